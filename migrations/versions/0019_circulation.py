"""Circulation as an act: dispatches, what was sent to whom, and what became of it."""

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
