"""Invitations, resets of access and nominations of a state's own users

An account is without a password until its holder has set one by an invitation. Another
office is known: the user of a delegation, named for a state as its focal point is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BEFORE = (
    "operator", "secretariat_head", "secretariat_deputy", "secretariat_officer", "member", "focal_point",
    "advisory", "observer", "expert",
)  # fmt: skip
AFTER = (*BEFORE[:6], "delegate", *BEFORE[6:])


def upgrade() -> None:
    _change_offices(AFTER, ("member", "focal_point", "delegate"))
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.alter_column("password_hash", existing_type=sa.String(), nullable=True)
        batch_op.alter_column("password_changed_at", existing_type=sa.DateTime(timezone=True), nullable=True)
        batch_op.create_check_constraint(
            batch_op.f("ck_accounts_password_with_its_moment"),
            "(password_hash IS NULL) = (password_changed_at IS NULL)",
        )
    op.create_table(
        "resets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("removes_factors", sa.Boolean(), nullable=False),
        sa.Column("factor", sa.String(length=20), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(factor <> '') = (proposed_by_id = person_id)", name=op.f("ck_resets_alone_by_factor_only")
        ),
        sa.CheckConstraint(
            "done_at IS NULL OR factor <> '' OR confirmed_at IS NOT NULL",
            name=op.f("ck_resets_done_when_agreed"),
        ),
        sa.CheckConstraint(
            "factor = '' OR removes_factors IS FALSE", name=op.f("ck_resets_factor_proved_is_kept")
        ),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name=op.f("ck_resets_confirmed_by_somebody")
        ),
        sa.CheckConstraint(
            "(refused_at IS NULL) = (refused_by_id IS NULL)", name=op.f("ck_resets_refused_by_somebody")
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR confirmed_at >= proposed_at", name=op.f("ck_resets_confirmed_afterwards")
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR refused_at IS NULL", name=op.f("ck_resets_confirmed_or_refused")
        ),
        sa.CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> person_id", name=op.f("ck_resets_not_for_oneself")
        ),
        sa.CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id", name=op.f("ck_resets_two_persons")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["persons.id"],
            name=op.f("fk_resets_confirmed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_resets_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["persons.id"],
            name=op.f("fk_resets_proposed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["refused_by_id"],
            ["persons.id"],
            name=op.f("fk_resets_refused_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resets")),
        sa.UniqueConstraint("public_id", name=op.f("uq_resets_public_id")),
    )
    with op.batch_alter_table("resets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resets_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resets_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resets_proposed_by_id"), ["proposed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resets_refused_by_id"), ["refused_by_id"], unique=False)
        batch_op.create_index(
            "uq_resets_one_waiting_a_person",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("factor = '' AND confirmed_at IS NULL AND refused_at IS NULL"),
            postgresql_where=sa.text("factor = '' AND confirmed_at IS NULL AND refused_at IS NULL"),
        )

    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "first_access",
                "reset",
                name="known_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reset_id", sa.Integer(), nullable=True),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'reset') = (reset_id IS NOT NULL)", name=op.f("ck_invitations_resets_by_a_reset")
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)",
            name=op.f("ck_invitations_withdrawn_by_somebody"),
        ),
        sa.CheckConstraint("expires_at > issued_at", name=op.f("ck_invitations_expires_after_issue")),
        sa.CheckConstraint(
            "used_at IS NULL OR (used_at >= issued_at AND used_at < expires_at)",
            name=op.f("ck_invitations_used_in_time"),
        ),
        sa.CheckConstraint(
            "used_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_invitations_used_or_withdrawn")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"],
            ["persons.id"],
            name=op.f("fk_invitations_issued_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_invitations_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["reset_id"], ["resets.id"], name=op.f("fk_invitations_reset_id_resets"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_invitations_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("public_id", name=op.f("uq_invitations_public_id")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_invitations_token_sha256")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_issued_by_id"), ["issued_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_reset_id"), ["reset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_withdrawn_by_id"), ["withdrawn_by_id"], unique=False)
        batch_op.create_index(
            "uq_invitations_one_open_a_person",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("used_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("used_at IS NULL AND withdrawn_at IS NULL"),
        )

    op.create_table(
        "nominations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("given_names", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("refusal_reason", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(refused_at IS NULL) = (refusal_reason = '')", name=op.f("ck_nominations_refused_for_a_reason")
        ),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_nominations_confirmed_by_somebody"),
        ),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (person_id IS NULL)", name=op.f("ck_nominations_confirmed_as_a_person")
        ),
        sa.CheckConstraint(
            "(refused_at IS NULL) = (refused_by_id IS NULL)", name=op.f("ck_nominations_refused_by_somebody")
        ),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR refused_at IS NULL", name=op.f("ck_nominations_confirmed_or_refused")
        ),
        sa.CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id",
            name=op.f("ck_nominations_two_persons"),
        ),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_nominations_email_in_lower_case")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR (confirmed_at IS NULL AND refused_at IS NULL)",
            name=op.f("ck_nominations_withdrawn_unanswered"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_nominations_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["persons.id"],
            name=op.f("fk_nominations_confirmed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_nominations_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["persons.id"],
            name=op.f("fk_nominations_proposed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["refused_by_id"],
            ["persons.id"],
            name=op.f("fk_nominations_refused_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_nominations_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominations")),
        sa.UniqueConstraint("public_id", name=op.f("uq_nominations_public_id")),
    )
    with op.batch_alter_table("nominations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nominations_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominations_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominations_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominations_proposed_by_id"), ["proposed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominations_refused_by_id"), ["refused_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominations_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "reset_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reset_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_reset_notices_person_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["reset_id"], ["resets.id"], name=op.f("fk_reset_notices_reset_id_resets"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reset_notices")),
        sa.UniqueConstraint("reset_id", "person_id", name=op.f("uq_reset_notices_put_away_once")),
    )
    with op.batch_alter_table("reset_notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reset_notices_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reset_notices_reset_id"), ["reset_id"], unique=False)


def downgrade() -> None:
    for table in ("reset_notices", "nominations", "invitations", "resets"):
        op.drop_table(table)
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_accounts_password_with_its_moment"), type_="check")
    # No hash at all: tables that know no account without a password must open it to none.
    op.execute(
        "UPDATE accounts SET password_hash = '!', password_changed_at = created_at WHERE password_hash IS NULL"
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.alter_column("password_hash", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("password_changed_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    # Who held the office loses it: the tables before this know no such thing.
    op.execute("DELETE FROM appointments WHERE office = 'delegate'")
    _change_offices(BEFORE, ("member", "focal_point"))


def _change_offices(offices: tuple[str, ...], of_a_state: tuple[str, ...]) -> None:
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        for name in ("named_for_a_state", "known_office"):
            batch_op.drop_constraint(batch_op.f(f"ck_appointments_{name}"), type_="check")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_check_constraint(
            batch_op.f("ck_appointments_known_office"), f"office IN ({_quoted(offices)})"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_appointments_named_for_a_state"),
            f"(office IN ({_quoted(of_a_state)})) = (seat_id IS NOT NULL)",
        )


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)
