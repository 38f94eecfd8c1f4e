"""What is kept of events for feeds is never of yesterday, whatever happens; it may be lost, and spares work while it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from diplocal.calendar import Calendar, open_calendar
from diplocal.errors import StoreError, UsageError
from diplocal.feeds import Cancelled, Entries, render_event
from diplocal.feeds import entries as module
from diplocal.model import Event, Evidence, Extraction, Place, Query
from diplocal.settings import Settings
from diplocal.tracker.replacing import replace_claims

from .announcements import TALKS, day, document, documents, visit

Decide = Callable[[Calendar, Event, st.DataObject], object]

DECISIONS: tuple[Decide, ...] = (
    lambda calendar, event, _: calendar.by("Anna").accept(event.uid),
    lambda calendar, event, _: calendar.by("Anna").reject(event.uid),
    lambda calendar, event, _: calendar.by("Anna").edit(event.uid, visit(day("03-09")), ["when"]),
    lambda calendar, event, data: calendar.by("Anna").merge(
        [event.uid, data.draw(st.sampled_from(calendar.events())).uid],
    ),
    lambda calendar, event, _: calendar.by("Anna").split(event.uid, event.sources[0].digest),
    lambda calendar, _event, _data: calendar.by("Anna").undo(),
)


def bodies(entries: Entries, events: Sequence[Event], cancelled: Cancelled = Cancelled.PREFIX) -> list[bytes]:
    return [entry.body for entry in entries.of(events, cancelled)]


KNOWN = (TALKS, visit(day("03-04", "03-06")), visit(day("03-05"), place=Place(None, "FI")), visit(day("03-14")))
"""Claims that may be parts of one another."""


@st.composite
def news(draw: st.DrawFn) -> Extraction:
    """A random document, or one that says something of one visit and its talks."""
    told = draw(documents())
    known = replace(draw(st.sampled_from(KNOWN)), evidence=(Evidence(0, 4, told.document.text[:4], "sample", "title"),))
    return draw(st.sampled_from([told, replace(told, claims=(known,))]))


def again(calendar: Calendar, data: st.DataObject, told: Extraction) -> None:
    """A document that was read before has other words, or says something else."""
    words = data.draw(st.text(max_size=3))
    found = data.draw(st.sampled_from([told.claims, data.draw(news()).claims]))
    better = replace(told, claims=tuple(replace(claim, quote=words) for claim in found))
    with calendar.database.writing() as connection:
        replace_claims(connection, better, calendar.settings.clock())


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_what_is_kept_is_what_would_be_made(new_database: Callable[[Path], str], data: st.DataObject) -> None:
    moments = (datetime(2031, 6, 1, tzinfo=UTC) + timedelta(minutes=n) for n in range(10_000))
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WORTH_KEEPING", 1)
        home = Path(folder)
        chosen = Settings(home, new_database(home), home, date(2031, 3, 1), clock=lambda: next(moments))
        with open_calendar(settings=chosen) as calendar:
            long_lived = Entries(calendar.database)
            read = []
            for _ in range(data.draw(st.integers(2, 6))):
                read.append(data.draw(news()))
                calendar.ingest(read[-1])
                events = calendar.events()
                if events and data.draw(st.booleans()):
                    # there may be nothing to take back, or nothing to split
                    with suppress(UsageError):
                        data.draw(st.sampled_from(DECISIONS))(calendar, data.draw(st.sampled_from(events)), data)
                if data.draw(st.booleans()):
                    again(calendar, data, data.draw(st.sampled_from(read)))
                events = calendar.events()
                expected = [render_event(event) for event in events]
                assert bodies(long_lived, events) == expected
                assert bodies(Entries(calendar.database), events) == expected


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The UIDs of the events that were made, one after the other."""
    uids: list[str] = []

    def render(event: Event, cancelled: Cancelled = Cancelled.PREFIX) -> bytes:
        uids.append(event.uid)
        return render_event(event, cancelled)

    monkeypatch.setattr(module, "WORTH_KEEPING", 1)
    monkeypatch.setattr(module, "render_event", render)
    return uids


def test_what_one_has_made_another_finds(calendar: Calendar, made: list[str]) -> None:
    calendar.ingest(document("both", "02-20", TALKS, visit(day("05-04"))))
    events = calendar.events()
    first = bodies(Entries(calendar.database), events)
    assert len(made) == 2
    assert bodies(Entries(calendar.database), events) == first
    assert len(made) == 2
    Entries(calendar.database).of(events, Cancelled.HIDE)
    assert bodies(Entries(calendar.database), events, Cancelled.KEEP) == first
    assert len(made) == 4, "what depends on how cancelled events are shown is kept apart"
    calendar.by("Anna").accept(events[0].uid)
    Entries(calendar.database).of(calendar.events(), Cancelled.PREFIX)
    assert made[4:] == [events[0].uid]


def test_another_edition_makes_all_anew(calendar: Calendar, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    calendar.ingest(document("one", "02-20", TALKS))
    Entries(calendar.database).of(calendar.events(), Cancelled.PREFIX)
    monkeypatch.setattr(module, "edition", lambda: "next year's time zones")
    Entries(calendar.database).of(calendar.events(), Cancelled.PREFIX)
    assert len(made) == 2


def test_what_is_kept_may_be_lost(calendar: Calendar, made: list[str]) -> None:
    calendar.ingest(document("one", "02-20", TALKS))
    first = bodies(Entries(calendar.database), calendar.events())
    with calendar.database.writing() as connection:
        connection.execute(text("DELETE FROM entries"))
    assert bodies(Entries(calendar.database), calendar.events()) == first
    assert len(made) == 2


def test_an_event_read_before_a_change_is_not_kept_as_of_after(calendar: Calendar, made: list[str]) -> None:
    calendar.ingest(document("one", "02-20", TALKS))
    before = calendar.events()
    calendar.by("Anna").edit(before[0].uid, visit(day("03-09")), ["when"])
    assert b"20310305" in bodies(Entries(calendar.database), before)[0]
    assert b"20310309" in bodies(Entries(calendar.database), calendar.events())[0]


def test_a_past_view_is_never_kept(calendar: Calendar, made: list[str]) -> None:
    calendar.ingest(document("one", "02-20", TALKS))
    calendar.ingest(document("two", "02-22", replace(TALKS, when=day("03-06"), previous=(day("03-05"),))))
    entries = Entries(calendar.database)
    now = bodies(entries, calendar.events())
    past = bodies(entries, calendar.events(Query(as_of=date(2031, 2, 20))))
    assert b"20310305" in past[0]
    assert bodies(entries, calendar.events()) == now


def test_a_database_that_cannot_be_written_is_read(calendar: Calendar, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    calendar.ingest(document("one", "02-20", TALKS))

    def refuse() -> None:
        raise StoreError("It cannot be written.")

    monkeypatch.setattr(calendar.database, "writing", refuse)
    assert len(bodies(Entries(calendar.database), calendar.events())) == 1
