"""Circulation as an act: dispatches, what was sent to whom, and what became of it

Entries of a circulation made by hand before this stay in their own table, for the register
seals them there; they are read as dispatches by hand. A meeting convened before this is not
`judged_by_dispatch`: its materials counted as sent by their publication, and once it is closed
they still do where no dispatch was made.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LETTERS = ("materials_sent", "adopted_sent")
KINDS = ("materials", "adopted")


def upgrade() -> None:
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("judged_by_dispatch", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    _know_letters(lambda known: (*known, *LETTERS))
    _create_dispatches()
    _create_papers()
    _create_deliveries()
    _create_openings()
    _create_sheets()


def downgrade() -> None:
    for table in (
        "dispatch_sheets", "dispatch_openings", "dispatch_deliveries", "dispatch_papers", "dispatches",
    ):  # fmt: skip
        op.drop_table(table)
    op.execute(sa.text("DELETE FROM letters WHERE kind IN ('materials_sent', 'adopted_sent')"))
    _know_letters(lambda known: tuple(kind for kind in known if kind not in LETTERS))
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_column("judged_by_dispatch")


def _know_letters(change) -> None:
    """Let the check of letters know other kinds; those that stand are read from the database."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("letters")
    [stands] = [check["sqltext"] for check in checks if check["name"] == "ck_letters_known_kind"]
    known = ", ".join(f"'{kind}'" for kind in change(tuple(re.findall(r"'(\w+)'", stands))))
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_letters_known_kind"), type_="check")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f("ck_letters_known_kind"), f"kind IN ({known})")


def _create_dispatches() -> None:
    _create(
        "dispatches",
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        _kind(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(length=80), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        checks={
            "number_is_positive": "number > 0",
            "handed_over_with_evidence": "(handed_on IS NULL) = (evidence = '')",
            "sent_from_a_form": "form_key <> ''",
        },
        uniques={
            "one_of_a_number": ("meeting_id", "kind", "number"),
            "one_of_a_form": ("meeting_id", "form_key"),
            "public_id": ("public_id",),
        },
        references={"meeting_id": "meetings", "issued_by_id": "persons"},
    )


def _create_papers() -> None:
    _create(
        "dispatch_papers",
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("rendering_id", sa.Integer(), nullable=True),
        checks={"a_material_or_a_paper": "(version_id IS NULL) <> (rendering_id IS NULL)"},
        uniques={
            "a_version_once": ("dispatch_id", "version_id"),
            "a_paper_once": ("dispatch_id", "rendering_id"),
        },
        references={
            "dispatch_id": "dispatches", "version_id": "material_versions", "rendering_id": "renderings",
        },
    )  # fmt: skip


def _create_deliveries() -> None:
    _create(
        "dispatch_deliveries",
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        checks={
            "goes_to_somebody": "person_id IS NOT NULL OR seat_id IS NOT NULL",
            "a_person_has_a_letter": "(person_id IS NULL) = (letter_id IS NULL)",
            "acknowledged_by_a_person": "acknowledged_at IS NULL OR person_id IS NOT NULL",
        },
        uniques={"one_a_person": ("dispatch_id", "person_id"), "public_id": ("public_id",)},
        references={
            "dispatch_id": "dispatches", "person_id": "persons", "seat_id": "seats", "letter_id": "letters",
        },
    )  # fmt: skip


def _create_openings() -> None:
    _create(
        "dispatch_openings",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        checks={},
        uniques={"a_paper_once": ("delivery_id", "paper_id")},
        references={"delivery_id": "dispatch_deliveries", "paper_id": "dispatch_papers"},
    )
    of_the_page = sa.text("paper_id IS NULL")
    with op.batch_alter_table("dispatch_openings", schema=None) as batch_op:
        batch_op.create_index(
            "uq_dispatch_openings_the_page_once", ["delivery_id"], unique=True,
            sqlite_where=of_the_page, postgresql_where=of_the_page,
        )  # fmt: skip


def _create_sheets() -> None:
    _create(
        "dispatch_sheets",
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        _kind(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("composed_by_id", sa.Integer(), nullable=False),
        checks={},
        uniques={"one_of_a_number": ("meeting_id", "kind", "number"), "public_id": ("public_id",)},
        references={"meeting_id": "meetings", "composed_by_id": "persons"},
    )


def _kind() -> sa.Column:
    known = sa.Enum(*KINDS, name="known_kind", native_enum=False, create_constraint=True, length=40)
    return sa.Column("kind", known, nullable=False)


def _create(table: str, *columns: sa.Column, checks: dict, uniques: dict, references: dict) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        *(sa.CheckConstraint(said, name=op.f(f"ck_{table}_{name}")) for name, said in checks.items()),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
            )
            for column, target in references.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(sa.UniqueConstraint(*named, name=op.f(f"uq_{table}_{name}")) for name, named in uniques.items()),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in references:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
