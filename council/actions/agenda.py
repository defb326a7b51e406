"""The agenda: its items added, changed, put in another order or dropped, and its adoption by the meeting."""

from collections.abc import Sequence
from datetime import datetime

from council.access.actors import Actor
from council.actions.agenda_versions import freeze_agenda, standing_items
from council.actions.entering import enter
from council.actions.items import known_class, number_anew, set_functions
from council.actions.locking import item_in_locked_meeting, locked_meeting
from council.actions.meeting_facts import meeting_facts
from council.actions.new_items import LONGEST_TITLE, NewItem, refuse_after_the_end, write_item
from council.actions.permission import capacity_for
from council.actions.refusals import Conflict, NotInOrder
from council.actions.texts import clean
from council.law.procedure import rule_on_step
from council.law.steps import Step
from council.records.agenda import Item
from council.records.database import transaction
from council.records.floor import charter_of
from council.records.meetings import Meeting


def add_item(
    *,
    meeting: str,
    title: str,
    rapporteur: str = "",
    functions: Sequence[str] = (),
    function_reason: str = "",
    points: Sequence[str] = (),
    affected: Sequence[str] = (),
    item_class: str | None = None,
    position: int | None = None,
    by: Actor,
    at: datetime,
) -> Item:
    """Add an item, last unless a position is given; states are named by their codes.

    An item the meeting adds after it has adopted its agenda makes a new
    version of it in the same act.
    """
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        capacity = capacity_for(session, held, "item.added", by=by, at=at)
        new = NewItem(title, rapporteur, functions, function_reason, points, affected, item_class, position)
        item = write_item(session, held, new, by=by, at=at)
        detail = {"position": item.position}
        enter(
            session, "item.added", of=item, by=by, at=at, capacity=capacity, meeting_id=held.id, detail=detail
        )
        return item


def change_item(
    *,
    item: str,
    title: str,
    rapporteur: str = "",
    functions: Sequence[str] = (),
    function_reason: str = "",
    item_class: str | None = None,
    by: Actor,
    at: datetime,
) -> Item:
    """Change the title, the rapporteur, the functions or the class of an item, until the meeting has adopted its agenda."""
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        held = question.meeting
        capacity = capacity_for(session, held, "item.changed", by=by, at=at)
        _refuse_settled(held, question)
        question.title = clean(title, field="title", longest=LONGEST_TITLE)
        question.rapporteur = clean(rapporteur, field="rapporteur", required=False)
        question.item_class = known_class(held, item_class)
        set_functions(session, question, functions, held, reason=function_reason)
        enter(session, "item.changed", of=question, by=by, at=at, capacity=capacity, meeting_id=held.id)
        return question


def reorder_items(*, meeting: str, order: Sequence[str], by: Actor, at: datetime) -> list[Item]:
    """Put the items in the order of these public identifiers: all that stand, each once."""
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        capacity = capacity_for(session, held, "item.moved", by=by, at=at)
        _refuse_settled(held)
        standing = {item.public_id: item for item in standing_items(session, held)}
        if sorted(order) != sorted(standing):
            raise Conflict(
                "Повестка тем временем изменилась. Обновите страницу и расставьте вопросы заново.",
                "The agenda has changed meanwhile. Reload the page and put the items in order again.",
            )
        items = [standing[public_id] for public_id in order]
        number_anew(session, items)
        detail = {"order": list(order)}
        enter(
            session, "item.moved", of=held, by=by, at=at, capacity=capacity, meeting_id=held.id, detail=detail
        )
        return items


def drop_item(*, item: str, reason: str, by: Actor, at: datetime) -> Item:
    """Take an item off the agenda before it is adopted, for a reason; the others close up."""
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        held = question.meeting
        capacity = capacity_for(session, held, "item.dropped", by=by, at=at)
        _refuse_settled(held, question)
        question.dropped_at, question.drop_reason = at, clean(reason, field="reason")
        session.flush()
        number_anew(session, standing_items(session, held))
        enter(session, "item.dropped", of=question, by=by, at=at, capacity=capacity, meeting_id=held.id)
        return question


def adopt_agenda(*, meeting: str, by: Actor, at: datetime) -> Meeting:
    """Record that the meeting has adopted its agenda as it now stands, frozen as a version of its own."""
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        edition = charter_of(held.body).edition_on(held.starts_locally.date())
        facts = meeting_facts(held, items=len(standing_items(session, held)))
        ruling = rule_on_step(edition, Step.ADOPT_AGENDA, facts)
        if ruling.bars:
            raise NotInOrder(ruling)
        capacity = capacity_for(session, held, "agenda.adopted", by=by, at=at)
        version = freeze_agenda(session, held, adopted=True, by=by, at=at)
        held.agenda_adopted_at = at
        enter(
            session,
            "agenda.adopted",
            of=held,
            by=by,
            at=at,
            clause=ruling.clause,
            capacity=capacity,
            meeting_id=held.id,
            rows=[version],
        )
        return held


def _refuse_settled(meeting: Meeting, item: Item | None = None) -> None:
    refuse_after_the_end(meeting)
    if meeting.agenda_adopted_at is not None:
        raise Conflict(
            "Повестка принята заседанием и не меняется; вопрос можно снять или отложить решением заседания.",
            "The meeting has adopted its agenda; an item can be withdrawn or put off by the meeting.",
        )
    if item is not None and item.dropped_at is not None:
        raise Conflict("Вопрос уже исключен из повестки.", "The item is off the agenda already.")
