"""The vote line of the protocol: the arithmetic of one proceeding, in the words such papers use."""

from __future__ import annotations

from council.papers.voting_text import CountsText, Fate, Method, ProceedingText
from council.wording.figures import listed
from council.wording.numbers import plural

RESULTS = {
    Fate.ADOPTED: "Решение принято.",
    Fate.NOT_ADOPTED: "Решение не принято.",
    Fate.NO_DECISION: "Решение не принималось.",
}
WITHOUT_VOTE = "Решение принято без голосования, возражений не поступило."
OBJECTED = "В связи с возражением решение без голосования не принято."
EVEN = "Голоса разделились поровну."
NOBODY_LEFT = "Учитываемых голосов нет."


def vote_line(proceeding: ProceedingText) -> str:
    """Return what the protocol says of the count; nothing for a proceeding that came to no count."""
    if proceeding.fate in {Fate.WITHDRAWN, Fate.ANNULLED}:
        return ""
    if proceeding.fate is Fate.OBJECTED:
        return OBJECTED
    if proceeding.method is Method.NO_OBJECTION and proceeding.fate is Fate.ADOPTED:
        return _sentences(_disinterest(proceeding), WITHOUT_VOTE)
    if proceeding.counts is None or proceeding.method is Method.NO_OBJECTION:
        return _sentences(_disinterest(proceeding), RESULTS[proceeding.fate])
    return _sentences(
        _disinterest(proceeding), *_count(proceeding.counts, proceeding.fate), RESULTS[proceeding.fate]
    )


def _disinterest(proceeding: ProceedingText) -> str:
    states = [state.genitive for state in proceeding.disinterested]
    if not states:
        return ""
    said = "заявил представитель" if len(states) == 1 else "заявили представители"
    return f"О незаинтересованности {said} {listed(states, 'и')}."


def _count(counts: CountsText, fate: Fate) -> list[str]:
    if counts.base == 0:
        return [NOBODY_LEFT]
    even = fate is Fate.NOT_ADOPTED and 2 * counts.for_ == counts.base and counts.for_ == counts.against
    return [_base(counts.base), _votes(counts), _required(counts.required), EVEN if even else ""]


def _base(base: int) -> str:
    counted = plural(base, "учитывается голос", "учитываются голоса", "учитываются голоса")
    return f"При подсчете {counted} {base} {plural(base, 'члена', 'членов', 'членов')} Совета."


def _votes(counts: CountsText) -> str:
    return (
        f"Голосовали: «за» – {_figure(counts.for_)}, «против» – {_figure(counts.against)}, "
        f"«воздержались» – {_figure(counts.abstained)}, "
        f"не участвовали в голосовании – {_figure(counts.not_voting)}."
    )


def _required(required: int | None) -> str:
    if required is None:
        return ""
    return f"Для принятия требуется не менее {required} {plural(required, 'голоса', 'голосов', 'голосов')}."


def _figure(number: int) -> str:
    """Protocols write «нет», never a nought."""
    return str(number) if number else "нет"


def _sentences(*said: str) -> str:
    return " ".join(sentence for sentence in said if sentence)
