"""One meeting, from convocation to the signed minutes

The first tables, all at once: the whole main job stands on them. Checked against
`create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("charter_code", sa.String(length=200), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("code", name=op.f("uq_bodies_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_bodies_public_id")),
    )
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_files_full_digest")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_files_size_is_counted")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("sha256", name=op.f("uq_files_sha256")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "ready",
                "running",
                "done",
                "failed",
                name="known_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("locked_by", sa.String(length=80), nullable=True),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("public_id", name=op.f("uq_jobs_public_id")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index("ix_jobs_waiting", ["state", "run_at"], unique=False)

    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("given_names", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("public_id", name=op.f("uq_persons_public_id")),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_key", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("succeeded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_attempts_account", ["account_key", "at"], unique=False)
        batch_op.create_index("ix_sign_in_attempts_address", ["address", "at"], unique=False)

    op.create_table(
        "states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("short_ru", sa.String(), nullable=False),
        sa.Column("full_ru", sa.String(), nullable=False),
        sa.Column("genitive_ru", sa.String(), nullable=False),
        sa.Column("short_en", sa.String(), nullable=False),
        sa.Column("full_en", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(length=8), nullable=False),
        sa.CheckConstraint("length(code) = 2", name=op.f("ck_states_code_of_two_letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_states")),
        sa.UniqueConstraint("code", name=op.f("uq_states_code")),
        sa.UniqueConstraint("place", name=op.f("uq_states_place")),
    )
    op.create_table(
        "worker_beats",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker_beats")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("password_changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_accounts_email_in_lower_case")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_accounts_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
        sa.UniqueConstraint("person_id", name=op.f("uq_accounts_person_id")),
    )
    op.create_table(
        "authorised_bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= since_on", name=op.f("ck_authorised_bodies_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_authorised_bodies_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["state_id"],
            ["states.id"],
            name=op.f("fk_authorised_bodies_state_id_states"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorised_bodies")),
        sa.UniqueConstraint("public_id", name=op.f("uq_authorised_bodies_public_id")),
    )
    with op.batch_alter_table("authorised_bodies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authorised_bodies_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_authorised_bodies_state_id"), ["state_id"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column(
            "series",
            sa.Enum(
                "regular",
                "extraordinary",
                name="known_series",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "in_person",
                "video",
                "mixed",
                name="known_form",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_for_consultation", sa.Boolean(), nullable=False),
        sa.Column("agenda_adopted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancellation_reason", sa.String(), nullable=False),
        sa.Column("next_meeting_note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancellation_reason = '')",
            name=op.f("ck_meetings_cancelled_for_a_reason"),
        ),
        sa.CheckConstraint(
            "cancelled_at IS NULL OR opened_at IS NULL", name=op.f("ck_meetings_cancelled_or_opened")
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR closed_at >= opened_at", name=op.f("ck_meetings_closes_after_opening")
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR opened_at IS NOT NULL", name=op.f("ck_meetings_closed_after_being_opened")
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_meetings_ends_after_start")),
        sa.CheckConstraint(
            "opened_at IS NULL OR published_at IS NOT NULL", name=op.f("ck_meetings_published_before_opening")
        ),
        sa.CheckConstraint("ordinal > 0", name=op.f("ck_meetings_ordinal_is_positive")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_meetings_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("body_id", "series", "ordinal", name=op.f("uq_meetings_one_ordinal_in_a_series")),
        sa.UniqueConstraint("public_id", name=op.f("uq_meetings_public_id")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_body_id"), ["body_id"], unique=False)

    op.create_table(
        "renderings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing_id", sa.String(length=20), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("rendered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["files.id"], name=op.f("fk_renderings_file_id_files"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renderings")),
        sa.UniqueConstraint("thing_id", name=op.f("uq_renderings_once_a_paper")),
    )
    with op.batch_alter_table("renderings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_renderings_file_id"), ["file_id"], unique=False)

    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("is_assumed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= since_on", name=op.f("ck_seats_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_seats_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["state_id"], ["states.id"], name=op.f("fk_seats_state_id_states"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("body_id", "state_id", "since_on", name=op.f("uq_seats_one_seat_per_state")),
        sa.UniqueConstraint("public_id", name=op.f("uq_seats_public_id")),
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seats_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seats_state_id"), ["state_id"], unique=False)

    op.create_table(
        "web_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_web_sessions_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_sessions")),
        sa.UniqueConstraint("public_id", name=op.f("uq_web_sessions_public_id")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_web_sessions_token_sha256")),
    )
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_sessions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "agenda_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("adopted_by_meeting", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_agenda_versions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"],
            ["persons.id"],
            name=op.f("fk_agenda_versions_published_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_versions")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_agenda_versions_one_of_a_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_agenda_versions_public_id")),
    )
    with op.batch_alter_table("agenda_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_versions_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index("ix_agenda_versions_published", ["meeting_id", "published_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_agenda_versions_published_by_id"), ["published_by_id"], unique=False
        )

    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "operator",
                "secretariat_head",
                "secretariat_deputy",
                "secretariat_officer",
                "member",
                "advisory",
                "observer",
                name="known_office",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(office = 'member') = (seat_id IS NOT NULL)", name=op.f("ck_appointments_member_holds_a_seat")
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= since_on", name=op.f("ck_appointments_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_appointments_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_appointments_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_appointments_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint(
            "body_id", "person_id", "office", "since_on", name=op.f("uq_appointments_not_twice_from_one_day")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_appointments_public_id")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointments_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "chairmanships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("decision_reference", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("until_on >= since_on", name=op.f("ck_chairmanships_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_chairmanships_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_chairmanships_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chairmanships")),
        sa.UniqueConstraint(
            "body_id", "since_on", "ended_at", name=op.f("uq_chairmanships_one_chair_from_one_day")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_chairmanships_public_id")),
    )
    with op.batch_alter_table("chairmanships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chairmanships_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_chairmanships_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "credentials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "letter",
                "power_of_attorney",
                "diplomatic_note",
                name="known_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("material_file_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("refusal_reason", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.Integer(), nullable=True),
        sa.Column("revocation_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(refused_at IS NULL) = (refusal_reason = '')", name=op.f("ck_credentials_refusal_has_a_reason")
        ),
        sa.CheckConstraint(
            "(revoked_at IS NULL) = (revocation_reason = '')",
            name=op.f("ck_credentials_revocation_has_a_reason"),
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR confirmed_at >= entered_at",
            name=op.f("ck_credentials_never_retroactive"),
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR refused_at IS NULL", name=op.f("ck_credentials_confirmed_or_refused")
        ),
        sa.CheckConstraint(
            "revoked_at IS NULL OR (confirmed_at IS NOT NULL AND revoked_at >= confirmed_at)",
            name=op.f("ck_credentials_revoked_after_confirmation"),
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["persons.id"],
            name=op.f("fk_credentials_confirmed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_credentials_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["material_file_id"],
            ["files.id"],
            name=op.f("fk_credentials_material_file_id_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_credentials_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_credentials_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["refused_by_id"],
            ["persons.id"],
            name=op.f("fk_credentials_refused_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"],
            ["persons.id"],
            name=op.f("fk_credentials_revoked_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_credentials_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credentials")),
        sa.UniqueConstraint("public_id", name=op.f("uq_credentials_public_id")),
    )
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credentials_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credentials_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_credentials_material_file_id"), ["material_file_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_credentials_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credentials_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credentials_refused_by_id"), ["refused_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credentials_revoked_by_id"), ["revoked_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credentials_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("rapporteur", sa.String(), nullable=False),
        sa.Column("added_in_meeting", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_forward_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("drop_reason", sa.String(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_items_has_a_title")),
        sa.CheckConstraint("position > 0", name=op.f("ck_items_position_is_positive")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_items_meeting_id_meetings"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("public_id", name=op.f("uq_items_public_id")),
    )
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_items_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "uq_items_one_at_a_position",
            ["meeting_id", "position"],
            unique=True,
            sqlite_where=sa.text("dropped_at IS NULL"),
            postgresql_where=sa.text("dropped_at IS NULL"),
        )

    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id_meetings"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_one_a_meeting")),
        sa.UniqueConstraint("public_id", name=op.f("uq_minutes_public_id")),
    )
    op.create_table(
        "postponements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("old_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("old_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("old_city", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_postponements_has_a_reason")),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_postponements_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["moved_by_id"],
            ["persons.id"],
            name=op.f("fk_postponements_moved_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponements")),
    )
    with op.batch_alter_table("postponements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_postponements_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_postponements_moved_by_id"), ["moved_by_id"], unique=False)

    op.create_table(
        "register_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seat", sa.String(length=2), nullable=True),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("thing_kind", sa.String(length=40), nullable=False),
        sa.Column("thing_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("clause", sa.String(length=20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("leaf_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_register_entries_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_register_entries_person_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entries")),
        sa.UniqueConstraint("sequence", name=op.f("uq_register_entries_sequence")),
    )
    with op.batch_alter_table("register_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_entries_act"), ["act"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entries_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entries_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entries_thing_id"), ["thing_id"], unique=False)

    op.create_table(
        "affected_states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "set_as",
            sa.Enum(
                "secretariat",
                "proposer",
                "state",
                name="known_owner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Integer(), nullable=True),
        sa.Column("lifting_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(lifted_at IS NULL) = (lifting_reason = '')", name=op.f("ck_affected_states_lifted_for_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_affected_states_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"],
            ["persons.id"],
            name=op.f("fk_affected_states_lifted_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_affected_states_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"],
            ["persons.id"],
            name=op.f("fk_affected_states_set_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affected_states")),
        sa.UniqueConstraint("public_id", name=op.f("uq_affected_states_public_id")),
    )
    with op.batch_alter_table("affected_states", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_affected_states_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_affected_states_lifted_by_id"), ["lifted_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_affected_states_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_affected_states_set_by_id"), ["set_by_id"], unique=False)
        batch_op.create_index(
            "uq_affected_states_one_standing_flag",
            ["item_id", "seat_id"],
            unique=True,
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        )

    op.create_table(
        "co_chairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chairmanship_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.Enum(
                "preceding",
                "following",
                name="known_place",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["chairmanship_id"],
            ["chairmanships.id"],
            name=op.f("fk_co_chairs_chairmanship_id_chairmanships"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_co_chairs_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_co_chairs")),
        sa.UniqueConstraint("chairmanship_id", "place", name=op.f("uq_co_chairs_one_on_each_side")),
    )
    with op.batch_alter_table("co_chairs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_co_chairs_chairmanship_id"), ["chairmanship_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_co_chairs_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "disinterests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declared_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= declared_at",
            name=op.f("ck_disinterests_withdrawn_later"),
        ),
        sa.ForeignKeyConstraint(
            ["declared_by_id"],
            ["persons.id"],
            name=op.f("fk_disinterests_declared_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_disinterests_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_disinterests_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_disinterests_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disinterests")),
        sa.UniqueConstraint("public_id", name=op.f("uq_disinterests_public_id")),
    )
    with op.batch_alter_table("disinterests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disinterests_declared_by_id"), ["declared_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_disinterests_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_disinterests_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_disinterests_withdrawn_by_id"), ["withdrawn_by_id"], unique=False
        )
        batch_op.create_index(
            "uq_disinterests_one_standing",
            ["item_id", "seat_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("amended_in_meeting", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_drafts_created_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_drafts_item_id_items"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_drafts_one_of_a_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_drafts_public_id")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_item_id"), ["item_id"], unique=False)

    op.create_table(
        "item_functions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_item_functions_item_id_items"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_functions")),
        sa.UniqueConstraint("item_id", "code", name=op.f("uq_item_functions_named_once")),
    )
    with op.batch_alter_table("item_functions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_functions_item_id"), ["item_id"], unique=False)

    op.create_table(
        "item_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("spoke", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_item_notes_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"],
            ["persons.id"],
            name=op.f("fk_item_notes_updated_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_notes")),
        sa.UniqueConstraint("item_id", name=op.f("uq_item_notes_one_an_item")),
    )
    with op.batch_alter_table("item_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_notes_updated_by_id"), ["updated_by_id"], unique=False)

    op.create_table(
        "materials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column(
            "openness",
            sa.Enum(
                "members",
                "advisory",
                "observers",
                name="known_openness",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["persons.id"],
            name=op.f("fk_materials_added_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["files.id"], name=op.f("fk_materials_file_id_files"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_materials_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_materials_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_materials_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials")),
        sa.UniqueConstraint("public_id", name=op.f("uq_materials_public_id")),
    )
    with op.batch_alter_table("materials", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_materials_added_by_id"), ["added_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_materials_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_materials_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_materials_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_materials_withdrawn_by_id"), ["withdrawn_by_id"], unique=False)

    op.create_table(
        "minutes_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("composed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["composed_by_id"],
            ["persons.id"],
            name=op.f("fk_minutes_versions_composed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"],
            ["minutes.id"],
            name=op.f("fk_minutes_versions_minutes_id_minutes"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_versions")),
        sa.UniqueConstraint("minutes_id", "number", name=op.f("uq_minutes_versions_one_of_a_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_minutes_versions_public_id")),
    )
    with op.batch_alter_table("minutes_versions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_versions_composed_by_id"), ["composed_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_minutes_versions_minutes_id"), ["minutes_id"], unique=False)

    op.create_table(
        "participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "capacity",
            sa.Enum(
                "member",
                "substitute",
                "delegation",
                "advisory",
                "observer",
                "expert",
                "invited",
                name="known_capacity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("credential_id", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(capacity = 'substitute') = (credential_id IS NOT NULL)",
            name=op.f("ck_participants_substitute_has_a_paper"),
        ),
        sa.CheckConstraint(
            "(capacity IN ('member', 'substitute', 'delegation')) = (seat_id IS NOT NULL)",
            name=op.f("ck_participants_delegations_have_a_seat"),
        ),
        sa.ForeignKeyConstraint(
            ["credential_id"],
            ["credentials.id"],
            name=op.f("fk_participants_credential_id_credentials"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_participants_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_participants_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_participants_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", "capacity", "credential_id", name=op.f("uq_participants_listed_once")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_participants_public_id")),
    )
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participants_credential_id"), ["credential_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participants_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participants_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participants_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("arrived", sa.Boolean(), nullable=True),
        sa.Column(
            "mode",
            sa.Enum(
                "in_room", "video", name="known_mode", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "corrects_id IS NULL OR reason <> ''", name=op.f("ck_passages_corrected_for_a_reason")
        ),
        sa.CheckConstraint(
            "arrived IS NOT NULL OR corrects_id IS NOT NULL", name=op.f("ck_passages_says_something")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"],
            ["passages.id"],
            name=op.f("fk_passages_corrects_id_passages"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_passages_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_passages_meeting_id_meetings"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_passages_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("meeting_id", "sequence", name=op.f("uq_passages_in_sequence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_passages_public_id")),
    )
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passages_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_passages_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_passages_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(
            "uq_passages_corrected_once",
            ["corrects_id"],
            unique=True,
            sqlite_where=sa.text("corrects_id IS NOT NULL"),
            postgresql_where=sa.text("corrects_id IS NOT NULL"),
        )

    op.create_table(
        "presidings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum(
                "chair",
                "co_chair",
                "elected",
                name="known_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ruling", sa.Text(), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_presidings_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_presidings_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_presidings_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presidings")),
        sa.UniqueConstraint("meeting_id", "sequence", name=op.f("uq_presidings_in_sequence")),
    )
    with op.batch_alter_table("presidings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_presidings_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_presidings_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_presidings_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "signatures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_signatures_full_digest")),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_signatures_minutes_id_minutes"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"],
            ["persons.id"],
            name=op.f("fk_signatures_signed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["minutes_versions.id"],
            name=op.f("fk_signatures_version_id_minutes_versions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatures")),
        sa.UniqueConstraint("minutes_id", name=op.f("uq_signatures_once_a_minutes")),
        sa.UniqueConstraint("public_id", name=op.f("uq_signatures_public_id")),
    )
    with op.batch_alter_table("signatures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatures_signed_by_id"), ["signed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signatures_version_id"), ["version_id"], unique=False)

    op.create_table(
        "votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "ballot",
                "no_objection",
                name="known_manner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("edition", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_on_instruction", sa.Boolean(), nullable=False),
        sa.Column("presiding_id", sa.Integer(), nullable=False),
        sa.Column("opening_rulings", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_on_instruction", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawal_reason = '')", name=op.f("ck_votes_withdrawn_for_a_reason")
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR closed_at >= opened_at", name=op.f("ck_votes_closes_after_opening")
        ),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR closed_at IS NULL", name=op.f("ck_votes_withdrawn_or_closed")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["persons.id"], name=op.f("fk_votes_closed_by_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_votes_draft_id_drafts"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_votes_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["persons.id"], name=op.f("fk_votes_opened_by_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["presiding_id"],
            ["participants.id"],
            name=op.f("fk_votes_presiding_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_votes_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_votes")),
        sa.UniqueConstraint("item_id", "sequence", name=op.f("uq_votes_in_sequence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_votes_public_id")),
    )
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_votes_closed_by_id"), ["closed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_draft_id"), ["draft_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_opened_by_id"), ["opened_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_presiding_id"), ["presiding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_withdrawn_by_id"), ["withdrawn_by_id"], unique=False)
        batch_op.create_index(
            "uq_votes_one_open_in_an_item",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND withdrawn_at IS NULL"),
        )

    op.create_table(
        "annulments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_annulments_has_a_reason")),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_annulments_confirmed_by_somebody"),
        ),
        sa.CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id",
            name=op.f("ck_annulments_needs_two_persons"),
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["persons.id"],
            name=op.f("fk_annulments_confirmed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["persons.id"],
            name=op.f("fk_annulments_proposed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_annulments_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annulments")),
        sa.UniqueConstraint("public_id", name=op.f("uq_annulments_public_id")),
        sa.UniqueConstraint("vote_id", name=op.f("uq_annulments_once_a_vote")),
    )
    with op.batch_alter_table("annulments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annulments_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_annulments_proposed_by_id"), ["proposed_by_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=True),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column(
            "manner",
            sa.Enum(
                "vote",
                "no_objection",
                "take_note",
                "withdrawal",
                "postponement",
                name="known_manner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "adopted",
                "not_adopted",
                "no_decision",
                "noted",
                "withdrawn",
                "postponed",
                name="known_outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("charter_code", sa.String(length=80), nullable=False),
        sa.Column("edition", sa.String(length=10), nullable=False),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.Column("positions", sa.Text(), nullable=True),
        sa.Column("affected", sa.Text(), nullable=False),
        sa.Column("rulings", sa.Text(), nullable=False),
        sa.Column("sentences_ru", sa.Text(), nullable=False),
        sa.Column("sentences_en", sa.Text(), nullable=False),
        sa.Column("narrow_base_confirmed", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("presiding_id", sa.Integer(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(manner IN ('vote', 'no_objection')) = (vote_id IS NOT NULL)",
            name=op.f("ck_decisions_votes_have_a_vote"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["persons.id"],
            name=op.f("fk_decisions_decided_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_decisions_draft_id_drafts"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_decisions_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["presiding_id"],
            ["participants.id"],
            name=op.f("fk_decisions_presiding_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_decisions_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("item_id", "sequence", name=op.f("uq_decisions_in_sequence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_decisions_public_id")),
        sa.UniqueConstraint("vote_id", name=op.f("uq_decisions_one_decision_per_vote")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_decided_by_id"), ["decided_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_draft_id"), ["draft_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_presiding_id"), ["presiding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_vote_id"), ["vote_id"], unique=False)

    op.create_table(
        "oral_ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "for",
                "against",
                "abstained",
                "not_voting",
                "disinterested",
                "absent",
                name="known_position",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "position IN ('for', 'against', 'abstained')", name=op.f("ck_oral_ballots_a_choice_one_can_cast")
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR rejected_at IS NULL", name=op.f("ck_oral_ballots_confirmed_or_rejected")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_oral_ballots_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_id"],
            ["persons.id"],
            name=op.f("fk_oral_ballots_resolved_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_oral_ballots_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_oral_ballots_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oral_ballots")),
        sa.UniqueConstraint("public_id", name=op.f("uq_oral_ballots_public_id")),
    )
    with op.batch_alter_table("oral_ballots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_oral_ballots_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_oral_ballots_resolved_by_id"), ["resolved_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_oral_ballots_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_oral_ballots_vote_id"), ["vote_id"], unique=False)
        batch_op.create_index(
            "uq_oral_ballots_one_waiting",
            ["vote_id", "seat_id"],
            unique=True,
            sqlite_where=sa.text("rejected_at IS NULL"),
            postgresql_where=sa.text("rejected_at IS NULL"),
        )

    op.create_table(
        "roll_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "entitled",
                "disinterested",
                "absent",
                name="known_standing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "standing <> 'entitled' OR participant_id IS NOT NULL",
            name=op.f("ck_roll_seats_entitled_seat_is_represented"),
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_roll_seats_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_roll_seats_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_roll_seats_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_seats")),
        sa.UniqueConstraint("vote_id", "seat_id", name=op.f("uq_roll_seats_one_line_a_seat")),
    )
    with op.batch_alter_table("roll_seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roll_seats_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roll_seats_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roll_seats_vote_id"), ["vote_id"], unique=False)

    op.create_table(
        "ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "for",
                "against",
                "abstained",
                "not_voting",
                "disinterested",
                "absent",
                name="known_position",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("cast_by_id", sa.Integer(), nullable=False),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("form_key", sa.String(length=80), nullable=False),
        sa.Column("is_oral", sa.Boolean(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "position IN ('for', 'against', 'abstained')", name=op.f("ck_ballots_a_choice_one_can_cast")
        ),
        sa.CheckConstraint(
            "is_oral = (entered_by_id IS NOT NULL)", name=op.f("ck_ballots_oral_ballot_names_who_entered_it")
        ),
        sa.ForeignKeyConstraint(
            ["cast_by_id"], ["persons.id"], name=op.f("fk_ballots_cast_by_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_ballots_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_ballots_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_ballots_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["vote_id", "seat_id"],
            ["roll_seats.vote_id", "roll_seats.seat_id"],
            name="fk_ballots_seat_in_the_roll",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_ballots_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("public_id", name=op.f("uq_ballots_public_id")),
        sa.UniqueConstraint("vote_id", "form_key", name=op.f("uq_ballots_one_ballot_per_form")),
        sa.UniqueConstraint("vote_id", "seat_id", name=op.f("uq_ballots_one_ballot_per_seat")),
    )
    with op.batch_alter_table("ballots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballots_cast_by_id"), ["cast_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ballots_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ballots_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ballots_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ballots_vote_id"), ["vote_id"], unique=False)

    op.create_table(
        "decision_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("numbered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_decision_numbers_decision_id_decisions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_decision_numbers_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_numbers")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decision_numbers_one_a_decision")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_decision_numbers_one_in_a_meeting")),
    )
    with op.batch_alter_table("decision_numbers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_numbers_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("objected_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["objected_by_id"],
            ["persons.id"],
            name=op.f("fk_objections_objected_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_objections_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["vote_id", "seat_id"],
            ["roll_seats.vote_id", "roll_seats.seat_id"],
            name="fk_objections_seat_in_the_roll",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_objections_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
        sa.UniqueConstraint("vote_id", "seat_id", name=op.f("uq_objections_one_objection_per_seat")),
    )
    with op.batch_alter_table("objections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objections_objected_by_id"), ["objected_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_objections_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_objections_vote_id"), ["vote_id"], unique=False)

    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("dissent", name="known_kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("body_text", sa.Text(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("body_text <> ''", name=op.f("ck_statements_says_something")),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_statements_decision_id_decisions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["filed_by_id"],
            ["persons.id"],
            name=op.f("fk_statements_filed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_statements_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_statements_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("public_id", name=op.f("uq_statements_public_id")),
    )
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statements_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_filed_by_id"), ["filed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_withdrawn_by_id"), ["withdrawn_by_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statements_withdrawn_by_id"))
        batch_op.drop_index(batch_op.f("ix_statements_seat_id"))
        batch_op.drop_index(batch_op.f("ix_statements_filed_by_id"))
        batch_op.drop_index(batch_op.f("ix_statements_decision_id"))

    op.drop_table("statements")
    with op.batch_alter_table("objections", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_objections_vote_id"))
        batch_op.drop_index(batch_op.f("ix_objections_seat_id"))
        batch_op.drop_index(batch_op.f("ix_objections_objected_by_id"))

    op.drop_table("objections")
    with op.batch_alter_table("decision_numbers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_numbers_meeting_id"))

    op.drop_table("decision_numbers")
    with op.batch_alter_table("ballots", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ballots_vote_id"))
        batch_op.drop_index(batch_op.f("ix_ballots_seat_id"))
        batch_op.drop_index(batch_op.f("ix_ballots_participant_id"))
        batch_op.drop_index(batch_op.f("ix_ballots_entered_by_id"))
        batch_op.drop_index(batch_op.f("ix_ballots_cast_by_id"))

    op.drop_table("ballots")
    with op.batch_alter_table("roll_seats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roll_seats_vote_id"))
        batch_op.drop_index(batch_op.f("ix_roll_seats_seat_id"))
        batch_op.drop_index(batch_op.f("ix_roll_seats_participant_id"))

    op.drop_table("roll_seats")
    with op.batch_alter_table("oral_ballots", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_oral_ballots_one_waiting",
            sqlite_where=sa.text("rejected_at IS NULL"),
            postgresql_where=sa.text("rejected_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_oral_ballots_vote_id"))
        batch_op.drop_index(batch_op.f("ix_oral_ballots_seat_id"))
        batch_op.drop_index(batch_op.f("ix_oral_ballots_resolved_by_id"))
        batch_op.drop_index(batch_op.f("ix_oral_ballots_entered_by_id"))

    op.drop_table("oral_ballots")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_vote_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_presiding_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_item_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_draft_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_decided_by_id"))

    op.drop_table("decisions")
    with op.batch_alter_table("annulments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_annulments_proposed_by_id"))
        batch_op.drop_index(batch_op.f("ix_annulments_confirmed_by_id"))

    op.drop_table("annulments")
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_votes_one_open_in_an_item",
            sqlite_where=sa.text("closed_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND withdrawn_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_votes_withdrawn_by_id"))
        batch_op.drop_index(batch_op.f("ix_votes_presiding_id"))
        batch_op.drop_index(batch_op.f("ix_votes_opened_by_id"))
        batch_op.drop_index(batch_op.f("ix_votes_item_id"))
        batch_op.drop_index(batch_op.f("ix_votes_draft_id"))
        batch_op.drop_index(batch_op.f("ix_votes_closed_by_id"))

    op.drop_table("votes")
    with op.batch_alter_table("signatures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signatures_version_id"))
        batch_op.drop_index(batch_op.f("ix_signatures_signed_by_id"))

    op.drop_table("signatures")
    with op.batch_alter_table("presidings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_presidings_participant_id"))
        batch_op.drop_index(batch_op.f("ix_presidings_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_presidings_entered_by_id"))

    op.drop_table("presidings")
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_passages_corrected_once",
            sqlite_where=sa.text("corrects_id IS NOT NULL"),
            postgresql_where=sa.text("corrects_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_passages_participant_id"))
        batch_op.drop_index(batch_op.f("ix_passages_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_passages_entered_by_id"))

    op.drop_table("passages")
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participants_seat_id"))
        batch_op.drop_index(batch_op.f("ix_participants_person_id"))
        batch_op.drop_index(batch_op.f("ix_participants_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_participants_credential_id"))

    op.drop_table("participants")
    with op.batch_alter_table("minutes_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_versions_minutes_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_versions_composed_by_id"))

    op.drop_table("minutes_versions")
    with op.batch_alter_table("materials", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_materials_withdrawn_by_id"))
        batch_op.drop_index(batch_op.f("ix_materials_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_materials_item_id"))
        batch_op.drop_index(batch_op.f("ix_materials_file_id"))
        batch_op.drop_index(batch_op.f("ix_materials_added_by_id"))

    op.drop_table("materials")
    with op.batch_alter_table("item_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_notes_updated_by_id"))

    op.drop_table("item_notes")
    with op.batch_alter_table("item_functions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_functions_item_id"))

    op.drop_table("item_functions")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_item_id"))
        batch_op.drop_index(batch_op.f("ix_drafts_created_by_id"))

    op.drop_table("drafts")
    with op.batch_alter_table("disinterests", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_disinterests_one_standing",
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_disinterests_withdrawn_by_id"))
        batch_op.drop_index(batch_op.f("ix_disinterests_seat_id"))
        batch_op.drop_index(batch_op.f("ix_disinterests_item_id"))
        batch_op.drop_index(batch_op.f("ix_disinterests_declared_by_id"))

    op.drop_table("disinterests")
    with op.batch_alter_table("co_chairs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_co_chairs_seat_id"))
        batch_op.drop_index(batch_op.f("ix_co_chairs_chairmanship_id"))

    op.drop_table("co_chairs")
    with op.batch_alter_table("affected_states", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_affected_states_one_standing_flag",
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_affected_states_set_by_id"))
        batch_op.drop_index(batch_op.f("ix_affected_states_seat_id"))
        batch_op.drop_index(batch_op.f("ix_affected_states_lifted_by_id"))
        batch_op.drop_index(batch_op.f("ix_affected_states_item_id"))

    op.drop_table("affected_states")
    with op.batch_alter_table("register_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_entries_thing_id"))
        batch_op.drop_index(batch_op.f("ix_register_entries_person_id"))
        batch_op.drop_index(batch_op.f("ix_register_entries_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_register_entries_act"))

    op.drop_table("register_entries")
    with op.batch_alter_table("postponements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postponements_moved_by_id"))
        batch_op.drop_index(batch_op.f("ix_postponements_meeting_id"))

    op.drop_table("postponements")
    op.drop_table("minutes")
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_items_one_at_a_position",
            sqlite_where=sa.text("dropped_at IS NULL"),
            postgresql_where=sa.text("dropped_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_items_meeting_id"))

    op.drop_table("items")
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_credentials_seat_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_revoked_by_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_refused_by_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_person_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_material_file_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_entered_by_id"))
        batch_op.drop_index(batch_op.f("ix_credentials_confirmed_by_id"))

    op.drop_table("credentials")
    with op.batch_alter_table("chairmanships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chairmanships_seat_id"))
        batch_op.drop_index(batch_op.f("ix_chairmanships_body_id"))

    op.drop_table("chairmanships")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointments_seat_id"))
        batch_op.drop_index(batch_op.f("ix_appointments_person_id"))
        batch_op.drop_index(batch_op.f("ix_appointments_body_id"))

    op.drop_table("appointments")
    with op.batch_alter_table("agenda_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_versions_published_by_id"))
        batch_op.drop_index("ix_agenda_versions_published")
        batch_op.drop_index(batch_op.f("ix_agenda_versions_meeting_id"))

    op.drop_table("agenda_versions")
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_sessions_person_id"))

    op.drop_table("web_sessions")
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seats_state_id"))
        batch_op.drop_index(batch_op.f("ix_seats_body_id"))

    op.drop_table("seats")
    with op.batch_alter_table("renderings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_renderings_file_id"))

    op.drop_table("renderings")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_body_id"))

    op.drop_table("meetings")
    with op.batch_alter_table("authorised_bodies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authorised_bodies_state_id"))
        batch_op.drop_index(batch_op.f("ix_authorised_bodies_body_id"))

    op.drop_table("authorised_bodies")
    op.drop_table("accounts")
    op.drop_table("worker_beats")
    op.drop_table("states")
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_attempts_address")
        batch_op.drop_index("ix_sign_in_attempts_account")

    op.drop_table("sign_in_attempts")
    op.drop_table("persons")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_jobs_waiting")

    op.drop_table("jobs")
    op.drop_table("files")
    op.drop_table("bodies")
