"""What the database refuses of dispatches: nothing that was sent is unsent, nothing acknowledged is taken back."""

from council.records.guard import Guard, append_only, kept

DISPATCH_GUARDS: tuple[Guard, ...] = (
    *append_only("dispatches"),
    *append_only("dispatch_papers"),
    *kept("dispatch_deliveries", "public_id, dispatch_id, person_id, seat_id, letter_id"),
    Guard("dispatch_deliveries", "acknowledged_once", "UPDATE", "OLD.acknowledged_at IS NOT NULL"),
    *append_only("dispatch_openings"),
    *append_only("dispatch_sheets"),
)
