"""How long a pack of 200 MB takes, and how much memory: its files go from disk to disk."""

import hashlib
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from benchmarks.measuring import Line, timed
from council.papers.minutes_text import MeetingText
from council.papers.pack_pdf import bind
from council.papers.pack_text import PDF, PackFile, PackItem, PackText
from council.papers.pack_zip import archive
from council.papers.people_text import BodyText
from council.records.packs import PackForm

FILES, MEGABYTES = 8, 25
ON = datetime(2026, 6, 4, 10, 0, tzinfo=UTC)


def put_together() -> Iterator[Line]:
    """Yield the seconds and the peak of memory of each form, each in a process of its own."""
    with TemporaryDirectory(dir=Path.cwd() / "var" if Path("var").is_dir() else None) as folder:
        for number in range(FILES):
            _large_pdf(Path(folder) / f"{number}.pdf")
        for form in PackForm:
            words = [sys.executable, "-m", "benchmarks.packing", form, folder]
            said = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
            seconds, before, peak, size = (float(word) for word in said)
            yield {
                "measured": f"a pack as {form}",
                "megabytes": round(size),
                "seconds": round(seconds, 1),
                "peak_megabytes_of_the_process": round(peak),
                "of_them_before_the_work": round(before),
            }


def _large_pdf(path: Path) -> None:
    """Write a PDF of one page that nothing can press together."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Filler = made.make_stream(os.urandom(MEGABYTES * 2**20))
        made.save(path, compress_streams=False)


def _packed(form: PackForm, folder: Path) -> None:
    """Make one pack and print: seconds, megabytes before and at the peak, megabytes of the file."""
    files = tuple(_file(path) for path in sorted(folder.glob("*.pdf")))
    paths = {file.sha256: folder / file.file_name for file in files}
    text = PackText(
        BodyText("Совет государств – участников Содружества", "Совета"),
        MeetingText(1, ON.date(), ON.date(), "г. Минск", "1"),
        (),
        (PackItem(1, "О пакете", "", 1, ("Одобрить.",), files),),
    )
    target, make = folder / f"pack.{form}", bind if form is PackForm.PDF else archive
    before = _resident()
    seconds = timed(lambda: make(text, target, path_of=paths.__getitem__, on=ON, tell=lambda _done: None))
    sys.stdout.write(f"{seconds} {before} {_resident()} {target.stat().st_size / 2**20}\n")
    target.unlink()


def _file(path: Path) -> PackFile:
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return PackFile(
        path.stem, path.stem, "секретариат", 1, date(2026, 6, 1), path.name, PDF, sha256, path.stat().st_size
    )


def _resident() -> float:
    """Return the most megabytes this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _packed(PackForm(sys.argv[1]), Path(sys.argv[2]))
