"""From announcements to agenda, queries, changes and feeds, as a user does it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("filled")


def events(run: Run, *filters: str) -> list[dict[str, Any]]:
    done = run("events", "--format", "jsonl", *filters)
    assert done.code == 0
    return [json.loads(line) for line in done.out.splitlines()]


def starts(run: Run, *filters: str) -> list[str]:
    return [event["start"] for event in events(run, *filters)]


def test_agenda_shows_the_new_date_the_cancelled_talks_and_the_vague_forum(run: Run) -> None:
    shown = run("agenda", "2031-03-10/2031-03-31").out
    assert "Friday 14 March 2031" in shown
    assert "Wednesday 12 March 2031" not in shown
    assert "cancelled" in shown.partition("Tuesday 18 March 2031")[2]
    assert "Forum on Rivers" in shown.partition("Dates to be confirmed")[2]
    assert "\x1b" not in shown
    assert all(line == line.rstrip() for line in shown.splitlines())


def test_agenda_as_of_an_earlier_day_shows_what_was_known_then(run: Run) -> None:
    shown = run("agenda", "2031-03-10/2031-03-31", "--as-of", "2031-03-05").out
    assert "Wednesday 12 March 2031" in shown
    assert "cancelled" not in shown


def test_agenda_begins_today_and_lasts_as_many_days_as_asked(run: Run) -> None:
    assert "14 March" in run("agenda", "--days", "5").out
    assert run("agenda", "--days", "2").out == (
        "No events, 10–11 March 2031. The next is in 4 days, Friday 14 March 2031: Okoro (TZ) visits Stockholm.\n"
    )
    assert run("agenda", "2031-06").out.startswith("No events, 1–30 June 2031. The calendar covers 14–31 March 2031")
    assert "15 March" in run("agenda", "--past", "--today", "2031-03-20").out
    assert "15 March" in run("agenda", "--today", "2031-03-15", "--days", "1").out


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--person", "okoro"], ["2031-03-14"]),
        (["--person", "Lindqvist"], ["2031-03-14", "2031-03-18"]),
        (["--person", "asa lindqvist", "--person", "nobody"], ["2031-03-14", "2031-03-18"]),
        (["--country", "fr"], ["2031-03-18"]),
        (["--country", "France", "--status", "CANCELLED"], ["2031-03-18"]),
        (["--city", "Uppsala"], ["2031-03-21"]),
        (["--kind", "visit", "--kind", "conference"], ["2031-03-14", "2031-03-21"]),
        (["--status", "cancelled"], ["2031-03-18"]),
        (["--body", "UN"], ["2031-03-21"]),
        (["--text", "rivers"], ["2031-03-21"]),
        (["--min-confidence", "0.8"], ["2031-03-14", "2031-03-18"]),
        (["--from", "2031-03-16"], ["2031-03-18", "2031-03-21"]),
        (["--to", "2031-03-15"], ["2031-03-14"]),
        (["--today", "2031-04-20"], []),
        (["--today", "2031-04-20", "--all"], ["2031-03-14", "2031-03-18", "2031-03-21"]),
        (["--kind", "visit", "--person", "Dumont"], []),
    ],
)
def test_filters(run: Run, filters: list[str], found: list[str]) -> None:
    assert [start[:10] for start in starts(run, *filters)] == found


def test_events_for_people_and_for_programs(run: Run) -> None:
    table = run("events").out
    assert "2031-03-14/15" in table
    assert "~2031-03-21/31" in table
    rows = list(csv.DictReader(io.StringIO(run("events", "--format", "csv").out)))
    listed = json.loads(run("events", "--format", "json").out)
    assert [row["uid"] for row in rows] == [event["uid"] for event in listed] == [event["uid"] for event in events(run)]
    assert len(rows) == 3


def test_show_takes_the_beginning_of_a_uid_and_tells_both_sources_and_the_history(run: Run) -> None:
    uid = events(run, "--person", "Okoro")[0]["uid"]
    card = " ".join(run("show", uid[:10]).out.split())
    assert uid in card
    assert "“Amina Okoro will visit Stockholm on 12-13 March.”" in card
    assert "“The visit of Amina Okoro takes place on 14-15 March, not on 12-13 March.”" in card
    assert "2031-03-03 planned 12–13 March 2031 2031-03-07 planned 14–15 March 2031" in card
    assert json.loads(run("show", uid, "--format", "json").out)["uid"] == uid


def test_show_of_what_is_not_there_is_one_sentence(run: Run) -> None:
    done = run("show", "ffff")
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("diplocal: ")
    assert done.err.count("\n") == 1


def test_changes_name_what_happened(run: Run) -> None:
    revisions = [json.loads(line) for line in run("changes", "--since", "2020-01-01", "--format", "jsonl").out.splitlines()]
    moves = [r for r in revisions if r["before"] and r["before"]["start"] == "2031-03-12"]
    assert [r["after"]["start"] for r in moves] == ["2031-03-14"]
    table = run("changes", "--since", "2020-01-01").out
    assert "moved" in table
    assert "2031-03-12/13 → 2031-03-14/15" in table
    assert "cancelled" in table
    assert run("changes", "--since", "2999-01-01").out.startswith("Nothing new since 2999-01-01.")


def test_leads_are_listed_apart(run: Run) -> None:
    assert "“Åsa Lindqvist will visit Paris soon.”" in " ".join(run("leads").out.split())
    assert [json.loads(line)["people"][0]["name"] for line in run("leads", "--format", "jsonl").out.splitlines()] == [
        "Åsa Lindqvist"
    ]
    assert not [e for e in events(run, "--all") if e["start"] is None]


def test_month_grid(run: Run) -> None:
    grid = run("month", "2031-03").out
    assert "March 2031" in grid
    assert grid.count("Okoro–Lindqvist"[:9]) == 2
    assert "~ Forum on Rivers, Uppsala: 21–31 March 2031, date to be confirmed" in grid
    assert "The calendar covers" in run("month", "2032-01").out


def test_export_writes_the_same_bytes_again_and_passes_lint(run: Run, filled: Path) -> None:
    first = run("export")
    assert first.code == 0
    feed = filled / "exports" / "feeds" / "all.ics"
    assert str(feed) in first.out
    bytes_before = {p: p.read_bytes() for p in feed.parent.rglob("*") if p.is_file()}
    assert run("export", "--out", filled / "again").code == 0
    assert {p.relative_to(feed.parent): data for p, data in bytes_before.items()} == {
        p.relative_to(filled / "again"): p.read_bytes() for p in (filled / "again").rglob("*") if p.is_file()
    }
    assert run("feeds", "check", feed).out == f"{feed}: no problems\n"


def test_the_database_says_what_is_in_it_and_that_it_is_whole(run: Run) -> None:
    info = run("db", "info").out
    assert "2031-03-14 to 2031-03-31" in info
    assert run("db", "check").out == "The database is whole.\n"
    assert run("db", "upgrade").out == "Nothing to upgrade.\n"


def test_ingest_again_changes_nothing(run: Run) -> None:
    before = run("events", "--all", "--format", "jsonl").out
    again = run("ingest", "announcements.jsonl")
    assert again.code == 0
    assert again.out.splitlines()[-1].startswith("2 documents (0 recorded, 2 unchanged, 0 failed): 0 events new")
    assert run("events", "--all", "--format", "jsonl").out == before


def test_a_saved_query_is_a_filter_by_name(filled: Path, run: Run) -> None:
    (filled / "diplocal.toml").write_text('[feeds.talks]\nkind = "meeting"\nperson = "Dumont"\n')
    talks = run("events", "--feed", "talks", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["kind"] for line in talks] == ["meeting"]
    assert run("events", "--feed", "talks", "--person", "Okoro").out.startswith("No events.")
    done = run("events", "--feed", "visits")
    assert (done.code, done.out) == (2, "")
    assert "There is no saved query 'visits'; the saved ones are talks." in done.err
