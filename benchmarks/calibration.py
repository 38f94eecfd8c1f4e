"""Whether confidence means what it says: of the events given at a figure, the share that is right.

    calibration.py [FOLDER]      documents and their labels; default: the open documents of the development corpus

An event is right by the corpus' own scorer. Optional labels count where they are right and are left out where they are not.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from diplocal.documents import read
from diplocal.extract import extract
from diplocal.records import extraction_record
from scores import CORPUS, held_out


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(score: ModuleType, labels: list[dict[str, Any]], events: list[dict[str, Any]]) -> list[tuple[float, bool]]:
    """The confidence of every event, and whether it is right."""
    label_of = {j: labels[i] for i, j in score.pair(labels, events)}
    found = []
    for at, event in enumerate(events):
        right = at in label_of and score.right(label_of[at], event)
        if right or not (at in label_of and label_of[at].get("optional")):
            found.append((event["confidence"], right))
    return found


def main() -> None:
    score = scorer()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS / "dev"
    left_out = held_out() if folder == CORPUS / "dev" else set()
    bins: dict[float, list[bool]] = defaultdict(list)
    for label in sorted(folder.glob("*.json")):
        document = next(p for p in folder.glob(f"{label.stem}.*") if p.suffix != ".json")
        if label.stem not in left_out:
            labels = json.loads(label.read_text(encoding="utf-8"))["events"]
            for confidence, right in judged(score, labels, extraction_record(extract(read(document)))["events"]):
                bins[round(confidence, 1)].append(right)
    print("confidence   events   right")
    for figure, rights in sorted(bins.items(), reverse=True):
        print(f"{figure:10.1f} {len(rights):8} {sum(rights) / len(rights):7.2f}")


if __name__ == "__main__":
    main()
