"""The tests that state a clause, by the marks in the source where it is at hand; an installed copy has none."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from council.charters import HERE

TESTS = HERE.parents[1] / "tests"
MARK = "pytest.mark.clause"


class ClauseTest(NamedTuple):
    """A test that states a clause: its file and what it says."""

    path: str
    says: str


@cache
def marked_tests(charter_code: str, folder: Path = TESTS) -> Mapping[str, tuple[ClauseTest, ...]]:
    """Return the tests of every clause of the charter, read once; nothing where the tests are not there."""
    found: dict[str, list[ClauseTest]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if MARK in source:
            place = path.relative_to(folder.parent).as_posix()
            for clause, name in _marked(ast.parse(source), charter_code):
                found[clause].append(ClauseTest(place, name.removeprefix("test_").replace("_", " ")))
    return {clause: tuple(dict.fromkeys(tests)) for clause, tests in found.items()}


def _marked(tree: ast.Module, charter_code: str) -> Iterator[tuple[str, str]]:
    """Yield each clause with the name of the test that is marked with it."""
    constants = _constants(tree)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name.startswith("test_"):
            for call in (node for one in function.decorator_list for node in ast.walk(one)):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == MARK and len(call.args) == 2:
                    charter, clause = (_text(argument, constants) for argument in call.args)
                    if charter == charter_code:
                        yield clause, function.name


def _text(argument: ast.expr, constants: Mapping[str, str]) -> str:
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    return constants.get(ast.unparse(argument), "")


def _constants(tree: ast.Module) -> dict[str, str]:
    """Return the texts a module names once and marks its tests with."""
    return {
        ast.unparse(node.targets[0]): str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
