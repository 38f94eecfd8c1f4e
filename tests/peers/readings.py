"""What each program makes of a feed: start, end, title, status and description of its events by UID."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from .cases import Moment

NODE_FOLDER = Path(os.environ.get("DIPLOCAL_NODE_CLIENTS", Path(__file__).parents[2] / ".clients"))
"""Where `make test-clients` puts the packages of npm."""


@dataclass(frozen=True)
class Seen:
    """One event as a program has it: `end` is exclusive, None where there is none; `description` None where it shows none."""

    start: Moment
    end: Moment
    summary: str
    status: str | None
    description: str | None


Reader = Callable[[bytes, Path], Mapping[str, Seen]]
"""Reads a feed; the path is an empty folder to work in."""


def icalendar(data: bytes, folder: Path) -> dict[str, Seen]:
    from icalendar import Calendar

    read = Calendar.from_ical(data)
    assert not [error for part in read.walk() for error in part.errors]
    return {
        str(e["UID"]): Seen(e["DTSTART"].dt, e["DTEND"].dt if "DTEND" in e else None, *(str(e[n]) for n in _TEXTS))
        for e in read.events
    }


_TEXTS = ("SUMMARY", "STATUS", "DESCRIPTION")


def ical(data: bytes, folder: Path) -> dict[str, Seen]:
    from ical.calendar_stream import IcsCalendarStream

    read = IcsCalendarStream.calendar_from_ics(data.decode())
    return {e.uid: Seen(e.dtstart, e.dtend, e.summary, str(e.status.value), e.description) for e in read.events}


def vobject(data: bytes, folder: Path) -> dict[str, Seen]:
    import vobject as library

    read = library.readOne(data.decode())
    assert read.validate(raiseException=True)
    return {
        e.uid.value: Seen(
            e.dtstart.value,
            e.dtend.value if hasattr(e, "dtend") else None,
            *(getattr(e, name.lower()).value for name in _TEXTS),
        )
        for e in read.vevent_list
    }


def ics(data: bytes, folder: Path) -> dict[str, Seen]:
    import ics as library

    def moment(value: Any, whole_day: bool) -> date | datetime:
        return value.date() if whole_day else value.datetime.astimezone(UTC)

    return {
        e.uid: Seen(moment(e.begin, e.all_day), moment(e.end, e.all_day), e.name, e.status, e.description)
        for e in library.Calendar(data.decode()).events
    }


def khal(data: bytes, folder: Path) -> dict[str, Seen]:
    (folder / "feed.ics").write_bytes(data)
    (folder / "calendar").mkdir()
    run_khal(folder, "import", "--batch", str(folder / "feed.ics"))
    return khal_list(folder)


def khal_list(folder: Path) -> dict[str, Seen]:
    """What khal shows of the vdir `folder/calendar` in 2027 or 2031."""
    form = "\x1e{uid}\x1f{start-long}\x1f{end-long}\x1f{title}\x1f{status}\x1f{description}"
    listed = run_khal(folder, "list", "--once", "--day-format", "", "--format", form, "2027-01-01", "2031-12-31")
    return {uid: _khal_seen(*rest) for uid, *rest in (entry.rstrip("\n").split("\x1f") for entry in listed.split("\x1e")[1:])}


def run_khal(folder: Path, *arguments: str) -> str:
    config = folder / "config"
    config.write_text(
        f"[calendars]\n[[diplomatic]]\npath = {folder}/calendar\ntype = calendar\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "timeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    return run([sys.executable, "-m", "khal", "-c", str(config), *arguments], HOME=str(folder))


def _khal_seen(start: str, end: str, title: str, status: str, description: str) -> Seen:
    def moment(text: str, last: bool) -> date | datetime:
        if " " in text:
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
        # khal shows the last day, not the day after it
        return date.fromordinal(date.fromisoformat(text).toordinal() + last)

    return Seen(moment(start, False), moment(end, True), title, status.strip() or None, description)


def ical_js(data: bytes, folder: Path) -> dict[str, Seen]:
    return _node(
        """
        import ICAL from "ical.js";
        const calendar = new ICAL.Component(ICAL.parse(text));
        for (const part of calendar.getAllSubcomponents("vevent")) {
          const event = new ICAL.Event(part);
          const end = part.hasProperty("dtend") ? event.endDate.toString() : null;
          say(event.uid, event.startDate.toString(), end, event.summary, part.getFirstPropertyValue("status"), event.description);
        }
        """,
        data,
        folder,
    )


def node_ical(data: bytes, folder: Path) -> dict[str, Seen]:
    # a day is midnight in the zone of the machine
    return _node(
        """
        import ical from "node-ical";
        const day = (moment, whole) => whole ? moment.toLocaleDateString("sv-SE") : moment.toISOString();
        for (const e of Object.values(ical.sync.parseICS(text)).filter(e => e.type === "VEVENT")) {
          const whole = e.datetype === "date";
          say(e.uid, day(e.start, whole), e.end && day(e.end, whole), e.summary, e.status, e.description);
        }
        """,
        data,
        folder,
    )


def _node(program: str, data: bytes, folder: Path) -> dict[str, Seen]:
    (folder / "node_modules").symlink_to(NODE_FOLDER / "node_modules")
    lines = [line for line in program.splitlines() if "import " in line]
    rest = "\n".join(line for line in program.splitlines() if "import " not in line)
    (folder / "read.mjs").write_text(
        "\n".join([*lines, 'import fs from "fs";'])
        + '\nconst text = fs.readFileSync(0, "utf8");\nconst say = (...seen) => console.log(JSON.stringify(seen));\n'
        + rest
    )
    said = run(["node", "read.mjs"], given=data, cwd=folder, TZ="America/New_York")
    return {uid: _node_seen(*rest) for uid, *rest in map(json.loads, said.splitlines())}


def _node_seen(start: str, end: str | None, *rest: str) -> Seen:
    def moment(text: str | None) -> Moment:
        if text is None or "T" not in text:
            return date.fromisoformat(text) if text else None
        return datetime.fromisoformat(text)

    return Seen(moment(start), moment(end), *rest)


def libical(data: bytes, folder: Path) -> dict[str, Seen]:
    """The library of Evolution, through Debian's Python and GObject introspection."""
    said = run(["/usr/bin/python3", "-c", _LIBICAL], given=data)
    return {uid: _libical_seen(*rest) for uid, *rest in map(json.loads, said.splitlines())}


