"""An export that would write the same is told without reading anything; whatever could make a difference is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from diplocal.calendar import Calendar, open_calendar
from diplocal.feeds import ExportOptions, edition, export, unchanged
from diplocal.model import Anchor, Claim, Document, Extraction, Kind, Place, Precision, Query, Status, When
from diplocal.settings import Cancelled, Settings

QUERY, OPTIONS = Query(), ExportOptions()


def told(name: str, day: int) -> Extraction:
    when = When(date(2031, 3, day), date(2031, 3, day), Precision.DAY)
    claim = Claim(Kind.VISIT, Status.PLANNED, when, Place("Oslo", "NO"), quote=name, title=name)
    return Extraction(Document("", f"{name:0>64}", anchor=Anchor(date(2031, 3, 1), "given")), (claim,))


@pytest.fixture
def calendar(tmp_path: Path) -> Calendar:
    moment = datetime(2031, 3, 1, tzinfo=UTC)
    chosen = Settings(tmp_path, str(tmp_path / "talks.sqlite3"), tmp_path / "out", date(2031, 3, 1), clock=lambda: moment)
    opened = open_calendar(settings=chosen)
    opened.ingest(told("1", 4))
    return opened


@pytest.fixture
def exported(calendar: Calendar) -> Path:
    folder = calendar.settings.exports
    files = export(calendar.events(), folder)
    unchanged.remember(folder, made_from(calendar), 1, files)
    return folder


def made_from(calendar: Calendar, query: Query = QUERY, options: ExportOptions = OPTIONS) -> str:
    with calendar.database.reading() as rows:
        return unchanged.origin(rows, query, options)


def test_what_would_be_written_again_stands(calendar: Calendar, exported: Path) -> None:
    files = [path for path in exported.rglob("*") if path.is_file() and path.name != unchanged.STAMP]
    assert unchanged.standing(exported, made_from(calendar)) == (1, len(files))


@pytest.mark.parametrize(
    "change",
    [
        lambda calendar: calendar.ingest(told("2", 5)),
        lambda calendar: calendar.by("Anna").accept(calendar.events()[0].uid),
        lambda calendar: calendar.by("Anna").reject(calendar.events()[0].uid),
    ],
)
def test_a_change_of_the_database_is_seen(calendar: Calendar, exported: Path, change: Callable[[Calendar], object]) -> None:
    change(calendar)
    assert unchanged.standing(exported, made_from(calendar)) is None


@pytest.mark.parametrize(
    ("query", "options"),
    [
        (Query(countries=("NO",)), OPTIONS),
        (QUERY, replace(OPTIONS, cancelled=Cancelled.HIDE)),
        (QUERY, replace(OPTIONS, base_url="https://calendar.example")),
        (QUERY, replace(OPTIONS, saved={"oslo": Query(cities=("Oslo",))})),
    ],
)
def test_another_query_or_option_is_seen(calendar: Calendar, exported: Path, query: Query, options: ExportOptions) -> None:
    assert unchanged.standing(exported, made_from(calendar, query, options)) is None


def test_another_program_or_zone_data_is_seen(calendar: Calendar, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "edition", lambda: "next year's")
    assert unchanged.standing(exported, made_from(calendar)) is None
    assert edition() == edition() != ""


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "all.ics").unlink(),
        lambda folder: (folder / "all.ics").write_bytes(b"BEGIN:VCALENDAR\r\n"),
        lambda folder: (folder / unchanged.STAMP).write_text("no JSON"),
        lambda folder: (folder / unchanged.STAMP).write_text('{"from": 1, "files": []}'),
        lambda folder: (folder / unchanged.STAMP).unlink(),
    ],
)
def test_files_that_others_changed_are_written_again(calendar: Calendar, exported: Path, harm: Callable[[Path], object]) -> None:
    harm(exported)
    assert unchanged.standing(exported, made_from(calendar)) is None
