"""What states do about the Agreement enters the register with its paper, and the seats follow from it."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from council.access.actors import actor_of
from council.actions.authorised_bodies import notify_depositary
from council.actions.bodies import admit_seat, name_authorised_body, set_up_body
from council.actions.parties import enter_protocol, enter_treaty_act, void_treaty_act
from council.actions.people import set_up_secretariat
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.charters import charter_path
from council.law.ballot import Position
from council.law.parties import TreatyStep
from council.law.standing import rule_on_protocol_entry
from council.records.bodies import AuthorisedBody, Body, Channel
from council.records.database import db
from council.records.floor import seats_on
from council.records.parties import law_acts, parties_of, parties_rule, protocols_of
from council.records.treaty import TreatyEntry
from tests.ledger import refused, registered
from tests.world import PASSWORD, SET_UP_AT, STATES, World, a_running_meeting, cast, close, vote_on

PAPER = "нота № 7"


@dataclass
class Register:
    """The register of the treaty in a world: what may be entered in one short line."""

    world: World

    def enter(self, step, state=None, on=None, *, by=None, **said):
        said = {"document": PAPER, **said}
        return enter_treaty_act(
            step=step, state=state, acted_on=on, by=by or self.world.officer, at=self.world.tick(), **said
        )

    def void(self, entry, reason="ошибка", *, by=None):
        return void_treaty_act(
            entry=entry.public_id, reason=reason, by=by or self.world.officer, at=self.world.tick()
        )

    def seats(self, day):
        return {seat.code for seat in seats_on(db.session(), self.world.body_id, day)}


@pytest.fixture
def register(world):
    return Register(world)


def test_a_notice_leaves_the_state_a_member_until_the_day_of_its_exit(register):
    with registered("treaty_act.entered", clause="art.12"):
        register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2026, 1, 31))

    assert register.seats(date(2026, 7, 30)) == set(STATES)
    assert register.seats(date(2026, 7, 31)) == set(STATES) - {"MD"}


def test_a_notice_is_revoked_before_it_takes_effect(register):
    register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2025, 12, 1))
    with registered("treaty_act.entered", clause="art.12"):
        register.enter(TreatyStep.WITHDRAWAL_REVOKED, "MD", date(2026, 2, 1))

    assert "MD" in register.seats(date(2027, 1, 1))


def test_a_state_accedes_thirty_days_after_receipt(register):
    with registered("treaty_act.entered", clause="art.11"):
        register.enter(TreatyStep.ACCEDED, "AZ", date(2026, 2, 1), sent_on=date(2026, 1, 20))

    assert "AZ" not in register.seats(date(2026, 3, 2))
    assert "AZ" in register.seats(date(2026, 3, 3))


def test_official_days_take_the_place_of_the_assumed_ones(register):
    for state, received_on in (
        ("KZ", date(2013, 9, 20)),
        ("BY", date(2013, 10, 1)),
        ("RU", date(2014, 1, 31)),
    ):
        register.enter(TreatyStep.SIGNED, state, date(2012, 5, 30))
        register.enter(TreatyStep.NOTIFIED, state, received_on)

    parties = parties_of(db.session(), db.session.scalars(select(Body)).one())
    assert parties.entered_into_force_on == date(2014, 3, 2)
    assert register.seats(date(2014, 3, 2)) == {"KZ", "BY", "RU"}
    assert not parties.spans["KZ"][0].is_assumed
    assert parties.spans["TJ"][0].is_assumed


def test_a_published_day_of_entry_into_force_concerns_no_state(register):
    with registered("treaty_act.entered", clause="art.10"):
        register.enter(TreatyStep.ENTERED_INTO_FORCE, None, date(2014, 6, 1))

    parties = parties_of(db.session(), db.session.scalars(select(Body)).one())
    assert parties.entered_into_force_on == date(2014, 6, 1)


@pytest.mark.parametrize(
    ("step", "state", "on", "finding"),
    [
        (TreatyStep.NOTIFIED, "KZ", date(2013, 9, 6), "notification_without_signature"),
        (TreatyStep.ACCEDED, "GE", date(2026, 1, 1), "accession_of_outsider"),
        (TreatyStep.ACCEDED, "AZ", date(2019, 12, 31), "accession_before_entry"),
        (TreatyStep.ACCEDED, "AZ", date(2026, 3, 3), "treaty_act_in_future"),
        (TreatyStep.ACCEDED, "AZ", None, "treaty_act_without_day"),
        (TreatyStep.RECOGNISED, "KZ", date(2026, 1, 1), "already_party"),
        (TreatyStep.RECOGNISED, "GE", date(2026, 1, 1), "recognition_of_outsider"),
        (TreatyStep.WITHDRAWAL_NOTIFIED, "KZ", date(2019, 12, 31), "withdrawal_before_entry"),
        (TreatyStep.WITHDRAWAL_NOTIFIED, "AZ", date(2026, 1, 1), "withdrawal_by_non_party"),
        (TreatyStep.WITHDRAWAL_REVOKED, "KZ", date(2026, 1, 1), "no_withdrawal_to_revoke"),
    ],
)
def test_what_the_agreement_does_not_allow_is_refused(register, step, state, on, finding):
    with refused(NotInOrder, finding):
        register.enter(step, state, on)


def test_two_notices_of_withdrawal_are_one_too_many(register):
    register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2026, 1, 19))
    with refused(NotInOrder, "withdrawal_already_notified", clause="art.12"):
        register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2026, 2, 19))
    with refused(NotInOrder, "act_unsettles", clause="art.12"):
        register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (TreatyStep.SIGNED, {"on": date(2012, 5, 30), "document": ""}),
        (TreatyStep.SIGNED, {"on": None}),
        (TreatyStep.SIGNED, {"on": date(1012, 5, 30)}),
        (TreatyStep.SIGNED, {"on": date(2012, 5, 30), "sent_on": date(2012, 5, 29)}),
        (TreatyStep.SIGNED, {"on": date(2012, 5, 30), "takes_effect_on": date(2013, 5, 29)}),
        (TreatyStep.SIGNED, {"on": date(2012, 5, 30), "is_assumed": True}),
        (TreatyStep.SIGNED, {"on": date(2012, 5, 30), "document": "№\u202e7"}),
        (TreatyStep.WITHDRAWAL_NOTIFIED, {"on": date(2026, 1, 1), "sent_on": date(2026, 1, 2)}),
        (TreatyStep.WITHDRAWAL_NOTIFIED, {"on": date(2026, 1, 1), "takes_effect_on": date(2025, 1, 2)}),
        (TreatyStep.ENTERED_INTO_FORCE, {"on": date(2014, 1, 1)}),
    ],
)
def test_an_entry_that_does_not_hold_together_is_refused(register, step, said):
    with refused(Incomplete):
        register.enter(step, "KZ", **said)


def test_an_act_of_a_state_names_the_state(register):
    with refused(Incomplete):
        register.enter(TreatyStep.SIGNED, None, date(2012, 5, 30))
    with refused(NotFound):
        register.enter(TreatyStep.SIGNED, "XX", date(2012, 5, 30))


def test_a_disputed_state_accedes_only_by_a_document(register):
    with refused(Incomplete):
        register.enter(TreatyStep.ACCEDED, "UA", date(2026, 1, 1), document="", source="газета")
    register.enter(TreatyStep.ACCEDED, "UA", date(2026, 1, 1))
    assert "UA" in register.seats(date(2026, 1, 31))


def test_an_unknown_official_day_stays_empty_with_a_note(register):
    entry = register.enter(TreatyStep.SIGNED, "KZ", note="день не найден")
    assert entry.acted_on is None
    register.enter(TreatyStep.NOTIFIED, "KZ", note="день не найден")
    with refused(NotInOrder, "already_signed"):
        register.enter(TreatyStep.SIGNED, "KZ", date(2012, 5, 30))


def test_a_wrong_entry_is_voided_and_stays_with_its_reason(register):
    entry = register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2025, 6, 1))
    assert "MD" not in register.seats(date(2026, 3, 2))
    with registered("treaty_act.voided", clause="art.12"):
        register.void(entry, "получено другое письмо")

    kept = db.session.scalars(select(TreatyEntry).where(TreatyEntry.public_id == entry.public_id)).one()
    assert kept.voiding_reason == "получено другое письмо"
    assert "MD" in register.seats(date(2026, 3, 2))


def test_an_entry_is_voided_once_with_a_reason_and_not_from_under_another(register):
    signature = register.enter(TreatyStep.SIGNED, "KZ", date(2012, 5, 30))
    register.enter(TreatyStep.NOTIFIED, "KZ", date(2013, 9, 20))
    with refused(NotInOrder, "voiding_unsettles", clause="art.10"):
        register.void(signature)
    other = register.enter(TreatyStep.SIGNED, "BY", date(2012, 5, 30))
    with refused(Incomplete):
        register.void(other, "  ")
    register.void(other)
    with refused(Conflict):
        register.void(other)


@pytest.mark.parametrize("code", ["KZ", "operator", "advisory", "observer"])
def test_the_register_is_kept_by_the_secretariat_alone(register, code):
    entry, by = register.enter(TreatyStep.SIGNED, "KZ", date(2012, 5, 30)), register.world.actor(code)
    with refused(Forbidden):
        register.enter(TreatyStep.SIGNED, "BY", date(2012, 5, 30), by=by)
    with refused(Forbidden):
        register.void(entry, by=by)
    with refused(Forbidden):
        enter_protocol(title_ru="Протокол", done_on=date(2020, 1, 1), by=by, at=register.world.tick())


def test_the_parties_of_the_day_stay_while_its_meeting_runs(register):
    meeting = a_running_meeting(register.world)
    day = register.world.clock.now.date()
    with refused(Conflict):
        register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2025, 6, 1))
    with refused(Conflict):
        register.enter(TreatyStep.RECOGNISED, "AZ", date(2026, 1, 1))
    register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2026, 6, 1))
    assert "MD" in register.seats(day)
    assert meeting.meeting


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_chair_of_the_day_stays_while_its_meeting_runs(register):
    a_running_meeting(register.world)
    with refused(NotInOrder, "chair_of_running_meeting_changes", clause="4.3"):
        register.enter(
            TreatyStep.ACCEDED, "TJ", date(2026, 1, 15)
        )  # a party by its day, but not when its term began


def test_what_was_decided_keeps_the_members_it_was_decided_by(register, running):
    vote = vote_on(running)
    cast(vote, Position.FOR, *running.participants)
    decision = close(vote)
    frozen = dict(decision.counts)
    register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "MD", date(2026, 6, 1))
    db.session.refresh(decision)
    assert decision.counts == frozen


def test_a_protocol_counts_its_own_notifications(register):
    protocol = enter_protocol(
        title_ru="Протокол", done_on=date(2015, 10, 30), by=register.world.officer, at=register.world.tick()
    ).public_id
    days = {"BY": date(2016, 7, 13), "AZ": date(2016, 12, 6), "RU": date(2017, 4, 21)}
    for state, received_on in days.items():
        register.enter(TreatyStep.SIGNED, state, date(2015, 10, 30), protocol=protocol)
        register.enter(TreatyStep.NOTIFIED, state, received_on, protocol=protocol)

    body = db.session.scalars(select(Body)).one()
    [(_protocol, entries)] = protocols_of(db.session(), body.id)
    ruling = rule_on_protocol_entry(parties_rule(body), law_acts(entries))
    assert (ruling.figures["on"], ruling.clause) == ("2017-05-21", "art.8")
    assert "AZ" not in register.seats(date(2026, 3, 2)), "a protocol makes nobody a party to the Agreement"
    with refused(Incomplete):
        register.enter(TreatyStep.WITHDRAWAL_NOTIFIED, "BY", date(2018, 1, 1), protocol=protocol)
    with refused(NotFound):
        register.enter(TreatyStep.SIGNED, "KZ", date(2018, 1, 1), protocol="nosuchprotocol")
    with refused(Incomplete):
        enter_protocol(
            title_ru="Протокол", done_on=date(2026, 3, 3), by=register.world.officer, at=register.world.tick()
        )


def test_a_protocol_is_entered_once(register):
    once = {"title_ru": "Протокол", "done_on": date(2015, 10, 30), "by": register.world.officer}
    enter_protocol(**once, at=register.world.tick())
    with refused(Conflict):
        enter_protocol(**once, at=register.world.tick())


def test_a_body_without_a_treaty_has_its_seats_entered_one_by_one(records, tmp_path):
    written = charter_path("cis_industrial_policy").read_text(encoding="utf-8")
    without = re.sub(r"\[edition\.parties\].*?(?=\n\[)", "", written, flags=re.DOTALL)
    path = tmp_path / "union.toml"
    path.write_text(without.replace('code = "cis_industrial_policy"', 'code = "union"', 1), encoding="utf-8")
    body = set_up_body(charter=str(path), is_demonstration=False, at=SET_UP_AT)
    account = set_up_secretariat(
        body=body.public_id, family_name="Глава", given_names="Имя", post="руководитель",
        email="head@example.org", password=PASSWORD, at=SET_UP_AT,
    )  # fmt: skip
    head = actor_of(db.session(), account.person, body_id=body.id, at=SET_UP_AT)

    admit_seat(state="GE", since_on=date(2026, 1, 1), basis="решение", by=head, at=SET_UP_AT)

    assert [seat.code for seat in seats_on(db.session(), body.id, date(2026, 1, 1))] == ["GE"]
    assert seats_on(db.session(), body.id, date(2025, 12, 31)) == ()
    with refused(NotFound):
        enter_treaty_act(
            step=TreatyStep.SIGNED,
            state="GE",
            acted_on=date(2025, 1, 1),
            document=PAPER,
            by=head,
            at=SET_UP_AT,
        )


def named(world, **said):
    return name_authorised_body(
        state="KZ", title_ru="Новое министерство", since_on=date(2026, 3, 1), by=world.officer,
        at=world.tick(), **said,
    )  # fmt: skip


def test_the_depositary_is_told_of_a_new_authority(world):
    authority = named(world, decided_on=date(2026, 1, 31), decision="указ № 1")
    with registered("authorised_body.notified", clause="art.4"):
        notify_depositary(
            authority=authority.public_id, notified_on=date(2026, 3, 1), channel=Channel.DIPLOMATIC,
            by=world.officer, at=world.tick(),
        )  # fmt: skip

    kept = db.session.scalars(select(AuthorisedBody).where(AuthorisedBody.decided_on.is_not(None))).one()
    assert (kept.notified_on, kept.channel) == (date(2026, 3, 1), Channel.DIPLOMATIC)
    with refused(Conflict):
        notify_depositary(
            authority=authority.public_id, notified_on=date(2026, 3, 2), channel=Channel.OTHER,
            by=world.officer, at=world.tick(),
        )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        {"decided_on": date(2026, 3, 3)},
        {"decided_on": date(2026, 2, 1), "notified_on": date(2026, 1, 31), "channel": Channel.DIPLOMATIC},
        {"notified_on": date(2026, 2, 1)},
        {"channel": Channel.DIPLOMATIC},
        {"notified_on": date(2026, 4, 1), "channel": Channel.DIPLOMATIC},
    ],
)
def test_days_of_a_decision_and_its_notice_hold_together(world, said):
    with refused(Incomplete):
        named(world, **said)


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ("acted_on = NULL", "day_unless_official_and_unknown"),
        ("takes_effect_on = '2026-01-01'", "only_a_notice_names_its_day"),
        ("sent_on = '2031-01-01'", "received_after_sending"),
        ("seat_id = NULL", "of_a_state_or_the_treaty"),
        ("step = 'acceded'", "only_recognition_is_assumed"),
        ("voided_at = entered_at", "voided_with_a_reason"),
    ],
)
def test_the_database_refuses_what_cannot_be(world, changed, constraint):
    column, value = changed.split(" = ")
    columns = [name for name in TreatyEntry.__table__.columns.keys() if name != "id"]  # noqa: SIM118
    values = [{"public_id": "'copy'", column: value}.get(name, name) for name in columns]
    with pytest.raises(IntegrityError, match=constraint):
        db.session.execute(
            text(
                f"INSERT INTO treaty_acts ({', '.join(columns)}) SELECT {', '.join(values)} FROM treaty_acts"
                " ORDER BY id LIMIT 1"
            )
        )
    db.session.rollback()
