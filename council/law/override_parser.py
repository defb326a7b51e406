"""From the tables of a charter to its rules of procedure and what the body may set otherwise."""

from council.law.charter_reading import require_different
from council.law.charter_table import Table
from council.law.majority_parser import majority_rule
from council.law.rules import ItemClass, NamedMajority, OverrideRule, RulesOfProcedureRule


def rules_of_procedure_rule(table: Table) -> RulesOfProcedureRule:
    """Return by which clauses the body adopts its rules of procedure and meets under them."""
    return RulesOfProcedureRule(clause=table.text("clause"), meetings_clause=table.text("meetings_clause"))


def override_rule(table: Table) -> OverrideRule:
    """Return what the body may set otherwise, by which named majorities and for which classes of items."""
    majorities = [_named_majority(one) for one in table.tables("majority")]
    classes = [_item_class(one) for one in table.tables("item_class")] if table.has("item_class") else []
    require_different(table, "majority", [named.code for named in majorities])
    require_different(table, "item_class", [one.code for one in classes])
    return OverrideRule(
        clause=table.text("clause"),
        chair_clause=table.text("chair_clause"),
        never=table.texts("never"),
        majorities={named.code: named for named in majorities},
        item_classes={one.code: one for one in classes},
    )


def _named_majority(table: Table) -> NamedMajority:
    named = NamedMajority(
        table.text("code"), table.text("title_ru"), table.text("title_en"), rule=majority_rule(table)
    )
    table.close()
    return named


def _item_class(table: Table) -> ItemClass:
    item_class = ItemClass(table.text("code"), table.text("title_ru"), table.text("title_en"))
    table.close()
    return item_class
