"""The sample papers, set once for all tests that only read them."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pytest

from council.cli.paper_seal import kept_authority, make_seal
from council.papers.decision import render_decision
from council.papers.dispatch_sheet import render_dispatch_sheet
from council.papers.minutes import render_minutes
from council.papers.paper_seal import PaperSeal
from council.papers.signing import signed_with_lent_key
from council.records.issued_papers import PaperKind
from council.records.paper_seal import SealFile
from tests.papers.distribution import DISTRIBUTION
from tests.papers.issued import rendered
from tests.papers.sample import DECISION, MINUTES, ON


@pytest.fixture(scope="session")
def protocol() -> bytes:
    return render_minutes(MINUTES, on=ON)


@pytest.fixture(scope="session")
def sheet() -> bytes:
    return render_decision(DECISION, on=ON)


@pytest.fixture(scope="session")
def distribution() -> bytes:
    return render_dispatch_sheet(DISTRIBUTION)


@pytest.fixture(scope="session")
def issued(sheet) -> dict[PaperKind, bytes]:
    """Return every issued paper, set once."""
    return {kind: rendered(kind, sheet) for kind in PaperKind}


@pytest.fixture(scope="session")
def seal(tmp_path_factory) -> PaperSeal:
    """A seal by an authority of its own, made once."""
    folder = tmp_path_factory.mktemp("keys")
    file = SealFile(folder / "seal.p12", "", folder)
    make_seal(file, "Печать Совета", at=ON - timedelta(days=1))
    return PaperSeal(file)


@pytest.fixture(scope="session")
def sealed_issue(issued, seal) -> Callable[[PaperKind], bytes]:
    """Return what seals an issued paper, each once."""
    return cache(lambda kind: seal.sealed(issued[kind], at=ON))


@pytest.fixture(scope="session")
def lent_key(seal) -> bytes:
    """The key of a minister, by a certificate of the same authority, closed by a passphrase."""
    authority = kept_authority(seal.file.folder, at=ON)
    return authority.issue("Айбек Осмонов", organisation="Министерство", at=ON).as_pkcs12("soglasie")


@pytest.fixture(scope="session")
def sealed_sheet(sheet, seal) -> bytes:
    return seal.sealed(sheet, at=ON)


@pytest.fixture(scope="session")
def signed_sheet(sealed_sheet, lent_key) -> bytes:
    """A decision sealed by the installation and signed by a minister."""
    return signed_with_lent_key(sealed_sheet, lent_key, "soglasie", at=ON, timestamp_url="")