_LIBICAL = """
import gi, json, sys
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as I
calendar = I.Component.new_from_string(sys.stdin.buffer.read().decode())
part = calendar.get_first_component(I.ComponentKind.VEVENT_COMPONENT)
while part:
    end = part.get_first_property(I.PropertyKind.DTEND_PROPERTY)
    seen = part.get_dtstart().as_ical_string(), end and part.get_dtend().as_ical_string(), part.get_summary()
    print(json.dumps([part.get_uid(), *seen, part.get_status().value_nick, part.get_description()]))
    part = calendar.get_next_component(I.ComponentKind.VEVENT_COMPONENT)
"""


def _libical_seen(start: str, end: str | None, summary: str, status: str, description: str) -> Seen:
    def moment(text: str | None) -> Moment:
        if text is None or "T" not in text:
            return datetime.strptime(text, "%Y%m%d").date() if text else None
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)

    return Seen(moment(start), moment(end), summary, status.upper(), description)


def calcurse(data: bytes, folder: Path) -> dict[str, Seen]:
    """It keeps no UIDs: an event is told by its title."""
    (folder / "feed.ics").write_bytes(data)
    for name in ("data", "config"):
        (folder / name).mkdir()
    command = ["calcurse", "-D", str(folder / "data"), "-C", str(folder / "config")]
    said = run([*command, "-i", str(folder / "feed.ics")], TZ="UTC")
    assert "0 skipped" in said
    kept = (folder / "data" / "apts").read_text("utf-8").splitlines()
    return {seen.summary: seen for seen in (_calcurse_seen(line, folder / "data" / "notes") for line in kept)}


def _calcurse_seen(line: str, notes: Path) -> Seen:
    def moment(text: str) -> date | datetime:
        if "@" not in text:
            return datetime.strptime(text.strip(), "%m/%d/%Y").date()
        return datetime.strptime(text.strip(), "%m/%d/%Y @ %H:%M").replace(tzinfo=UTC)

    if "@" in line.partition(">")[0]:  # 03/09/2027 @ 13:30 -> 03/09/2027 @ 14:45>NOTE |TITLE
        begin, _, rest = line.partition(" -> ")
        end, _, rest = rest.partition(">")
        note, _, title = rest.partition(" |")
        return Seen(moment(begin), moment(end), title, None, (notes / note).read_text("utf-8"))
    note, _, title = line.partition(" >")[2].partition(" ")  # 03/08/2027 [1] {1D -> 03/10/2027} >NOTE TITLE
    first = moment(line[:10])
    last = moment(line.partition("-> ")[2][:10]) if "{1D" in line else first
    return Seen(first, date.fromordinal(last.toordinal() + 1), title, None, (notes / note).read_text("utf-8"))


def run(command: list[str], *, given: bytes = b"", cwd: Path | None = None, **environment: str) -> str:
    """What a program prints. Fails where it fails."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    done = subprocess.run(command, input=given, cwd=cwd, env=env, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")
