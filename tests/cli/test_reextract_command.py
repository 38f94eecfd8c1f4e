"""Reading stored documents again, as a user does it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from diplocal import open_calendar

Run = Callable[..., Any]

NOTE = """Ministry of Foreign Affairs of Norway
3 March 2031

Minister of Foreign Affairs Ada Berg will visit Stockholm on 12 March 2031 and meet Foreign Minister Bo Falk of Sweden.
"""


def ingested(run: Run, home: Path) -> dict[str, Any]:
    (home / "note.txt").write_text(NOTE, "utf-8")
    assert run("ingest", "note.txt").code == 0
    return json.loads(run("events", "--all", "--format", "json").out)[0]


def test_the_same_rules_find_the_same(run: Run, home: Path) -> None:
    before = ingested(run, home)
    assert run("reextract").out == "1 document (0 with other findings): 0 events new, 0 changed, 0 gone\n"
    assert json.loads(run("events", "--all", "--format", "json").out)[0] == before


def test_better_rules_put_right_what_was_found_and_leave_what_hands_did(run: Run, home: Path) -> None:
    right = ingested(run, home)
    with open_calendar() as calendar, calendar.database.writing() as connection:
        connection.exec_driver_sql("UPDATE claims SET record = replace(record, '2031-03-12', '2031-03-02')")
    run("edit", right["uid"], "venue=City Hall", "--author", "Cora Lind")
    assert json.loads(run("events", "--all", "--format", "json").out)[0]["start"] == "2031-03-02"
    done = run("reextract").out.splitlines()
    assert done[0].startswith("read anew  note.txt: ")
    assert done[-1].startswith("1 document (1 with other findings): 0 events new, 1 changed, 0 gone")
    after = json.loads(run("events", "--all", "--format", "json").out)[0]
    assert (after["uid"], after["start"], after["venue"]) == (right["uid"], right["start"], "City Hall")
    assert run("db", "check").out == "The database is whole.\n"
