"""What is asked of a state by letter before the meeting: its position on drafts, by which day."""

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
