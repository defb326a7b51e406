"""The charter of a body: its names, its zone and the dated editions of its rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from council.law.competence_rules import AttendanceRule, LimitsRule, RightsRule
from council.law.remarks import MinutesRule
from council.law.rules import (
    ChairmanshipRule,
    ClauseRule,
    DaysRule,
    ItemClass,
    ItemClassRule,
    MajorityRule,
    NarrowBaseRule,
    OverrideRule,
    PartiesRule,
    PetitionRule,
    ProcedureRule,
    QuorumRule,
    RulesOfProcedureRule,
    SeatsRule,
    WrittenRule,
    YearlyRule,
)


class CharterError(ValueError):
    """A charter that cannot be read as one; each of its `faults` names the source, the table and the key."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Function:
    """A function of the body, on which an item of its agenda rests."""

    code: str
    title_ru: str
    title_en: str


@dataclass(frozen=True)
class CompetenceRule:
    """What the body is for; the keys of `functions` are their clauses."""

    clause: str
    functions: Mapping[str, Function]
    lead_clause: str = ""
    consultation: str = ""  # the code of the function that may end without a decision
    residual: str = ""  # the code of the function for whatever no other one names


@dataclass(frozen=True)
class MajorityOverride:
    """Another majority set by the body itself: by which decision, from which day and for what."""

    decision: str
    adopted_on: date
    scope: str
    rule: MajorityRule
    title_ru: str = ""
    title_en: str = ""


@dataclass(frozen=True)
class Edition:
    """The rules of a body as they stand from a day on."""

    in_force_from: date
    seats: SeatsRule
    credentials: ClauseRule
    chairmanship: ChairmanshipRule
    quorum: QuorumRule
    majority: MajorityRule
    disinterest: ClauseRule
    narrow_base: NarrowBaseRule
    no_objection: ClauseRule
    dissent: ClauseRule
    affected: ClauseRule
    voting: ClauseRule
    materials: DaysRule
    circulation: DaysRule
    yearly: YearlyRule
    petition: PetitionRule
    competence: CompetenceRule
    procedure: ProcedureRule
    written: WrittenRule
    minutes: MinutesRule = field(default_factory=MinutesRule)
    item_classes: Mapping[str, ItemClassRule] = field(default_factory=dict)
    foundation: ClauseRule | None = None
    attendance: AttendanceRule | None = None
    rights: RightsRule | None = None
    limits: LimitsRule | None = None
    costs: ClauseRule | None = None
    parties: PartiesRule | None = None  # a body without a founding treaty has none
    venue: ClauseRule | None = None  # the members need not agree on the place everywhere
    annual: ClauseRule | None = None  # nor does every body work by yearly plans
    rules_of_procedure: RulesOfProcedureRule | None = None
    override: OverrideRule | None = None  # a body that may set nothing otherwise has none
    set_otherwise: MajorityOverride | None = None  # never of a charter: `under` puts it here

    @property
    def classes(self) -> Mapping[str, ItemClass | ItemClassRule]:
        """Return the classes an item may be of: with a rule of their own, or for which one may be set."""
        return {**self.item_classes, **(self.override.item_classes if self.override else {})}

    def for_class(self, code: str) -> "Edition":
        """Return the edition as it stands for items of this class; of no class or an unknown one, as it is."""
        rule = self.item_classes.get(code)
        if rule is None:
            return self
        return replace(self, majority=rule.majority or self.majority, quorum=rule.quorum or self.quorum)

    def under(self, override: MajorityOverride) -> "Edition":
        """Return the edition with the majority the body has set otherwise, citing its decision.

        Only the majority can be set so; quorum, seats and affected states cannot, nor what
        equal votes come to, nor whose consent is needed: those rest on other clauses.
        """
        own = self.majority
        majority = replace(override.rule, decision=override.decision, tie=own.tie, consent=own.consent)
        return replace(self, majority=majority, set_otherwise=override)


@dataclass(frozen=True)
class Charter:
    """A body as data."""

    code: str
    title_ru: str
    title_en: str
    title_genitive_ru: str
    short_title_ru: str
    short_title_en: str
    regulation_ru: str
    regulation_genitive_ru: str
    zone: str
    editions: tuple[Edition, ...]

    def edition_on(self, day: date) -> Edition:
        """Return the edition in force on the day; a day before the first one is the asker's mistake."""
        in_force = [edition for edition in self.editions if edition.in_force_from <= day]
        if not in_force:
            first = self.editions[0].in_force_from
            raise CharterError(f"{self.code}: no edition is in force on {day}, the first is of {first}")
        return in_force[-1]

    def countersigned_since(self, day: date) -> date | None:
        """Return from which meetings on the head of the secretariat signs the protocols too; None where nobody is asked to."""
        since = None
        for edition in self.editions:
            if edition.in_force_from <= day:
                since = (since or edition.in_force_from) if edition.minutes.countersigned else None
        return since

    @property
    def latest(self) -> Edition:
        return self.editions[-1]
