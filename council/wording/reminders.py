"""What reminders say to whoever has not acted yet: what is asked, by which day, of which meeting."""

from collections.abc import Mapping
from datetime import date

from council.law.ruling import Ruling
from council.wording import sentence
from council.wording.dates import long_date
from council.wording.mail import MeetingTold, Words

# What is asked of a state, by the kind of the matter.
ASKED = {
    "vote": ("Проголосуйте", "Cast your vote"),
    "participation": ("Сообщите, участвует ли ваше государство", "Say whether your state takes part"),
    "credential": ("Представьте документ о полномочиях заместителя", "File the substitute's powers"),
    "position": ("Сообщите позиции по проектам решений", "Give your positions on the draft decisions"),
    "remark": ("Дайте замечания к проекту протокола или сообщите, что их нет", "Remark on the draft protocol, or say that you have nothing to remark"),
    "venue": ("Ответьте, согласны ли вы с местом заседания", "Say whether you agree to the place of the meeting"),
    "petition": (
        "Ответьте на предложение о внеочередном заседании", "Answer the petition for an extraordinary meeting",
    ),
}  # fmt: skip
# What has a day by the rules of the body, by the kind of the deadline; «{}» is what it is about.
DUE = {
    "yearly_meeting": ("Заседание {} года", "Meeting of {}"),
    "next_meeting": ("Следующее заседание", "Next meeting"),
    "materials": ("Материалы заседания", "Papers of the meeting"),
    "circulation": ("Рассылка принятых документов", "Circulation of the adopted documents"),
    "plan": ("План работы на {} год", "Plan of work for {}"),
    "information": ("Информация о деятельности за {} год", "Report on the work of {}"),
    "authority": ("Уведомление об уполномоченном органе", "Notice of the authorised body"),
    "withdrawal": ("Выход из Соглашения", "Withdrawal from the Agreement"),
}


def asked_for(kind: str, about: str = "") -> Mapping[str, str]:
    """Return in each language what is asked for."""
    ru, en = ASKED.get(kind) or DUE.get(kind) or (about, about)
    return {"ru": ru.format(about), "en": en.format(about)}


def reminder(
    asked: Mapping[str, str], *, due_on: date, meeting: MeetingTold | None, about: str = "",
    ruling: Ruling | None = None,
) -> Words:  # fmt: skip
    """Remind of a day, of the meeting it belongs to, and of the thing by its title."""
    return {lang: _in(lang, asked[lang], due_on, meeting, about, ruling) for lang in ("ru", "en")}


def _in(
    lang: str, asked: str, due_on: date, meeting: MeetingTold | None, about: str, ruling: Ruling | None
) -> dict[str, object]:
    day = long_date(due_on, lang)
    last = f"The last day is {day}." if lang == "en" else f"Последний день – {day}."
    facts = (
        meeting.line(lang) if meeting else "",
        about,
        sentence(ruling, lang) if ruling is not None else "",
    )
    return {
        "subject": f"{'Due' if lang == 'en' else 'Срок'} {day}: {asked}",
        "paragraphs": [f"{asked}. {last}", *filter(None, facts)],
    }
