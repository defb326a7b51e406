"""Guards: what the database itself refuses, whoever asks, on both databases."""

from council.records.certificates import CERTIFICATE_GUARDS
from council.records.dispatch_guards import DISPATCH_GUARDS
from council.records.guard import Guard, append_only, bounded, kept
from council.records.guards_of_two import GUARDS_OF_TWO
from council.records.intentions import INTENTION_GUARDS
from council.records.issued_papers import ISSUED_GUARDS
from council.records.material_guards import MATERIAL_GUARDS
from council.records.meeting_guards import MEETING_GUARDS
from council.records.minutes_guards import MINUTES_GUARDS
from council.records.position_guards import POSITION_GUARDS
from council.records.security_log import EVENTS_KEPT
from council.records.state_letters import STATE_LETTER_GUARDS

_VOTE_IS_OPEN = (
    "SELECT 1 FROM votes WHERE votes.id = NEW.vote_id AND votes.closed_at IS NULL"
    " AND votes.withdrawn_at IS NULL AND votes.manner = '{manner}'"
)
_SEAT_IS_ENTITLED = (
    "SELECT 1 FROM roll_seats WHERE roll_seats.vote_id = NEW.vote_id"
    " AND roll_seats.seat_id = NEW.seat_id AND roll_seats.standing = 'entitled'"
)

_MEETING_IS_CLOSED = (
    "SELECT 1 FROM meetings WHERE meetings.id = NEW.meeting_id AND meetings.closed_at IS NOT NULL"
)
_MEETING_IS_SIGNED = (
    "SELECT 1 FROM signatures JOIN minutes ON minutes.id = signatures.minutes_id"
    " WHERE minutes.meeting_id = NEW.meeting_id"
)
_ITEM_IS_SIGNED = (
    "SELECT 1 FROM signatures JOIN minutes ON minutes.id = signatures.minutes_id"
    " JOIN items ON items.meeting_id = minutes.meeting_id WHERE items.id = NEW.item_id"
)
_DECISION_IS_SIGNED = (
    "SELECT 1 FROM signatures JOIN minutes ON minutes.id = signatures.minutes_id"
    " JOIN items ON items.meeting_id = minutes.meeting_id"
    " JOIN decisions ON decisions.item_id = items.id WHERE decisions.id = NEW.decision_id"
)

_SAME_REACH = (
    "SELECT 1 FROM overrides AS other WHERE other.body_id = NEW.body_id AND other.ended_at IS NULL"
    " AND other.scope = NEW.scope AND NEW.scope IN ('item_class', 'period')"
    " AND other.item_class = NEW.item_class"
    " AND other.since_on <= COALESCE(NEW.until_on, '9999-12-31')"
    " AND NEW.since_on <= COALESCE(other.until_on, '9999-12-31')"
)

_PETITION_IS_SETTLED = (
    "SELECT 1 FROM petitions WHERE petitions.id = NEW.petition_id"
    " AND (petitions.carried_at IS NOT NULL OR petitions.withdrawn_at IS NOT NULL)"
)

_ITS_MEETING_IS_CANCELLED = (
    "SELECT 1 FROM meetings WHERE meetings.id = OLD.meeting_id AND meetings.cancelled_at IS NOT NULL"
)

_EVENT_IS_RECENT = f"OLD.id > (SELECT MAX(newest.id) - {EVENTS_KEPT} FROM security_events AS newest)"
_ITEM_OF_A_LIMITED_PAPER = (
    "SELECT 1 FROM credentials JOIN items ON items.meeting_id = credentials.meeting_id"
    " WHERE credentials.id = NEW.credential_id AND items.id = NEW.item_id AND credentials.limited_to_items"
)

