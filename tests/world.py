"""A small world for tests, built as people would build it: by the actions, never by inserting rows."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from tempfile import TemporaryDirectory
from unittest.mock import patch

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from council.access import passwords
from council.access.actors import Actor, actor_of
from council.actions import rendering
from council.actions.admissions import Ground
from council.actions.agenda import add_item, adopt_agenda
from council.actions.bodies import admit_seat, name_authorised_body, set_up_body
from council.actions.chairmanship import enter_chairmanship
from council.actions.convening import convene_meeting, publish_meeting
from council.actions.credential_reach import WHOLE_MEETING, Reach
from council.actions.credentials import confirm_credential, file_credential
from council.actions.deciding import withdraw_item
from council.actions.minutes import draft_minutes, sign_minutes
from council.actions.people import appoint, open_account, register_person, set_up_secretariat
from council.actions.petitions import answer_petition, file_petition
from council.actions.preparing import prepare_minutes
from council.actions.presence import list_participant, register_delegate
from council.actions.proposals import confirm_proposal
from council.actions.rendering import print_minutes
from council.actions.sessions import begin_session
from council.actions.sittings import close_meeting, open_meeting, put_forward, take_the_chair
from council.actions.state_offices import end_for_state, name_for_state
from council.actions.voting import cast_ballot, close_vote, open_vote
from council.charters import functions
from council.charters.states import BY_CODE
from council.law.ballot import Position
from council.records.admissions import Origin
from council.records.agenda import Item
from council.records.credentials import CredentialKind
from council.records.database import db, transaction
from council.records.decisions import Decision
from council.records.factors import FactorKind
from council.records.files import FileStore
from council.records.meetings import Form, Meeting, Series
from council.records.outcomes import outcome_of
from council.records.people import Appointment, Office, Person
from council.records.presence import Capacity
from council.records.voting import Ballot, Manner
from council.settings import Settings
from tests.remembering import Memory, done_once

BODY = "cis_industrial_policy"
STATES = ("AM", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM", "UZ")
CHAIR, PRECEDING, FOLLOWING = "TJ", "RU", "TM"
SIX = ("TJ", "BY", "KZ", "KG", "RU", "UZ")  # the quorum of nine, the chair among them
PASSWORD = "a phrase that every test knows"

DUSHANBE = timezone(timedelta(hours=5))
SET_UP_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STARTS_AT = datetime(2026, 6, 4, 10, 0, tzinfo=DUSHANBE)
ENDS_AT = datetime(2026, 6, 4, 18, 0, tzinfo=DUSHANBE)
SINCE = date(2020, 1, 1)

# The accounts are many and argon2 is slow on purpose; tests need it to work, not to resist.
CHEAP_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

OFFICES = {
    "deputy": Office.SECRETARIAT_DEPUTY,
    "officer": Office.SECRETARIAT_OFFICER,
    "operator": Office.OPERATOR,
    "advisory": Office.ADVISORY,
    "observer": Office.OBSERVER,
}


class Clock:
    """Tells the moments of acts: a second later each time it is asked."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def move_to(self, moment: datetime) -> None:
        """Go forward to the moment; never back."""
        self.now = max(self.now, moment)


@dataclass
class World:
    """A body with its people, named by codes: a state's for its member, else `head`, `officer`, `observer` …"""

    body: str
    body_id: int
    functions: tuple[str, ...]  # under which the items of its meetings fall
    persons: dict[str, str] = field(default_factory=dict)
    clock: Clock = field(default_factory=lambda: Clock(SET_UP_AT))
    memory: Memory | None = None  # of a test that may find again what others began with

    def tick(self) -> datetime:
        return self.clock.tick()

    def actor(self, code: str, *, meeting: str | None = None) -> Actor:
        """Return who the person is in the body at this moment."""
        session = db.session()
        person = session.scalars(select(Person).where(Person.public_id == self.persons[code])).one()
        held = meeting and session.scalars(select(Meeting).where(Meeting.public_id == meeting)).one()
        return actor_of(session, person, body_id=self.body_id, at=self.clock.now, meeting=held or None)

    def member(self, state: str) -> Actor:
        return self.actor(state)

    @property
    def head(self) -> Actor:
        return self.actor("head")

    @cached_property
    def officer(self) -> Actor:
        """Return the officer, who is asked for at every step and whose office no test changes."""
        return self.actor("officer")

    @property
    def operator(self) -> Actor:
        return self.actor("operator")

    @property
    def advisory(self) -> Actor:
        return self.actor("advisory")

    @property
    def observer(self) -> Actor:
        return self.actor("observer")

    @property
    def chair(self) -> Actor:
        return self.actor(CHAIR)


