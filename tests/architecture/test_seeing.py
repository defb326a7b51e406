"""No page reads the record past its reader: what is shown comes from the registry of scopes."""

import ast

from council.access.seeing import SCOPES
from tests.architecture.source import Module, complain, modules

KINDS = {kind.__name__ for kind in SCOPES}
READERS = {"select", "get", "get_one", "query"}

# What is read of a thing the reader was shown already, or for a form that is the secretariat's alone.
READ_WITH_WHAT_IS_SEEN = {
    ("choices", "Person"),  # whom the secretariat may name
    ("credentials", "Meeting"),  # for which the paper that is shown was filed
    ("minutes_page", "Person"),  # whose name stands under the minutes
    ("state_cards", "Appointment"),  # the members of the states on the cards of a meeting that is run
    ("state_cards", "Credential"),  # and the papers their substitutes came with
}


def test_a_thing_is_found_by_its_identifier_in_one_place():
    faults = [
        module.at(node)
        for module in modules("web")
        if module.name != "council.web.finding"
        for node in ast.walk(module.tree)
        if _compares_identifiers(node)
    ]
    complain(faults, "ask council.web.finding: it looks within what the reader may see")


def test_no_page_reads_a_kind_of_thing_but_by_its_scope():
    faults = [
        f"{module.at(node)}: reads {kind}"
        for module in modules("web")
        for node, kind in _read_whole(module)
        if (module.name.removeprefix("council.web."), kind) not in READ_WITH_WHAT_IS_SEEN
    ]
    complain(faults, "select from seen_by(actor, Kind): council/access/seeing.py knows its scope")


def test_a_kind_that_pages_look_for_has_a_scope():
    faults = [
        f"{module.at(node)}: {kind.id}"
        for module in modules("web")
        for node in ast.walk(module.tree)
        if _is_call_of(
            node, {"found_or_404", "found_with_actor", "found_or_none", "found_in_meeting", "seen_by"}
        )
        for kind in node.args[:2]
        if isinstance(kind, ast.Name) and kind.id[0].isupper() and kind.id not in KINDS
    ]
    complain(faults, "say in SCOPES of council/access/seeing.py who sees what of this kind")


def _read_whole(module: Module) -> list[tuple[ast.Call, str]]:
    """Return every reading of whole rows of a kind with a scope; a key or a count alone shows nothing."""
    return [
        (node, kind.id)
        for node in ast.walk(module.tree)
        if _is_call_of(node, READERS)
        for kind in node.args[:1]
        if isinstance(kind, ast.Name) and kind.id in KINDS
    ]


def _is_call_of(node: ast.AST, names: set[str]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in names


def _compares_identifiers(node: ast.AST) -> bool:
    """Say whether rows are selected by a public identifier: «Kind.public_id == …» or filter_by(public_id=…)."""
    if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute):
        owner = node.left.value
        is_kind = isinstance(owner, ast.Name) and owner.id[0].isupper()
        return node.left.attr == "public_id" and is_kind
    return isinstance(node, ast.Call) and any(word.arg == "public_id" for word in node.keywords)
