"""Statements on what was meant to be voted, texts of notes that were written over, and protocols prepared unasked.

Checked against `create_all` on both databases, guards included. What was prepared before says no reason and needs none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

POSITIONS = ("for", "against", "abstained", "not_voting", "disinterested", "absent")
SPOKEN = ", ".join(f"'{position}'" for position in POSITIONS[:3])


def upgrade() -> None:
    _create_intentions()
    _create_replaced_notes()
    with op.batch_alter_table("minutes_preparations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("uncirculated_reason", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("minutes_preparations", schema=None) as batch_op:
        batch_op.alter_column("uncirculated_reason", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("minutes_preparations", schema=None) as batch_op:
        batch_op.drop_column("uncirculated_reason")
    for table in ("replaced_notes", "intention_statements"):
        op.drop_table(table)


def _create_intentions() -> None:
    table = "intention_statements"
    position = sa.Enum(
        *POSITIONS, name="known_position", native_enum=False, create_constraint=True, length=40
    )
    _create(
        table,
        {"vote_id": "votes", "seat_id": "seats", "stated_by_id": "persons"},
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("position", position, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_oral", sa.Boolean(), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"position IN ({SPOKEN})", name=op.f(f"ck_{table}_as_a_ballot_speaks")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
        sa.UniqueConstraint("vote_id", "seat_id", name=op.f(f"uq_{table}_one_a_state_and_vote")),
        indexed=("seat_id", "stated_by_id"),
    )


def _create_replaced_notes() -> None:
    table = "replaced_notes"
    _create(
        table,
        {"item_id": "items", "written_by_id": "persons"},
        sa.Column("revision", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("heard", "spoke", "remarks")),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("item_id", "revision", name=op.f(f"uq_{table}_one_of_a_revision")),
        indexed=("written_by_id",),
    )


def _create(
    table: str, references: dict[str, str], *more: sa.Column | sa.Constraint, indexed: tuple[str, ...]
) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=False) for column in references),
        *more,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
