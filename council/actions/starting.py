"""Whether the installation may begin to serve: each reason why not, and what its operator does about it.

Asked by whatever serves: the web server before it takes its first request, and the worker.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from council.actions.entering import CLOCK_TOLERANCE
from council.records.database import db
from council.records.register import RegisterEntry, leaf_at, roots_at
from council.records.schema import is_known, version_of, wanted_version
from council.records.trace import Entered, Trace
from council.records.witness import Witness, Witnessed
from council.settings import Settings


@dataclass(frozen=True)
class StartRefusal:
    """Why the installation does not serve; `restorable` what two persons together may take upon themselves."""

    name: str
    told: str
    cure: str
    restorable: bool = False

    def __str__(self) -> str:
        return f"{self.told} Nothing was started. {self.cure}"


class StartRefused(Exception):
    """The installation does not serve as it stands."""

    def __init__(self, refusals: list[StartRefusal]) -> None:
        super().__init__("\n".join(map(str, refusals)))
        self.refusals = refusals


Check = Callable[[Settings, datetime], Iterator[StartRefusal]]


def require_sound_start(settings: Settings, *, at: datetime) -> None:
    """Refuse to serve with every reason that stands in the way."""
    if refusals := refusals_to_start(settings, at=at):
        raise StartRefused(refusals)


def refusals_to_start(settings: Settings, *, at: datetime) -> list[StartRefusal]:
    """Return every reason; the register is looked at only in tables this code knows."""
    refusals = [refusal for check in OF_THE_INSTALLATION for refusal in check(settings, at)]
    try:
        if not refusals:
            refusals = [refusal for check in OF_THE_REGISTER for refusal in check(settings, at)]
    finally:
        db.session.remove()
    return refusals


def tables_are_known(settings: Settings, at: datetime) -> Iterator[StartRefusal]:
    """Refuse tables of another version of the code: an act written into them could lose a column."""
    try:
        current = version_of(db.session.connection())
    except SQLAlchemyError as fault:
        yield StartRefusal(
            "unreachable", f"The database cannot be read: {fault.__class__.__name__}.", "Check DATABASE_URL."
        )
        return
    if current == wanted_version():
        return
    stands = f"The database stands at migration {current or 'none'}, this code at {wanted_version()}."
    if current is None or is_known(current):
        yield StartRefusal("not_migrated", stands, "Run `flask --app app migrate` first.")
    else:
        yield StartRefusal(
            "unknown_migration",
            stands,
            "It was migrated by a newer code: install that one, or restore a backup.",
        )


def clock_goes_forward(settings: Settings, at: datetime) -> Iterator[StartRefusal]:
    """Refuse to act by a clock that stands before what was entered already."""
    last = db.session.scalar(select(RegisterEntry.at).order_by(RegisterEntry.sequence.desc()).limit(1))
    if last is not None and at < last - CLOCK_TOLERANCE:
        yield StartRefusal(
            "clock_behind",
            f"The clock of this machine shows {at:%Y-%m-%d %H:%M:%S} UTC, the last act was entered at"
            f" {last:%Y-%m-%d %H:%M:%S} UTC.",
            "Set the clock (a time service keeps it). Were acts entered by a clock that ran ahead, two persons"
            " accept that by `flask --app app register accept-restored`.",
            restorable=True,
        )


def register_leads_to_witness(settings: Settings, at: datetime) -> Iterator[StartRefusal]:
    """Refuse a database that was set back in time or rebuilt: the files beside it remember more."""
    trace = Trace.of(settings)
    lost, entry = lost_checkpoints(Witness(settings.witness_file)), lost_entry(trace)
    told = []
    if lost:
        newest = max(seen.size for seen in lost)
        told.append(
            f"{len(lost)} checkpoint(s) kept in {settings.witness_file.name}, the newest over {newest} entries"
        )
    if entry is not None:
        told.append(f"entry {entry.sequence} noted in {trace.path.name}")
    if not told:
        return
    yield StartRefusal(
        "register_set_back",
        f"The register does not lead to {' and '.join(told)}: the database is an older copy, or its register was"
        " cut or rebuilt.",
        "Put the newest database back. Where none is left, two persons accept this one by"
        " `flask --app app register accept-restored`; a new installation begins in an empty DATA_DIR.",
        restorable=True,
    )


def lost_checkpoints(witness: Witness) -> list[Witnessed]:
    """Return the checkpoints kept outside the database that the register does not lead to."""
    kept = witness.all()
    roots = roots_at(db.session(), {seen.size for seen in kept})
    return [seen for seen in kept if roots.get(seen.size) != seen.root]


def lost_entry(trace: Trace) -> Entered | None:
    """Return the newest entry noted outside the database, where the register does not hold it."""
    seen = trace.newest()
    db.session.rollback()  # what others have entered since the last look is seen next, as it is in the trace
    return None if seen is None or leaf_at(db.session(), seen.sequence) == seen.leaf else seen


OF_THE_INSTALLATION: tuple[Check, ...] = (tables_are_known,)
OF_THE_REGISTER: tuple[Check, ...] = (clock_goes_forward, register_leads_to_witness)
