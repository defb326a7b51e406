"""The bodies as data: their charters, the words of their clauses, and the states."""

import tomllib
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

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
        written = path.read_bytes().decode()
        return parse_charter(tomllib.loads(written), source=path.name, zones=available_timezones())
    except OSError as fault:
        known = ", ".join(charter_codes())
        raise CharterError(
            f"{code_or_path}: no such charter or file ({fault.strerror}); known: {known}"
        ) from None
    except UnicodeDecodeError:
        raise CharterError(f"{path.name}: is not written in UTF-8") from None
    except tomllib.TOMLDecodeError as fault:
        raise CharterError(f"{path.name}: is not TOML: {fault}") from None


def functions(charter_code: str) -> tuple[Function, ...]:
    """Return the functions of the body in the order of its Regulation."""
    return tuple(load_charter(charter_code).latest.competence.functions.values())
