"""One demonstration for all journeys, copied for each; one Chromium."""

import pytest


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    from tests.journeys.stage import build_demonstration

    return build_demonstration(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture
def council(demonstration, tmp_path):
    from tests.journeys.stage import serving

    with serving(demonstration, tmp_path / "served") as council:
        yield council
