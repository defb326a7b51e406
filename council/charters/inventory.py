"""Which law answers for each clause, where its user meets it, or why it needs no answer."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

from council.charters import HERE
from council.law.charter import Edition
from council.law.steps import Step


@dataclass(frozen=True)
class Answer:
    """The line of a clause: its law functions (`quorum.rule_on_quorum`), its page, or the reason for none."""

    clause: str
    functions: tuple[str, ...]
    page: str
    why_ru: str
    why_en: str


@dataclass(frozen=True)
class Group:
    """A table of the charter that rests on a clause, with the values written in it."""

    table: str
    values: Mapping[str, str]


@cache
def inventory(charter_code: str) -> Mapping[str, Answer]:
    """Return the line of every clause, in the order of the texts; none where the body has no inventory."""
    path = HERE / "inventories" / f"{charter_code}.csv"
    if not path.is_file():
        return MappingProxyType({})
    with path.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({line["clause"]: _answer(line) for line in csv.DictReader(lines)})


def groups_of(edition: Edition, clause: str) -> list[Group]:
    """Return the tables of the charter in which the clause is named."""
    tables = [(one.name, getattr(edition, one.name)) for one in fields(edition)]
    return [
        Group(name, _values(rule)) for name, rule in tables if is_dataclass(rule) and _rests_on(rule, clause)
    ]


def steps_of(edition: Edition, clause: str) -> list[Step]:
    """Return the steps of a meeting that rest on the clause."""
    return [step for step in Step if edition.procedure.clause_of(step) == clause]


def _answer(line: Mapping[str, str]) -> Answer:
    return Answer(
        line["clause"], tuple(line["answers"].split()), line["page"], line["why_ru"], line["why_en"]
    )


def _rests_on(rule: Any, clause: str) -> bool:
    return any(
        getattr(rule, one.name) == clause for one in fields(rule) if one.name.endswith("clause")
    ) or clause in getattr(rule, "functions", ())


def _values(rule: Any) -> Mapping[str, str]:
    """Return what is written in the table beside its clauses: numbers and choices."""
    written = {one.name: getattr(rule, one.name) for one in fields(rule) if not one.name.endswith("clause")}
    return {name: _as_toml(value) for name, value in written.items() if _is_plain(value)}


def _as_toml(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | Fraction) and value != ""
