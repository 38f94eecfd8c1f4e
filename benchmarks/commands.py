"""How long whole commands take, beside peers, in one run: a week of 1,000 events in diplocal, in khal, and the floor below both.

`--stored FILE`, a large calendar that calendar_cost.py kept, adds a week of it beside a calendar that holds that week alone.
Runs are interleaved, so that what else the machine does falls on all alike; the median counts. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median

from diplocal.calendar import open_calendar
from diplocal.model import (
    Anchor,
    Claim,
    Document,
    Extraction,
    Kind,
    Participant,
    Place,
    Precision,
    Publisher,
    Query,
    Status,
    When,
)

BIN = Path(sys.executable).parent
MONDAY = date(2030, 3, 4)
EVENTS = 1000
CLAIMS_A_DOCUMENT = 20
ROUNDS = 11
STORED_WEEK = date(2010, 3, 1), date(2010, 3, 7)
Command = list[str]


def names(seed: int = 7) -> Callable[[], str]:
    """A source of invented names that no two people share."""
    chance = random.Random(seed)

    def word() -> str:
        return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4)).capitalize()

    return lambda: f"{word()} {word()}"


def documents(count: int) -> list[Extraction]:
    """Announcements of one week with `count` events in all."""
    name = names()
    made = []
    for first in range(0, count, CLAIMS_A_DOCUMENT):
        claims = tuple(
            Claim(
                Kind.MEETING,
                Status.PLANNED,
                When(day := MONDAY + timedelta(number % 7), day, Precision.DAY),
                Place("Vienna", "AT"),
                (Participant(name(), "Foreign Minister", "AT"), Participant(name(), "Foreign Minister", "FI")),
                title=f"Talks {number}",
                quote=f"Talks {number} take place in Vienna.",
                confidence=0.9,
            )
            for number in range(first, min(first + CLAIMS_A_DOCUMENT, count))
        )
        digest = sha256(str(first).encode()).hexdigest()
        document = Document("", digest, publisher=Publisher("bench", "Bench"), anchor=Anchor(MONDAY - timedelta(10), "given"))
        made.append(Extraction(document, claims))
    return made


def prepare(home: Path) -> dict[str, Command]:
    """Fill a calendar in `home` and the peers' ones beside it; the commands to time, by name."""
    (home / "diplocal.toml").touch()
    database = home / "db" / "diplocal.sqlite3"
    with open_calendar(database) as calendar:
        for extraction in documents(EVENTS):
            calendar.ingest(extraction)
        feed = home / "week.ics"
        feed.write_bytes(calendar.feed(name="Week"))
    khal = home / "khal.conf"
    khal.write_text(
        f"[calendars]\n[[week]]\npath = {home / 'khal'}\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {home / 'khal.db'}\n"
    )
    (home / "khal").mkdir()
    subprocess.run([BIN / "khal", "-c", khal, "import", "--batch", feed], check=True, capture_output=True)
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "diplocal --help": [str(BIN / "diplocal"), "--help"],
        "diplocal agenda, a week of 1,000": [str(BIN / "diplocal"), "agenda", f"{MONDAY}/{MONDAY + timedelta(6)}"],
        "khal list, the same week": [str(BIN / "khal"), "-c", str(khal), "list", str(MONDAY), "7d"],
    }


def beside(stored: Path, home: Path) -> dict[str, Command]:
    """A week of a large calendar, and the same week in a calendar in `home` that holds nothing else."""
    first, last = STORED_WEEK
    small = home / "week.sqlite3"
    with open_calendar(stored, create=False) as large, open_calendar(small) as calendar:
        found = large.events(Query(start=first, end=last))
        for event in found:
            told = event.sources[0]
            claim = Claim(
                event.kind,
                event.status,
                event.when,
                event.place,
                event.people,
                title=event.title,
                quote=told.quote,
                evidence=told.evidence,
                confidence=event.confidence,
            )
            anchor = Anchor(told.published, "given") if told.published else None
            document = Document(told.quote, sha256(event.uid.encode()).hexdigest(), title=told.title, anchor=anchor)
            calendar.ingest(Extraction(document, (claim,)))
        whole = large.info().counts["events"]
    agenda = [str(BIN / "diplocal"), "agenda", f"{first}/{last}", "--db"]
    return {
        f"agenda, {len(found)} events of {whole:,}": [*agenda, str(stored)],
        "agenda, the same events alone": [*agenda, str(small)],
    }


def seconds(command: Command, home: Path) -> tuple[float, float]:
    """How long a command takes, by the clock and of processor; it must succeed."""
    environment = {**os.environ, "DIPLOCAL_DATABASE_URL": str(home / "db" / "diplocal.sqlite3"), "COLUMNS": "100"}
    used, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=home, env=environment, check=True, capture_output=True)
    taken, now = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=Path, help="a large calendar, as calendar_cost.py keeps it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        commands = prepare(home)
        if given.stored:
            commands |= beside(given.stored, home)
        for command in commands.values():
            seconds(command, home)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                taken[name].append(seconds(command, home))
        middle = {name: [1000 * median(times) for times in zip(*found, strict=True)] for name, found in taken.items()}
        peer = middle["khal list, the same week"]
        for name, (wall, processor) in middle.items():
            ratios = f"{wall / peer[0]:5.2f} x khal; of processor {processor:6.0f} ms  {processor / peer[1]:5.2f} x"
            print(f"{name:34} {wall:6.0f} ms  {ratios}")


if __name__ == "__main__":
    main()
