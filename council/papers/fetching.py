"""What a paper may fetch while it is set: nothing at all, since its style and fonts come from beside the code."""

from __future__ import annotations

from typing import NoReturn

from weasyprint.urls import FatalURLFetchingError, URLFetcher


class NothingIsFetched(URLFetcher):
    """Refuse every address and stop: text typed by a delegate must reach neither a network nor a file.

    The default fetcher would put a local file into the paper as an attachment. Stopping, not skipping:
    all text is escaped, so an address that arrives here is a fault in a template.
    """

    def fetch(self, url: str, headers: object = None) -> NoReturn:
        raise FatalURLFetchingError(f"a paper fetches nothing, and was asked for {url[:200]}")
