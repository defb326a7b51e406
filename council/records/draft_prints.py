"""The two files of a version of the minutes: the draft, marked so on every page, and the one that is to be signed."""

from collections.abc import Iterable, Mapping

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from council.records.minutes import DRAFT_MARK, MinutesVersion, Rendering, Signature
from council.records.preparations import Preparation, version_past_drafting
from council.records.printing import renderings_of
from council.records.remarks import RemarkRound


def draft_of(version: str) -> str:
    """Return as what the marked draft of a version is printed."""
    return DRAFT_MARK + version[1:]


def is_print_of_draft(thing: str) -> bool:
    return thing.startswith(DRAFT_MARK)


def version_of_draft(session: Session, thing: str) -> MinutesVersion | None:
    """Return the version whose marked draft was printed as this; None of every other thing."""
    if not is_print_of_draft(thing):
        return None
    rest = func.substr(MinutesVersion.public_id, 2) == thing[1:]
    return session.scalars(select(MinutesVersion).where(rest)).one_or_none()


def was_shown(session: Session, version: MinutesVersion) -> bool:
    """Say whether the version has left the secretariat: to the states for remarks, or to who signs."""
    left = (exists().where(laid.version_id == version.id) for laid in (RemarkRound, Preparation, Signature))
    return bool(session.scalar(select(or_(*left))))


def files_shown(session: Session, versions: Iterable[MinutesVersion]) -> Mapping[str, Rendering]:
    """Return which file of each version is shown: the one to sign of what is signed or prepared, of all else the draft.

    Versions printed before drafts were marked have the one file, and it is shown. While one of two is not printed, none is.
    """
    asked = list(versions)
    names = [one.public_id for one in asked]
    printed = renderings_of(session, [*names, *map(draft_of, names)])
    past = {version_past_drafting(session, minutes) for minutes in {one.minutes for one in asked}}
    return {
        one.public_id: own if one.id in past else printed.get(draft_of(one.public_id), own)
        for one in asked
        if (own := printed.get(one.public_id)) is not None
    }


def file_shown(session: Session, version: MinutesVersion) -> Rendering | None:
    """Return which file of the version is shown, once it is printed."""
    return files_shown(session, [version]).get(version.public_id)


def digest_to_sign(session: Session, version: MinutesVersion, shown: str) -> str:
    """Return the digest of the file to sign where the one that was read is its marked draft; else what was shown."""
    draft = renderings_of(session, [draft_of(version.public_id)]).get(draft_of(version.public_id))
    is_draft = draft is not None and draft.file.sha256 == shown
    return version.rendering.file.sha256 if is_draft and version.rendering is not None else shown
