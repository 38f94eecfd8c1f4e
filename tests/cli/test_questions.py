"""who, where, next and stats, and an agenda in other forms, as a user asks for them."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("filled")


def test_who_says_where_somebody_is_what_is_next_and_whom_they_met(run: Run) -> None:
    before = run("who", "okoro").out
    assert before.startswith("Amina Okoro  Minister of Foreign Affairs, TZ\n\n  Now     not on record\n")
    assert "  Next    in 4 days, Fri 14 March 2031: » Okoro (TZ) visits Stockholm · Stockholm, SE\n" in before
    assert "  Met     nobody on record\n" in before
    assert "  Fri 14 Mar  » Okoro (TZ) visits Stockholm · Stockholm, SE\n" in before
    during = run("who", "okoro", "--today", "2031-03-14").out
    assert "  Now     » Okoro (TZ) visits Stockholm · Stockholm, SE · until 15 Mar\n" in during
    after = run("who", "okoro", "--today", "2031-04-01", "--days", "2").out
    assert "  Now     not on record today; last in Stockholm, SE, 15 March 2031\n" in after
    assert "  Met     Åsa Lindqvist (SE), 15 March 2031, Stockholm\n" in after
    assert after.endswith("  Tue 1 Apr   –\n  Wed 2 Apr   –\n")


def test_nobody_has_met_whom_an_event_called_off_would_have_brought(run: Run) -> None:
    shown = run("who", "Dumont", "--today", "2031-04-01").out
    assert "  Met     nobody on record\n" in shown


def test_where_tells_a_city_and_a_country(run: Run) -> None:
    for place, heading in (("stockholm", "Stockholm"), ("Sweden", "Sweden"), ("se", "Sweden")):
        shown = run("where", place).out
        assert shown.startswith(f"{heading}\n\n  Now     nothing on record\n  Next    in 4 days, Fri 14 March 2031: »")
    # who comes from there is not there
    assert "Okoro" not in run("where", "Tanzania").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["who", "Okorro"], None),
        (["who", "Okore"], "Nobody in the calendar is named 'Okore'; did you mean Amina Okoro?"),
        (["who", "Zwentibold"], "Nobody in the calendar is named 'Zwentibold'; `diplocal events --all`"),
        (["where", "Stokholm"], "'Stokholm' is no country, and no city of the calendar; did you mean Stockholm"),
        (["where", "Swedn"], "did you mean Sweden"),
        (["events", "--country", "Swedn"], "'Swedn' names no country; did you mean Sweden"),
    ],
)
def test_names_are_forgiven_or_guessed(run: Run, arguments: list[str], sentence: str | None) -> None:
    done = run(*arguments)
    if sentence is None:
        assert (done.code, done.err) == (0, "")
    else:
        assert (done.code, done.out) == (2, "")
        assert sentence in done.err


def test_next_is_one_line_and_passes_over_what_is_called_off(run: Run) -> None:
    assert run("next").out == "in 4 days · Fri 14 Mar · Okoro (TZ) visits Stockholm\n"
    done = run("next", "--today", "2031-03-16")
    assert (done.code, done.out) == (1, "Nothing is coming up.\n")
    assert run("next", "--person", "Dumont").code == 1


def test_stats_count_by_country_kind_and_month(run: Run) -> None:
    shown = run("stats").out
    assert shown.startswith("2 events, 14–31 March 2031\n")
    # the talks are off: two events are left, both in Sweden
    assert "By country\n  Sweden   2 ▇" in shown
    assert "By month\n  2031-03 2 ▇" in shown
    rows = list(csv.DictReader(io.StringIO(run("stats", "--format", "csv").out)))
    assert {"by": "kind", "name": "visit", "events": "1"} in rows
    assert json.loads(run("stats", "--format", "json").out)[0] == {"by": "country", "name": "Sweden", "events": 2}
    picture = ET.fromstring(run("stats", "--format", "svg").out)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert run("stats", "2032").out.startswith("No events, 1 January – 31 December 2032.")


def test_the_diary_has_datelines_and_the_last_day(run: Run) -> None:
    assert run("agenda", "2031-03", "--format", "diary").out.splitlines() == [
        "FRIDAY, MARCH 14, 2031",
        "STOCKHOLM - Tanzanian Minister of Foreign Affairs Amina Okoro to visit; host Swedish Foreign",
        "Minister Åsa Lindqvist (to Mar 15)",
        "",
        "TUESDAY, MARCH 18, 2031",
        "CANCELLED: STOCKHOLM - French Foreign Minister Éric Dumont to meet Swedish Foreign Minister Åsa",
        "Lindqvist - 0930 GMT",
        "",
        "DATES TO BE CONFIRMED",
        "UPPSALA - UN to attend Forum on Rivers - 21–31 March 2031 (tentative)",
    ]


def test_what_is_new_since_the_last_look_is_marked_in_agenda_and_diary(run: Run, filled: Any) -> None:
    assert "*" not in run("agenda", "2031-03").out
    run("changes", "--since", "last-look")
    assert "*" not in run("agenda", "2031-03").out
    run("add", "name=Round table on tides", "kind=conference", "start=2031-03-20")
    assert [" ".join(line.split()) for line in run("agenda", "2031-03").out.splitlines() if line.startswith("*")] == [
        "* ◆ Round table on tides conference",
        "* new or changed since your last look",
    ]
    diary = run("agenda", "2031-03", "--format", "diary").out
    assert [line for line in diary.splitlines() if line.startswith("**")] == ["** Round table on tides"]


def test_markdown_takes_nothing_in_an_event_for_markup(run: Run) -> None:
    run("add", "name=A|B [c](d) <e>", "kind=meeting", "start=2031-03-20")
    rows = run("events", "--format", "md").out.splitlines()
    assert rows[:2] == ["| When | What | Where | Who | Status | Sources |", "| --- | --- | --- | --- | --- | --- |"]
    assert "| A\\|B \\[c\\](d) \\<e\\> |" in "".join(rows)


def test_a_country_is_named_as_people_name_it(run: Run) -> None:
    def starts(name: str) -> list[str]:
        return [
            json.loads(line)["start"][8:10] for line in run("events", "--format", "jsonl", "--country", name).out.splitlines()
        ]

    assert starts("SE") == starts("se") == starts("Sweden") == starts("SWEDEN") != []
    assert starts("USA") == starts("US")
    run("add", "kind=call", "start=2031-03-20", "people=Ada Bell (GB); Bo Falk (SE)")
    assert starts("UK") == starts("GB") == ["20"]


def test_not_leaves_out_and_with_joins(run: Run) -> None:
    def starts(*filters: str) -> list[str]:
        return [json.loads(line)["start"][8:10] for line in run("events", "--format", "jsonl", *filters).out.splitlines()]

    assert starts("--person", "Lindqvist", "--with", "Okoro") == ["14"]
    assert starts("--status", "not:cancelled") == ["14", "21"]
    assert starts("--country", "not:France", "--kind", "not:conference") == ["14"]
    assert starts("--text", "not:rivers") == ["14", "18"]
    assert starts("--publisher", "not:Sweden") == []
    assert starts("--publisher", "not:Atlantis") == ["14", "18", "21"]
    assert run("events", "--approved", "--kind", "not:").err.startswith("diplocal: kind is 'not:'; ")


def test_a_name_in_another_spelling_is_taken_for_the_one_that_is_known(run: Run) -> None:
    done = run("events", "--person", "Lindqwist", "--format", "jsonl")
    assert [json.loads(line)["start"][8:10] for line in done.out.splitlines()] == ["14", "18"]
    assert done.err == "diplocal: nobody is named 'Lindqwist'; taken for Åsa Lindqvist.\n"
    done = run("agenda", "--person", "Okore")
    assert done.out.endswith("Nobody in the calendar is named 'Okore'; did you mean Amina Okoro?\n")


def test_changes_and_leads_take_the_filters(run: Run) -> None:
    def titles(*filters: str) -> set[str]:
        found = run("changes", "--since", "2020", "--format", "jsonl", *filters).out.splitlines()
        return {json.loads(line)["after"]["title"].partition(" ")[0] for line in found}

    assert titles() == {"Okoro", "Dumont", "Forum"}
    assert titles("--person", "Okoro") == {"Okoro"}
    assert titles("--publisher", "Sweden", "--kind", "not:visit") == {"Dumont", "Forum"}
    assert titles("--text", "rivers") == {"Forum"}
    assert "Paris" in run("leads", "--person", "Lindqvist").out
    assert "Paris" in run("leads", "--to", "2031-03-03", "--text", "will visit").out
    for filters in (["--person", "Okoro"], ["--kind", "meeting"], ["--from", "2031-03-04"], ["--person", "not:Lindqvist"]):
        assert run("leads", *filters).out.startswith("No leads")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["wh"], ["who", "where"]),
        (["who", "lind"], ["lindqvist"]),
        (["who", "Åsa"], ["Åsa"]),
        (["where", "Upp"], ["Uppsala"]),
        (["events", "--country", "Swe"], ["Sweden"]),
        (["agenda", "--with", "ok"], ["okoro"]),
        (["events", "--status", "can"], ["cancelled"]),
    ],
)
def test_the_shell_completes_commands_people_and_countries(process: Any, typed: list[str], offered: list[str]) -> None:
    words = " ".join(["diplocal", *typed])
    done = process(_DIPLOCAL_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(typed)))
    assert (done.returncode, done.stdout.split()) == (0, offered)


def test_the_shell_waits_for_no_error(process: Any, filled: Any) -> None:
    (filled / "diplocal.toml").write_text("colour = 1")
    done = process(_DIPLOCAL_COMPLETE="complete_bash", COMP_WORDS="diplocal who x", COMP_CWORD="2")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_a_lead_can_be_rejected_and_comes_back_when_that_is_undone(run: Run) -> None:
    lead = json.loads(run("leads", "--format", "jsonl").out)
    assert lead["uid"][:8] in run("leads").out
    done = run("reject", lead["uid"][:8], "--author", "desk")
    assert (done.code, done.err) == (0, "")
    assert run("leads").out.startswith("No leads")
    assert lead["uid"][:8] in run("corrections").out
    assert run("undo", "--author", "desk").code == 0
    assert json.loads(run("leads", "--format", "jsonl").out) == lead
    assert run("db", "check").out == "The database is whole.\n"
