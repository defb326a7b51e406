"""The head of a table said again in each of its cells, for a screen too narrow for columns."""

from __future__ import annotations

import re

from flask import Flask
from markupsafe import Markup, escape

from council.web.filters import teach

HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
COLUMN = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b")


def init_app(app: Flask) -> None:
    """Teach the templates to label cells; the macro of tables does it for every table."""
    teach(app, labelled=labelled)


def labelled(table: Markup) -> Markup:
    """Return the rows with the title of its column on each cell; the stylesheet shows it where rows are stacked."""
    html = str(table)
    head = HEAD.search(html)
    if head is None:
        return table
    titles = [Markup(title).striptags() for title in COLUMN.findall(head[0])]  # noqa: S704 - read, not shown
    body = ROW.sub(lambda row: _with_titles(row[0], titles), html[head.end() :])
    return Markup(html[: head.end()] + body)  # noqa: S704 - what the template has escaped, and titles escaped here


def _with_titles(row: str, titles: list[str]) -> str:
    left = iter(titles)

    def titled(cell: re.Match[str]) -> str:
        title = next(left, "")
        return f'{cell[0]} data-label="{escape(title)}"' if title and cell[1] == "td" else cell[0]

    return CELL.sub(titled, row)
