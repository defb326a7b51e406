"""What the database refuses of materials and proposals: their words and versions stay, each answer is given once."""

from council.records.guard import Guard, kept

_LETTER_OF_THE_STATE = (
    "SELECT 1 FROM state_letters WHERE state_letters.id = NEW.letter_id"
    " AND state_letters.seat_id = NEW.seat_id AND state_letters.meeting_id = NEW.meeting_id"
)

MATERIAL_GUARDS: tuple[Guard, ...] = (
    *kept(
        "materials",
        "meeting_id, proposal_id, kind, title, language, origin, seat_id, organisation, openness, added_at,"
        " added_by_id",
    ),
    Guard("materials", "stays_with_its_item", "UPDATE OF item_id", "OLD.item_id IS NOT NULL"),
    Guard("materials", "withdrawn_once", "UPDATE OF withdrawn_at", "OLD.withdrawn_at IS NOT NULL"),
    *kept(
        "material_versions",
        "material_id, number, file_id, file_name, pages, change_note, given_at, given_by_id",
    ),
    Guard(
        "material_versions",
        "answered_once",
        "UPDATE OF accepted_at, returned_at, remark",
        "OLD.accepted_at IS NOT NULL OR OLD.returned_at IS NOT NULL",
    ),
    *kept("item_proposals", "meeting_id, seat_id, proposed_at, letter_id"),
    Guard(
        "item_proposals",
        "settled_once",
        "UPDATE OF taken_at, item_id, withdrawn_at",
        "OLD.taken_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL",
    ),
    Guard(
        "item_proposals",
        "by_a_letter_of_the_state",
        "INSERT",
        f"NEW.letter_id IS NOT NULL AND NOT EXISTS ({_LETTER_OF_THE_STATE})",
    ),
    *kept(
        "proposal_versions",
        "proposal_id, number, title, rapporteur, functions, function_reason, points, affected, given_at, given_by_id",
    ),
    Guard(
        "proposal_versions", "returned_once", "UPDATE OF returned_at, remark", "OLD.returned_at IS NOT NULL"
    ),
)
