"""The objects of a file are turned into bytes once, and the file is the same as if they had been asked each time."""

from collections import Counter

from pydyf import Dictionary, Stream

from council.papers import finishing
from council.papers.minutes import render_minutes
from tests.papers.sample import MINUTES, ON


def test_the_file_is_the_same_to_the_byte(protocol, monkeypatch):
    monkeypatch.setattr(finishing, "write_each_once", lambda _pdf: None)
    assert render_minutes(MINUTES, on=ON) == protocol


def test_no_tag_and_no_page_is_turned_into_bytes_twice(monkeypatch):
    asked, kept = Counter(), []

    def counted(kind):
        told = kind.data.fget

        def data(thing):
            if thing.number is not None:
                kept.append(thing)  # as long as it lives no other takes its identity
                asked[id(thing)] += 1
            return told(thing)

        return property(data)

    for kind in (Dictionary, Stream):
        monkeypatch.setattr(kind, "data", counted(kind))
    render_minutes(MINUTES, on=ON)
    again = [thing for thing in {id(thing): thing for thing in kept}.values() if asked[id(thing)] > 1]
    # The stream of all objects is made by the library while it writes, and the properties of the file with it.
    assert len(again) <= 3, f"{len(again)} of {len(asked)} objects were turned into bytes again"
    assert len(asked) > 100
