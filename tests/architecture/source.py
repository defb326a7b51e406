"""The product's own source, read as syntax: what the tests of the architecture look at."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """One file of Python, by the name it is imported under."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")

    @property
    def layer(self) -> str:
        """The folder under council/, or the file itself where it stands beside them."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 and parts[0] == "council" else parts[-1]

    def at(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT)}:{node.lineno}"


def modules(*folders: str) -> list[Module]:
    """Return the modules of these folders of council/, by default all of the product."""
    places = [ROOT / "council" / folder for folder in folders] if folders else [ROOT / "council"]
    found = [_module(path) for place in places for path in sorted(place.rglob("*.py"))]
    application = ROOT / "app.py"
    return found if folders or not application.exists() else [*found, _module(application)]


@cache
def _module(path: Path) -> Module:
    """One for each file, so that it is read and parsed once for all tests."""
    return Module(path)


def tracked_files() -> list[Path]:
    """Return every file of the tree that git keeps and that still stands."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def imports(module: Module) -> list[tuple[ast.AST, str]]:
    """Return every import as (node, the full name of the module it takes from)."""
    found: list[tuple[ast.AST, str]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [(node, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # `from council import law` takes the layer itself.
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "council" else []
            )
            found += [(node, name) for name in names or ["." * node.level + (node.module or "")]]
    return found


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def complain(faults: list[str], lesson: str) -> None:
    """Fail with every fault found and the one thing to do about them."""
    assert not faults, "\n" + "\n".join(sorted(faults)) + f"\n→ {lesson}"
