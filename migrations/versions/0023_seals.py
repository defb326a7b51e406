"""Letters sealed by the register, and to whom its checkpoints were sent

From here the entry of an act seals the letters it wrote. Those of before were sealed by no entry:
one entry takes them in as they stand, dated like the last act, since no act of a person is done here.
"""

import hashlib
import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from council.records.columns import CanonicalJson, Moment, canonical
from council.records.register import leaf_digest

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KNOWN_KIND = "ck_letters_known_kind"
SENT_SIGNED = "ck_checkpoints_sent_signed"

LETTERS = sa.table(
    "letters",
    *(sa.column(name) for name in ("id", "public_id", "kind", "meeting_id", "person_id", "address", "path")),
    sa.column("matter"),
    sa.column("words", CanonicalJson),
    sa.column("event", CanonicalJson),
    sa.column("written_at", Moment),
)
ENTRIES = sa.table(
    "register_entries",
    *(sa.column(name) for name in ("sequence", "capacity", "act", "thing_kind", "thing_id", "clause")),
    *(sa.column(name) for name in ("content", "leaf_sha256")),
    sa.column("at", Moment),
)
BODIES = sa.table("bodies", sa.column("id"), sa.column("public_id"))


def upgrade() -> None:
    _know_kinds(lambda known: (*known, "checkpoints"))
    with op.batch_alter_table("checkpoints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(batch_op.f(SENT_SIGNED), "sent_at IS NULL OR signed_at IS NOT NULL")
    _take_in_letters(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("checkpoints", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(SENT_SIGNED), type_="check")
        batch_op.drop_column("sent_at")
    op.execute(
        "DELETE FROM letters WHERE kind = 'checkpoints'"
    )  # no act told of them, no table of before does
    _know_kinds(lambda known: tuple(kind for kind in known if kind != "checkpoints"))


def _know_kinds(changed: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
    """Let letters be of other kinds than they are; those that stand are read from the database."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("letters")
    [standing] = [check["sqltext"] for check in checks if check["name"] == KNOWN_KIND]
    kinds = changed(tuple(re.findall(r"'(\w+)'", standing)))
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(KNOWN_KIND), type_="check")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        known = ", ".join(f"'{kind}'" for kind in kinds)
        batch_op.create_check_constraint(batch_op.f(KNOWN_KIND), f"kind IN ({known})")


def _take_in_letters(connection: sa.Connection) -> None:
    letters = connection.execute(sa.select(LETTERS).order_by(LETTERS.c.id)).mappings().all()
    if not letters:
        return
    last = sa.select(ENTRIES.c.sequence, ENTRIES.c.at).order_by(ENTRIES.c.sequence.desc()).limit(1)
    sequence, at = connection.execute(last).one()
    body = connection.scalar(sa.select(BODIES.c.public_id).order_by(BODIES.c.id).limit(1))
    told = {
        "sequence": sequence + 1, "at": at.isoformat(timespec="microseconds"), "person": None, "seat": None,
        "capacity": "installation", "act": "letter.taken_in", "thing": {"kind": "bodies", "id": body},
        "clause": "", "meeting": None, "detail": {},
        "rows": [["letters", letter["id"], _digest(letter)] for letter in letters],
    }  # fmt: skip
    content = canonical(told)
    connection.execute(
        sa.insert(ENTRIES).values(
            sequence=sequence + 1, at=at, capacity="installation", act="letter.taken_in", thing_kind="bodies",
            thing_id=body, clause="", content=content, leaf_sha256=leaf_digest(content),
        )
    )  # fmt: skip


def _digest(letter: Any) -> str:
    """Return the digest of a letter as the register takes it: of what is empty nothing is told."""
    columns = {name: value for name, value in letter.items() if value not in (None, "")}
    columns["written_at"] = letter["written_at"].isoformat(timespec="microseconds")
    return hashlib.sha256(canonical({"table": "letters", "columns": columns}).encode()).hexdigest()
