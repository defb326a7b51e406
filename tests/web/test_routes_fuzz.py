"""Thousands of requests nobody would send, from everybody to every route: the site answers each without a fault."""

from urllib.parse import quote

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from tests.web.access import rows
from tests.web.filled import FIELDS, fields_of
from tests.web.scenes import OFFICES

pytestmark = pytest.mark.slow

ROWS = [row for row in rows() if row.endpoint != "signing_in.sign_out"]
NAMES = sorted(
    {name for filled in FIELDS.values() for name in filled} | {"text", "file", "next", "save", "name"}
)

# Letters of every kind, with those that have broken programs before more often than their share.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "0", "-1", "1e400", "true", "None", "2026-02-30", "9999-12-31T23:59", "\x00", "\ufeff", "٣"]
    ),
    st.sampled_from(["<b>", "{{7*7}}", "%s", "../..", "' OR 1=1 --", "\u202e", "😀", "ё" * 400]),
)
FIELDS_SENT = st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=6)
HEADERS = st.dictionaries(
    st.sampled_from(
        ["If-None-Match", "Range", "Accept-Language", "Referer", "X-Fragment", "Content-Type", "Cookie"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40),
    max_size=2,
)


@settings(max_examples=3000, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(ROWS), st.sampled_from(list(OFFICES)), st.booleans(), FIELDS_SENT, HEADERS)
def test_no_request_is_a_fault(scenes, row, office, filled, sent, headers):
    form = fields_of(scenes, row.endpoint) if filled else {}
    form |= {"csrf_token": scenes.tokens[office], **sent}
    if "Content-Type" in headers:
        form = str(sent)
    options = {"query_string": sent} if row.method == "GET" else {"data": form}
    address = scenes.address(row.endpoint, row.on)

    with scenes.browser(office).open(address, method=row.method, headers=headers, **options) as response:
        assert response.status_code < 500, f"{row} as {office}: {sent} {headers}"
    if row.method == "POST" and response.status_code < 400:
        scenes.return_to_the_beginning()


@settings(max_examples=500, suppress_health_check=list(HealthCheck))
@given(
    st.text(max_size=80),
    st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT"]),
    st.sampled_from(list(OFFICES)),
)
def test_no_address_is_a_fault(scenes, path, method, office):
    # Encoded as a browser does it; "//x" unencoded would name another host, and never reach the site.
    with scenes.browser(office).open("/" + quote(path, safe=""), method=method) as response:
        assert response.status_code < 500, f"{method} /{path!r} as {office}"
