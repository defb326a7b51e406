"""Acts that ask for a second person: powers, the offices of a state, accounts, and ending another majority

What one person entered before stays as it is on record; the guards watch what is written from now on. The new
columns are empty in every older row, so that the digests which seal them still agree.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

PERSONS = ("person_id", "proposed_by_id", "confirmed_by_id", "refused_by_id")
REFERENCES = {
    "body_id": "bodies",
    "seat_id": "seats",
    "appointment_id": "appointments",
    "override_id": "overrides",
    **dict.fromkeys(PERSONS, "persons"),
}
OF_OFFICES = "kind IN ('appointment', 'last_day')"
CHECKS = {
    "two_persons": "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id",
    "confirmed_by_somebody": "(confirmed_at IS NULL) = (confirmed_by_id IS NULL AND is_alone IS FALSE)",
    "alone_or_by_two": "is_alone IS FALSE OR confirmed_by_id IS NULL",
    "alone_in_offices": f"is_alone IS FALSE OR {OF_OFFICES}",
    "confirmed_afterwards": "confirmed_at IS NULL OR confirmed_at >= proposed_at",
    "confirmed_or_refused": "confirmed_at IS NULL OR refused_at IS NULL",
    "refused_by_somebody": "(refused_at IS NULL) = (refused_by_id IS NULL)",
    "names_its_override": "(kind = 'override_ending') = (override_id IS NOT NULL)",
    "names_its_person": "(kind = 'override_ending') = (person_id IS NULL)",
    "names_its_first_day": "(kind = 'appointment') = (since_on IS NOT NULL)",
    "names_its_last_day": "kind <> 'last_day' OR until_on IS NOT NULL",
    "names_its_office": "kind <> 'last_day' OR appointment_id IS NOT NULL",
    "names_its_seat": f"({OF_OFFICES}) = (office IS NOT NULL AND seat_id IS NOT NULL)",
}
ONE_WAITING = {
    "last_day": ("appointment_id", "last_day"),
    "closure": ("person_id", "closure"),
    "ending": ("override_id", "override_ending"),
}
KINDS = ("appointment", "last_day", "closure", "override_ending")
OFFICES = (
    "operator", "secretariat_head", "secretariat_deputy", "secretariat_officer", "member", "focal_point",
    "delegate", "advisory", "observer", "expert",
)  # fmt: skip
REOPENED_BY_TWO = "ck_resets_reopened_by_two"


def upgrade() -> None:
    _create_proposals()
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("filed_by_state", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("resets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reopens", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.alter_column("filed_by_state", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("resets", schema=None) as batch_op:
        batch_op.alter_column("reopens", existing_type=sa.Boolean(), server_default=None)
        batch_op.create_check_constraint(batch_op.f(REOPENED_BY_TWO), "factor = '' OR reopens IS FALSE")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_column("ended_at")
    with op.batch_alter_table("resets", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(REOPENED_BY_TWO), type_="check")
    with op.batch_alter_table("resets", schema=None) as batch_op:
        batch_op.drop_column("reopens")
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.drop_column("filed_by_state")
    op.drop_table("proposals")


def _create_proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        *[
            sa.Column(name, sa.Integer(), nullable=name not in {"body_id", "proposed_by_id"})
            for name in REFERENCES
        ],
        sa.Column("kind", _choice(KINDS, "known_kind"), nullable=False),
        sa.Column("office", _choice(OFFICES, "known_office"), nullable=True),
        *[sa.Column(name, sa.String(), nullable=False) for name in ("post", "organisation", "reason")],
        *[sa.Column(name, sa.Date(), nullable=True) for name in ("since_on", "until_on")],
        *[
            sa.Column(name, sa.DateTime(timezone=True), nullable=name != "proposed_at")
            for name in ("proposed_at", "confirmed_at", "refused_at")
        ],
        sa.Column("is_alone", sa.Boolean(), nullable=False),
        *[sa.CheckConstraint(said, name=op.f(f"ck_proposals_{name}")) for name, said in CHECKS.items()],
        *[
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_proposals_{column}_{table}"),
                ondelete="RESTRICT",
            )
            for column, table in REFERENCES.items()
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("public_id", name=op.f("uq_proposals_public_id")),
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        for column in REFERENCES:
            batch_op.create_index(batch_op.f(f"ix_proposals_{column}"), [column], unique=False)
        for name, (column, kind) in ONE_WAITING.items():
            waiting = sa.text(f"confirmed_at IS NULL AND refused_at IS NULL AND kind = '{kind}'")
            batch_op.create_index(
                f"uq_proposals_one_waiting_{name}", [column], unique=True, sqlite_where=waiting,
                postgresql_where=waiting,
            )  # fmt: skip


def _choice(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
