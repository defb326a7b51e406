"""What a paper that was checked is called: by its own number and by the paper it was taken from, as it prints them."""

from __future__ import annotations

import json
import re

from flask_babel import gettext as _

from council.papers.composing.story import number_of_meeting
from council.records.dispatches import DispatchKind, DispatchSheet
from council.records.issued_papers import IssuedPaper, PaperKind
from council.web.issued_paper_words import NAMES
from council.web.naming import meeting_name

CORRECTION = re.compile(r"исправление (\d+)")


def paper_told(paper: IssuedPaper | DispatchSheet) -> str:
    """Return «Выписка № 2 из протокола № 11 (XI заседание)»: two numbers side by side are two papers'."""
    told = {
        "number": paper.number,
        "minutes": number_of_meeting(paper.meeting),
        "meeting": meeting_name(paper.meeting),
    }
    if isinstance(paper, DispatchSheet):
        if paper.kind is DispatchKind.MATERIALS:
            return _("Ведомость рассылки материалов № %(number)s (%(meeting)s)", **told)
        return _("Ведомость рассылки принятых документов № %(number)s (%(meeting)s)", **told)
    match paper.kind:
        case PaperKind.EXTRACT:
            return _("Выписка № %(number)s из протокола № %(minutes)s (%(meeting)s)", **told)
        case PaperKind.SHORT_MINUTES:
            return _("Протокол № %(minutes)s в краткой форме, № %(number)s (%(meeting)s)", **told)
        case PaperKind.COPY:
            told["original"] = _original(paper)
            return _("Заверенная копия № %(number)s (%(original)s, %(meeting)s)", **told)
    return _("%(paper)s, № %(number)s (%(meeting)s)", paper=NAMES[paper.kind], **told)


def _original(copy: IssuedPaper) -> str:
    """Return what was copied, by its number."""
    title = json.loads(copy.content)["title"]
    kind, _sign, number = title.partition(" № ")
    if kind == "Решение":
        return _("решение № %(number)s", number=number)
    minutes = number_of_meeting(copy.meeting)
    if correction := CORRECTION.search(title):
        return _(
            "протокол № %(number)s, исправление № %(correction)s", number=minutes, correction=correction[1]
        )
    return _("протокол № %(number)s", number=minutes)
