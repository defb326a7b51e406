"""What is found when a file's signatures are looked at again

Whose certificate it is, by the word of its owner; what a time-stamp service and a list of
revoked certificates are worth. Of earlier looks nothing is told of either.
Checked against `create_all` on both databases, guards included.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

FINDINGS, CERTIFICATES = "signature_findings", "person_certificates"
CHECKS = {
    "standing_of_a_stamp": "stamp_standing IS NULL OR stamped_at IS NOT NULL",
    "revoked_some_day": "(COALESCE(revocation, '') = 'revoked') = (revoked_at IS NOT NULL)",
    "full_digest_of_certificate": "length(certificate_sha256) = 64",
}
CHOICES = {
    "stamp_standing": ("known_stamp_standing", ("believed", "unknown", "foreign")),
    "revocation": ("known_revocation", ("not_revoked", "revoked", "outdated", "no_list")),
}
HELD = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    _create_certificates()
    with op.batch_alter_table(FINDINGS, schema=None) as batch_op:
        for name in CHOICES:
            batch_op.add_column(sa.Column(name, sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("certificate_sha256", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("signer_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_signature_findings_signer_id_persons"), "persons", ["signer_id"], ["id"],
            ondelete="RESTRICT",
        )  # fmt: skip
        batch_op.create_index(batch_op.f("ix_signature_findings_signer_id"), ["signer_id"], unique=False)
        for name, condition in _checks().items():
            batch_op.create_check_constraint(batch_op.f(f"ck_signature_findings_{name}"), condition)


def downgrade() -> None:
    with op.batch_alter_table(FINDINGS, schema=None) as batch_op:
        for name in _checks():
            batch_op.drop_constraint(batch_op.f(f"ck_signature_findings_{name}"), type_="check")
        batch_op.drop_index(batch_op.f("ix_signature_findings_signer_id"))
        batch_op.drop_constraint(batch_op.f("fk_signature_findings_signer_id_persons"), type_="foreignkey")
        for name in (*CHOICES, "revoked_at", "certificate_sha256", "signer_id"):
            batch_op.drop_column(name)
    op.drop_table(CERTIFICATES)


def _checks() -> dict[str, str]:
    chosen = {
        name: f"{column} IN ({', '.join(repr(word) for word in words)})"
        for column, (name, words) in CHOICES.items()
    }
    return CHECKS | chosen


def _create_certificates() -> None:
    op.create_table(
        CERTIFICATES,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("serial", sa.String(length=200), nullable=False),
        sa.Column("not_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_certificates")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_person_certificates_person_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_person_certificates_public_id")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_person_certificates_full_digest")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= registered_at",
            name=op.f("ck_person_certificates_withdrawn_afterwards"),
        ),
    )  # fmt: skip
    with op.batch_alter_table(CERTIFICATES, schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_certificates_person_id"), ["person_id"], unique=False)
    op.create_index(
        "uq_person_certificates_held_once", CERTIFICATES, ["person_id", "sha256"], unique=True,
        sqlite_where=HELD, postgresql_where=HELD,
    )  # fmt: skip
