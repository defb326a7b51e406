"""What the states announce about their participation in a meeting.

Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "participation_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "member",
                "substitute",
                "nobody",
                name="known_answer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_participation_answers_sequence_is_positive")),
        *[
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_participation_answers_{column}_{table}"),
                ondelete="RESTRICT",
            )
            for column, table in (
                ("given_by_id", "persons"),
                ("meeting_id", "meetings"),
                ("seat_id", "seats"),
            )
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_answers")),
        sa.UniqueConstraint(
            "meeting_id", "seat_id", "sequence", name=op.f("uq_participation_answers_in_sequence")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_participation_answers_public_id")),
    )
    with op.batch_alter_table("participation_answers", schema=None) as batch_op:
        for column in ("given_by_id", "meeting_id", "seat_id"):
            batch_op.create_index(batch_op.f(f"ix_participation_answers_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("participation_answers")
