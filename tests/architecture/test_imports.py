"""Who may import whom: always to the left, always in full, always at the top."""

import ast
import sys

import pytest

from tests.architecture.source import complain, functions, imports, modules

# Each imports from those before it. `settings` and the secrets it keeps stand beside them, see below.
LAYERS = ("law", "charters", "wording", "records", "access", "papers", "actions", "web", "cli")
SETTINGS = {"settings", "setting_words", "secret_keys", "mail_settings", "seal_settings"}
READ_SETTINGS = {"records", "papers", "actions", "web", "cli", "settings", "app"}


def _may_import(importer: str, imported: str) -> bool:
    if imported in SETTINGS:
        return importer in READ_SETTINGS
    if importer in SETTINGS:
        return False
    if {importer, imported} == {"web", "cli"}:
        return False
    return LAYERS.index(imported) <= LAYERS.index(importer)


def test_every_folder_of_the_house_is_a_known_layer():
    layers = {module.layer for module in modules()}
    assert layers <= {*LAYERS, *SETTINGS, "app", "council"}, layers


def test_layers_import_only_to_their_left():
    faults = [
        f"{module.at(node)}: {module.layer} imports {name}"
        for module in modules()
        if module.layer not in {"app", "council"}
        for node, name in imports(module)
        if name.startswith("council.") and not _may_import(module.layer, name.split(".")[1])
    ]
    complain(
        faults,
        f"a folder imports those to its left only: {' ← '.join(LAYERS)} ← app.py; "
        "pass the fact in as an argument, or move what you need to the left",
    )


def test_nothing_imports_the_application():
    faults = [
        f"{module.at(node)}: imports {name}"
        for module in modules()
        for node, name in imports(module)
        if name.split(".")[0] in {"app", "tests", "tools"}
    ]
    complain(faults, "app.py puts the parts together and is imported by none of them")


def test_the_law_imports_the_standard_library_only():
    faults = [
        f"{module.at(node)}: imports {name}"
        for module in modules("law")
        for node, name in imports(module)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "council"}
    ]
    complain(faults, "the law needs no package; give it plain facts")


@pytest.mark.parametrize("folder", LAYERS)
def test_imports_stand_at_the_top(folder):
    faults = [
        f"{module.at(node)}: {function.name}() imports inside itself"
        for module in modules(folder)
        for function in functions(module.tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    complain(
        faults, "an import inside a function hides a cycle: move it to the top, or what it needs to the left"
    )


def test_imports_are_written_in_full():
    faults = [
        f"{module.at(node)}: from {name} import …"
        for module in modules()
        for node, name in imports(module)
        if name.startswith(".")
    ]
    complain(faults, "write from council.<folder>.<file> import …")
