"""Tables given out as CSV, of which no cell is a formula to the program that opens it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response, current_app

from council.web.headers import OF_A_DOWNLOAD

# What a spreadsheet takes for the beginning of a formula, in full width too.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# Without it the most common spreadsheet reads Russian letters as something else.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Return the rows as the text of a CSV file; a cell that begins like a formula begins with an apostrophe."""
    told = StringIO()
    writer = csv.writer(told)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + told.getvalue()


def send_table(rows: Iterable[Sequence[object]], name: str) -> Response:
    """Send the rows to be saved as a CSV file of the (Latin) name."""
    response = current_app.make_response(as_csv(rows))
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["Content-Security-Policy"] = OF_A_DOWNLOAD
    return response


def _harmless(cell: str) -> str:
    return (
        f"'{cell}"
        if cell.lstrip(" \N{NO-BREAK SPACE}").startswith(FORMULA) or cell.startswith(FORMULA)
        else cell
    )
