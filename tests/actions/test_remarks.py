"""Remarks on a draft protocol: asked of every state, given in time or late, answered one by one, silence kept as silence."""

import json
from datetime import timedelta

import pytest

from council.access.actors import day_of
from council.actions.preparing import circulate_draft
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.remarks import answer_remark, give_no_remarks, give_remark
from council.actions.reminding import remind_of_the_day
from council.actions.statements import file_dissent, withdraw_dissent
from council.law.remarks import RemarkKind, Verdict
from council.records.database import db
from council.records.files import FileStore
from council.records.mail import Letter, LetterKind
from council.records.preparations import preparations_of
from council.records.remarks import remarks_on
from tests.actions.closed import drafted, last_version, prepare, sign, the_minutes
from tests.actions.test_minutes import take_back, write
from tests.ledger import assert_books_balance, refused, registered
from tests.world import STATES, email_of, states_but

DAY = timedelta(days=1)


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def today(held):
    return day_of(db.session(), held.world.body_id, held.world.clock.now)


def circulate(held, sha256, *, days=7, who="officer"):
    world = held.world
    return circulate_draft(
        minutes=the_minutes(held).public_id, sha256=sha256, due_on=today(held) + days * DAY,
        by=world.actor(who), at=world.tick(),
    )  # fmt: skip


def remark(held, state="KZ", text="Уточнить.", *, wording="", item=None, version=None, who=None):
    world = held.world
    return give_remark(
        minutes=the_minutes(held).public_id, version=version or last_version(held).public_id, state=state,
        text=text, wording=wording, item=item, by=world.actor(who or state), at=world.tick(),
    )  # fmt: skip


def nothing(held, state):
    world = held.world
    return give_no_remarks(
        minutes=the_minutes(held).public_id, version=last_version(held).public_id, state=state,
        by=world.member(state), at=world.tick(),
    )  # fmt: skip


def answer(held, made, verdict=Verdict.DECLINED, reason="Так было сказано.", who="officer"):
    world = held.world
    return answer_remark(
        remark=made.public_id, verdict=verdict, reason=reason, by=world.actor(who), at=world.tick()
    )


def made(held):
    return remarks_on(db.session(), the_minutes(held).id)


def test_the_states_are_asked_once_a_version_by_a_day_that_has_not_passed(over, store):
    held, _ = over
    sha256 = drafted(held, store)
    with refused(Forbidden):
        circulate(held, sha256, who="TJ")
    with refused(NotInOrder, "another_version_prepared"):
        circulate(held, "0" * 64)
    with refused(NotInOrder, "remark_term_past"):
        circulate(held, sha256, days=-1)
    with refused(NotInOrder, "remarks_not_asked"):
        remark(held)
    with refused(NotInOrder, "remark_term_too_far", clause="5.16"):
        circulate(held, sha256, days=15)
    with refused(NotInOrder, "remark_term_too_near", clause="5.16"):
        circulate(held, sha256, days=6)
    with registered("minutes.circulated"):
        circulate(held, sha256, days=7)
    with refused(NotInOrder, "minutes_without_changes"):
        circulate(held, sha256)
    letters = db.session.query(Letter).filter_by(kind=LetterKind.MINUTES_DRAFTED).all()
    assert len(letters) == len(STATES), "each delegation is written to once"


def test_a_state_speaks_for_itself_alone_and_of_the_version_it_has_read(over, store):
    held, _ = over
    circulate(held, drafted(held, store))
    with refused(Forbidden):
        remark(held, "KZ", who="RU")
    with refused(Forbidden):
        remark(held, "KZ", who="officer")
    with refused(Conflict):
        remark(held, version="another")
    with refused(NotFound):
        remark(held, item="another")
    with refused(Incomplete):
        remark(held, text=" ")
    with refused(Incomplete):
        remark(held, wording="до\u202eклад")
    with registered("remark.given"):
        remark(held, wording="Иначе.", item=held.item)
    with refused(Conflict):
        remark(held, wording="Иначе.", item=held.item)
    with refused(Conflict):
        nothing(held, "KZ")
    with registered("remark.given"):
        nothing(held, "RU")
    said = made(held)
    assert [(one.seat.code, one.kind, one.item_id is not None) for one in said.made] == [
        ("KZ", RemarkKind.REMARK, True),
        ("RU", RemarkKind.NONE, False),
    ]
    assert said.in_last(held.world.member("UZ").seat_id) == [], "silence is no answer"


