"""Feeds over HTTP from a PostgreSQL server: kept while nothing changes, made anew after a change, whatever connection is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from diplocal.calendar import open_calendar
from diplocal.feeds import entries as module
from diplocal.web import application

from ..web.asking import asking
from ..web.conftest import FORUM, MOVED, TALKS, VISIT, announced

FEED = "/feeds/all.ics"


def test_a_feed_follows_the_database(
    new_database: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WORTH_KEEPING", 1)
    with open_calendar(new_database(tmp_path)) as calendar:
        calendar.ingest(announced("1", date(2031, 3, 3), VISIT, TALKS, FORUM))
        ask = asking(application(calendar, today=lambda: date(2031, 3, 10)))
        first = ask(FEED)
        assert first.body.count(b"BEGIN:VEVENT") == 3
        with calendar.database.reading() as rows:
            assert rows("SELECT count(*) FROM entries", {}) == [(3,)]
        assert ask(FEED, if_none_match=first.headers["etag"]).status == 304
        calendar.ingest(announced("2", date(2031, 3, 8), MOVED))
        second = ask(FEED)
        assert b"DTSTART;VALUE=DATE:20310324" in second.body
        assert second.headers["etag"] != first.headers["etag"]
        # another server takes what the first one kept
        assert asking(application(calendar, today=lambda: date(2031, 3, 10)))(FEED).body == second.body
        with calendar.database.writing() as connection:
            connection.exec_driver_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        assert ask(FEED).body == second.body
