"""Signatures of which the latest look found worse than the look before: a certificate was revoked, or is believed no more."""

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from council.records.file_signatures import Revocation, SignatureFinding, Soundness, Standing
from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.register import RegisterEntry


def papers_with_worse_signatures(body_id: int) -> Select[tuple[str, Meeting]]:
    """Ask for the papers of a body, each with its meeting; another look that finds the same ends it."""
    last, before, between = aliased(SignatureFinding), aliased(SignatureFinding), aliased(SignatureFinding)
    newer = exists().where(_same(between, last), between.checked_at > last.checked_at)
    nearer = exists().where(
        _same(between, last), between.checked_at < last.checked_at, between.checked_at > before.checked_at
    )
    of_paper = and_(RegisterEntry.thing_id == Rendering.thing_id, RegisterEntry.act.endswith(".printed"))
    return (
        select(Rendering.thing_id, Meeting)
        .select_from(last)
        .join(before, and_(_same(before, last), before.checked_at < last.checked_at))
        .join(Rendering, Rendering.id == last.rendering_id)
        .join(RegisterEntry, of_paper)
        .join(Meeting, Meeting.id == RegisterEntry.meeting_id)
        .where(Meeting.body_id == body_id, ~_is_believed(last), _is_believed(before), ~newer, ~nearer)
        .distinct()
    )


def _same(one: type[SignatureFinding], other: type[SignatureFinding]) -> ColumnElement[bool]:
    return and_(one.file_id == other.file_id, one.place == other.place)


def _is_believed(found: type[SignatureFinding]) -> ColumnElement[bool]:
    """Say what `SignatureFinding.is_believed` says, of a row in the query."""
    return and_(
        found.soundness == Soundness.INTACT,
        found.standing == Standing.BELIEVED,
        func.coalesce(found.revocation, "") != Revocation.REVOKED,
    )
