"""${message}

Say why, and what was checked before this was written.

The law of migrations: one subject a file; both directions; a new column that must
not be empty comes in two steps; constraints have names; tables are changed with
`op.batch_alter_table`, and env.py sets the guards anew at the end; write the new
head into `.current-head`, so that two migrations made side by side collide in git.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
