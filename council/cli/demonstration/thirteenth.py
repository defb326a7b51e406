"""Meeting XIII: in preparation, its agenda published; a credential and a user of a delegation wait to be confirmed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from council.actions.convening import convene_meeting, publish_meeting
from council.actions.credential_reach import Reach
from council.actions.nominations import nominate
from council.cli.demonstration.agenda import ACTIVITY, CHAIRING, MATERIALS, PLAN, PREVIOUS, SHIPBUILDING
from council.cli.demonstration.chairs import chair_of
from council.cli.demonstration.circulating import hand_over, receive, send_materials
from council.cli.demonstration.documents import AHEAD, give_documents
from council.cli.demonstration.places import CAPITALS
from council.cli.demonstration.positions import ask_and_answer
from council.cli.demonstration.rules import ask_for_two_thirds
from council.cli.demonstration.stage import Stage, give_powers, put_on_agenda
from council.cli.demonstration.submissions import propose, submit_documents
from council.law.credentials import Scope
from council.records.files import FileStore
from council.records.meetings import Form, Series

DAYS_AHEAD = 75
DAYS_TO_ANSWER = 30


def play(stage: Stage, store: FileStore, now: datetime) -> None:
    """Convene the meeting, publish its agenda and let the first papers come."""
    day = (now + timedelta(days=DAYS_AHEAD)).date()
    capital = CAPITALS[chair_of(day.year)]
    starts = datetime(day.year, day.month, day.day, 10, 0, tzinfo=ZoneInfo(capital.zone))
    meeting = convene_meeting(
        series=Series.REGULAR,
        ordinal=13,
        starts_at=starts,
        ends_at=starts + timedelta(hours=7),
        zone=capital.zone,
        city=capital.city,
        form=Form.IN_PERSON,
        by=stage.officer,
        at=stage.tick(1),
    ).public_id
    items = put_on_agenda(stage, meeting, (PREVIOUS, SHIPBUILDING, MATERIALS, PLAN, ACTIVITY, CHAIRING))
    ask_for_two_thirds(stage, items[1])
    give_documents(stage, meeting, items, store, AHEAD)
    publish_meeting(meeting=meeting, by=stage.officer, at=stage.tick(1))
    submit_documents(stage, meeting, items, store)
    propose(stage, meeting)
    ask_and_answer(stage, meeting, items, (now + timedelta(days=DAYS_TO_ANSWER)).date())
    give_powers(
        stage, meeting, "by.deputy", "03-12/207", now.date(), confirm=False,
        reach=Reach(Scope.ITEMS, tuple(items[1:3])), by=stage.actor("by"),
    )  # fmt: skip
    nominate(
        family_name="Искакова",
        given_names="Динара Сериковна",
        name_en="Dinara Iskakova",
        post="эксперт департамента",
        email="d.iskakova@council.example",
        by=stage.actor("kz-focal"),
        at=stage.tick(1),
    )
    receive(stage, send_materials(stage, meeting), "kz")
    hand_over(stage, meeting, ("MD",), "расписка курьера")
