"""What the law can answer under a clause, read from the law itself and said without its figures."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import council.law
from council.law.procedure import OBSTACLES
from council.law.ruling import Weight
from council.law.steps import Step
from council.wording import SENTENCES

LAW = Path(council.law.__file__).parent
ANSWERS = {"permit": "ok", "note": Weight.NOTE.value, "warn": Weight.WARN.value, "bar": Weight.BAR.value}
UNKNOWN = "…"


class Said(NamedTuple):
    """An answer the law can give: how it weighs (ok, note, warn, bar), and its sentence without figures."""

    weight: str
    words: str


def said_by(functions: tuple[str, ...], steps: tuple[Step, ...] = (), lang: str = "ru") -> list[Said]:
    """Return every answer of these functions and steps, once each, the obstacles first."""
    found = [answer for function in functions for answer in _answers_of(function)]
    found += [
        ("bar", obstacle.finding) for step in steps for obstacle in OBSTACLES[step] if obstacle.is_of_clause
    ]
    order = ["bar", "warn", "ok", "note"]
    ranked = sorted(dict.fromkeys(found), key=lambda answer: order.index(answer[0]))
    return [Said(weight, without_figures(SENTENCES[lang][finding])) for weight, finding in ranked]


def without_figures(template: str) -> str:
    """Return the sentence with a gap for every figure, and a word in its plural."""
    pieces = []
    for text, name, form, _conversion in Formatter().parse(template):
        pieces.append(text + (_gap(form or "") if name is not None else ""))
    return "".join(pieces)


@cache
def _answers_of(function: str) -> tuple[tuple[str, str], ...]:
    """Return the answers of `quorum.rule_on_quorum` as (weight, finding), its private functions included."""
    module, _, name = function.partition(".")
    defined = _functions_of(module)
    reached = list(_reached(name, defined))
    written = {constant for each in reached for constant in _returned(defined[each])}
    return tuple(
        (ANSWERS[ast.unparse(call.func)], finding)
        for each in reached
        for call in ast.walk(defined[each])
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ANSWERS
        for finding in _findings(call.args[0], written)
    )


@cache
def _functions_of(module: str) -> Mapping[str, ast.FunctionDef]:
    path = LAW / f"{module}.py"
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _reached(name: str, defined: Mapping[str, ast.FunctionDef]) -> Iterator[str]:
    """Yield the function and those of its module that it calls, each once."""
    waiting, seen = [name], set()
    while waiting:
        current = waiting.pop(0)
        if current in defined and current not in seen:
            seen.add(current)
            yield current
            calls = (node.func for node in ast.walk(defined[current]) if isinstance(node, ast.Call))
            waiting += [ast.unparse(called) for called in calls if isinstance(called, ast.Name)]


def _returned(function: ast.FunctionDef) -> list[str]:
    """Return the findings that a function gives back for another one to answer with."""
    values = (node.value for node in ast.walk(function) if isinstance(node, ast.Return))
    return [str(value.value) for value in values if isinstance(value, ast.Constant) and value.value]


def _findings(argument: ast.expr, written: set[str]) -> list[str]:
    if isinstance(argument, ast.Constant):
        return [str(argument.value)] if argument.value in SENTENCES["ru"] else []
    if isinstance(argument, ast.IfExp):
        return [*_findings(argument.body, written), *_findings(argument.orelse, written)]
    return sorted(written & set(SENTENCES["ru"]))


def _gap(form: str) -> str:
    """Return what stands for a figure: a gap, with its noun in the plural where it has one."""
    _head, _, nouns = form.rpartition("~")
    if "|" not in nouns:
        return UNKNOWN
    last = nouns.split("|")[-1]
    return last if form.startswith("~") else f"{UNKNOWN} {last}"
