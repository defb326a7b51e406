"""What the database refuses of positions: what was asked and said stays, and of another item's text nothing is asked."""

from council.records.guard import Guard, append_only

_TEXT_OF_THE_ITEM = "SELECT 1 FROM drafts WHERE drafts.id = NEW.draft_id AND drafts.item_id = NEW.item_id"
_MEETING_HAS_OPENED = (
    "SELECT 1 FROM position_questions JOIN items ON items.id = position_questions.item_id"
    " JOIN meetings ON meetings.id = items.meeting_id"
    " WHERE position_questions.id = NEW.question_id AND meetings.opened_at IS NOT NULL"
)
_LETTER_OF_THE_STATE = (
    "SELECT 1 FROM state_letters JOIN items ON items.meeting_id = state_letters.meeting_id"
    " JOIN position_questions ON position_questions.item_id = items.id"
    " WHERE state_letters.id = NEW.letter_id AND state_letters.seat_id = NEW.seat_id"
    " AND position_questions.id = NEW.question_id"
)

POSITION_GUARDS: tuple[Guard, ...] = (
    *append_only("position_questions"),
    Guard("position_questions", "of_a_text_of_the_item", "INSERT", f"NOT EXISTS ({_TEXT_OF_THE_ITEM})"),
    *append_only("state_positions"),
    Guard("state_positions", "not_after_the_opening", "INSERT", f"EXISTS ({_MEETING_HAS_OPENED})"),
    Guard(
        "state_positions",
        "by_a_letter_of_the_state",
        "INSERT",
        f"NEW.letter_id IS NOT NULL AND NOT EXISTS ({_LETTER_OF_THE_STATE})",
    ),
)
