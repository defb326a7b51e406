"""What a protocol prints of its own record: the fingerprint, the address to check it at, and the same as a QR code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import segno
from markupsafe import Markup

GROUP = 8


@dataclass(frozen=True)
class SelfProof:
    """The fingerprint of minutes.json, which the PDF carries: its own digest no file can hold."""

    fingerprint: str
    address: str  # empty where nobody said by which address the site is reached

    @classmethod
    def of(cls, record: bytes, *, site: str) -> SelfProof:
        """Return the proof of a record as it is attached, byte for byte."""
        fingerprint = hashlib.sha256(record).hexdigest()
        return cls(fingerprint, f"{site.rstrip('/')}/verify/{fingerprint}" if site else "")

    @property
    def in_groups(self) -> str:
        """Return the fingerprint as it is printed, to be compared by the eye."""
        groups = range(0, len(self.fingerprint), GROUP)
        return " ".join(self.fingerprint[start : start + GROUP] for start in groups)

    @property
    def page(self) -> str:
        """Return the address of the page to check papers at, as one reads it aloud: without the scheme."""
        return self.address.partition("://")[2].rpartition("/")[0]

    @property
    def qr(self) -> Markup:
        """Return the code as a drawing in the page itself, so that nothing is fetched for it."""
        drawn = segno.make(self.address, error="m").svg_inline(
            border=0, title="QR-код с адресом страницы проверки", svgclass="qr", lineclass=None, omitsize=True
        )
        return Markup(drawn)  # noqa: S704 - segno's own drawing; of the address it holds the squares alone
