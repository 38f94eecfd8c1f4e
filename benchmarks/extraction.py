"""How long extraction of one document takes, beside what it stands on and beside dateparser's search for dates alone.

    python benchmarks/extraction.py [DOCUMENT]              default: the founding briefing, else a bundled document
    python benchmarks/extraction.py --growth [DOCUMENT]     the document again and again, from 10 KB to 10 MB
    python benchmarks/extraction.py --folder [FOLDER]       megabytes a second over the documents of a folder
    python benchmarks/extraction.py --steps [DOCUMENT]      bytecodes by function: the same on a busy machine as on an idle one

Every contender reads the same text in the same process, in turns, after one warm-up; what is loaded by then is left alone by the
collector of cycles, as the commands do with a batch. The table gives the fastest and the
median of the turns in milliseconds of processor time, and the ratio of the medians to ours. Of a folder each document counts
with the fastest of its turns; those of `held_out.txt` are left out.
"""

from __future__ import annotations

import gc
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import CodeType, FrameType

from diplocal import documents, gazetteer, timex
from diplocal.extract import extract

FOUNDING_BRIEFING = Path(__file__).parents[2] / "shared" / "corpus" / "dev" / "ru-2014-11-13-briefing.txt"
TURNS = 25
SLOW_TURNS = 3
FUNCTIONS = 25
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)
WORDS = re.compile(r"\w+")


def milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


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


def default_document() -> Path:
    bundled = Path(documents.__file__).parents[1] / "demo" / "documents"
    return FOUNDING_BRIEFING if FOUNDING_BRIEFING.exists() else max(bundled.glob("*.txt"), key=lambda p: p.stat().st_size)


def beside_others(path: Path) -> None:
    """The table of one document."""
    work = contenders(path)
    times: dict[str, list[float]] = {name: [] for name in work}
    for call, _ in work.values():
        call()
    gc.freeze()
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


def growth(path: Path) -> None:
    """Seconds for texts of each length, and microseconds a character: the same at every length where growth is linear."""
    document = documents.read(path)
    extract(document)
    for length in LENGTHS:
        text = (document.text + "\n\n") * (length // len(document.text) + 1)
        longer = replace(document, text=text[:length], marks=())
        took = min(milliseconds(lambda longer=longer: extract(longer)) for _ in range(3 if length < 1_000_000 else 1))
        print(f"{length:>12,} characters {took / 1000:>8.2f} s {took * 1000 / length:>8.2f} us a character")


def steps(path: Path) -> None:
    """How many bytecodes are executed to extract a document, and by which functions. What C code does is not seen."""
    document = documents.read(path)
    extract(document)
    executed: Counter[CodeType] = Counter()

    def enter(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return step

    def step(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        executed[frame.f_code] += event == "opcode"
        return step

    sys.settrace(enter)
    extract(document)
    sys.settrace(None)
    print(f"{path.name}: {sum(executed.values()):,} bytecodes")
    for code, count in executed.most_common(FUNCTIONS):
        print(f"{count:>12,} {Path(code.co_filename).stem}.{code.co_qualname}")


def folder(path: Path) -> None:
    """Megabytes a second over all documents of a folder, after warm-up."""
    held_out = (Path(__file__).parent / "held_out.txt").read_text(encoding="utf-8").split("\n")
    paths = [p for p in sorted(path.iterdir()) if p.suffix in (".txt", ".html", ".eml") and p.stem not in held_out]
    read = [documents.read(p) for p in paths]
    for document in read:
        extract(document)
    gc.freeze()
    took = sum(min(milliseconds(lambda document=document: extract(document)) for _ in range(5)) for document in read)
    size = sum(len(document.text.encode()) for document in read)
    print(f"{len(read)} documents, {size / 1000:.0f} KB of text, {took:.0f} ms, {size / took / 1000:.2f} MB/s")


def main() -> None:
    arguments = sys.argv[1:]
    given = [Path(a) for a in arguments if not a.startswith("--")]
    if "--growth" in arguments:
        growth(*given or [default_document()])
    elif "--steps" in arguments:
        steps(*given or [default_document()])
    elif "--folder" in arguments:
        folder(*given or [FOUNDING_BRIEFING.parent])
    else:
        beside_others(*given or [default_document()])


if __name__ == "__main__":
    main()
