"""The bodies as data: their charters, the words of their clauses, and the states."""

from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from council.charters.reading import tables_of
from council.law.charter import Charter, CharterError, Function
from council.law.charter_parser import parse_charter

HERE = Path(__file__).parent


def charter_codes() -> list[str]:
    """Return the codes of the charters that come with the platform."""
    return sorted(path.stem for path in HERE.glob("*.toml") if path.stem != "states")


def charter_path(code_or_path: str) -> Path:
    """Return the file of a charter that comes with the platform, or of one given by its path."""
    return HERE / f"{code_or_path}.toml" if code_or_path in charter_codes() else Path(code_or_path)


@cache
def load_charter(code_or_path: str) -> Charter:
    """Return the charter, or raise `CharterError` saying what is wrong with it and where."""
    path = charter_path(code_or_path)
    try:
        return read_charter(path, source=path.name)
    except (OSError, ValueError) as fault:
        if isinstance(fault, CharterError):
            raise
        known = ", ".join(charter_codes())
        why = getattr(fault, "strerror", None) or fault
        raise CharterError(f"{code_or_path}: no such charter or file ({why}); known: {known}") from None


def read_charter(path: Path, *, source: str) -> Charter:
    """Return the charter that stands in the file; a file that cannot be opened is the asker's mistake."""
    return parse_charter(tables_of(path, source), source=source, zones=available_timezones())


def functions(charter_code: str) -> tuple[Function, ...]:
    """Return the functions of the body in the order of its Regulation."""
    return tuple(load_charter(charter_code).latest.competence.functions.values())
