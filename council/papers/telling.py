"""The text of a protocol in lines, in the order it is printed: what a comparison of two versions compares."""

from __future__ import annotations

from collections.abc import Iterator

from council.papers import phrases
from council.papers.minutes_text import ItemText, MinutesText
from council.papers.people_text import DelegationText, OthersText
from council.papers.vote_line import vote_line
from council.papers.voting_text import ProceedingText

TOLD = (("heard", "Слушали"), ("spoke", "Выступили"), ("remarks", "Замечания"))


def placed_lines(text: MinutesText) -> list[tuple[int | None, str]]:
    """Return the lines, each with the number of the item it stands under; None outside the items."""
    placed = [
        *((None, line) for line in _before_items(text)),
        *((item.number, line) for item in text.items for line in _item(item, text)),
        *((None, line) for line in _after_items(text)),
    ]
    return [(number, line) for number, line in placed if line]


def _before_items(text: MinutesText) -> Iterator[str]:
    for who in text.presiding:
        yield f"Председательствующий: {phrases.presiding(who, text.body)}"
    yield from (_delegation(one) for one in text.delegations)
    yield from (_others(one) for one in text.others)
    if text.absent:
        yield f"Не представлены: {', '.join(state.full for state in text.absent)}"
    if text.quorum is not None:
        yield phrases.quorum(text.quorum, text.body)
    yield from (phrases.passage(step, text.meeting) for step in text.passages)
    yield text.agenda_note


def _after_items(text: MinutesText) -> Iterator[str]:
    yield from text.closing.split("\n")
    yield from (f"Приложение № {annex.number}. {annex.title}" for annex in text.annexes)


def _delegation(one: DelegationText) -> str:
    people = (*one.actors, *one.accompanied_by)
    return f"{one.state.full}: {'; '.join(phrases.person(person) for person in people)}"


def _others(group: OthersText) -> str:
    return f"{phrases.CATEGORIES[group.category]}: {'; '.join(phrases.person(one) for one in group.persons)}"


def _item(item: ItemText, text: MinutesText) -> Iterator[str]:
    yield f"{item.number}. {item.title}"
    for name, label in TOLD:
        for paragraph in filter(None, getattr(item, name).split("\n")):
            yield f"{item.number}. {label}: {paragraph}"
    yield from (f"{item.number}. {note}" for note in item.notes)
    yield from (f"{item.number}. {phrases.disinterest(one, text.meeting)}" for one in item.disinterests)
    for held in item.proceedings:
        yield from (f"{item.number}. {line}" for line in _proceeding(held, text))
    yield from (f"{item.number}. Решили: {point}" for point in item.conclusion)


def _proceeding(held: ProceedingText, text: MinutesText) -> Iterator[str]:
    yield from held.points
    yield from filter(None, (held.reason, vote_line(held), phrases.grounds(held.rulings, text.body)))
    yield from (phrases.intention(one) for one in held.intentions)
    for opinion in held.opinions:
        yield f"Особое мнение представителя {opinion.state.genitive}: {' '.join(opinion.text.split())}"
