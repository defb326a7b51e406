"""The page of a paper's signatures: who signed, how far each reaches, and whether it holds today."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.cli.demonstration.cast import CODE, PASSWORD
from council.records.database import db
from council.records.file_signatures import (
    Covers,
    Revocation,
    SignatureFinding,
    SignedFile,
    Soundness,
    Standing,
)
from council.web.signature_words import algorithm_name, verdict
from tests.demonstrations import copied, let_go
from tests.papers.sample import ON
from tests.web.page import Page, visible_text

YEAR = timedelta(days=365)


STAMPED = {"stamped_at": ON, "stamp_standing": Standing.BELIEVED}
REVOKED = {"revocation": Revocation.REVOKED, "revoked_at": ON + timedelta(days=10)}


def found(**said):
    facts = {
        "covers": Covers.WHOLE, "standing": Standing.BELIEVED, "soundness": Soundness.INTACT, "not_after": ON + YEAR,
    }  # fmt: skip
    return SignatureFinding(**(facts | said))


@pytest.mark.parametrize(
    ("finding", "later", "accepted", "mark"),
    [
        (found(), YEAR, None, "yes"),
        (found(), YEAR + timedelta(seconds=1), None, "due"),
        (found(), 2 * YEAR, ON, "yes"),
        (found(**STAMPED), 2 * YEAR, None, "yes"),
        (found(**STAMPED | {"stamp_standing": Standing.UNKNOWN}), 2 * YEAR, None, "due"),
        (found(**STAMPED | {"stamped_at": ON + 2 * YEAR}), 3 * YEAR, None, "due"),
        (found(**REVOKED), timedelta(days=20), None, "no"),
        (found(**REVOKED), timedelta(days=20), ON + timedelta(days=9), "yes"),
        (found(**REVOKED), timedelta(days=20), ON + timedelta(days=11), "no"),
        (found(**REVOKED, **STAMPED), timedelta(days=20), None, "yes"),
        (found(claimed_at=ON, not_before=ON + timedelta(days=1)), timedelta(days=2), None, "due"),
        (found(standing=Standing.UNKNOWN), timedelta(0), None, "due"),
        (found(soundness=Soundness.BROKEN), timedelta(0), None, "no"),
        (found(standing=Standing.FOREIGN, soundness=Soundness.UNCHECKED), timedelta(0), None, "due"),
    ],
)
def test_a_signature_holds_by_what_shows_that_it_stood_there_in_time(app, finding, later, accepted, mark):
    """A stamp of a service that nobody believes shows nothing; that the file was taken here before a revocation does."""
    with app.test_request_context():
        assert verdict(finding, ON + later, accepted)[1] == mark


def test_algorithms_are_called_as_people_know_them():
    assert algorithm_name("sha256_ecdsa, sha256") == "ECDSA, SHA-256"
    assert algorithm_name("rsassa_pss, sha384") == "RSA-PSS, SHA-384"
    gost = algorithm_name("1.2.643.7.1.1.3.2, 1.2.643.7.1.1.2.2")
    assert gost == "ГОСТ Р 34.10-2012, ГОСТ Р 34.11-2012"
    assert algorithm_name("1.2.3, 1.2.4") == "1.2.3, 1.2.4"


@pytest.fixture
def demonstration(built_demonstration, shared_cache, tmp_path):
    application = copied(built_demonstration, tmp_path / "demonstration", shared_cache)
    yield application
    let_go(application)


def test_a_member_reads_who_signed_the_protocol_and_gets_the_file(demonstration):
    with demonstration.app_context():
        signed = db.session.scalars(select(SignedFile)).one()
        paper, sealed, returned = signed.rendering.thing_id, signed.rendering.file.size, signed.file.size
    client = demonstration.test_client()
    page = Page(client)
    page.post("/sign-in", {"email": "kz@council.example", "password": PASSWORD})
    page.post("/sign-in/factor", {"factor_code": CODE})

    text = visible_text(client.get(f"/papers/{paper}/signatures"))

    assert "Протокол № 11" in text
    assert text.count("Печать Совета (демонстрация)") == 2
    assert "Фархадов, Таджикистан" in text
    assert (text.count("весь файл"), text.count("файл до следующей подписи")) == (2, 1)
    assert text.count("действительна") == 6, "each at the moment it was taken, and today"
    assert "Загрузить подписанный файл" not in text
    issued, given = client.get(f"/papers/{paper}").data, client.get(f"/papers/{paper}/signatures/1").data
    assert (len(issued), len(given)) == (sealed, returned)
    assert given.startswith(issued)
    assert client.get(f"/papers/{paper}/signatures/2").status_code == 404
