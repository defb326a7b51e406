"""A receipt shows its entry in the register: before the close nothing of the choice, afterwards all to take the hash by hand."""

import hashlib
import json
import re
from html import unescape

import pytest

from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.law.ballot import Position
from council.records.database import db
from council.records.merkle import root_by_inclusion
from council.records.voting import Ballot
from tests.web.page import visible_text
from tests.world import cast, close, vote_on


def text_on(receipt, name):
    return unescape(re.search(rf'data-text="{name}">([^<]*)<', receipt.get_data(as_text=True))[1])


def told(receipt, term):
    """Return what stands beside a term, as the reader copies it."""
    found = re.search(rf"<dt>{re.escape(term)}</dt><dd>([^<]*)</dd>", receipt.get_data(as_text=True))
    return found and unescape(found[1])


def aloud(voting):
    world = voting.world
    entered = enter_oral_ballot(
        vote=voting.vote, seat="KZ", position=Position.AGAINST, by=world.officer, at=world.tick()
    )
    resolve_oral_ballot(
        vote=voting.vote, oral_ballot=entered.public_id, confirmed=True, by=world.chair, at=world.tick()
    )


def on_the_page(voting):
    cast(voting, Position.AGAINST, "KZ")


@pytest.mark.parametrize("given", [on_the_page, aloud])
def test_the_voter_takes_the_hash_of_the_entry_by_hand(running, visit, given):
    voting = vote_on(running)
    given(voting)
    db.session.rollback()
    ballot = db.session.query(Ballot).one()
    receipt, salt = f"/ballots/{ballot.public_id}", ballot.salt
    page = visit("KZ")

    before = page.get(receipt)
    number, sha256 = told(before, "Номер записи"), told(before, "Контрольная сумма записи")
    assert re.fullmatch("[0-9a-f]{64}", sha256)
    assert "Соль голоса" not in visible_text(before)
    assert "data-text" not in before.text, "with the text of the vote the choice is told"
    assert salt not in before.text
    assert "/proof" not in before.text, "no checkpoint stands for the entry yet"
    db.session.rollback()

    close(voting)
    after = page.get(receipt)
    assert (told(after, "Номер записи"), told(after, "Контрольная сумма записи")) == (number, sha256)

    vote = json.loads(text_on(after, "ballot"))["columns"]
    assert (vote["position"], vote["salt"]) == ("against", told(after, "Соль голоса"))
    of_vote = hashlib.sha256(text_on(after, "ballot").encode()).hexdigest()
    assert of_vote == told(after, "Его контрольная сумма")
    entry = text_on(after, "entry")
    assert ["ballots", vote["id"], of_vote] in json.loads(entry)["rows"]
    assert hashlib.sha256(b"\0" + entry.encode()).hexdigest() == sha256

    proof = page.client.get(re.search(r'href="(/register/\d+/proof)"', after.text)[1]).json
    steps = [bytes.fromhex(step) for step in proof["path"]]
    root = root_by_inclusion(bytes.fromhex(sha256), int(number) - 1, proof["checkpoint"]["size"], steps)
    assert root.hex() == proof["checkpoint"]["root"]
    assert [one["sha256"] for one in proof["opened"]] == [of_vote]
