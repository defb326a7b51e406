"""Meeting XII: in progress now, with a vote open, so that a newcomer votes within a minute."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from council.actions.convening import convene_meeting, publish_meeting
from council.actions.deciding import take_note
from council.actions.disinterest import declare_disinterest
from council.actions.notes import record_notes
from council.actions.presence import list_participant, record_arrival
from council.actions.sittings import open_meeting
from council.cli.demonstration.agenda import (
    AGENDA,
    COOPERATION,
    MACHINERY,
    MATERIALS,
    PREVIOUS,
    SHIPBUILDING,
    WASTE,
    Question,
)
from council.cli.demonstration.cast import STATES, player_of_seat
from council.cli.demonstration.chairs import chair_of
from council.cli.demonstration.circulating import receive, send_materials
from council.cli.demonstration.documents import give_documents
from council.cli.demonstration.eleventh import ADMITTED
from council.cli.demonstration.places import CAPITALS
from council.cli.demonstration.stage import (
    Stage,
    adopt,
    cast,
    give_powers,
    hold_vote,
    player,
    preside,
    put_on_agenda,
    seat_delegates,
    start_vote,
    take_up,
)
from council.records.files import FileStore
from council.records.meetings import Form, Series
from council.records.presence import Capacity

ABSENT = ("MD", "UZ")
SINCE_OPENING = timedelta(minutes=50)


def play(stage: Stage, store: FileStore, now: datetime) -> None:
    """Play the meeting up to the open vote on its third item."""
    starts = (now - SINCE_OPENING).replace(minute=0, second=0, microsecond=0)
    capital = CAPITALS[chair_of(starts.year)]
    chair = player_of_seat(chair_of(starts.year)).key
    stage.go_to(starts - timedelta(days=62))
    meeting = convene_meeting(
        series=Series.REGULAR,
        ordinal=12,
        starts_at=starts,
        ends_at=starts + timedelta(hours=8),
        zone=str(ZoneInfo(capital.zone)),
        city=capital.city,
        form=Form.MIXED,
        by=stage.officer,
        at=stage.tick(),
    ).public_id
    items = put_on_agenda(stage, meeting, _agenda())
    give_documents(stage, meeting, items, store)
    stage.go_to(starts - timedelta(days=35))
    publish_meeting(meeting=meeting, by=stage.officer, at=stage.tick())
    stage.go_to(starts - timedelta(days=32))
    receive(stage, send_materials(stage, meeting), "kg")
    _gather(stage, meeting, chair, starts)
    _decide(stage, meeting, items, chair)


def _agenda() -> tuple[Question, ...]:
    waste = Question(**{**vars(WASTE), "affected": (_affected_and_absent(),)})
    return (PREVIOUS, COOPERATION, MACHINERY, SHIPBUILDING, waste, MATERIALS, *AGENDA[6:])


def _affected_and_absent() -> str:
    """Return the state whose absence bars a vote on the fifth item (clause 5.14)."""
    return ABSENT[1]


def _gather(stage: Stage, meeting: str, chair: str, starts: datetime) -> None:
    stage.go_to(starts - timedelta(days=3))
    kazakhstan = give_powers(stage, meeting, "kz.deputy", "14", (starts - timedelta(days=5)).date())
    give_powers(stage, meeting, "uz.deputy", "07-А/233", (starts - timedelta(days=4)).date(), confirm=False)
    stage.go_to(starts - timedelta(minutes=10))
    papers = {"KZ": kazakhstan}
    present = [seat for seat in STATES if seat not in ABSENT]
    seat_delegates(stage, meeting, {seat: papers.get(seat) for seat in present})
    for key, capacity in (("advisory", Capacity.ADVISORY), ("observer", Capacity.OBSERVER)):
        guest = player(key)
        listed = list_participant(
            meeting=meeting,
            person=stage.persons[key],
            capacity=capacity,
            post=guest.post,
            organisation=guest.organisation,
            ground=ADMITTED if capacity is Capacity.OBSERVER else None,
            by=stage.officer,
            at=stage.tick(),
        ).public_id
        record_arrival(participant=listed, by=stage.officer, at=stage.tick())
    preside(stage, meeting, chair)
    stage.go_to(starts + timedelta(minutes=2))
    open_meeting(meeting=meeting, by=stage.actor(chair, meeting), at=stage.tick())
    adopt(stage, meeting, chair)


def _decide(stage: Stage, meeting: str, items: list[str], chair: str) -> None:
    take_up(stage, meeting, items[0], chair)
    take_note(item=items[0], by=stage.actor(chair, meeting), at=stage.tick())
    record_notes(item=items[0], heard=PREVIOUS.heard, spoke="", revision=0, by=stage.officer, at=stage.tick())
    take_up(stage, meeting, items[1], chair)
    ballots = dict(zip(_voters(), "++0+++-", strict=True))
    hold_vote(stage, meeting, items[1], chair, ballots)
    declare_disinterest(item=items[3], seat="KG", by=stage.actor("kg", meeting), at=stage.tick())
    take_up(stage, meeting, items[2], chair)
    vote = start_vote(stage, meeting, items[2], chair)
    cast(stage, meeting, vote, {"am": "+", "by": "+", "ru": "+", "tj": "-"})


def _voters() -> tuple[str, ...]:
    return ("am", "by", "kz.deputy", "kg", "ru", "tj", "tm")
