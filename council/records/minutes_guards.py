"""What the database refuses of a protocol on its way: what was said stays, and prepared texts do not move."""

from council.records.guard import Guard, append_only, kept

_IS_SIGNED = "SELECT 1 FROM signatures WHERE signatures.minutes_id = NEW.minutes_id"
_VERSION_IS_PREPARED = (
    "SELECT 1 FROM minutes_preparations AS prepared WHERE prepared.minutes_id = NEW.minutes_id"
    " AND prepared.version_id = NEW.version_id AND prepared.sha256 = NEW.sha256 AND prepared.withdrawn_at IS NULL"
)
_MINUTES_ARE_PREPARED = (
    "SELECT 1 FROM minutes_preparations AS prepared WHERE prepared.minutes_id = NEW.minutes_id"
    " AND prepared.withdrawn_at IS NULL"
)
_ITEM_IS_PREPARED = (
    "SELECT 1 FROM minutes_preparations AS prepared JOIN minutes ON minutes.id = prepared.minutes_id"
    " JOIN items ON items.meeting_id = minutes.meeting_id"
    " WHERE items.id = NEW.item_id AND prepared.withdrawn_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM signatures WHERE signatures.minutes_id = minutes.id)"
)
_ROUND_IS_SIGNED = (
    "SELECT 1 FROM remark_rounds JOIN signatures ON signatures.minutes_id = remark_rounds.minutes_id"
    " WHERE remark_rounds.id = NEW.round_id"
)

_ANSWERED_IS_SIGNED = (
    "SELECT 1 FROM remarks JOIN remark_rounds ON remark_rounds.id = remarks.round_id"
    " JOIN signatures ON signatures.minutes_id = remark_rounds.minutes_id WHERE remarks.id = NEW.remark_id"
)
_VERSION_WAS_CIRCULATED = "SELECT 1 FROM remark_rounds WHERE remark_rounds.version_id = NEW.version_id"

_SIGNED_BY_THE_SAME = (
    "SELECT 1 FROM {table} AS beside WHERE beside.version_id = NEW.version_id"
    " AND beside.signed_by_id = NEW.signed_by_id"
)

MINUTES_GUARDS: tuple[Guard, ...] = (
    *append_only("remark_rounds"),
    Guard("remark_rounds", "not_after_signature", "INSERT", f"EXISTS ({_IS_SIGNED})"),
    *append_only("remarks"),
    Guard("remarks", "not_after_signature", "INSERT", f"EXISTS ({_ROUND_IS_SIGNED})"),
    *append_only("remark_answers"),
    Guard("remark_answers", "not_after_signature", "INSERT", f"EXISTS ({_ANSWERED_IS_SIGNED})"),
    *kept(
        "minutes_preparations",
        "minutes_id, version_id, sha256, uncirculated_reason, prepared_at, prepared_by_id",
    ),
    Guard(
        "minutes_preparations",
        "circulated_or_with_a_reason",
        "INSERT",
        f"NEW.uncirculated_reason = '' AND NOT EXISTS ({_VERSION_WAS_CIRCULATED})",
    ),
    Guard(
        "minutes_preparations",
        "taken_back_once",
        "UPDATE OF withdrawn_at, withdrawn_by_id, withdrawal_reason",
        f"OLD.withdrawn_at IS NOT NULL OR EXISTS ({_IS_SIGNED})",
    ),
    *append_only("approval_items"),
    *kept(
        "minutes_corrections",
        "minutes_id, number, replaced_sha256, content, fingerprint, reason, proposed_at, proposed_by_id, signer_id,"
        " head_id",
    ),
    Guard("minutes_corrections", "of_a_signed_protocol", "INSERT", f"NOT EXISTS ({_IS_SIGNED})"),
    Guard(
        "minutes_corrections",
        "answered_once",
        "UPDATE OF sha256, signed_at, signed_by_id, refused_at, refused_by_id",
        "OLD.signed_at IS NOT NULL OR OLD.refused_at IS NOT NULL",
    ),
    Guard(
        "minutes_corrections",
        "head_signs_once",
        "UPDATE OF head_sha256, head_signed_at",
        "OLD.head_signed_at IS NOT NULL OR OLD.signed_at IS NOT NULL OR OLD.refused_at IS NOT NULL",
    ),
    *append_only("countersignatures"),
    Guard("countersignatures", "of_a_prepared_file", "INSERT", f"NOT EXISTS ({_VERSION_IS_PREPARED})"),
    Guard("signatures", "of_a_prepared_file", "INSERT", f"NOT EXISTS ({_VERSION_IS_PREPARED})"),
    Guard(
        "countersignatures",
        "head_is_another",
        "INSERT",
        f"EXISTS ({_SIGNED_BY_THE_SAME.format(table='signatures')})",
    ),
    Guard(
        "signatures",
        "head_is_another",
        "INSERT",
        f"EXISTS ({_SIGNED_BY_THE_SAME.format(table='countersignatures')})",
    ),
    Guard(
        "minutes_versions",
        "not_while_prepared",
        "INSERT",
        f"EXISTS ({_MINUTES_ARE_PREPARED}) AND NOT EXISTS ({_IS_SIGNED})",
    ),
    *append_only("replaced_notes"),
    Guard("item_notes", "not_while_prepared", "UPDATE", f"EXISTS ({_ITEM_IS_PREPARED})"),
    Guard("item_notes", "not_begun_while_prepared", "INSERT", f"EXISTS ({_ITEM_IS_PREPARED})"),
)
