"""Every clause a charter names is stated by a marked test, and no mark names a clause that is not there."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from council.charters import charter_codes, load_charter
from council.charters.clauses import clause_words
from tests.architecture.source import ROOT, complain

Named = tuple[str, str]


def named_by_charters() -> set[Named]:
    return {
        (code, clause)
        for code in charter_codes()
        for edition in load_charter(code).editions
        for clause in clauses_in(edition)
    }


def clauses_in(rule: object) -> Iterator[str]:
    """Yield every clause that a rule, or a rule inside it, rests on."""
    for one in fields(rule):
        value = getattr(rule, one.name)
        if is_dataclass(value):
            yield from clauses_in(value)
        elif one.name == "clauses":
            yield from value.values()
        elif one.name == "functions":
            yield from value
        elif one.name.endswith("clause") and value:
            yield value


def marked_by_tests() -> set[Named]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("test_*.py")]
    return {
        mark
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        if (mark := mark_of(node, constants_of(tree)))
    }


def constants_of(tree: ast.Module) -> dict[str, str]:
    """The texts a module names once and marks its tests with."""
    return {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }


def mark_of(call: ast.Call, constants: dict[str, str]) -> Named | None:
    if ast.unparse(call.func) != "pytest.mark.clause":
        return None
    charter, clause = (
        argument.value if isinstance(argument, ast.Constant) else constants[ast.unparse(argument)]
        for argument in call.args
    )
    return charter, clause


def test_every_clause_of_a_charter_is_stated_by_a_test():
    missing = named_by_charters() - marked_by_tests()
    complain(
        [f"{code}: clause {clause} has no test" for code, clause in missing],
        'state its meaning in a test and mark it @pytest.mark.clause("the charter", "the clause")',
    )


def test_every_mark_names_a_clause_that_is_there():
    known = named_by_charters() | {
        (code, clause) for code in charter_codes() for clause in clause_words(code)
    }
    complain(
        [f"clause {clause} of {code} is not there" for code, clause in marked_by_tests() - known],
        "mark the clause as the charter or its text writes it",
    )
