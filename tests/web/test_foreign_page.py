"""A page of another site, in a real browser: it can neither act for a delegate, nor frame our pages, nor run our files."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Error as PlaywrightError
from werkzeug.serving import make_server

pytestmark = pytest.mark.browser

FORM = """<!doctype html><title>t</title><form method=post action="{address}">
<input name=csrf_token value="{token}"><input name=position value=for><input name=form_key value=foreign></form>
<script>document.forms[0].submit()</script>"""
FRAME = """<!doctype html><title>t</title><iframe src="{address}"></iframe>"""
FETCH = """<!doctype html><title>t</title><script>
fetch("{address}", {{credentials: "include", mode: "no-cors"}}).then(() => document.title = "read", () => document.title = "kept")
</script>"""


@contextmanager
def serving(server) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Foreign(HTTPServer):
    page = ""


class Show(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.server.page.encode())

    def log_message(self, *_said):
        """A failure is easier to find in a short log."""


@pytest.fixture
def site(scenes):
    with serving(make_server("127.0.0.1", 0, scenes.app, threaded=True)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def foreign():
    """A site of another name, «localhost», on a port of its own."""
    server = Foreign(("127.0.0.1", 0), Show)
    with serving(server):
        yield server


@pytest.fixture
def page(chromium, scenes, site):
    context = chromium.new_context()
    # As if the browser sent it along with everything, which SameSite forbids: the site itself must refuse.
    context.add_cookies([{"name": "session", "value": scenes.cookies["member"], "url": site}])
    yield context.new_page()
    context.close()


def visit(page, foreign, html):
    foreign.page = html
    return page.goto(f"http://localhost:{foreign.server_port}/", wait_until="networkidle")


def test_a_form_that_sends_itself_votes_for_nobody(page, scenes, site, foreign):
    answers = []
    page.on("response", lambda response: answers.append((response.request.method, response.status)))
    address = site + scenes.address("voting.cast_ballot", "vote=@voting.vote")
    visit(page, foreign, FORM.format(address=address, token=scenes.tokens["member"]))

    assert ("POST", 403) in answers
    assert scenes.digest() == scenes.digest_in_the_beginning


def test_no_page_of_ours_is_drawn_inside_another(page, scenes, site, foreign):
    said = []
    page.on("console", lambda message: said.append(message.text))
    visit(page, foreign, FRAME.format(address=f"{site}/sign-in"))

    assert any("frame" in words.lower() for words in said)
    assert not any("sign-in" in frame.url for frame in page.frames)


def test_no_file_of_ours_is_read_by_another_site(page, scenes, site, foreign):
    visit(page, foreign, FETCH.format(address=f"{site}/sign-in"))
    assert page.title() == "kept"


def test_a_file_somebody_gave_is_saved_and_never_shown(page, scenes, site):
    with (
        page.expect_download() as saved,
        pytest.raises(PlaywrightError, match=r"Download is starting|ERR_ABORTED"),
    ):
        page.goto(site + scenes.address("materials.send_material", "material=@published.for_members"))
    assert saved.value.suggested_filename == "note.pdf"
