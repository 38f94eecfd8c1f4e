"""How long extraction of one document takes, beside what it stands on and beside dateparser's search for dates alone.

    python benchmarks/extraction.py [DOCUMENT]      default: the founding briefing, else a bundled document

Every contender reads the same text in the same process, in turns, after one warm-up; the table gives the fastest and the
median of the turns in milliseconds, and the ratio of the medians to ours.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from diplocal import documents, gazetteer, timex
from diplocal.extract import extract

FOUNDING_BRIEFING = Path(__file__).parents[2] / "shared" / "corpus" / "dev" / "ru-2014-11-13-briefing.txt"
TURNS = 25
SLOW_TURNS = 3
WORDS = re.compile(r"\w+")


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def contenders(path: Path) -> dict[str, tuple[Callable[[], object], int]]:
    """Name -> (what to time, how often)."""
    document = documents.read(path)
    names = gazetteer.load()
    found: dict[str, tuple[Callable[[], object], int]] = {
        "extract": (lambda: extract(document), TURNS),
        "read": (lambda: documents.read(path), TURNS),
        "timexes alone": (lambda: timex.recognise(document.text), TURNS),
        "names of places alone": (lambda: names.match(document.text), TURNS),
        "floor: every word by re": (lambda: WORDS.findall(document.text), TURNS),
    }
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: pip install 'diplocal[bench]'", file=sys.stderr)
    else:
        found["dateparser.search_dates"] = (lambda: search_dates(document.text, languages=["en"]), SLOW_TURNS)
    return found


def main() -> None:
    bundled = Path(documents.__file__).parents[1] / "demo" / "documents"
    default = FOUNDING_BRIEFING if FOUNDING_BRIEFING.exists() else max(bundled.glob("*.txt"), key=lambda p: p.stat().st_size)
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    work = contenders(path)
    times: dict[str, list[float]] = {name: [] for name in work}
    for call, _ in work.values():
        call()
    for turn in range(TURNS):
        for name, (call, turns) in work.items():
            if turn < turns:
                times[name].append(milliseconds(call))
    ours = statistics.median(times["extract"])
    print(f"{path.name}, {path.stat().st_size / 1000:.0f} KB, {sys.implementation.name} {sys.version.split()[0]}")
    print(f"{'':28}{'fastest':>10}{'median':>10}{'to extract':>12}")
    for name, figures in times.items():
        median = statistics.median(figures)
        print(f"{name:28}{min(figures):>8.2f}ms{median:>8.2f}ms{median / ours:>11.2f}x")


if __name__ == "__main__":
    main()
