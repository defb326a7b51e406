"""A correction names who is to sign it, and the head of the secretariat beside, where a clause asks for both.

Corrections proposed before name nobody and ask for one signature, as their papers do: they stay as they were sealed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TABLE = "minutes_corrections"
PERSONS = ("signer_id", "head_id")
RULES = {
    "head_over_a_file": "(head_signed_at IS NULL) = (head_sha256 = '')",
    "head_where_asked": "head_signed_at IS NULL OR head_id IS NOT NULL",
    "head_is_another": "signed_by_id IS NULL OR head_id IS NULL OR head_id <> signed_by_id",
    "signed_by_whom_it_names": "signed_by_id IS NULL OR signer_id IS NULL OR signer_id = signed_by_id",
    "head_signs_first": "signed_at IS NULL OR head_id IS NULL OR head_sha256 = sha256",
}


def upgrade() -> None:
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        for column in PERSONS:
            batch_op.add_column(sa.Column(column, sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("head_sha256", sa.String(length=64), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("head_signed_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.alter_column("head_sha256", existing_type=sa.String(length=64), server_default=None)
        for column in PERSONS:
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{TABLE}_{column}_persons"), "persons", [column], ["id"], ondelete="RESTRICT"
            )
            batch_op.create_index(batch_op.f(f"ix_{TABLE}_{column}"), [column], unique=False)
        for name, condition in RULES.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_{TABLE}_{name}"), condition)


def downgrade() -> None:
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        for name in RULES:
            batch_op.drop_constraint(batch_op.f(f"ck_{TABLE}_{name}"), type_="check")
        for column in PERSONS:
            batch_op.drop_index(batch_op.f(f"ix_{TABLE}_{column}"))
            batch_op.drop_constraint(batch_op.f(f"fk_{TABLE}_{column}_persons"), type_="foreignkey")
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        for column in ("head_signed_at", "head_sha256", *PERSONS):
            batch_op.drop_column(column)
