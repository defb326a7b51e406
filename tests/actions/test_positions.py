"""A state says what it thinks of the text it was asked about: anew of each text, in time or late, bound by nothing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.access.register_scopes import entries_seen_by
from council.access.seeing import seen_by
from council.actions.convening import cancel_meeting, publish_agenda
from council.actions.credential_reach import Reach
from council.actions.drafts import write_draft
from council.actions.issued_papers import issue_paper, text_of_issued
from council.actions.position_questions import ask_positions
from council.actions.positions import give_position
from council.actions.positions_by_letter import enter_position
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.state_letters import LetterOfState
from council.law.credentials import Scope
from council.law.positions import Stance
from council.records.agenda import Disinterest, Item
from council.records.bodies import Body
from council.records.database import db
from council.records.files import FileStore
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.mail import Letter, LetterKind
from council.records.matters import MatterKind, outstanding
from council.records.people import Office
from council.records.positions import asked_of_item
from council.records.register import RegisterEntry
from tests.actions.test_contents import PDF_FILE
from tests.ledger import refused, registered
from tests.world import (
    STARTS_AT,
    STATES,
    a_meeting,
    a_running_meeting,
    a_substitute,
    an_item,
    email_of,
    enter_person,
)

DUE = date(2026, 5, 20)


def ask(held, item=None, *, due_on=DUE, by=None):
    world = held.world
    return ask_positions(
        meeting=held.meeting, item=item, due_on=due_on, by=by or world.officer, at=world.tick()
    )


def give(held, state, stance=Stance.AGREE, *, item=None, remarks="", by=None, draft=None):
    world, item = held.world, item or held.item
    return give_position(
        item=item, draft=draft or held.texts[item], state=state, stance=stance, remarks=remarks,
        by=by or world.member(state), at=world.tick(),
    )  # fmt: skip


def letter(
    number="12/3",
    *,
    dated=date(2026, 4, 20),
    received=date(2026, 4, 22),
    scan=None,
    why="передано по телефону",
):
    return LetterOfState(number, dated, received, scan, "" if scan else why)


def enter_by_letter(
    held,
    state,
    stance=Stance.AGREE,
    *,
    of=None,
    over="",
    reason="",
    remarks="",
    by=None,
    item=None,
    store=None,
):
    world, item = held.world, item or held.item
    return enter_position(
        meeting=held.meeting, item=item, draft=held.texts[item], state=state, stance=stance, remarks=remarks,
        letter=of or letter(), over=over, over_own_word=reason, store=store, by=by or world.officer, at=world.tick(),
    )  # fmt: skip


def letters_asking(records):
    records.rollback()
    query = select(Letter).where(Letter.kind == LetterKind.POSITIONS_ASKED).order_by(Letter.id)
    return [(one.address, one.matter, one.words["ru"]["paragraphs"]) for one in records.scalars(query)]


@pytest.fixture
def asked(world):
    """A published meeting of two items, on both of which the states are asked."""
    held = a_meeting(world, items=2)
    keep_texts(held, ask(held))
    return held


def keep_texts(held, questions):
    held.texts = {
        item: question.draft.public_id for item, question in zip(held.items, questions, strict=True)
    }


def standing(records, held, state, item=None):
    records.rollback()
    found = records.scalars(select(Item).where(Item.public_id == (item or held.item))).one()
    asked = asked_of_item(records, found.id)
    [seat_id] = {said.seat_id for said in asked.positions if said.seat.code == state} or {0}
    return asked, asked.standing(seat_id), asked.earlier(seat_id)


def owing(records, held, at):
    records.rollback()
    body = records.scalars(select(Body)).one()
    found = outstanding(records, body, at=at)
    return {one.state for one in found if one.kind is MatterKind.POSITION and one.thing == held.meeting}


def test_the_last_word_stands_and_the_earlier_stays_on_record(asked, records):
    give(asked, "KZ")
    give(asked, "KZ", Stance.REMARKS, remarks="Срок – до 1 октября.")
    with refused(Conflict):
        give(asked, "KZ", Stance.REMARKS, remarks="Срок – до 1 октября.")
    question, last, _earlier = standing(records, asked, "KZ")
    assert (last.stance, last.remarks, last.is_late) == (Stance.REMARKS, "Срок – до 1 октября.", False)
    assert [said.stance for said in question.positions] == [Stance.AGREE, Stance.REMARKS]


def test_a_new_text_asks_anew_and_the_earlier_answer_stands_for_the_earlier_text(asked, records, world):
    give(asked, "KZ", Stance.OBJECT)
    read = asked.texts[asked.item]
    write_draft(item=asked.item, points=["Одобрить иначе."], by=world.officer, at=world.tick())
    assert standing(records, asked, "KZ")[1] is not None, "until it is published nobody is asked about it"

    publish_agenda(meeting=asked.meeting, by=world.officer, at=world.tick())
    question, last, earlier = standing(records, asked, "KZ")
    assert (last, earlier.stance, earlier.question.draft.number) == (None, Stance.OBJECT, 1)
    assert (question.question.draft.number, question.question.due_on) == (2, DUE)
    with refused(Conflict):
        give(asked, "KZ", draft=read)
    give(asked, "KZ", draft=question.question.draft.public_id)
    assert standing(records, asked, "KZ")[1].stance is Stance.AGREE
    assert standing(records, asked, "RU", asked.items[1])[0].question.draft.number == 1, (
        "the other text is the same"
    )


def test_another_day_for_the_same_text_keeps_what_was_said(asked, records):
    give(asked, "KZ")
    ask(asked, asked.item, due_on=DUE + timedelta(days=3))
    question, last, _earlier = standing(records, asked, "KZ")
    assert (question.question.due_on, last.stance) == (DUE + timedelta(days=3), Stance.AGREE)


def test_after_its_day_a_position_is_marked_late(asked, records, world):
    world.clock.move_to(STARTS_AT - timedelta(days=3))
    give(asked, "KZ")
    assert standing(records, asked, "KZ")[1].is_late


def test_silence_is_owed_until_spoken_and_never_a_position(asked, records, world):
    assert owing(records, asked, world.clock.now) == {"AM", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM", "UZ"}
    give(asked, "KZ")
    assert "KZ" in owing(records, asked, world.clock.now), "there is another text"
    give(asked, "KZ", item=asked.items[1])
    assert "KZ" not in owing(records, asked, world.clock.now)
    assert standing(records, asked, "RU")[1] is None


def test_no_interest_in_a_text_declares_no_disinterest_under_the_regulation(asked, records):
    give(asked, "KZ", Stance.NO_INTEREST)
    records.rollback()
    assert records.scalars(select(Disinterest)).all() == []


def test_the_focal_point_and_the_substitute_speak_for_their_state_and_for_no_other(asked, world):
    enter_person(world, "focal", office=Office.FOCAL_POINT, seat="KZ")
    give(asked, "KZ", by=world.actor("focal"))
    code, _paper = a_substitute(asked, "KG", reach=Reach(Scope.ITEMS, (asked.items[1],)))
    substitute = world.actor(code, meeting=asked.meeting)
    give(asked, "KG", item=asked.items[1], by=substitute)
    with refused(NotInOrder):
        give(asked, "KG", by=substitute)
    with refused(Forbidden):
        give(asked, "UZ", by=world.actor("focal"))


@pytest.mark.parametrize("code", ["officer", "operator", "observer", "advisory", "RU"])
def test_nobody_speaks_for_another_state(asked, world, code):
    with refused(Forbidden):
        give(asked, "KZ", by=world.actor(code))


@pytest.mark.parametrize("code", ["KZ", "operator", "observer"])
def test_the_secretariat_asks(world, code):
    held = a_meeting(world)
    with refused(Forbidden):
        ask(held, by=world.actor(code))


def test_what_was_not_asked_is_not_answered(world, asked):
    with refused(Incomplete):
        give(asked, "KZ", Stance.REMARKS)
    later = an_item(asked)
    with refused(NotInOrder):
        give(asked, "KZ", item=later, draft=asked.texts[asked.item])
    with refused(Incomplete):
        ask(asked, later)  # its text is not published yet
    with refused(NotInOrder):
        ask(asked, due_on=STARTS_AT.date())
    with refused(NotInOrder):
        ask(asked, due_on=date(2026, 3, 1))
    cancel_meeting(meeting=asked.meeting, reason="не созвано", by=world.head, at=world.tick())
    with refused(NotInOrder):
        give(asked, "KZ")


def test_nobody_is_asked_once_the_meeting_runs_or_before_it_is_known(world):
    for held in (a_running_meeting(world), a_meeting(world, published=False)):
        with refused(NotInOrder):
            ask(held)


def test_each_delegation_is_asked_by_one_letter_and_who_has_spoken_by_none(asked, records, world):
    told = letters_asking(records)
    assert sorted(address for address, _matter, _said in told) == sorted(map(email_of, STATES))
    assert {matter for _address, matter, _said in told} == {
        f"position:{asked.meeting}:{one}" for one in STATES
    }
    assert [line for line in told[0][2] if line.startswith("–")] == ["– О вопросе 1", "– О вопросе 2"]
    with refused(Conflict):
        ask(asked)
    for item in asked.items:
        give(asked, "KZ", item=item)
    ask(asked, due_on=DUE + timedelta(days=2))
    again = letters_asking(records)[len(told) :]
    assert email_of("KZ") not in [address for address, *_rest in again], "it has answered on both texts"
    assert len(again) == len(STATES) - 1


def test_a_text_changed_after_the_answer_is_asked_about_by_letter(asked, records, world):
    for item in asked.items:
        give(asked, "KZ", item=item)
    before = len(letters_asking(records))
    write_draft(item=asked.item, points=["Одобрить иначе."], by=world.officer, at=world.tick())
    publish_agenda(meeting=asked.meeting, by=world.officer, at=world.tick())
    asked_again = letters_asking(records)[before:]
    assert email_of("KZ") in [address for address, *_rest in asked_again]
    assert [line for line in asked_again[0][2] if line.startswith("–")] == ["– О вопросе 1"], (
        "the other stands"
    )


def test_a_letter_on_paper_is_a_later_word_and_takes_the_place_of_none(asked, records, world, tmp_path):
    own = give(asked, "KZ").public_id
    world.clock.move_to(STARTS_AT - timedelta(days=20))
    on_paper = letter(dated=date(2026, 5, 10), received=date(2026, 5, 12), scan=PDF_FILE)
    with refused(Conflict):
        enter_by_letter(asked, "KZ", Stance.OBJECT, of=on_paper)  # nobody has read that the state has spoken
    with registered("position.entered"):
        said = enter_by_letter(
            asked, "KZ", Stance.OBJECT, of=on_paper, over=own, store=FileStore(tmp_path)
        )  # fmt: skip
    question, last, _earlier = standing(records, asked, "KZ")
    assert [one.stance for one in question.positions] == [Stance.AGREE, Stance.OBJECT]
    assert (last.public_id, last.letter.number, last.letter.file.media_type) == (
        said.public_id,
        "12/3",
        "application/pdf",
    )

    other = enter_by_letter(
        asked, "KZ", item=asked.items[1], of=letter(dated=date(2026, 5, 10), received=date(2026, 5, 12))
    )
    assert other.letter_id == said.letter_id, "one letter speaks of two items"
    give(asked, "KZ", Stance.NO_INTEREST)
    assert standing(records, asked, "KZ")[1].letter is None, "the state itself has the last word"


@pytest.mark.parametrize(
    ("of", "refusal"),
    [
        (letter(received=date(2026, 4, 19)), Incomplete),  # received before it was written
        (letter(received=date(2026, 6, 1)), Incomplete),  # not yet received
        (letter("  "), Incomplete),
        (letter("41", why=" "), Incomplete),  # nothing to check it by
        (letter(dated=date(1888, 1, 1)), Incomplete),
        (letter("12/3", received=date(2026, 4, 21)), Conflict),  # on record with another day
        (letter("12/3", scan=PDF_FILE), Conflict),  # on record without a scan
    ],
)
def test_a_letter_is_named_as_it_was_and_stays_as_it_was_named(asked, tmp_path, of, refusal):
    world = asked.world
    world.clock.move_to(STARTS_AT - timedelta(days=20))
    enter_by_letter(asked, "UZ", of=letter())
    with refused(refusal):
        enter_by_letter(asked, "UZ", item=asked.items[1], of=of, store=FileStore(tmp_path))


def test_of_one_day_the_states_own_word_stands_unless_put_aside_knowingly(asked, records, world):
    world.clock.move_to(STARTS_AT - timedelta(days=20))
    own, today = give(asked, "KZ").public_id, world.clock.now.date()
    of_today = letter(received=today)
    with refused(NotInOrder, "position_letter_same_day"):
        enter_by_letter(asked, "KZ", Stance.OBJECT, of=of_today, over=own)
    enter_by_letter(
        asked, "KZ", Stance.OBJECT, of=of_today, over=own, reason="государство подтвердило по телефону"
    )
    assert standing(records, asked, "KZ")[1].over_own_word == "государство подтвердило по телефону"
    enter_by_letter(asked, "RU", of=of_today, reason="на всякий случай")
    assert standing(records, asked, "RU")[1].over_own_word == "", "there was no own word to put aside"
    give(asked, "KZ", Stance.AGREE)
    assert standing(records, asked, "KZ")[1].stance is Stance.AGREE, "the state contradicts by its own word"


def test_a_letter_of_before_the_question_answers_no_text(asked, world):
    with refused(NotInOrder, "position_letter_unasked"):
        enter_by_letter(asked, "KZ", of=letter(dated=date(2026, 1, 12), received=date(2026, 1, 13)))


def test_the_state_is_told_what_was_entered_for_it_and_reads_it_in_the_register(asked, records, world):
    world.clock.move_to(STARTS_AT - timedelta(days=20))
    said = enter_by_letter(asked, "KZ").public_id
    records.rollback()
    told = records.scalars(select(Letter).where(Letter.kind == LetterKind.LETTER_ENTERED)).all()
    assert [(one.address, one.path) for one in told] == [(email_of("KZ"), f"/items/{asked.item}/positions")]
    assert "письмо № 12/3 от 20 апреля 2026 года" in " ".join(told[0].words["ru"]["paragraphs"])
    reading = {
        code: said in records.scalars(entries_seen_by(world.actor(code)).with_only_columns(RegisterEntry.thing_id)).all()
        for code in ("KZ", "RU", "officer", "observer", "operator")
    }  # fmt: skip
    assert reading == {"KZ": True, "RU": True, "officer": True, "observer": False, "operator": False}


def test_an_older_letter_is_not_entered_over_what_the_state_said_later(asked, world):
    world.clock.move_to(STARTS_AT - timedelta(days=20))
    own = give(asked, "KZ").public_id
    with refused(NotInOrder):
        enter_by_letter(asked, "KZ", Stance.OBJECT, of=letter(), over=own)
    late = letter(dated=DUE, received=DUE + timedelta(days=1))
    world.clock.move_to(STARTS_AT - timedelta(days=10))
    assert enter_by_letter(asked, "RU", of=late).is_late, "judged by the day it came"


@pytest.mark.parametrize("code", ["operator", "KZ", "observer", "advisory"])
def test_the_secretariat_alone_enters_letters(asked, world, code):
    with refused(Forbidden):
        enter_by_letter(asked, "KZ", by=world.actor(code))


def test_the_table_to_print_tells_what_was_said_by_which_paper_and_who_is_silent(asked, world):
    world.clock.move_to(STARTS_AT - timedelta(days=20))
    give(asked, "UZ", Stance.REMARKS, remarks="Срок.")
    enter_by_letter(asked, "KZ", Stance.OBJECT)
    with registered("paper.issued"):
        paper = issue_paper(
            meeting=asked.meeting, kind=PaperKind.POSITIONS, by=world.officer, at=world.tick()
        )
    [told, other] = text_of_issued(paper).items
    said = {one.state.code: (one.stance, one.letter) for one in told.positions}
    assert (said["UZ"], said["KZ"], said["RU"]) == (
        ("remarks", ""),
        ("object", "№ 12/3 от 20.04.2026"),
        ("", ""),
    )
    assert [one.stance for one in other.positions] == [""] * len(STATES), "silence is printed as silence"
    seen = {
        code: db.session.scalars(seen_by(world.actor(code), IssuedPaper)).all() != []
        for code in ("officer", "KZ", "advisory", "observer", "operator")
    }
    assert seen == {"officer": True, "KZ": True, "advisory": False, "observer": False, "operator": False}
