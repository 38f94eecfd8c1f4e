"""The command, over a real socket."""

from __future__ import annotations

import http.client
import itertools
import json
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from diplocal.calendar import Calendar
from diplocal.errors import UsageError
from diplocal.feeds.fetched import check_address

from .conftest import PROGRAM, environment, serving


@pytest.fixture
def port(calendar: Calendar) -> Iterator[int]:
    with serving(calendar, root="/d") as number:
        yield number


def get(port: int, target: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body, response.headers


def test_it_serves_pages_and_feeds_until_interrupted(port: int) -> None:
    status, body, headers = get(port, "/feeds/all.ics")
    assert (status, body.count(b"BEGIN:VEVENT")) == (200, 3)
    assert b"SOURCE;VALUE=URI:" in body
    assert get(port, "/feeds/all.ics", If_None_Match=headers["ETag"])[:2] == (304, b"")
    status, body, _ = get(port, "/")
    assert status == 200
    assert "10–23 March 2031: 3 events" in body.decode()
    assert b'href="/d/feeds"' in body
    status, _, headers = get(port, "/feeds/all.ics", X_Forwarded_Proto="https", Host="calendar.example")
    assert status == 200
    # a proxy on this machine is believed when it says how the reader came
    assert (
        b"https://calendar.example/d/feeds/all.ics" in get(port, "/feeds", X_Forwarded_Proto="https", Host="calendar.example")[1]
    )


def test_many_readers_at_once_get_the_same(port: int) -> None:
    with ThreadPoolExecutor(50) as readers:
        found = list(readers.map(lambda _: get(port, "/api/events")[:2], range(200)))
    assert len(set(found)) == 1
    assert len(json.loads(found[0][1])) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--as-of", "2031-03-04"], "a past day is asked for in an address"),
        (["--port", "70000"], "70000 is not in the range"),
        (["--host", "no.such.host.invalid"], "Cannot listen on no.such.host.invalid, port 0"),
    ],
)
def test_it_ends_with_a_sentence_where_it_cannot_serve(calendar: Calendar, arguments: list[str], sentence: str) -> None:
    command = [PROGRAM, "serve", "--port", "0", *arguments]
    done = subprocess.run(command, cwd=calendar.settings.home, env=environment(), capture_output=True, text=True, timeout=30)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_served_feed_can_be_checked(calendar: Calendar) -> None:
    with serving(calendar) as port:
        address = f"http://127.0.0.1:{port}"
        assert check_address(f"{address}/feeds/all.ics") == []
        assert any("not as text/calendar" in found for found in check_address(f"{address}/api/events"))
        with pytest.raises(UsageError, match="answers 404"):
            check_address(f"{address}/feeds/none.ics")
    with pytest.raises(UsageError, match="cannot be fetched"):
        check_address(f"{address}/feeds/all.ics")


class Careless(BaseHTTPRequestHandler):
    """Sends another stamp each time and looks at no condition."""

    stamps: ClassVar[Iterator[int]] = itertools.count(10)

    def do_GET(self) -> None:
        event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:202701010000{}Z\r\nDTSTART;VALUE=DATE:20270102\r\nEND:VEVENT\r\n"
        body = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event.format(next(self.stamps))}END:VCALENDAR\r\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar")
        self.send_header("Content-Length", str(len(body)))
        if self.path == "/tagged":
            self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_what_churns_is_told() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Careless) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        plain, tagged = check_address(f"{address}/plain"), check_address(f"{address}/tagged")
        server.shutdown()
    assert [words for words in ("neither ETag", "other bytes") if any(words in found for found in plain)] == [
        "neither ETag",
        "other bytes",
    ]
    assert any("sent again" in found for found in tagged)
