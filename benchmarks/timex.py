"""How long it takes to read the dates of a text, beside dateparser's search and a bare word scan on the same text.

    python benchmarks/timex.py [TEXT]      default: an announcement of 40 KB that is made up here

Ratios, not seconds, are the result.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from diplocal import timex

SIZE = 40_000
ROUNDS = 9
FILLER = (
    "The two ministers will discuss the state of relations, trade in goods and services, and cooperation in culture and science. "
    "They will also exchange views on regional matters, with 27 delegations taking part in the work of the commission this year. "
)


def announcement() -> str:
    """Paragraphs with a date each, in the forms that ministries use."""
    forms = [
        "On {d:%d %B}, the talks go on.",
        "On {d:%B %d}, {d:%Y}, he leaves.",
        "She comes on {d.day}-{e.day} {e:%B}.",
        "On {d:%A} at 10:30 they meet.",
    ]
    paragraphs, day = [], date(2019, 3, 1)
    while sum(map(len, paragraphs)) < SIZE:
        end = day + timedelta(days=1)
        paragraphs.append(FILLER + forms[len(paragraphs) % len(forms)].format(d=day, e=end) + "\n\n")
        day = end
    return "".join(paragraphs)


def seconds(action: Callable[[], object], rounds: int) -> float:
    """The best processor time of some rounds, the first one unmeasured."""
    action()
    times = []
    for _ in range(rounds):
        start = process_time()
        action()
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else announcement()
    words = re.compile(r"\w+")
    ours = seconds(lambda: timex.recognise(text), ROUNDS)
    floor = seconds(lambda: sum(1 for _ in words.finditer(text)), ROUNDS)
    print(f"{len(text):,} characters, {len(timex.recognise(text))} expressions")
    print(f"diplocal.timex    {ours * 1000:8.2f} ms   1.0")
    print(f"a scan of words   {floor * 1000:8.2f} ms   {floor / ours:.2f}")
    if find_spec("dateparser") is None:
        print("dateparser is not installed (pip install 'diplocal[bench]')")
        return
    from dateparser.search import search_dates

    rival = seconds(lambda: search_dates(text, languages=["en"]), 1)
    print(f"dateparser        {rival * 1000:8.2f} ms   {rival / ours:.1f}")


if __name__ == "__main__":
    main()
