"""Packs of papers put together by the worker.

Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("pdf", "zip", name="known_form", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("contents_sha256", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(contents_sha256) = 64", name=op.f("ck_packs_full_digest_of_contents")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_packs_progress_is_a_percentage")),
        sa.CheckConstraint("(made_at IS NULL) = (sha256 IS NULL)", name=op.f("ck_packs_made_with_its_bytes")),
        sa.CheckConstraint("(made_at IS NULL) = (size IS NULL)", name=op.f("ck_packs_made_with_its_size")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_packs_meeting_id_meetings"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint(
            "meeting_id", "form", "contents_sha256", name=op.f("uq_packs_one_of_the_same_contents")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_packs_public_id")),
    )
    with op.batch_alter_table("packs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_packs_meeting_id"), ["meeting_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("packs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_packs_meeting_id"))
    op.drop_table("packs")
