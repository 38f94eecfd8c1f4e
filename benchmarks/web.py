"""How fast the server answers, beside a bare ASGI application under the same server, in one run. Needs wrk (Debian's package).

The calendar has 10,000 events. Measured are a GET of all of them, the first one after a change, and 304s from 64 connections at
once. The bare application answers with the same bytes and headers, ready made. Nothing here is a test.
"""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median

from commands import names
from diplocal.calendar import Calendar, open_calendar
from diplocal.model import Anchor, Claim, Document, Extraction, Kind, Participant, Place, Precision, Publisher, Status, When

EVENTS = 10_000
CLAIMS_A_DOCUMENT = 20
FIRST_DAY = date(2030, 1, 1)
DAYS = 1000
ROUNDS = 7
SECONDS = 4
FEED = "/feeds/all.ics"
BARE = """
import sys, uvicorn
body = open(sys.argv[1], "rb").read()
kept = [(b"etag", b'"kept"'), (b"cache-control", b"public, max-age=60"), (b"vary", b"Accept-Encoding")]
full = kept + [(b"content-type", b"text/calendar; charset=utf-8"), (b"content-length", str(len(body)).encode())]

async def app(scope, receive, send):
    known = any(name == b"if-none-match" for name, value in scope["headers"])
    await send({"type": "http.response.start", "status": 304 if known else 200, "headers": kept if known else full})
    await send({"type": "http.response.body", "body": b"" if known else body})

uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", lifespan="off")
"""


def fill(calendar: Calendar) -> None:
    """Record EVENTS meetings of invented people."""
    name = names()
    for first in range(0, EVENTS, CLAIMS_A_DOCUMENT):
        claims = tuple(
            Claim(
                Kind.MEETING,
                Status.PLANNED,
                When(day := FIRST_DAY + timedelta(number % DAYS), day, Precision.DAY),
                Place("Vienna", "AT"),
                (Participant(name(), "Foreign Minister", "AT"), Participant(name(), "Foreign Minister", "FI")),
                title=f"Talks {number}",
                quote=f"Talks {number} take place in Vienna.",
                confidence=0.9,
            )
            for number in range(first, first + CLAIMS_A_DOCUMENT)
        )
        calendar.ingest(announced(str(first), claims))


def announced(name: str, claims: tuple[Claim, ...]) -> Extraction:
    """A document that says `claims`."""
    digest = sha256(name.encode()).hexdigest()
    anchor = Anchor(FIRST_DAY - timedelta(30), "given")
    return Extraction(Document("", digest, publisher=Publisher("bench", "Bench"), anchor=anchor), claims)


@contextmanager
def running(port: int, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a process of its own, from its first answer on."""
    process = subprocess.Popen([sys.executable, *command], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                fetch(port, "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait()


def fetch(port: int, path: str) -> tuple[float, bytes, str]:
    """Seconds, body and ETag of one GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    begin = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    taken = time.perf_counter() - begin
    connection.close()
    return taken, body, response.headers.get("ETag", "")


def crowd(port: int, process: subprocess.Popen[bytes]) -> tuple[int, int, float]:
    """1,000 readers of the whole feed at once: requests served, errors, and the most memory that the server took, in MB."""
    command = ["wrk", "-t1", "-c1000", "-d40s", "--timeout", "60s", f"http://127.0.0.1:{port}{FEED}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    served = re.search(r"(\d+) requests in", done)
    errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", done)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", done)
    failed = sum(map(int, errors.groups() if errors else ())) + (int(refused[1]) if refused else 0)
    peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
    return int(served[1]) if served else 0, failed, int(peak[1]) / 1024 if peak else 0.0


def cpu(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor that all threads of a process took so far: what other work on the machine does not change."""
    tasks = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def rate(port: int, etag: str, process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """304s a second from 64 connections, and those for a second of the server's processor."""
    command = ["wrk", "-t1", "-c64", f"-d{SECONDS}s", "-H", f"If-None-Match: {etag}", f"http://127.0.0.1:{port}{FEED}"]
    began = cpu(process)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    taken = cpu(process) - began
    found, served = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout), re.search(r"(\d+) requests in", done.stdout)
    if found is None or served is None or "Non-2xx or 3xx" in done.stdout:
        raise SystemExit(f"wrk says: {done.stdout}")
    return float(found[1]), int(served[1]) / taken


def after_a_change(calendar: Calendar, port: int, number: int) -> float:
    """Seconds of the first GET after a document was recorded."""
    day = FIRST_DAY + timedelta(number)
    claim = Claim(
        Kind.VISIT,
        Status.PLANNED,
        When(day, day, Precision.DAY),
        Place("Oslo", "NO"),
        (Participant(f"Newcomer {chr(65 + number)}lund", "Foreign Minister", "SE"),),
        title=f"Visit {number}",
        quote="A visit.",
        confidence=0.9,
    )
    calendar.ingest(announced(f"change {number}", (claim,)))
    taken, body, _ = fetch(port, FEED)
    if body.count(b"BEGIN:VEVENT") != EVENTS + number + 1:
        raise SystemExit("the feed does not show the change")
    return taken


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.sqlite3"
        with open_calendar(database) as calendar:
            fill(calendar)
            serve = ("-c", "from diplocal.cli import main; main()", "serve", "--port", "8041", "--db", str(database))
            with running(8041, *serve) as server:
                first, body, etag = fetch(8041, FEED)
                with running(8043, *serve[:4], "8043", *serve[5:]) as other:
                    began = cpu(other)
                    cold, _, _ = fetch(8043, FEED)
                    cold_cpu = cpu(other) - began
                kept = Path(folder) / "feed.ics"
                kept.write_bytes(body)
                with running(8042, "-c", BARE, str(kept), "8042") as bare:
                    gets = {port: median(fetch(port, FEED)[0] for _ in range(ROUNDS)) for port in (8041, 8042)}
                    turns = [(rate(8041, etag, server), rate(8042, etag, bare)) for _ in range(3)]
                    own, peer = (tuple(median(turn[n][m] for turn in turns) for m in (0, 1)) for n in (0, 1))
                began = cpu(server)
                changed = median(after_a_change(calendar, 8041, number) for number in range(ROUNDS))
                changed_cpu = (cpu(server) - began) / ROUNDS
                served, failed, memory = crowd(8041, server)
        print(f"{EVENTS} events, {len(body) / 1e6:.1f} MB")
        print(f"first GET ever               {1000 * first:7.0f} ms")
        print(f"first GET of another server  {1000 * cold:7.0f} ms   {1000 * cold_cpu:7.0f} ms of processor")
        print(f"first GET after a change     {1000 * changed:7.0f} ms   {1000 * changed_cpu:7.0f} ms of processor")
        print(f"GET                          {1000 * gets[8041]:7.1f} ms   bare {1000 * gets[8042]:7.1f} ms")
        for what, n in (("304 a second", 0), ("304 for a second of processor", 1)):
            print(f"{what:30} {own[n]:7.0f}   bare {peer[n]:7.0f}   {own[n] / peer[n]:.2f} x")
        print(f"1,000 readers at once        {served} served, {failed} errors, at most {memory:.0f} MB")


if __name__ == "__main__":
    main()
