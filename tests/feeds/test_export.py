from __future__ import annotations

import csv
import errno
import io
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import icalendar
import pytest
from lxml import html
from sample_events import days, event, sample_events

from diplocal.errors import ExportError
from diplocal.feeds import Cancelled, ExportOptions, export, lint
from diplocal.feeds.catalogue import slug
from diplocal.feeds.tables import PARTICIPATION_COLUMNS
from diplocal.model import Kind, Participant, Place, Query, Status
from diplocal.records import event_record


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def uids(data: bytes) -> list[str]:
    return [str(entry["UID"])[-1] for entry in icalendar.Calendar.from_ical(data).events]


def test_a_feed_for_everything_and_one_a_country_person_and_kind(tmp_path):
    export(sample_events(), tmp_path)
    found = files(tmp_path)
    assert uids(found["all.ics"]) == ["1", "2", "4", "3", "5", "6", "7", "8", "9"]
    assert uids(found["tbc.ics"]) == ["5", "9"]
    assert uids(found["countries/no.ics"]) == ["1", "2"]
    assert uids(found["countries/ir.ics"]) == ["6"]
    assert uids(found["people/peter-kalman.ics"]) == ["2", "3", "8"]
    assert uids(found["kinds/conference.ics"]) == ["7", "9"]
    assert "countries/osce.ics" not in found
    assert [name for name, data in found.items() if name.endswith(".ics") and lint(data)] == []


def test_the_index_lists_every_feed_with_its_name_and_count(tmp_path):
    paths = export(sample_events(), tmp_path)
    found = files(tmp_path)
    listed = json.loads(found["index.json"])["feeds"]
    assert {feed["path"] for feed in listed} == {n for n in found if n.endswith(".ics") and not n.startswith("vdir/")}
    assert {path.relative_to(tmp_path).as_posix() for path in paths} == set(found)
    assert {"path": "people/peter-kalman.ics", "name": "Péter Kálmán", "events": 3} in listed
    for feed in listed:
        calendar = icalendar.Calendar.from_ical(found[feed["path"]])
        assert (str(calendar["X-WR-CALNAME"]), len(calendar.events)) == (feed["name"], feed["events"])


def test_csv_and_json_lines_hold_every_event(tmp_path):
    events = sample_events()
    export(events, tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "events.csv").read_bytes().decode("utf-8"), newline="")))
    assert [row["uid"][-1] for row in rows] == ["1", "2", "4", "3", "5", "6", "7", "8", "9"]
    assert (rows[1]["start"], rows[1]["venue"], rows[1]["people"]) == (
        "2027-03-09T14:30",
        "Victoria terrasse, room 7; 2nd floor",
        "Ida Lund; Péter Kálmán",
    )
    assert rows[2]["end"] == ""
    records = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert sorted(records, key=lambda r: r["uid"]) == [event_record(e) for e in events]


def test_a_participation_has_a_line_of_its_own(tmp_path):
    export(sample_events(), tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "participations.csv").read_bytes().decode("utf-8"), newline="")))
    assert tuple(rows[0]) == PARTICIPATION_COLUMNS
    shown = [(r["uid"][-1], r["person"], r["acts_for"], r["role"], r["mode"], r["start"]) for r in rows]
    assert shown[:4] == [
        ("1", "Juma Mbele", "TZ", "visitor", "visit", "2027-03-08"),
        ("1", "Ida Lund", "NO", "host", "visit", "2027-03-08"),
        ("2", "Ida Lund", "NO", "host", "visit", "2027-03-09T14:30"),
        ("2", "Péter Kálmán", "HU", "", "visit", "2027-03-09T14:30"),
    ]
    assert shown[-2:] == [
        ("9", "", "African Union", "", "multilateral", "2027-06-01"),
        ("9", "", "EU", "", "multilateral", "2027-06-01"),
    ]
    assert len(rows) == sum(len(e.people) + len(e.bodies) for e in sample_events())


def test_a_cell_runs_no_formula(tmp_path):
    export([event("u", Kind.OTHER, days("2027-05-05"), title='=HYPERLINK("x")\nb', place=Place(None, None, "Hall"))], tmp_path)
    (row,) = csv.DictReader(io.StringIO((tmp_path / "events.csv").read_text()))
    assert (row["title"], row["venue"]) == ('\'=HYPERLINK("x") b', "Hall")


