"""The page of a large meeting and the page of a vote, as a signed-in member asks for them."""

from collections.abc import Iterator

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.measuring import Line, in_milliseconds, installation, timed
from council.actions.sittings import put_forward
from tests.world import a_meeting, build_world, let_in, open_with, vote_on

ITEMS = 40
TIMES = 40


def render_pages() -> Iterator[Line]:
    """Yield how long the pages take, after the first time that compiles their templates."""
    with installation() as app:
        client, addresses = signed_in_at_a_vote(app)
        for name, address in addresses.items():
            yield {"measured": name, "items": ITEMS, **in_milliseconds(asked_for(client, address))}


def signed_in_at_a_vote(app: Flask) -> tuple[FlaskClient, dict[str, str]]:
    """Return a browser of a member, and the pages of a large meeting in a vote by their names."""
    client = app.test_client()
    return client, _pages_in_a_vote(app, client)


def _pages_in_a_vote(app: Flask, client: FlaskClient) -> dict[str, str]:
    """Hold a meeting as far as an open vote, and let a member in; return the addresses of its pages by their names."""
    with app.app_context():
        world = build_world()
        app.config["CLOCK"] = world.tick
        held = a_meeting(world, items=ITEMS, affected=("KZ",))
        open_with(held)
        put_forward(item=held.item, by=world.officer, at=world.tick())
        vote = vote_on(held).vote
        let_in(world, client, "KZ")
    return {"meeting page": f"/meetings/{held.meeting}", "voting page": f"/votes/{vote}"}


def asked_for(client: FlaskClient, address: str) -> list[float]:
    """Return how long the page takes, asked for again and again."""
    assert client.get(address).status_code == 200, address
    return [timed(lambda: client.get(address)) for _ in range(TIMES)]
