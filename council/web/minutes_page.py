"""The minutes of a meeting as their page shows them: not yet closed, to draft, printing, to sign, or signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.paper_scopes import decisions_seen_by
from council.access.seeing import seen_by
from council.actions.drafted_texts import text_of
from council.actions.minutes import drafting_ruling, is_outdated, minutes_of, signing_ruling
from council.law.meeting_deadlines import ADOPTED_DONE
from council.law.ruling import Ruling
from council.papers.composing.story import number_of_meeting
from council.papers.minutes_text import MinutesText
from council.records.agenda import Item
from council.records.corrections import MinutesCorrection
from council.records.decisions import Decision, DecisionNumber
from council.records.draft_prints import files_shown
from council.records.file_signatures import last_believed_file
from council.records.floor import Floor, floor_of
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.minutes import ItemNotes, Minutes, MinutesVersion, Rendering, Signature
from council.records.people import Person
from council.records.preparations import sending_ruling
from council.records.printing import given_up, printing_of, renderings_of
from council.records.sent import sent_for
from council.records.sent_rulings import adopted_ruling
from council.web.minutes_corrections import MinutesCorrections
from council.web.minutes_course import MinutesCourse
from council.web.printing_state import PrintingState, printing_state


@dataclass(frozen=True)
class MinutesPage:
    """What the page of the minutes is drawn from."""

    session: Session
    meeting: Meeting
    actor: Actor
    at: datetime
    floor: Floor
    minutes: Minutes | None

    @property
    def zone(self) -> str:
        return self.meeting.zone

    @cached_property
    def state(self) -> str:
        """Return where the minutes stand for the reader; it names the template that shows it."""
        if self.meeting.closed_at is None:
            return "not_closed"
        if self.minutes is None:
            return "to_draft"
        if self.minutes.is_signed:
            return "signed"
        if not self.handles_drafts:
            return "awaited"
        if self.printed is None:
            return "rendering"
        return "drafted" if self.course.preparation is None else "prepared"

    @cached_property
    def course(self) -> MinutesCourse:
        """Return what has happened to the draft on its way to the signature."""
        return MinutesCourse(self.session, self.floor, self.minutes, self.actor, self.at)

    @property
    def reads_remarks(self) -> bool:
        """Say whether the remarks of the states are the reader's to read: the delegations' and who keeps the drafts."""
        return self.handles_drafts or self.actor.delegation_id is not None

    @property
    def signer(self) -> Person | None:
        """Return who presided last, and therefore signs."""
        last = self.floor.presiding
        return last.participant.person if last is not None else None

    @property
    def is_signer(self) -> bool:
        return self.signer is not None and self.signer.id == self.actor.person_id

    @property
    def handles_drafts(self) -> bool:
        """Say whether drafts of these minutes are the reader's to read: who composes them, and who presided."""
        presided = {entry.participant.person_id for entry in self.floor.presidings}
        return self.actor.is_secretariat or self.actor.person_id in presided

    @property
    def versions(self) -> list[MinutesVersion]:
        """Return the versions, the latest first."""
        return self.minutes.versions[::-1] if self.minutes else []

    @cached_property
    def renderings(self) -> Mapping[str, Rendering]:
        """Return the file of each version that is shown: of drafts the one marked so."""
        return files_shown(self.session, self.versions)

    @property
    def printed(self) -> Rendering | None:
        """Return the PDF of the latest version, as it is shown."""
        return self.renderings.get(self.versions[0].public_id) if self.versions else None

    @cached_property
    def file_in_force(self) -> StoredFile:
        """Return the file of the signed version whose digest its holder can compute: with the signatures in it."""
        return last_believed_file(self.session, self.renderings[self.composed.public_id])

    @property
    def printing(self) -> PrintingState:
        job = printing_of(self.session, self.versions[0].public_id)
        return printing_state(self.session, job, self.zone, at=self.at)

    @property
    def number(self) -> str:
        return number_of_meeting(self.meeting)

    @property
    def composed(self) -> MinutesVersion:
        """Return the version that counts: the signed one, else the latest."""
        return self.signature.version if self.signature else self.versions[0]

    @cached_property
    def text(self) -> MinutesText:
        return text_of(self.composed)

    @property
    def numbers_given(self) -> list[str]:
        """Return the numbers the decisions bear in the text, and will bear by the signature."""
        return [held.number for item in self.text.items for held in item.proceedings if held.number]

    @property
    def opinions(self) -> int:
        return sum(len(held.opinions) for item in self.text.items for held in item.proceedings)

    @cached_property
    def outdated(self) -> bool:
        return self.minutes is not None and is_outdated(self.session, self.minutes, self.at)

    @property
    def drafting(self) -> Ruling:
        return drafting_ruling(self.session, self.floor, self.minutes)

    @property
    def signing(self) -> Ruling | None:
        """Return whether the reader may sign the file that the page shows."""
        if self.minutes is None or self.printed is None:
            return None
        return signing_ruling(
            self.session, self.floor, self.minutes, self.actor, shown=self.printed.file.sha256
        )

    @property
    def is_signed(self) -> bool:
        return self.minutes is not None and self.minutes.is_signed

    @property
    def signature(self) -> Signature | None:
        return self.minutes.signature if self.minutes else None

    def is_signed_over(self, sha256: str) -> bool:
        """Say whether the reader has signed this very file already, as when the form is sent twice."""
        mine = self.signature is not None and self.signature.signed_by_id == self.actor.person_id
        return mine and self.signature.sha256 == sha256

    @cached_property
    def circulation(self) -> Ruling | None:
        """Return whether the adopted documents can still be sent out in time, by the term that the minutes print."""
        due, rule = self.text.circulate_by, self.floor.edition.circulation
        if due is None:
            return None
        if self.is_signed and (waits := sending_ruling(self.session, self.meeting)).bars:
            return waits
        sent = sent_for(self.meeting, [seat.code for seat in self.floor.seats])
        return adopted_ruling(self.meeting, sent, at=self.at, last=due - timedelta(days=rule.days))

    @property
    def is_circulated(self) -> bool:
        """Say whether nothing of what was adopted is left to be sent: the term is told as the past then."""
        return self.circulation is not None and self.circulation.finding in ADOPTED_DONE

    @cached_property
    def corrections(self) -> MinutesCorrections:
        return MinutesCorrections(self.session, self.meeting, self.minutes, self.actor, self.at)

    @property
    def replaced_by(self) -> MinutesCorrection | None:
        """Return the correction in force in the place of the signed protocol."""
        return self.corrections.in_force

    @property
    def signatory(self) -> Person | None:
        return self.session.get(Person, self.signature.signed_by_id) if self.signature else None

    @cached_property
    def items(self) -> Sequence[Item]:
        query = seen_by(self.actor, Item).where(Item.meeting_id == self.meeting.id, Item.dropped_at.is_(None))
        return self.session.scalars(query.order_by(Item.position)).all()

    @cached_property
    def notes(self) -> dict[int, ItemNotes]:
        """Return what is written on the items, by their keys."""
        keys = [item.id for item in self.items]
        found = self.session.scalars(select(ItemNotes).where(ItemNotes.item_id.in_(keys)))
        return {notes.item_id: notes for notes in found}

    @property
    def unwritten(self) -> list[Item]:
        """Return the items whose notes do not tell who was heard; that others spoke is not so on each, nor in writing."""
        if self.meeting.is_written:
            return []
        told = {key for key, notes in self.notes.items() if notes.heard}
        return [item for item in self.items if item.id not in told]

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """Return the decisions the signature has numbered, in the order of their numbering."""
        numbered = decisions_seen_by(self.actor).where(DecisionNumber.meeting_id == self.meeting.id)
        return self.session.scalars(numbered.order_by(DecisionNumber.id)).all()

    @cached_property
    def sheets(self) -> dict[str, Rendering]:
        return renderings_of(self.session, [decision.public_id for decision in self.decisions])

    @property
    def sheets_given_up(self) -> frozenset[str]:
        """Return the decisions whose sheets could not be printed; the secretariat has them tried again."""
        return given_up(self.session) if self.actor.is_secretariat else frozenset()


def minutes_page(session: Session, meeting: Meeting, actor: Actor, *, at: datetime) -> MinutesPage:
    """Read the minutes of a meeting for the actor."""
    floor = floor_of(session, meeting, meeting.closed_at or at)
    return MinutesPage(session, meeting, actor, at, floor, minutes_of(session, meeting))
