"""A kept result that follows the changes is what the database would give when asked anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diplocal.calendar import Calendar
from diplocal.model import Kind, Query, Status
from diplocal.tracker.replacing import replace_claims
from diplocal.web import finding
from diplocal.web.finding import Finder

from .conftest import FORUM, LUND, MOVED, TALKS, VISIT, announced, on

QUERIES = (
    Query(),
    Query(countries=("HU",)),
    Query(kinds=(Kind.VISIT,)),
    Query(people=("Lund",)),
    Query(publishers=("Norway",)),
    Query(start=date(2031, 3, 20)),
    Query(statuses=(Status.CANCELLED,)),
)
CHANGES = (
    announced("2", date(2031, 3, 4), replace(TALKS, quote="Ida Lund receives Péter Kálmán on 18 March at 10:30.")),
    announced("3", date(2031, 3, 5), MOVED),
    announced("4", date(2031, 3, 6), replace(TALKS, status=Status.CANCELLED, quote="The talks on 18 March are off.")),
    announced("5", date(2031, 3, 7), replace(VISIT, when=on(27), people=(LUND,), title="Lund in Oslo", quote="Ida Lund speaks.")),
    announced("6", date(2031, 3, 7), replace(FORUM, when=on(22), status=Status.PLANNED, quote="The Forum is on 22 March.")),
)


@pytest.fixture(autouse=True)
def keep_small_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "WORTH_KEEPING", 0)
    monkeypatch.setattr(finding, "MOST_KEPT", len(QUERIES))


def test_it_follows_new_sources_moves_cancellations_and_new_events(calendar: Calendar) -> None:
    finder = Finder(calendar)
    first = {query: finder.find(query) for query in QUERIES}
    assert len(first[Query()]) == 3
    for change in CHANGES:
        calendar.ingest(change)
        for query in QUERIES:
            assert list(finder.find(query)) == calendar.events(query), query
    last = finder.find(Query())
    assert any(len(event.sources) == 3 for event in last)
    assert {event.status for event in last} >= {Status.CANCELLED, Status.PLANNED}


def test_only_what_changed_is_read(calendar: Calendar) -> None:
    finder = Finder(calendar)
    before = {event.uid: event for event in finder.find(Query())}
    calendar.ingest(CHANGES[1])
    after = {event.uid: event for event in finder.find(Query())}
    assert [uid for uid, event in after.items() if event is not before.get(uid)] == [
        uid for uid, event in after.items() if event.title == VISIT.title
    ]


def test_a_source_that_goes_is_seen_though_no_revision_tells(calendar: Calendar) -> None:
    calendar.ingest(CHANGES[0])
    finder = Finder(calendar)
    assert sorted(len(event.sources) for event in finder.find(Query())) == [1, 1, 2]
    with calendar.database.writing() as connection:
        replace_claims(connection, replace(CHANGES[0], claims=()), calendar.settings.clock())
    assert [len(event.sources) for event in finder.find(Query())] == [1, 1, 1]


def test_a_past_day_is_asked_for_anew(calendar: Calendar) -> None:
    finder = Finder(calendar)
    past = Query(as_of=date(2031, 3, 4))
    assert len(finder.find(past)) == 3
    calendar.ingest(CHANGES[3])
    assert list(finder.find(past)) == calendar.events(past)


def test_it_follows_what_a_person_decides_and_takes_back(calendar: Calendar) -> None:
    finder = Finder(calendar)
    talks, visit, *_ = sorted(finder.find(Query()), key=lambda event: event.kind)[1:]
    desk = calendar.by("Anna")
    decisions = (
        lambda: desk.accept(talks.uid),
        lambda: desk.merge([talks.uid, visit.uid]),
        lambda: desk.undo(),
        lambda: desk.reject(visit.uid),
        lambda: desk.undo(),
        lambda: desk.undo(),
    )
    for decide in decisions:
        decide()
        for query in (*QUERIES, Query(approved=True)):
            assert list(finder.find(query)) == calendar.events(query), query
