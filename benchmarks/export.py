"""How long an export of 10,000 events takes when nothing, or one event, has changed, beside icalendar's own to_ical for the same.

Processor time, since other work on the machine does not change it. Nothing here is a test.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import icalendar

import web
from diplocal.calendar import open_calendar
from diplocal.cli import main as program
from diplocal.feeds import Entries
from diplocal.feeds.vcalendar import join
from diplocal.settings import Cancelled


def seconds(work: Callable[[], object]) -> float:
    """Of processor, of one turn."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def export(database: Path, folder: Path) -> None:
    """The whole command but for the start of Python."""
    sys.argv = ["diplocal", "export", "--db", str(database), "--out", str(folder)]
    with redirect_stdout(io.StringIO()):
        try:
            program()
        except SystemExit as end:
            if end.code:
                raise


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        database, folder = Path(place) / "bench.sqlite3", Path(place) / "feeds"
        with open_calendar(database) as calendar:
            web.fill(calendar)
            figures = {"export, the first": seconds(lambda: export(database, folder))}
            figures["export, nothing changed"] = min(seconds(lambda: export(database, folder)) for _ in range(3))
            events = calendar.events()
            bodies = [entry.body for entry in Entries(calendar.database).of(events, Cancelled.PREFIX)]
            figures["one feed from ready entries"] = min(seconds(lambda: join(events, bodies, name="x")) for _ in range(5))
            figures["the same, entries from the database"] = min(
                seconds(lambda: Entries(calendar.database).of(events, Cancelled.PREFIX)) for _ in range(3)
            )
            calendar.by("bench").accept(events[0].uid)
            figures["export, one event changed"] = seconds(lambda: export(database, folder))
            read = icalendar.Calendar.from_ical(join(events, bodies, name="x"))
            peer = min(seconds(read.to_ical) for _ in range(3))
        files = sum(1 for path in folder.rglob("*") if path.is_file())
        print(f"{len(events)} events, {files} files; icalendar's to_ical of one feed {1000 * peer:.0f} ms")
        for name, figure in figures.items():
            print(f"{name:38} {1000 * figure:8.0f} ms  {figure / peer:6.3f} x")


if __name__ == "__main__":
    main()
