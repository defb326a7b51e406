"""Rows by which a person comes in, bound to that person by a key outside the database

Whoever may write into the database could turn a session, a passkey or a password to somebody
else. The rows of before are marked here as they stand, in the transaction of the migration:
a later row without a mark opens nothing, and nothing marks it. An installation without the key
of before would lock everybody out, so it is asked for wherever there is such a row.
"""

import re

import sqlalchemy as sa
from alembic import op

from council.records.binding import key_of_binding, mark
from council.records.columns import Moment

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

BOUND = {
    "accounts": ("person_id", "password_hash", "disabled_at"),
    "web_sessions": ("token_sha256", "person_id", "began_at", "proved_at", "proved_by", "ended_at"),
    "invitations": (
        "person_id", "kind", "reset_id", "token_sha256", "expires_at", "used_at", "withdrawn_at",
    ),
    "calendar_addresses": ("person_id", "token_sha256", "revoked_at"),
    "passkeys": ("person_id", "rp_id", "credential_id", "public_key", "sign_count", "removed_at"),
    "one_time_secrets": ("person_id", "enciphered", "removed_at"),
    "recovery_codes": ("person_id", "code_sha256", "replaced_at"),
    "demonstration_codes": ("person_id", "code"),
}  # fmt: skip


# Of a reset of the reader's access, and of a sign-in from where they never were, letters tell from here on.
KINDS = ("access_reset", "signed_in_elsewhere")
KNOWN_KIND = "ck_letters_known_kind"


def upgrade() -> None:
    _know_kinds(add=KINDS)
    for table, columns in BOUND.items():
        op.add_column(table, sa.Column("binding", sa.String(length=64), nullable=False, server_default=""))
        _bind_rows(table, columns)


def downgrade() -> None:
    for table in BOUND:
        op.drop_column(table, "binding")
    letters = sa.table("letters", sa.column("kind"))
    op.execute(letters.delete().where(letters.c.kind.in_(KINDS)))
    _know_kinds(take=KINDS)


def _know_kinds(*, add: tuple[str, ...] = (), take: tuple[str, ...] = ()) -> None:
    """Let letters be of other kinds than they are; those that stand are read from the database."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("letters")
    [standing] = [check["sqltext"] for check in checks if check["name"] == KNOWN_KIND]
    known = [kind for kind in re.findall(r"'(\w+)'", standing) if kind not in take]
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(KNOWN_KIND), type_="check")
    words = ", ".join(f"'{kind}'" for kind in (*known, *add))
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f(KNOWN_KIND), f"kind IN ({words})")


def _bind_rows(table: str, columns: tuple[str, ...]) -> None:
    rows = sa.table(table, sa.column("id"), sa.column("binding"), *map(_column, columns))
    connection = op.get_bind()
    kept = connection.execute(sa.select(rows.c.id, *(rows.c[name] for name in columns))).all()
    if not kept:
        return
    key = key_of_binding(_secret_key())
    marks = [{"row": row[0], "marked": mark(table, row[1:], key=key)} for row in kept]
    named = sa.update(rows).where(rows.c.id == sa.bindparam("row"))
    connection.execute(named.values(binding=sa.bindparam("marked")), marks)


def _column(name: str) -> sa.ColumnClause:
    return sa.column(name, Moment() if name.endswith("_at") else None)


def _secret_key() -> str:
    secret_key = op.get_context().config.attributes.get("secret_key")
    if not secret_key:
        raise RuntimeError("the accounts of before are bound by SECRET_KEY: run `flask --app app migrate`")
    return str(secret_key)
