"""From the table of a charter to the rules on who is party to the founding treaty."""

from council.law.charter_table import Table
from council.law.rules import OpenTo, PartiesRule


def parties_rule(table: Table) -> PartiesRule:
    """Return how states become and cease to be parties, from the numbers and articles of the table."""
    return PartiesRule(
        entry_nth=table.positive("entry_nth"),
        entry_days=table.positive("entry_days"),
        entry_clause=table.text("entry_clause"),
        accession_open_to=table.choice("accession_open_to", OpenTo),
        accession_clause=table.text("accession_clause"),
        exit_months=table.positive("exit_months"),
        exit_clause=table.text("exit_clause"),
        amendment_clause=table.text("amendment_clause"),
        body_change_months=table.positive("body_change_months"),
        body_change_clause=table.text("body_change_clause"),
        done_on=table.day("done_on") if table.has("done_on") else None,
    )
