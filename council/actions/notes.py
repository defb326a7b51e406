"""What was heard and who spoke on an item, written down by the secretariat until the protocol goes to be signed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting
from council.actions.minutes import minutes_of
from council.actions.permission import require
from council.actions.refusals import Conflict, require_in_order
from council.actions.texts import clean_for_minutes
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.database import transaction
from council.records.floor import charter_of
from council.records.meetings import Meeting
from council.records.minutes import ItemNotes, ReplacedNotes
from council.records.preparations import preparation_of


def record_notes(
    *, item: str, heard: str, spoke: str, remarks: str = "", revision: int, by: Actor, at: datetime
) -> ItemNotes:
    """Record who was heard and who spoke on an item, until the minutes are signed.

    `revision` is the one the writer saw (0 where there was none): a text that somebody
    else has changed meanwhile is not overwritten. What is written over is kept.
    """
    require(by, "notes.recorded")
    written = {"heard": heard, "spoke": spoke, "remarks": remarks}
    texts = {name: clean_for_minutes(text, field=name) for name, text in written.items()}
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        require_in_order(editing_ruling(session, question.meeting))
        notes = session.scalars(select(ItemNotes).where(ItemNotes.item_id == question.id)).one_or_none()
        if notes is not None and _says(notes, texts):
            return notes
        _refuse_stale(notes, revision)
        if notes is None:
            notes = ItemNotes(item_id=question.id, revision=0)
            session.add(notes)
        else:
            session.add(_kept(notes))
        notes.heard, notes.spoke, notes.remarks = texts["heard"], texts["spoke"], texts["remarks"]
        notes.revision = revision + 1
        notes.updated_at, notes.updated_by_id = at, by.person_id
        session.flush()
        enter(
            session, "notes.recorded", of=question, by=by, at=at, meeting_id=question.meeting_id, rows=[notes]
        )
        return notes


def _kept(notes: ItemNotes) -> ReplacedNotes:
    """Return what is about to be written over, as a row that stays."""
    return ReplacedNotes(
        item_id=notes.item_id, revision=notes.revision, heard=notes.heard, spoke=notes.spoke,
        remarks=notes.remarks, written_at=notes.updated_at, written_by_id=notes.updated_by_id,
    )  # fmt: skip


def editing_ruling(session: Session, meeting: Meeting) -> Ruling:
    """Return whether the texts written by hand may change: not once the protocol is prepared for signature."""
    minutes = minutes_of(session, meeting)
    facts = MinutesFacts(
        is_signed=minutes is not None and minutes.is_signed,
        is_prepared=minutes is not None and preparation_of(session, minutes.id) is not None,
    )
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    return rule_on_step(edition, Step.EDIT_MINUTES, facts)


def _says(notes: ItemNotes, texts: dict[str, str]) -> bool:
    """Say whether these very texts stand already, so that a form sent twice changes nothing."""
    return all(getattr(notes, name) == text for name, text in texts.items())


def _refuse_stale(notes: ItemNotes | None, revision: int) -> None:
    if (notes.revision if notes else 0) != revision:
        raise Conflict(
            "Пока вы писали, записи по этому вопросу изменил другой сотрудник. Ничего не потеряно:"
            " сверьте оба текста и выберите, какой останется.",
            "Somebody else has changed the notes on this item. Nothing is lost: compare both texts and choose which one stays.",
        )
