"""More occasions of letters, what a letter asks for, and the daily digest each person may choose

A letter may now wait for its reader's digest, go into it, or be withdrawn because what it
asked for has been done. The kinds that stand are read from the database, and ours are added.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KINDS = (
    "deadline_near", "vote_opened", "minutes_drafted", "minutes_to_sign", "credential_confirmed",
    "credential_refused", "digest",
)  # fmt: skip
STATES = ("held", "gathered", "withdrawn")
CONDITIONS = {
    "gathered_into_a_digest": "(state = 'gathered') = (digest_id IS NOT NULL)",
    "reminds_of_a_day": "(kind = 'deadline_near') = (due_on IS NOT NULL)",
}


def upgrade() -> None:
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("matter", sa.String(length=80), server_default="", nullable=False))
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("digest_id", sa.Integer(), nullable=True))
    _know("kind", lambda known: (*known, *KINDS))
    _know("state", lambda known: (*known, *STATES))
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.alter_column("matter", existing_type=sa.String(length=80), server_default=None)
        batch_op.create_foreign_key(
            batch_op.f("fk_letters_digest_id_letters"), "letters", ["digest_id"], ["id"], ondelete="RESTRICT"
        )
        batch_op.create_index(batch_op.f("ix_letters_digest_id"), ["digest_id"], unique=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_letters_one_reminder_of_a_day"), ["person_id", "matter", "due_on"]
        )
        for name, condition in CONDITIONS.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_letters_{name}"), condition)
    _create_choices()
    _create_rounds()


def downgrade() -> None:
    op.drop_table("reminder_rounds")
    op.drop_table("letter_choices")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        for name in CONDITIONS:
            batch_op.drop_constraint(batch_op.f(f"ck_letters_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f("uq_letters_one_reminder_of_a_day"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_letters_digest_id"))
        batch_op.drop_constraint(batch_op.f("fk_letters_digest_id_letters"), type_="foreignkey")
        for column in ("digest_id", "due_on", "matter"):
            batch_op.drop_column(column)
    # The tables before this know no such letter, and what waited for a digest is sent by itself.
    letters = sa.table("letters", sa.column("kind"), sa.column("state"))
    op.execute(letters.delete().where(letters.c.kind.in_(KINDS)))
    op.execute(letters.update().where(letters.c.state.in_(("held", "gathered"))).values(state="waiting"))
    op.execute(letters.update().where(letters.c.state == "withdrawn").values(state="refused"))
    _know("kind", lambda known: tuple(word for word in known if word not in KINDS))
    _know("state", lambda known: tuple(word for word in known if word not in STATES))


def _know(column, changed) -> None:
    """Let the column hold other words than it does."""
    name = f"ck_letters_known_{column}"
    checks = sa.inspect(op.get_bind()).get_check_constraints("letters")
    [standing] = [check["sqltext"] for check in checks if check["name"] == name]
    words = changed(tuple(re.findall(r"'(\w+)'", standing)))
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(name), type_="check")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f(name), f"{column} IN ({_quoted(words)})")


def _quoted(words) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _create_choices() -> None:
    op.create_table(
        "letter_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "hour IS NULL OR hour BETWEEN 0 AND 23", name=op.f("ck_letter_choices_an_hour_of_the_day")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_letter_choices_person_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_choices")),
        sa.UniqueConstraint("person_id", name=op.f("uq_letter_choices_one_a_person")),
    )


def _create_rounds() -> None:
    op.create_table(
        "reminder_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_reminder_rounds_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_rounds")),
        sa.UniqueConstraint("body_id", "day", name=op.f("uq_reminder_rounds_once_a_day")),
    )
