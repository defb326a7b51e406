"""What the product never does, whoever asks: run what was typed, trust chance that can be foretold, open a shell."""

import ast
import re

from tests.architecture.source import ROOT, complain, imports, modules

RUNS_TEXT = {"eval", "exec", "compile", "__import__", "render_template_string", "from_string"}
READS_OBJECTS = {"pickle", "marshal", "shelve", "dill", "yaml"}
FORETOLD = {"random", "numpy.random"}
SCRIPTED = re.compile(
    r"\b(eval|Function|document\.write|insertAdjacentHTML|outerHTML|localStorage|sessionStorage|indexedDB"
    r"|postMessage|document\.cookie)\b"
)
# Where a password, a factor or a link of one's own is asked for.
DOORS = {"council.actions.sessions", "council.web.signed_in", "council.web.signing_in"}
# It shows parts of a page as the server, which escapes them, has written them.
TAKES_MARKUP = "live.js"


def calls(module):
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]


def name_of(call):
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def is_method_of_re(call):
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "re"


def test_nothing_typed_becomes_code():
    run = [
        f"{module.at(call)}: {name_of(call)}()"
        for module in modules()
        for call in calls(module)
        if name_of(call) in RUNS_TEXT and not is_method_of_re(call)
    ]
    read = [
        f"{module.at(node)}: imports {name}"
        for module in modules()
        for node, name in imports(module)
        if name.split(".")[0] in READS_OBJECTS
    ]
    complain(run + read, "text is data: templates are files, what is read back is JSON")


def test_no_program_is_started_through_a_shell():
    faults = [
        f"{module.at(call)}: {name_of(call)}()"
        for module in modules()
        for call in calls(module)
        if name_of(call) in {"system", "popen", "getoutput"}
        or any(word.arg == "shell" and getattr(word.value, "value", True) for word in call.keywords)
    ]
    complain(faults, "start a program by the list of its words, as council/actions/pdf_files.py does")


def test_chance_comes_from_the_generator_of_the_system():
    faults = [
        f"{module.at(node)}: imports {name}"
        for module in modules()
        for node, name in imports(module)
        if name in FORETOLD
    ]
    complain(faults, "take chance from secrets: what random gives can be foretold")


def test_scripts_run_no_text_and_keep_nothing():
    faults = []
    for script in sorted((ROOT / "council" / "web" / "static").glob("*.js")):
        code = re.sub(r"^\s*(//|/?\*).*$", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
        faults += [f"{script.name}: {word}" for word in sorted(set(SCRIPTED.findall(code)))]
        if script.name != TAKES_MARKUP and "innerHTML" in code:
            faults.append(f"{script.name}: innerHTML")
    complain(faults, "a script sets text by textContent, and leaves nothing in the browser")


def test_only_who_proved_who_they_are_is_signed_in():
    """There is no way to act as somebody else, for the operator neither."""
    opened = {
        module.name
        for module in modules()
        for call in calls(module)
        if name_of(call) == "WebSession" or (name_of(call) == "begin" and module.layer == "web")
    }
    assert opened <= DOORS, (
        f"a session is opened at the door alone, by who proved to be its holder: {opened - DOORS}"
    )
