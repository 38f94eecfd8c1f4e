"""The visit of which a stored event is a part follows what changes, and what feeds show otherwise is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplocal.calendar import Calendar
from diplocal.model import Change, Claim, Kind, Query
from diplocal.store import log
from diplocal.tracker import relating
from diplocal.tracker.incremental import settle_all
from diplocal.tracker.replacing import replace_claims

from .announcements import OLSEN, TALKS, VIRTANEN, day, document, visit


def of_visit(calendar: Calendar) -> dict[str, str | None]:
    """The kind of the visit's event beside each other event, by kind."""
    kinds = {event.uid: event.kind.value for event in calendar.events()}
    return {event.kind.value: kinds.get(event.visit or "") for event in calendar.events() if event.kind is not Kind.VISIT}


def touched(calendar: Calendar) -> dict[str, int]:
    with calendar.database.reading() as rows:
        return {str(kind): number for kind, number in rows("SELECT kind, touched FROM events", {})}


def last(calendar: Calendar) -> int:
    with calendar.database.reading() as rows:
        return log.last_touch(rows)


def test_talks_follow_a_visit_that_comes_moves_and_goes(calendar: Calendar) -> None:
    calendar.ingest(document("talks", "02-20", TALKS))
    assert of_visit(calendar) == {"meeting": None}
    calendar.ingest(document("visit", "02-21", visit(day("03-04", "03-06"))))
    assert of_visit(calendar) == {"meeting": "visit"}
    (uid,) = [event.uid for event in calendar.events(Query(kinds=(Kind.VISIT,)))]
    calendar.by("desk").edit(uid, visit(day("03-14", "03-16")), ["when"])
    assert of_visit(calendar) == {"meeting": None}
    calendar.by("desk").edit(uid, visit(day("03-03", "03-05")), ["when"])
    assert of_visit(calendar) == {"meeting": "visit"}
    assert calendar.check() == []
    calendar.by("desk").reject(uid)
    assert of_visit(calendar) == {"meeting": None}
    assert calendar.check() == []


def test_a_past_view_tells_the_visit_of_then(calendar: Calendar) -> None:
    calendar.ingest(document("visit", "02-20", visit(day("03-04", "03-06")), TALKS))
    moved = visit(day("03-14", "03-16"), previous=(day("03-04", "03-06"),), change=Change.MOVED)
    calendar.ingest(document("later", "02-22", moved))
    (past,) = calendar.events(Query(kinds=(Kind.MEETING,), as_of=day("02-21").first_day))
    (now,) = calendar.events(Query(kinds=(Kind.MEETING,)))
    assert (past.visit is None, now.visit) == (False, None)


def test_what_changes_is_counted_and_nothing_else(calendar: Calendar) -> None:
    other: Claim = visit(day("03-20"), kind=Kind.CONFERENCE, people=(OLSEN,), bodies=("OSCE",), name="Forum on Rivers")
    calendar.ingest(document("first", "02-20", TALKS, other))
    assert (touched(calendar), last(calendar)) == ({"meeting": 1, "conference": 1}, 1)
    calendar.ingest(document("nothing", "02-20"))
    assert last(calendar) == 1
    # the talks become a part of the visit, so their entries in feeds change too
    calendar.ingest(document("visit", "02-21", visit(day("03-04", "03-06"))))
    assert touched(calendar) == {"meeting": 2, "conference": 1, "visit": 2}
    (uid,) = [event.uid for event in calendar.events(Query(kinds=(Kind.CONFERENCE,)))]
    calendar.by("desk").accept(uid)
    assert touched(calendar) == {"meeting": 2, "conference": 3, "visit": 2}
    calendar.by("desk").reject(uid)
    assert (touched(calendar), last(calendar)) == ({"meeting": 2, "visit": 2}, 4)


def test_other_words_of_a_source_are_counted_though_no_revision_tells(calendar: Calendar) -> None:
    claim = replace(TALKS, people=(VIRTANEN,))
    calendar.ingest(document("first", "02-20", claim))
    with calendar.database.writing() as connection:
        replace_claims(connection, document("first", "02-20", replace(claim, quote="Other words.")), calendar.settings.clock())
    assert touched(calendar) == {"meeting": 2}
    assert len(calendar.changes()) == 1


def test_another_certainty_is_counted_though_no_revision_tells(calendar: Calendar) -> None:
    calendar.ingest(document("first", "02-20", TALKS))
    with calendar.database.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET state = replace(state, '\"confidence\":0.5', '\"confidence\":0.4')")
        settle_all(connection, calendar.settings.clock())
    assert [event.confidence for event in calendar.events()] == [0.5]
    assert (touched(calendar), len(calendar.changes())) == ({"meeting": 2}, 1)


def test_an_upgrade_finds_the_visits_of_all_events(calendar: Calendar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relating, "_AT_ONCE", 1)
    calendar.ingest(document("talks", "02-20", TALKS))
    calendar.ingest(document("visit", "02-21", visit(day("03-04", "03-06"))))
    with calendar.database.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET visit = NULL")
        relating.relate_all(connection)
    assert of_visit(calendar) == {"meeting": "visit"}
    assert touched(calendar) == {"meeting": 3, "visit": 2}
