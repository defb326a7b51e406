"""Petitions, venues, plans and annual reports

What precedes a meeting and what the year asks for (clauses 5.2, 5.4, 5.5, 5.11 and 5.16).
Only new tables: meetings convened before this need no petition.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "yearly_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "plan", "information", name="known_kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("basis <> ''", name=op.f("ck_yearly_records_rests_on_a_paper")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_yearly_records_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_yearly_records_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_records")),
        sa.UniqueConstraint(
            "body_id", "kind", "year", "number", name=op.f("uq_yearly_records_one_of_a_number")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_yearly_records_public_id")),
    )
    with op.batch_alter_table("yearly_records", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_yearly_records_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_yearly_records_entered_by_id"), ["entered_by_id"], unique=False)

    op.create_table(
        "circulations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("basis <> ''", name=op.f("ck_circulations_rests_on_a_letter")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_circulations_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_circulations_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circulations")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_circulations_one_of_a_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_circulations_public_id")),
    )
    with op.batch_alter_table("circulations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circulations_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_circulations_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "materials_consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note <> ''", name=op.f("ck_materials_consents_says_to_what")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_materials_consents_entered_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_materials_consents_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials_consents")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_materials_consents_given_once")),
        sa.UniqueConstraint("public_id", name=op.f("uq_materials_consents_public_id")),
    )
    with op.batch_alter_table("materials_consents", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_materials_consents_entered_by_id"), ["entered_by_id"], unique=False
        )

    op.create_table(
        "petitions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("lapses_on", sa.Date(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("carried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ruling", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("subject <> ''", name=op.f("ck_petitions_has_a_subject")),
        sa.CheckConstraint(
            "(carried_at IS NULL) = (ruling IS NULL)", name=op.f("ck_petitions_carried_by_a_ruling")
        ),
        sa.CheckConstraint(
            "meeting_id IS NULL OR carried_at IS NOT NULL", name=op.f("ck_petitions_convened_when_carried")
        ),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR carried_at IS NULL", name=op.f("ck_petitions_withdrawn_or_carried")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_petitions_body_id_bodies"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["filed_by_id"],
            ["persons.id"],
            name=op.f("fk_petitions_filed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_petitions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_petitions_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["persons.id"],
            name=op.f("fk_petitions_withdrawn_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petitions")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_petitions_one_a_meeting")),
        sa.UniqueConstraint("public_id", name=op.f("uq_petitions_public_id")),
    )
    with op.batch_alter_table("petitions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_petitions_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petitions_filed_by_id"), ["filed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petitions_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petitions_withdrawn_by_id"), ["withdrawn_by_id"], unique=False)

    op.create_table(
        "venue_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("city <> ''", name=op.f("ck_venue_proposals_names_a_city")),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_venue_proposals_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["persons.id"],
            name=op.f("fk_venue_proposals_proposed_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_venue_proposals_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue_proposals")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_venue_proposals_one_of_a_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_venue_proposals_public_id")),
    )
    with op.batch_alter_table("venue_proposals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_venue_proposals_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_venue_proposals_proposed_by_id"), ["proposed_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_venue_proposals_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "petition_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("supports", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by_id"],
            ["persons.id"],
            name=op.f("fk_petition_answers_given_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petitions.id"],
            name=op.f("fk_petition_answers_petition_id_petitions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_petition_answers_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition_answers")),
        sa.UniqueConstraint("petition_id", "sequence", name=op.f("uq_petition_answers_in_sequence")),
    )
    with op.batch_alter_table("petition_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_petition_answers_given_by_id"), ["given_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petition_answers_petition_id"), ["petition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_petition_answers_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "venue_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by_id"],
            ["persons.id"],
            name=op.f("fk_venue_answers_given_by_id_persons"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["venue_proposals.id"],
            name=op.f("fk_venue_answers_proposal_id_venue_proposals"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_venue_answers_seat_id_seats"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue_answers")),
        sa.UniqueConstraint("proposal_id", "sequence", name=op.f("uq_venue_answers_in_sequence")),
    )
    with op.batch_alter_table("venue_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_venue_answers_given_by_id"), ["given_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_venue_answers_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_venue_answers_seat_id"), ["seat_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("venue_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_venue_answers_seat_id"))
        batch_op.drop_index(batch_op.f("ix_venue_answers_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_venue_answers_given_by_id"))

    op.drop_table("venue_answers")
    with op.batch_alter_table("petition_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_petition_answers_seat_id"))
        batch_op.drop_index(batch_op.f("ix_petition_answers_petition_id"))
        batch_op.drop_index(batch_op.f("ix_petition_answers_given_by_id"))

    op.drop_table("petition_answers")
    with op.batch_alter_table("venue_proposals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_venue_proposals_seat_id"))
        batch_op.drop_index(batch_op.f("ix_venue_proposals_proposed_by_id"))
        batch_op.drop_index(batch_op.f("ix_venue_proposals_meeting_id"))

    op.drop_table("venue_proposals")
    with op.batch_alter_table("petitions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_petitions_withdrawn_by_id"))
        batch_op.drop_index(batch_op.f("ix_petitions_seat_id"))
        batch_op.drop_index(batch_op.f("ix_petitions_filed_by_id"))
        batch_op.drop_index(batch_op.f("ix_petitions_body_id"))

    op.drop_table("petitions")
    with op.batch_alter_table("materials_consents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_materials_consents_entered_by_id"))

    op.drop_table("materials_consents")
    with op.batch_alter_table("circulations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_circulations_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_circulations_entered_by_id"))

    op.drop_table("circulations")
    with op.batch_alter_table("yearly_records", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_yearly_records_entered_by_id"))
        batch_op.drop_index(batch_op.f("ix_yearly_records_body_id"))

    op.drop_table("yearly_records")
