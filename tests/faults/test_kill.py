"""A program that is killed leaves every document wholly recorded or not at all, and recording them again completes it."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from diplocal.calendar import open_calendar
from diplocal.store.results import Outcome

from .telling import documents, stated

KILLS = 100


def record_all(address: str) -> None:
    with open_calendar(address) as calendar:
        for extraction in documents():
            calendar.ingest(extraction)


def started(address: str) -> int:
    """The process id of a copy of this process that records all documents."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            record_all(address)
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.slow
def test_killed_a_hundred_times_it_keeps_whole_documents_only(tmp_path: Path, new_database) -> None:
    straight = new_database(tmp_path)
    begin = time.monotonic()
    assert ended(started(straight)) == 0
    longest = time.monotonic() - begin
    claims = {extraction.document.digest: len(extraction.claims) for extraction in documents()}
    with open_calendar(straight) as calendar:
        expected = stated(calendar)
    chance, address, kills, stopped_midway = random.Random(7), new_database(tmp_path), 0, 0
    while kills < KILLS:
        child = started(address)
        time.sleep(chance.uniform(0, longest / 2))
        os.kill(child, signal.SIGKILL)
        killed = ended(child) == -signal.SIGKILL
        kills += killed
        with open_calendar(address) as calendar:
            kept = {document.digest: document.claims for document in calendar.documents()}
            assert kept.items() <= claims.items()
            assert calendar.check() == []
            stopped_midway += 0 < len(kept) < len(claims)
            if killed and len(kept) < len(claims) and chance.random() < 0.7:
                continue
            again = [calendar.ingest(extraction) for extraction in documents()]
            assert {r.digest for r in again if r.outcome is Outcome.UNCHANGED} == kept.keys()
            assert stated(calendar) == expected
        address = new_database(tmp_path)
    assert stopped_midway > KILLS / 10, "the moments must fall between and inside the documents"