def test_a_remark_is_answered_once_and_declined_with_a_reason(over, store):
    held, _ = over
    circulate(held, drafted(held, store))
    first, second = remark(held), remark(held, text="Другое.")
    none = nothing(held, "RU")
    with refused(Forbidden):
        answer(held, first, who="RU")
    for verdict in (Verdict.DECLINED, Verdict.PARTLY):
        with refused(Incomplete):
            answer(held, first, verdict, "")
    with refused(NotFound):
        answer(held, none)
    with registered("remark.answered"):
        answer(held, first)
    with refused(Conflict):
        answer(held, first, Verdict.DECLINED, "Не так")
    answer(held, second)
    assert made(held).unanswered == []


def test_what_is_called_taken_over_stands_in_a_newer_version_that_differs(over, store):
    """«Учтено» is no promise: it points at words that are there."""
    held, _ = over
    circulate(held, sha256 := drafted(held, store))
    first, second = remark(held), remark(held, text="Другое.")
    for verdict in (Verdict.ACCEPTED, Verdict.PARTLY):
        with refused(NotInOrder, "taken_over_in_no_version"):
            answer(held, first, verdict)
    write(held, "Уточнено.")
    with refused(NotInOrder, "taken_over_in_no_version"):
        answer(held, first, Verdict.ACCEPTED)
    drafted(held, store)
    answer(held, first, Verdict.ACCEPTED, "")
    answer(held, second, Verdict.PARTLY)
    held.world.clock.move_to(held.world.clock.now + 8 * DAY)
    write(held, "", revision=1)
    sha256 = drafted(held, store)
    with refused(NotInOrder, "remarks_lost"):
        prepare(held, sha256)  # the words of the version they remarked upon, once more
    write(held, "Уточнено иначе.", revision=2)
    prepare(held, drafted(held, store), reason="Учтены замечания")


def test_the_protocol_is_prepared_when_the_term_is_over_and_every_remark_answered(over, store):
    held, _ = over
    sha256 = drafted(held, store)
    circulate(held, sha256, days=7)
    first = remark(held)
    with refused(NotInOrder, "remarks_unanswered"):
        prepare(held, sha256)
    answer(held, first)
    with refused(NotInOrder, "remark_term_running"):
        prepare(held, sha256)
    held.world.clock.move_to(held.world.clock.now + 6 * DAY)
    with refused(NotInOrder, "remark_term_running"):
        prepare(held, sha256)
    held.world.clock.move_to(held.world.clock.now + 2 * DAY)
    prepare(held, sha256)
    late = remark(held, "RU", "Позднее.")
    assert late.is_late
    assert not made(held).in_last(late.seat)[0].answer
    take_back(held, "Позднее замечание")
    sign(held, prepare(held, sha256))  # whoever is late does not hold the signature up
    with refused(NotInOrder, "remark_after_signature"):
        remark(held, "UZ")
    with refused(NotInOrder, "answer_after_signature"):
        answer(held, late)
    assert_books_balance()


def test_a_version_nobody_was_sent_goes_to_be_signed_with_a_reason_that_is_kept(over, store):
    """The Regulation has no clause on remarks: going without them is possible, and never unnoticed."""
    held, _ = over
    circulate(held, drafted(held, store), days=7)
    for state in STATES:
        nothing(held, state)
    write(held, "Новое.")
    sha256 = drafted(held, store)
    with refused(NotInOrder, "uncirculated_without_reason"):
        prepare(held, sha256, reason=" ")
    with registered("minutes.prepared") as entered:
        prepare(held, sha256, reason="Исправлена опечатка")
    detail = json.loads(entered.only.content)["detail"]
    assert sorted(detail["not_received"]) == sorted(STATES), "the act names who had not received these words"
    prepared = preparations_of(db.session(), the_minutes(held).id)[-1]
    assert prepared.uncirculated_reason == "Исправлена опечатка"


def test_what_went_to_the_states_needs_no_reason_and_keeps_none(over, store):
    held, _ = over
    sha256 = drafted(held, store)
    circulate(held, sha256, days=7)
    for state in STATES:
        nothing(held, state)
    prepare(held, sha256, reason="Ни к чему")
    assert preparations_of(db.session(), the_minutes(held).id)[-1].uncirculated_reason == ""


