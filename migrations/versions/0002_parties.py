"""The parties to the founding treaty and their authorised bodies as dated acts

Who is a party, and so has a seat, now follows from acts kept with their papers
(Agreement, Articles 4, 8 and 10 to 12). Each seat that stood becomes a recognition from
its first day on the basis it had. No act has ever given a seat a last day or a state two
seats, so neither is looked for here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STEPS = (
    "signed",
    "notified",
    "acceded",
    "withdrawal_notified",
    "withdrawal_revoked",
    "recognised",
    "entered_into_force",
)
ONCE = "voided_at IS NULL AND protocol_id IS NULL AND step IN ('signed', 'notified')"
ONCE_IN_A_PROTOCOL = "voided_at IS NULL AND protocol_id IS NOT NULL AND step IN ('signed', 'notified')"


def upgrade() -> None:
    _create_protocols()
    _create_acts()
    op.execute(
        "INSERT INTO treaty_acts (public_id, body_id, seat_id, step, acted_on, is_assumed, document, source,"
        " note, entered_at, voiding_reason)"
        " SELECT seats.public_id, seats.body_id, seats.id, 'recognised', seats.since_on, seats.is_assumed,"
        " seats.basis, '', '', bodies.created_at, '' FROM seats JOIN bodies ON bodies.id = seats.body_id"
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_seats_one_seat_per_state"), type_="unique")
        batch_op.drop_constraint(batch_op.f("ck_seats_ends_after_start"), type_="check")
        for column in ("since_on", "until_on", "basis", "is_assumed"):
            batch_op.drop_column(column)
        batch_op.create_unique_constraint(batch_op.f("uq_seats_one_seat_per_state"), ["body_id", "state_id"])
    with op.batch_alter_table("authorised_bodies", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decided_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("decision", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("notified_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("channel", sa.String(length=40), nullable=True))
        for name, condition in _CHECKS.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_authorised_bodies_{name}"), condition)
    with op.batch_alter_table("authorised_bodies", schema=None) as batch_op:
        batch_op.alter_column("decision", server_default=None)


_CHECKS = {
    "notified_after_decision": "notified_on IS NULL OR decided_on IS NULL OR notified_on >= decided_on",
    "channel_of_a_notice": "channel IS NULL OR notified_on IS NOT NULL",
    "known_channel": "channel IN ('diplomatic', 'with_notification', 'other')",
}


def downgrade() -> None:
    with op.batch_alter_table("authorised_bodies", schema=None) as batch_op:
        for name in _CHECKS:
            batch_op.drop_constraint(batch_op.f(f"ck_authorised_bodies_{name}"), type_="check")
        for column in ("decided_on", "decision", "notified_on", "channel"):
            batch_op.drop_column(column)
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_seats_one_seat_per_state"), type_="unique")
        batch_op.add_column(sa.Column("since_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("until_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("basis", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("is_assumed", sa.Boolean(), nullable=False, server_default=sa.false()))
    _seats_from_acts()
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.alter_column("since_on", existing_type=sa.Date(), nullable=False)
        batch_op.alter_column("basis", existing_type=sa.String(), server_default=None)
        batch_op.alter_column("is_assumed", existing_type=sa.Boolean(), server_default=None)
        batch_op.create_check_constraint(
            batch_op.f("ck_seats_ends_after_start"), "until_on IS NULL OR until_on >= since_on"
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_seats_one_seat_per_state"), ["body_id", "state_id", "since_on"]
        )
    op.drop_table("treaty_acts")
    op.drop_table("treaty_protocols")


def _seats_from_acts() -> None:
    """Give each seat the day and basis of its recognition, or the first day known of its state."""
    of_seat = "FROM treaty_acts WHERE treaty_acts.seat_id = seats.id AND treaty_acts.voided_at IS NULL"
    recognised = f"{of_seat} AND treaty_acts.step = 'recognised' ORDER BY treaty_acts.acted_on LIMIT 1"
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    no, agreement = ("false", "DATE '2012-05-30'") if on_postgresql else ("0", "'2012-05-30'")
    op.execute(
        "UPDATE seats SET"  # noqa: S608 (no word of it comes from outside)
        f" since_on = COALESCE((SELECT acted_on {recognised}), (SELECT MIN(acted_on) {of_seat}), {agreement}),"
        f" basis = COALESCE((SELECT document {recognised}), ''),"
        f" is_assumed = COALESCE((SELECT is_assumed {recognised}), {no})"
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _create_protocols() -> None:
    op.create_table(
        "treaty_protocols",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        _reference("treaty_protocols", "body_id", "bodies"),
        _reference("treaty_protocols", "entered_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treaty_protocols")),
        sa.UniqueConstraint("public_id", name=op.f("uq_treaty_protocols_public_id")),
    )
    _index("treaty_protocols", "body_id", "entered_by_id")


def _create_acts() -> None:
    op.create_table(
        "treaty_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("protocol_id", sa.Integer(), nullable=True),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column(
            "step",
            sa.Enum(*STEPS, name="known_treaty_step", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("acted_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("takes_effect_on", sa.Date(), nullable=True),
        sa.Column("is_assumed", sa.Boolean(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.Column("voiding_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(step = 'entered_into_force') = (seat_id IS NULL)",
            name=op.f("ck_treaty_acts_of_a_state_or_the_treaty"),
        ),
        sa.CheckConstraint(
            "acted_on IS NOT NULL OR step IN ('signed', 'notified')",
            name=op.f("ck_treaty_acts_day_unless_official_and_unknown"),
        ),
        sa.CheckConstraint(
            "takes_effect_on IS NULL OR step = 'withdrawal_notified'",
            name=op.f("ck_treaty_acts_only_a_notice_names_its_day"),
        ),
        sa.CheckConstraint(
            "step = 'recognised' OR NOT is_assumed", name=op.f("ck_treaty_acts_only_recognition_is_assumed")
        ),
        sa.CheckConstraint(
            "sent_on IS NULL OR acted_on IS NULL OR sent_on <= acted_on",
            name=op.f("ck_treaty_acts_received_after_sending"),
        ),
        sa.CheckConstraint(
            "(voided_at IS NULL) = (voiding_reason = '')", name=op.f("ck_treaty_acts_voided_with_a_reason")
        ),
        _reference("treaty_acts", "body_id", "bodies"),
        _reference("treaty_acts", "protocol_id", "treaty_protocols"),
        _reference("treaty_acts", "seat_id", "seats"),
        _reference("treaty_acts", "entered_by_id", "persons"),
        _reference("treaty_acts", "voided_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treaty_acts")),
        sa.UniqueConstraint("public_id", name=op.f("uq_treaty_acts_public_id")),
    )
    _index("treaty_acts", "body_id", "protocol_id", "seat_id", "entered_by_id", "voided_by_id")
    _unique_where("uq_treaty_acts_once", ["seat_id", "step"], ONCE)
    _unique_where("uq_treaty_acts_once_in_a_protocol", ["protocol_id", "seat_id", "step"], ONCE_IN_A_PROTOCOL)


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def _unique_where(name: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, "treaty_acts", columns, unique=True, sqlite_where=where, postgresql_where=where)
