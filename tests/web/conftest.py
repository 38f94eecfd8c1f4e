from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from diplocal.calendar import Calendar, open_calendar
from diplocal.model import (
    Anchor,
    Change,
    Claim,
    Document,
    Extraction,
    Kind,
    Participant,
    Place,
    Precision,
    Publisher,
    Status,
    When,
)
from diplocal.settings import load
from diplocal.web import application

from .asking import Ask, asking

PROGRAM = Path(sys.executable).with_name("diplocal")
LUND = Participant("Ida Lund", "Foreign Minister", "NO")
MBELE = Participant("Juma Mbele", "Foreign Minister", "TZ")
OSLO = Place("Oslo", "NO", "Victoria Terrasse")
TODAY = date(2031, 3, 10)


def on(first: int, last: int | None = None, precision: Precision = Precision.DAY) -> When:
    return When(date(2031, 3, first), date(2031, 3, last or first), precision)


VISIT = Claim(
    Kind.VISIT,
    Status.PLANNED,
    on(12, 14),
    OSLO,
    (MBELE, LUND),
    title="Mbele (TZ) visits Oslo",
    quote="Juma Mbele will visit Oslo on 12-14 March.",
    timezone="Europe/Oslo",
    confidence=0.9,
)
TALKS = Claim(
    Kind.MEETING,
    Status.PLANNED,
    When(datetime(2031, 3, 18, 10, 30), None, Precision.MINUTE),
    OSLO,
    (LUND, Participant("Péter Kálmán", "Foreign Minister", "HU")),
    title="Lund – Kálmán talks, Oslo",
    quote="Talks with Péter Kálmán begin at 10:30 on 18 March.",
    timezone="Europe/Oslo",
    confidence=0.8,
)
FORUM = Claim(
    Kind.CONFERENCE,
    Status.TENTATIVE,
    on(21, 31, Precision.APPROXIMATE),
    Place("Bergen", "NO"),
    bodies=("OSCE",),
    name="Forum on Rivers",
    title="Forum on Rivers, Bergen",
    quote="The Forum on Rivers is expected in late March.",
    confidence=0.6,
)
MOVED = Claim(
    Kind.VISIT,
    Status.PLANNED,
    on(24, 25),
    OSLO,
    (MBELE, LUND),
    title="Mbele (TZ) visits Oslo",
    quote="The visit of Juma Mbele takes place on 24-25 March, not on 12-14 March.",
    timezone="Europe/Oslo",
    confidence=0.9,
    previous=(on(12, 14),),
    change=Change.MOVED,
)


def announced(name: str, published: date, *claims: Claim) -> Extraction:
    publisher = Publisher("mfa-norway", "Ministry of Foreign Affairs of Norway", "NO")
    url = f"https://mfa.example/{name}?a=1&b=2"
    document = Document("", f"{name:0>64}", url=url, title=f"News {name}", publisher=publisher, anchor=Anchor(published, "given"))
    return Extraction(document, claims)


@pytest.fixture
def calendar(tmp_path: Path) -> Iterator[Calendar]:
    """Three events of March 2031, recorded at a known moment; two queries are saved."""
    saved = '[feeds.danube]\ncountry = "Hungary"\n[feeds.oslo-visits]\ncity = "Oslo"\nkind = "visit"\n'
    (tmp_path / "diplocal.toml").write_text(saved, encoding="utf-8")
    settings = load(folder=tmp_path, environ={}, clock=lambda: datetime(2031, 3, 9, 8, 0, tzinfo=UTC))
    with open_calendar(settings=settings) as opened:
        opened.ingest(announced("1", date(2031, 3, 3), VISIT, TALKS, FORUM))
        yield opened


@pytest.fixture
def ask(calendar: Calendar) -> Ask:
    """A request to the calendar's server, on 10 March 2031."""
    return asking(application(calendar, today=lambda: TODAY))


@pytest.fixture
def uid(calendar: Calendar) -> Callable[[str], str]:
    """The UID of the event with these words in its title."""

    def find(words: str) -> str:
        (found,) = [event.uid for event in calendar.events() if words in event.title]
        return found

    return find


@contextmanager
def serving(calendar: Calendar, *options: str, root: str = "") -> Iterator[int]:
    """The port of `diplocal serve` in the home of the calendar, on 10 March 2031."""
    command = [PROGRAM, "serve", "--port", "0", "--today", "2031-03-10", "--root-path", root, *options]
    with subprocess.Popen(command, cwd=calendar.settings.home, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.fullmatch(rf"Serving http://127\.0\.0\.1:(\d+){root}/ until interrupted \(Ctrl-C\)\.\n", said)
        assert found, said
        yield int(found[1])
        process.send_signal(signal.SIGINT)
        assert process.wait(10) in (0, 130)
        assert process.stderr.read() == ""


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DIPLOCAL_")}
