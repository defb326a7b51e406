"""Everything the law can find is said in both languages, with figures that the ruling gives."""

import ast
from functools import cache
from string import Formatter

import pytest

from council.wording import CURES, SENTENCES
from tests.architecture.source import complain, modules

ANSWERS = {"permit", "note", "warn", "bar", "Obstacle"}


@cache
def findings() -> dict[str, str]:
    """Return every finding the law can give, with the place where it does."""
    return {
        name: module.at(call)
        for module in modules("law")
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ANSWERS
        for name in names_in(call.args[0])
    } | {
        node.value.value: module.at(node)
        for module in modules("law")
        if module.name == "council.law.credentials"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant) and node.value.value
    }


def names_in(argument: ast.expr) -> list[str]:
    """Return the finding, where it is written out; the few that are computed are looked for elsewhere."""
    return [argument.value] if isinstance(argument, ast.Constant) else []


def places(template: str) -> set[str]:
    return {name for _text, name, _form, _conversion in Formatter().parse(template) if name}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_finding_has_its_sentence(lang):
    complain(
        [
            f"{where}: {name!r} is not said in {lang!r}"
            for name, where in findings().items()
            if name not in SENTENCES[lang]
        ],
        "add its sentence to council/wording/russian.py and english.py",
    )


def test_no_sentence_is_kept_for_a_finding_nobody_makes():
    complain(
        [
            f"{name!r} is found by no law"
            for name in set(SENTENCES["ru"]) | set(CURES["ru"])
            if name not in findings()
        ],
        "take the sentence away, or give the finding back its name",
    )


def test_both_languages_say_the_same():
    assert set(SENTENCES["ru"]) == set(SENTENCES["en"])
    assert set(CURES["ru"]) == set(CURES["en"])
    assert set(CURES["ru"]) <= set(SENTENCES["ru"])


@pytest.mark.parametrize("table", [SENTENCES, CURES])
def test_both_languages_give_the_same_figures(table):
    different = [name for name in table["ru"] if places(table["ru"][name]) != places(table["en"][name])]
    complain(
        [f"{name!r} gives other figures in the other language" for name in different], "say the same in both"
    )


def figures_of(call: ast.Call) -> set[str] | None:
    """Return the figures a ruling is given, None where they are gathered elsewhere."""
    if ast.unparse(call.func) == "Obstacle":
        return set(ast.literal_eval(call.args[2])) if len(call.args) > 2 else set()
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else names


def test_a_sentence_asks_only_for_figures_its_ruling_has():
    faults = [
        f"{module.at(call)}: {name!r} has no figure {figure!r}"
        for module in modules("law")
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ANSWERS
        if (given := figures_of(call)) is not None
        for name in names_in(call.args[0])
        for figure in (places(SENTENCES["ru"][name]) | places(CURES["ru"].get(name, "")))
        - given
        - {"missing"}
    ]
    complain(faults, "give the ruling the figure, or say the sentence without it")
