"""Text as it enters the record: composed, trimmed, and without a letter that hides or cannot be printed."""

import re

from council.actions.refusals import Incomplete
from council.wording.letters import normalised, problems_of
from council.wording.own_words import own_words_in

LINE, PARAGRAPHS = 500, 20_000

# What a field is called to whoever filled it in.
FIELDS = {
    "title": ("Название", "Title"),
    "title_en": ("Название по-английски", "Title in English"),
    "basis": ("Основание", "Basis"),
    "family_name": ("Фамилия", "Family name"),
    "given_names": ("Имя и отчество", "Given names"),
    "name_en": ("Имя по-английски", "Name in English"),
    "email": ("Адрес электронной почты", "E-mail address"),
    "passkey": ("Название ключа", "Name of the passkey"),
    "post": ("Должность", "Post"),
    "organisation": ("Организация", "Organisation"),
    "decision_reference": ("Решение", "Decision"),
    "letter_reference": ("Письмо", "Letter"),
    "function_reason": ("Какой задаче служит вопрос", "Which aim the item serves"),
    "issued_by": ("Кем выдан документ", "Issued by"),
    "number": ("Номер документа", "Number"),
    "signatory": ("Кем подписан документ", "Signed by"),
    "reason": ("Причина", "Reason"),
    "city": ("Город", "City"),
    "venue": ("Место", "Venue"),
    "rapporteur": ("Докладчик", "Rapporteur"),
    "point": ("Пункт проекта решения", "Point of the draft decision"),
    "file_name": ("Имя файла", "File name"),
    "heard": ("Слушали", "Heard"),
    "spoke": ("Выступили", "Spoke"),
    "remarks": ("Замечания", "Remarks"),
    "text": ("Текст", "Text"),
    "subject": ("Предмет заседания", "Subject of the meeting"),
    "agenda_line": ("Вопрос проекта повестки дня", "Item of the draft agenda"),
    "letter": ("Письмо государства", "Letter of the state"),
    "note": ("Пояснение", "Explanation"),
    "document": ("Документ", "Document"),
    "source": ("Источник", "Source"),
    "decision": ("Решение государства", "Decision of the state"),
    "change_note": ("Что изменено", "What changed"),
    "position_remarks": ("Замечания государства", "Remarks of the state"),
    "remark": ("Замечание", "Remark"),
    "wording": ("Предлагаемая редакция", "Wording proposed"),
    "base_organisation": ("Базовая организация", "Base organisation"),
    "evidence": ("Подтверждение вручения", "Evidence of the delivery"),
    "given_to": ("Кому выдано", "Given to"),
    "statement": ("Кто и чем проверил подпись", "Who verified the signature"),
    "without_scan": ("Почему нет скана", "Why there is no scan"),
    "over_own_word": (
        "Почему письмо ставится поверх слова государства",
        "Why the letter is put over the state's word",
    ),
    "outgoing": ("Исходящее письмо", "Outgoing letter"),
}


def clean(text: str, *, field: str, longest: int = LINE, required: bool = True) -> str:
    """Return one line of text as it is stored, or raise `Incomplete` naming the field and the letter."""
    return clean_paragraphs(
        re.sub(r"[ \t\n]+", " ", normalised(text)), field=field, longest=longest, required=required
    )


def clean_paragraphs(text: str, *, field: str, longest: int = PARAGRAPHS, required: bool = True) -> str:
    """Return a text of several lines as it is stored, or raise `Incomplete` naming the field and the letter."""
    ru, en = FIELDS.get(field, (field, field))
    stored = normalised(text).strip()
    for problem in problems_of(stored):
        raise Incomplete(f"{ru}: {_lower(problem.sentence('ru'))}", f"{en}: {_lower(problem.sentence('en'))}")
    if required and not stored:
        raise Incomplete(f"Заполните поле «{ru}».", f"Fill in “{en}”.")
    if len(stored) > longest:
        raise Incomplete(
            f"{ru}: сократите текст до {longest} знаков.", f"{en}: shorten the text to {longest} characters."
        )
    return stored


def clean_for_minutes(text: str, *, field: str, required: bool = False) -> str:
    """Return what is typed into the minutes, which may not speak as the protocol itself does of what was decided."""
    return _in_words_of_its_own(clean_paragraphs(text, field=field, required=required), field=field)


def clean_reason_for_minutes(text: str) -> str:
    """Return a reason in one line that the protocol will print, with no word of the protocol's own."""
    return _in_words_of_its_own(clean(text, field="reason"), field="reason")


def _in_words_of_its_own(stored: str, *, field: str) -> str:
    if own := own_words_in(stored):
        ru, en = FIELDS.get(field, (field, field))
        raise Incomplete(
            f"{ru}: слова «{own}» протокол ставит сам, уберите их из текста.",
            f"{en}: the minutes themselves say “{own}”; take it out of the text.",
        )
    return stored


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
