"""Signatures of papers, and what their check found

A paper that was sealed keeps the digest of its bytes before the seal; of older ones there is none.
Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

UNSEALED = "ck_renderings_full_digest_of_unsealed"


def upgrade() -> None:
    with op.batch_alter_table("renderings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unsealed_sha256", sa.String(length=64), nullable=True))
        batch_op.create_check_constraint(batch_op.f(UNSEALED), "length(unsealed_sha256) = 64")
    _create_signed_files()
    _create_findings()


def downgrade() -> None:
    op.drop_table("signature_findings")
    op.drop_table("signed_files")
    with op.batch_alter_table("renderings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(UNSEALED), type_="check")
        batch_op.drop_column("unsealed_sha256")


def _create_signed_files() -> None:
    table, references = (
        "signed_files",
        {"brought_by_id": "persons", "file_id": "files", "rendering_id": "renderings"},
    )
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in references),
        sa.Column("means", _choice("known_means", "own_tool", "certificate"), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("public_id", name=op.f("uq_signed_files_public_id")),
        sa.UniqueConstraint("file_id", name=op.f("uq_signed_files_once_a_file")),
        *_constraints(table, references),
    )
    _index(table, "brought_by_id", "rendering_id")


def _create_findings() -> None:
    table, references = "signature_findings", {"file_id": "files", "rendering_id": "renderings"}
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in (*references, "place")),
        *(
            sa.Column(name, sa.String(length=200), nullable=False)
            for name in ("field", "serial", "algorithm")
        ),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("subject", "issuer", "stamped_by")),
        sa.Column("covers", _choice("known_extent", "whole", "earlier"), nullable=False),
        sa.Column("standing", _choice("known_standing", "believed", "unknown", "foreign"), nullable=False),
        sa.Column("soundness", _choice("known_soundness", "intact", "broken", "unchecked"), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("claimed_at", "stamped_at", "not_before", "not_after")
        ),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("file_id", "place", "checked_at", name=op.f("uq_signature_findings_once_a_look")),
        sa.CheckConstraint("place >= 0", name=op.f("ck_signature_findings_place_is_counted")),
        sa.CheckConstraint(
            "(standing = 'foreign') = (soundness = 'unchecked')",
            name=op.f("ck_signature_findings_nothing_claimed_of_foreign"),
        ),
        sa.CheckConstraint(
            "(stamped_at IS NULL) = (stamped_by = '')",
            name=op.f("ck_signature_findings_stamped_by_somebody"),
        ),
        *_constraints(table, references),
    )
    _index(table, *references)


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _constraints(table: str, references: dict[str, str]) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
    ]


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
