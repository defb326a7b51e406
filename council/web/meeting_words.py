"""What votes, positions, decisions and presence are called on a page."""

from __future__ import annotations

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.law.ballot import Position
from council.records.credentials import Credential
from council.records.decisions import DecisionManner, DecisionOutcome
from council.records.meetings import Meeting
from council.records.presence import Capacity, Mode, Participant, PresidingBasis
from council.web.filters import teach
from council.web.forms.voting import CHOICE_LABELS
from council.web.languages import current_language
from council.wording.dates import long_date
from council.wording.powers import reach_in_words

POSITIONS = {
    Position.FOR: _l("за"),
    Position.AGAINST: _l("против"),
    Position.ABSTAINED: _l("воздержался"),
    Position.NOT_VOTING: _l("не голосовал"),
    Position.DISINTERESTED: _l("не заинтересовано"),
    Position.ABSENT: _l("отсутствовало"),
}

OUTCOMES = {
    DecisionOutcome.ADOPTED: (_l("решение принято"), "yes"),
    DecisionOutcome.NOT_ADOPTED: (_l("решение не принято"), "no"),
    DecisionOutcome.NO_DECISION: (_l("решение не принималось"), "no"),
    DecisionOutcome.NOTED: (_l("принято к сведению"), "yes"),
    DecisionOutcome.WITHDRAWN: (_l("вопрос снят"), "quiet"),
    DecisionOutcome.POSTPONED: (_l("принятие решения отложено"), "due"),
}

MANNERS = {
    DecisionManner.VOTE: _l("голосованием"),
    DecisionManner.NO_OBJECTION: _l("без голосования, возражений нет"),
    DecisionManner.TAKE_NOTE: _l("принято к сведению"),
    DecisionManner.WITHDRAWAL: _l("снято с рассмотрения"),
    DecisionManner.POSTPONEMENT: _l("отложено"),
}

CAPACITIES = {
    Capacity.MEMBER: _l("член Совета"),
    Capacity.SUBSTITUTE: _l("замещает члена Совета"),
    Capacity.DELEGATION: _l("в составе делегации"),
    Capacity.ADVISORY: _l("с правом совещательного голоса"),
    Capacity.OBSERVER: _l("наблюдатель"),
    Capacity.EXPERT: _l("эксперт"),
    Capacity.INVITED: _l("приглашенный"),
}

MODES = {Mode.IN_ROOM: _l("в зале"), Mode.VIDEO: _l("по видеосвязи")}

BASES = {
    PresidingBasis.CHAIR: _l("председатель Совета"),
    PresidingBasis.CO_CHAIR: _l("сопредседатель"),
    PresidingBasis.ELECTED: _l("избран заседанием"),
}


def init_app(app: Flask) -> None:
    """Teach the templates these words."""
    teach(
        app,
        choice_label=lambda position: str(CHOICE_LABELS[Position(position)]),
        position_word=lambda position: str(POSITIONS[Position(position)]),
        outcome_word=lambda outcome: str(OUTCOMES[outcome][0]),
        outcome_mark=lambda outcome: OUTCOMES[outcome][1],
        manner_word=lambda manner: str(MANNERS[manner]),
        capacity_word=lambda capacity: str(CAPACITIES[capacity]),
        mode_word=lambda mode: str(MODES[mode]),
        basis_word=lambda basis: str(BASES[basis]),
        short_fingerprint=short_fingerprint,
        paper_of=paper_of,
        paper_name=paper_name,
    )
    app.jinja_env.globals["meeting_url"] = meeting_url


def short_fingerprint(digest: str) -> str:
    """Return «7d31 0c9e», enough to compare two texts by eye."""
    return f"{digest[:4]}\N{NO-BREAK SPACE}{digest[4:8]}"


def paper_of(person: Participant) -> str:
    """Return by what a participant acts for the state: the seat itself, or the paper of a substitute."""
    if person.credential is None:
        return str(CAPACITIES[person.capacity])
    return paper_name(person.credential)


def paper_name(paper: Credential) -> str:
    """Return «полномочия № 14 от 2 июня 2026 года, по пункту 2 повестки дня»."""
    lang = current_language()
    name = _(
        "полномочия № %(number)s от %(dated_on)s",
        number=paper.number,
        dated_on=long_date(paper.dated_on, lang),
    )
    reach = reach_in_words(lang, until_on=paper.until_on, items=paper.item_numbers)
    return f"{name}, {reach}" if reach else name


def meeting_url(meeting: Meeting) -> str:
    """Return the way to the page of a meeting."""
    return url_for("meetings.show_meeting", meeting=meeting.public_id)
