"""«Журнал»: every act in plain words, to whom its thing is open; and proofs that anyone can check."""

import base64
import hashlib
import json
import re
from html import unescape

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import func, select

from council.actions.sealing import sign_checkpoint
from council.actions.sittings import put_forward
from council.actions.voting import close_vote
from council.law.ballot import Position
from council.records.checkpoints import Checkpoint
from council.records.columns import canonical
from council.records.database import db
from council.records.people import Person
from council.records.register import RegisterEntry
from council.records.signed_note import kept_key
from council.records.voting import Ballot, Vote
from council.web.register import ENTRIES_ON_PAGE
from tests.web.page import visible_text
from tests.web.scenes import HIDDEN
from tests.world import cast, close, vote_on

HIDDEN_KINDS = {
    "persons", "accounts", "appointments", "invitations", "resets", "nominations", "passkeys",
    "one_time_secrets", "demonstration_codes",
}  # fmt: skip


@pytest.fixture
def held(running, app):
    """A meeting with a vote closed, another open, and its checkpoint signed by the installation's own key."""
    world = running.world
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KZ")
    cast(voting, Position.ABSTAINED, "KG", "RU", "UZ")
    close(voting)
    point = db.session.scalars(select(Checkpoint)).one()
    sign_checkpoint(
        checkpoint=point.public_id, key=kept_key(app.config["SETTINGS"].register_key), at=world.tick()
    )
    put_forward(item=running.items[1], by=world.officer, at=world.tick())
    cast(vote_on(running, running.items[1]), Position.FOR, "KZ")
    db.session.rollback()
    return running


def numbers(response):
    return [int(number) for number in re.findall(r'href="/register/(\d+)"', response.get_data(as_text=True))]


def sequence_of(act):
    acts = select(func.max(RegisterEntry.sequence)).where(RegisterEntry.act == act)
    return db.session.scalar(acts)


def test_it_tells_the_acts_in_words_the_latest_first(held, visit):
    page = visit("officer").get("/register")
    assert numbers(page) == sorted(numbers(page), reverse=True)
    assert len(numbers(page)) == ENTRIES_ON_PAGE
    told = visible_text(page)
    for words in (
        "Голосование закрыто",
        "Подан голос",
        "Лицо-KZ Имя Отчество, член Совета · Казахстан",
        "Контрольная точка",
    ):
        assert words in told


def test_every_page_of_it_is_reached_and_no_act_is_left_out(held, visit):
    page, found, officer = "/register", [], visit("officer")
    while page:
        answer = officer.get(page)
        found += numbers(answer)
        [*further] = re.findall(r'href="([^"]+)" rel="next"', answer.get_data(as_text=True))
        page = unescape(further[0]) if further else None
    assert found == list(range(max(found), 0, -1))


def test_each_page_says_which_part_of_how_many_it_shows(held, visit):
    total = db.session.scalar(select(func.count()).select_from(RegisterEntry))
    officer = visit("officer")
    first = officer.get("/register")
    assert f"Показаны 1–{ENTRIES_ON_PAGE} из {total}" in visible_text(first)
    [above, below] = re.findall(r'href="([^"]+)" rel="next"', first.text)
    assert above == below, "the way on stands above the list too: on a telephone its end is far"
    second = visible_text(officer.get(unescape(above)))
    assert f"Показаны {ENTRIES_ON_PAGE + 1}–{min(2 * ENTRIES_ON_PAGE, total)} из {total}" in second
    assert "Показаны 1–3 из 3" in visible_text(
        officer.get("/register?subject=vote&day=2026-06-04&name=officer")
    )


@pytest.mark.parametrize(
    ("asked", "acts"),
    [
        ("subject=vote", {"vote.opened", "vote.closed"}),
        ("subject=ballot&state=BY", {"ballot.cast"}),
        ("name=лицо-by", {"ballot.cast"}),
        ("day=2026-06-04&subject=meeting", {"meeting.opened"}),
        ("day=1999-01-01", set()),
        ("subject=%25", set()),
        ("state=%27", set()),
        ("meeting=unknown", set()),
    ],
)
def test_it_is_looked_through(held, visit, asked, acts):
    shown = numbers(visit("officer").get(f"/register?{asked}"))
    found = db.session.scalars(select(RegisterEntry.act).where(RegisterEntry.sequence.in_(shown)))
    assert set(found) == acts