@dataclass
class HeldMeeting:
    """A meeting by its public identifiers: its items in order, and who is listed for each state."""

    world: World
    meeting: str
    items: list[str]
    participants: dict[str, str] = field(default_factory=dict)

    @property
    def item(self) -> str:
        return self.items[0]


@dataclass
class HeldVote:
    """A vote by its public identifier, in its meeting."""

    held: HeldMeeting
    vote: str

    @property
    def world(self) -> World:
        return self.held.world


@contextmanager
def cheap_passwords() -> Iterator[None]:
    """Hash passwords cheaply for the length of the block."""
    dear = passwords._hasher
    passwords._hasher = CHEAP_HASHER
    try:
        yield
    finally:
        passwords._hasher = dear


def build_world(
    *, states: Sequence[str] = STATES, is_demonstration: bool = False, charter: str = BODY
) -> World:
    """Set up the body with the seats of the states, their members, the secretariat and the rest."""
    body = set_up_body(charter=charter, is_demonstration=is_demonstration, at=SET_UP_AT)
    first = tuple(function.code for function in functions(charter)[:1])
    world = World(body=body.public_id, body_id=body.id, functions=first)
    with cheap_passwords():
        _set_up_head(world)
        for code, office in OFFICES.items():
            enter_person(world, code, office=office)
        for state in states:
            _admit(world, state)
    if {CHAIR, PRECEDING, FOLLOWING} <= set(states):
        enter_chairmanship(
            seat=CHAIR, since_on=date(2026, 1, 1), until_on=date(2026, 12, 31), preceding=PRECEDING,
            following=FOLLOWING, decision_reference="протокол № 10, п. 12", by=world.head, at=world.tick(),
        )  # fmt: skip
    return world


def build_head_alone() -> World:
    """Set up the body as `flask setup` leaves it: its head, and nobody else."""
    body = set_up_body(charter=BODY, is_demonstration=False, at=SET_UP_AT)
    world = World(body=body.public_id, body_id=body.id, functions=())
    with cheap_passwords():
        _set_up_head(world)
    return world


def build_world_at(address: str) -> World:
    """Set up the body in a migrated database, and let go of it."""
    with records_at(address):
        return build_world()


def hold_running_meeting_at(address: str) -> HeldMeeting:
    """Set up the body and a running meeting of two items in a migrated database, and let go of it."""
    with records_at(address):
        return a_running_meeting(build_world(), items=2)


@contextmanager
def records_at(address: str) -> Iterator[None]:
    with TemporaryDirectory() as folder:
        settings = {
            "DATABASE_URL": address,
            "DATA_DIR": folder,
            "SECRET_KEY": "of the tests, known to everybody",
        }
        with create_app(Settings.from_environment(settings)).app_context():
            yield
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()


def enter_person(world: World, code: str, *, office: Office | None = None, seat: str | None = None) -> str:
    """Register a person under a code, with an account, and the office or seat given; return the identifier."""
    names = {"family_name": f"Лицо-{code}", "given_names": "Имя Отчество", "name_en": f"Person {code}"}
    person = register_person(**names, by=world.head, at=world.tick()).public_id
    world.persons[code] = person
    with cheap_passwords():
        open_account(person=person, email=email_of(code), password=PASSWORD, by=world.head, at=world.tick())
    facts = {"post": f"должность {code}", "organisation": f"ведомство {code}", "since_on": SINCE}
    if office is not None and seat is None:
        appoint(person=person, office=office, **facts, by=world.head, at=world.tick())
    elif office is not None:
        name_by_two(world, person=person, office=office, seat=seat, **facts)
    return person


def name_by_two(world: World, **facts) -> Appointment:
    """Let an officer propose whom a state names, and the head confirm it."""
    proposal = name_for_state(**facts, by=world.officer, at=world.tick())
    confirm_proposal(proposal=proposal.public_id, by=world.head, at=world.tick())
    return db.session.get_one(Appointment, proposal.appointment_id)


def end_by_two(world: World, appointment: str, until_on: date) -> Appointment:
    """Let an officer propose the last day of a state's member or focal point, and the head confirm it."""
    proposal = end_for_state(appointment=appointment, until_on=until_on, by=world.officer, at=world.tick())
    confirm_proposal(proposal=proposal.public_id, by=world.head, at=world.tick())
    return db.session.get_one(Appointment, proposal.appointment_id)


def email_of(code: str) -> str:
    """Return the address under which the person of a code signs in."""
    return f"{code.lower()}@example.org"


