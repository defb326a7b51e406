"""What issued papers are called on pages, and under which name their files are saved."""

from __future__ import annotations

import json

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.papers.composing.story import number_of_meeting
from council.records.issued_papers import IssuedPaper, PaperKind

NAMES = {
    PaperKind.INVITATION: _l("Приглашение"),
    PaperKind.AGENDA: _l("Повестка дня"),
    PaperKind.BLANK_SHEET: _l("Лист голосования для заполнения от руки"),
    PaperKind.PARTICIPANTS: _l("Список участников"),
    PaperKind.VOTE_SHEET: _l("Лист поименного голосования по вопросу"),
    PaperKind.MEETING_SHEET: _l("Лист поименных голосований заседания"),
    PaperKind.CHAIRMANSHIP: _l("Справка о председательстве"),
    PaperKind.SHORT_MINUTES: _l("Протокол в краткой форме"),
    PaperKind.EXTRACT: _l("Выписка из протокола"),
    PaperKind.OPINIONS: _l("Особые мнения"),
    PaperKind.CREDENTIALS: _l("Полномочия лиц, замещавших членов Совета"),
    PaperKind.COPY: _l("Заверенная копия"),
    PaperKind.POSITIONS: _l("Сводная таблица позиций государств"),
}
# A file has its name in Russian whatever language the page is read in.
FILES = {
    PaperKind.INVITATION: "Приглашение",
    PaperKind.AGENDA: "Повестка дня",
    PaperKind.BLANK_SHEET: "Лист голосования, бланк",
    PaperKind.PARTICIPANTS: "Список участников",
    PaperKind.VOTE_SHEET: "Лист поименного голосования",
    PaperKind.MEETING_SHEET: "Лист голосований заседания",
    PaperKind.CHAIRMANSHIP: "Справка о председательстве",
    PaperKind.SHORT_MINUTES: "Протокол, краткая форма",
    PaperKind.EXTRACT: "Выписка",
    PaperKind.OPINIONS: "Особые мнения",
    PaperKind.CREDENTIALS: "Полномочия",
    PaperKind.COPY: "Заверенная копия",
    PaperKind.POSITIONS: "Позиции государств",
}


def matter_of(paper: IssuedPaper, states: dict[int, str]) -> str:
    """Return what tells the paper from others of its kind: the state, the items, the paper that was copied."""
    match paper.kind:
        case PaperKind.INVITATION:
            return states.get(paper.seat_id or 0, "")
        case PaperKind.EXTRACT:
            if "," not in paper.about:
                return _("пункт %(number)s", number=paper.about)
            return _("пункты %(numbers)s", numbers=paper.about.replace(",", ", "))
        case PaperKind.AGENDA:
            return _("редакция %(number)s", number=json.loads(paper.content)["version"])
        case PaperKind.VOTE_SHEET:
            return _("пункт %(number)s", number=json.loads(paper.content)["items"][0]["number"])
        case PaperKind.COPY:
            return str(json.loads(paper.content)["title"])
    return ""


def names_of_file(paper: IssuedPaper) -> tuple[str, str]:
    """Return under what name the file is saved, in Russian, and the same in Latin letters."""
    number = number_of_meeting(paper.meeting)
    plain = f"{paper.kind.value.replace('_', '-')}-{number.replace('ВН', 'extra')}-{paper.number}"
    return f"{FILES[paper.kind]} № {paper.number}, заседание № {number}", plain
