"""What is annexed to the minutes: a long list of participants, the credentials, the dissenting opinions, the documents."""

from dataclasses import replace

from council.law.notes_taken import leaves_aside
from council.papers.composing.story import Story
from council.papers.minutes_text import AnnexKind, AnnexText, ItemText, opinions_told
from council.papers.people_text import DelegationText, OthersText, PowersText
from council.records.agenda import Item
from council.records.decisions import DecisionManner

PUT_ASIDE = frozenset({DecisionManner.WITHDRAWAL, DecisionManner.POSTPONEMENT})
# A longer list of names stands apart from the text (record-keeping practice: ten to fifteen).
NAMES_IN_THE_TEXT = 15


def annexes(
    story: Story,
    delegations: tuple[DelegationText, ...],
    others: tuple[OthersText, ...],
    powers: tuple[PowersText, ...],
    items: tuple[ItemText, ...],
) -> tuple[AnnexText, ...]:
    """Return the annexes, numbered through the whole of the minutes: those bound in, then the files beside it."""
    found = []
    if names_in(delegations, others) > NAMES_IN_THE_TEXT:
        found.append(AnnexText(0, "Список участников заседания", kind=AnnexKind.PARTICIPANTS))
    if powers:
        found.append(AnnexText(0, "Полномочия лиц, замещавших членов Совета", kind=AnnexKind.CREDENTIALS))
    if opinions_told(items):
        found.append(AnnexText(0, "Особые мнения членов Совета", kind=AnnexKind.OPINIONS))
    found += _documents(story)
    return tuple(replace(annex, number=number) for number, annex in enumerate(found, start=1))


def names_in(delegations: tuple[DelegationText, ...], others: tuple[OthersText, ...]) -> int:
    """Return how many persons the list of participants names."""
    of_states = sum(len(one.actors) + len(one.accompanied_by) for one in delegations)
    return of_states + sum(len(group.persons) for group in others)


def annexed_to(position: int) -> str:
    """Return by which words the title of an annexed document ends: to which item of the agenda it belongs."""
    return f"(к пункту {position} повестки дня)"


def _documents(story: Story) -> list[AnnexText]:
    """Return the documents of the items that were gone through; each stays a file of its own, known by its digest."""
    return [
        AnnexText(
            0,
            f"{material.title} {annexed_to(item.position)}",
            sheets=material.sheets,
            sha256=material.sha256,
        )
        for item in story.items
        if not _was_put_aside(story, item)
        for material in story.materials.get(item.id, [])
    ]


def documents_of(story: Story, item: Item) -> tuple[AnnexText, ...]:
    """Return the documents of one item as its decision names them: «(прилагается)» says which file that is."""
    return tuple(
        AnnexText(number, material.title, sheets=material.sheets, sha256=material.sha256)
        for number, material in enumerate(story.materials.get(item.id, []), start=1)
    )


def _was_put_aside(story: Story, item: Item) -> bool:
    """Say whether nothing of the item is annexed: it was left for a later meeting, or its draft was not decided on."""
    last = story.outcomes[item.id].standing
    if last is None:
        return False
    return last.manner in PUT_ASIDE or leaves_aside(ruling["finding"] for ruling in last.rulings)
