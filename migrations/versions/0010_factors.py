"""Second factors, and what a session remembers of their proof

Sessions of before have proved nothing: whoever is obliged to a second factor is asked for it
at the next page. Those already ended are told apart by nothing, and count as signed out.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KINDS = ("passkey", "one_time_code", "recovery_code", "demonstration_code")
ENDS = ("signed_out", "ended_by_owner", "disabled", "passphrase", "powers", "reset")


def upgrade() -> None:
    _create(
        "passkeys",
        sa.Column("rp_id", sa.String(length=255), nullable=False),
        sa.Column("credential_id", sa.String(length=1400), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        _moment("added_at"),
        _moment("used_at", nullable=True),
        _moment("removed_at", nullable=True),
        sa.CheckConstraint("sign_count >= 0", name=op.f("ck_passkeys_counts_upward")),
        _removed_after_added("passkeys"),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    _create(
        "one_time_secrets",
        sa.Column("enciphered", sa.Text(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        _moment("added_at"),
        _moment("used_at", nullable=True),
        _moment("removed_at", nullable=True),
        _removed_after_added("one_time_secrets"),
    )
    op.create_index(
        "one_secret_at_a_time",
        "one_time_secrets",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    _create(
        "recovery_codes",
        sa.Column("code_sha256", sa.String(length=64), nullable=False),
        _moment("made_at"),
        _moment("used_at", nullable=True),
        _moment("replaced_at", nullable=True),
        sa.CheckConstraint("length(code_sha256) = 64", name=op.f("ck_recovery_codes_kept_as_a_digest")),
        sa.UniqueConstraint("code_sha256", name=op.f("uq_recovery_codes_code_sha256")),
    )
    _create(
        "demonstration_codes",
        sa.Column("code", sa.String(length=20), nullable=False),
        _moment("made_at"),
        one_each=True,
    )
    op.create_table(
        "spent_challenges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("challenge_sha256", sa.String(length=64), nullable=False),
        _moment("spent_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spent_challenges")),
        sa.UniqueConstraint("challenge_sha256", name=op.f("uq_spent_challenges_challenge_sha256")),
    )
    _widen_sessions()


def downgrade() -> None:
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        for name in ("ended_for_a_reason", "proved_by_a_factor", "known_end", "known_factor"):
            batch_op.drop_constraint(batch_op.f(f"ck_web_sessions_{name}"), type_="check")
        for name in ("agent", "ended_because", "proved_by", "proved_at"):
            batch_op.drop_column(name)
    for table in (
        "spent_challenges",
        "demonstration_codes",
        "recovery_codes",
        "one_time_secrets",
        "passkeys",
    ):
        op.drop_table(table)


def _create(table: str, *columns: sa.Column | sa.Constraint, one_each: bool = False) -> None:
    """Make a table of things that belong to a person."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f(f"fk_{table}_person_id_persons"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    )
    op.create_index(op.f(f"ix_{table}_person_id"), table, ["person_id"], unique=one_each)


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _removed_after_added(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "removed_at IS NULL OR removed_at >= added_at", name=op.f(f"ck_{table}_removed_after_added")
    )


def _widen_sessions() -> None:
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("proved_by", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("ended_because", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("agent", sa.String(length=200), nullable=True))
    op.execute("UPDATE web_sessions SET agent = ''")
    op.execute("UPDATE web_sessions SET ended_because = 'signed_out' WHERE ended_at IS NOT NULL")
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.alter_column("agent", existing_type=sa.String(length=200), nullable=False)
        for name, condition in (
            ("ended_for_a_reason", "(ended_at IS NULL) = (ended_because IS NULL)"),
            ("proved_by_a_factor", "(proved_at IS NULL) = (proved_by IS NULL)"),
            ("known_end", f"ended_because IN {ENDS}"),
            ("known_factor", f"proved_by IN {KINDS}"),
        ):
            batch_op.create_check_constraint(batch_op.f(f"ck_web_sessions_{name}"), condition)
