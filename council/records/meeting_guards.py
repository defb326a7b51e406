"""What the database refuses of bodies, meetings and whoever comes: what no act writes again stays, and what is set is set."""

from council.records.guard import Guard, append_only, kept

MEETING_GUARDS: tuple[Guard, ...] = (
    *kept("states", "code, place, short_ru, full_ru, short_en, full_en"),
    *append_only("seats"),
    *append_only("persons"),
    *kept("bodies", "public_id, code, charter_code, created_at"),
    *kept(
        "authorised_bodies",
        "public_id, body_id, state_id, title_ru, title_en, since_on, decided_on, decision",
    ),
    Guard(
        "authorised_bodies", "notified_once", "UPDATE OF notified_on, channel", "OLD.notified_on IS NOT NULL"
    ),
    Guard("authorised_bodies", "stays_ended", "UPDATE OF until_on", "OLD.until_on IS NOT NULL"),
    *kept("meetings", "public_id, body_id, created_at, judged_by_dispatch"),
    Guard("meetings", "number_stays", "UPDATE OF series, ordinal", "OLD.published_at IS NOT NULL"),
    Guard(
        "meetings",
        "place_and_time_stay",
        "UPDATE OF starts_at, ends_at, zone, city, venue, form",
        "OLD.opened_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL",
    ),
    Guard("meetings", "stays_published", "UPDATE OF published_at", "OLD.published_at IS NOT NULL"),
    Guard(
        "meetings",
        "stays_opened",
        "UPDATE OF opened_at, opened_for_consultation",
        "OLD.opened_at IS NOT NULL",
    ),
    Guard(
        "meetings", "agenda_adopted_once", "UPDATE OF agenda_adopted_at", "OLD.agenda_adopted_at IS NOT NULL"
    ),
    Guard("meetings", "stays_closed", "UPDATE OF closed_at, next_meeting_note", "OLD.closed_at IS NOT NULL"),
    Guard(
        "meetings",
        "stays_cancelled",
        "UPDATE OF cancelled_at, cancellation_reason",
        "OLD.cancelled_at IS NOT NULL",
    ),
    *append_only("postponements"),
    *kept("items", "public_id, meeting_id, added_in_meeting, created_at"),
    Guard(
        "items",
        "words_stay_in_hand",
        "UPDATE OF title, rapporteur, item_class, function_reason",
        "OLD.put_forward_at IS NOT NULL OR OLD.dropped_at IS NOT NULL",
    ),
    Guard("items", "put_forward_once", "UPDATE OF put_forward_at", "OLD.put_forward_at IS NOT NULL"),
    Guard("items", "stays_dropped", "UPDATE OF dropped_at, drop_reason", "OLD.dropped_at IS NOT NULL"),
    *append_only("participants"),
    *append_only("minutes"),
    *kept("annulments", "public_id, vote_id, reason, proposed_at, proposed_by_id"),
    Guard("annulments", "stays_confirmed", "UPDATE", "OLD.confirmed_at IS NOT NULL"),
)
