"""Every clause of the Regulation and article of the Agreement says which law answers for it, or why none does."""

import ast
import importlib

import pytest

from council.charters import charter_codes
from council.charters.clauses import clause_words, glosses
from council.charters.inventory import Answer, inventory
from tests.architecture.source import complain, modules

CODES = [code for code in charter_codes() if clause_words(code)]


def lines() -> list[tuple[str, Answer]]:
    return [(code, answer) for code in CODES for answer in inventory(code).values()]


def law_functions() -> set[str]:
    return {
        f"{module.path.stem}.{node.name}"
        for module in modules("law")
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
    }


def pages() -> set[str]:
    return {
        f"{module.path.stem}.{node.name}"
        for module in modules("web")
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    }


@pytest.mark.parametrize("code", CODES)
def test_the_inventory_lists_the_clauses_of_the_texts_in_their_order(code):
    assert list(inventory(code)) == list(clause_words(code)), (
        "give every clause of the text one line, in the order of the text, and no line to another"
    )


@pytest.mark.parametrize("code", CODES)
def test_every_clause_is_told_in_english(code):
    assert set(glosses(code)) == set(clause_words(code)), "write what the clause says in our own words"


def test_every_clause_has_its_law_or_says_in_one_line_why_it_needs_none():
    faults = [
        f"{code} {answer.clause}: names no law function and gives no reason in both languages"
        for code, answer in lines()
        if not answer.functions and not (answer.why_ru and answer.why_en)
    ]
    faults += [
        f"{code} {answer.clause}: names its law and says that it needs none"
        for code, answer in lines()
        if answer.functions and answer.why_ru
    ]
    complain(faults, "write the pure function that answers for the clause, and name it")


def test_every_law_function_named_exists():
    known = law_functions()
    complain(
        [f"{code} {answer.clause}: council/law has no {name}" for code, answer in lines()
         for name in answer.functions if name not in known],
        "name it as module.function, as it stands in council/law",
    )  # fmt: skip


def test_every_page_named_exists():
    known = pages()
    complain(
        [f"{code} {answer.clause}: the site has no page {answer.page}" for code, answer in lines()
         if answer.page not in known],
        "name the page on which its user meets the clause, as blueprint.view",
    )  # fmt: skip


def test_every_law_function_named_can_be_asked():
    for _code, answer in lines():
        for name in answer.functions:
            module, _, function = name.partition(".")
            assert callable(getattr(importlib.import_module(f"council.law.{module}"), function)), name
