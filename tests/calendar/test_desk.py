"""Corrections by hand through the library: who made them, what they win over, and that nothing is half-done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diplocal.errors import UsageError
from diplocal.model import Change, Claim, CorrectionKind, Extraction, Kind, Place, Query, Status
from diplocal.tracker.replacing import replace_claims

from .announcements import HELSINKI, OLSEN, day, document, visit

ANNOUNCED = document("announced", "02-20", visit(day("04-10")))
REPEATED = document("repeated", "02-25", visit(day("04-10")))
EVIDENCE = ANNOUNCED.claims[0].evidence
MOVED = document("moved", "03-05", visit(day("04-12"), previous=(day("04-10"),), change=Change.MOVED))


@pytest.fixture
def uid(calendar) -> str:
    (uid,) = calendar.ingest(ANNOUNCED).created
    return uid


def edit(calendar, uid: str, fields: str = "when", locked: bool = False, **stated):
    return calendar.by("Cora Lind").edit(uid, visit(stated.pop("when", day("04-11")), **stated), fields.split(), locked=locked)


def test_a_correction_is_kept_with_its_author_and_the_moment(calendar, clock, uid) -> None:
    done = edit(calendar, uid[:10])
    assert (done.changed, done.correction.author, done.correction.recorded) == ((uid,), "Cora Lind", clock.now)
    assert calendar.corrections(uid) == calendar.corrections() == [done.correction]
    assert calendar.show(uid).when == day("04-11")


def test_an_edit_survives_documents_read_again_and_older_ones_read_late(calendar, clock, uid) -> None:
    edit(calendar, uid)
    clock.later(days=1)
    calendar.ingest(ANNOUNCED)
    assert (again := calendar.ingest(REPEATED)).created == again.changed == ()
    assert len(calendar.show(uid).sources) == 2
    assert calendar.show(uid).when == day("04-11")
    assert calendar.check() == []


def test_an_edit_survives_better_rules_that_read_its_document_anew(calendar, clock, uid) -> None:
    edit(calendar, uid)
    clock.later(days=1)
    better = Extraction(ANNOUNCED.document, tuple(replace(c, place=Place("Espoo", "FI")) for c in ANNOUNCED.claims))
    with calendar.database.writing() as connection:
        replace_claims(connection, better, clock.now)
    assert (calendar.show(uid).when, calendar.show(uid).place.city) == (day("04-11"), "Espoo")
    assert [c.kind for c in calendar.corrections(uid)] == [CorrectionKind.EDIT]


def test_a_later_document_wins_again(calendar, clock, uid) -> None:
    edit(calendar, uid)
    clock.later(days=5)
    calendar.ingest(MOVED)
    assert calendar.show(uid).when == day("04-12")
    assert [state.when for state in calendar.show(uid).history] == [day("04-10"), day("04-11"), day("04-12")]


def test_a_document_that_tells_the_day_of_an_edit_finds_its_event(calendar, clock, uid) -> None:
    edit(calendar, uid, when=day("07-15"))
    with calendar.database.writing() as connection:
        replace_claims(connection, Extraction(ANNOUNCED.document, (visit(day("04-09"), evidence=EVIDENCE),)), clock.now)
    clock.later(days=5)
    assert calendar.ingest(document("confirmed", "03-04", visit(day("07-15")))).created == ()
    assert len(calendar.show(uid).sources) == 2
    assert calendar.check() == []
    calendar.by("desk").undo(1)
    assert len(calendar.events()) == 2
    assert calendar.check() == []


def test_what_was_rejected_comes_back_with_its_uid_and_counts_on(calendar, clock, uid) -> None:
    before = calendar.show(uid)
    assert calendar.by("desk").reject(uid).removed == (uid,)
    assert calendar.events() == []
    calendar.ingest(REPEATED)
    assert calendar.events() == [], "what was published before the rejection does not bring it back"
    with pytest.raises(UsageError, match="was rejected by desk on 2031-03-01; `diplocal undo 1` brings it back"):
        calendar.show(uid)
    clock.later(days=4)
    calendar.ingest(MOVED)
    after = calendar.show(uid)
    assert (after.uid, after.sequence, after.when) == (uid, before.sequence + 1, day("04-12"))


def test_a_merge_keeps_the_first_uid_and_undoing_it_brings_the_second_back(calendar, uid) -> None:
    (other,) = calendar.ingest(document("other", "02-21", visit(day("06-01"), people=(OLSEN,)))).created
    done = calendar.by("desk").merge([other, uid])
    assert (done.changed, done.removed) == ((uid,), (other,))
    assert calendar.show(other).uid == uid
    assert calendar.by("desk").undo().created == (other,)
    assert calendar.show(other).when == day("06-01")
    assert calendar.check() == []


def test_a_split_holds_for_documents_that_come_later(calendar, uid) -> None:
    calendar.ingest(REPEATED)
    (parted,) = calendar.by("desk").split(uid, "repeated.txt").created
    assert {event.uid for event in calendar.events()} == {uid, parted}
    calendar.ingest(document("third", "02-26", visit(day("04-10"))))
    assert len(calendar.events()) == 2
    assert calendar.check() == []


def test_approved_is_what_a_person_accepted_as_it_is(calendar, clock, uid) -> None:
    approved = Query(approved=True)
    assert calendar.events(approved) == []
    log = calendar.changes()
    calendar.by("desk").accept(uid)
    assert [event.approved for event in calendar.events(approved)] == [True]
    assert calendar.changes() == log, "accepting changes nothing of the event"
    clock.later(days=1)
    calendar.ingest(document("more people", "03-02", visit(day("04-10"), people=(OLSEN, *visit(None).people))))
    assert len(calendar.events(approved)) == 1
    clock.later(days=4)
    calendar.ingest(MOVED)
    assert calendar.events(approved) == []
    assert calendar.events(replace(approved, as_of=date(2031, 3, 4)))[0].when == day("04-10")
    assert calendar.check() == []


def test_what_a_person_added_is_approved_and_joins_what_a_document_tells_of_it(calendar, uid) -> None:
    stated = Claim(Kind.VISIT, Status.PLANNED, day("05-02"), HELSINKI, (OLSEN,), confidence=1.0)
    (added,) = calendar.by("desk").add(stated).created
    assert [event.uid for event in calendar.events(Query(approved=True))] == [added]
    told = document("told later", "03-02", visit(day("05-02"), people=(OLSEN,)))
    assert calendar.ingest(told).created == ()
    assert [source.title for source in calendar.show(added).sources] == ["Added by hand", "Told later"]
    assert [c.kind for c in calendar.corrections(added)] == [CorrectionKind.ADD]


def test_a_past_view_of_one_event(calendar, clock, uid) -> None:
    edit(calendar, uid, "city", place=Place("Turku", "FI"))
    clock.later(days=4)
    calendar.ingest(MOVED)
    seen = [
        (calendar.show(uid, as_of=date(2031, m, d)).when, calendar.show(uid, as_of=date(2031, m, d)).place.city)
        for m, d in ((2, 20), (3, 1), (3, 5))
    ]
    assert seen == [(day("04-10"), "Helsinki"), (day("04-10"), "Turku"), (day("04-12"), "Helsinki")]
    with pytest.raises(UsageError, match="Nothing was publicly known"):
        calendar.show(uid, as_of=date(2031, 2, 19))


def test_what_makes_no_sense_is_refused_and_leaves_no_trace(calendar, uid) -> None:
    desk = calendar.by("desk")
    for wrong, sentence in (
        (lambda: calendar.by("  "), "needs an author"),
        (lambda: desk.edit(uid, visit(day("04-11")), ["uid"]), "'uid' cannot be edited"),
        (lambda: desk.edit(uid, visit(None), ["when"]), "always has a date"),
        (lambda: desk.edit(uid, visit(None), []), "at least one field"),
        (lambda: desk.edit("nothing", visit(None), ["name"]), "There is no event"),
        (lambda: desk.merge([uid, uid[:9]]), "name only one"),
        (lambda: desk.merge([uid, "nothing"]), "There is no event"),
        (lambda: desk.split(uid, "announced.txt"), "is the only document"),
        (lambda: desk.split(uid, ""), "names no single document"),
        (lambda: desk.add(visit(None)), "needs a date"),
        (lambda: desk.undo(), "has made no correction"),
        (lambda: desk.undo(3), "Correction 3 does not exist"),
    ):
        with pytest.raises(UsageError, match=sentence):
            wrong()
    assert calendar.corrections() == []
    assert len(calendar.changes()) == 1
