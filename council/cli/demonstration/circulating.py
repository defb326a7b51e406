"""The circulation of the demonstration's papers: materials before a meeting, what it adopted afterwards."""

from sqlalchemy import select

from council.actions.acknowledging import acknowledge_delivery, note_page_opened
from council.actions.dispatches import enter_dispatch, issue_dispatch
from council.actions.rendering import print_decision
from council.cli.demonstration.stage import Stage
from council.records.database import db
from council.records.dispatches import Delivery, Dispatch, DispatchKind
from council.records.files import FileStore
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.sendable import adopted_papers, versions_to_send
from council.records.sent import day_of_body

INVENTED = "демонстрационные данные"


def send_materials(stage: Stage, meeting: str, *, most: int | None = None) -> str:
    """Send the materials in force, or the first few of them; return the dispatch."""
    found = versions_to_send(db.session(), _meeting(meeting))
    versions = [version.public_id for version in found][:most]
    return issue_dispatch(
        meeting=meeting, kind=DispatchKind.MATERIALS, versions=versions, form_key=f"materials-{meeting}",
        by=stage.officer, at=stage.tick(),
    ).public_id  # fmt: skip


def hand_over(stage: Stage, meeting: str, states: tuple[str, ...], evidence: str) -> str:
    """Enter what was handed over to states by a courier, on the day that it is by the clock of the body."""
    at = stage.tick()
    versions = [version.public_id for version in versions_to_send(db.session(), _meeting(meeting))]
    return enter_dispatch(
        meeting=meeting, kind=DispatchKind.MATERIALS, versions=versions, states=states,
        handed_on=day_of_body(_meeting(meeting), at), evidence=f"{evidence} ({INVENTED})",
        form_key=f"by-hand-{meeting}", by=stage.officer, at=at,
    ).public_id  # fmt: skip


def send_adopted(stage: Stage, meeting: str, store: FileStore, *, again: str = "") -> str:
    """Print the decisions and send all that was adopted; return the dispatch. `again` names what it is sent anew for."""
    for paper in adopted_papers(db.session(), _meeting(meeting)):
        if paper.rendering is None:
            print_decision(decision=paper.thing_id, store=store, at=stage.tick(1))
    db.session.rollback()
    return issue_dispatch(
        meeting=meeting, kind=DispatchKind.ADOPTED, form_key=f"adopted-{meeting}{again}", by=stage.officer,
        at=stage.tick(),
    ).public_id  # fmt: skip


def receive(stage: Stage, dispatch: str, key: str, *, acknowledges: bool = True) -> None:
    """Let a recipient open the page of the dispatch, and confirm the receipt."""
    delivery = db.session.scalars(
        select(Delivery)
        .join(Dispatch, Dispatch.id == Delivery.dispatch_id)
        .join(Person, Person.id == Delivery.person_id)
        .where(Dispatch.public_id == dispatch, Person.public_id == stage.persons[key])
    ).one()
    public_id, dispatch_id = delivery.public_id, delivery.dispatch_id
    note_page_opened(dispatch_id=dispatch_id, by=stage.actor(key), at=stage.tick())
    if acknowledges:
        acknowledge_delivery(delivery=public_id, by=stage.actor(key), at=stage.tick())


def _meeting(public_id: str) -> Meeting:
    return db.session.scalars(select(Meeting).where(Meeting.public_id == public_id)).one()
