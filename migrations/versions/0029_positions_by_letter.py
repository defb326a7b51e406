"""Positions and proposed items that came by a state's letter.

Checked against `create_all` on both databases, guards included.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

NEW_KINDS = {"letters": "positions_asked", "issued_papers": "positions"}
BY_LETTER = ("state_positions", "item_proposals")
LETTER_POINTS_TO = {
    "meeting_id": "meetings",
    "seat_id": "seats",
    "file_id": "files",
    "entered_by_id": "persons",
}


def upgrade() -> None:
    for table, kind in NEW_KINDS.items():
        _know_kinds(table, lambda known, new=kind: (*known, new))
    _create_letters()
    for table in BY_LETTER:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("letter_id", sa.Integer(), nullable=True))
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{table}_letter_id_state_letters"), "state_letters", ["letter_id"], ["id"],
                ondelete="RESTRICT",
            )  # fmt: skip
            batch_op.create_index(batch_op.f(f"ix_{table}_letter_id"), ["letter_id"], unique=False)
    with op.batch_alter_table("proposal_versions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("affected", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("proposal_versions", schema=None) as batch_op:
        batch_op.drop_column("affected")
    for table in BY_LETTER:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{table}_letter_id"))
            batch_op.drop_constraint(batch_op.f(f"fk_{table}_letter_id_state_letters"), type_="foreignkey")
            batch_op.drop_column("letter_id")
    op.drop_table("state_letters")
    op.execute("DELETE FROM letters WHERE kind = 'positions_asked'")  # no table of before knows them
    op.execute("DELETE FROM issued_papers WHERE kind = 'positions'")
    for table, kind in NEW_KINDS.items():
        _know_kinds(table, lambda known, new=kind: tuple(one for one in known if one != new))


def _create_letters() -> None:
    table = "state_letters"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=name == "file_id") for name in LETTER_POINTS_TO),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number <> ''", name=op.f(f"ck_{table}_has_a_number")),
        sa.CheckConstraint("received_on >= dated_on", name=op.f(f"ck_{table}_received_after_it_was_written")),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}"), ondelete="RESTRICT"
            )
            for name, target in LETTER_POINTS_TO.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(
            "meeting_id", "seat_id", "number", "dated_on", name=op.f(f"uq_{table}_entered_once")
        ),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        for name in LETTER_POINTS_TO:
            batch_op.create_index(batch_op.f(f"ix_{table}_{name}"), [name], unique=False)


def _know_kinds(table: str, changed: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
    """Let rows of a table be of other kinds than they are; those that stand are read from the database."""
    checks, name = sa.inspect(op.get_bind()).get_check_constraints(table), f"ck_{table}_known_kind"
    [standing] = [check["sqltext"] for check in checks if check["name"] == name]
    kinds = changed(tuple(re.findall(r"'(\w+)'", standing)))
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(name), type_="check")
    with op.batch_alter_table(table, schema=None) as batch_op:
        known = ", ".join(f"'{kind}'" for kind in kinds)
        batch_op.create_check_constraint(batch_op.f(name), f"kind IN ({known})")
