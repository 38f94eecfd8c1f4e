"""What a calendar costs as it grows: recording a document, and asking for events, at 1,000, 30,000 and 1,000,000 events.

Events lie over forty years; one minister is in a third of them. The sizes take turns, so that what else the machine does falls
on all alike; the median counts. Filling a million takes a quarter of an hour and 5 GB: `--keep FOLDER` leaves the calendars
there for the next time, and measures on copies.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from calendar_fill import World, fill
from diplocal.calendar import Calendar, open_calendar
from diplocal.model import Claim, Extraction, Query
from diplocal.store import queries
from diplocal.store.selection import select

SIZES = (1_000, 30_000, 1_000_000)
PEOPLE = 100_000
DOCUMENTS = 150
ROUNDS = 15
MONDAY = date(2010, 3, 1)
SUNDAY = MONDAY + timedelta(6)


def asked(world: World) -> dict[str, Query]:
    """The questions, by name."""
    ordinary, minister = str(world.people[5].name), str(world.minister.name)
    return {
        "an ordinary person, all years": Query(people=(ordinary,)),
        "an ordinary person, one year": Query(people=(ordinary,), start=MONDAY, end=MONDAY + timedelta(365)),
        "the minister of a third, a day": Query(people=(minister,), start=MONDAY, end=MONDAY),
        "the minister of a third, a week": Query(people=(minister,), start=MONDAY, end=SUNDAY),
        "everything, a day": Query(start=MONDAY, end=MONDAY),
        "everything, a week": Query(start=MONDAY, end=SUNDAY),
        "full text, a month": Query(texts=(str(world.people[9].name),), start=MONDAY, end=MONDAY + timedelta(30)),
        "full text, all years": Query(texts=(str(world.people[9].name),)),
    }


def seconds(work: Callable[[], object]) -> float:
    """How long it takes to do."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def told(world: World, *, minister: bool | None) -> list[Extraction]:
    """Documents of five claims to record: three are about something new, two confirm what the one before said.

    `minister` says whether the one of a third of all events is in each claim; None: in a third of them.
    """
    before: tuple[Claim, ...] = ()
    made = []
    for _ in range(DOCUMENTS):
        new = tuple(world.claim(minister=minister) for _ in range(5 - len(before)))
        made.append(world.document(*new, *before))
        before = new[:2]
    return made


def record(calendars: dict[int, Calendar], documents: list[Extraction], label: str) -> None:
    """Record the same documents at every size, in turns, and print the medians."""
    taken: dict[int, list[float]] = {size: [] for size in calendars}
    for document in documents:
        for size, calendar in calendars.items():
            taken[size].append(seconds(partial(calendar.ingest, document)))
    smallest = median(taken[min(calendars)])
    for size, times in taken.items():
        middle, ninetieth = median(times), sorted(times)[len(times) * 9 // 10]
        print(f"{label:24} {size:>9,} events  {1e3 * middle:6.1f} ms  90% {1e3 * ninetieth:6.1f} ms  {middle / smallest:5.2f} x")


def ask(size: int, calendar: Calendar, world: World) -> None:
    """Ask each question and print the median of finding the rows, of reading them, and of the events with and without sources."""
    for name, query in asked(world).items():
        with calendar.database.reading() as rows:
            longest = timedelta(days=rows("SELECT max(span) FROM events", {})[0][0])
            chosen = select(query, longest, sqlite=True)
            asking = f"FROM events e WHERE {chosen.condition}"
            bare = median(seconds(partial(rows, f"SELECT e.id {asking}", chosen.values)) for _ in range(ROUNDS))
            read = median(seconds(partial(rows, f"SELECT e.* {asking}", chosen.values)) for _ in range(ROUNDS))
            found = len(queries.find(rows, query))
            whole = median(seconds(partial(queries.find, rows, query)) for _ in range(ROUNDS))
            listed = median(seconds(partial(queries.find, rows, query, sources=False)) for _ in range(ROUNDS))
        took = f"SQL {1e3 * bare:6.2f} ms  rows {1e3 * read:6.2f}  events {1e3 * listed:6.2f}  with sources {1e3 * whole:6.2f}"
        print(f"{name:34} {size:>9,} events  {found:5} found  {took}")


def main() -> None:
    """Fill what is missing, measure on copies, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="folder in which the filled calendars stay")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many events the calendars hold")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        kept = given.keep or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        calendars = {}
        for size in given.sizes:
            path = kept / f"{size}.sqlite3"
            if not path.exists():
                fill(path, size, World(PEOPLE))
            copy = Path(scratch) / f"measured-{size}.sqlite3"
            shutil.copy(path, copy)
            calendars[size] = open_calendar(copy)
            calendars[size].upgrade()
        for size, calendar in calendars.items():
            ask(size, calendar, World(PEOPLE))
        told_of = {"ordinary people": False, "the minister in a third": None, "the minister in each": True}
        for seed, (label, minister) in enumerate(told_of.items(), 1):
            record(calendars, told(World(PEOPLE, seed), minister=minister), label)
        for calendar in calendars.values():
            calendar.close()


if __name__ == "__main__":
    main()
