"""Checkpoints of the register: its size, its root, and the signed text that is given out.

Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checkpoints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("edge", sa.Text(), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "vote_closed",
                "meeting_closed",
                "day",
                name="known_occasion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(root) = 64", name=op.f("ck_checkpoints_full_root")),
        sa.CheckConstraint("size > 0", name=op.f("ck_checkpoints_covers_an_entry")),
        sa.CheckConstraint(
            "(signed_at IS NULL) = (note = '')", name=op.f("ck_checkpoints_signed_with_its_note")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_checkpoints_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoints")),
        sa.UniqueConstraint("public_id", name=op.f("uq_checkpoints_public_id")),
        sa.UniqueConstraint("size", name=op.f("uq_checkpoints_size")),
    )
    with op.batch_alter_table("checkpoints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkpoints_meeting_id"), ["meeting_id"], unique=False)


def downgrade() -> None:
    op.drop_table("checkpoints")
