"""What the states think of the drafts of meeting XIII: asked by a day, given by some, one of them on an earlier text, one by letter."""

from datetime import date, timedelta

from sqlalchemy import select

from council.access.actors import day_of
from council.actions.convening import publish_agenda
from council.actions.drafts import write_draft
from council.actions.position_questions import ask_positions
from council.actions.positions import give_position
from council.actions.positions_by_letter import enter_position
from council.actions.state_letters import LetterOfState
from council.cli.demonstration.agenda import SHIPBUILDING
from council.cli.demonstration.stage import Stage
from council.law.positions import Stance
from council.records.agenda import Draft, Item
from council.records.database import db
from council.records.positions import PositionQuestion

# By the number of the item: who says what, before the text of the second item is changed.
FIRST_WORDS = (
    (2, "ru", Stance.AGREE, ""),
    (2, "kz", Stance.REMARKS, "Просим указать, до какого срока обобщаются предложения."),
    (3, "ru", Stance.AGREE, ""),
    (3, "uz", Stance.OBJECT, "Перечень материалов с предприятиями республики не согласован."),
    (3, "kg", Stance.NO_INTEREST, ""),
    (4, "by", Stance.AGREE, ""),
)
CHANGED_POINTS = (
    "Поручить секретариату Совета обобщить предложения государств до 1 ноября и направить их государствам.",
    "Вернуться к вопросу на следующем заседании.",
)
WITHOUT_SCAN = "демонстрационное письмо, бумаги нет"
SECOND_WORDS = ((2, "kz", Stance.AGREE, ""),)


def ask_and_answer(stage: Stage, meeting: str, items: list[str], due_on: date) -> None:
    """Ask the states about every draft, let some answer, change one text, and let one state answer anew."""
    ask_positions(meeting=meeting, due_on=due_on, by=stage.officer, at=stage.tick(1))
    _say(stage, items, FIRST_WORDS)
    points = (SHIPBUILDING.points[0], *CHANGED_POINTS)
    write_draft(item=items[1], points=points, by=stage.officer, at=stage.tick(1))
    publish_agenda(meeting=meeting, by=stage.officer, at=stage.tick(1))
    _say(stage, items, SECOND_WORDS)
    _write(stage, meeting, items[3])


def _say(stage: Stage, items: list[str], words: tuple[tuple[int, str, Stance, str], ...]) -> None:
    for number, state, stance, remarks in words:
        item = items[number - 1]
        give_position(
            item=item, draft=_text_before_the_states(item), state=state.upper(), stance=stance, remarks=remarks,
            by=stage.actor(state), at=stage.tick(1),
        )  # fmt: skip


def _write(stage: Stage, meeting: str, item: str) -> None:
    """Enter what one state has written on paper: nobody of it has signed in."""
    at = stage.tick(1)
    received_on = day_of(db.session(), stage.officer.body_id, at)
    enter_position(
        meeting=meeting, item=item, draft=_text_before_the_states(item), state="TM", stance=Stance.AGREE,
        letter=LetterOfState("03/118", received_on - timedelta(days=3), received_on, None, WITHOUT_SCAN),
        by=stage.officer, at=at,
    )  # fmt: skip


def _text_before_the_states(item: str) -> str:
    query = select(Draft.public_id).join(PositionQuestion, PositionQuestion.draft_id == Draft.id)
    asked = query.join(Item, Item.id == PositionQuestion.item_id).where(Item.public_id == item)
    return db.session.scalars(asked.order_by(PositionQuestion.id.desc()).limit(1)).one()