def test_a_new_round_does_not_cut_short_the_term_that_runs(over, store):
    held, _ = over
    circulate(held, drafted(held, store), days=7)
    write(held, "Новое.")
    sha256 = drafted(held, store)
    with refused(NotInOrder, "remark_term_cut_short"):
        circulate(held, sha256, days=6)
    circulate(held, sha256, days=7)


def test_a_newer_version_does_not_lengthen_the_term_counted_from_the_first(over, store):
    held, _ = over
    circulate(held, drafted(held, store), days=14)
    held.world.clock.move_to(held.world.tick() + 8 * DAY)
    write(held, "Новое.")
    sha256 = drafted(held, store)
    with refused(NotInOrder, "remark_term_too_far", clause="5.16"):
        circulate(held, sha256, days=7)  # the usual term anew
    circulate(held, sha256, days=6)
    held.world.clock.move_to(held.world.tick() + 7 * DAY)
    write(held, "Еще новее.", revision=1)
    sha256 = drafted(held, store)
    with refused(NotInOrder, "remark_term_used_up", clause="5.16"):
        circulate(held, sha256, days=0)
    prepare(held, sha256, reason="Срок для замечаний окончился")


def test_a_state_that_took_the_protocol_back_once_still_remarks_while_it_waits(over, store):
    """What it says then is recorded and answered; the protocol stays where it is."""
    held, decision = over
    act = {"decision": decision, "by": held.world.member("RU")}
    sha256 = drafted(held, store)
    circulate(held, sha256)
    for state in STATES:
        nothing(held, state)
    prepare(held, sha256)
    file_dissent(text="Не согласны.", **act, at=held.world.tick())
    prepare(held, drafted(held, store))
    with refused(NotInOrder, "reopened_once_may_remark"):
        withdraw_dissent(**act, at=held.world.tick())
    answer(held, remark(held, "RU", "Особое мнение отзываем.", version=last_circulated(held)))
    assert preparations_of(db.session(), the_minutes(held).id)[-1].withdrawn_at is None
    assert_books_balance()


def last_circulated(held):
    return made(held).last.version.public_id


def test_a_delegate_cannot_hold_the_signature_up_with_remarks(over, store, monkeypatch):
    """One text is one remark, and only so many wait at a time; what was answered makes room."""
    held, _ = over
    monkeypatch.setattr("council.law.remarks.MOST_OPEN", 2)
    circulate(held, drafted(held, store))
    first = remark(held, text="Уточнить  имя.")
    with refused(Conflict):
        remark(held, text="уточнить имя.", item=held.item)
    remark(held, text="Другое.")
    with refused(NotInOrder, "too_many_remarks"):
        remark(held, text="Третье.")
    remark(held, "RU", "Третье.")
    answer(held, first)
    remark(held, text="Третье.")


def test_a_term_ends_early_when_every_state_has_answered(over, store):
    held, _ = over
    sha256 = drafted(held, store)
    circulate(held, sha256)
    for state in STATES[1:]:
        nothing(held, state)
    with refused(NotInOrder, "remark_term_running"):
        prepare(held, sha256)
    nothing(held, STATES[0])
    prepare(held, sha256)


def test_a_new_version_is_asked_about_anew_and_what_was_said_stays(over, store):
    held, _ = over
    circulate(held, drafted(held, store))
    answer(held, remark(held))
    write(held, "Учтено.")
    old = last_version(held).public_id
    second = drafted(held, store)
    circulate(held, second)
    with refused(Conflict):
        remark(held, version=old)
    nothing(held, "KZ")
    said = made(held)
    assert [one.round.version.number for one in said.made] == [1, 2]


def test_who_has_not_answered_is_reminded_once_before_the_term_ends(over, store):
    held, _ = over
    circulate(held, drafted(held, store), days=7)
    nothing(held, "KZ")
    clock = held.world.clock
    for days in (3, 4, 5):
        remind_of_the_day(at=clock.now + days * DAY)
    letters = db.session.query(Letter).filter(Letter.matter.startswith("remark:")).all()
    assert sorted(one.address for one in letters) == sorted(map(email_of, states_but("KZ")))
    assert {one.path for one in letters} == {f"/meetings/{held.meeting}/minutes/remarks"}
    assert "Последний день" in letters[0].words["ru"]["paragraphs"][0]
