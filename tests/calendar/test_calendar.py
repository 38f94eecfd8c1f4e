"""What a user of the calendar gets: record, find, show, follow changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from diplocal.errors import UsageError
from diplocal.model import Change, Kind, Participant, Query, State, Status
from diplocal.store.address import parse_address
from diplocal.store.results import Outcome

from .announcements import HELSINKI, MINISTRY, NAGY, OLSEN, PALACE, VIRTANEN, day, document, visit

ANNOUNCED = document("announced", "03-01", visit(day("04-10")))
MOVED = document("moved", "03-05", visit(day("04-12"), previous=(day("04-10"),), change=Change.MOVED))
OFF = document("off", "03-09", visit(None, status=Status.CANCELLED, change=Change.CANCELLED))


def test_a_document_gives_events_with_their_sources(calendar) -> None:
    recorded = calendar.ingest(ANNOUNCED)
    (event,) = calendar.events()
    assert (recorded.outcome, recorded.claims, recorded.created) == (Outcome.NEW, 1, (event.uid,))
    assert (event.sequence, event.kind, event.status, event.when) == (0, Kind.VISIT, Status.PLANNED, day("04-10"))
    assert (event.place, event.people) == (HELSINKI, (NAGY, VIRTANEN))
    (source,) = event.sources
    assert (source.publisher, source.published) == (MINISTRY.name, date(2031, 3, 1))
    assert (source.path, source.title, source.quote) == ("announced.txt", "Announced", "She will travel to Helsinki.")
    assert source.evidence == ANNOUNCED.claims[0].evidence


def test_the_same_bytes_change_nothing(calendar, clock) -> None:
    calendar.ingest(ANNOUNCED)
    before = calendar.events(), calendar.changes(), calendar.documents()
    clock.later(days=1)
    again = calendar.ingest(ANNOUNCED)
    assert (again.outcome, again.claims, again.created, again.changed) == (Outcome.UNCHANGED, 1, (), ())
    assert (calendar.events(), calendar.changes(), calendar.documents()) == before


def test_a_moved_meeting_keeps_its_uid_and_tells_its_past(calendar, clock) -> None:
    first = calendar.ingest(ANNOUNCED).created
    created = clock.now
    modified = clock.later(days=4)
    assert calendar.ingest(MOVED).changed == first
    (event,) = calendar.events()
    assert (event.uid, event.sequence, event.created, event.modified) == (first[0], 1, created, modified)
    assert event.when == day("04-12")
    assert event.history == (
        State(date(2031, 3, 1), day("04-10"), Status.PLANNED),
        State(date(2031, 3, 5), day("04-12"), Status.PLANNED),
    )


def test_a_second_source_that_says_the_same_is_listed_and_is_no_change(calendar, clock) -> None:
    first = calendar.ingest(ANNOUNCED).created
    (before,), touched = calendar.events(), last_touch(calendar)
    later = clock.later(days=1)
    again = calendar.ingest(document("seen elsewhere", "03-02", visit(day("04-10"), confidence=0.9), publisher=PALACE))
    (event,) = calendar.events()
    assert (again.created, again.changed, calendar.changes(later)) == ((), (), [])
    assert (event.uid, event.sequence, event.modified, event.confidence) == (first[0], 0, before.modified, 0.9)
    assert [source.publisher for source in event.sources] == [MINISTRY.name, PALACE.name]
    assert last_touch(calendar) > touched, "feeds list it"


def last_touch(calendar) -> int:
    with calendar.database.reading() as rows:
        return rows("SELECT max(touched) FROM events", {})[0][0]


def test_a_second_source_that_names_one_more_is_a_revision_that_is_not_significant(calendar, clock) -> None:
    calendar.ingest(ANNOUNCED)
    modified = clock.later(days=1)
    changed = calendar.ingest(document("seen elsewhere", "03-02", visit(day("04-10"), people=(NAGY, OLSEN)))).changed
    (event,) = calendar.events()
    assert changed == (event.uid,)
    assert (event.sequence, event.modified) == (0, modified)
    assert calendar.changes(modified)[0].fields == ("people",)


def test_what_has_nothing_to_do_with_it_leaves_an_event_alone(calendar, clock) -> None:
    calendar.ingest(ANNOUNCED)
    (before,) = calendar.events()
    clock.later(days=1)
    calendar.ingest(document("other", "03-02", visit(day("06-01"), people=(OLSEN,))))
    assert calendar.show(before.uid) == before


def test_changes_tell_what_is_new_moved_and_cancelled_since_a_moment(calendar, clock) -> None:
    calendar.ingest(ANNOUNCED)
    moved = clock.later(hours=1)
    calendar.ingest(MOVED)
    clock.later(hours=1)
    calendar.ingest(OFF)
    everything = calendar.changes()
    assert [(r.before and r.before.when, r.after and r.after.when) for r in everything] == [
        (None, day("04-10")),
        (day("04-10"), day("04-12")),
        (day("04-12"), day("04-12")),
    ]
    assert [r.sequence for r in everything] == [0, 1, 2]
    assert "when" in everything[1].fields
    assert "status" in everything[2].fields
    assert everything[2].after.status is Status.CANCELLED
    assert calendar.changes(moved) == everything[1:]
    assert calendar.changes(clock.later(hours=1)) == []


def test_changes_need_a_moment_in_a_zone(calendar) -> None:
    with pytest.raises(UsageError, match="has no time zone"):
        calendar.changes(datetime(2031, 1, 1))


def test_a_past_view_shows_what_was_known_then(calendar) -> None:
    for extraction in (OFF, MOVED, ANNOUNCED):
        calendar.ingest(extraction)

    def known(text: str, **fields) -> list:
        return [(e.when, e.status) for e in calendar.events(Query(as_of=date.fromisoformat(f"2031-{text}"), **fields))]

    assert known("02-28") == []
    assert known("03-01") == [(day("04-10"), Status.PLANNED)]
    assert known("03-05") == [(day("04-12"), Status.PLANNED)]
    assert known("03-09") == [(day("04-12"), Status.CANCELLED)]
    assert known("03-05", people=("virtanen",), publishers=("ruritania",)) == [(day("04-12"), Status.PLANNED)]
    assert known("03-05", publishers=("Borduria",)) == []
    assert known("03-05", end=date(2031, 4, 11)) == []


def test_a_uid_that_lost_a_merge_leads_to_the_event_it_went_into(calendar, clock) -> None:
    calendar.ingest(ANNOUNCED)
    calendar.ingest(document("later day", "03-02", visit(day("04-12"))))
    one, two = (event.uid for event in calendar.events())
    assert calendar.ingest(MOVED).removed == (two,)
    (event,) = calendar.events()
    assert (event.uid, event.when) == (one, day("04-12"))
    assert calendar.show(two).uid == calendar.show(two[:8]).uid == one
    gone = next(r for r in calendar.changes() if r.uid == two and r.after is None)
    assert gone.before.when == day("04-12")


def test_show_takes_a_unique_beginning_of_a_uid(calendar) -> None:
    calendar.ingest(document("many", "03-01", *(visit(day(f"04-{n:02}"), people=(OLSEN,)) for n in range(1, 29))))
    events = calendar.events()
    assert len(events) == 28
    for event in events:
        assert calendar.show(event.uid[:12]) == event
    shared = next(c for c in "0123456789abcdef" if sum(e.uid.startswith(c) for e in events) > 1)
    with pytest.raises(UsageError, match="More than one event's UID begins with"):
        calendar.show(shared)


@pytest.mark.parametrize("uid", ["", "nothing", "%", "' OR 1=1"])
def test_a_uid_of_nothing_is_refused(calendar, uid: str) -> None:
    calendar.ingest(ANNOUNCED)
    with pytest.raises(UsageError, match="There is no event"):
        calendar.show(uid)


def test_leads_wait_for_a_date_and_are_no_events(calendar) -> None:
    calendar.ingest(document("one day", "03-01", visit(None, quote="A visit is being planned.")))
    calendar.ingest(
        document("called off", "03-02", visit(None, people=(OLSEN,), change=Change.CANCELLED, status=Status.CANCELLED))
    )
    assert calendar.events() == []
    (lead,) = calendar.leads()
    assert (lead.recorded.claim.quote, lead.source.title) == ("A visit is being planned.", "One day")


def test_documents_are_listed_latest_first_and_undated_last(calendar, clock) -> None:
    for extraction in (document("undated", None, visit(day("04-10"))), MOVED, ANNOUNCED, document("empty", "03-07")):
        calendar.ingest(extraction)
    found = calendar.documents()
    assert [d.title for d in found] == ["Empty", "Moved", "Announced", "Undated"]
    assert [d.claims for d in found] == [0, 1, 1, 1]
    assert {d.recorded for d in found} == {clock.now}


def test_an_event_without_people_or_place_is_found(calendar) -> None:
    bare = replace(visit(day("05-02")), people=(), bodies=("OSCE",), place=replace(HELSINKI, city=None, country=None))
    calendar.ingest(document("bare", "03-01", bare))
    assert [e.bodies for e in calendar.events(Query(bodies=("osce",)))] == [("OSCE",)]


def test_a_person_is_found_under_every_spelling_of_the_whole_name(calendar) -> None:
    spelled = [Participant(name, None, "RU") for name in ("Sergei Orlov", "Sergey Orlov", "Nikolai Orlov", "Orlov")]
    calendar.ingest(document("many", "03-01", *(visit(day(f"04-0{n}"), people=(p,)) for n, p in enumerate(spelled, 1))))

    def found(name: str) -> set[str | None]:
        return {p.name for event in calendar.events(Query(people=(name,))) for p in event.people}

    assert found("Sergei Orlov") == found("Sergey Orlov") == {"Sergei Orlov", "Sergey Orlov"}
    assert found("Nikolai Orlov") == {"Nikolai Orlov"}
    assert calendar.people("Sergei Orlov") == ["Sergei Orlov", "Sergey Orlov"]


def test_events_come_in_order_of_start_end_and_uid(calendar) -> None:
    whens = [day("04-02"), day("04-01", "04-03"), day("04-01"), day("04-02")]
    calendar.ingest(document("many", "03-01", *(visit(when, people=(OLSEN,)) for when in whens)))
    found = calendar.events()
    assert [event.when for event in found] == [day("04-01"), day("04-01", "04-03"), day("04-02"), day("04-02")]
    assert found[2].uid < found[3].uid


def test_info_says_what_is_there(calendar, settings) -> None:
    calendar.ingest(ANNOUNCED)
    calendar.ingest(MOVED)
    found = calendar.info()
    assert found.database == str(parse_address(settings.database))
    assert (found.counts["documents"], found.counts["claims"], found.counts["events"], found.counts["people"]) == (2, 2, 1, 2)
    assert (found.first_day, found.last_day) == (date(2031, 4, 12), date(2031, 4, 12))
    assert (found.size is None) == settings.database.startswith("postgresql")


def test_a_correction_by_hand_is_listed_with_its_author(calendar) -> None:
    calendar.ingest(ANNOUNCED)
    calendar.ingest(replace(MOVED, document=replace(MOVED.document, anchor=None)), author="desk")
    assert [d.author for d in calendar.documents()] == [None, "desk"]
    assert calendar.events()[0].when == day("04-12")
