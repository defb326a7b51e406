"""The sample papers, set once for all tests that only read them."""

import pytest

from council.papers.decision import render_decision
from council.papers.dispatch_sheet import render_dispatch_sheet
from council.papers.minutes import render_minutes
from council.records.issued_papers import PaperKind
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
