"""A second person for what is set otherwise while the meeting runs (clause 5.8)

Decisions entered before were entered by one person, and govern as they did.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CONDITIONS = {
    "confirmed_by_a_person": "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
    "confirmed_by_another": "confirmed_by_id IS NULL OR confirmed_by_id <> entered_by_id",
    "confirmed_only_if_late": "is_late OR confirmed_at IS NULL",
}


def upgrade() -> None:
    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_late", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.alter_column("is_late", existing_type=sa.Boolean(), server_default=None)
        batch_op.create_foreign_key(
            batch_op.f("fk_overrides_confirmed_by_id_persons"),
            "persons", ["confirmed_by_id"], ["id"], ondelete="RESTRICT",
        )  # fmt: skip
        batch_op.create_index(batch_op.f("ix_overrides_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        for name, condition in CONDITIONS.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_overrides_{name}"), condition)


def downgrade() -> None:
    # What still waits for a second person never governed: the tables before this would let it.
    op.execute("DELETE FROM overrides WHERE is_late AND confirmed_at IS NULL")
    with op.batch_alter_table("overrides", schema=None) as batch_op:
        for name in CONDITIONS:
            batch_op.drop_constraint(batch_op.f(f"ck_overrides_{name}"), type_="check")
        batch_op.drop_index(batch_op.f("ix_overrides_confirmed_by_id"))
        batch_op.drop_constraint(batch_op.f("fk_overrides_confirmed_by_id_persons"), type_="foreignkey")
        batch_op.drop_column("confirmed_by_id")
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("is_late")
