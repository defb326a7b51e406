"""Papers issued from the record, each under the next number of its kind.

Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABLE = "issued_papers"
KINDS = (
    "invitation", "agenda", "blank_sheet", "participants", "vote_sheet", "meeting_sheet", "chairmanship",
    "short_minutes", "extract", "opinions", "credentials", "copy",
)  # fmt: skip
REFERENCES = {
    "body_id": "bodies", "meeting_id": "meetings", "seat_id": "seats", "issued_by_id": "persons",
}  # fmt: skip
CHECKS = {
    "number_is_positive": "number > 0",
    "full_digest": "length(fingerprint) = 64",
    "a_state_is_invited": "(kind = 'invitation') = (seat_id IS NOT NULL)",
}


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="known_kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=400), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        *(sa.CheckConstraint(said, name=op.f(f"ck_{TABLE}_{name}")) for name, said in CHECKS.items()),
        *(_reference(column, target) for column, target in REFERENCES.items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("body_id", "kind", "number", name=op.f(f"uq_{TABLE}_number_used_once")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{TABLE}_public_id")),
    )
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        for column in REFERENCES:
            batch_op.create_index(batch_op.f(f"ix_{TABLE}_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table(TABLE)


def _reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{TABLE}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")
