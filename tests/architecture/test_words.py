"""The words of the house: docstrings, names, sizes, and what no file may speak of."""

import ast
import re

import pytest

from tests.architecture.source import ROOT, complain, functions, modules, tracked_files

TOO_WIDE = {
    "manager",
    "helper",
    "helpers",
    "utils",
    "util",
    "data",
    "info",
    "process",
    "handle",
    "handler",
    "common",
}
LONGEST_MODULE = 250
# Package hosts, and folders that exist on one person's machine only.
UNWANTED = re.compile(
    r"pypi[.]org|pythonhosted[.]org|npmjs[.](org|com)|deb[.]debian[.]org|(?<![\w.:/])/(work|home|Users|root)/\w"
)
PLAIN_TEXT = {
    ".py",
    ".md",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".txt",
    ".sh",
    ".po",
    ".csv",
    ".cfg",
    ".mako",
    ".xml",
    "",
}


def _words(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


def test_every_module_says_what_it_is():
    faults = [
        str(module.path.relative_to(ROOT))
        for module in modules()
        if not (ast.get_docstring(module.tree) or "").strip()
    ]
    complain(faults, "begin the file with one sentence: it is the first thing a stranger reads")


@pytest.mark.parametrize("folder", ["law", "actions"])
def test_every_public_function_says_what_it_answers(folder):
    faults = [
        f"{module.at(function)}: {function.name}()"
        for module in modules(folder)
        for function in functions(ast.Module(module.tree.body, []))
        if function in module.tree.body
        and not function.name.startswith("_")
        and not ast.get_docstring(function)
    ]
    complain(faults, "say in one sentence, in words of the council, what it answers or does")


def test_no_name_is_too_wide_to_mean_anything():
    faults = [
        f"{module.path.relative_to(ROOT)}" for module in modules() if _words(module.path.stem) & TOO_WIDE
    ]
    faults += [
        f"{module.at(node)}: class {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and _words(node.name) & TOO_WIDE
    ]
    complain(faults, f"name the subject; these words name none: {', '.join(sorted(TOO_WIDE))}")


def test_no_module_has_outgrown_its_subject():
    faults = [
        f"{module.path.relative_to(ROOT)}: {lines} lines"
        for module in modules()
        if (lines := module.text.count("\n")) > LONGEST_MODULE
    ]
    complain(faults, f"over {LONGEST_MODULE} lines a file has two subjects: find them, do not shave lines")


def test_the_tree_names_no_registry_and_no_machine():
    faults = []
    for path in tracked_files():
        if path.suffix in PLAIN_TEXT:
            text = path.read_text(encoding="utf-8", errors="replace")
            faults += [f"{path.relative_to(ROOT)}: {found.group()}" for found in UNWANTED.finditer(text)]
    complain(faults, "the project speaks of itself alone: no package hosts, no paths of one machine")
