"""Remarks of states on a draft protocol, and its preparation for signature.

What was signed before has no preparation and needs none. Checked against `create_all` on both databases, guards
included; only tables that were not there are touched.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

MADE = (
    "remark_rounds", "remarks", "remark_answers", "minutes_preparations", "countersignatures",
    "minutes_corrections", "approval_items",
)  # fmt: skip


def upgrade() -> None:
    _create_rounds()
    _create_remarks()
    _create_answers()
    _create_preparations()
    _create_countersignatures()
    _create_corrections()
    _create_approvals()


def downgrade() -> None:
    for table in reversed(MADE):
        op.drop_table(table)


def _create_rounds() -> None:
    _create(
        "remark_rounds",
        {"minutes_id": "minutes", "version_id": "minutes_versions", "circulated_by_id": "persons"},
        sa.Column("due_on", sa.Date(), nullable=False),
        _moment("circulated_at"),
        sa.UniqueConstraint("version_id", name=op.f("uq_remark_rounds_once_a_version")),
        indexed=("minutes_id", "circulated_by_id"),
    )


def _create_remarks() -> None:
    _create(
        "remarks",
        {"round_id": "remark_rounds", "seat_id": "seats", "given_by_id": "persons"},
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("known_kind", "none", "remark"), nullable=False),
        sa.Column("body_text", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        _moment("given_at"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_remarks_item_id_items"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_remarks_sequence_is_positive")),
        sa.CheckConstraint("(kind = 'none') = (body_text = '')", name=op.f("ck_remarks_says_something")),
        sa.CheckConstraint(
            "kind = 'remark' OR (wording = '' AND item_id IS NULL)", name=op.f("ck_remarks_none_is_bare")
        ),
        sa.UniqueConstraint("round_id", "seat_id", "sequence", name=op.f("uq_remarks_in_sequence")),
        indexed=("round_id", "seat_id", "item_id", "given_by_id"),
    )


def _create_answers() -> None:
    _create(
        "remark_answers",
        {"remark_id": "remarks", "answered_by_id": "persons"},
        sa.Column("verdict", _choice("known_verdict", "accepted", "partly", "declined"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _moment("answered_at"),
        sa.CheckConstraint(
            "verdict = 'accepted' OR reason <> ''", name=op.f("ck_remark_answers_declined_with_a_reason")
        ),
        sa.UniqueConstraint("remark_id", name=op.f("uq_remark_answers_once_a_remark")),
        indexed=("answered_by_id",),
    )


def _create_preparations() -> None:
    table = "minutes_preparations"
    _create(
        table,
        {"minutes_id": "minutes", "version_id": "minutes_versions", "prepared_by_id": "persons"},
        sa.Column("sha256", sa.String(length=64), nullable=False),
        _moment("prepared_at"),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["persons.id"],
            name=op.f("fk_minutes_preparations_withdrawn_by_id_persons"), ondelete="RESTRICT",
        ),
        _check(table, "full_digest", "length(sha256) = 64"),
        _check(table, "withdrawn_by_somebody", "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)"),
        _check(table, "withdrawn_with_a_reason", "(withdrawn_at IS NULL) = (withdrawal_reason = '')"),
        _check(table, "withdrawn_afterwards", "withdrawn_at IS NULL OR withdrawn_at >= prepared_at"),
        indexed=("version_id", "prepared_by_id", "withdrawn_by_id"),
    )  # fmt: skip
    standing = sa.text("withdrawn_at IS NULL")
    op.create_index(
        "uq_minutes_preparations_one_standing", table, ["minutes_id"], unique=True,
        sqlite_where=standing, postgresql_where=standing,
    )  # fmt: skip


def _create_countersignatures() -> None:
    table = "countersignatures"
    _create(
        table,
        {"minutes_id": "minutes", "version_id": "minutes_versions", "signed_by_id": "persons"},
        sa.Column("sha256", sa.String(length=64), nullable=False),
        _moment("signed_at"),
        _check(table, "full_digest", "length(sha256) = 64"),
        sa.UniqueConstraint("version_id", name=op.f("uq_countersignatures_once_a_version")),
        indexed=("minutes_id", "signed_by_id"),
    )


def _create_corrections() -> None:
    table = "minutes_corrections"
    _create(
        table,
        {"minutes_id": "minutes", "proposed_by_id": "persons"},
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("replaced_sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        _moment("proposed_at"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], ["persons.id"], name=op.f(f"fk_{table}_{column}_persons"), ondelete="RESTRICT"
            )
            for column in ("signed_by_id", "refused_by_id")
        ),
        sa.UniqueConstraint("minutes_id", "number", name=op.f(f"uq_{table}_one_of_a_number")),
        _check(table, "number_is_positive", "number > 0"),
        _check(table, "says_why", "reason <> ''"),
        _check(table, "two_persons", "signed_by_id IS NULL OR signed_by_id <> proposed_by_id"),
        _check(table, "signed_by_somebody", "(signed_at IS NULL) = (signed_by_id IS NULL)"),
        _check(table, "signed_over_a_file", "(signed_at IS NULL) = (sha256 = '')"),
        _check(table, "refused_by_somebody", "(refused_at IS NULL) = (refused_by_id IS NULL)"),
        _check(table, "signed_or_refused", "signed_at IS NULL OR refused_at IS NULL"),
        indexed=("proposed_by_id", "signed_by_id", "refused_by_id"),
    )
    waits = sa.text("signed_at IS NULL AND refused_at IS NULL")
    op.create_index(
        "uq_minutes_corrections_one_waiting", table, ["minutes_id"], unique=True, sqlite_where=waits,
        postgresql_where=waits,
    )  # fmt: skip


def _create_approvals() -> None:
    table = "approval_items"
    references = {"minutes_id": "minutes", "item_id": "items", "entered_by_id": "persons"}
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=False) for column in references),
        _moment("entered_at"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("item_id", name=op.f(f"uq_{table}_once_an_item")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
    )
    for column in ("minutes_id", "entered_by_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _create(
    table: str, references: dict[str, str], *more: sa.Column | sa.Constraint, indexed: tuple[str, ...]
) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=False) for column in references),
        *more,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _moment(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))
