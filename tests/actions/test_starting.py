"""The installation refuses to serve with a database set back in time, a clock behind it, or tables it does not know."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from council.actions.entering import CLOCK_TOLERANCE, ClockBehind, RegisterSetBack, enter
from council.actions.people import register_person
from council.actions.refusals import Conflict, Forbidden, Incomplete
from council.actions.restoring import accept_restored
from council.actions.sealing import sum_up_the_day
from council.actions.starting import StartRefused, refusals_to_start, require_sound_start
from council.records.checkpoints import last_checkpoint
from council.records.database import db, transaction
from council.records.guarding import drop_guards
from council.records.people import Person
from council.records.register import roots_at
from council.records.trace import Trace
from council.records.witness import Witness
from tests.ledger import assert_books_balance, entries, refused, registered

PEOPLE = {"family_name": "Новый", "given_names": "Человек"}


def names(settings, at):
    return [refusal.name for refusal in refusals_to_start(settings, at=at)]


def behind_the_guards(statement):
    drop_guards(db.session.connection())
    db.session.execute(text(statement))
    db.session.commit()


@pytest.fixture
def witnessed(world, settings):
    """A world whose register was summed up, and witnessed outside the database."""
    world.clock.move_to(world.clock.now + timedelta(days=1))
    sum_up_the_day(at=world.tick())
    point = last_checkpoint(db.session())
    Witness(settings.witness_file).add(point.size, point.root)
    return world


@pytest.fixture
def restored(witnessed):
    """The same, set back: the last acts are gone, and with them the checkpoint over them."""
    size = last_checkpoint(db.session()).size
    behind_the_guards(f"DELETE FROM checkpoints WHERE size = {size}")
    behind_the_guards(f"DELETE FROM register_entries WHERE sequence > {size - 3}")
    return witnessed


def test_a_sound_installation_serves(witnessed, settings):
    assert names(settings, witnessed.tick()) == []
    require_sound_start(settings, at=witnessed.tick())


def test_a_database_set_back_in_time_is_refused(restored, settings):
    assert names(settings, restored.tick()) == ["register_set_back"]
    with pytest.raises(StartRefused, match=r"older copy.*Put the newest database back"):
        require_sound_start(settings, at=restored.tick())


def test_a_register_grown_on_from_an_older_copy_is_refused_too(restored, settings):
    Trace.of(settings).lay_aside()  # else no act were done at all
    for _ in range(5):
        register_person(**PEOPLE, by=restored.head, at=restored.tick())
    assert names(settings, restored.tick()) == ["register_set_back"]


def set_back_by(world, acts):
    """Do acts, and put the database back to what it was before them; no checkpoint lies between."""
    before = entries()[-1].sequence
    for _ in range(acts):
        register_person(**PEOPLE, by=world.head, at=world.tick())
    behind_the_guards(f"DELETE FROM register_entries WHERE sequence > {before}")


def test_a_database_set_back_by_a_single_act_is_refused(world, settings):
    set_back_by(world, 1)
    with pytest.raises(
        StartRefused, match=r"does not lead to entry \d+ noted in entries.jsonl: .*older copy"
    ):
        require_sound_start(settings, at=world.tick())


def test_no_act_is_done_on_a_database_set_back_under_a_running_site(world, settings):
    set_back_by(world, 2)
    with refused(RegisterSetBack):
        register_person(**PEOPLE, by=world.head, at=world.tick())


def test_an_entry_of_the_same_number_and_other_words_is_refused(world, settings):
    set_back_by(world, 1)
    seen = Trace.of(settings).newest()
    Trace.of(settings).lay_aside()
    register_person(family_name="Другой", given_names="Человек", by=world.head, at=world.tick())
    assert names(settings, world.tick()) == []
    Trace.of(settings).lay_aside()
    Trace.of(settings).add(seen)
    assert names(settings, world.tick()) == ["register_set_back"]


def test_an_act_that_was_killed_before_its_trace_is_no_reason_to_refuse(world, settings):
    register_person(**PEOPLE, by=world.head, at=world.tick())
    seen = Trace.of(settings).path.read_text(encoding="ascii").splitlines()
    register_person(**PEOPLE, by=world.head, at=world.tick())
    Trace.of(settings).path.write_text("\n".join([*seen, '{"sequence": 9']) + "\n", encoding="ascii")
    assert names(settings, world.tick()) == []
    register_person(**PEOPLE, by=world.head, at=world.tick())
    assert Trace.of(settings).newest().sequence == entries()[-1].sequence


def test_an_act_that_is_undone_leaves_no_trace(world, settings):
    with registered("person.registered"):
        register_person(**PEOPLE, by=world.head, at=world.tick())
    seen = Trace.of(settings).path.read_text(encoding="ascii")
    with pytest.raises(RuntimeError, match="undone"), transaction() as session:
        person = Person(family_name="Никто", given_names="Никто", created_at=world.tick())
        session.add(person)
        enter(session, "person.registered", of=person, by=world.head, at=world.tick())
        raise RuntimeError("undone")
    assert Trace.of(settings).path.read_text(encoding="ascii") == seen


def test_an_act_is_done_though_its_trace_cannot_be_written(world, settings, caplog):
    Trace.of(settings).path.mkdir()
    with registered("person.registered"):
        register_person(**PEOPLE, by=world.head, at=world.tick())
    assert "could not be written down outside the database" in caplog.text
    Trace.of(settings).path.rmdir()


def test_two_persons_accept_it_and_acts_go_on_from_there(world, settings):
    set_back_by(world, 3)
    with registered("register.restored") as entered:
        accept_restored(
            reason="Диск заменен",
            by=world.head,
            confirmed_by=world.operator,
            settings=settings,
            at=world.tick(),
        )
    assert '"lost_entry":[' in entered.only.content
    assert names(settings, world.tick()) == []
    with registered("person.registered"):
        register_person(**PEOPLE, by=world.head, at=world.tick())


def test_tables_of_no_code_of_a_newer_and_of_an_older_one_are_refused(world, settings):
    for version, told in (("9999", "unknown_migration"), ("0001", "not_migrated")):
        behind_the_guards(f"UPDATE alembic_version SET version_num = '{version}'")
        assert names(settings, world.tick()) == [told]
    behind_the_guards("DELETE FROM alembic_version")
    assert names(settings, world.tick()) == ["not_migrated"]


@pytest.mark.parametrize(
    ("step", "refusals"),
    [(timedelta(0), []), (CLOCK_TOLERANCE, []), (CLOCK_TOLERANCE + timedelta(seconds=1), ["clock_behind"])],
)
def test_a_clock_behind_the_last_act_is_refused(world, settings, step, refusals):
    last = entries()[-1].at
    assert names(settings, last - step) == refusals


def test_an_act_by_a_clock_set_back_is_refused_and_those_before_it_stay_in_order(world):
    last = entries()[-1].at
    with refused(ClockBehind):
        register_person(**PEOPLE, by=world.head, at=last - timedelta(days=1))
    with registered("person.registered"):
        register_person(**PEOPLE, by=world.head, at=last - CLOCK_TOLERANCE)
    assert_books_balance()


def test_two_persons_accept_a_restored_database_and_the_register_says_so(restored, settings):
    lost = Witness(settings.witness_file).all()
    with registered("register.restored") as entered:
        accept_restored(
            reason="Диск заменен", by=restored.head, confirmed_by=restored.operator, settings=settings,
            at=restored.tick(),
        )  # fmt: skip
    assert f'"lost":[[{lost[0].size},"{lost[0].root}"]]' in entered.only.content
    assert f'"confirmed_by":{restored.operator.person_id}' in entered.only.content
    assert names(settings, restored.tick()) == []
    point = last_checkpoint(db.session())
    assert roots_at(db.session(), {point.size}) == {point.size: point.root}


def test_two_persons_accept_that_the_clock_ran_ahead_and_acts_follow(world, settings):
    early = entries()[-1].at - timedelta(hours=1)
    accept_restored(
        reason="Часы ушли вперед", by=world.head, confirmed_by=world.officer, settings=settings, at=early
    )
    with registered("person.registered"):
        register_person(**PEOPLE, by=world.head, at=early + timedelta(seconds=1))
    assert names(settings, early + timedelta(seconds=2)) == []


def test_one_person_others_and_a_sound_database_are_refused(witnessed, settings):
    world, kept = witnessed, {"reason": "Диск", "settings": settings}
    with refused(Incomplete):
        accept_restored(by=world.head, confirmed_by=world.head, at=world.tick(), **kept)
    for one, other in ((world.head, world.member("KZ")), (world.observer, world.head)):
        with refused(Forbidden):
            accept_restored(by=one, confirmed_by=other, at=world.tick(), **kept)
    with refused(Conflict):
        accept_restored(by=world.head, confirmed_by=world.officer, at=world.tick(), **kept)


def test_tables_of_a_newer_code_are_nobodys_to_accept(world, settings):
    by, confirmed_by = world.head, world.officer
    behind_the_guards("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Conflict, match="newer code"):
        accept_restored(reason="Диск", by=by, confirmed_by=confirmed_by, settings=settings, at=world.tick())
