"""The database itself refuses what the law forbids, whoever asks and by whatever way."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from council.access.factors import factors_of
from council.actions.acknowledging import acknowledge_delivery, note_page_opened
from council.actions.acting_chairs import name_acting_chair
from council.actions.admissions import Ground
from council.actions.affected import flag_affected
from council.actions.agenda import drop_item
from council.actions.annulling import confirm_annulment, propose_annulment
from council.actions.approvals import put_approval_on_agenda
from council.actions.authorised_bodies import notify_depositary
from council.actions.bodies import name_authorised_body
from council.actions.certificates import register_certificate, withdraw_certificate
from council.actions.chair_refusals import record_refusal, take_back_refusal
from council.actions.chairmanship import end_chairmanship, enter_chairmanship
from council.actions.convening import cancel_meeting, move_meeting
from council.actions.corrections import propose_correction, refuse_correction
from council.actions.credential_reach import Reach
from council.actions.credentials import refuse_credential, revoke_credential
from council.actions.digests import choose_letters, write_digests
from council.actions.disinterest import declare_disinterest
from council.actions.dispatch_sheets import compose_sheet
from council.actions.factors import make_recovery_codes, remove_passkey
from council.actions.intentions import state_intention
from council.actions.invitations import accept_invitation, invite_again
from council.actions.issued_papers import issue_paper
from council.actions.item_proposals import propose_item, return_proposal, take_proposal
from council.actions.mail import ServerAnswer, claim_letters, note_answer
from council.actions.materials import withdraw_material
from council.actions.minutes import sign_minutes
from council.actions.nominations import confirm_nomination, nominate
from council.actions.notes import record_notes
from council.actions.notice import consent_to_late_materials
from council.actions.objecting import object_to_adoption
from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.overrides import confirm_override, end_override, record_override
from council.actions.participation import answer_participation
from council.actions.parties import enter_protocol, enter_treaty_act, void_treaty_act
from council.actions.people import disable_account
from council.actions.petitions import withdraw_petition
from council.actions.plans import record_yearly
from council.actions.position_questions import ask_positions
from council.actions.positions import give_position
from council.actions.positions_by_letter import enter_position
from council.actions.preparing import circulate_draft, prepare_minutes
from council.actions.presence import list_participant
from council.actions.remarks import answer_remark, give_no_remarks, give_remark
from council.actions.resets import confirm_reset, propose_reset
from council.actions.rules_of_procedure import adopt_version, withdraw_version
from council.actions.sealing import sign_checkpoint
from council.actions.security_log import note_event_now
from council.actions.sittings import put_forward
from council.actions.state_letters import LetterOfState
from council.actions.statements import file_dissent
from council.actions.submissions import accept_material, return_material, submit_material
from council.actions.venues import answer_venue, propose_venue
from council.actions.voting import withdraw_vote
from council.law.ballot import Position
from council.law.credentials import Scope as CredentialScope
from council.law.overrides import Scope
from council.law.parties import TreatyStep
from council.law.positions import Stance
from council.law.remarks import Verdict
from council.law.rotation_facts import RefusalKind
from council.records.acting_chairs import Namer
from council.records.admissions import Origin
from council.records.agenda import FlagOwner
from council.records.approvals import meeting_in_preparation
from council.records.bodies import Channel
from council.records.checkpoints import Checkpoint
from council.records.database import db, transaction
from council.records.dispatches import Dispatch
from council.records.factors import DemonstrationCode
from council.records.file_signatures import SignatureFinding, SignedFile
from council.records.files import FileStore
from council.records.guards import GUARDS
from council.records.issued_papers import PaperKind
from council.records.materials import Openness
from council.records.meetings import Meeting, Series
from council.records.minutes import Rendering
from council.records.notice import Circulation
from council.records.participation import Participation
from council.records.people import Person
from council.records.plans import YearlyPaper
from council.records.preparations import Countersignature
from council.records.presence import Capacity
from council.records.security_log import SecurityKind
from council.records.voting import Manner, OralBallot
from tests.actions.test_contents import PDF_FILE
from tests.authenticator import Device, Owner
from tests.certificates import a_proof
from tests.dispatching import MATERIALS, delivery_to, give, send
from tests.world import (
    ENDS_AT,
    STARTS_AT,
    STATES,
    HeldVote,
    a_meeting,
    a_petition,
    a_running_meeting,
    a_substitute,
    build_world,
    cast,
    cheap_passwords,
    close,
    drafted,
    end,
    open_with,
    records_at,
    vote_on,
)

FOR, AGAINST = Position.FOR, Position.AGAINST
GROUND = {"decision_reference": "решение № 10/3", "decided_on": date(2025, 6, 4)}


def annals_at(address):
    """Fill a migrated database with everything that can be recorded."""
    with records_at(address), TemporaryDirectory() as folder:
        held = a_meeting(build_world(), items=2)
        _ask_of_drafts(held)
        _ask_of_drafts(a_meeting(held.world))
        open_with(held)
        put_forward(item=held.item, by=held.world.officer, at=held.world.tick())
        return annals_of(held, FileStore(Path(folder)))


pytestmark = pytest.mark.peopled(by=annals_at)


@pytest.fixture
def annals(peopled):
    """Two meetings in which everything has happened: the first signed, in the second a vote is open."""
    return peopled


def annals_of(running, store):
    world = running.world
    officer, tick = world.officer, world.tick
    object_to_adoption(
        vote=vote_on(running, manner=Manner.NO_OBJECTION).vote, by=world.member("KZ"), at=tick()
    )
    withdraw_vote(vote=vote_on(running).vote, reason="не то", by=officer, at=tick())
    annulled = vote_on(running)
    close(annulled)
    propose_annulment(vote=annulled.vote, reason="не то", by=officer, at=tick())
    confirm_annulment(vote=annulled.vote, by=world.chair, at=tick())
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    decision = close(voting).public_id
    propose_annulment(vote=voting.vote, reason="не то", by=officer, at=tick())
    file_dissent(decision=decision, text="Не согласны.", by=world.member("RU"), at=tick())
    for revision, heard in enumerate(("О ходе", "О ходе работ")):
        record_notes(item=running.item, heard=heard, spoke="", revision=revision, by=officer, at=tick())
    state_intention(
        vote=voting.vote, state="KG", intended=Position.ABSTAINED, by=world.member("KG"), at=tick()
    )
    _sign(running, store)
    _sign_file(running)
    key = Ed25519PrivateKey.generate()
    for checkpoint in db.session.scalars(select(Checkpoint.public_id)).all():
        sign_checkpoint(checkpoint=checkpoint, key=key, at=tick())
    _set_rules(world)
    second = a_running_meeting(world, items=2)
    late = record_override(
        clause="5.8", majority="simple", scope=Scope.MEETING, meeting=second.meeting, **GROUND, by=officer,
        at=tick(),
    ).public_id  # fmt: skip
    confirm_override(override=late, by=world.head, at=tick())
    voting = vote_on(second)
    cast(voting, FOR, "TJ")
    _say_aloud(voting, "BY", confirmed=True)
    _say_aloud(voting, "KZ", confirmed=None)
    declare_disinterest(item=second.items[1], seat="KZ", by=world.member("KZ"), at=tick())
    flag_affected(item=second.items[1], seat="RU", set_as=FlagOwner.SECRETARIAT, by=officer, at=tick())
    a_substitute(second, "AM")
    note_event_now(SecurityKind.DENIED, at=tick())
    _settle_papers(second)
    list_participant(
        meeting=second.meeting,
        person=world.persons["observer"],
        capacity=Capacity.OBSERVER,
        post="наблюдатель",
        ground=Ground(Origin.OUTSIDE, "решение 11/2"),
        by=officer,
        at=tick(),
    )
    _convene(second)
    _give_up(a_meeting(world, items=2))
    _send(second, store)
    _keep_the_treaty(second.world)
    _seat_the_chair(second)
    _have_factors(world)
    _name_authority(second.world)
    _keep_the_door(second.world)
    db.session.rollback()
    return second


def _sign_file(held):
    """Keep a file that came back signed, and what was found of its signature; the words of a paper stand for the paper."""
    with transaction() as session:
        printed = session.scalars(select(Rendering).order_by(Rendering.id).limit(1)).one()
        given = {"rendering_id": printed.id, "file_id": printed.file_id}
        session.add(
            SignedFile(
                **given,
                means="own_tool",
                brought_at=held.world.tick(),
                brought_by_id=held.world.officer.person_id,
            )
        )
        session.add(
            SignatureFinding(
                **given, place=0, field="Signature1", subject="CN", issuer="CN", serial="1", algorithm="ecdsa",
                covers="whole", standing="unknown", soundness="intact", checked_at=held.world.tick(),
            )
        )  # fmt: skip


def _sign(held, store):
    """Let the draft go to the states, be remarked on and answered, be signed by the chair and by the head beside."""
    world = held.world
    end(held)
    minutes, sha256 = drafted(held, store)
    circulated = circulate_draft(
        minutes=minutes,
        sha256=sha256,
        due_on=world.clock.now.date() + timedelta(days=7),
        by=world.officer,
        at=world.tick(),
    )
    remark = give_remark(
        minutes=minutes, version=circulated.version.public_id, state="KZ", text="Уточнить.",
        by=world.member("KZ"), at=world.tick(),
    ).public_id  # fmt: skip
    answer_remark(
        remark=remark, verdict=Verdict.DECLINED, reason="Так было", by=world.officer, at=world.tick()
    )
    for state in STATES:
        if state != "KZ":
            give_no_remarks(
                minutes=minutes, version=circulated.version.public_id, state=state, by=world.member(state),
                at=world.tick(),
            )  # fmt: skip
    prepared = prepare_minutes(
        minutes=minutes, sha256=sha256, reason="Срочно", by=world.officer, at=world.tick()
    )
    with transaction() as session:  # a body whose head signs too is another one; its row is like this
        session.add(
            Countersignature(
                minutes_id=prepared.minutes_id, version_id=prepared.version_id, sha256=sha256,
                signed_at=world.tick(), signed_by_id=world.head.person_id,
            )
        )  # fmt: skip
    sign_minutes(minutes=minutes, sha256=sha256, by=world.chair, at=world.tick())
    correction = propose_correction(
        minutes=minutes,
        texts={},
        closing="Иначе.",
        reason="Опечатка",
        replaces=sha256,
        by=world.officer,
        at=world.tick(),
    ).public_id
    refuse_correction(correction=correction, by=world.chair, at=world.tick())
    past = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    ahead = meeting_in_preparation(db.session(), past).public_id
    put_approval_on_agenda(minutes=minutes, meeting=ahead, by=world.officer, at=world.tick())


def _prepare(closed):
    """Write a note, and prepare the protocol for a signature that does not come."""
    world = closed.world
    record_notes(item=closed.item, heard="Доклад", spoke="", revision=0, by=world.officer, at=world.tick())
    with TemporaryDirectory() as folder:
        minutes, sha256 = drafted(closed, FileStore(Path(folder)))
    prepare_minutes(minutes=minutes, sha256=sha256, reason="Срочно", by=world.officer, at=world.tick())


def _have_factors(world):
    """Let a member have every kind of second factor, one of each lost, a recovery code used."""
    owner = Owner(world, db.session)
    owner.has_passkey(Device())
    first, *_codes = make_recovery_codes(by=owner.by, at=world.tick())
    owner.proves(first)
    for _twice in range(2):
        owner.has_application()
    owner.has_passkey(Device())
    passkey = factors_of(db.session(), owner.by.person_id).passkeys[0].public_id
    remove_passkey(passkey=passkey, by=owner.by, at=world.clock.now)
    person = db.session.get(Person, owner.by.person_id)
    certificate = register_certificate(content=a_proof(person), by=owner.by, at=world.clock.now)
    withdraw_certificate(certificate=certificate.public_id, by=owner.by, at=world.clock.now)
    db.session.add(DemonstrationCode(person_id=owner.by.person_id, code="246810", made_at=world.clock.now))
    db.session.commit()


def _settle_papers(held):
    """Let a paper for one item be revoked, and another refused."""
    officer, tick = held.world.officer, held.world.tick
    _code, limited = a_substitute(held, "MD", reach=Reach(CredentialScope.ITEMS, (held.items[1],)))
    revoke_credential(credential=limited, reason="не то", by=officer, at=tick())
    _code, waiting = a_substitute(held, "MD", confirmed=False)
    refuse_credential(credential=waiting, reason="не то", by=officer, at=tick())


def _set_rules(world):
    """Adopt rules of procedure, one version withdrawn, and set two majorities otherwise, one of them ended."""
    officer, tick = world.officer, world.tick
    for number, since_on in (("1", date(2025, 6, 4)), ("2", date(2025, 6, 5))):
        version = adopt_version(number=number, since_on=since_on, **GROUND, by=officer, at=tick()).public_id
    withdraw_version(version=version, reason="не то", by=officer, at=tick())
    for scope, named in ((Scope.ITEM_CLASS, "groups"), (Scope.PERIOD, None)):
        override = record_override(
            clause="5.8", majority="two_thirds", scope=scope, item_class=named, **GROUND, by=officer, at=tick(),
            since_on=date(2026, 6, 4) if named else date(2026, 6, 5),
        ).public_id  # fmt: skip
        if named:
            end_override(override=override, reason="не то", by=officer, at=tick())


def _convene(held):
    """Let every paper that precedes and follows a meeting be entered: one petition open, one withdrawn, one carried."""
    world = held.world
    officer, tick = world.officer, world.tick
    a_petition(world, subject="Об открытом")
    withdrawn = a_petition(world, subject="Об отозванном")
    withdraw_petition(petition=withdrawn, by=world.member("KZ"), at=tick())
    ahead = a_meeting(world, series=Series.EXTRAORDINARY)
    proposal = propose_venue(meeting=ahead.meeting, city="Алматы", by=officer, at=tick()).public_id
    answer_venue(proposal=proposal, state="RU", agrees=True, by=world.member("RU"), at=tick())
    answer_participation(
        meeting=ahead.meeting, state="KZ", answer=Participation.MEMBER, by=world.member("KZ"), at=tick()
    )
    choose_letters(hour=9, by=world.member("UZ"), at=tick())
    a_substitute(ahead, "UZ")
    write_digests(at=tick() + timedelta(days=1))
    [letter] = claim_letters(worker="one", at=tick(), most=1)
    note_answer(letter, ServerAnswer(is_taken=True, is_final=True, text="250"), worker="one", at=tick())
    _give_materials(ahead)
    record_yearly(
        kind=YearlyPaper.PLAN, year=2026, done_on=date(2026, 1, 1), basis="№ 1", by=officer, at=tick()
    )
    consent_to_late_materials(meeting=held.meeting, note="К пункту 1", by=officer, at=tick())
    closed = a_running_meeting(world)
    end(closed)
    _prepare(closed)
    _enter_as_before(closed)


def _give_up(held):
    """Let a meeting lose an item, move by a day and be cancelled."""
    officer, tick = held.world.officer, held.world.tick
    drop_item(item=held.item, reason="не то", by=officer, at=tick())
    later = timedelta(days=1)
    move_meeting(
        meeting=held.meeting, starts_at=STARTS_AT + later, ends_at=ENDS_AT + later, city="Минск", reason="не то",
        by=officer, at=tick(),
    )  # fmt: skip
    cancel_meeting(meeting=held.meeting, reason="не то", by=officer, at=tick())


def _name_authority(world):
    """Let a state name another authority, and the depositary be told of it."""
    head, tick = world.head, world.tick
    authority = name_authorised_body(
        state="KZ", title_ru="Агентство", since_on=date(2026, 1, 1), by=head, at=tick()
    ).public_id
    notify_depositary(
        authority=authority, notified_on=date(2026, 1, 2), channel=Channel.DIPLOMATIC, by=head, at=tick()
    )


def _ask_of_drafts(held):
    """Ask the states of the drafts of a meeting that has not opened, and let one of them answer."""
    world = held.world
    question, *_others = ask_positions(
        meeting=held.meeting, due_on=date(2026, 5, 20), by=world.officer, at=world.tick()
    )
    give_position(
        item=held.item, draft=question.draft.public_id, state="KZ", stance=Stance.AGREE, by=world.member("KZ"),
        at=world.tick(),
    )  # fmt: skip
    enter_position(
        meeting=held.meeting, item=held.item, draft=question.draft.public_id, state="UZ", stance=Stance.OBJECT,
        letter=LetterOfState("5", date(2026, 3, 1), world.clock.now.date(), None, "принято факсом"),
        by=world.officer, at=world.tick(),
    )  # fmt: skip


def _give_materials(held):
    """Let a state submit two materials for an item: one accepted, the other returned and withdrawn."""
    world = held.world
    officer, tick, own = world.officer, world.tick, world.member("KZ")
    with TemporaryDirectory() as folder:
        first, second = (
            submit_material(
                meeting=held.meeting, state="KZ", item=held.item, title=title, file_name="a.pdf", content=PDF_FILE,
                openness=Openness.MEMBERS, store=FileStore(Path(folder)), by=own, at=tick(),
            ).public_id
            for title in ("Первый", "Второй")
        )  # fmt: skip
        accept_material(material=first, version=1, by=officer, at=tick())
        return_material(material=second, version=1, remark="не то", by=officer, at=tick())
        withdraw_material(material=second, by=own, at=tick())
    for title in ("О первом", "О втором"):
        proposal = propose_item(
            meeting=held.meeting, state="KZ", title=title, points=("Одобрить.",), by=own, at=tick()
        ).public_id
        if title == "О первом":
            take_proposal(proposal=proposal, version=1, by=officer, at=tick())
    return_proposal(proposal=proposal, version=1, remark="не то", by=officer, at=tick())


def _enter_as_before(closed):
    """Keep an entry of a circulation as it was made before there were dispatches; no act makes one any more."""
    with transaction() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.public_id == closed.meeting)).one()
        session.add(
            Circulation(
                meeting_id=meeting.id, number=1, sent_on=STARTS_AT.date(), basis="№ 2",
                entered_at=closed.world.tick(), entered_by_id=closed.world.officer.person_id,
            )
        )  # fmt: skip


def _send(held, store):
    """Let materials go to everybody, one receipt be confirmed, and a certificate be composed."""
    world = held.world
    give(held, store)
    dispatch = send(held)
    key = db.session.scalars(select(Dispatch.id).where(Dispatch.public_id == dispatch)).one()
    note_page_opened(dispatch_id=key, by=world.member("KZ"), at=world.tick())
    for state in ("KZ", "RU"):
        acknowledge_delivery(
            delivery=delivery_to(held, dispatch, state), by=world.member(state), at=world.tick()
        )
    compose_sheet(meeting=held.meeting, kind=MATERIALS, by=world.officer, at=world.tick())
    issue_paper(meeting=held.meeting, kind=PaperKind.AGENDA, by=world.officer, at=world.tick())


def _keep_the_treaty(world):
    """Enter a protocol to the treaty and two signatures, one of them voided."""
    officer, tick = world.officer, world.tick
    enter_protocol(title_ru="Протокол", done_on=date(2015, 10, 30), by=officer, at=tick())
    for state in ("KZ", "BY"):
        entry = enter_treaty_act(
            step=TreatyStep.SIGNED,
            state=state,
            acted_on=date(2012, 5, 30),
            document="№ 3",
            by=officer,
            at=tick(),
        ).public_id
    void_treaty_act(entry=entry, reason="не то", by=officer, at=tick())


def _seat_the_chair(held):
    """Enter a term in the chair and take it back, two refusals, one of them taken back, and an acting chair."""
    officer, tick = held.world.officer, held.world.tick
    term = enter_chairmanship(
        seat="TM", since_on=date(2027, 1, 1), decision_reference="№ 4", by=officer, at=tick()
    ).public_id
    end_chairmanship(chairmanship=term, reason="не то", by=officer, at=tick())
    for state in ("MD", "AM"):
        refusal_of_state = record_refusal(
            seat=state, kind=RefusalKind.DECLINED, since_on=date(2027, 1, 1), letter_reference="№ 5", by=officer,
            at=tick(),
        ).public_id  # fmt: skip
    take_back_refusal(refusal=refusal_of_state, reason="не то", by=officer, at=tick())
    name_acting_chair(meeting=held.meeting, seat="RU", named_by=Namer.SECRETARIAT, by=officer, at=tick())


def _say_aloud(voting, seat, *, confirmed):
    """Enter an oral vote, confirmed or left waiting."""
    world = voting.world
    waiting = enter_oral_ballot(
        vote=voting.vote, seat=seat, position=FOR, by=world.officer, at=world.tick()
    ).public_id
    if confirmed:
        resolve_oral_ballot(
            vote=voting.vote, oral_ballot=waiting, confirmed=True, by=world.chair, at=world.tick()
        )


def _keep_the_door(world):
    """Let a link be open and another used, a reset be done, and of two nominations one be confirmed."""
    officer, tick = world.officer, world.tick
    reset = propose_reset(person=world.persons["RU"], reason="забыт", by=officer, at=tick()).public_id
    token = confirm_reset(reset=reset, by=world.head, at=tick()).token
    with cheap_passwords():
        accept_invitation(
            token=token, passphrase="четыре тихих слова", body_id=world.body_id, address="", at=tick()
        )
    named = {"family_name": "Новикова", "given_names": "Анна", "post": "советник"}
    for email in ("first@example.org", "second@example.org"):
        nomination = nominate(**named, email=email, by=world.member("KZ"), at=tick()).public_id
    confirmed = confirm_nomination(nomination=nomination, by=officer, at=tick())
    person = db.session.get_one(Person, confirmed.person_id).public_id
    invite_again(person=person, by=world.member("KZ"), at=tick())
    disable_account(person=world.persons["observer"], by=officer, at=tick())


def refusal(sql, **values):
    """Return what the database says when the statement is tried, or nothing when it lets it pass."""
    with db.engine.connect() as connection:
        try:
            connection.execute(text(sql), values)
        except IntegrityError as error:
            return str(error.orig)
        finally:
            connection.rollback()
    return ""


def copied(table, where, **changed):
    """Return the statement that inserts a row again, some columns changed."""
    columns = [column["name"] for column in inspect(db.engine).get_columns(table) if column["name"] != "id"]
    values = ", ".join(changed.get(column, column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}"


FRESH = "substr(public_id, 1, 10) || 'copy'"
OPEN_VOTE = "(SELECT id FROM votes WHERE closed_at IS NULL AND withdrawn_at IS NULL)"
SEATS_LINE = "(SELECT seat_id FROM roll_seats WHERE vote_id = {vote} AND standing = '{standing}' LIMIT 1)"
ABSENT = SEATS_LINE.format(vote=OPEN_VOTE, standing="absent")
SILENT = f"(SELECT max(seat_id) FROM roll_seats WHERE vote_id = {OPEN_VOTE} AND standing = 'entitled')"
OTHER = "substr(sha256, 2) || '0'"
UNSIGNED = "(SELECT id FROM minutes WHERE id NOT IN (SELECT minutes_id FROM signatures))"
ITEMS_UNSIGNED = (
    "(SELECT items.id FROM items JOIN minutes ON minutes.meeting_id = items.meeting_id"
    f" WHERE minutes.id = {UNSIGNED})"
)
SIGNER = "(SELECT signed_by_id FROM signatures)"
SOME_BALLOT = "id = (SELECT max(id) FROM ballots)"


def insertions():
    """Return how each guard of insertions is provoked."""
    closed = "(SELECT vote_id FROM decisions WHERE outcome = 'adopted')"
    of_closed = SEATS_LINE.format(vote=closed, standing="entitled").replace(
        "LIMIT 1", "ORDER BY id DESC LIMIT 1"
    )
    again = {"public_id": FRESH, "form_key": "'another'"}
    return {
        "guard_ballots_only_while_open": copied(
            "ballots", SOME_BALLOT, vote_id=closed, seat_id=of_closed, **again
        ),
        "guard_ballots_only_entitled": copied("ballots", SOME_BALLOT, seat_id=ABSENT, **again),
        "guard_objections_only_while_open": copied("objections", "id = 1", seat_id=SILENT),
        "guard_objections_only_entitled": copied("objections", "id = 1", seat_id=ABSENT),
        "guard_overrides_one_of_a_reach": copied(
            "overrides", "scope = 'period' AND ended_at IS NULL", public_id=FRESH
        ),
        "guard_minutes_versions_not_after_signature": copied(
            "minutes_versions", "id = 1", number="2", public_id=FRESH
        ),
        "guard_minutes_versions_not_while_prepared": copied(
            "minutes_versions", f"minutes_id = {UNSIGNED}", number="2", public_id=FRESH
        ),
        "guard_item_notes_not_begun_while_prepared": copied("item_notes", f"item_id IN {ITEMS_UNSIGNED}"),
        "guard_remark_rounds_not_after_signature": copied("remark_rounds", "id = 1", public_id=FRESH),
        "guard_remarks_not_after_signature": copied("remarks", "id = 1", public_id=FRESH, sequence="2"),
        "guard_countersignatures_of_a_prepared_file": copied(
            "countersignatures", "id = 1", public_id=FRESH, sha256=OTHER
        ),
        "guard_countersignatures_head_is_another": copied(
            "countersignatures", "id = 1", public_id=FRESH, signed_by_id=SIGNER
        ),
        "guard_signatures_head_is_another": copied(
            "signatures", "id = 1", signed_by_id="(SELECT signed_by_id FROM countersignatures)"
        ),
        "guard_minutes_corrections_of_a_signed_protocol": copied(
            "minutes_corrections", "true", public_id=FRESH, minutes_id=UNSIGNED, number="9"
        ),
        "guard_signatures_of_a_prepared_file": copied("signatures", "id = 1", public_id=FRESH, sha256=OTHER),
        "guard_remark_answers_not_after_signature": copied("remark_answers", "id = 1", public_id=FRESH),
        "guard_minutes_preparations_circulated_or_with_a_reason": copied(
            "minutes_preparations", f"minutes_id = {UNSIGNED}", public_id=FRESH, uncirculated_reason="''"
        ),
        "guard_intention_statements_of_a_closed_vote": copied(
            "intention_statements", "id = 1", public_id=FRESH, vote_id=OPEN_VOTE
        ),
        "guard_intention_statements_not_after_signature": copied(
            "intention_statements", "id = 1", public_id=FRESH
        ),
        "guard_intention_statements_by_an_entitled_state": copied(
            "intention_statements", "id = 1", public_id=FRESH, vote_id=OPEN_VOTE, seat_id=ABSENT
        ),
        "guard_statements_not_after_signature": copied("statements", "id = 1", public_id=FRESH),
        "guard_item_notes_not_begun_after_signature": copied("item_notes", "id = 1"),
        "guard_participants_not_after_signature": copied("participants", "id = 1", public_id=FRESH),
        "guard_presidings_not_after_the_close": copied("presidings", "id = 1", sequence="99"),
        "guard_petition_answers_only_while_open": copied(
            "petition_answers",
            "id = (SELECT max(id) FROM petition_answers WHERE petition_id IN"
            " (SELECT id FROM petitions WHERE carried_at IS NOT NULL))",
            sequence="99",
        ),
        "guard_credentials_begins_unsettled": copied(
            "credentials", "refused_at IS NOT NULL", public_id=FRESH
        ),
        "guard_position_questions_of_a_text_of_the_item": copied(
            "position_questions",
            "id = 1",
            public_id=FRESH,
            draft_id="(SELECT max(id) FROM drafts WHERE drafts.item_id <> position_questions.item_id)",
        ),
        "guard_state_positions_not_after_the_opening": copied(
            "state_positions",
            "id = 1",
            public_id=FRESH,
            question_id="(SELECT min(id) FROM position_questions)",
            sequence="99",
        ),
        "guard_state_positions_by_a_letter_of_the_state": copied(
            "state_positions",
            "id = (SELECT max(id) FROM state_positions)",
            public_id=FRESH,
            letter_id="(SELECT min(id) FROM state_letters)",
            sequence="99",
        ),
        "guard_state_letters_scan_or_reason": copied(
            "state_letters", "id = 1", public_id=FRESH, number="'6'", without_scan="''"
        ),
        "guard_item_proposals_by_a_letter_of_the_state": copied(
            "item_proposals", "id = 1", public_id=FRESH, letter_id="(SELECT max(id) FROM state_letters)"
        ),
        "guard_credential_items_of_its_meeting": copied(
            "credential_items", "true", item_id="(SELECT min(id) FROM items)"
        ),
        "guard_appointments_named_by_two": copied(
            "appointments", "office = 'member'", public_id=FRESH, since_on="'2020-01-02'"
        ),
        "guard_issued_papers_numbers_leave_no_gap": copied(
            "issued_papers", "id = 1", number="number + 2", public_id=FRESH
        ),
        "guard_passages_not_after_the_close": copied("passages", "id = 1", sequence="99", public_id=FRESH),
    }


def provocation(guard):
    """Return the statement that the guard is there to refuse."""
    if guard.name == "never_replaced":
        rows = SOME_BALLOT if guard.table == "ballots" else "true"
        return f"INSERT INTO {guard.table} SELECT * FROM {guard.table} WHERE {rows}"
    if guard.operation == "INSERT":
        return insertions()[guard.trigger]
    if guard.operation == "DELETE":
        return f"DELETE FROM {guard.table}"
    if guard.trigger in BY_ONE_HAND:
        return BY_ONE_HAND[guard.trigger]
    column = guard.operation.removeprefix("UPDATE OF ").split(", ")[0] if " OF " in guard.operation else "id"
    return f"UPDATE {guard.table} SET {column} = {column}"


# What takes two persons, done by one.
BY_ONE_HAND = {
    "guard_accounts_reopened_by_two": "UPDATE accounts SET disabled_at = NULL WHERE disabled_at IS NOT NULL",
    "guard_credentials_two_persons": (
        "UPDATE credentials SET confirmed_by_id = entered_by_id WHERE refused_at IS NOT NULL"
    ),
    "guard_overrides_late_one_ended_by_two": (
        "UPDATE overrides SET ended_at = entered_at WHERE is_late AND confirmed_at IS NOT NULL"
    ),
}

# Of two guards on one row the first by name answers; these rows meet one guard only.
ONLY = {
    "guard_annulments_stays_confirmed": " WHERE confirmed_at IS NOT NULL",
    "guard_annulments_words_are_fixed": " WHERE confirmed_at IS NULL",
    "guard_credentials_stays_confirmed": " WHERE confirmed_at IS NOT NULL AND revoked_at IS NULL",
    "guard_credentials_stays_refused": " WHERE refused_at IS NOT NULL",
    "guard_credentials_stays_revoked": " WHERE revoked_at IS NOT NULL",
    "guard_dispatch_deliveries_words_are_fixed": " WHERE acknowledged_at IS NULL",
    "guard_dispatch_deliveries_acknowledged_once": " WHERE acknowledged_at IS NOT NULL",
    "guard_invitations_words_are_fixed": " WHERE used_at IS NULL AND withdrawn_at IS NULL",
    "guard_item_notes_not_while_prepared": f" WHERE item_id IN {ITEMS_UNSIGNED}",
    "guard_letters_stays_accepted": " WHERE state = 'accepted'",
    "guard_letters_stays_gathered": " WHERE state = 'gathered'",
    "guard_nominations_words_are_fixed": " WHERE confirmed_at IS NULL",
    "guard_oral_ballots_words_are_fixed": " WHERE confirmed_at IS NULL",
    "guard_votes_not_withdrawn_with_ballots": " WHERE withdrawn_at IS NULL",
    "guard_treaty_acts_voided_once": " WHERE voided_at IS NOT NULL",
    "guard_petitions_stays_carried": " WHERE carried_at IS NOT NULL",
    "guard_petitions_stays_withdrawn": " WHERE withdrawn_at IS NOT NULL",
    "guard_petitions_convened_once": " WHERE meeting_id IS NOT NULL",
    "guard_votes_stays_withdrawn": " WHERE withdrawn_at IS NOT NULL",
}


def test_every_guard_refuses_what_it_is_there_for(annals):
    slept = []
    for guard in GUARDS:
        said = refusal(provocation(guard) + ONLY.get(guard.trigger, ""))
        # A row copied over itself meets every guard of insertions; which of them speaks first is the database's choice.
        expected = guard.trigger if guard.name != "never_replaced" else f"guard_{guard.table}_"
        if expected not in said:
            slept.append(f"{guard.trigger}: {said or 'let it pass'}")
    assert slept == []


@pytest.mark.parametrize(
    ("named", "rule"), [("head_id", "head_is_another"), ("signer_id", "signed_by_whom_it_names")]
)
def test_a_correction_is_signed_by_two_and_by_whom_it_names(annals, named, rule):
    """What the acts refuse is refused of a row that somebody writes past them, too."""
    head = "(SELECT signed_by_id FROM countersignatures)"
    in_order = {
        "public_id": FRESH, "number": "9", "refused_at": "NULL", "refused_by_id": "NULL", "signed_by_id": SIGNER,
        "signed_at": "proposed_at", "sha256": "replaced_sha256", "head_sha256": "replaced_sha256",
        "head_signed_at": "proposed_at", "signer_id": SIGNER, "head_id": head,
    }  # fmt: skip
    assert refusal(copied("minutes_corrections", "number = 1", **in_order)) == ""
    swapped = in_order | {named: SIGNER if named == "head_id" else head}
    assert f"ck_minutes_corrections_{rule}" in refusal(copied("minutes_corrections", "number = 1", **swapped))


@pytest.mark.parametrize(
    "table",
    [
        "register_entries",
        "ballots",
        "decisions",
        "signatures",
        "security_events",
        "persons",
        "participants",
        "postponements",
        "seats",
        "minutes",
    ],
)
def test_what_is_written_once_is_neither_changed_nor_taken_away(annals, table):
    """Named here and not read from the list of guards, from which one may have been lost."""
    assert f"guard_{table}_never_changed" in refusal(f"UPDATE {table} SET id = id")
    assert f"guard_{table}_" in refusal(f"DELETE FROM {table}")


def test_no_table_whose_rows_stay_is_emptied(annals):
    """TRUNCATE fires no trigger of a row, and would pass by every other guard."""
    if db.engine.dialect.name == "sqlite":
        pytest.skip("SQLite knows no TRUNCATE")
    for table in sorted({guard.table for guard in GUARDS if guard.name == "never_deleted"}):
        assert f"keep_{table}" in refusal(f"TRUNCATE {table} CASCADE"), table


def test_a_petition_is_convened_again_only_once_its_meeting_is_cancelled(annals):
    """It moves to another meeting, and never to none."""
    convened = db.session.execute(text("SELECT meeting_id FROM petitions WHERE meeting_id IS NOT NULL"))
    meeting = convened.scalar_one()
    other = "(SELECT max(id) FROM meetings WHERE id <> :meeting)"
    moved = f"UPDATE petitions SET meeting_id = {other} WHERE meeting_id = :meeting"
    emptied = "UPDATE petitions SET meeting_id = NULL WHERE meeting_id = :meeting"
    assert "convened_once" in refusal(moved, meeting=meeting)
    public = db.session.execute(
        text("SELECT public_id FROM meetings WHERE id = :id"), {"id": meeting}
    ).scalar_one()
    db.session.rollback()
    world = annals.world
    cancel_meeting(meeting=public, reason="не то", by=world.officer, at=world.tick())
    assert refusal(moved, meeting=meeting) == ""
    assert "convened_once" in refusal(emptied, meeting=meeting)


def test_no_part_of_a_question_changes(annals):
    for column in ("item_id", "draft_id", "manner", "question", "edition", "opened_at"):
        assert "guard_votes_question_is_fixed" in refusal(f"UPDATE votes SET {column} = {column}")


def test_constraints_refuse_by_their_names(annals):
    """SQLite names a unique constraint by its columns, PostgreSQL by its name."""
    forged = {"public_id": FRESH, "seat_id": SILENT, "form_key": "'another'"}
    second = copied("ballots", SOME_BALLOT, public_id=FRESH, form_key="'another'")
    by_the_same_form = copied("ballots", SOME_BALLOT, public_id=FRESH, seat_id=SILENT)
    second_open_vote = copied("votes", f"id = {OPEN_VOTE}", public_id=FRESH, sequence="99")
    tried = [
        (second, ("uq_ballots_one_ballot_per_seat", "ballots.vote_id, ballots.seat_id")),
        (by_the_same_form, ("uq_ballots_one_ballot_per_form", "ballots.vote_id, ballots.form_key")),
        (second_open_vote, ("uq_votes_one_open_in_an_item", "votes.item_id")),
        *(
            (copied("ballots", SOME_BALLOT, **forged, position=f"'{position}'"), ("ck_ballots_",))
            for position in ("not_voting", "absent", "disinterested", "yes")
        ),
    ]
    for sql, names in tried:
        said = refusal(sql)
        assert any(name in said for name in names), (sql, said)


def test_nothing_that_is_pointed_to_vanishes(annals):
    for table in ("persons", "seats", "bodies", "participants", "meetings", "drafts"):
        assert refusal(f"DELETE FROM {table}") != "", table


def test_an_annulment_takes_two_persons(annals):
    held = annals
    voting = vote_of_second_item(held)
    propose_annulment(vote=voting, reason="не то", by=held.world.officer, at=held.world.tick())
    said = refusal(
        "UPDATE annulments SET confirmed_by_id = proposed_by_id, confirmed_at = proposed_at"
        " WHERE confirmed_at IS NULL"
    )
    assert "ck_annulments_needs_two_persons" in said


def vote_of_second_item(held):
    """Close the open vote, hold one on the second item, and return it closed."""
    with db.engine.connect() as connection:
        public_id = connection.scalar(text(f"SELECT public_id FROM votes WHERE id = {OPEN_VOTE}"))
    waiting = db.session.scalars(select(OralBallot).where(OralBallot.confirmed_at.is_(None))).one().public_id
    resolve_oral_ballot(
        vote=public_id, oral_ballot=waiting, confirmed=False, by=held.world.chair, at=held.world.tick()
    )
    close(HeldVote(held, public_id))
    put_forward(item=held.items[1], by=held.world.officer, at=held.world.tick())
    voting = vote_on(held, held.items[1])
    close(voting)
    return voting.vote
