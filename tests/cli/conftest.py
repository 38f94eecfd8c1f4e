from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from diplocal.cli import main
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
from diplocal.records import extraction_record

PROGRAM = Path(sys.executable).with_name("diplocal")
OKORO = Participant("Amina Okoro", "Minister of Foreign Affairs", "TZ")
LINDQVIST = Participant("Åsa Lindqvist", "Foreign Minister", "SE")
DUMONT = Participant("Éric Dumont", "Foreign Minister", "FR")
STOCKHOLM = Place("Stockholm", "SE")


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server, new_database) -> Path:
    """A home of its own, where nothing is recorded yet; the day is 10 March 2031, a Monday."""
    (tmp_path / "diplocal.toml").touch()
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("DIPLOCAL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DIPLOCAL_TODAY", "2031-03-10")
    monkeypatch.setenv("COLUMNS", "100")
    if server:
        monkeypatch.setenv("DIPLOCAL_DATABASE_URL", new_database(tmp_path))
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program with these arguments, in the home."""

    def start(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["diplocal", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return start


@pytest.fixture
def process(home: Path) -> Process:
    """The program in a process of its own: arguments, and environment variables by name."""

    def start(*arguments: str | Path, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[str]:
        command = [str(PROGRAM), *map(str, arguments)]
        return subprocess.run(command, cwd=home, env={**os.environ, **environment}, capture_output=True, encoding=encoding)

    return start


def line(published: date, *claims: Claim) -> str:
    """What `extract --format jsonl` prints for a document with these claims."""
    name = f"Announcement of {published}"
    publisher = Publisher("mfa-sweden", "Ministry of Foreign Affairs of Sweden", "SE")
    digest = sha256(name.encode()).hexdigest()
    document = Document("", digest, path=f"{published}.txt", title=name, publisher=publisher, anchor=Anchor(published, "given"))
    return json.dumps(extraction_record(Extraction(document, claims)))


def on(first: int, last: int | None = None, precision: Precision = Precision.DAY) -> When:
    return When(date(2031, 3, first), date(2031, 3, last or first), precision)


@pytest.fixture
def announcements(home: Path) -> Path:
    """Two documents: plans of 3 March, and of 7 March the news that one moved and one is off."""
    visit = Claim(
        Kind.VISIT,
        Status.PLANNED,
        on(12, 13),
        STOCKHOLM,
        (OKORO, LINDQVIST),
        quote="Amina Okoro will visit Stockholm on 12-13 March.",
        timezone="Europe/Stockholm",
        confidence=0.9,
    )
    talks = Claim(
        Kind.MEETING,
        Status.PLANNED,
        When(datetime(2031, 3, 18, 10, 30), None, Precision.MINUTE),
        STOCKHOLM,
        (DUMONT, LINDQVIST),
        quote="Talks with Éric Dumont begin at 10:30 on 18 March.",
        timezone="Europe/Stockholm",
        confidence=0.9,
    )
    forum = Claim(
        Kind.CONFERENCE,
        Status.TENTATIVE,
        on(21, 31, Precision.APPROXIMATE),
        Place("Uppsala", "SE"),
        bodies=("UN",),
        name="Forum on Rivers",
        quote="The Forum on Rivers is expected in late March.",
        confidence=0.6,
    )
    lead = Claim(Kind.VISIT, Status.PLANNED, None, people=(LINDQVIST,), quote="Åsa Lindqvist will visit Paris soon.")
    moved = Claim(
        Kind.VISIT,
        Status.PLANNED,
        on(14, 15),
        STOCKHOLM,
        (OKORO, LINDQVIST),
        quote="The visit of Amina Okoro takes place on 14-15 March, not on 12-13 March.",
        timezone="Europe/Stockholm",
        confidence=0.9,
        previous=(on(12, 13),),
        change=Change.MOVED,
    )
    called_off = Claim(
        Kind.MEETING,
        Status.CANCELLED,
        on(18),
        STOCKHOLM,
        (DUMONT, LINDQVIST),
        quote="The talks with Éric Dumont on 18 March are cancelled.",
        timezone="Europe/Stockholm",
        confidence=0.9,
        change=Change.CANCELLED,
    )
    file = home / "announcements.jsonl"
    file.write_text(line(date(2031, 3, 3), visit, talks, forum, lead) + "\n" + line(date(2031, 3, 7), moved, called_off) + "\n")
    return file


@pytest.fixture
def filled(announcements: Path, run: Run) -> Path:
    """The home with the announcements recorded."""
    assert run("ingest", announcements.name).code == 0
    return announcements.parent
