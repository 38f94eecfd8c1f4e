"""Other programs read the same events from a feed. `docs/clients.md` is the table of what they show."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from diplocal.feeds import lint

from . import readings
from .cases import CASES, Case, feed
from .readings import NODE_FOLDER, Reader, Seen


def missing(reader: Reader) -> str | None:
    """What has to be installed before this reader can be tried; None where all is there."""
    name = reader.__name__
    if name in ("ical_js", "node_ical"):
        folder = NODE_FOLDER / "node_modules" / {"ical_js": "ical.js", "node_ical": "node-ical"}[name]
        if shutil.which("node") is None or not folder.is_dir():
            return f"{folder.name} or Node.js is not installed (make test-clients)"
    if name == "calcurse" and shutil.which("calcurse") is None:
        return "calcurse is not installed (apt-get install calcurse)"
    if name == "libical":
        command = ["/usr/bin/python3", "-c", "import gi; gi.require_version('ICalGLib', '3.0')"]
        if not Path(command[0]).exists() or subprocess.run(command, capture_output=True).returncode:
            return "libical is not installed (apt-get install python3-gi gir1.2-ical-3.0)"
    return None


HOUR = timedelta(hours=1)
BROUGHT_ALONG: list[Reader] = [readings.icalendar, readings.ical, readings.vobject, readings.ics, readings.khal]
INSTALLED: list[Reader] = [readings.ical_js, readings.node_ical, readings.libical, readings.calcurse]

ENDS_AS_IT_BEGINS = {"ics", "node_ical", "calcurse"}
"""Programs that show an event without an end as one of no length, as RFC 5545 (3.6.1) has it."""
MAKES_AN_HOUR = {"khal"}
"""Programs that make up an end."""
LOSES_BACKSLASHES = {"ics", "khal", "node_ical"}
"""Programs that take an escaped backslash before n or N for a line end, or write it as one."""


@pytest.fixture(scope="module", params=BROUGHT_ALONG + INSTALLED, ids=lambda reader: reader.__name__)
def reading(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Seen]]:
    """The name of a program, and what it has read."""
    reader: Reader = request.param
    if reason := missing(reader):
        pytest.skip(reason)
    return reader.__name__, dict(reader(feed(), tmp_path_factory.mktemp(reader.__name__)))


def test_the_cases_break_no_rule() -> None:
    assert lint(feed()) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_program_reads_what_is_meant(reading: tuple[str, dict[str, Seen]], case: Case) -> None:
    program, read = reading
    seen = read[case.summary if program == "calcurse" else case.uid]
    end = case.end
    if end is None and isinstance(case.start, datetime):
        end = {**dict.fromkeys(ENDS_AS_IT_BEGINS, case.start), **dict.fromkeys(MAKES_AN_HOUR, case.start + HOUR)}.get(program)
    shown = plain if program in LOSES_BACKSLASHES else str
    assert (seen.start, seen.end, shown(seen.summary)) == (case.start, end, shown(case.summary))
    assert seen.status in (None, case.status)
    assert shown(case.says) in shown(seen.description or "")
    assert len(read) == len(CASES), "hostile text makes no event of its own"


def plain(text: str) -> str:
    """`text` without backslashes, the letter N and line ends."""
    return re.sub(r"[\\nN\r\n]+", "", text)


def test_the_cases_that_matter_are_there() -> None:
    assert isinstance(CASES[1].start, datetime)
    assert {case.name for case in CASES} >= {"all-day range", "approximate", "cancelled", "moved", "hostile text"}
