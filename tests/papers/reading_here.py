"""Signed files read in the process of the test, as the programs do that are started for each: a second saved each time."""

from council.actions.signature_programs import extension_from
from council.actions.wrong_signatures import SignatureFlaw, wrong_signature
from council.papers.extension_reading import NotKeptOnly, extension_of
from council.papers.revision_reading import Altered, require_nothing_but_signatures
from council.papers.signature_reading import Flawed, signatures_of


def read_in_this_process(monkeypatch):
    monkeypatch.setattr("council.actions.signature_programs.require_only_signatures", _only_signatures)
    monkeypatch.setattr("council.actions.signature_programs.signatures_in", signatures)
    monkeypatch.setattr("council.actions.signature_programs.extension_in", _extension)


def _only_signatures(content, *, ours, **_bounds):
    try:
        require_nothing_but_signatures(content, ours)
    except Altered as flaw:
        raise wrong_signature(SignatureFlaw[str(flaw)]) from None


def _extension(content, believed, *, ours, at, **_bounds):
    try:
        return extension_from(extension_of(content, ours, believed, at=at))
    except NotKeptOnly:
        return None


def signatures(content, believed, *, ours, at, **_bounds):
    try:
        return signatures_of(content, believed, ours=ours, at=at)
    except Flawed as flaw:
        raise wrong_signature(SignatureFlaw[str(flaw)]) from None
