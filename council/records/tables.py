"""Every table, imported in one place, so that the metadata is whole for migrations and tests."""

from council.records import (
    agenda,
    bodies,
    chairmanship,
    credentials,
    decisions,
    guards,
    materials,
    meetings,
    minutes,
    operations,
    people,
    presence,
    register,
    sessions,
    voting,
)
from council.records.database import db

__all__ = [
    "agenda",
    "bodies",
    "chairmanship",
    "credentials",
    "db",
    "decisions",
    "guards",
    "materials",
    "meetings",
    "minutes",
    "operations",
    "people",
    "presence",
    "register",
    "sessions",
    "voting",
]
