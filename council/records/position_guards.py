"""What the database refuses of positions: what was asked and said stays, and of another item's text nothing is asked."""

from council.records.guard import Guard, append_only

_TEXT_OF_THE_ITEM = "SELECT 1 FROM drafts WHERE drafts.id = NEW.draft_id AND drafts.item_id = NEW.item_id"
_MEETING_HAS_OPENED = (
    "SELECT 1 FROM position_questions JOIN items ON items.id = position_questions.item_id"
    " JOIN meetings ON meetings.id = items.meeting_id"
    " WHERE position_questions.id = NEW.question_id AND meetings.opened_at IS NOT NULL"
)

POSITION_GUARDS: tuple[Guard, ...] = (
    *append_only("position_questions"),
    Guard("position_questions", "of_a_text_of_the_item", "INSERT", f"NOT EXISTS ({_TEXT_OF_THE_ITEM})"),
    *append_only("state_positions"),
    Guard("state_positions", "not_after_the_opening", "INSERT", f"EXISTS ({_MEETING_HAS_OPENED})"),
)
