"""A reader of pages who checks every page it is given: valid, titled, labelled, guarded and light."""

import re
from html import unescape

import html5lib
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from tests.web.guarded import unguarded

HEAVIEST = 50_000
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
FOREIGN_TAGS = {"iframe", "object", "embed", "base", "marquee", "math", "video", "dialog", "frame"}
FOREIGN_ADDRESS = re.compile(
    r"(javascript|data|vbscript|file|gopher|php):|(https?:)?[/\\\\]{2}[^/]*evil", re.IGNORECASE
)
BLOCKS = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)


class Page:
    """A browser without eyes: fetches pages, fills their forms, and refuses a page that is not well made."""

    def __init__(self, client: FlaskClient):
        self.client = client

    def get(self, path: str, **options) -> TestResponse:
        return check(self.client.get(path, **options))

    def post(self, path: str, data: dict | None = None, **options) -> TestResponse:
        """Send a form as the page at `options['on']` (by default any page) would: with the browser's token."""
        token = self.token(options.pop("on")) if "on" in options else self._token_at_hand()
        return check(self.client.post(path, data={"csrf_token": token, **(data or {})}, **options))

    def _token_at_hand(self) -> str:
        """Return the token that any page of the present session carries, signed as the pages sign theirs."""
        with self.client.session_transaction() as kept:
            secret = kept.setdefault("csrf_token", "what a first page would have drawn by lot")
        return URLSafeTimedSerializer(self.client.application.secret_key, salt="wtf-csrf-token").dumps(secret)

    def token(self, on: str) -> str:
        """Return the token that a form on the page carries."""
        text = self.client.get(on, follow_redirects=True).get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        assert found, f"no form on {on} carries a token"
        return unescape(found[1])


def check(response: TestResponse) -> TestResponse:
    """Return the response; fail when it is unguarded, or is a page and something about it is amiss."""
    unsaid = unguarded(response, response.request.path)
    assert not unsaid, f"{response.request.path}: " + "; ".join(unsaid)
    if response.mimetype == "text/html" and "X-Fragment" not in response.request.headers and response.data:
        faults = faults_of(response.get_data(as_text=True), redirect=300 <= response.status_code < 400)
        assert not faults, f"{response.request.path}: " + "; ".join(faults)
    return response


def visible_text(response: TestResponse) -> str:
    """Return the words of a page as they are read, spaces and line ends folded, unbreakable ones too."""
    text = re.sub(r"<[^>]+>", " ", BLOCKS.sub(" ", response.get_data(as_text=True)))
    folded = re.sub(r"\s+", " ", unescape(text))
    return re.sub(r" ([.,;:)»])", r"\1", folded).strip()


def faults_of(html: str, *, redirect: bool = False) -> list[str]:
    """Return what is amiss with a page, in words."""
    if redirect:
        return []  # nobody reads the body of a redirection
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    return [
        *(f"not valid: {code} at line {where[0]}" for where, code, _ in parser.errors[:3]),
        *_head(tree, len(html.encode())),
        *_foreign(tree),
        *_identifiers(tree),
        *_labels(tree),
        *_forms(tree),
    ]


def _head(tree, size: int) -> list[str]:
    faults = []
    if size > HEAVIEST:
        faults.append(f"{size} bytes, more than {HEAVIEST}")
    if not tree.get("lang"):
        faults.append("names no language")
    if not "".join(tree.findtext("head/title") or "").strip():
        faults.append("has no title")
    headings = tree.findall(".//h1")
    if len(headings) != 1 or not "".join(headings[0].itertext()).strip():
        faults.append(f"{len(headings)} h1, one with words is wanted")
    if tree.findall(".//style") or any("style" in element.attrib for element in tree.iter()):
        faults.append("carries its own style, which the security policy refuses")
    if any(not script.get("src") for script in tree.findall(".//script")):
        faults.append("carries its own script, which the security policy refuses")
    return faults


def _foreign(tree) -> list[str]:
    """What no page of ours says by itself: it would have come from what somebody typed."""
    faults = []
    for element in tree.iter():
        if element.tag in FOREIGN_TAGS:
            faults.append(f"carries <{element.tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"srcdoc", "formaction", "http-equiv"}:
                faults.append(f"<{element.tag}> carries {name}")
            drawn = element.tag == "img" and value.startswith("data:image/")
            if (
                name in {"href", "src", "action", "data"}
                and not drawn
                and FOREIGN_ADDRESS.match(value.strip())
            ):
                faults.append(f"<{element.tag}> leads to {value[:40]}")
    return faults


def _identifiers(tree) -> list[str]:
    given = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    pointed = [
        name
        for element in tree.iter()
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls")
        for name in (element.get(attribute) or "").split()
    ]
    twice = sorted({name for name in given if given.count(name) > 1})
    nowhere = sorted(set(pointed) - set(given))
    return [f"id {name} stands twice" for name in twice] + [
        f"points to id {name}, not there" for name in nowhere
    ]


def _labels(tree) -> list[str]:
    labelled = {label.get("for") for label in tree.iter("label")}
    within = {control for label in tree.iter("label") for control in label.iter() if control is not label}
    return [
        f"{control.tag} {control.get('name')} has no label"
        for control in tree.iter()
        if control.tag in {"input", "select", "textarea"} and control.get("type") not in UNLABELLED
        if control.get("id") not in labelled and control not in within
        if not (control.get("aria-label") or control.get("aria-labelledby"))
    ]


def _forms(tree) -> list[str]:
    return [
        f"the form to {form.get('action') or 'its own page'} carries no token"
        for form in tree.iter("form")
        if (form.get("method") or "").lower() == "post"
        if not any(field.get("name") == "csrf_token" and field.get("value") for field in form.iter("input"))
    ]
