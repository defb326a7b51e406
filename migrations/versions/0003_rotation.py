"""Elections, refusals and acting chairs of the rotation

Who chairs on a day is computed from what is recorded (clauses 4.3 and 5.15): a term now says
whether it is the first election and how far a decision out of order reaches; a state's
refusal and the co-chair named for a meeting have tables of their own; the head of the
secretariat is of the chairing state (5.13). The terms that stood are kept as they were
entered: decisions of the body. Two of them never began on one day, for overlaps were refused.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCOPES = ("this_term", "order_from_here")
KINDS = ("declined", "passed_over", "laid_down")


def upgrade() -> None:
    with op.batch_alter_table("chairmanships", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_chairmanships_one_chair_from_one_day"), type_="unique")
        batch_op.add_column(sa.Column("is_election", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("scope", sa.String(length=40), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_chairmanships_known_reach"), f"scope IN {SCOPES}")
        batch_op.create_check_constraint(
            batch_op.f("ck_chairmanships_rests_on_a_decision"), "decision_reference <> ''"
        )
    with op.batch_alter_table("chairmanships", schema=None) as batch_op:
        batch_op.alter_column("is_election", server_default=None)
    _unique_where("uq_chairmanships_one_from_one_day", ["body_id", "since_on"], "ended_at IS NULL")
    _unique_where("uq_chairmanships_one_election", ["body_id"], "is_election AND ended_at IS NULL")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("represents_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_appointments_represents_id_seats"),
            "seats",
            ["represents_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch_op.create_index(batch_op.f("ix_appointments_represents_id"), ["represents_id"], unique=False)
        batch_op.create_check_constraint(
            batch_op.f("ck_appointments_head_represents_an_authority"),
            "represents_id IS NULL OR office = 'secretariat_head'",
        )
    _create_refusals()
    _create_acting_chairs()


def downgrade() -> None:
    op.drop_table("acting_chairs")
    op.drop_table("chair_refusals")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_appointments_head_represents_an_authority"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_appointments_represents_id_seats"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_appointments_represents_id"))
        batch_op.drop_column("represents_id")
    op.drop_index("uq_chairmanships_one_election", table_name="chairmanships")
    op.drop_index("uq_chairmanships_one_from_one_day", table_name="chairmanships")
    with op.batch_alter_table("chairmanships", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_chairmanships_rests_on_a_decision"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_chairmanships_known_reach"), type_="check")
        batch_op.drop_column("scope")
        batch_op.drop_column("is_election")
        batch_op.create_unique_constraint(
            batch_op.f("uq_chairmanships_one_chair_from_one_day"), ["body_id", "since_on", "ended_at"]
        )


def _create_refusals() -> None:
    op.create_table(
        "chair_refusals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="known_refusal", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("letter_reference", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_because", sa.String(), nullable=False),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= since_on", name=op.f("ck_chair_refusals_ends_after_start")
        ),
        sa.CheckConstraint("letter_reference <> ''", name=op.f("ck_chair_refusals_rests_on_a_letter")),
        sa.CheckConstraint(
            "(taken_back_at IS NULL) = (taken_back_because = '')",
            name=op.f("ck_chair_refusals_taken_back_with_a_reason"),
        ),
        _reference("chair_refusals", "body_id", "bodies"),
        _reference("chair_refusals", "seat_id", "seats"),
        _reference("chair_refusals", "entered_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chair_refusals")),
        sa.UniqueConstraint("public_id", name=op.f("uq_chair_refusals_public_id")),
    )
    _index("chair_refusals", "body_id", "seat_id", "entered_by_id")


def _create_acting_chairs() -> None:
    op.create_table(
        "acting_chairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "named_by",
            sa.Enum(
                "council",
                "secretariat",
                name="known_namer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "named_by <> 'council' OR basis <> ''", name=op.f("ck_acting_chairs_council_names_by_a_decision")
        ),
        _reference("acting_chairs", "meeting_id", "meetings"),
        _reference("acting_chairs", "seat_id", "seats"),
        _reference("acting_chairs", "entered_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acting_chairs")),
        sa.UniqueConstraint("public_id", name=op.f("uq_acting_chairs_public_id")),
        sa.UniqueConstraint("meeting_id", "sequence", name=op.f("uq_acting_chairs_in_sequence")),
    )
    _index("acting_chairs", "meeting_id", "seat_id", "entered_by_id")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def _unique_where(name: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, "chairmanships", columns, unique=True, sqlite_where=where, postgresql_where=where)
