"""A salt for each ballot, sealed with the choice

The register seals the row of a ballot while the vote is still open. Of three choices the sealed
one was found by sealing each of them; a salt that is not told before the close prevents that.
Ballots of before this have none, and their seals hold as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("ballots", "oral_ballots")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("salt", sa.String(length=32), nullable=False, server_default=""))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "salt")
