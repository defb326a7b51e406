"""Meetings at every stage of their life, and a signed-in browser for every office that may look at them."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

from flask import Flask, url_for
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine, select

from app import create_app
from council.access.factors import factors_of
from council.actions import rendering
from council.actions.affected import flag_affected
from council.actions.annulling import propose_annulment
from council.actions.bodies import name_authorised_body
from council.actions.calendar import make_address
from council.actions.certificates import register_certificate
from council.actions.chair_refusals import record_refusal
from council.actions.convening import cancel_meeting
from council.actions.corrections import propose_correction
from council.actions.credentials import confirm_credential, file_credential, revoke_credential
from council.actions.deciding import take_note
from council.actions.disinterest import declare_disinterest
from council.actions.dispatch_sheets import compose_sheet
from council.actions.invitations import invite_again
from council.actions.issued_papers import invite, issue_paper
from council.actions.item_proposals import propose_item, withdraw_proposal
from council.actions.mail import ServerAnswer, claim_letters, note_answer
from council.actions.materials import add_material, add_version, withdraw_material
from council.actions.minutes import draft_minutes, sign_minutes
from council.actions.nominations import confirm_nomination, nominate
from council.actions.notes import record_notes
from council.actions.oral_ballots import enter_oral_ballot
from council.actions.overrides import record_override
from council.actions.parties import enter_protocol, enter_treaty_act
from council.actions.people import register_person
from council.actions.position_questions import ask_positions
from council.actions.positions import give_position
from council.actions.positions_by_letter import enter_position
from council.actions.preparing import circulate_draft, prepare_minutes
from council.actions.presence import list_participant, register_delegate
from council.actions.remarks import give_remark
from council.actions.rendering import (
    print_correction,
    print_dispatch_sheet,
    print_issued_paper,
    print_minutes,
)
from council.actions.resets import confirm_reset, propose_reset
from council.actions.rules_of_procedure import adopt_version
from council.actions.sittings import close_meeting, put_forward, take_the_chair
from council.actions.state_letters import LetterOfState
from council.actions.state_offices import name_for_state
from council.actions.statements import file_dissent
from council.actions.submissions import return_material, submit_material
from council.actions.venues import propose_venue
from council.law.ballot import Position
from council.law.overrides import Scope
from council.law.parties import TreatyStep
from council.law.positions import Stance
from council.law.rotation_facts import RefusalKind
from council.papers.dispatch_sheet_text import DispatchSheetText
from council.records.agenda import FlagOwner
from council.records.bodies import Seat, State
from council.records.chairmanship import Chairmanship
from council.records.credentials import CredentialKind
from council.records.database import db
from council.records.dispatches import DispatchKind
from council.records.files import FileStore
from council.records.issued_papers import PaperKind
from council.records.materials import Openness
from council.records.meetings import Form
from council.records.minutes import Minutes
from council.records.people import Appointment, Office, Person
from council.records.presence import Capacity, Passage
from council.records.sessions import WebSession
from council.records.trace import Trace
from council.records.voting import Ballot, Manner
from council.settings import Settings
from council.web import verifying
from council.web.turns import Turns
from tests import world as small
from tests.authenticator import Device, Owner
from tests.certificates import a_proof
from tests.databases import share_statements
from tests.dispatching import by_hand, delivery_to, in_force, send
from tests.files import a_pdf
from tests.ledger import digest_of_records
from tests.web.canaries import CREDENTIAL, HIDDEN, MATERIAL, NOTES, PETITION, POSITION, SUBMISSION
from tests.web.page import Page
from tests.world import HeldMeeting, HeldVote, World, email_of

# Who looks at a page: the office as the table names it, and the person of the world who holds it. Russia
# follows as co-chair; Kyrgyzstan's member is replaced by a substitute; Moldova's substitute has no confirmed
# paper; Armenia is away. Turkmenistan's substitute had a paper for a meeting that is over, and another that
# was revoked; the focal point is Kazakhstan's, like the member.
OFFICES: dict[str, str | None] = {
    "anonymous": None,
    "no_office": "nobody",
    "operator": "operator",
    "head": "head",
    "officer": "officer",
    "chair": "TJ",
    "co_chair": "RU",
    "member": "KZ",
    "replaced_member": "KG",
    "substitute": "substitute",
    "unconfirmed_substitute": "unconfirmed",
    "absent_member": "AM",
    "advisory": "advisory",
    "observer": "observer",
    "expired_substitute": "expired",
    "focal_point": "focal",
    "expert": "expert",
}

PDF = a_pdf()
DATABASE, TOLD = "council.sqlite3", "told.json"


@dataclass
class Scenes:
    """Every kind of thing by its name («voting.vote»), and a browser for every office."""

    app: Flask
    engine: Engine
    database: Path
    kept: Path
    digest_in_the_beginning: str = ""
    things: dict[str, str] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def browser(self, office: str) -> FlaskClient:
        """Return a fresh browser in which the office is signed in."""
        client = self.app.test_client()
        client.set_cookie("session", self.cookies[office])
        return client

    def address(self, endpoint: str, on: str = "") -> str:
        """Return the address of a route on the things named («vote=@voting.vote»)."""
        words = dict(pair.split("=", 1) for pair in on.split())
        with self.app.test_request_context():
            return url_for(endpoint, **{name: self.named(word) for name, word in words.items()})

    def named(self, word: str) -> str:
        """Return the identifier a name of the table stands for; a plain word stands for itself."""
        return self.things[word.removeprefix("@")] if word.startswith("@") else word

    def keep(self) -> None:
        """Remember the database as it is, to return to after each act that is tried."""
        self.digest_in_the_beginning = self.digest()
        self._let_go()
        shutil.copyfile(self.database, self.kept)

    def return_to_the_beginning(self) -> None:
        self._let_go()
        shutil.copyfile(self.kept, self.database)
        Trace.of(self.app.config["SETTINGS"]).lay_aside()

    def digest(self) -> str:
        """Return the digest of the legal tables."""
        with self.app.app_context():
            return digest_of_records()

    def _let_go(self) -> None:
        self.engine.dispose()
        for journal in self.database.parent.glob(f"{self.database.name}-*"):
            journal.unlink()


def stage(folder: Path, migrated: Path, cache: Path) -> None:
    """Build the scenes in the folder, and leave there what each office signs in by."""
    shutil.copyfile(migrated, folder / DATABASE)
    scenes = _over(folder, cache)
    with scenes.app.app_context():
        _Stagehand(scenes).set_up()
        db.session.remove()
    for office, client in scenes.clients.items():
        scenes.tokens[office] = Page(client).token("/regulation")
        scenes.cookies[office] = client.get_cookie("session").value
    scenes.engine.dispose()
    hour = scenes.app.config["CLOCK"]().isoformat()
    (folder / TOLD).write_text(json.dumps([hour, scenes.things, scenes.tokens, scenes.cookies]))


def entered(staged: Path, folder: Path, cache: Path) -> Iterator[Scenes]:
    """Yield the scenes in a copy of the folder they were built in."""
    shutil.copytree(staged, folder, symlinks=True)
    scenes = _over(folder, cache)
    hour, scenes.things, scenes.tokens, scenes.cookies = json.loads((folder / TOLD).read_text())
    scenes.app.config["CLOCK"] = partial(datetime.fromisoformat, hour)
    scenes.keep()
    yield scenes
    scenes.engine.dispose()


def _over(folder: Path, cache: Path) -> Scenes:
    """Return the scenes of a folder, with nothing known of them yet."""
    (folder / "data").mkdir(exist_ok=True)
    if not (folder / "data" / "cache").is_symlink():
        (folder / "data" / "cache").symlink_to(cache)
    settings = {
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}", "DATA_DIR": str(folder / "data"), "SECRET_KEY": "of the tests, known to everybody",
    }  # fmt: skip
    app = create_app(Settings.from_environment(settings))
    # The clock of the scenes stands still: no turn that was taken would come back.
    app.extensions["verifying"] = Turns(10**9, verifying.WITHIN)
    app.config["PROPAGATE_EXCEPTIONS"] = False  # a fault of ours is an answer too: 500
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(cache))
    with app.app_context():
        [engine] = app.extensions["sqlalchemy"].engines.values()
        share_statements(engine)
    return Scenes(app, engine, folder / DATABASE, folder / "kept.sqlite3")


class _Stagehand:
    """Builds the scenes by the actions, as people would."""

    def __init__(self, scenes: Scenes) -> None:
        self.scenes = scenes
        self.things = scenes.things
        self.world: World = small.build_world()
        self.store = FileStore(scenes.app.config["SETTINGS"].files_dir)

    def set_up(self) -> None:
        for code in ("nobody", "substitute", "unconfirmed", "expired"):
            small.enter_person(self.world, code)
        small.enter_person(self.world, "focal", office=Office.FOCAL_POINT, seat="KZ")
        small.enter_person(self.world, "expert", office=Office.EXPERT)
        self.prepared()
        self.published()
        self.mailed()
        self.calendar()
        self.cancelled()
        self.gathering()
        self.opened()
        self.floor()
        self.voting()
        self.untouched()
        self.asking()
        self.annulling()
        self.finished()
        self.closed()
        self.drafted()
        self.offered()
        self.ready()
        self.unprinted()
        self.signed()
        self.directory()
        self.delegation()
        self.rules()
        self.written()
        self.treaty()
        self.doors()

    def prepared(self) -> None:
        held = small.a_meeting(self.world, published=False)
        held.items.append(small.an_item(held, title=HIDDEN, points=(f"{HIDDEN}.",)))
        self.name("prepared", held)
        self.materials("prepared", held)

    def published(self) -> None:
        held = small.a_meeting(self.world, items=2)
        self.admit(held)
        self.name("published", held)
        self.materials("published", held)
        self.things["published.revoked"] = self.paper(held, "expired", "TM")
        revoke_credential(
            credential=self.things["published.revoked"],
            reason="Отзыв",
            by=self.world.head,
            at=self.world.tick(),
        )
        for name, seat in (("substitute", "KG"), ("unconfirmed", "MD")):
            confirmed = name == "substitute"
            number = "12/34" if confirmed else CREDENTIAL
            self.things[f"published.{name}"] = self.paper(
                held, name, seat, number=number, confirmed=confirmed
            )
        flag_affected(
            item=held.item,
            seat="KZ",
            set_as=FlagOwner.SECRETARIAT,
            by=self.world.officer,
            at=self.world.tick(),
        )
        held.items.append(small.an_item(held, title=HIDDEN, points=(f"{HIDDEN}.",)))
        self.things["published.added_later"] = held.items[-1]

        self.things["published.secret"] = add_material(
            meeting=held.meeting, item=held.item, title=MATERIAL, file_name=f"{MATERIAL}.pdf",
            content=PDF + MATERIAL.encode(), openness=Openness.MEMBERS, store=self.store, by=self.world.officer,
            at=self.world.tick(),
        ).public_id  # fmt: skip
        withdrawn = add_material(
            meeting=held.meeting, title="Отозванный материал", file_name="note.pdf",
            content=PDF + HIDDEN.encode(), openness=Openness.OBSERVERS, store=self.store, by=self.world.officer,
            at=self.world.tick(),
        ).public_id  # fmt: skip
        withdraw_material(material=withdrawn, by=self.world.officer, at=self.world.tick())
        self.things["published.withdrawn"] = withdrawn
        self.submission(held)
        self.proposal(held)
        self.sent(held)
        self.position(held)
        self.issued(held)

    def issued(self, held: HeldMeeting) -> None:
        """Kazakhstan is invited and the agenda issued, both printed; a blank sheet still waits for its printing."""
        given = {"meeting": held.meeting, "by": self.world.officer}
        [invitation] = invite(states=["KZ"], at=self.world.tick(), **given)
        agenda = issue_paper(kind=PaperKind.AGENDA, at=self.world.tick(), **given)
        blank = issue_paper(kind=PaperKind.BLANK_SHEET, at=self.world.tick(), **given)
        for name, paper in (("invitation", invitation), ("agenda_paper", agenda), ("blank", blank)):
            self.things[f"published.{name}"] = paper.public_id
        for name in ("invitation", "agenda_paper"):
            self.printed(self.things[f"published.{name}"])

    def printed(self, paper: str) -> None:
        with small.quick_paper():
            print_issued_paper(paper=paper, store=self.store, at=self.world.tick())

    def position(self, held: HeldMeeting) -> None:
        """The states are asked about the drafts of the meeting; Kazakhstan alone has answered: here on the first, by a letter on the second."""
        asked, second, *_others = ask_positions(
            meeting=held.meeting, due_on=date(2026, 5, 20), by=self.world.officer, at=self.world.tick()
        )
        self.things["published.draft1"] = asked.draft.public_id
        give_position(
            item=held.item, draft=asked.draft.public_id, state="KZ", stance=Stance.REMARKS, remarks=POSITION,
            by=self.world.member("KZ"), at=self.world.tick(),
        )  # fmt: skip
        scan = PDF + SUBMISSION.encode() + b"on paper"
        on_paper = enter_position(
            meeting=held.meeting, item=second.item.public_id, draft=second.draft.public_id, state="KZ",
            stance=Stance.REMARKS, remarks=POSITION, store=self.store, by=self.world.officer, at=self.world.tick(),
            letter=LetterOfState("12/3", date(2026, 2, 2), self.world.clock.now.date(), scan),
        )  # fmt: skip
        self.things["published.state_letter"] = on_paper.letter.public_id

    def submission(self, held: HeldMeeting) -> None:
        """What the member of Kazakhstan has submitted: a first version returned, a second waits for its answer."""
        own, officer = self.world.actor("KZ"), self.world.officer
        given = {"file_name": f"{SUBMISSION}.pdf", "store": self.store, "by": own}
        material = submit_material(
            meeting=held.meeting, state="KZ", item=held.item, title=SUBMISSION, content=PDF + SUBMISSION.encode(),
            openness=Openness.OBSERVERS, at=self.world.tick(), **given,
        ).public_id  # fmt: skip
        self.things["published.submitted"] = material
        return_material(
            material=material, version=1, remark=f"{SUBMISSION}: нет срока", by=officer, at=self.world.tick()
        )
        self.things["published.submitted_version"] = add_version(
            material=material, change_note=f"{SUBMISSION}: срок", content=PDF + b"again", at=self.world.tick(), **given
        ).public_id  # fmt: skip

    def proposal(self, held: HeldMeeting) -> None:
        """An item the member of Kazakhstan proposes, and another that was taken back."""
        own = self.world.actor("KZ")
        for name, title in (("proposal", SUBMISSION), ("proposal_gone", f"{SUBMISSION}: отозван")):
            self.things[f"published.{name}"] = propose_item(
                meeting=held.meeting, state="KZ", title=title, functions=("2.1",), points=(f"{SUBMISSION}.",),
                by=own, at=self.world.tick(),
            ).public_id  # fmt: skip
        withdraw_proposal(proposal=self.things["published.proposal_gone"], by=own, at=self.world.tick())

    def sent(self, held: HeldMeeting) -> None:
        """Let the materials of the meeting go to everybody, and to Armenia by a courier too."""
        self.things["published.in_force"] = in_force(held)[0]
        self.things["published.dispatch"] = send(held)
        self.things["published.delivery"] = delivery_to(held, self.things["published.dispatch"], "KZ")
        self.things["published.by_hand"] = by_hand(held, "AM", on=self.world.clock.now.date())
        self.things["published.sheet"] = compose_sheet(
            meeting=held.meeting, kind=DispatchKind.MATERIALS, by=self.world.officer, at=self.world.tick()
        ).public_id
        with patch.object(rendering, "render_dispatch_sheet", DispatchSheetText.canonical):
            print_dispatch_sheet(sheet=self.things["published.sheet"], store=self.store, at=self.world.tick())
        db.session.rollback()

    def mailed(self) -> None:
        at = self.world.clock.now + timedelta(seconds=1)
        answer = ServerAnswer(is_taken=False, is_final=True, text="550 5.1.1 No such mailbox")
        for letter in claim_letters(worker="one", at=at, most=50):
            if letter.address == email_of("KZ"):
                self.things["mailed.refused"] = letter.public_id
            note_answer(letter, answer, worker="one", at=at)

    def calendar(self) -> None:
        person = db.session.scalars(select(Person).where(Person.public_id == self.world.persons["KZ"])).one()
        self.things["calendar.token"] = make_address(person_id=person.id, at=self.world.tick())

    def cancelled(self) -> None:
        """A meeting that was published, and will not be held."""
        held = small.a_meeting(self.world)
        self.name("cancelled", held)
        self.materials("cancelled", held)
        cancel_meeting(meeting=held.meeting, reason="Паводок", by=self.world.head, at=self.world.tick())

    def gathering(self) -> None:
        held = small.a_meeting(self.world)
        self.gather(held)
        self.name("gathering", held)
        self.things["gathering.advisory"] = list_participant(
            meeting=held.meeting, person=self.world.persons["advisory"], capacity=Capacity.ADVISORY,
            post="советник", by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip
        self.things["gathering.observer"] = list_participant(
            meeting=held.meeting, person=self.world.persons["observer"], capacity=Capacity.OBSERVER,
            post="наблюдатель", by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip

    def opened(self) -> None:
        """A meeting that is open and has not yet adopted its agenda."""
        held = small.a_meeting(self.world)
        self.gather(held)
        small.open_meeting(meeting=held.meeting, by=self.world.officer, at=self.world.tick())
        self.name("opened", held)

    def floor(self) -> None:
        """A meeting with an item put forward; of its third item Kazakhstan has declared itself disinterested."""
        held = self.running(items=3)
        declare_disinterest(item=held.items[2], seat="KZ", by=self.world.member("KZ"), at=self.world.tick())
        self.name("floor", held)

    def voting(self) -> None:
        """A meeting that has decided its first item, and votes on its second."""
        held = self.running(items=3)
        decided = small.vote_on(held)
        small.cast(decided, Position.FOR, "TJ", "BY", "RU", "UZ")
        small.cast(decided, Position.AGAINST, "KZ")
        self.cast_as_substitute(decided, Position.AGAINST)
        self.things["voting.decision"] = small.close(decided).public_id
        self.things["voting.closed_vote"] = decided.vote
        opinion = "Особое мнение Кыргызстана."
        file_dissent(
            decision=self.things["voting.decision"],
            text=opinion,
            by=self.substitute(held),
            at=self.world.tick(),
        )
        put_forward(item=held.items[1], by=self.world.officer, at=self.world.tick())
        voting = small.vote_on(held, held.items[1])
        [ballot] = small.cast(voting, Position.FOR, "BY")
        spoken = enter_oral_ballot(
            vote=voting.vote,
            seat="UZ",
            position=Position.AGAINST,
            by=self.world.officer,
            at=self.world.tick(),
        )
        self.name("voting", held)
        self.things |= {
            "voting.vote": voting.vote, "voting.ballot": ballot.public_id, "voting.spoken": spoken.public_id,
        }  # fmt: skip

    def untouched(self) -> None:
        """A meeting with a vote in which nobody has voted."""
        held = self.running()
        self.things["untouched.vote"] = small.vote_on(held).vote
        self.name("untouched", held)

    def asking(self) -> None:
        """A meeting whose members are asked whether anybody objects."""
        held = self.running()
        self.things["asking.vote"] = small.vote_on(held, manner=Manner.NO_OBJECTION).vote
        self.name("asking", held)

    def annulling(self) -> None:
        """A meeting in which the secretariat has proposed to annul a vote that was held."""
        held = self.running()
        voting = small.vote_on(held)
        small.cast(voting, Position.FOR, "TJ", "BY", "RU", "UZ")
        small.close(voting)
        propose_annulment(vote=voting.vote, reason="Ошибка", by=self.world.officer, at=self.world.tick())
        self.things["annulling.vote"] = voting.vote
        self.name("annulling", held)

    def finished(self) -> None:
        self.name("finished", self.with_its_outcome())

    def closed(self) -> None:
        held = self.with_its_outcome()
        self.close(held)
        self.name("closed", held)

    def drafted(self) -> None:
        """A meeting that is over, its minutes drafted and printed, not yet signed."""
        held = self.with_its_outcome()
        record_notes(
            item=held.item, heard=NOTES, spoke=NOTES, remarks=NOTES, revision=0, by=self.world.officer,
            at=self.world.tick(),
        )  # fmt: skip
        self.close(held)
        version = draft_minutes(meeting=held.meeting, by=self.world.officer, at=self.world.tick())
        self.things["drafted.minutes"] = db.session.get_one(Minutes, version.minutes_id).public_id
        self.things["drafted.version"] = version.public_id
        self.things["drafted.sha256"] = print_minutes(
            version=version.public_id, store=self.store, at=self.world.tick()
        )
        db.session.rollback()
        self.name("drafted", held)

    def offered(self) -> None:
        """A meeting that is over, its minutes before the states, with a remark, and later prepared for signature."""
        held = self.with_its_outcome()
        self.close(held)
        minutes, sha256 = small.drafted(held, self.store)
        by, tick = self.world.officer, self.world.tick
        circulated = circulate_draft(
            minutes=minutes, sha256=sha256, due_on=tick().date() + timedelta(days=7), by=by, at=tick()
        )
        version = circulated.version.public_id
        self.things |= {"offered.minutes": minutes, "offered.sha256": sha256, "offered.version": version}
        self.things["offered.remark"] = give_remark(
            minutes=minutes, version=version, state="RU", text="Уточнить.", wording="Иначе.", item=held.item,
            by=self.world.member("RU"), at=tick(),
        ).public_id  # fmt: skip
        self.name("offered", held)

    def ready(self) -> None:
        """A meeting that is over, its minutes prepared for signature."""
        held = self.with_its_outcome()
        self.close(held)
        minutes, sha256 = small.drafted(held, self.store)
        prepare_minutes(
            minutes=minutes, sha256=sha256, reason="Срочно", by=self.world.officer, at=self.world.tick()
        )
        self.things |= {"ready.minutes": minutes, "ready.sha256": sha256}
        self.name("ready", held)

    def unprinted(self) -> None:
        """A meeting that is over, its minutes drafted and left to the worker."""
        held = self.with_its_outcome()
        self.close(held)
        self.things["unprinted.version"] = draft_minutes(
            meeting=held.meeting, by=self.world.officer, at=self.world.tick()
        ).public_id
        self.name("unprinted", held)

    def signed(self) -> None:
        """A meeting with one adopted decision, its minutes signed by Tajikistan."""
        held = self.running()
        self.paper(held, "expired", "TM")
        decided = small.vote_on(held)
        small.cast(decided, Position.FOR, "TJ", "BY", "RU", "UZ")
        self.things["signed.decision"] = small.close(decided).public_id
        self.close(held)
        version = draft_minutes(meeting=held.meeting, by=self.world.officer, at=self.world.tick())
        minutes, paper = db.session.get_one(Minutes, version.minutes_id).public_id, version.public_id
        sha256 = print_minutes(version=paper, store=self.store, at=self.world.tick())
        db.session.rollback()
        prepare_minutes(
            minutes=minutes, sha256=sha256, reason="Срочно", by=self.world.officer, at=self.world.tick()
        )
        sign_minutes(minutes=minutes, sha256=sha256, by=self.world.chair, at=self.world.tick())
        self.things |= {
            "signed.sha256": sha256,
            "signed.version": paper,
            "signed.minutes": minutes,
            "signed.vote": decided.vote,
        }
        self.correct(minutes, sha256)
        self.name("signed", held)
        self.things["signed.extract"] = issue_paper(
            meeting=held.meeting,
            kind=PaperKind.EXTRACT,
            about="1",
            by=self.world.officer,
            at=self.world.tick(),
        ).public_id
        self.printed(self.things["signed.extract"])

    def correct(self, minutes: str, replaces: str) -> None:
        """Propose a correction of the signed protocol, printed and not yet signed."""
        proposed = propose_correction(
            minutes=minutes, texts={1: {"heard": "Слушали Петрова."}}, closing="", reason="Опечатка", replaces=replaces,
            by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip
        with small.quick_paper():
            sha256 = print_correction(correction=proposed, store=self.store, at=self.world.tick())
        db.session.rollback()
        self.things |= {"signed.correction": proposed, "signed.correction_sha256": sha256}

    def with_its_outcome(self) -> HeldMeeting:
        held = self.running()
        take_note(item=held.item, by=self.world.officer, at=self.world.tick())
        return held

    def close(self, held: HeldMeeting) -> None:
        close_meeting(meeting=held.meeting, by=self.world.officer, at=self.world.tick())

    def running(self, *, items: int = 1) -> HeldMeeting:
        held = small.a_meeting(self.world, items=items)
        self.gather(held)
        small.open_meeting(meeting=held.meeting, by=self.world.officer, at=self.world.tick())
        small.adopt_agenda(meeting=held.meeting, by=self.world.officer, at=self.world.tick())
        put_forward(item=held.item, by=self.world.officer, at=self.world.tick())
        return held

    def gather(self, held: HeldMeeting) -> None:
        """Let five members and one substitute come, guests be admitted, and Tajikistan take the chair."""
        self.admit(held)
        small.register(held, "TJ", "BY", "KZ", "RU", "UZ")
        paper = self.paper(held, "substitute", "KG")
        self.paper(held, "unconfirmed", "MD", confirmed=False)
        passage = register_delegate(
            meeting=held.meeting, seat="KG", credential=paper, by=self.world.officer, at=self.world.tick()
        )
        held.participants["KG"] = passage.participant.public_id
        take_the_chair(
            meeting=held.meeting,
            participant=held.participants["TJ"],
            by=self.world.officer,
            at=self.world.tick(),
        )

    def admit(self, held: HeldMeeting) -> None:
        """Admit the observer and the expert by a decision, without which the meeting is not there for them."""
        small.admit(held)
        small.admit(held, "expert", Capacity.EXPERT)

    def paper(
        self, held: HeldMeeting, code: str, seat: str, *, number: str = "12/34", confirmed: bool = True
    ) -> str:
        paper = file_credential(
            meeting=held.meeting, seat=seat, person=self.world.persons[code], post="заместитель министра",
            kind=CredentialKind.LETTER, issued_by="Министерство", number=number, dated_on=date(2026, 3, 1),
            signatory="министр", file=PDF, store=self.store, by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip
        if confirmed:
            confirm_credential(credential=paper, by=self.world.head, at=self.world.tick())
        return paper

    def materials(self, scene: str, held: HeldMeeting) -> None:
        for openness in Openness:
            material = add_material(
                meeting=held.meeting, item=held.item, title=f"Материал {openness.value}", file_name="note.pdf",
                content=PDF + openness.value.encode(), openness=openness, store=self.store,
                by=self.world.officer, at=self.world.tick(),
            )  # fmt: skip
            self.things[f"{scene}.for_{openness.value}"] = material.public_id

    def substitute(self, held: HeldMeeting):
        return self.world.actor("substitute", meeting=held.meeting)

    def cast_as_substitute(self, voting: HeldVote, position: Position) -> Ballot:
        return small.cast_ballot(
            vote=voting.vote, position=position, form_key="form-KG", by=self.substitute(voting.held),
            at=self.world.tick(),
        )  # fmt: skip

    def name(self, scene: str, held: HeldMeeting) -> None:
        self.things[f"{scene}.meeting"] = held.meeting
        for number, item in enumerate(held.items, start=1):
            self.things[f"{scene}.item{number}"] = item
        for state, participant in held.participants.items():
            self.things[f"{scene}.{state}"] = participant
        if held.participants:
            self.things[f"{scene}.passage"] = self.first_passage_of(held.participants["BY"])

    def first_passage_of(self, participant: str) -> str:
        of = db.session.scalars(db.select(Passage).order_by(Passage.id))
        return next(found.public_id for found in of if found.participant.public_id == participant)

    def rules(self) -> None:
        """A version of the rules with its text, one that follows it, and majorities: of a class, and of hidden items."""
        decision = {"decision_reference": "решение № 10/3", "decided_on": date(2025, 6, 4)}
        self.things["rules_version"] = adopt_version(
            number="1", allows_written=True, **decision, content=PDF + b"rules", file_name="rules.pdf", store=self.store,
            by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip
        adopt_version(
            number="2", allows_written=True, **decision, since_on=date(2025, 7, 1),
            by=self.world.officer, at=self.world.tick(),
        )  # fmt: skip
        for hidden in ("prepared.item2", "published.added_later"):
            record_override(
                clause="5.8", majority="two_thirds", scope=Scope.ITEM, item=self.things[hidden], **decision,
                by=self.world.officer, at=self.world.tick(),
            )  # fmt: skip
        self.things["override.waiting"] = record_override(
            clause="5.8", majority="two_thirds", scope=Scope.ITEM, item=self.things["floor.item1"], **decision,
            by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip
        self.things["override"] = record_override(
            clause="5.8", majority="two_thirds", scope=Scope.ITEM_CLASS, item_class="groups", **decision,
            by=self.world.officer, at=self.world.tick(),
        ).public_id  # fmt: skip

    def treaty(self) -> None:
        """A signature that may be voided, a protocol, and an authority of which the depositary is not told."""
        officer, tick = self.world.officer, self.world.tick
        self.things["treaty_act"] = enter_treaty_act(
            step=TreatyStep.SIGNED, state="KZ", acted_on=date(2012, 5, 30), document="постановление № 696-1",
            by=officer, at=tick(),
        ).public_id  # fmt: skip
        self.things["protocol"] = enter_protocol(
            title_ru="Протокол", done_on=date(2015, 10, 30), by=officer, at=tick()
        ).public_id
        self.things["authority"] = name_authorised_body(
            state="AM", title_ru="Новое министерство", since_on=date(2026, 2, 1), by=officer, at=tick()
        ).public_id

    def written(self) -> None:
        """A meeting whose members are to be asked in writing."""
        held = small.a_meeting(self.world, form=Form.WRITTEN)
        self.name("written", held)

    def directory(self) -> None:
        """Name what belongs to the body rather than to a meeting."""
        self.things["person"] = self.world.persons["KZ"]
        self.things["person.nobody"] = self.world.persons["nobody"]
        self.things["person.newcomer"] = register_person(
            family_name="Новичков", given_names="Новик", by=self.world.head, at=self.world.tick()
        ).public_id
        self.things["seat"] = (
            db.session.scalars(db.select(Seat).join(State).where(State.code == "KZ")).one().public_id
        )
        held = db.select(Appointment).join(Person).where(Person.public_id == self.world.persons["KZ"])
        self.things["appointment"] = db.session.scalars(held).one().public_id
        self.things["chair_refusal"] = record_refusal(
            seat="MD", kind=RefusalKind.PASSED_OVER, since_on=date(2027, 1, 1), letter_reference="решение № 10/6",
            by=self.world.head, at=self.world.tick(),
        ).public_id  # fmt: skip
        self.things["petition"] = small.a_petition(self.world, subject=PETITION)
        self.things["petition.carried"] = small.a_petition(
            self.world, subject="О другом", supporters=("AM", "BY", "KG", "RU")
        )
        self.things["venue_proposal"] = propose_venue(
            meeting=self.things["published.meeting"],
            city="Алматы",
            by=self.world.officer,
            at=self.world.tick(),
        ).public_id
        self.things["chairmanship"] = db.session.scalars(db.select(Chairmanship)).one().public_id
        latest = db.select(small.Meeting).where(small.Meeting.public_id == self.things["published.meeting"])
        [version] = db.session.scalars(latest).one().agenda_versions
        self.things["published.version"] = version.public_id

    def delegation(self) -> None:
        """A user of Kazakhstan invited by it, another proposed; a reset that waits, and one that was agreed."""
        world, kept = self.world, self.world.member("KZ")
        said = {"given_names": "Анна", "post": "советник", "by": kept}
        for name, email in (("nominated", "n1@example.org"), ("waiting", "n2@example.org")):
            made = nominate(family_name=f"Делегат-{name}", email=email, at=world.tick(), **said)
            self.things[f"nomination.{name}"] = made.public_id
        confirmed = confirm_nomination(
            nomination=self.things["nomination.nominated"], by=world.officer, at=world.tick()
        )
        person = db.session.get_one(Person, confirmed.person_id).public_id
        self.things["person.invited"] = person
        self.things["invitation"] = invite_again(person=person, by=kept, at=world.tick()).token
        self.things["proposal"] = name_for_state(
            person=world.persons["observer"], office=Office.DELEGATE, post="советник", seat="KZ",
            since_on=date(2026, 6, 1), by=world.actor("deputy"), at=world.tick(),
        ).public_id  # fmt: skip
        for name, code in (("reset.agreed", "KZ"), ("reset.waiting", "advisory")):
            asked = propose_reset(
                person=world.persons[code], reason="забыт", by=world.actor("deputy"), at=world.tick()
            )
            self.things[name] = asked.public_id
        confirm_reset(reset=self.things["reset.agreed"], by=world.head, at=world.tick())

    def doors(self) -> None:
        """Sign everybody in, and let the site's clock stand a minute after the last act."""
        moment = self.world.clock.now + timedelta(minutes=1)
        self.scenes.app.config["CLOCK"] = lambda: moment
        self.things["site.in_a_week"] = (moment.date() + timedelta(days=7)).isoformat()
        for office, code in OFFICES.items():
            client = self.scenes.app.test_client()
            if code is not None:
                small.let_in(self.world, client, code)
            self.scenes.clients[office] = client
        self.own_things()

    def own_things(self) -> None:
        """Name what belongs to the account of one member: a passkey and a session on another device."""
        owner = Owner(self.world, db.session, "KZ")
        owner.has_passkey(Device())
        small.let_in(self.world, self.scenes.app.test_client(), "KZ")
        [passkey] = factors_of(db.session(), owner.by.person_id).passkeys
        latest = db.select(WebSession).order_by(WebSession.id.desc()).limit(1)
        self.things["passkey"] = passkey.public_id
        self.things["certificate"] = register_certificate(
            content=a_proof(db.session.get(Person, owner.by.person_id)), by=owner.by, at=self.world.clock.now
        ).public_id
        self.things["web_session"] = db.session.scalars(latest).one().public_id
