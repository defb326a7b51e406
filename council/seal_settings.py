"""What is wrong with the settings by which papers are signed, and signatures believed."""

import re
from pathlib import Path


def fault_of_stamping(address: str) -> str:
    """Return what is wrong with the address of a time-stamp service; nothing where it is sound or unset."""
    if not address or re.fullmatch(r"https?://[^\s/]+(/\S*)?", address):
        return ""
    return (
        f"TIMESTAMP_URL: “{address}” is no address of a time-stamp service (RFC 3161);"
        " say https://host/path, or leave it unset"
    )


def fault_of_trust(said: str, folder: Path) -> str:
    """Return what is wrong with the folder of those who are believed; nothing where it is there or unset."""
    if not said or folder.is_dir():
        return ""
    return (
        f"TRUST_FOLDER: {folder} is no folder; name the one that holds certificates (*.pem)"
        " and lists of revoked ones (*.crl), or leave it unset"
    )
