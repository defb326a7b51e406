"""What a state is asked before the meeting, its position on drafts by a day, and what was entered from its own paper."""

from collections.abc import Sequence
from datetime import date

from council.wording.dates import long_date
from council.wording.mail import MeetingTold, Words


def positions_asked(meeting: MeetingTold, items: Sequence[str], *, due_on: date) -> Words:
    """Ask for the positions of the reader's state on the drafts of these items."""
    named = [f"– {item}" for item in items]
    return {
        "ru": {
            "subject": f"Запрошена позиция государства: {meeting.name('ru')}",
            "paragraphs": [
                "Секретариат просит сообщить позицию вашего государства по проектам решений.",
                f"{meeting.line('ru')} {meeting.title('ru')}.",
                *named,
                f"Последний день ответа: {long_date(due_on)}.",
                "Позиция, сообщенная позже, отмечается как поступившая после срока.",
                "Отвечают на странице позиций. Позиция – не голос; молчание не означает согласия.",
            ],
        },
        "en": {
            "subject": f"The position of your state is asked for: {meeting.name('en')}",
            "paragraphs": [
                "The secretariat asks for the position of your state on draft decisions (items in Russian).",
                f"{meeting.line('en')} {meeting.title('en')}.",
                *named,
                f"The last day to answer is {long_date(due_on, 'en')}. A position given after it is marked as late.",
                "Answer on the page of positions. A position is no vote, and silence is no consent.",
            ],
        },
    }


# What was entered, and how the state contradicts it.
_POSITION = (
    ("позиция по проекту решения", "сообщите позицию сами"),
    ("a position on a draft decision", "give the position yourselves"),
)
_PROPOSAL = (
    ("предложение вопроса в повестку дня", "измените или отзовите предложение"),
    ("an item proposed for the agenda", "change or withdraw the proposal"),
)


def letter_entered(
    meeting: MeetingTold, title: str, *, number: str, dated_on: date, received_on: date, is_position: bool
) -> Words:
    """Tell a state what the secretariat has entered in its name from its letter, and how to contradict."""
    ru, en = _POSITION if is_position else _PROPOSAL
    return {
        "ru": {
            "subject": f"Внесено по письму вашего государства: {meeting.name('ru')}",
            "paragraphs": [
                f"От имени вашего государства секретариатом внесено: {ru[0]}.",
                f"– {title}",
                f"Основание: письмо № {number} от {long_date(dated_on)}, получено {long_date(received_on)}.",
                f"{meeting.line('ru')} {meeting.title('ru')}.",
                f"Если письмо прочитано неверно, {ru[1]}: слово, которое государство говорит здесь само, стоит над его письмом.",
            ],
        },
        "en": {
            "subject": f"Entered from a letter of your state: {meeting.name('en')}",
            "paragraphs": [
                f"The secretariat has entered in the name of your state: {en[0]} (in Russian).",
                f"– {title}",
                f"By letter No {number} of {long_date(dated_on, 'en')}, received on {long_date(received_on, 'en')}.",
                f"{meeting.line('en')} {meeting.title('en')}.",
                f"If the letter was read amiss, {en[1]}: the word a state says here stands over its letter.",
            ],
        },
    }