def test_the_history_of_a_thing_is_what_was_done_to_it_and_about_it(held, visit):
    vote = db.session.scalars(select(Vote).where(Vote.closed_at.is_not(None))).one().public_id
    member = visit("KZ")
    page = member.get(f"/votes/{vote}").get_data(as_text=True)
    [address] = re.findall(r'<p class="page-history"><a href="([^"]+)"', page)
    shown = numbers(member.get(unescape(address)))
    acts = db.session.scalars(select(RegisterEntry.act).where(RegisterEntry.sequence.in_(shown)))
    assert sorted(acts) == ["ballot.cast"] * 6 + ["vote.closed", "vote.opened"]
    assert member.get(f"/register?kind=votes&thing={'x' * 20}").status_code == 404
    assert member.get(f"/register?thing={vote}").status_code == 404


def test_every_kind_of_thing_in_the_register_has_a_history(scenes):
    """Whatever acts were done on: the entry leads to all acts on the same thing, and they are shown."""
    kinds = select(RegisterEntry.thing_kind, func.max(RegisterEntry.sequence)).group_by(
        RegisterEntry.thing_kind
    )
    page = scenes.browser("head")
    missing = {}
    with scenes.app.app_context():
        found = [tuple(row) for row in db.session.execute(kinds)]
    for kind, sequence in found:
        entry = page.get(f"/register/{sequence}").get_data(as_text=True)
        [address] = re.findall(rf'href="(/register\?kind={kind}&amp;thing=[^"]+)"', entry) or [""]
        shown = page.get(unescape(address)) if address else None
        if shown is None or shown.status_code != 200 or sequence not in numbers(shown):
            missing[kind] = address or "the entry leads to no history"
    assert missing == {}, "a thing that acts are done on has an identifier, and its acts are read by it"


@pytest.mark.parametrize(
    ("page", "on", "kind"),
    [
        ("rules_of_procedure.show_rules", "", "overrides"),
        ("rules_of_procedure.show_rules", "", "rules_versions"),
        ("chairmanship.list_chairmanships", "", "chair_refusals"),
        ("chairmanship.list_chairmanships", "", "chairmanships"),
        ("parties.list_parties", "", "treaty_protocols"),
        ("venues.show_venue", "meeting=@published.meeting", "venue_proposals"),
        ("seats.show_seat", "seat=@seat", "seats"),
    ],
)
def test_the_page_that_shows_a_thing_leads_to_its_history(scenes, page, on, kind):
    """To whoever reads the register, and to nobody else."""
    address = scenes.address(page, on)
    shown = {office: scenes.browser(office).get(address) for office in ("head", "member", "observer")}
    led = {office: f"/register?kind={kind}&amp;thing=" in answer.text for office, answer in shown.items()}
    assert led == {"head": True, "member": True, "observer": False}


def test_a_person_has_a_history_for_those_who_keep_the_list(held, visit):
    person = db.session.scalars(select(Person).where(Person.family_name == "Лицо-KZ")).one().public_id
    told = visible_text(visit("head").get(f"/register?kind=persons&thing={person}"))
    assert "Открыта учетная запись" in told
    assert visit("BY").get(f"/register?kind=persons&thing={person}").status_code == 404


def test_a_delegation_reads_of_what_is_open_to_it_and_of_nothing_else(scenes):
    with scenes.app.app_context():
        whole = {entry.sequence: entry for entry in db.session.scalars(select(RegisterEntry))}
    for office in ("member", "substitute", "focal_point"):
        browser, page, seen = scenes.browser(office), "/register", []
        while page:
            answer = browser.get(page)
            assert HIDDEN.encode() not in answer.data
            seen += numbers(answer)
            further = re.findall(r'href="([^"]+)" rel="next"', answer.get_data(as_text=True))
            page = unescape(further[0]) if further else None
        acts = {whole[number].act for number in seen}
        assert {"vote.closed", "ballot.cast", "meeting.published", "minutes.signed"} <= acts, office
        assert not {whole[number].thing_kind for number in seen} & HIDDEN_KINDS, office
        assert not acts & {"notes.recorded", "minutes.drafted", "oral_ballot.entered"}, office
        hidden = {
            scenes.things[name]
            for name in ("prepared.meeting", "published.added_later", "published.unconfirmed")
        }
        assert not {whole[number].thing_id for number in seen} & hidden, office
        unseen = next(number for number in whole if number not in seen)
        for address in (f"/register/{unseen}", f"/register/{unseen}/proof"):
            assert browser.get(address).status_code == 404


