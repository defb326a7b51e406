"""Which materials went to the members after the term, as the minutes tell it."""

from council.papers.composing.story import Story
from council.wording.citations import clause_in_print


def late_notes(story: Story, item_id: int | None) -> list[str]:
    """Return which materials of the item, or without one of the whole meeting, went out after the term."""
    late = [story.titles.of(one.material_id, one.title) for one in story.late if one.item_id == item_id]
    if not late:
        return []
    clause = clause_in_print(
        story.floor.edition.materials.clause, story.floor.charter.regulation_genitive_ru, "instrumental"
    )
    named = ", ".join(f"«{title}»" for title in late)
    return [f"Направлено позднее срока, установленного {clause}, или не всем членам Совета: {named}."]
