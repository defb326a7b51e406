"""Two offices more: the focal point who keeps the users of a state, and the expert

A focal point is named for a state, as its member is.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BEFORE = (
    "operator", "secretariat_head", "secretariat_deputy", "secretariat_officer", "member", "advisory", "observer",
)  # fmt: skip
AFTER = (*BEFORE[:5], "focal_point", "advisory", "observer", "expert")


def upgrade() -> None:
    _change(
        AFTER,
        "member_holds_a_seat",
        "named_for_a_state",
        "(office IN ('member', 'focal_point')) = (seat_id IS NOT NULL)",
    )


def downgrade() -> None:
    # Who held one of the offices loses it: the tables before this know no such thing.
    op.execute("DELETE FROM appointments WHERE office IN ('focal_point', 'expert')")
    _change(BEFORE, "named_for_a_state", "member_holds_a_seat", "(office = 'member') = (seat_id IS NOT NULL)")


def _change(offices: tuple[str, ...], former: str, name: str, condition: str) -> None:
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(f"ck_appointments_{former}"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_appointments_known_office"), type_="check")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        known = ", ".join(f"'{office}'" for office in offices)
        batch_op.create_check_constraint(batch_op.f("ck_appointments_known_office"), f"office IN ({known})")
        batch_op.create_check_constraint(batch_op.f(f"ck_appointments_{name}"), condition)
