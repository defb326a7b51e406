"""The minutes of a meeting and its decision sheets, composed from the records into frozen texts."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from council.law.ruling import Ruling
from council.papers.composing.annexes import annexes, documents_of
from council.papers.composing.items import decision_numbers, item_texts
from council.papers.composing.late_papers import late_notes_of_meeting
from council.papers.composing.people import (
    absent,
    body_text,
    delegations,
    others,
    passages,
    presidings,
    signatures,
)
from council.papers.composing.powers import powers
from council.papers.composing.record import machine_record, meeting_record
from council.papers.composing.record_acts import Acts
from council.papers.composing.record_dates import materials_given
from council.papers.composing.record_items import item_record
from council.papers.composing.record_register import without_proofs
from council.papers.composing.rules_of_procedure import rules_note
from council.papers.composing.story import Story, circulate_by, number_of_meeting, read_story
from council.papers.decision_text import DecisionText
from council.papers.minutes_text import (
    MeetingForm,
    MeetingText,
    MinutesText,
    QuorumText,
    RegisterMark,
    Series,
)
from council.records.checkpoints import checkpoint_at_close
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.wording import sentence

# The ninth part of a protocol: after the last item, and no part of it.
CLOSING_TITLE = "Дата и место следующего заседания"


def compose_minutes(session: Session, meeting: Meeting, *, version: int, at: datetime) -> MinutesText:
    """Return the whole text of the minutes as the record stands now."""
    story = read_story(session, meeting, at)
    edition = story.floor.edition
    states, beside, papers, items = delegations(story), others(story), powers(story), item_texts(story)
    text = MinutesText(
        body=body_text(story),
        meeting=meeting_text(story),
        presiding=presidings(story),
        delegations=states,
        quorum=_quorum(story),
        items=items,
        signatures=signatures(story),
        version=version,
        absent=absent(story),
        others=beside,
        passages=passages(story),
        rules_note=rules_note(story),
        agenda_note=_agenda_note(story),
        closing=meeting.next_meeting_note,
        closing_title=CLOSING_TITLE,
        annexes=annexes(story, states, beside, papers, items),
        powers=papers,
        circulate_by=circulate_by(edition.circulation, meeting),
        circulation_clause=edition.circulation.clause,
        register=_register_mark(session, meeting),
        demonstration=meeting.body.is_demonstration,
    )
    return replace(text, record=machine_record(session, story, text))


def says_the_same(one: MinutesText, other: MinutesText) -> bool:
    """Say whether two versions tell the same, whatever their numbers and headings and however far the register has grown since."""
    bare = (
        replace(text, version=0, closing_title="", record=without_proofs(text.record))
        for text in (one, other)
    )
    first, second = (text.canonical() for text in bare)
    return first == second


def compose_decision(session: Session, meeting: Meeting, decision: Decision, *, at: datetime) -> DecisionText:
    """Return the text of the sheet of one adopted decision."""
    story = read_story(session, meeting, at)
    item = next(item for item in story.items if item.id == decision.item_id)
    chair, acts = signatures(story)[:1], Acts.of(session, meeting)
    return DecisionText(
        body=body_text(story),
        meeting=meeting_text(story),
        number=decision_numbers(story)[decision.id],
        title=item.title,
        item=item.position,
        points=tuple(decision.draft.points) if decision.draft else (),
        signatures=chair,
        annexes=documents_of(story, item),
        demonstration=meeting.body.is_demonstration,
        record={
            "format": "council-decision/2",
            "meeting": meeting_record(story, acts),
            "charter": story.floor.charter.code,
            "edition": story.floor.edition.in_force_from.isoformat(),
            "item": item_record(story, story.items.index(item), materials_given(session, meeting), acts),
            "decision": decision.public_id,
        },
    )


def meeting_text(story: Story) -> MeetingText:
    """Return which meeting it was, by the clock of the venue."""
    return meeting_text_of(story.meeting)


def meeting_text_of(meeting: Meeting) -> MeetingText:
    """Return which meeting it was, where the rest of its story is not told."""

    def local(moment: datetime) -> datetime:
        return moment.astimezone(meeting.venue_zone).replace(microsecond=0)

    return MeetingText(
        ordinal=meeting.ordinal,
        starts_on=local(meeting.opened_at or meeting.starts_at).date(),
        ends_on=local(meeting.closed_at or meeting.ends_at).date(),
        place=f"г. {meeting.city}",
        number=number_of_meeting(meeting),
        series=Series.ORDINARY if meeting.series == "regular" else Series.EXTRAORDINARY,
        form=MeetingForm(meeting.form.value),
        opened_at=local(meeting.opened_at) if meeting.opened_at else None,
        closed_at=local(meeting.closed_at) if meeting.closed_at else None,
    )


def _quorum(story: Story) -> QuorumText | None:
    """Return the quorum as it was ruled at the opening, from the register; nothing is computed anew.

    Asked in writing, a meeting has none at its opening: each vote tells its own.
    """
    if "quorum" not in story.opening or story.meeting.is_written:
        return None
    ruling = Ruling.from_json(story.opening["quorum"])
    figures = ruling.figures
    return QuorumText(
        members=int(str(figures["members"])),
        present=int(str(figures["present"])),
        required=int(str(figures["required"])),
        quorate=ruling.in_order,
        clause=ruling.clause,
        sentence=sentence(ruling, "ru"),
    )


def _register_mark(session: Session, meeting: Meeting) -> RegisterMark | None:
    checkpoint = checkpoint_at_close(session, meeting.id)
    return RegisterMark(checkpoint.size, checkpoint.root) if checkpoint else None


def _agenda_note(story: Story) -> str:
    notes = (_adoption_note(story), *late_notes_of_meeting(story))
    return " ".join(note for note in notes if note)


def _adoption_note(story: Story) -> str:
    adopted = story.meeting.agenda_adopted_at
    if adopted is None:
        return ""
    added = [str(item.position) for item in story.items if item.added_in_meeting]
    note = f"Повестка дня принята в {story.local(adopted):%H:%M}."
    return f"{note} На заседании включены пункты: {', '.join(added)}." if added else note
