"""The demonstration on a server of its own, and browsers that notice what an eye would not."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect
from playwright.sync_api import Error as PlaywrightError
from werkzeug.serving import WSGIRequestHandler, make_server

from council.cli.demonstration.cast import CODE, DOMAIN, PASSWORD
from council.cli.worker import Worker, duties_of
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Meeting
from tests.demonstrations import copied, let_go

# Chromium asks its maker nothing while it is tried, and keeps its memory out of the small /dev/shm of containers.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
# The parts of a page that end beyond the edge of the screen, by name.
BEYOND = """[...document.querySelectorAll("body *")]
    .filter(part => part.getBoundingClientRect().right > innerWidth)
    .map(part => `${part.tagName} ${part.className} ${part.getBoundingClientRect().right}`)"""
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


@dataclass
class Council:
    """A demonstration that can be visited, and whose worker works when told to."""

    app: Flask
    address: str

    def meeting(self, ordinal: int) -> str:
        """Return the address of a meeting by its number."""
        with self.app.app_context():
            return f"/meetings/{db.session.scalars(db.select(Meeting).filter_by(ordinal=ordinal)).one().public_id}"

    def work(self) -> None:
        """Let the worker do what is due."""
        with self.app.app_context():
            settings = self.app.config["SETTINGS"]
            Worker("of the tests", 0.1, FileStore(settings.files_dir), duties_of(settings)).run(once=True)
            db.session.remove()


class Silent(WSGIRequestHandler):
    """Serves without naming every request: a failure is easier to find in a short log."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def serving(demonstration: Path, folder: Path, *, cache: Path) -> Iterator[Council]:
    """Serve a copy of the demonstration on a free port of this machine."""
    application = copied(demonstration, folder, cache)
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Council(application, f"http://127.0.0.1:{server.port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        let_go(application)


def launched(playwright: Playwright, *, whole: bool) -> Browser:
    """Start Chromium: the whole of it, or what draws pages without the windows around them, in half the time."""
    shell = None if whole else shutil.which("chromium-headless-shell")
    return playwright.chromium.launch(executable_path=shell or shutil.which("chromium"), args=FLAGS)


@dataclass
class Visitor:
    """Somebody of the demonstration before a screen of their own."""

    council: Council
    context: BrowserContext
    page: Page
    sizes: tuple[dict[str, int], ...] = ()
    faults: list[str] = field(default_factory=list)
    looks: int = 0

    def go(self, path: str) -> None:
        to_address(self.page, self.council.address + path)

    def press(self, name: str) -> None:
        """Press the one button of this name, and wait for the page it leads to."""
        self.through(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, name: str | re.Pattern[str]) -> None:
        """Follow the first link of this name, and wait for the page it leads to."""
        exact = isinstance(name, str)
        self.through(self.page.get_by_role("link", name=name, exact=exact).first)

    def through(self, door: Locator) -> None:
        """Click what leads to another page, and be there: a click itself waits for no answer of the server."""
        with self.page.expect_navigation():
            door.click()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def reads(self, words: str) -> None:
        """Wait until the page says these words."""
        expect(self.page.locator("main")).to_contain_text(words)

    def look(self) -> None:
        """See the page on each screen it is to be looked at: by default on the one before the visitor.

        Of several screens every third page is gone through, by turns on each; the long run leaves out none.
        A live page that goes on by itself meanwhile is looked at where it went.
        """
        try:
            self._look()
        except PlaywrightError as fault:
            if "navigation" not in str(fault):
                raise
            self.page.wait_for_load_state()
            self._look()
        self.looks += 1

    def _look(self) -> None:
        own = self.page.viewport_size
        for turn, size in enumerate(self.sizes, start=self.looks):
            self.page.set_viewport_size(size)
            self._see_the_edge()
            if len(self.sizes) == 1 or turn % (3 * len(self.sizes)) == 0:
                self._go_through()
        if self.sizes and own is not None:
            self.page.set_viewport_size(own)
        elif not self.sizes:
            self._see_the_edge()
            self._go_through()

    def _go_through(self) -> None:
        """See that everybody can use the page."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]})
        assert not found.response["violations"], f"{self.page.url}: {found.generate_report()}"

    def _see_the_edge(self) -> None:
        """See that nothing of the page lies beyond the edge of the screen."""
        self.page.wait_for_function("document.scrollingElement")
        beyond = self.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert beyond <= 0, (
            f"{self.page.url} is {beyond} pixels wider than the screen: {self.page.evaluate(BEYOND)}"
        )

    def watch(self) -> None:
        """Write down every message of the console and every request that would leave this machine."""
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.faults.append(f"error in the page: {error}"))
        self.page.on("request", self._note_request)

    def _note_message(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.type} on {self.page.url}: {message.text}")

    def _note_request(self, request) -> None:
        if urlsplit(request.url).hostname not in {"127.0.0.1", "localhost", None}:
            self.faults.append(f"{self.page.url} asks {request.url}")


def to_address(page: Page, address: str) -> None:
    """Go to the address; a live page may just then be on its way to the next by itself, and is outrun."""
    for last in (False, False, False, True):
        try:
            page.goto(address)
            return
        except PlaywrightError as fault:
            if last or not ("ERR_ABORTED" in str(fault) or "interrupted" in str(fault)):
                raise
            page.wait_for_load_state()


@contextmanager
def visiting(browser: Browser, council: Council, who: str, *, size: dict[str, int] = WIDE,
             sizes: tuple[dict[str, int], ...] = (), javascript: bool = True) -> Iterator[Visitor]:  # fmt: skip
    """Sign somebody of the demonstration in; afterwards nothing may have gone wrong behind the page.

    `size` is the screen on which they act, `sizes` those on which each page is looked at.
    """
    context = browser.new_context(
        viewport=size, locale="ru-RU", timezone_id="Europe/Minsk", java_script_enabled=javascript, bypass_csp=javascript,
    )  # fmt: skip
    context.set_default_timeout(15_000)
    visitor = Visitor(council, context, context.new_page(), sizes)
    visitor.watch()
    visitor.go("/sign-in")
    visitor.page.get_by_label("Адрес электронной почты").fill(f"{who}@{DOMAIN}")
    visitor.page.get_by_label("Пароль").fill(PASSWORD)
    visitor.press("Войти")
    if visitor.page.get_by_label("Код").count():  # whoever only reads or speaks has no second factor
        visitor.page.get_by_label("Код").fill(CODE)
        visitor.press("Продолжить")
    try:
        yield visitor
        assert not visitor.faults, visitor.faults
    finally:
        context.close()