def test_twice_the_same_and_unchanged_files_stay_untouched(tmp_path):
    export(sample_events(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    for path in before:
        assert not path.name.startswith(".")
    export(reversed(sample_events()), tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == before
    assert export(sample_events(), tmp_path / "other")
    other = files(tmp_path / "other")
    assert other == {name: data for name, data in files(tmp_path).items() if not name.startswith("other/")}


def test_one_changed_event_rewrites_its_feeds_only(tmp_path):
    export(sample_events(), tmp_path)
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*.ics")}
    changed = [replace(e, title="New title") if e.uid.endswith("9") else e for e in sample_events()]
    export(changed, tmp_path)
    rewritten = {path.relative_to(tmp_path).as_posix() for path in before if path.stat().st_ino != before[path]}
    (single,) = [f"vdir/{e.uid}.ics" for e in changed if e.uid.endswith("9")]
    assert rewritten == {"all.ics", "tbc.ics", "countries/ke.ics", "kinds/conference.ics", single}


def test_a_feed_that_lost_its_last_event_goes_and_nothing_else(tmp_path):
    export(sample_events(), tmp_path)
    own = tmp_path / "people" / "my-own.ics"
    own.write_bytes((tmp_path / "people" / "li-wei.ics").read_bytes())
    (tmp_path / "people" / "ida-lund.ics").write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    (tmp_path / "notes.txt").write_text("mine")
    export([e for e in sample_events() if e.uid.endswith("8")], tmp_path)
    assert sorted(path.name for path in (tmp_path / "people").iterdir()) == [
        "ida-lund.ics",
        "my-own.ics",
        "pavel-orlov.ics",
        "peter-kalman.ics",
    ]
    assert (tmp_path / "notes.txt").exists() and (tmp_path / "tbc.ics").exists()


@pytest.mark.parametrize(
    "index", ["", "[]", "{", '{"feeds": [{"path": "../outside.ics"}, {"path": "people/../../outside.ics"}]}']
)
def test_a_foreign_index_removes_nothing(tmp_path, index):
    folder = tmp_path / "feeds"
    export(sample_events(), folder)
    outside = tmp_path / "outside.ics"
    outside.write_bytes((folder / "all.ics").read_bytes())
    (folder / "index.json").write_text(index)
    export(sample_events()[:1], folder)
    assert outside.exists() and (folder / "people" / "li-wei.ics").exists()


def test_hidden_cancellations_are_in_no_feed_but_in_the_data(tmp_path):
    export(sample_events(), tmp_path, options=ExportOptions(cancelled=Cancelled.HIDE))
    assert "8" not in uids((tmp_path / "all.ics").read_bytes())
    assert not (tmp_path / "kinds" / "ceremony.ics").exists()
    assert Status.CANCELLED.value in (tmp_path / "events.csv").read_text(encoding="utf-8")


def test_feeds_name_their_address_where_the_folder_is_served(tmp_path):
    export(sample_events(), tmp_path, options=ExportOptions(base_url="https://x.example/feeds/"))
    assert b"SOURCE;VALUE=URI:https://x.example/feeds/kinds/visit.ics\r\n" in (tmp_path / "kinds" / "visit.ics").read_bytes()


def test_spellings_of_one_name_share_a_feed(tmp_path):
    people = [Participant("Péter Kálmán", None, "HU"), Participant("PETER KALMAN", None, "HU"), Participant("../..", None, "HU")]
    events = [event(str(i), Kind.CALL, days("2027-05-05"), people=(person,)) for i, person in enumerate(people)]
    export(events, tmp_path)
    assert [path.name for path in (tmp_path / "people").iterdir()] == ["peter-kalman.ics"]
    assert uids((tmp_path / "people" / "peter-kalman.ics").read_bytes()) == ["0", "1"]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Sergey Petrov", "sergey-petrov"),
        ("Jean-Yves d’Été", "jean-yves-d-ete"),
        ("Лев Орлов", "лев-орлов"),
        ("../.. \0", ""),
        ("a_b/c", "a-b-c"),
    ],
)
def test_slug(text, stem):
    assert slug(text) == stem


def test_a_very_long_name_still_makes_a_file(tmp_path):
    people = (Participant("한" * 300, None, "KR"),)
    export([event("u", Kind.CALL, days("2027-05-05"), people=people)], tmp_path)
    (path,) = (tmp_path / "people").iterdir()
    assert path.name == "한" * 60 + ".ics"


def test_a_path_that_is_a_file_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(ExportError, match=r"Cannot write .*taken.*; make room or choose another folder") as caught:
        export(sample_events(), tmp_path / "taken")
    assert "\n" not in str(caught.value)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_full_disk_leaves_every_file_whole(tmp_path, monkeypatch):
    export(sample_events(), tmp_path)
    before = files(tmp_path)
    real = Path.write_bytes

    def fills_up(path: Path, data: bytes) -> int:
        real(path, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fills_up)
    with pytest.raises(ExportError, match="No space left on device"):
        export([replace(e, title="Changed") for e in sample_events()], tmp_path)
    assert files(tmp_path) == before


def test_saved_queries_are_feeds_even_when_empty(tmp_path):
    saved = {"norway-calls": Query(countries=("NO",), kinds=(Kind.CALL,)), "budapest": Query(cities=("Budapest",))}
    export(sample_events(), tmp_path, options=ExportOptions(saved=saved))
    found = files(tmp_path)
    assert uids(found["saved/budapest.ics"]) == ["8"]
    assert uids(found["saved/norway-calls.ics"]) == []
    export(sample_events(), tmp_path)
    assert "saved/budapest.ics" not in files(tmp_path)


def test_a_vdir_holds_each_event_in_a_file_of_its_own_for_life(tmp_path):
    events = sample_events()
    export(events, tmp_path)
    before = {name: data for name, data in files(tmp_path).items() if name.startswith("vdir/")}
    assert set(before) == {f"vdir/{e.uid}.ics" for e in events}
    assert [name for name, data in before.items() if lint(data) or len(uids(data)) != 1] == []
    foreign = tmp_path / "vdir" / "own.ics"
    foreign.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:mine\r\nEND:VCALENDAR\r\n")
    moved = replace(events[0], when=days("2027-07-01"), sequence=events[0].sequence + 1)
    export([moved, *events[1:-1]], tmp_path)
    after = {name: data for name, data in files(tmp_path).items() if name.startswith("vdir/")}
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {
        f"vdir/{events[0].uid}.ics",
        f"vdir/{events[-1].uid}.ics",
        "vdir/own.ics",
    }
    assert foreign.exists()


def test_a_uid_that_is_no_file_name_is_no_path(tmp_path):
    export([event("../../../x", Kind.CALL, days("2027-03-01"))], tmp_path / "out")
    assert [path for path in files(tmp_path) if not path.startswith("out/")] == []
    assert len([path for path in files(tmp_path) if path.startswith("out/vdir/")]) == 1


def test_the_page_links_every_feed_and_nothing_of_a_name_is_markup(tmp_path):
    hostile = Participant("Eve </a><script>alert(1)</script>", "Minister", "NO")
    strange = event("u", Kind.CALL, days("2027-03-01"), people=(hostile,))
    options = ExportOptions(base_url="https://calendar.example/feeds")
    export([*sample_events(), strange], tmp_path, options=options)
    page = html.document_fromstring((tmp_path / "index.html").read_text(encoding="utf-8"))
    links = [a.get("href") for a in page.cssselect("a")]
    assert page.cssselect("script") == []
    local = [unquote(link) for link in links if not link.startswith("webcal:")]
    assert [link for link in local if not (tmp_path / link).is_file()] == []
    listed = json.loads((tmp_path / "index.json").read_bytes())["feeds"]
    assert {feed["path"] for feed in listed} <= set(local)
    assert "webcal://calendar.example/feeds/all.ics" in links


def test_the_page_lists_countries_by_name_and_not_by_code(tmp_path):
    people = [Participant(f"A {code}", None, code) for code in ("CH", "NO", "ES", "DE")]
    export([event("u", Kind.CALL, days("2027-03-01"), people=tuple(people))], tmp_path)
    page = html.document_fromstring((tmp_path / "index.html").read_text(encoding="utf-8"))
    countries = [a.text for a in page.cssselect("a") if a.get("href").startswith("countries/")]
    assert countries == ["Germany", "Norway", "Spain", "Switzerland"]
