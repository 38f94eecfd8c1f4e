"""Feeds of any query, JSON, CSV and Atom, as programs ask for them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import icalendar
import pytest

from diplocal import feeds
from diplocal.calendar import Calendar

from .asking import Ask, Got
from .conftest import MOVED, announced

Uid = Callable[[str], str]


def titles(got: Got) -> set[str]:
    assert got.status == 200, got.text
    assert feeds.lint(got.body) == []
    return {str(entry["SUMMARY"]) for entry in icalendar.Calendar.from_ical(got.body).events}


VISIT, TALKS, FORUM = "Mbele (TZ) visits Oslo", "Lund – Kálmán talks, Oslo", "Late March (date tbc): Forum on Rivers, Bergen"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/feed.ics", {VISIT, TALKS, FORUM}),
        ("/feed.ics?person=kalman", {TALKS}),
        ("/feed.ics?country=hu&country=TZ", {VISIT, TALKS}),
        ("/feed.ics?country=NO&kind=visit", {VISIT}),
        ("/feed.ics?country=hungary", {TALKS}),
        ("/feed.ics?country=Norway&country=not:Hungarian", {VISIT, FORUM}),
        ("/feed.ics?country=osce", {FORUM}),
        ("/feed.ics?feed=danube", {TALKS}),
        ("/feeds/saved/danube.ics", {TALKS}),
        ("/feed.ics?city=bergen", {FORUM}),
        ("/feed.ics?body=OSCE", {FORUM}),
        ("/feed.ics?status=tentative", {FORUM}),
        ("/feed.ics?publisher=Norway&text=begin+at", {TALKS}),
        ("/feed.ics?min-confidence=0.85", {VISIT}),
        ("/feed.ics?from=2031-03-15&to=2031-03-19", {TALKS}),
        ("/feed.ics?to=this+week", {VISIT}),
        ("/feed.ics?as-of=2031-03-01", set()),
        ("/feed.ics?person=K\u00c3\u00a1lm\u00c3\u00a1n", {TALKS}),
        ("/feed.ics?feed=oslo-visits", {VISIT}),
        ("/feed.ics?feed=oslo-visits&kind=meeting", {TALKS}),
        ("/feed.ics?person=&country=&text=", {VISIT, TALKS, FORUM}),
        ("/feeds/all.ics", {VISIT, TALKS, FORUM}),
        ("/feeds/tbc.ics", {FORUM}),
        ("/feeds/countries/hu.ics", {TALKS}),
        ("/feeds/people/peter-kalman.ics", {TALKS}),
        ("/feeds/kinds/visit.ics", {VISIT}),
        ("/feeds/saved/oslo-visits.ics", {VISIT}),
    ],
)
def test_any_query_is_a_feed(ask: Ask, target: str, expected: set[str]) -> None:
    assert titles(ask(target)) == expected


def test_a_feed_tells_its_name_and_where_it_comes_from(ask: Ask) -> None:
    lines = ask("/feed.ics?kind=visit&country=NO").text.split("\r\n")
    assert "NAME:Diplomatic calendar: Visits\\, Norway" in lines
    assert "SOURCE;VALUE=URI:https://calendar.example/feed.ics?kind=visit&country=NO" in lines


def test_an_event_is_a_feed_of_its_own(ask: Ask, uid: Uid) -> None:
    assert titles(ask(f"/events/{uid('Lund')}.ics")) == {TALKS}
    beginning = ask(f"/events/{uid('Lund')[:12]}.ics")
    assert (beginning.status, beginning.headers["location"]) == (302, f"/events/{uid('Lund')}.ics")


@pytest.mark.parametrize(
    ("target", "status", "sentence"),
    [
        ("/feed.ics?kind=party", 400, "'party' is no kind of event; choose one of visit, meeting"),
        ("/feed.ics?country=Hungry", 400, "'Hungry' names no country; did you mean Hungary?"),
        ("/feed.ics?land=NO", 400, "There is no parameter 'land'; the ones here are person, with, country"),
        ("/feed.ics?from=someday", 400, "'someday' names no day or period"),
        ("/feed.ics?from=2031-03-02&to=2031-03-01", 400, "The period ends before it begins"),
        ("/feed.ics?from=2031-03-02&from=2031-03-01", 400, "'from' takes one value, not 2"),
        ("/feed.ics?cancelled=never", 400, "choose prefix, keep or hide"),
        ("/feed.ics?feed=nothing", 400, "There is no saved query 'nothing'; the saved ones are danube, oslo-visits"),
        ("/feed.ics?person=" + "a" * 2001, 400, "more than 2000 characters"),
        ("/feed.ics?" + "person=a&" * 51, 400, "more than 50 parameters"),
        ("/api/events?format=xml", 400, "choose one of json, jsonl, csv"),
        ("/feeds/countries/zz.ics", 404, "There is no country 'ZZ'"),
        ("/feeds/people/nobody.ics", 404, "There is nobody under 'nobody' here"),
        ("/feeds/kinds/party.ics", 404, "There is no feed 'kinds/party'"),
        ("/feeds/../diplocal.ics", 404, "There is no feed"),
        ("/events/ffffffff.ics", 404, "There is no event 'ffffffff' here"),
        ("/static/../pages.py", 404, "There is no"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(ask: Ask, target: str, status: int, sentence: str) -> None:
    got = ask(target)
    assert (got.status, got.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert sentence.casefold() in got.text.casefold()
    assert got.text.count("\n") == 1
    assert got.headers["cache-control"] == "no-store"


def test_json_has_the_keys_that_the_commands_print(ask: Ask, uid: Uid) -> None:
    (event,) = json.loads(ask("/api/events?person=Kalman").body)
    assert (event["uid"], event["start"], event["end"], event["city"]) == (uid("Lund"), "2031-03-18T10:30", None, "Oslo")
    assert json.loads(ask(f"/api/events/{uid('Lund')}").body) == event


def test_lists_come_as_json_lines_and_csv_too(ask: Ask) -> None:
    lines = ask("/api/events?format=jsonl").text.splitlines()
    rows = list(csv.DictReader(io.StringIO(ask("/api/events?format=csv").text)))
    assert [json.loads(line)["title"] for line in lines] == [row["title"] for row in rows]
    assert len(rows) == 3


def test_changes_are_an_atom_feed(ask: Ask, calendar: Calendar, uid: Uid) -> None:
    calendar.ingest(announced("2", date(2031, 3, 8), MOVED))
    feed = ElementTree.fromstring(ask("/changes.atom").body)
    names = {"a": "http://www.w3.org/2005/Atom"}
    found = [entry.findtext("a:title", "", names) for entry in feed.iterfind("a:entry", names)]
    assert found[0] == "Moved: Mbele (TZ) visits Oslo, 12–14 March 2031 → 24–25 March 2031"
    assert sorted(found[1:])[0] == "New: Forum on Rivers, Bergen, late March 2031"
    assert len(found) == 4
    first = feed.find("a:entry/a:link", names)
    assert first is not None
    assert first.attrib["href"] == f"https://calendar.example/events/{uid('Mbele')}"
    ids = [entry.findtext("a:id", "", names) for entry in feed.iterfind("a:entry", names)]
    assert len(set(ids)) == 4
    narrowed = ElementTree.fromstring(ask("/changes.atom?kind=meeting").body)
    assert [entry.findtext("a:title", "", names) for entry in narrowed.iterfind("a:entry", names)] == [
        "New: Lund – Kálmán talks, Oslo, 18 March 2031, 10:30"
    ]


def test_too_many_events_are_refused_with_what_to_do(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplocal.web.finding.MOST_EVENTS", 2)
    got = ask("/feed.ics")
    assert (got.status, got.text) == (400, "These are more than 2 events; ask for less by a filter, or by from= and to=.\n")
    assert titles(ask("/feed.ics?kind=visit")) == {VISIT}
    assert ask("/feed.ics?as-of=2031-03-05").status == 400
