"""What a person corrects in the terminal, and how it can be seen and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diplocal.model import Claim, Kind, Status

from .conftest import LINDQVIST, OKORO, STOCKHOLM, line, on

Run = Callable[..., Any]
AGAIN = Claim(Kind.VISIT, Status.PLANNED, on(14, 15), STOCKHOLM, (OKORO, LINDQVIST), quote="She comes to Stockholm on 14 March.")
pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture(autouse=True)
def author(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOCAL_AUTHOR", "Cora Lind")


def event(run: Run, person: str) -> dict[str, Any]:
    """The one event in which a person takes part."""
    (line,) = run("events", "--all", "--person", person, "--format", "jsonl").out.splitlines()
    return json.loads(line)


def count(run: Run) -> int:
    return len(run("events", "--all", "--format", "jsonl").out.splitlines())


def card(run: Run, uid: str, *options: str) -> str:
    return " ".join(run("show", uid, *options).out.split())


def test_an_edit_changes_the_event_is_shown_with_its_author_and_can_be_undone(run: Run) -> None:
    before = event(run, "Okoro")
    done = run("edit", before["uid"][:8], "start=2031-03-20", "end=2031-03-21", "city=Gothenburg")
    assert done.code == 0
    assert done.out.startswith("edit: when 2031-03-20/21, city Gothenburg")
    assert "'diplocal undo 1' takes it back" in done.out
    after = event(run, "Okoro")
    assert (after["uid"], after["start"], after["end"]) == (before["uid"], "2031-03-20", "2031-03-21")
    assert (after["city"], after["country"]) == ("Gothenburg", "SE")
    assert after["sequence"] == before["sequence"] + 1
    shown = card(run, before["uid"])
    assert "By hand" in shown
    assert "Cora Lind" in shown
    (stated,) = json.loads(run("show", before["uid"], "--format", "json").out)["corrections"]
    assert (stated["author"], stated["states"]["start"], stated["states"]["city"]) == ("Cora Lind", "2031-03-20", "Gothenburg")
    assert run("undo").out.startswith("Undone: edit: when 2031-03-20/21")
    assert event(run, "Okoro")["start"] == before["start"]
    assert "undone" in card(run, before["uid"])


@pytest.mark.parametrize(
    ("assignment", "sentence"),
    [
        ("start=2031-02-30", "start=2031-02-30 is no date"),
        ("start=tomorrow", "start=tomorrow is no date"),
        ("start=2031-03-20T10:00+01:00", "is no date"),
        ("start=2031-03-20", "The event would end on 2031-03-15, before it begins"),
        ("end=2031-03-14T10:00", "must both be days or both be clock times"),
        ("end=2031-03-01", "before it begins"),
        ("colour=red", "'colour=red' states no field of an event"),
        ("Oslo", "'Oslo' states no field of an event"),
        ("kind=party", "kind=party is not known; choose one of visit, meeting"),
        ("status=", "status= is not known"),
        ("country=Atlantis", "country=Atlantis is no country"),
        ("people=(SE)", "'(SE)' is no person"),
        ("timezone=Mars/Olympus", "timezone=Mars/Olympus is no time zone"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused_with_a_sentence(run: Run, assignment: str, sentence: str) -> None:
    before = event(run, "Okoro")
    done = run("edit", before["uid"], assignment)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert event(run, "Okoro") == before
    assert run("corrections").out.startswith("No corrections")


def test_a_field_can_be_given_once_only(run: Run) -> None:
    done = run("edit", event(run, "Okoro")["uid"], "city=Oslo", "city=Bergen")
    assert (done.code, "city is given twice" in done.err) == (2, True)


def test_people_are_written_as_they_are_shown_and_keep_their_offices(run: Run) -> None:
    uid = event(run, "Okoro")["uid"]
    run("edit", uid, "people=Åsa Lindqvist; Bo Falk, Prime Minister (se)", "bodies=UN", "venue=City Hall", "country=Sweden")
    after = json.loads(run("show", uid, "--format", "json").out)
    assert [(p["name"], p["office"], p["country"]) for p in after["people"]] == [
        ("Åsa Lindqvist", "Foreign Minister", "SE"),
        ("Bo Falk", "Prime Minister", "SE"),
    ]
    assert (after["bodies"], after["venue"], after["city"]) == (["UN"], "City Hall", "Stockholm")


def test_a_clock_time_can_be_stated_without_an_end(run: Run) -> None:
    uid = event(run, "Dumont")["uid"]
    assert run("edit", uid, "start=2031-03-18T11:15", "end=", "status=planned").code == 0
    after = event(run, "Dumont")
    assert (after["start"], after["end"], after["precision"]) == ("2031-03-18T11:15", None, "minute")


@pytest.mark.parametrize(("options", "city"), [([], "Stockholm"), (["--lock"], "Uppsala")])
def test_a_lock_holds_against_a_document_published_later(run: Run, filled: Path, options: list[str], city: str) -> None:
    uid = event(run, "Okoro")["uid"]
    run("edit", uid, "city=Uppsala", *options)
    assert event(run, "Okoro")["city"] == "Uppsala"
    (filled / "later.jsonl").write_text(line(date(2031, 3, 9), AGAIN) + "\n")
    assert run("ingest", "later.jsonl").code == 0
    assert event(run, "Okoro")["city"] == city
    assert ("(locked)" in card(run, uid)) == bool(options)


def test_what_is_rejected_is_nowhere_and_says_why(run: Run) -> None:
    uid = event(run, "Okoro")["uid"]
    assert "Events: gone " in run("reject", uid[:8]).out
    assert count(run) == 2
    assert len(run("leads", "--format", "jsonl").out.splitlines()) == 1
    done = run("show", uid)
    assert done.code == 2
    assert "was rejected by Cora Lind on " in done.err
    assert "`diplocal undo 1` brings it back" in done.err
    run("undo", "1")
    assert event(run, "Okoro")["uid"] == uid


def test_two_events_become_one_and_part_again(run: Run) -> None:
    kept, gone = sorted([event(run, "Okoro")["uid"], event(run, "Dumont")["uid"]])
    assert run("merge", kept[:8], gone[:8]).code == 0
    assert count(run) == 2
    assert event(run, "Okoro")["uid"] == event(run, "Dumont")["uid"]
    assert event(run, "Okoro")["uid"] in card(run, gone)
    run("undo")
    assert sorted([event(run, "Okoro")["uid"], event(run, "Dumont")["uid"]]) == [kept, gone]
    refused = run("merge", kept, kept)
    assert (refused.code, "name only one" in refused.err) == (2, True)


def test_what_one_document_says_can_be_split_off(run: Run) -> None:
    before = event(run, "Okoro")
    assert run("split", before["uid"], "--document", "2031-03-07.txt").code == 0
    starts = {
        json.loads(line)["start"] for line in run("events", "--all", "--person", "Okoro", "--format", "jsonl").out.splitlines()
    }
    assert starts == {"2031-03-12", "2031-03-14"}
    refused = run("split", before["uid"], "--document", "2031-03-03.txt")
    assert (refused.code, "is the only document" in refused.err) == (2, True)
    refused = run("split", before["uid"], "--document", "nothing.txt")
    assert (refused.code, "names no single document" in refused.err) == (2, True)


def test_an_event_is_added_by_hand_and_taken_back(run: Run) -> None:
    added = run("add", "kind=call", "start=2031-04-02", "people=Cy Moss (NO); Åsa Lindqvist (SE)", "--note", "Told on the phone.")
    assert added.code == 0
    found = event(run, "Moss")
    assert (found["kind"], found["start"], found["confidence"]) == ("call", "2031-04-02", 1.0)
    shown = card(run, found["uid"])
    assert "Added by hand" in shown
    assert "“Told on the phone.”" in shown
    run("undo")
    assert run("events", "--all", "--person", "Moss", "--format", "jsonl").out == ""
    refused = run("add", "kind=call")
    assert (refused.code, "needs a date" in refused.err) == (2, True)


def test_corrections_are_listed_with_those_taken_back(run: Run) -> None:
    uid = event(run, "Okoro")["uid"]
    run("edit", uid, "name=Days of the North")
    run("accept", uid, "--author", "Dan Holt")
    run("undo", "1")
    listed = [json.loads(line) for line in run("corrections", "--format", "jsonl").out.splitlines()]
    assert [(c["number"], c["kind"], c["author"], c["undone"] is None) for c in listed] == [
        (1, "edit", "Cora Lind", False),
        (2, "accept", "Dan Holt", True),
    ]
    assert "Days of the North" in run("corrections").out
    for again in (run("undo", "1"), run("undo", "7"), run("undo", "--author", "Nobody")):
        assert again.code == 2
        assert "`diplocal corrections` lists" in again.err


def test_show_as_of_an_earlier_day_tells_what_was_known_then(run: Run) -> None:
    uid = event(run, "Okoro")["uid"]
    then = card(run, uid, "--as-of", "2031-03-05")
    assert "12–13 March 2031" in then
    assert "14–15 March" not in then
    refused = run("show", uid, "--as-of", "2031-03-01")
    assert (refused.code, "Nothing was publicly known" in refused.err) == (2, True)
