"""Rules of procedure, what the body sets otherwise, and the written procedure

Versions of the rules of procedure and decisions on another majority (clauses 3.4, 5.8
and 5.10). Items of before are of no class, meetings of before met under no version.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FORMS = "form IN ('in_person', 'video', 'mixed')"
FORMS_WITH_WRITTEN = "form IN ('in_person', 'video', 'mixed', 'written')"


def upgrade() -> None:
    op.create_table(
        "overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum(
                "item",
                "meeting",
                "item_class",
                "period",
                name="known_scope",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_class", sa.String(length=40), nullable=False),
        sa.Column("majority", sa.String(length=40), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("decision_reference", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ending_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ending_reason = '')", name=op.f("ck_overrides_ended_for_a_reason")
        ),
        sa.CheckConstraint(
            "(scope = 'item') = (item_id IS NOT NULL)", name=op.f("ck_overrides_names_its_item")
        ),
        sa.CheckConstraint(
            "(scope = 'item_class') = (item_class <> '')", name=op.f("ck_overrides_names_its_class")
        ),
        sa.CheckConstraint(
            "(scope = 'meeting') = (meeting_id IS NOT NULL)", name=op.f("ck_overrides_names_its_meeting")
        ),
        sa.CheckConstraint("decision_reference <> ''", name=op.f("ck_overrides_rests_on_a_decision")),
        sa.CheckConstraint("since_on >= decided_on", name=op.f("ck_overrides_not_before_its_decision")),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= since_on", name=op.f("ck_overrides_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_overrides_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_overrides_decision_id_decisions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"],
            ["persons.id"],
            name=op.f("fk_overrides_ended_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_overrides_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_overrides_item_id_items"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_overrides_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
        sa.UniqueConstraint("public_id", name=op.f("uq_overrides_public_id")),
    )
    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_overrides_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_overrides_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_overrides_ended_by_id"), ["ended_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_overrides_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_overrides_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_overrides_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "uq_overrides_one_of_a_meeting",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.create_index(
            "uq_overrides_one_of_an_item",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "rules_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("decision_reference", sa.String(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("allows_written", sa.Boolean(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawal_reason = '')",
            name=op.f("ck_rules_versions_withdrawn_for_a_reason"),
        ),
        sa.CheckConstraint("decision_reference <> ''", name=op.f("ck_rules_versions_rests_on_a_decision")),
        sa.CheckConstraint("number <> ''", name=op.f("ck_rules_versions_has_a_number")),
        sa.CheckConstraint("since_on >= decided_on", name=op.f("ck_rules_versions_not_before_its_decision")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_rules_versions_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_rules_versions_decision_id_decisions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_rules_versions_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["files.id"], name=op.f("fk_rules_versions_file_id_files"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_rules_versions_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_versions")),
        sa.UniqueConstraint("public_id", name=op.f("uq_rules_versions_public_id")),
    )
    with op.batch_alter_table("rules_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rules_versions_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rules_versions_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rules_versions_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rules_versions_file_id"), ["file_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_rules_versions_withdrawn_by_id"), ["withdrawn_by_id"], unique=False
        )
        batch_op.create_index(
            "uq_rules_versions_one_from_a_day",
            ["body_id", "since_on"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.create_index(
            "uq_rules_versions_one_of_a_number",
            ["body_id", "number"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "meeting_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_rules_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["rules_versions.id"],
            name=op.f("fk_meeting_rules_version_id_rules_versions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_rules")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_meeting_rules_one_a_meeting")),
    )
    with op.batch_alter_table("meeting_rules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_rules_version_id"), ["version_id"], unique=False)

    op.create_table(
        "vote_overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("override_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["override_id"],
            ["overrides.id"],
            name=op.f("fk_vote_overrides_override_id_overrides"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["votes.id"], name=op.f("fk_vote_overrides_vote_id_votes"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote_overrides")),
        sa.UniqueConstraint("vote_id", name=op.f("uq_vote_overrides_one_a_vote")),
    )
    with op.batch_alter_table("vote_overrides", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vote_overrides_override_id"), ["override_id"], unique=False)

    _add_text("items", sa.Column("item_class", sa.String(length=40), nullable=False, server_default=""))
    _add_text("oral_ballots", sa.Column("letter", sa.String(), nullable=False, server_default=""))
    _let_forms_be(FORMS_WITH_WRITTEN)


def downgrade() -> None:
    _let_forms_be(FORMS)
    with op.batch_alter_table("oral_ballots", schema=None) as batch_op:
        batch_op.drop_column("letter")
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.drop_column("item_class")
    with op.batch_alter_table("vote_overrides", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vote_overrides_override_id"))

    op.drop_table("vote_overrides")
    with op.batch_alter_table("meeting_rules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_rules_version_id"))

    op.drop_table("meeting_rules")
    with op.batch_alter_table("rules_versions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_rules_versions_one_of_a_number",
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.drop_index(
            "uq_rules_versions_one_from_a_day",
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_rules_versions_withdrawn_by_id"))
        batch_op.drop_index(batch_op.f("ix_rules_versions_file_id"))
        batch_op.drop_index(batch_op.f("ix_rules_versions_entered_by_id"))
        batch_op.drop_index(batch_op.f("ix_rules_versions_decision_id"))
        batch_op.drop_index(batch_op.f("ix_rules_versions_body_id"))

    op.drop_table("rules_versions")
    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_overrides_one_of_an_item",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(
            "uq_overrides_one_of_a_meeting",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_overrides_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_overrides_item_id"))
        batch_op.drop_index(batch_op.f("ix_overrides_entered_by_id"))
        batch_op.drop_index(batch_op.f("ix_overrides_ended_by_id"))
        batch_op.drop_index(batch_op.f("ix_overrides_decision_id"))
        batch_op.drop_index(batch_op.f("ix_overrides_body_id"))

    op.drop_table("overrides")


def _add_text(table: str, column: sa.Column) -> None:
    """Add a column that is empty in the rows that stand, and has no default afterwards."""
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column.name, server_default=None)


def _let_forms_be(condition: str) -> None:
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_meetings_known_form"), type_="check")
        batch_op.create_check_constraint(op.f("ck_meetings_known_form"), condition)
