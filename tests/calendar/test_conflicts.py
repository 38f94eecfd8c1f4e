"""What cannot all be true is shown, with the words of each side; what can is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from diplocal.calendar import EVERYTHING
from diplocal.model import Change, Claim, Kind, Place, Precision, Query, Status, When
from diplocal.tracker.conflicts import ConflictKind
from diplocal.tracker.review import Reason

from .announcements import NAGY, OLSEN, PALACE, VIRTANEN, day, document, visit

OSLO, TURKU = Place("Oslo", "NO"), Place("Turku", "FI")


def at(hour: int, until: int | None = None) -> When:
    """Hours of 10 April 2031."""
    begin = datetime(2031, 4, 10, hour)
    return When(begin, begin.replace(hour=until) if until else None, Precision.MINUTE)


def talks(when: When, place: Place, **fields) -> Claim:
    """Ágnes Nagy-Török meets Bjørn Olsen."""
    return replace(Claim(Kind.MEETING, Status.PLANNED, when, place, (NAGY, OLSEN), quote="They meet."), **fields)


def record(calendar, *claims: Claim, published: str = "03-01") -> None:
    for n, claim in enumerate(claims):
        calendar.ingest(document(f"text {n} of {published}", published, claim))


def found(calendar, query: Query = EVERYTHING) -> list[tuple[str, str]]:
    return [(conflict.kind.value, conflict.about) for conflict in calendar.conflicts(query)]


@pytest.mark.parametrize(
    ("stay", "elsewhere"),
    [
        (visit(day("04-10")), talks(day("04-10"), OSLO)),
        (visit(day("04-09", "04-11")), talks(day("04-10"), OSLO)),
        (visit(at(10, 12)), talks(at(11), OSLO)),
        (visit(at(10)), talks(at(10), OSLO)),
        (visit(day("04-10")), talks(at(10), OSLO)),
        (visit(day("04-10"), people=(replace(NAGY, name="Agnes Nagy-Torok"), VIRTANEN)), talks(day("04-10"), OSLO)),
    ],
)
def test_nobody_is_in_two_cities_at_one_time(calendar, stay: Claim, elsewhere: Claim) -> None:
    record(calendar, stay, elsewhere)
    (conflict,) = calendar.conflicts()
    assert conflict.kind is ConflictKind.PLACE
    assert conflict.about in ("Ágnes Nagy-Török", "Agnes Nagy-Torok")
    assert {event.place.city for event in conflict.events} == {"Helsinki", "Oslo"}
    assert {claim.source.quote for claim in conflict.sayings} == {"She will travel to Helsinki.", "They meet."}


@pytest.mark.parametrize(
    ("stay", "elsewhere"),
    [
        (visit(day("04-09", "04-10")), talks(day("04-10"), OSLO)),
        (visit(day("04-09", "04-11")), talks(day("04-10"), TURKU)),
        (visit(at(10, 12)), talks(at(14), OSLO)),
        (visit(at(10)), talks(at(14), OSLO)),
        (visit(day("04-10")), talks(day("04-10"), Place(None, "NO"))),
        (visit(day("04-10")), talks(day("04-10"), OSLO, kind=Kind.CALL)),
        (visit(day("04-10")), talks(day("04-10"), OSLO, status=Status.CANCELLED)),
        (visit(day("04-10")), talks(day("04-10"), OSLO, people=(OLSEN,))),
        (visit(day("04-10")), talks(day("04-14"), OSLO)),
        (visit(replace(day("04-01", "04-30"), precision=Precision.MONTH)), talks(day("04-10"), OSLO)),
    ],
    ids=["travel day", "trip", "later", "later, no end", "no city", "call", "cancelled", "others", "other day", "vague"],
)
def test_what_can_be_true_is_no_conflict(calendar, stay: Claim, elsewhere: Claim) -> None:
    record(calendar, stay, elsewhere)
    assert found(calendar) == []


def test_publishers_that_give_different_days_for_what_may_be_one_event(calendar) -> None:
    calendar.ingest(document("ours", "03-01", visit(day("04-10"))))
    calendar.ingest(document("theirs", "03-02", visit(day("04-12"), quote="She comes on the 12th."), publisher=PALACE))
    (conflict,) = calendar.conflicts()
    assert conflict.kind is ConflictKind.DATE
    assert [claim.source.quote for claim in conflict.sayings] == ["She will travel to Helsinki.", "She comes on the 12th."]
    uids = [event.uid for event in conflict.events]
    calendar.by("desk").merge(uids)
    assert found(calendar) == [("date", calendar.events()[0].title)], "now within one event"
    calendar.by("desk").edit(uids[0], visit(day("04-12")), ["when"])
    moved = visit(day("04-12"), previous=(day("04-10"),), change=Change.MOVED)
    calendar.ingest(document("a move", "03-03", moved))
    assert found(calendar) == [], "an announced move settles it"


@pytest.mark.parametrize("other", [day("04-20"), day("04-10")], ids=["far apart", "the same day"])
def test_days_that_do_not_speak_against_each_other(calendar, other: When) -> None:
    calendar.ingest(document("ours", "03-01", visit(day("04-10"))))
    calendar.ingest(document("theirs", "03-02", visit(other), publisher=PALACE))
    assert found(calendar) == []


def test_stays_that_publishers_count_differently_are_shown_with_both_words(calendar) -> None:
    calendar.ingest(document("ours", "03-01", visit(day("04-10", "04-12"))))
    calendar.ingest(document("theirs", "03-02", visit(day("04-10", "04-11")), publisher=PALACE))
    assert len(calendar.events()) == 1
    assert found(calendar) == [("date", calendar.events()[0].title)]


def test_a_correction_that_a_later_document_overrules_is_a_conflict(calendar, clock) -> None:
    (uid,) = calendar.ingest(document("first", "02-20", visit(day("04-10")))).created
    calendar.by("desk").edit(uid, visit(None, place=TURKU), ["city"])
    assert found(calendar) == []
    clock.later(days=5)
    calendar.ingest(document("second", "03-04", visit(day("04-10"), quote="She comes to Helsinki.")))
    (conflict,) = calendar.conflicts()
    assert (conflict.kind, conflict.about) == (ConflictKind.HAND, "city")
    assert [claim.source.quote for claim in conflict.sayings] == ["She comes to Helsinki."]
    calendar.by("desk").edit(uid, visit(None, place=TURKU), ["city"], locked=True)
    assert found(calendar) == []


def test_what_was_rejected_and_announced_again_is_a_conflict(calendar, clock) -> None:
    (uid,) = calendar.ingest(document("first", "02-20", visit(day("04-10")))).created
    calendar.by("desk").reject(uid)
    assert found(calendar) == []
    clock.later(days=5)
    calendar.ingest(document("second", "03-04", visit(day("04-10"))))
    assert found(calendar) == [("hand", "rejected")]


def test_conflicts_of_a_period_and_of_a_past_day(calendar) -> None:
    record(calendar, visit(day("04-10")), published="03-01")
    record(calendar, talks(day("04-10"), OSLO), published="03-03")
    assert len(found(calendar)) == 1
    assert found(calendar, Query(start=date(2031, 4, 11))) == []
    assert found(calendar, Query(as_of=date(2031, 3, 2))) == []
    assert len(found(calendar, Query(as_of=date(2031, 3, 3)))) == 1


def test_the_queue_holds_what_nobody_accepted_the_doubtful_first(calendar, clock) -> None:
    record(calendar, visit(day("05-20"), confidence=0.9), visit(day("06-02"), confidence=0.4), published="02-01")
    record(calendar, visit(day("04-10"), confidence=0.9), talks(day("04-10"), OSLO, confidence=0.9), published="02-02")
    waiting = calendar.review()
    assert [(one.event.when, one.reasons) for one in waiting[2:]] == [
        (day("06-02"), (Reason.UNCERTAIN, Reason.NEW)),
        (day("05-20"), (Reason.NEW,)),
    ]
    assert [one.reasons for one in waiting[:2]] == [(Reason.CONTRADICTED, Reason.NEW)] * 2
    uid = waiting[3].event.uid
    calendar.by("desk").accept(uid)
    assert uid not in [one.event.uid for one in calendar.review()]
    clock.later(days=5)
    moved = visit(day("05-21"), previous=(day("05-20"),), change=Change.MOVED, confidence=0.9)
    calendar.ingest(document("moved", "03-05", moved))
    assert [one.reasons for one in calendar.review() if one.event.uid == uid] == [(Reason.CHANGED,)]
