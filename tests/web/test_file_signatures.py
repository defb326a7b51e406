"""The page of a paper's signatures: who signed, how far each reaches, and whether it holds today."""

from datetime import timedelta

import pytest

from council.records.file_signatures import Covers, SignatureFinding, Soundness, Standing
from council.web.signature_words import algorithm_name, verdict
from tests.papers.sample import ON

YEAR = timedelta(days=365)


def found(**said):
    facts = {
        "covers": Covers.WHOLE, "standing": Standing.BELIEVED, "soundness": Soundness.INTACT, "not_after": ON + YEAR,
    }  # fmt: skip
    return SignatureFinding(**(facts | said))


@pytest.mark.parametrize(
    ("finding", "later", "mark"),
    [
        (found(), YEAR, "yes"),
        (found(), YEAR + timedelta(seconds=1), "due"),
        (found(stamped_at=ON), 2 * YEAR, "yes"),
        (found(stamped_at=ON + 2 * YEAR), 3 * YEAR, "due"),
        (found(standing=Standing.UNKNOWN), timedelta(0), "due"),
        (found(soundness=Soundness.BROKEN), timedelta(0), "no"),
        (found(standing=Standing.FOREIGN, soundness=Soundness.UNCHECKED), timedelta(0), "due"),
    ],
)
def test_a_signature_holds_as_long_as_its_certificate_or_its_stamp(app, finding, later, mark):
    with app.test_request_context():
        assert verdict(finding, ON + later)[1] == mark


def test_algorithms_are_called_as_people_know_them():
    assert algorithm_name("sha256_ecdsa, sha256") == "ECDSA, SHA-256"
    assert algorithm_name("rsassa_pss, sha384") == "RSA-PSS, SHA-384"
    gost = algorithm_name("1.2.643.7.1.1.3.2, 1.2.643.7.1.1.2.2")
    assert gost == "ГОСТ Р 34.10-2012, ГОСТ Р 34.11-2012"
    assert algorithm_name("1.2.3, 1.2.4") == "1.2.3, 1.2.4"
