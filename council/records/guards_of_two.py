"""Guards of what two persons do: the database itself refuses the hand of one.

They watch what is written from now on; what one person entered before stays on record as it is.
"""

from council.records.guard import Guard, kept

_NAMING_IS_AGREED = (
    "SELECT 1 FROM proposals WHERE proposals.kind = 'appointment' AND proposals.confirmed_at IS NOT NULL"
    " AND proposals.appointment_id IS NULL AND proposals.person_id = NEW.person_id"
    " AND proposals.office = NEW.office AND proposals.seat_id = NEW.seat_id"
    " AND proposals.since_on = NEW.since_on"
)
_ENDING_IS_AGREED = (
    "SELECT 1 FROM proposals WHERE proposals.kind = 'last_day' AND proposals.confirmed_at IS NOT NULL"
    " AND proposals.appointment_id = NEW.id AND proposals.until_on = NEW.until_on"
)
_REOPENING_IS_AGREED = (
    "SELECT 1 FROM resets WHERE resets.person_id = NEW.person_id AND resets.reopens"
    " AND resets.confirmed_at IS NOT NULL AND resets.confirmed_at >= OLD.disabled_at"
)
_OVERRIDE_ENDING_IS_AGREED = (
    "SELECT 1 FROM proposals WHERE proposals.override_id = NEW.id AND proposals.confirmed_at IS NOT NULL"
)

GUARDS_OF_TWO: tuple[Guard, ...] = (
    *kept(
        "proposals",
        "body_id, kind, person_id, seat_id, office, post, organisation, since_on, until_on, override_id, reason,"
        " proposed_at, proposed_by_id",
    ),
    Guard(
        "proposals",
        "answered_once",
        "UPDATE OF confirmed_at, confirmed_by_id, is_alone, refused_at, refused_by_id",
        "OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL",
    ),
    Guard("proposals", "names_one_office", "UPDATE OF appointment_id", "OLD.appointment_id IS NOT NULL"),
    Guard("appointments", "never_deleted", "DELETE", ""),
    Guard(
        "appointments",
        "words_are_fixed",
        "UPDATE OF body_id, person_id, office, seat_id, represents_id, post, organisation, since_on",
        "",
    ),
    Guard(
        "appointments",
        "named_by_two",
        "INSERT",
        f"NEW.office IN ('member', 'focal_point') AND NOT EXISTS ({_NAMING_IS_AGREED})",
    ),
    Guard(
        "appointments",
        "ended_by_two",
        "UPDATE OF until_on, ended_at",
        f"OLD.office IN ('member', 'focal_point') AND NOT EXISTS ({_ENDING_IS_AGREED})",
    ),
    Guard(
        "accounts",
        "reopened_by_two",
        "UPDATE OF disabled_at",
        f"OLD.disabled_at IS NOT NULL AND NEW.disabled_at IS NULL AND NOT EXISTS ({_REOPENING_IS_AGREED})",
    ),
    Guard(
        "overrides",
        "late_one_ended_by_two",
        "UPDATE OF ended_at",
        "OLD.is_late AND OLD.confirmed_at IS NOT NULL AND NEW.ended_at IS NOT NULL"
        f" AND NOT EXISTS ({_OVERRIDE_ENDING_IS_AGREED})",
    ),
    Guard(
        "credentials",
        "two_persons",
        "UPDATE OF confirmed_by_id",
        "NEW.confirmed_by_id IN (NEW.entered_by_id, NEW.person_id)",
    ),
    *kept("resets", "person_id, reason, removes_factors, reopens, factor, proposed_at, proposed_by_id"),
    Guard(
        "resets",
        "answered_once",
        "UPDATE OF confirmed_at, confirmed_by_id, refused_at, refused_by_id",
        "OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL",
    ),
    Guard("resets", "done_once", "UPDATE OF done_at", "OLD.done_at IS NOT NULL"),
    *kept(
        "nominations",
        "body_id, seat_id, family_name, given_names, name_en, post, email, language, proposed_at, proposed_by_id",
    ),
    Guard(
        "nominations",
        "settled_once",
        "UPDATE",
        "OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL",
    ),
)
