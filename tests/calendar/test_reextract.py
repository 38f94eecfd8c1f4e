"""Better rules replace what was found before, and events keep who they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal.calendar import Calendar
from diplocal.documents import read
from diplocal.model import Claim, Evidence, Extraction, Query
from diplocal.store import queries
from diplocal.store.results import Outcome, Recorded
from diplocal.store.rows import state_text
from diplocal.tracker.events import differences
from diplocal.tracker.replacing import replace_claims, successors

from ..cases import stored
from .announcements import OLSEN, day, document, documents, visit
from .recording import NOON, recorded

FIRST = (Evidence(0, 10, "the visitor", "sample", "people"),)
SECOND = (Evidence(40, 55, "another sentence", "sample", "people"),)


def replace_in(calendar: Calendar, extraction: Extraction) -> Recorded:
    with calendar.database.writing() as connection:
        return replace_claims(connection, extraction, calendar.settings.clock())


def with_claims(extraction: Extraction, *claims: Claim) -> Extraction:
    return Extraction(extraction.document, claims)


def test_a_claim_that_is_read_better_keeps_its_event(calendar, clock) -> None:
    read_badly = document("briefing", "03-01", visit(day("04-10"), evidence=FIRST))
    calendar.ingest(read_badly)
    (before,) = calendar.events()
    clock.later(days=1)
    better = visit(day("04-11"), evidence=(Evidence(3, 20, "visitor and more", "sample", "people"),))
    done = replace_in(calendar, with_claims(read_badly, better))
    (after,) = calendar.events()
    assert (done.outcome, done.changed) == (Outcome.REPLACED, (before.uid,))
    assert (after.uid, after.sequence, after.when, after.created) == (before.uid, 1, day("04-11"), before.created)


def test_the_same_findings_change_nothing(calendar, clock) -> None:
    extraction = document("briefing", "03-01", visit(day("04-10"), evidence=FIRST, confidence=0.876))
    calendar.ingest(extraction)
    before = calendar.changes()
    clock.later(days=1)
    assert replace_in(calendar, extraction).outcome is Outcome.UNCHANGED
    assert calendar.changes() == before


def test_what_is_no_longer_found_goes_and_what_is_new_comes(calendar) -> None:
    extraction = document("briefing", "03-01", visit(day("04-10"), evidence=FIRST))
    (gone,) = calendar.ingest(extraction).created
    done = replace_in(calendar, with_claims(extraction, visit(day("05-01"), people=(OLSEN,), evidence=SECOND)))
    (event,) = calendar.events()
    assert (done.removed, done.created, event.when) == ((gone,), (event.uid,), day("05-01"))
    assert calendar.check() == []


def test_an_event_with_another_source_outlives_the_claim(calendar) -> None:
    extraction = document("briefing", "03-01", visit(day("04-10"), evidence=FIRST))
    calendar.ingest(extraction)
    calendar.ingest(document("press release", "03-02", visit(day("04-10"))))
    replace_in(calendar, with_claims(extraction))
    (event,) = calendar.events()
    assert [source.title for source in event.sources] == ["Press release"]
    assert calendar.check() == []


def test_claims_are_paired_by_the_evidence_they_share() -> None:
    one, two = visit(day("04-10"), evidence=FIRST), visit(day("04-12"), evidence=SECOND)
    wide = visit(day("04-12"), evidence=(Evidence(5, 50, "both", "sample", "people"),))
    assert successors([one, two], [two, one]) == {0: 1, 1: 0}
    assert successors([one, two], [wide]) == {0: 1}
    assert successors([one], [replace(one, evidence=())]) == {}


def test_every_stored_text_is_read_again(calendar, tmp_path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Ministry of Foreign Affairs of Hungary\n3 March 2031\n\nNothing is planned.\n", "utf-8")
    calendar.ingest(read(path))
    assert [recorded.outcome for recorded in calendar.reextract()] == [Outcome.UNCHANGED]


def test_reextracting_puts_right_what_does_not_follow_from_the_claims(calendar) -> None:
    calendar.ingest(replace(kept := document("", "03-01", visit(day("04-10"))), document=replace(kept.document, text="")))
    (event,) = calendar.events()
    with calendar.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM events")
    assert calendar.check() == [f"Event {event.uid} follows from the claims but is not stored; run `diplocal reextract`."]
    assert list(calendar.reextract()) == []
    assert calendar.check() == []
    (again,) = calendar.events()
    assert (again.uid, again.sequence, again.sources) == (event.uid, event.sequence + 1, event.sources)


def test_reextracting_finds_claims_under_the_keys_of_today(calendar) -> None:
    announced = document("announced", "03-01", visit(day("04-10")))
    calendar.ingest(replace(announced, document=replace(announced.document, text="")))
    with calendar.database.writing() as connection:
        connection.exec_driver_sql("UPDATE claim_keys SET key = 'a key of older rules, ' || key")
    assert list(calendar.reextract()) == []
    calendar.ingest(document("confirmed", "03-02", visit(day("04-10"))))
    (event,) = calendar.events()
    assert [source.title for source in event.sources] == ["Announced", "Confirmed"]


@pytest.mark.law
@stored()
@given(st.lists(documents(), min_size=2, max_size=5, unique_by=lambda e: e.document.digest), st.data())
def test_a_replaced_document_leaves_what_recording_it_at_first_would_have(database, found, data) -> None:
    old = data.draw(documents())
    last = found[-1]
    with recorded(database, found) as rows:
        expected = sorted(state_text(event) for event in queries.find(rows, Query()))
    with recorded(
        database, [*found[:-1], Extraction(last.document, old.claims)], then=lambda c: replace_claims(c, last, NOON)
    ) as rows:
        assert list(differences(rows)) == []
        assert sorted(state_text(event) for event in queries.find(rows, Query())) == expected
