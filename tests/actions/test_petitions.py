"""A state petitions for an extraordinary meeting, the others answer, and nothing else convenes one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from council.access.petition_scopes import petitions_seen_by
from council.actions.convening import cancel_meeting, change_meeting, convene_meeting
from council.actions.parties import enter_treaty_act
from council.actions.petitions import answer_petition, file_petition, withdraw_petition
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.law.parties import TreatyStep
from council.law.petitions import PetitionStanding, petition_standing
from council.records.database import db
from council.records.meetings import Form, Meeting, Series
from council.records.petitions import Petition, petition_facts
from tests.law.seating import EDITION
from tests.ledger import assert_books_balance, refused, registered
from tests.world import ENDS_AT, STARTS_AT, STATES, a_carried_petition, a_meeting, a_petition, a_substitute

LAST_DAY = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
LETTER = "письмо от 03.03.2026 № 5-12"


def answer(world, petition, state, *, supports=True, by=None, **given):
    return answer_petition(
        petition=petition,
        state=state,
        supports=supports,
        by=by or world.member(state),
        at=world.tick(),
        **given,
    )


def file(world, *, by=None, **given):
    facts = {"state": "KZ", "subject": "О пошлинах", "agenda": ("О пошлинах",), **given}
    return file_petition(**facts, by=by or world.member(facts["state"]), at=world.tick())


def convene(world, petition, **given):
    facts = {
        "series": Series.EXTRAORDINARY, "starts_at": STARTS_AT, "ends_at": ENDS_AT, "zone": "Asia/Dushanbe",
        "city": "Душанбе", "form": Form.IN_PERSON, **given,
    }  # fmt: skip
    return convene_meeting(**facts, petition=petition, by=world.officer, at=world.tick())


def read(petition):
    db.session.rollback()
    return db.session.scalars(select(Petition).where(Petition.public_id == petition)).one()


def test_the_fifth_of_nine_carries_it_and_a_meeting_is_convened_on_it(world):
    with registered("petition.filed", *["petition.supported"] * 3, clause="5.2"):
        petition = a_petition(world, supporters=("AM", "BY", "KG"))
    assert read(petition).carried_at is None
    with refused(NotInOrder, "petition_unsupported", clause="5.2"):
        convene(world, petition)

    with registered("petition.supported", clause="5.2") as entered:
        answer(world, petition, "RU")
    assert '"supporters":5' in entered.only.content
    kept = read(petition)
    assert kept.ruling["figures"] == {"members": 9, "required": 5, "supporters": 5}

    with registered("meeting.convened", clause="5.2"):
        meeting = convene(world, petition)
    assert read(petition).meeting_id == meeting.id
    with refused(NotInOrder, "petition_convened_already"):
        convene(world, petition)
    assert_books_balance()


def test_an_extraordinary_meeting_needs_its_petition(world):
    with refused(NotInOrder, "extraordinary_without_petition", clause="5.2"):
        convene(world, None)
    with refused(NotFound):
        convene(world, "nothing")
    petition = a_carried_petition(world)
    with refused(Incomplete):
        convene(world, petition, series=Series.REGULAR)


def test_a_regular_meeting_does_not_become_extraordinary_by_a_change(world):
    held = a_meeting(world, published=False)
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    names = ("ordinal", "starts_at", "ends_at", "zone", "city", "venue", "form")
    facts = {name: getattr(meeting, name) for name in names}

    with refused(Conflict):
        change_meeting(
            meeting=held.meeting, series=Series.EXTRAORDINARY, **facts, by=world.officer, at=world.tick()
        )


def test_the_proposer_counts_and_silence_does_not(world):
    petition = read(a_petition(world, supporters=("AM", "BY", "RU")))
    facts = petition_facts(petition, members=frozenset(STATES))
    assert facts.supporters == {"KZ", "AM", "BY", "RU"}


def test_a_state_changes_its_answer_by_another_act_until_it_is_carried(world):
    petition = a_petition(world, supporters=("AM", "BY", "KG"))
    with registered("petition.declined"):
        answer(world, petition, "BY", supports=False, note="Преждевременно")
    with registered("petition.supported"):
        answer(world, petition, "RU")
    with registered("petition.supported"):
        answer(world, petition, "BY")

    assert [one.supports for one in read(petition).answers if one.seat.code == "BY"] == [True, False, True]
    with refused(NotInOrder, "petition_carried_already"):
        answer(world, petition, "BY", supports=False)


def test_the_same_answer_twice_is_one(world):
    petition = a_petition(world, supporters=("AM",))
    with refused(Conflict):
        answer(world, petition, "AM")
    with refused(NotInOrder, "proposer_supports_already"):
        answer(world, petition, "KZ", supports=False)


@pytest.mark.parametrize(("days", "taken"), [(-1, True), (0, True), (1, False)])
def test_answers_are_taken_to_the_last_day(world, days, taken):
    petition = a_petition(world)
    assert read(petition).lapses_on == LAST_DAY.date()
    world.clock.move_to(LAST_DAY + timedelta(days=days))
    if taken:
        with registered("petition.supported"):
            answer(world, petition, "AM")
        return
    with refused(NotInOrder, "petition_has_lapsed", clause="5.2"):
        answer(world, petition, "AM")
    with refused(NotInOrder, "petition_has_lapsed"):
        withdraw_petition(petition=petition, by=world.member("KZ"), at=world.tick())
    with refused(NotInOrder, "petition_has_lapsed"):
        convene(world, petition)


def test_the_last_day_ends_by_the_clock_of_the_body(world):
    """Midnight comes to Minsk three hours before it comes to Greenwich."""
    petition = a_petition(world)
    world.clock.move_to(datetime(2026, 5, 1, 21, 30, tzinfo=UTC))
    with refused(NotInOrder, "petition_has_lapsed"):
        answer(world, petition, "AM")


def test_only_the_proposer_takes_it_back(world):
    petition = a_petition(world, supporters=("AM",))
    with refused(Forbidden):
        withdraw_petition(petition=petition, by=world.member("AM"), at=world.tick())
    with refused(Incomplete):
        withdraw_petition(petition=petition, by=world.officer, at=world.tick())

    with registered("petition.withdrawn", clause="5.2"):
        withdraw_petition(petition=petition, by=world.member("KZ"), at=world.tick())
    for act in (lambda: answer(world, petition, "BY"), lambda: convene(world, petition)):
        with refused(NotInOrder, "petition_was_withdrawn"):
            act()


def test_a_carried_petition_is_not_taken_back(world):
    petition = a_carried_petition(world)
    with refused(NotInOrder, "petition_carried_already"):
        withdraw_petition(petition=petition, by=world.member("KZ"), at=world.tick())


def test_the_secretariat_enters_the_word_of_a_state_from_its_letter(world):
    with refused(Incomplete):
        file(world, by=world.officer)
    with registered("petition.filed"):
        petition = file(world, by=world.officer, letter=LETTER).public_id
    with refused(Incomplete):
        answer(world, petition, "RU", by=world.officer)
    with registered("petition.declined"):
        answer(world, petition, "RU", supports=False, by=world.officer, letter=LETTER)

    assert [one.letter for one in read(petition).answers] == [LETTER, LETTER]


@pytest.mark.parametrize("code", ["operator", "advisory", "observer", "RU"])
def test_nobody_speaks_for_another_state(world, code):
    petition = a_petition(world)
    with refused(Forbidden):
        file(world, by=world.actor(code))
    with refused(Forbidden):
        answer(world, petition, "AM", by=world.actor(code))


def test_a_substitute_for_a_meeting_speaks_at_that_meeting_only(world):
    held = a_meeting(world)
    code, _paper = a_substitute(held, "RU")
    petition = a_petition(world)
    with refused(Forbidden):
        answer(world, petition, "RU", by=world.actor(code, meeting=held.meeting))


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"subject": " "}, Incomplete),
        ({"subject": "О\u202eпошлинах"}, Incomplete),
        ({"subject": "О" * 501}, Incomplete),
        ({"agenda": ()}, Incomplete),
        ({"agenda": (" ", "")}, Incomplete),
        ({"agenda": ("О",) * 41}, Incomplete),
    ],
)
def test_a_petition_says_on_what_and_with_which_agenda(world, given, kind):
    with refused(kind):
        file(world, **given)


def test_a_proposer_without_a_seat_is_refused(world):
    with refused(Incomplete):
        file(world, state="AZ", by=world.officer, letter=LETTER)


def test_the_same_petition_is_not_filed_twice_while_it_is_open(world):
    petition = file(world).public_id
    for the_same in ("О пошлинах", "О пошлинах.", "о  «Пошлинах»"):
        with refused(Conflict):
            file(world, subject=the_same)
    withdraw_petition(petition=petition, by=world.member("KZ"), at=world.tick())
    with registered("petition.filed"):
        file(world)


def test_where_a_member_leaves_fewer_are_required(world):
    """Four of nine fall short; once two silent states are gone, four of seven are the majority."""
    petition = read(a_petition(world, supporters=("AM", "BY", "RU")))
    rule_day = date(2026, 3, 3)
    from_nine = petition_facts(petition, members=frozenset(STATES))
    from_seven = petition_facts(petition, members=frozenset(STATES) - {"TM", "UZ"})
    assert petition_standing(EDITION.petition, from_nine, rule_day) is PetitionStanding.OPEN
    assert petition_standing(EDITION.petition, from_seven, rule_day) is PetitionStanding.CARRIED


def leaves(world, state, *, notified_on):
    enter_treaty_act(
        step=TreatyStep.WITHDRAWAL_NOTIFIED, state=state, acted_on=notified_on, document="нота № 7",
        by=world.officer, at=world.tick(),
    )  # fmt: skip


@pytest.mark.clause("cis_industrial_policy", "5.2")
def test_the_petition_of_a_state_that_left_lapses_with_its_membership(world):
    leaves(world, "KZ", notified_on=date(2025, 9, 10))
    petition = a_petition(world, supporters=("AM", "BY", "KG"))
    world.clock.move_to(datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
    for act in (
        lambda: answer(world, petition, "RU"),
        lambda: convene(world, petition),
        lambda: withdraw_petition(petition=petition, letter=LETTER, by=world.officer, at=world.tick()),
    ):
        with refused(NotInOrder, "petition_of_no_member", clause="5.2"):
            act()


@pytest.mark.clause("cis_industrial_policy", "5.2")
def test_a_carried_petition_is_counted_again_when_it_is_convened(world):
    leaves(world, "BY", notified_on=date(2025, 9, 10))
    petition = a_carried_petition(world)
    world.clock.move_to(datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
    with refused(NotInOrder, "petition_unsupported", clause="5.2"):
        convene(world, petition)


def test_a_cancelled_meeting_gives_the_petition_back(world):
    petition = a_carried_petition(world)
    for _ in range(2):
        meeting = convene(world, petition).public_id
        with refused(NotInOrder, "petition_convened_already"):
            convene(world, petition)
        cancel_meeting(meeting=meeting, reason="ошибка", by=world.officer, at=world.tick())
    kept = convene(world, petition)
    assert read(petition).meeting_id == kept.id
    assert_books_balance()


def test_petitions_are_read_by_members_and_the_secretariat_only(world):
    held = a_meeting(world)
    code, _paper = a_substitute(held, "RU")
    a_petition(world)
    for actor, seen in (
        (world.member("RU"), 1),
        (world.officer, 1),
        (world.actor(code, meeting=held.meeting), 0),
        (world.actor("observer"), 0),
    ):
        assert len(db.session.scalars(petitions_seen_by(actor)).all()) == seen
