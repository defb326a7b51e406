"""Secrets by the side door: every page, part, file, search and header, followed link by link by those who may not know."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from werkzeug.test import TestResponse

from tests.web.access import Row, rows
from tests.web.canaries import READERS, told_to
from tests.web.scenes import OFFICES, Scenes

# Who may see least has most to find and walks fast; the long run lets everybody walk.
QUICK = ("observer",)
WALKERS = [
    pytest.param(office, marks=[] if office in QUICK else pytest.mark.slow)
    for office in OFFICES
    if office not in {"anonymous", "head", "officer"}
]
# Walking on would sign the walker out, change the language, or read what is everybody's.
NOT_WALKED = ("/languages/", "/assets/", "/bootstrap/", "/sign-out")
PART = {"X-Fragment": "1"}  # as the script of a page asks for its parts
MOST_PAGES = 2000  # of one walker; so many links mean a walk in a circle
MOST_OF_A_MAKE = (
    80  # addresses that differ in a lot or a number alone: the entries of the register are hundreds
)
SEARCHED = [word[: len(word) // 2] for word in READERS]


def is_somebody_elses(row: Row) -> bool:
    """Say whether the row asks for a thing that somebody may not see."""
    return row.method == "GET" and "@" in row.on and "404" in row.answers.values()


def is_part(address: str) -> bool:
    """Say whether the address is that of a part of a page, which only the script of the page is given."""
    return address.partition("?")[0].rsplit("/", 1)[-1] in {"state", "printing", "sheets", "count"}


def by_turns(tried: list[Row]) -> list:
    """Try every eighth row; the long run tries all."""
    return [
        pytest.param(row, id=str(row), marks=[] if turn % 12 == 0 else pytest.mark.slow)
        for turn, row in enumerate(tried)
    ]


@pytest.mark.parametrize("office", WALKERS)
def test_nobody_finds_a_secret_however_they_walk(scenes, office):
    browser = scenes.browser(office)
    waiting, seen, told, makes = deque(beginnings(scenes)), set(), {}, Counter()
    while waiting:
        address = waiting.popleft()
        if address in seen or address.startswith(NOT_WALKED):
            continue
        seen.add(address)
        makes[make_of(address)] += 1
        if makes[make_of(address)] > MOST_OF_A_MAKE:
            continue
        assert makes.total() < MOST_PAGES, "the walk does not end"
        with browser.get(address, headers=PART if is_part(address) else {}) as response:
            if words := told_to(office, response):
                told[address] = words
            waiting.extend(leads(address, response))
    assert told == {}
    assert len(seen) > len({row.endpoint for row in rows() if row.method == "GET"})


@pytest.mark.slow
@pytest.mark.parametrize("office", ["head", "operator", "observer", "expired_substitute"])
def test_what_few_may_read_is_there_for_them(scenes, office):
    """Else the walk above would find nothing because nothing was planted."""
    found = set()
    for address in beginnings(scenes):
        with scenes.browser(office).get(address) as response:
            found |= {word for word in READERS if word.encode() in response.data}
    assert found == {word for word, readers in READERS.items() if office in readers}


@pytest.mark.parametrize("row", by_turns([row for row in rows() if is_somebody_elses(row)]))
def test_what_is_not_there_and_what_is_not_yours_are_one_answer(scenes, row):
    """Not by its words, its marks of change or its length does an answer tell that something is there."""
    office = next(office for office, said in row.answers.items() if said == "404")
    address = scenes.address(row.endpoint, row.on)
    mark = scenes.browser("head").get(address).headers.get("ETag")
    asked = ({}, {"If-None-Match": mark or "*"}, {"Range": "bytes=0-9"})

    answers = {told_of(scenes, office, address, headers) for headers in asked}
    answers.add(told_of(scenes, office, nowhere(scenes, row)))

    assert len(answers) == 1, "the answer tells one 404 from another"
    assert scenes.browser(office).head(address, headers=PART).status_code == 404


def told_of(scenes: Scenes, office: str, address: str, headers: dict[str, str] | None = None) -> tuple:
    """Return what an answer tells, less its own address and what is drawn anew for each page."""
    with scenes.browser(office).get(address, headers=PART | (headers or {})) as response:
        text = re.sub(
            r'(name="csrf_token" value=|next=)[^ >"]*"?[^ >"]*"?', "", response.get_data(as_text=True)
        )
        kept = [
            (name, value) for name, value in response.headers if name not in {"Set-Cookie", "Content-Length"}
        ]
        return (
            response.status_code,
            text.replace(address, ""),
            tuple(sorted(map(tuple, without_request_id(kept)))),
        )


def without_request_id(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() not in {"x-request-id", "date"}]


def nowhere(scenes: Scenes, row: Row) -> str:
    """Return the address of the same route on a thing that nobody has."""
    address = scenes.address(row.endpoint, row.on)
    for word in re.findall(r"@[\w.]+", row.on):
        address = address.replace(scenes.named(word), "2" * 20)
    return address


def beginnings(scenes: Scenes) -> list[str]:
    """Return every address that anybody could know of, and the searches for what is planted."""
    known = {scenes.address(row.endpoint, row.on) for row in rows() if row.method == "GET"}
    searches = {f"/people?name={word}" for word in SEARCHED}
    return sorted(address for address in known | searches if not address.startswith(NOT_WALKED))


def leads(address: str, response: TestResponse) -> list[str]:
    """Return where an answer leads: its links, its forms that only ask, its parts that refresh themselves."""
    found = [response.headers["Location"]] if "Location" in response.headers else []
    if response.mimetype == "text/html" and response.status_code == 200:
        html = response.get_data(as_text=True)
        found += map(unescape, re.findall(r'(?:href|src|data-[a-z-]*(?:url|src)|hx-get)="([^"#]+)', html))
        found += [
            asked for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL) for asked in asking(form)
        ]
    return [short(urljoin(address, lead)) for lead in found if not urlsplit(lead).netloc]


def asking(html: str) -> list[str]:
    """Return the addresses a form leads to that is sent by GET, filled with each of the words searched for."""
    form = html5lib.parseFragment(html, namespaceHTMLElements=False).find("form")
    if form is None or (form.get("method") or "get").lower() != "get":
        return []
    names = [control.get("name") for control in form.iter() if control.get("name")]
    filled = ["", *("&".join(f"{name}={word}" for name in names) for word in SEARCHED)]
    return [f"{form.get('action') or ''}?{query}" for query in filled]


def make_of(address: str) -> str:
    """Return the address without what tells one thing from another, or one question from another."""
    return re.sub(r"[a-z0-9]{20,}|\d+", "N", address.partition("?")[0]) + "?" * ("?" in address)


def short(address: str) -> str:
    """Return the address without its fragment."""
    return address.split("#", maxsplit=1)[0]
