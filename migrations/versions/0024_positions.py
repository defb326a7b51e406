"""Positions of the states on drafts.

Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_questions()
    _create_positions()


def downgrade() -> None:
    op.drop_table("state_positions")
    op.drop_table("position_questions")


def _create_questions() -> None:
    table, references = (
        "position_questions",
        {"asked_by_id": "persons", "draft_id": "drafts", "item_id": "items"},
    )
    op.create_table(
        table,
        *_keys(),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in references),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *_constraints(table, references),
    )
    _index(table, references)


def _create_positions() -> None:
    table = "state_positions"
    references = {"given_by_id": "persons", "question_id": "position_questions", "seat_id": "seats"}
    op.create_table(
        table,
        *_keys(),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in references),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "agree", "remarks", "object", "no_interest",
                name="known_stance", native_enum=False, create_constraint=True, length=40,
            ),
            nullable=False,
        ),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_state_positions_sequence_is_positive")),
        sa.CheckConstraint(
            "stance <> 'remarks' OR remarks <> ''", name=op.f("ck_state_positions_remarks_are_written")
        ),
        sa.UniqueConstraint(
            "question_id", "seat_id", "sequence", name=op.f("uq_state_positions_in_sequence")
        ),
        *_constraints(table, references),
    )  # fmt: skip
    _index(table, references)


def _keys() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
    ]


def _constraints(table: str, references: dict[str, str]) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
    ]


def _index(table: str, columns: dict[str, str]) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
