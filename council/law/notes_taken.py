"""Which words the meeting takes note of: a draft that only takes note, or the information alone, without the draft.

Taking note is no vote. Where the words leave any doubt, the draft is left out: the general phrase never says too much.
"""

import re
from collections.abc import Iterable, Sequence

from council.law.charter import Edition
from council.law.ruling import Ruling, note

# «Принять к сведению …», «Принять информацию … к сведению», «Информацию … принять к сведению»
NOTES = re.compile(
    r"принять\s+([^;:,]+?(?<!\sи)\s+)?к\s+сведению\b"
    r"|(информаци|сообщени|доклад|отчет|справк|сведени|данные)[^;:]*?(?<!\sне)\s+принять\s+к\s+сведению\b"
)
# What decides beside it: another verb, another sentence, «и исполнению»
DECIDES = re.compile(
    r"\b(?!принять\b|сеть\b|печать\b|память\b|путь\b|пять\b|девять\b|десять\b)"
    r"\w+([аеиоуыя]ть|ться|ести|зти|йти|чь)\b"
    r"|\bпринять\b.*\bпринять\b|[;:]|[.!?]\s+\S|\b(исполнени|руководств)[юу]\b|\bутвержда\w+|\bодобря\w+"
)


def takes_note_only(points: Sequence[str]) -> bool:
    """Say whether each point of a draft takes note, and does nothing else."""
    return bool(points) and all(_takes_note(point) for point in points)


def rule_on_note(edition: Edition, points: Sequence[str]) -> tuple[Ruling, ...]:
    """Return that the draft is left undecided; nothing where there is none, or all of it takes note."""
    if not points or takes_note_only(points):
        return ()
    return (note("draft_left_undecided", edition.voting.clause),)


def leaves_aside(findings: Iterable[str]) -> bool:
    """Say whether, by what was found, only the information was taken note of, and the draft was not decided on."""
    return "draft_left_undecided" in findings


def _takes_note(point: str) -> bool:
    plain = " ".join(point.casefold().replace("ё", "е").split())
    return NOTES.match(plain) is not None and DECIDES.search(plain) is None
