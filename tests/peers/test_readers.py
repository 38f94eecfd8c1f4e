"""Other programs read the committed sample and see the same events."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream

SAMPLE = Path(__file__).parents[2] / "exports" / "samples" / "sample.ics"

Moment = date | datetime | None

# Last digit of the UID, DTSTART, DTEND (exclusive, None where no end is announced), SUMMARY.
EXPECTED: list[tuple[str, Moment, Moment, str]] = [
    ("1", date(2027, 3, 8), date(2027, 3, 11), "Juma Mbele (TZ) visits Oslo"),
    ("2", datetime(2027, 3, 9, 13, 30, tzinfo=UTC), datetime(2027, 3, 9, 14, 45, tzinfo=UTC), "Kálmán – Lund talks, Oslo"),
    ("3", datetime(2027, 3, 28, 0, 30, tzinfo=UTC), None, "Doorstep: Kálmán, Brussels"),
    ("4", date(2027, 3, 11), date(2027, 3, 12), "16:00 (zone unknown): Call: Orlov – Li Wei"),
    ("5", date(2027, 4, 1), date(2027, 4, 2), "Early April (date tbc): Li Wei (CN) visits Japan"),
    ("6", date(2027, 4, 15), date(2027, 4, 16), "Tentative: Orlov – Iran talks, Vienna"),
    ("7", date(2027, 5, 4), date(2027, 5, 6), "Postponed: Economic and Environmental Forum, Skopje"),
    ("8", date(2027, 5, 20), date(2027, 5, 21), "Cancelled: Signing of the consular agreement: Kálmán – Orlov, Budapest"),
    ("9", date(2027, 6, 1), date(2027, 6, 2), "June (date tbc): AU–EU ministerial meeting, Nairobi"),
]


def test_icalendar():
    calendar = icalendar.Calendar.from_ical(SAMPLE.read_bytes())
    assert calendar.walk() and not [error for part in calendar.walk() for error in part.errors]
    read = [
        (str(e["UID"])[-1], e["DTSTART"].dt, e["DTEND"].dt if "DTEND" in e else None, str(e["SUMMARY"])) for e in calendar.events
    ]
    assert sorted(read) == EXPECTED


def test_ical():
    calendar = IcsCalendarStream.calendar_from_ics(SAMPLE.read_bytes().decode())
    assert sorted((e.uid[-1], e.dtstart, e.dtend, e.summary) for e in calendar.events) == EXPECTED


def test_vobject():
    calendar = vobject.readOne(SAMPLE.read_bytes().decode())
    assert calendar.validate(raiseException=True)
    read = [
        (e.uid.value[-1], e.dtstart.value, e.dtend.value if hasattr(e, "dtend") else None, e.summary.value)
        for e in calendar.vevent_list
    ]
    assert sorted(read) == EXPECTED


def test_khal_imports_and_lists_it(tmp_path):
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[diplomatic]]\npath = {tmp_path}/calendar\ntype = calendar\n"
        f"[sqlite]\npath = {tmp_path}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "timeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    (tmp_path / "calendar").mkdir()

    def khal(*arguments: str) -> str:
        command = [sys.executable, "-m", "khal", "-c", str(config), *arguments]
        environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, env=environment, capture_output=True, check=True, text=True, encoding="utf-8").stdout

    khal("import", "--batch", str(SAMPLE))
    assert len(list((tmp_path / "calendar").glob("*.ics"))) == len(EXPECTED)
    listed = khal("list", "--once", "--day-format", "", "--format", "{start-long}|{title}", "2027-03-01", "2027-07-01")
    shown = [
        (start.strftime("%Y-%m-%d %H:%M" if isinstance(start, datetime) else "%Y-%m-%d"), title)
        for _, start, _, title in EXPECTED
    ]
    assert sorted(tuple(line.split("|")) for line in listed.splitlines() if line) == sorted(shown)
