"""A large protocol, from its stored text to a file on the disk: beside what typesetting alone takes, and beside the pages."""

import dataclasses
import gc
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import rfc8785
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.measuring import Line, in_milliseconds, installation, timed
from benchmarks.pages import asked_for, signed_in_at_a_vote
from council.cli.bounds import give_way
from council.cli.paper_seal import make_seal
from council.papers.fetching import NothingIsFetched
from council.papers.fonts import isolate_fonts
from council.papers.minutes import minutes_html, render_minutes
from council.papers.minutes_text import MinutesText
from council.papers.paper_seal import PaperSeal
from council.papers.people_text import DelegationText, PersonText
from council.papers.self_proof import SelfProof
from council.papers.stack_room import with_room
from council.records.files import FileStore
from council.records.paper_seal import SealFile
from tests.papers.sample import MINUTES, ON, state
from tests.papers.test_size import TWELVE, an_item

ITEMS, ROUNDS, TOGETHER = 25, 9, 10


def print_protocols() -> Iterator[Line]:
    """Yield what our printing takes over bare typesetting, how much memory, and how pages are answered meanwhile."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.printing"], check=True, capture_output=True, text=True
    )
    yield json.loads(said.stdout)
    yield from _pages_meanwhile()


def _beside_bare_typesetting(folder: Path) -> Line:
    """Print in turns: bare, ours, ours with the seal; a ratio of times of one minute says something on any machine."""
    content = _large_text().canonical()
    store, seal = FileStore(folder / "files"), _seal(folder)
    isolate_fonts()
    html, before = _final_html(content), _resident()
    ways: dict[str, Callable[[], object]] = {
        "bare": partial(_bare, html),
        "tagged": partial(_tagged, html),
        "ours": partial(_ours, content, store, None),
        "sealed": partial(_ours, content, store, seal),
    }
    for way in ways.values():
        way()  # fonts are read and templates compiled once a process
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for name, way in ways.items():
            gc.collect()  # what the way before left behind is nobody's work but its own
            times[name].append(timed(way))
    # Other work on the machine only ever adds, now to one way and now to another: the fastest round has least of it.
    fastest = {name: min(found) for name, found in times.items()}
    return {
        "measured": f"protocol of {ITEMS} items by {len(TWELVE)} states",
        "rounds": ROUNDS,
        **{f"{name}_seconds": round(seconds, 2) for name, seconds in fastest.items()},
        "slowest_bare_seconds": round(max(times["bare"]), 2),
        "ours_to_bare": round(fastest["ours"] / fastest["bare"], 3),
        "sealed_to_bare": round(fastest["sealed"] / fastest["bare"], 3),
        "ours_to_tagged": round(fastest["ours"] / fastest["tagged"], 3),
        "peak_megabytes_of_the_process": round(_resident()),
        "of_them_before_the_work": round(before),
    }


def _final_html(content: bytes) -> str:
    text = MinutesText.from_json(json.loads(content))
    return minutes_html(text, on=ON, proof=SelfProof.of(rfc8785.dumps(dict(text.record)), site=""))


def _bare(html: str) -> None:
    """Set the same final HTML by the library alone; with room on the stack, or luck would decide a tenth of its time."""
    page = HTML(string=html, url_fetcher=NothingIsFetched())
    with_room(partial(page.write_pdf, font_config=FontConfiguration()))


def _tagged(html: str) -> None:
    """The same as the kind of PDF that a record has to be: the library itself takes longer for its structure."""
    page = HTML(string=html, url_fetcher=NothingIsFetched())
    with_room(partial(page.write_pdf, font_config=FontConfiguration(), pdf_variant="pdf/a-3a"))


def _ours(content: bytes, store: FileStore, seal: PaperSeal | None) -> None:
    pdf = render_minutes(MinutesText.from_json(json.loads(content)), on=ON)
    store.keep(seal.sealed(pdf, at=ON) if seal else pdf)


def _pages_meanwhile() -> Iterator[Line]:
    """Yield how a page is answered alone, and while a worker prints ten protocols one after another."""
    with installation() as app:
        client, addresses = signed_in_at_a_vote(app)
        alone = [time for address in addresses.values() for time in asked_for(client, address)]
        worker = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.printing", "ten"], stdout=subprocess.PIPE
        )
        assert worker.stdout is not None
        worker.stdout.readline()  # it has begun
        meanwhile = []
        while worker.poll() is None:
            meanwhile += [time for address in addresses.values() for time in asked_for(client, address)]
        worker.stdout.close()
    yield {"measured": "pages while nothing is printed", **in_milliseconds(alone)}
    yield {
        "measured": f"pages while {TOGETHER} protocols are printed",
        **in_milliseconds(meanwhile),
        "to_alone": round(median(meanwhile) / median(alone), 2),
    }


def _large_text() -> MinutesText:
    delegations = tuple(
        DelegationText(state(code), (PersonText(f"Представитель {code}"),)) for code in TWELVE
    )
    items = tuple(an_item(number) for number in range(1, ITEMS + 1))
    return dataclasses.replace(MINUTES, delegations=delegations, absent=(), items=items)


def _seal(folder: Path) -> PaperSeal:
    file = SealFile(folder / "seal.p12", "", folder)
    make_seal(file, "Печать", at=ON - timedelta(days=1))
    return PaperSeal(file)


def _resident() -> float:
    """Return the most megabytes this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure in a process of its own, or print ten protocols for who measures something else."""
    with TemporaryDirectory(dir=Path.cwd() / "var" if Path("var").is_dir() else None) as folder:
        if "ten" in sys.argv:
            give_way()  # as the worker does
            content, store, seal = _large_text().canonical(), FileStore(Path(folder)), _seal(Path(folder))
            sys.stdout.write("begun\n")
            sys.stdout.flush()
            for _paper in range(TOGETHER):
                _ours(content, store, seal)
        else:
            sys.stdout.write(json.dumps(_beside_bare_typesetting(Path(folder))))


if __name__ == "__main__":
    main()
