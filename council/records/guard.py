"""A guard of a table, and the two kinds of tables that are guarded whole."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """A trigger that refuses an operation on a table when a condition holds."""

    table: str
    name: str
    operation: str  # INSERT, DELETE, UPDATE, or UPDATE OF columns
    when: str  # SQL over OLD and NEW; "" means always

    @property
    def trigger(self) -> str:
        return f"guard_{self.table}_{self.name}"

    @property
    def columns(self) -> frozenset[str]:
        """Return the columns the guard watches; none where it watches the row."""
        watched = self.operation.partition("UPDATE OF ")[2]
        return frozenset(watched.split(", ")) if watched else frozenset()


def append_only(table: str) -> list[Guard]:
    """Guard a table whose rows are written once and stay as they are."""
    return [
        Guard(table, "never_changed", "UPDATE", ""),
        Guard(table, "never_deleted", "DELETE", ""),
        _never_replaced(table),
    ]


def _never_replaced(table: str) -> Guard:
    """Refuse a row over a standing one: SQLite's REPLACE fires no trigger of deletion on a foreign connection."""
    return Guard(
        table,
        "never_replaced",
        "INSERT",
        f"EXISTS (SELECT 1 FROM {table} AS old_row WHERE old_row.id = NEW.id)",
    )


def bounded(table: str, is_recent: str) -> list[Guard]:
    """Guard a table whose rows stay as they are, and go only when they are old: the recent ones stay."""
    return [
        Guard(table, "never_changed", "UPDATE", ""),
        Guard(table, "recent_ones_stay", "DELETE", is_recent),
        _never_replaced(table),
    ]


def kept(table: str, columns: str) -> list[Guard]:
    """Guard a row that stays, and of which only what happened to it later is added."""
    return [
        Guard(table, "never_deleted", "DELETE", ""),
        Guard(table, "words_are_fixed", f"UPDATE OF {columns}", ""),
        _never_replaced(table),
    ]
