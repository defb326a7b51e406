"""Which materials went to the members after the term, and to which of them the meeting consented, as the minutes tell it."""

from collections.abc import Iterable

from council.law.notice import materials_due
from council.papers.composing.story import Story
from council.records.notice import MaterialsConsent
from council.records.sent import PaperGiven
from council.wording.citations import clause_in_print
from council.wording.dates import long_date


def late_notes(story: Story, item_id: int | None) -> list[str]:
    """Return which materials of the item, or without one of the whole meeting, went out after the term."""
    return _late_notes(story, _late(story, item_id))


def late_notes_of_meeting(story: Story) -> list[str]:
    """Return what is told beside the agenda: what was late when the meeting consented to it in that one sentence."""
    if (consent := story.consent) is None:
        return late_notes(story, None)
    late = _late(story, None)
    by_then = [one for one in late if one.given_at <= consent.given_at]
    later = [one for one in late if one.given_at > consent.given_at]
    return [_consent_note(story, consent, by_then), *_late_notes(story, later)]


def _late_notes(story: Story, late: list[PaperGiven]) -> list[str]:
    if not late:
        return []
    said = f"Направлено позднее срока, установленного {_clause(story)}, или не всем членам Совета"
    return [f"{said}: {_named(story, late)}."]


def _consent_note(story: Story, consent: MaterialsConsent, late: list[PaperGiven]) -> str:
    rule = story.floor.edition.materials
    due = f" ({long_date(materials_due(rule, story.meeting.starts_locally.date()))})" if rule.days else ""
    among = f", или не всем членам Совета (в том числе {_named(story, late)})" if late else ""
    return (
        f"Участники заседания согласились рассмотреть материалы, направленные позднее срока, установленного"
        f" {_clause(story)}{due}{among}: {consent.note.rstrip('.')}."
    )


def _late(story: Story, item_id: int | None) -> list[PaperGiven]:
    return [one for one in story.late if one.item_id == item_id]


def _named(story: Story, late: Iterable[PaperGiven]) -> str:
    return ", ".join(f"«{story.titles.of(one.material_id, one.title)}»" for one in late)


def _clause(story: Story) -> str:
    edition, source = story.floor.edition, story.floor.charter.regulation_genitive_ru
    return clause_in_print(edition.materials.clause, source, "instrumental")