def let_in(world: World, client: FlaskClient, code: str, *, proved: bool = True) -> str:
    """Bind a browser to a session of the person, the second factor proved a moment ago; return its token."""
    person_id, kind = world.actor(code).person_id, FactorKind.ONE_TIME_CODE if proved else None
    at = world.tick()
    with transaction() as session:
        token = begin_session(session, person_id=person_id, address="127.0.0.1", proved_by=kind, at=at)
    with client.session_transaction() as held:
        held["_user_id"], held["_fresh"] = token, True
    return token


@done_once
def a_meeting(world: World, *, items: int = 1, affected: Sequence[str] = (), published: bool = True,
              form: Form = Form.IN_PERSON, series: Series = Series.REGULAR,
              days_later: int = 0) -> HeldMeeting:  # fmt: skip
    """Convene a meeting with items, each with a draft decision; publish it unless told not to."""
    petition = a_carried_petition(world) if series is Series.EXTRAORDINARY else None
    later = timedelta(days=days_later)
    meeting = convene_meeting(
        series=series, starts_at=STARTS_AT + later, ends_at=ENDS_AT + later, zone="Asia/Dushanbe", city="Душанбе",
        form=form, petition=petition, by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip
    held = HeldMeeting(world, meeting, [])
    for number in range(1, items + 1):
        held.items.append(an_item(held, title=f"О вопросе {number}", affected=affected))
    if published:
        publish_meeting(meeting=meeting, by=world.head, at=world.tick())
    return held


def a_petition(world: World, *, state: str = "KZ", supporters: Sequence[str] = (),
               subject: str = "О мерах поддержки") -> str:  # fmt: skip
    """Let a state petition for an extraordinary meeting, and others support it."""
    petition = file_petition(
        state=state, subject=subject, agenda=("О первом", "О втором"), by=world.member(state),
        at=world.tick(),
    ).public_id  # fmt: skip
    for other in supporters:
        answer_petition(
            petition=petition, state=other, supports=True, by=world.member(other), at=world.tick()
        )
    return petition


def a_carried_petition(world: World) -> str:
    """Return a petition of Kazakhstan that the majority of the nine supports."""
    return a_petition(world, supporters=("AM", "BY", "KG", "RU"))


def an_item(held: HeldMeeting, *, title: str = "О вопросе", points: Sequence[str] = ("Одобрить.",),
            affected: Sequence[str] = ()) -> str:  # fmt: skip
    """Add an item to the agenda of a meeting not yet open."""
    return add_item(
        meeting=held.meeting, title=title, rapporteur="Докладчик", functions=held.world.functions, points=points,
        affected=affected, by=held.world.officer, at=held.world.tick(),
    ).public_id  # fmt: skip


def register(held: HeldMeeting, *states: str) -> None:
    """Register the members of the states as arrived."""
    world = held.world
    world.clock.move_to(STARTS_AT)
    for state in states:
        passage = register_delegate(meeting=held.meeting, seat=state, by=world.officer, at=world.tick())
        held.participants[state] = passage.participant.public_id


def a_substitute(
    held: HeldMeeting, state: str, *, confirmed: bool = True, reach: Reach = WHOLE_MEETING
) -> tuple[str, str]:
    """File a paper for a new person to act for the state; return the code of the person and the paper."""
    world = held.world
    code = f"substitute-{state}-{len(world.persons)}"
    person = enter_person(world, code)
    paper = file_credential(
        meeting=held.meeting, seat=state, person=person, post="заместитель", kind=CredentialKind.LETTER,
        issued_by="Министерство", number="12/34", dated_on=date(2026, 3, 1), signatory="Министр",
        reach=reach, by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip
    if confirmed:
        confirm_credential(credential=paper, by=world.head, at=world.tick())
    return code, paper


def admit(held: HeldMeeting, code: str = "observer", capacity: Capacity = Capacity.OBSERVER) -> str:
    """Admit a guest by a decision of the Council, without which the meeting is not there for them."""
    world = held.world
    origin = Origin.PARTY if capacity is Capacity.EXPERT else Origin.OUTSIDE
    return list_participant(
        meeting=held.meeting, person=world.persons[code], capacity=capacity, post=f"должность {code}",
        ground=Ground(origin, "решение 10/4", has_agreed=True), by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip


@done_once
def a_running_meeting(world: World, *, present: Sequence[str] = SIX, items: int = 1,
                      affected: Sequence[str] = ()) -> HeldMeeting:  # fmt: skip
    """Hold a meeting as far as its first item put forward; the first state present by right takes the chair."""
    held = a_meeting(world, items=items, affected=affected)
    open_with(held, present)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    return held


def open_with(held: HeldMeeting, present: Sequence[str] = SIX) -> None:
    """Register the states, let the one that is called take the chair, open, and adopt the agenda."""
    world = held.world
    register(held, *present)
    called = next(state for state in (CHAIR, PRECEDING, FOLLOWING, present[0]) if state in present)
    take_the_chair(
        meeting=held.meeting, participant=held.participants[called],
        elected=called not in (CHAIR, PRECEDING, FOLLOWING), by=world.officer, at=world.tick(),
    )  # fmt: skip
    open_meeting(meeting=held.meeting, by=world.officer, at=world.tick())
    adopt_agenda(meeting=held.meeting, by=world.officer, at=world.tick())


@done_once
def an_open_vote(world: World, *, present: Sequence[str] = SIX, manner: Manner = Manner.BALLOT,
                 affected: Sequence[str] = ()) -> HeldVote:  # fmt: skip
    """Open a vote on the only item of a running meeting."""
    return vote_on(a_running_meeting(world, present=present, affected=affected), manner=manner)


def vote_on(held: HeldMeeting, item: str | None = None, *, manner: Manner = Manner.BALLOT) -> HeldVote:
    """Open a vote on an item put forward, the first by default."""
    world = held.world
    vote = open_vote(item=item or held.item, manner=manner, by=world.officer, at=world.tick())
    return HeldVote(held, vote.public_id)


def cast(voting: HeldVote, position: Position, *states: str) -> list[Ballot]:
    """Let the members of the states cast one position."""
    world = voting.world
    return [
        cast_ballot(
            vote=voting.vote, position=position, form_key=f"form-{state}", by=world.member(state),
            at=world.tick(),
        )
        for state in states
    ]  # fmt: skip


def close(voting: HeldVote, *, narrow_base_confirmed: bool = False) -> Decision:
    """Close the vote on the instruction of the presiding person, who alone confirms a narrow base."""
    world = voting.world
    closing = world.chair if narrow_base_confirmed else world.officer
    return close_vote(
        vote=voting.vote, narrow_base_confirmed=narrow_base_confirmed, by=closing, at=world.tick()
    )


def end(held: HeldMeeting) -> None:
    """Withdraw what has not been decided, and close the meeting."""
    world = held.world
    session = db.session()
    for item in session.scalars(select(Item).where(Item.public_id.in_(held.items))).all():
        if not outcome_of(session, item).may_rest:
            withdraw_item(item=item.public_id, reason="не готов", by=world.officer, at=world.tick())
    close_meeting(meeting=held.meeting, by=world.officer, at=world.tick())


def drafted(held: HeldMeeting, store: FileStore) -> tuple[str, str]:
    """Draft the minutes of a closed meeting and print them; return their identifier and the digest of the PDF."""
    world = held.world
    version = draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick())
    minutes = version.minutes.public_id
    with quick_paper():
        return minutes, print_minutes(version=version.public_id, store=store, at=world.tick())


def signed(held: HeldMeeting, store: FileStore) -> str:
    """End the meeting and let the chair sign its minutes; return their identifier."""
    end(held)
    minutes, sha256 = drafted(held, store)
    prepare_minutes(
        minutes=minutes, sha256=sha256, reason="Срочно", by=held.world.officer, at=held.world.tick()
    )
    sign_minutes(minutes=minutes, sha256=sha256, by=held.world.chair, at=held.world.tick())
    return minutes


@contextmanager
def quick_paper() -> Iterator[None]:
    """Print words instead of a typeset paper for the length of the block: a second saved each time."""
    issued = patch.object(rendering, "render_issued", lambda _kind, text, **_: text.canonical())
    with issued, patch.object(rendering, "render_minutes", lambda text, **_: text.canonical()):
        yield


def states_but(*left_out: str, among: Iterable[str] = STATES) -> tuple[str, ...]:
    """Return the states without those named."""
    return tuple(state for state in among if state not in left_out)


def _set_up_head(world: World) -> None:
    account = set_up_secretariat(
        body=world.body, family_name="Глава", given_names="Секретариата Иванович", post="руководитель",
        email=email_of("head"), password=PASSWORD, at=SET_UP_AT,
    )  # fmt: skip
    world.persons["head"] = account.person.public_id


def _admit(world: World, state: str) -> None:
    admit_seat(state=state, since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
    name_authorised_body(
        state=state, title_ru=f"Министерство промышленности {BY_CODE[state].genitive}", since_on=SINCE,
        by=world.head, at=world.tick(),
    )  # fmt: skip
    enter_person(world, state, office=Office.MEMBER, seat=state)
