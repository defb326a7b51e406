"""Readers of pages: people of the test's world, signed in, each with a browser of their own."""

from contextvars import Context
from functools import partial

import pytest
from flask import has_app_context
from flask.testing import FlaskClient

from council.records.database import db
from tests.sharing import shared_folder
from tests.web.page import Page
from tests.world import let_in


class Browser(FlaskClient):
    """Asks in a context of its own, as a browser does: what the test holds open is not seen by the page."""

    def open(self, *args, **options):
        answer = Context().run(super().open, *args, **options)
        if has_app_context():  # none where a redirection is followed
            db.session.rollback()  # the test reads next what the page has written
        return answer


@pytest.fixture
def visit(app, world):
    """Return what gives a page to a person of the world, by code, both factors proved; None for a stranger."""
    app.test_client_class = Browser
    app.config["CLOCK"] = world.tick

    def sign_in(code: str | None) -> Page:
        page = Page(app.test_client())
        if code is not None:
            let_in(world, page.client, code)
        return page

    return sign_in


@pytest.fixture(scope="session")
def scenes(sqlite_copies, shared_cache, tmp_path_factory):
    """Meetings at every stage, and a browser for every office; whoever changes them puts them back."""
    from tests.web.scenes import entered, stage

    make = partial(stage, migrated=sqlite_copies.original, cache=shared_cache)
    staged = shared_folder(tmp_path_factory, "staged", make)
    yield from entered(staged, tmp_path_factory.mktemp("scenes") / "entered", shared_cache)
