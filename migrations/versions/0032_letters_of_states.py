"""Letters of states: with a scan or a reason; over a state's own word of the day only knowingly; told to the state

Invitations are sent by mail, which is a kind of letter too.

Letters entered before have neither, and stay as they are: what is asked for is asked of new rows, by a guard.
Checked against `create_all` on both databases, guards included.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

REASONS = {"state_letters": "without_scan", "state_positions": "over_own_word"}
NEW_KINDS = ("letter_entered", "invitation_issued")
OVERRIDES = "ck_state_positions_only_a_letter_overrides"


def upgrade() -> None:
    _know_kinds(lambda known: (*known, *NEW_KINDS))
    for table, column in REASONS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, sa.Text(), nullable=False, server_default=""))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, existing_type=sa.Text(), server_default=None)
    with op.batch_alter_table("state_positions", schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f(OVERRIDES), "over_own_word = '' OR letter_id IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("state_positions", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(OVERRIDES), type_="check")
    for table, column in REASONS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)
    op.execute("DELETE FROM letters WHERE kind IN ('letter_entered', 'invitation_issued')")  # new kinds
    _know_kinds(lambda known: tuple(one for one in known if one not in NEW_KINDS))


def _know_kinds(changed: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
    """Let letters be of other kinds than they are; those that stand are read from the database."""
    checks, name = sa.inspect(op.get_bind()).get_check_constraints("letters"), "ck_letters_known_kind"
    [standing] = [check["sqltext"] for check in checks if check["name"] == name]
    kinds = changed(tuple(re.findall(r"'(\w+)'", standing)))
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(name), type_="check")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        known = ", ".join(f"'{kind}'" for kind in kinds)
        batch_op.create_check_constraint(batch_op.f(name), f"kind IN ({known})")
