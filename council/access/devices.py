"""On which devices and from which places a person signs in, and which sign-in is the first from where it comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.signing_in import place_of
from council.records.sessions import WebSession

# As browsers name themselves; each also names those it descends from, so the youngest come first.
BROWSERS = (
    ("YaBrowser/", "Яндекс Браузер"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
MACHINES = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)  # fmt: skip

# A council meets a few times a year: a device of the last meeting is still known at the next.
REMEMBERED_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Whence:
    """From which network a browser comes, and of which kind it is; its version changes too often to tell anything."""

    place: str
    device: str


def device_of(agent: str) -> str:
    """Return of which browser and machine a browser that called itself so is; empty where nobody knows."""
    known = [next((name for mark, name in names if mark in agent), None) for names in (BROWSERS, MACHINES)]
    return ", ".join(name for name in known if name)


def whence(address: str, agent: str) -> Whence:
    """Return from where a browser comes."""
    return Whence(place_of(address), device_of(agent))


def is_from_new_place(earlier: Iterable[Whence], now: Whence) -> bool:
    """Say whether nobody has ever signed in from that network, or on such a device; a first sign-in surprises nobody."""
    before = set(earlier)
    return bool(before) and (
        now.place not in {one.place for one in before} or now.device not in {one.device for one in before}
    )


def places_known(session: Session, person_id: int, *, at: datetime) -> list[Whence]:
    """Return from where the person has signed in until the moment."""
    query = select(WebSession.address, WebSession.agent).where(
        WebSession.person_id == person_id, WebSession.began_at < at, WebSession.began_at > at - REMEMBERED_FOR
    )
    return [whence(address, agent) for address, agent in session.execute(query)]


def sessions_from_new_places(session: Session, living: Iterable[WebSession]) -> set[str]:
    """Return which of a person's sessions (by public identifier) were the first from where they came."""
    return {
        held.public_id
        for held in living
        if is_from_new_place(
            places_known(session, held.person_id, at=held.began_at), whence(held.address, held.agent)
        )
    }
