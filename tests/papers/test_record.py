"""The record inside the protocol has the shape that is published, and every part of that shape is explained."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from council.papers.composing.record import FORMAT
from council.papers.minutes import draft_record
from tests.papers.eleventh import record_of_eleventh

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "minutes.schema.json").read_text("utf-8"))


def faults_of(record):
    """Return where a record departs from the schema, and how."""
    return [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
        for fault in Draft202012Validator(SCHEMA).iter_errors(record)
    ]


def test_the_record_of_the_demonstration_has_the_published_shape(built_demonstration):
    record = record_of_eleventh(built_demonstration)
    assert faults_of(record) == faults_of(draft_record(record)) == []


def test_the_schema_is_one_and_of_the_format_that_is_written():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["enum"][-1] == FORMAT
    assert SCHEMA["$id"].rpartition(":")[2] == FORMAT.rpartition("/")[2]


@pytest.mark.parametrize("part", ["items", "parties", "register", "dates"])
def test_a_record_without_a_part_is_none(built_demonstration, part):
    record = record_of_eleventh(built_demonstration)
    del record[part]
    assert faults_of(record)


def test_every_property_says_what_it_means():
    silent = [where for where, property_ in _properties(SCHEMA, "") if not _explained(property_)]
    assert silent == [], "docs/minutes.schema.json: give each a description with its clause and unit"


def _properties(schema, where):
    """Yield every property of every object, with the place it has."""
    for name, inner in schema.get("properties", {}).items():
        yield f"{where}/{name}", inner
    for key, inner in schema.items():
        if isinstance(inner, dict):
            yield from _properties(inner, f"{where}/{key}")
        elif isinstance(inner, list):
            for one in inner:
                if isinstance(one, dict):
                    yield from _properties(one, where)


def _explained(property_):
    """Say whether a property has words of its own, or is of a kind that has."""
    if "description" in property_:
        return True
    name = property_.get("$ref", "").rpartition("/")[2]
    return bool(name) and "description" in SCHEMA["$defs"][name]