def inclusion_root(leaf, index, size, path):
    """The check of RFC 9162, 2.1.3.2, written anew."""
    first, last, root = index, size - 1, leaf
    for step in path:
        if first & 1 or first == last:
            root = hashlib.sha256(b"\x01" + step + root).digest()
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            root = hashlib.sha256(b"\x01" + root + step).digest()
        first, last = first >> 1, last >> 1
    return root if last == 0 else None


def test_a_state_proves_that_its_ballot_is_in_the_register_and_what_it_was(held, visit):
    member = visit("KZ")
    cast_as = db.session.scalars(select(Ballot).order_by(Ballot.id)).all()[2]
    entries = select(RegisterEntry.sequence).where(RegisterEntry.thing_id == cast_as.public_id)
    proof = member.get(f"/register/{db.session.scalar(entries)}/proof").get_json()

    leaf = hashlib.sha256(b"\x00" + proof["leaf"]["content"].encode()).digest()
    point = proof["checkpoint"]
    path = [bytes.fromhex(step) for step in proof["path"]]
    assert inclusion_root(leaf, proof["index"], point["size"], path).hex() == point["root"]
    [opened] = proof["opened"]
    assert opened["facts"]["columns"]["position"] == "for"
    sealed = hashlib.sha256(canonical(opened["facts"]).encode()).hexdigest()
    assert ["ballots", cast_as.id, sealed] in json.loads(proof["leaf"]["content"])["rows"]


def test_the_signed_text_is_checked_with_the_key_of_the_page(held, visit):
    member = visit("KZ")
    page = member.get("/register/checkpoints").get_data(as_text=True)
    [key] = re.findall(r"<dd>([0-9a-f]{64})</dd>", page)
    [address] = re.findall(r'href="(/register/checkpoints/\d+\.txt)"', page)
    note = member.client.get(address).get_data(as_text=True)
    text, signature = note.split("\n\n")
    sealed = base64.b64decode(signature.split()[-1])
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(sealed[4:], f"{text}\n".encode())
    assert member.get("/register/checkpoints/9999.txt").status_code == 404


def test_an_open_vote_gives_no_salt_away_and_its_act_waits_for_a_checkpoint(held, visit):
    newest = sequence_of("ballot.cast")
    member = visit("BY")
    page = member.get(f"/register/{newest}").get_data(as_text=True)
    salt = db.session.scalars(select(Ballot.salt).order_by(Ballot.id.desc()).limit(1)).one()
    assert salt not in page
    assert "войдет в ближайшую контрольную точку" in page
    assert member.get(f"/register/{newest}/proof").status_code == 404


def test_the_growth_between_two_checkpoints_is_proved(held, visit):
    world = held.world
    close_second = db.session.scalars(select(Vote).where(Vote.closed_at.is_(None))).one().public_id
    close_vote(vote=close_second, narrow_base_confirmed=True, by=world.chair, at=world.tick())
    sizes = db.session.scalars(select(Checkpoint.size).order_by(Checkpoint.size)).all()
    member = visit("KZ")
    grown = member.get(f"/register/consistency?from={sizes[0]}&to={sizes[1]}").get_json()
    assert (grown["first"]["size"], grown["second"]["size"]) == tuple(sizes)
    assert grown["path"]
    for wrong in (f"from={sizes[1]}&to={sizes[0]}", "from=1&to=2", "", f"from=-1&to={sizes[0]}"):
        assert member.get(f"/register/consistency?{wrong}").status_code == 404


def test_numbers_no_database_has_room_for_are_no_pages(held, visit):
    officer = visit("officer")
    for address in (
        "/register/99999999999999999999",
        "/register/0",
        "/register/x",
        "/register?before=99999999999999999999",
    ):
        assert officer.get(address).status_code in {200, 404}
