"""Who may read the clock, and what else the law must not touch."""

import ast
import re

from tests.architecture.source import ROOT, complain, imports, modules

READ_THE_CLOCK = {
    "now",
    "utcnow",
    "today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "localtime",
    "gmtime",
    "current_timestamp",
}
NOT_LAW = {
    "flask", "sqlalchemy", "jinja2", "os", "io", "pathlib", "socket", "subprocess", "time", "random", "secrets",
    "locale", "sqlite3", "urllib", "tempfile", "shutil", "logging",
}  # fmt: skip
LEFT_OF_THE_DOORS = ("law", "charters", "wording", "records", "access", "papers", "actions")


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _reads_the_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = _called(node)
    return called in READ_THE_CLOCK or called.rsplit(".", 1)[-1] in {"now", "utcnow", "today"}


def test_only_the_doors_read_the_clock():
    faults = [
        f"{module.at(node)}: {_called(node)}() reads the clock"
        for module in modules(*LEFT_OF_THE_DOORS)
        for node in ast.walk(module.tree)
        if _reads_the_clock(node)
    ]
    complain(faults, "take `at` (a moment) or `on` (a day) as an argument; only web and cli read the clock")


def test_the_law_touches_nothing_but_its_facts():
    faults = [
        f"{module.at(node)}: imports {name}"
        for module in modules("law")
        for node, name in imports(module)
        if name.split(".")[0] in NOT_LAW
    ]
    complain(
        faults,
        "the law reads no clock, file, database, request, locale or chance: take the fact as an argument",
    )


def test_the_law_opens_no_file():
    faults = [
        f"{module.at(node)}: {_called(node)}(…)"
        for module in modules("law")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and _called(node) in {"open", "input", "print", "exec", "eval", "__import__"}
    ]
    complain(faults, "charters/ reads files and hands the law what stands in them")


def test_the_law_counts_in_whole_numbers_and_fractions():
    faults = [
        f"{module.at(node)}: {ast.unparse(node)}"
        for module in modules("law")
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    complain(faults, "0.67 of 15 is not ten: use fractions.Fraction and compare by multiplication")


def test_a_page_tells_the_day_of_a_moment_by_the_clock_of_a_place():
    asked = re.compile(r"\w+_at\|day\b(?!\()|not_after\|day\b(?!\()")
    faults = [
        f"{file.relative_to(ROOT)}:{number}: {said}"
        for file in sorted((ROOT / "templates").rglob("*.html"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        for said in asked.findall(line)
    ]
    complain(
        faults, "after nine in the evening it is the next day there: |day(meeting.zone), or |day(body_zone)"
    )
