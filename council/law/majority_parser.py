"""From the tables of a charter to the rules by which votes are counted."""

from council.law.charter_reading import optional, require_different, require_reachable
from council.law.charter_table import Table
from council.law.rules import (
    Base,
    ConsentRule,
    ItemClassRule,
    MajorityRule,
    QuorumRule,
    QuorumTest,
    Threshold,
    Tie,
    WrittenRule,
)


def quorum_rule(table: Table) -> QuorumRule:
    """A share of the members, a number of them, or none; which one, the charter says expressly."""
    table.require_one_of("fraction", "members", "none")
    if table.has("none"):
        if not table.flag("none"):
            table.fault("none", "must be true, or give way to fraction or members")
        return QuorumRule(None, QuorumTest.EACH_DECISION, table.text("clause", default=""))
    rule = QuorumRule(
        fraction=table.fraction("fraction") if table.has("fraction") else None,
        tested=table.choice("tested", QuorumTest, default=QuorumTest.EACH_DECISION),
        clause=table.text("clause"),
        threshold=table.choice("threshold", Threshold, default=Threshold.AT_LEAST),
        members=table.positive("members") if table.has("members") else None,
    )
    require_reachable(table, rule.threshold, rule.fraction)
    if rule.threshold is Threshold.CONSENSUS:
        table.fault("threshold", 'must be at_least or more_than, not "consensus"')
    if rule.members is not None and table.has("threshold"):
        table.fault("threshold", "goes with a fraction; a number of members is reached or not")
    return rule


def majority_rule(table: Table) -> MajorityRule:
    """A share of a base, a number of votes, or consensus; with the consent of seats where it is needed."""
    threshold = table.choice("threshold", Threshold)
    consent = optional(table, "consent", _consent, absent=None)
    if threshold is Threshold.CONSENSUS:
        return _consensus(table, consent)
    table.require_one_of("fraction", "votes")
    votes = table.positive("votes") if table.has("votes") else None
    rule = MajorityRule(
        base=table.choice("base", Base, default=None if votes is None else Base.MEMBERS),
        threshold=threshold,
        fraction=table.fraction("fraction") if table.has("fraction") else None,
        tie=table.choice("tie", Tie, default=Tie.FAILS),
        clause=table.text("clause"),
        votes=votes,
        consent=consent,
    )
    require_reachable(table, threshold, rule.fraction)
    return rule


def _consensus(table: Table, consent: ConsentRule | None) -> MajorityRule:
    """Under consensus no votes are counted, so nothing that says how to count them has a place."""
    for key in ("base", "fraction", "votes", "consent"):
        if table.has(key):
            table.fault(key, 'has no meaning where the threshold is "consensus"')
            table.skip(key)
    tie = table.choice("tie", Tie, default=Tie.FAILS)
    if tie is not Tie.FAILS:
        table.fault("tie", 'must be "fails" where the threshold is "consensus": there is no tie')
    return MajorityRule(
        Base.PARTICIPATING, Threshold.CONSENSUS, None, tie, table.text("clause"), consent=consent
    )


def _consent(table: Table) -> ConsentRule:
    seats = table.texts("seats")
    if len(set(seats)) < len(seats):
        table.fault("seats", "names one seat twice")
    return ConsentRule(seats=seats, clause=table.text("clause"))


def item_class_rules(table: Table) -> dict[str, ItemClassRule]:
    """Read the classes of items that are decided otherwise than the rest, by their codes."""
    rules = [_item_class_rule(one) for one in table.tables("item_class")] if table.has("item_class") else []
    require_different(table, "item_class", [rule.code for rule in rules])
    return {rule.code: rule for rule in rules}


def _item_class_rule(table: Table) -> ItemClassRule:
    code = table.text("code")
    if not table.has("majority") and not table.has("quorum"):
        table.fault("majority", "is missing: a class of items has a majority or a quorum of its own, or both")
    rule = ItemClassRule(
        code=code,
        title_ru=table.text("title_ru", default=code),
        title_en=table.text("title_en", default=code),
        majority=optional(table, "majority", majority_rule, absent=None),
        quorum=optional(table, "quorum", quorum_rule, absent=None),
    )
    table.close()
    return rule


def written_rule(table: Table) -> WrittenRule:
    """Read whether the body may decide in writing."""
    return WrittenRule(allowed=table.flag("allowed"), clause=table.text("clause"))
