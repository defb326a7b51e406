"""What the body has set otherwise (clause 5.8): each decision with its reach."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.law import overrides as law
from council.law.charter import Charter, MajorityOverride
from council.law.overrides import Scope
from council.law.rules import NamedMajority
from council.records.agenda import Item
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting


class Override(db.Model):
    """A decision of the body that another majority is to carry: from which day, and for what.

    One entered while a meeting it reaches runs is late: it governs nothing until a second person confirms it.
    """

    __tablename__ = "overrides"
    __table_args__ = (
        CheckConstraint("decision_reference <> ''", name="rests_on_a_decision"),
        CheckConstraint("since_on >= decided_on", name="not_before_its_decision"),
        CheckConstraint("until_on IS NULL OR until_on >= since_on", name="ends_after_start"),
        CheckConstraint("(scope = 'item') = (item_id IS NOT NULL)", name="names_its_item"),
        CheckConstraint("(scope = 'meeting') = (meeting_id IS NOT NULL)", name="names_its_meeting"),
        CheckConstraint("(scope = 'item_class') = (item_class <> '')", name="names_its_class"),
        CheckConstraint("(ended_at IS NULL) = (ending_reason = '')", name="ended_for_a_reason"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_a_person"),
        CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> entered_by_id", name="confirmed_by_another"
        ),
        CheckConstraint("is_late OR confirmed_at IS NULL", name="confirmed_only_if_late"),
        Index(
            "uq_overrides_one_of_an_item",
            "item_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_overrides_one_of_a_meeting",
            "meeting_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    scope: Mapped[Scope] = mapped_column(choice(Scope, "known_scope"))
    item_id: Mapped[int | None] = reference("items.id")
    meeting_id: Mapped[int | None] = reference("meetings.id")
    item_class: Mapped[str] = mapped_column(String(40), default="")
    majority: Mapped[str] = mapped_column(String(40))
    decision_id: Mapped[int | None] = reference("decisions.id")
    decision_reference: Mapped[str]
    decided_on: Mapped[date]
    since_on: Mapped[date]
    until_on: Mapped[date | None]
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    is_late: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
    ended_at: Mapped[AtOrNone]
    ended_by_id: Mapped[int | None] = reference("persons.id")
    ending_reason: Mapped[str] = mapped_column(default="")

    item: Mapped[Item | None] = relationship()
    meeting: Mapped[Meeting | None] = relationship()

    @property
    def is_waiting(self) -> bool:
        """Say whether a second person has yet to confirm what was entered late."""
        return self.is_late and self.confirmed_at is None and self.ended_at is None

    @property
    def reach(self) -> law.Reach:
        """Return how far the decision goes, as the law asks for it."""
        subject = self.item_class or str(self.item_id or self.meeting_id or "")
        return law.Reach(str(self.id), self.scope, subject, self.since_on, self.until_on)

    def named_in(self, charter: Charter) -> NamedMajority:
        """Return the majority set, as the charter knew it by its name on the first day."""
        rule = charter.edition_on(self.since_on).override
        if rule is None:
            raise LookupError(f"{charter.code} lets nothing be set otherwise")
        return rule.majorities[self.majority]

    def setting_in(self, charter: Charter) -> MajorityOverride:
        """Return the majority set with the decision that sets it, for the law to count by."""
        named = self.named_in(charter)
        return MajorityOverride(
            decision=self.decision_reference,
            adopted_on=self.decided_on,
            scope=self.scope.value,
            rule=named.rule,
            title_ru=named.title_ru,
            title_en=named.title_en,
        )
