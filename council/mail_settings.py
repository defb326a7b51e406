"""What may be said of the mail server, the sender and the site's address; each answer is what is wrong, or nothing."""

from __future__ import annotations

from email.utils import parseaddr
from urllib.parse import urlsplit


def fault_of_server(url: str) -> str:
    """Return what is wrong with the address of a mail server; none is an answer too."""
    named = urlsplit(url)
    if not url or (named.scheme in {"smtp", "smtps"} and named.hostname):
        return ""
    return (
        "MAIL_URL: say smtp://user:password@mail.example:587, or smtps:// where the server speaks TLS at once"
    )


def fault_of_sender(said: str, *, is_wanted: bool) -> str:
    """Return what is wrong with the sender, without whom no server takes a letter."""
    local, _, domain = parseaddr(said)[1].rpartition("@")
    if (not said and not is_wanted) or (local and domain and said.isprintable()):
        return ""
    return "MAIL_FROM: say who writes, for example “Secretariat <secretariat@council.example>”"


def fault_of_site(url: str) -> str:
    """Return what is wrong with the address by which readers come."""
    named = urlsplit(url)
    if not url or (
        named.scheme in {"http", "https"} and named.hostname and not (named.query or named.fragment)
    ):
        return ""
    return "PUBLIC_URL: say the address by which readers come, https://council.example"
