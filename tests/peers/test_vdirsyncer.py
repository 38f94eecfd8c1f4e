"""vdirsyncer subscribes over HTTP and writes one file an event, which khal lists."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from diplocal.calendar import Calendar

from ..web.conftest import MOVED, announced, calendar, serving
from .readings import khal_list, run

__all__ = ["calendar"]

CONFIG = """
[general]
status_path = "{folder}/status/"
[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/calendar/"
fileext = ".ics"
[storage there]
type = "http"
url = "http://127.0.0.1:{port}/feeds/all.ics"
"""


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "calendar").iterdir()}


@pytest.mark.slow
def test_a_second_look_changes_nothing_and_a_moved_event_one_file(calendar: Calendar, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "vdirsyncer", "-c", str(tmp_path / "vdirsyncer.conf")]
    with serving(calendar) as port:
        (tmp_path / "vdirsyncer.conf").write_text(CONFIG.format(folder=tmp_path, port=port))
        (tmp_path / "calendar").mkdir()
        run([*program, "discover"], given=b"y\n" * 5)
        run([*program, "sync"])
        first = state(tmp_path)
        assert len(first) == 3
        run([*program, "sync"])
        assert state(tmp_path) == first
        calendar.ingest(announced("2", date(2031, 3, 8), MOVED))
        run([*program, "sync"])
    after = state(tmp_path)
    # what it fetches by HTTP it names by a hash of the content, so a changed event gets another file
    (gone,), (new,) = first.keys() - after.keys(), after.keys() - first.keys()
    assert all(after[name] == first[name] for name in after.keys() - {new}), "no other file is touched"
    assert b"DTSTART;VALUE=DATE:20310312" in first[gone][0]
    assert b"DTSTART;VALUE=DATE:20310324" in after[new][0]
    shown = {(seen.start, seen.summary) for seen in khal_list(tmp_path).values()}
    assert (date(2031, 3, 24), "Mbele (TZ) visits Oslo") in shown
    assert len(shown) == 3
