"""Accuracy on the development corpus, of extraction and of the tracker.

    scores.py               the documents that the rules may be written against, and the founding briefing alone
    scores.py --held-out    the third that was set apart until its first look (held_out.txt)
    scores.py --series      the tracker, on series of documents about the same events (takes minutes)
    scores.py --errors      also what was missed, wrong and invented

The corpus stands beside the repository, or where DIPLOCAL_CORPUS says; without it there is nothing to score and nothing fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("DIPLOCAL_CORPUS", ROOT.parent / "shared" / "corpus"))
PROGRAM = Path(sys.executable).with_name("diplocal")
FOUNDING = "ru-2014-11-13-briefing"


def held_out() -> set[str]:
    """The names of the documents that are set apart."""
    lines = (ROOT / "benchmarks" / "held_out.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def score(title: str, names: set[str], options: list[str]) -> int:
    """Print the scorer's figures for these documents of the corpus; its exit status."""
    print(f"\n{title}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in (CORPUS / "dev").iterdir():
            if path.stem in names:
                Path(folder, path.name).symlink_to(path)
        command = f"{PROGRAM} extract --format jsonl"
        return run("score.py", [folder, "--command", command, *options])


def run(scorer: str, arguments: list[str]) -> int:
    """Run one of the corpus' own scorers; its exit status."""
    return subprocess.run([sys.executable, str(CORPUS / scorer), *arguments]).returncode


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--series", action="store_true")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if not (CORPUS / "score.py").exists():
        print(f"no corpus at {CORPUS}: scores left out")
        return 0
    options = ["--errors"] if args.errors else []
    if args.series:
        return run("score_series.py", [str(CORPUS / "series"), "--command", str(PROGRAM), *options])
    labelled = {path.stem for path in (CORPUS / "dev").glob("*.json")}
    if args.held_out:
        return score("held-out documents", labelled & held_out(), options)
    return max(
        score("founding briefing", {FOUNDING}, options),
        score("development documents", labelled - held_out(), options),
    )


if __name__ == "__main__":
    sys.exit(main())
