"""One demonstration for all journeys, copied for each; one Chromium."""

import pytest


@pytest.fixture
def council(built_demonstration, shared_cache, tmp_path):
    from tests.journeys.stage import serving

    with serving(built_demonstration, tmp_path / "served", cache=shared_cache) as council:
        yield council
