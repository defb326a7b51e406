"""Prints how long modules, functions and templates are, and the longest of each: questions, not verdicts."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_SHOWN = 5


def modules() -> Iterator[tuple[int, str]]:
    for path in sorted((ROOT / "council").rglob("*.py")):
        yield path.read_text(encoding="utf-8").count("\n"), str(path.relative_to(ROOT))


def functions() -> Iterator[tuple[int, str]]:
    for path in sorted((ROOT / "council").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (
                    node.end_lineno - node.lineno + 1,
                    f"{path.relative_to(ROOT)}:{node.lineno} {node.name}()",
                )


def templates() -> Iterator[tuple[int, str]]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield path.read_text(encoding="utf-8").count("\n"), str(path.relative_to(ROOT))


def show(subject: str, found: list[tuple[int, str]], *, median: int, p95: int) -> None:
    lengths = sorted(length for length, _ in found)
    print(
        f"{subject}: {len(lengths)}; median {lengths[len(lengths) // 2]} lines (aim {median}), "
        f"95th percentile {lengths[len(lengths) * 95 // 100]} (aim {p95})"
    )
    for length, place in sorted(found, reverse=True)[:LONGEST_SHOWN]:
        print(f"    {length:4}  {place}")


if __name__ == "__main__":
    show("Modules", list(modules()), median=60, p95=150)
    show("Functions", list(functions()), median=6, p95=20)
    show("Templates", list(templates()), median=45, p95=90)
