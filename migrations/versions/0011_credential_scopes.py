"""How far the powers of a substitute reach: a meeting, certain items of it, or until a day; an expert's item

Papers on record keep the reach they had, their own meeting; so do the digests that
seal them, which leave out what is empty. One standing paper a seat, and one seat a
person, was kept by the acts; from here the database keeps it too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STANDING = sa.text("confirmed_at IS NOT NULL AND revoked_at IS NULL")
ONE_SUBSTITUTE = "uq_credentials_one_substitute_of_a_seat"
ONE_SEAT = "uq_credentials_one_seat_of_a_substitute"


def upgrade() -> None:
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("limited_to_items", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("until_on", sa.Date(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_credentials_replaces_id_persons"), "persons", ["replaces_id"], ["id"],
            ondelete="RESTRICT",
        )  # fmt: skip
        batch_op.create_check_constraint(
            batch_op.f("ck_credentials_reaches_one_way"), "until_on IS NULL OR NOT limited_to_items"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_credentials_ends_after_its_date"), "until_on IS NULL OR until_on >= dated_on"
        )
        batch_op.create_index(batch_op.f("ix_credentials_replaces_id"), ["replaces_id"], unique=False)
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.alter_column("limited_to_items", server_default=None)
        for name, whose in ((ONE_SUBSTITUTE, "seat_id"), (ONE_SEAT, "person_id")):
            batch_op.create_index(
                name, ["meeting_id", whose], unique=True, sqlite_where=STANDING, postgresql_where=STANDING
            )
    _create_items()
    with op.batch_alter_table("admissions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_admissions_item_id_items"), "items", ["item_id"], ["id"], ondelete="RESTRICT"
        )
        batch_op.create_index(batch_op.f("ix_admissions_item_id"), ["item_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("admissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admissions_item_id"))
        batch_op.drop_constraint(batch_op.f("fk_admissions_item_id_items"), type_="foreignkey")
        batch_op.drop_column("item_id")
    op.drop_table("credential_items")
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.drop_index(ONE_SUBSTITUTE)
        batch_op.drop_index(ONE_SEAT)
        batch_op.drop_index(batch_op.f("ix_credentials_replaces_id"))
        batch_op.drop_constraint(batch_op.f("ck_credentials_ends_after_its_date"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_credentials_reaches_one_way"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_credentials_replaces_id_persons"), type_="foreignkey")
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        for name in ("until_on", "limited_to_items", "replaces_id"):
            batch_op.drop_column(name)


def _create_items() -> None:
    op.create_table(
        "credential_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"],
            ["credentials.id"],
            name=op.f("fk_credential_items_credential_id_credentials"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_credential_items_item_id_items"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential_items")),
        sa.UniqueConstraint("credential_id", "item_id", name=op.f("uq_credential_items_named_once")),
    )
    with op.batch_alter_table("credential_items", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_credential_items_credential_id"), ["credential_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_credential_items_item_id"), ["item_id"], unique=False)
