"""Meetings, items, persons and others are guarded where no act writes again: no table changes.

Every migration sets the guards anew at its end (env.py), and this one has nothing else to do. Checked against
`create_all` on both databases, guards included.
"""

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
