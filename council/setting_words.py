"""The words of the environment read as what a setting is: text, a number, seconds, yes or no."""

from __future__ import annotations

from collections.abc import Mapping


class SettingError(ValueError):
    """A variable of the environment that cannot be used, with what to do about it."""


def text(env: Mapping[str, str], name: str, default: str) -> str:
    """A variable set to nothing counts as not set, as in most shells' `${NAME:-default}`."""
    return env.get(name, "").strip() or default


def number(env: Mapping[str, str], name: str, default: int, *, least: int, most: int) -> int:
    said = text(env, name, str(default))
    try:
        number = int(said)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise SettingError(
            f"{name}: “{said}” is not a whole number from {least} to {most}; for example {name}={default}"
        )
    return number


def seconds(env: Mapping[str, str], name: str, default: float) -> float:
    said = text(env, name, str(default))
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0.05 <= seconds <= 3600:
        raise SettingError(
            f"{name}: “{said}” is not a number of seconds from 0.05 to 3600; for example {name}={default}"
        )
    return seconds


def yes_or_no(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    said = text(env, name, "1" if default else "0").lower()
    if said in {"1", "yes", "true", "on"}:
        return True
    if said in {"0", "no", "false", "off"}:
        return False
    raise SettingError(f"{name}: “{said}” is neither yes nor no; say {name}=1 or {name}=0")
