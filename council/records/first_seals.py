"""What of a row must still be as it was first sealed: all that no act may write once the row is made.

The guards tell it: in a table where they fix columns for good (`words_are_fixed`, `text_is_fixed`,
`question_is_fixed`, `opening_is_fixed`) an act writes later only into columns that were empty until then, as who
confirmed a row or took it back and when. So is every such table covered (`COVERED`), votes, dissenting opinions
and credentials among them, but those of `REWRITTEN_BY_ACTS`. Of meetings and items `later_seals.py` tells. Not
covered are tables whose guards fix no column (`accounts`, `item_notes`): there an act may change anything. Where no
row ever changes, a second seal is a fault by itself.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

from sqlalchemy import Boolean, String

from council.records.guards import GUARDS
from council.records.register import digest_of_facts, sealed_facts

# An office gets another last day, a letter another address, a meeting another city and an item another title, each in
# place of one that was sealed; materials of before their versions were sealed with the file in the row, and a
# migration has sealed them anew.
REWRITTEN_BY_ACTS = frozenset(
    {"appointments", "letters", "materials", "material_versions", "meetings", "items"}
)


def _fixed() -> dict[str, frozenset[str]]:
    fixed = defaultdict(frozenset)
    for guard in GUARDS:
        if guard.columns and not guard.when:
            fixed[guard.table] |= guard.columns
    return dict(fixed)


FIXED = _fixed()
COVERED = frozenset(FIXED) - REWRITTEN_BY_ACTS


def is_as_made(row: Any, first: bytes) -> bool:
    """Say whether the first seal of a row of a covered table is of the row as it stands, less what was added since.

    A row may have been made with some of it already there, as a vote opened on instruction: any part may be added.
    """
    return any(bytes.fromhex(digest_of_facts(facts)) == first for facts in _facts_once(row))


def _facts_once(row: Any) -> Iterator[dict[str, Any]]:
    """Yield what may have been sealed of the row as it was made, first what most rows were made as: nothing added."""
    facts = sealed_facts(row)
    columns = facts["columns"]
    added = sorted(_may_be_added(type(row)) & columns.keys())
    for count in range(len(added), -1, -1):
        for missing in map(frozenset, combinations(added, count)):
            told = {name: value for name, value in columns.items() if name not in missing}
            yield {**facts, "columns": told}


@cache
def _may_be_added(kind: Any) -> frozenset[str]:
    """Return the columns that may be empty as a row is made and be written later."""
    table = kind.__table__
    return frozenset(
        column.name
        for column in table.columns
        if column.name not in FIXED[table.name]
        and not column.unique
        and (column.nullable or isinstance(column.type, Boolean | String))
    )
