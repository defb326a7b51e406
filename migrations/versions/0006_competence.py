"""The decisions that admit observers and experts, and the reason of an item under other functions

Clauses 5.6, 5.7 and 2.14. Participants and items entered before this stay as they are: what
they lack is warned of, and can be added by another act.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "admissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("decision_reference", sa.String(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "party",
                "outside",
                "international",
                name="known_origin",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("has_agreed", sa.Boolean(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_admissions_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_admissions_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admissions")),
        sa.UniqueConstraint("public_id", name=op.f("uq_admissions_public_id")),
    )
    with op.batch_alter_table("admissions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admissions_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admissions_participant_id"), ["participant_id"], unique=False)
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("function_reason", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.alter_column("function_reason", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.drop_column("function_reason")
    op.drop_table("admissions")