GUARDS: tuple[Guard, ...] = (
    *append_only("register_entries"),
    *bounded("security_events", _EVENT_IS_RECENT),
    *append_only("ballots"),
    Guard("ballots", "only_while_open", "INSERT", f"NOT EXISTS ({_VOTE_IS_OPEN.format(manner='ballot')})"),
    Guard("ballots", "only_entitled", "INSERT", f"NOT EXISTS ({_SEAT_IS_ENTITLED})"),
    *append_only("objections"),
    Guard(
        "objections",
        "only_while_open",
        "INSERT",
        f"NOT EXISTS ({_VOTE_IS_OPEN.format(manner='no_objection')})",
    ),
    Guard("objections", "only_entitled", "INSERT", f"NOT EXISTS ({_SEAT_IS_ENTITLED})"),
    *append_only("roll_seats"),
    *append_only("admissions"),
    *append_only("decisions"),
    *append_only("decision_numbers"),
    *append_only("drafts"),
    *append_only("agenda_versions"),
    *append_only("passages"),
    *append_only("presidings"),
    *append_only("minutes_versions"),
    *append_only("renderings"),
    *append_only("files"),
    *append_only("signed_files"),
    *append_only("signature_findings"),
    *CERTIFICATE_GUARDS,
    *kept("checkpoints", "size, root, edge, occasion, meeting_id, at"),
    Guard("checkpoints", "signed_once", "UPDATE OF note, signed_at", "OLD.signed_at IS NOT NULL"),
    Guard("checkpoints", "sent_once", "UPDATE OF sent_at", "OLD.sent_at IS NOT NULL"),
    Guard("votes", "never_deleted", "DELETE", ""),
    Guard("votes", "stays_closed", "UPDATE OF closed_at", "OLD.closed_at IS NOT NULL"),
    Guard("votes", "stays_withdrawn", "UPDATE OF withdrawn_at", "OLD.withdrawn_at IS NOT NULL"),
    Guard(
        "votes",
        "not_withdrawn_with_ballots",
        "UPDATE OF withdrawn_at",
        "EXISTS (SELECT 1 FROM ballots WHERE ballots.vote_id = NEW.id)",
    ),
    Guard(
        "votes", "question_is_fixed", "UPDATE OF item_id, draft_id, manner, question, edition, opened_at", ""
    ),
    Guard("votes", "opening_is_fixed", "UPDATE OF presiding_id, opened_by_id, opening_rulings", ""),
    *kept("oral_ballots", "vote_id, seat_id, position, letter, salt, entered_at, entered_by_id"),
    Guard(
        "oral_ballots",
        "resolved_once",
        "UPDATE",
        "OLD.confirmed_at IS NOT NULL OR OLD.rejected_at IS NOT NULL",
    ),
    *kept("disinterests", "item_id, seat_id, note, declared_at, declared_by_id"),
    *kept("affected_states", "item_id, seat_id, set_as, set_at, set_by_id"),
    *kept(
        "credentials",
        "meeting_id, seat_id, person_id, replaces_id, post, kind, issued_by, number, dated_on, signatory,"
        " limited_to_items, until_on, material_file_id, entered_at, entered_by_id, filed_by_state",
    ),
    Guard(
        "credentials",
        "begins_unsettled",
        "INSERT",
        "NEW.confirmed_at IS NOT NULL OR NEW.refused_at IS NOT NULL",
    ),
    Guard(
        "credentials",
        "stays_confirmed",
        "UPDATE OF confirmed_at, confirmed_by_id",
        "OLD.confirmed_at IS NOT NULL",
    ),
    Guard(
        "credentials", "stays_refused", "UPDATE OF refused_at, refusal_reason", "OLD.refused_at IS NOT NULL"
    ),
    Guard(
        "credentials",
        "stays_revoked",
        "UPDATE OF revoked_at, revocation_reason",
        "OLD.revoked_at IS NOT NULL",
    ),
    *append_only("credential_items"),
    Guard("credential_items", "of_its_meeting", "INSERT", f"NOT EXISTS ({_ITEM_OF_A_LIMITED_PAPER})"),
    Guard("presidings", "not_after_the_close", "INSERT", f"EXISTS ({_MEETING_IS_CLOSED})"),
    Guard("passages", "not_after_the_close", "INSERT", f"EXISTS ({_MEETING_IS_CLOSED})"),
    *kept(
        "chairmanships",
        "body_id, seat_id, since_on, until_on, decision_reference, is_election, scope, entered_at",
    ),
    Guard("chairmanships", "stays_ended", "UPDATE OF ended_at", "OLD.ended_at IS NOT NULL"),
    *append_only("co_chairs"),
    *kept("chair_refusals", "body_id, seat_id, kind, since_on, until_on, letter_reference, entered_at"),
    Guard(
        "chair_refusals",
        "stays_taken_back",
        "UPDATE OF taken_back_at, taken_back_because",
        "OLD.taken_back_at IS NOT NULL",
    ),
    *append_only("acting_chairs"),
    *append_only("signatures"),
    Guard(
        "minutes_versions",
        "not_after_signature",
        "INSERT",
        "EXISTS (SELECT 1 FROM signatures WHERE signatures.minutes_id = NEW.minutes_id)",
    ),
    Guard("item_notes", "not_after_signature", "UPDATE", f"EXISTS ({_ITEM_IS_SIGNED})"),
    Guard("item_notes", "not_begun_after_signature", "INSERT", f"EXISTS ({_ITEM_IS_SIGNED})"),
    Guard("participants", "not_after_signature", "INSERT", f"EXISTS ({_MEETING_IS_SIGNED})"),
    Guard("statements", "not_after_signature", "INSERT", f"EXISTS ({_DECISION_IS_SIGNED})"),
    Guard("statements", "stays_after_signature", "UPDATE OF withdrawn_at", f"EXISTS ({_DECISION_IS_SIGNED})"),
    Guard("statements", "never_deleted", "DELETE", ""),
    Guard("statements", "text_is_fixed", "UPDATE OF decision_id, seat_id, kind, body_text, filed_at", ""),
    *append_only("vote_overrides"),
    *append_only("meeting_rules"),
    *kept(
        "overrides",
        "body_id, scope, item_id, meeting_id, item_class, majority, decision_id, decision_reference,"
        " decided_on, since_on, until_on, entered_at, entered_by_id, is_late",
    ),
    Guard(
        "overrides",
        "confirmed_once",
        "UPDATE OF confirmed_at, confirmed_by_id",
        "OLD.confirmed_at IS NOT NULL",
    ),
    Guard("overrides", "ended_once", "UPDATE OF ended_at", "OLD.ended_at IS NOT NULL"),
    Guard("overrides", "one_of_a_reach", "INSERT", f"EXISTS ({_SAME_REACH})"),
    *kept(
        "rules_versions",
        "body_id, number, decided_on, decision_id, decision_reference, since_on, allows_written, file_id,"
        " file_name, entered_at, entered_by_id",
    ),
    Guard("rules_versions", "withdrawn_once", "UPDATE OF withdrawn_at", "OLD.withdrawn_at IS NOT NULL"),
    *kept("petitions", "body_id, seat_id, subject, agenda, letter, filed_on, lapses_on, filed_at"),
    Guard("petitions", "stays_carried", "UPDATE OF carried_at, ruling", "OLD.carried_at IS NOT NULL"),
    Guard("petitions", "stays_withdrawn", "UPDATE OF withdrawn_at", "OLD.withdrawn_at IS NOT NULL"),
    Guard(
        "petitions",
        "convened_once",
        "UPDATE OF meeting_id",
        f"OLD.meeting_id IS NOT NULL AND (NEW.meeting_id IS NULL OR NOT EXISTS ({_ITS_MEETING_IS_CANCELLED}))",
    ),
    *append_only("petition_answers"),
    Guard("petition_answers", "only_while_open", "INSERT", f"EXISTS ({_PETITION_IS_SETTLED})"),
    *append_only("treaty_protocols"),
    *kept(
        "treaty_acts",
        "body_id, protocol_id, seat_id, step, acted_on, sent_on, takes_effect_on, is_assumed, document,"
        " source, note, entered_at, entered_by_id",
    ),
    Guard("treaty_acts", "voided_once", "UPDATE", "OLD.voided_at IS NOT NULL"),
    *append_only("venue_proposals"),
    *append_only("participation_answers"),
    *append_only("venue_answers"),
    *append_only("yearly_records"),
    *append_only("materials_consents"),
    *MEETING_GUARDS,
    *MATERIAL_GUARDS,
    *STATE_LETTER_GUARDS,
    *POSITION_GUARDS,
    *MINUTES_GUARDS,
    *INTENTION_GUARDS,
    *append_only("circulations"),
    *DISPATCH_GUARDS,
    *ISSUED_GUARDS,
    *kept("invitations", "person_id, kind, reset_id, token_sha256, issued_at, issued_by_id, expires_at"),
    Guard("invitations", "settled_once", "UPDATE", "OLD.used_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL"),
    *kept("letters", "kind, meeting_id, person_id, words, path, event, matter, due_on, written_at"),
    Guard(
        "letters", "stays_accepted", "UPDATE OF state, accepted_at, answer, address", "OLD.state = 'accepted'"
    ),
    Guard("letters", "stays_gathered", "UPDATE OF state, digest_id", "OLD.state = 'gathered'"),
    *kept("passkeys", "person_id, rp_id, credential_id, public_key, added_at"),
    Guard("passkeys", "stays_removed", "UPDATE OF removed_at", "OLD.removed_at IS NOT NULL"),
    *kept("one_time_secrets", "person_id, enciphered, added_at"),
    Guard("one_time_secrets", "stays_removed", "UPDATE OF removed_at", "OLD.removed_at IS NOT NULL"),
    Guard("one_time_secrets", "no_step_back", "UPDATE OF last_step", "NEW.last_step <= OLD.last_step"),
    *kept("recovery_codes", "person_id, code_sha256, made_at"),
    Guard("recovery_codes", "used_once", "UPDATE OF used_at", "OLD.used_at IS NOT NULL"),
    Guard("recovery_codes", "stays_replaced", "UPDATE OF replaced_at", "OLD.replaced_at IS NOT NULL"),
    *append_only("demonstration_codes"),
    *GUARDS_OF_TWO,
)
