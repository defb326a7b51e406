"""Meeting XI, Dushanbe, 4 June 2025: held, signed and printed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from council.actions.admissions import Ground
from council.actions.convening import convene_meeting, publish_meeting
from council.actions.deciding import take_note
from council.actions.disinterest import declare_disinterest
from council.actions.minutes import draft_minutes, sign_minutes
from council.actions.notes import record_notes
from council.actions.preparing import prepare_minutes
from council.actions.presence import list_participant, record_arrival
from council.actions.rendering import print_version
from council.actions.sittings import close_meeting, open_meeting
from council.actions.statements import file_dissent
from council.cli.demonstration.agenda import AGENDA
from council.cli.demonstration.cast import OTHERS
from council.cli.demonstration.circulating import receive, send_adopted, send_materials
from council.cli.demonstration.documents import give_documents
from council.cli.demonstration.papers import issue_after, issue_before
from council.cli.demonstration.remarking import let_remark
from council.cli.demonstration.signing import sign_file, sign_the_close
from council.cli.demonstration.stage import (
    Stage,
    adopt,
    adopt_without_vote,
    give_powers,
    hold_vote,
    preside,
    put_on_agenda,
    seat_delegates,
    take_up,
)
from council.records.admissions import Origin
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Form, Series
from council.records.minutes import Minutes
from council.records.presence import Capacity

ZONE = ZoneInfo("Asia/Dushanbe")
STARTS = datetime(2025, 6, 4, 10, 0, tzinfo=ZONE)
CHAIR = "tj"
ADMITTED = Ground(Origin.OUTSIDE, "решение 10/2 от 05.06.2024 (демонстрационные данные)")


def play(stage: Stage, store: FileStore) -> None:
    """Play the meeting from its convocation to the signature."""
    stage.go_to(STARTS - timedelta(days=60))
    meeting = convene_meeting(
        series=Series.REGULAR,
        ordinal=11,
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=8),
        zone=str(ZONE),
        city="Душанбе",
        venue="Министерство промышленности и новых технологий Республики Таджикистан",
        form=Form.IN_PERSON,
        by=stage.officer,
        at=stage.tick(),
    ).public_id
    items = put_on_agenda(stage, meeting, AGENDA)
    give_documents(stage, meeting, items, store)
    stage.go_to(STARTS - timedelta(days=33))
    publish_meeting(meeting=meeting, by=stage.officer, at=stage.tick())
    stage.go_to(STARTS - timedelta(days=31))
    sent = send_materials(stage, meeting)
    receive(stage, sent, "by")
    receive(stage, sent, "kz", acknowledges=False)
    issue_before(stage, meeting, store)
    _gather(stage, meeting)
    _decide(stage, meeting, items)
    _conclude(stage, meeting, items, store)


def _gather(stage: Stage, meeting: str) -> None:
    stage.go_to(STARTS - timedelta(days=2))
    belarus = give_powers(stage, meeting, "by.deputy", "03-12/114", date(2025, 5, 28))
    russia = give_powers(stage, meeting, "ru.deputy", "ПГ-4471", date(2025, 5, 30))
    stage.go_to(STARTS - timedelta(minutes=25))
    seats = {
        "AM": None,
        "BY": belarus,
        "KZ": None,
        "KG": None,
        "RU": russia,
        "TJ": None,
        "TM": None,
        "UZ": None,
    }
    seat_delegates(stage, meeting, seats)
    for player in OTHERS[1:]:
        capacity = Capacity.ADVISORY if player.key == "advisory" else Capacity.OBSERVER
        listed = list_participant(
            meeting=meeting,
            person=stage.persons[player.key],
            capacity=capacity,
            post=player.post,
            organisation=player.organisation,
            ground=ADMITTED if capacity is Capacity.OBSERVER else None,
            by=stage.officer,
            at=stage.tick(),
        ).public_id
        record_arrival(participant=listed, by=stage.officer, at=stage.tick())
    preside(stage, meeting, CHAIR)
    stage.go_to(STARTS + timedelta(minutes=4))
    open_meeting(meeting=meeting, by=stage.actor(CHAIR, meeting), at=stage.tick())
    adopt(stage, meeting, CHAIR)


def _decide(stage: Stage, meeting: str, items: list[str]) -> None:
    """Let disinterest, an affected state, a dissent and a tie happen, each on its item."""
    first, cooperation, machinery, ships, waste, materials, *rest = items
    take_up(stage, meeting, first, CHAIR)
    take_note(item=first, by=stage.actor(CHAIR, meeting), at=stage.tick())
    _vote(stage, meeting, cooperation, "++++++++")
    decision = _vote(stage, meeting, machinery, "-++++++0")
    file_dissent(
        decision=decision,
        text="Республика Армения поддерживает проект Соглашения, но считает необходимым установить в нем"
        " шестимесячный срок уведомления об изменении перечня производств.",
        by=stage.actor("am", meeting),
        at=stage.tick(),
    )
    take_up(stage, meeting, ships, CHAIR)
    declare_disinterest(item=ships, seat="KG", by=stage.actor("kg", meeting), at=stage.tick())
    hold_vote(stage, meeting, ships, CHAIR, _ballots("+++.++0-", skip="kg"))
    _vote(stage, meeting, waste, "++++++0+")
    _vote(stage, meeting, materials, "++--+-+-")
    for item in rest:
        take_up(stage, meeting, item, CHAIR)
        adopt_without_vote(stage, meeting, item, CHAIR)


def _conclude(stage: Stage, meeting: str, items: list[str], store: FileStore) -> None:
    for item, question in zip(items, AGENDA, strict=True):
        if question.heard:
            record_notes(
                item=item, heard=question.heard, spoke=question.spoke, revision=0, by=stage.officer,
                at=stage.tick(),
            )  # fmt: skip
    stage.go_to(STARTS + timedelta(hours=7))
    close_meeting(
        meeting=meeting,
        next_meeting_note="Следующее очередное заседание Совета провести в 2026 году в городе Ашхабаде.",
        by=stage.actor(CHAIR, meeting),
        at=stage.tick(),
    )
    sign_the_close(stage)
    stage.go_to(STARTS + timedelta(days=2))
    version = draft_minutes(meeting=meeting, by=stage.officer, at=stage.tick())
    minutes, paper = db.session.get_one(Minutes, version.minutes_id).public_id, version.public_id
    site = current_app.config["SETTINGS"].site
    shown = print_version(version=paper, store=store, at=stage.tick(), site=site)
    db.session.rollback()
    let_remark(stage, minutes, paper, shown, items)
    prepare_minutes(minutes=minutes, sha256=shown, by=stage.officer, at=stage.tick())
    sign_minutes(minutes=minutes, sha256=shown, by=stage.actor(CHAIR, meeting), at=stage.tick(600))
    sign_file(stage, meeting, paper, CHAIR, store)
    stage.go_to(STARTS + timedelta(days=12))
    receive(stage, send_adopted(stage, meeting, store), "md")
    issue_after(stage, meeting, store)


def _vote(stage: Stage, meeting: str, item: str, signs: str) -> str:
    take_up(stage, meeting, item, CHAIR)
    return hold_vote(stage, meeting, item, CHAIR, _ballots(signs)).public_id


VOTERS = ("am", "by.deputy", "kz", "kg", "ru.deputy", "tj", "tm", "uz")


def _ballots(signs: str, skip: str = "") -> dict[str, str]:
    """Return the ballots of the eight delegations in the Russian order of their states."""
    return {key: sign for key, sign in zip(VOTERS, signs, strict=True) if key != skip}
