"""Accuracy by genre and by region of the publisher, on the open documents of the development corpus.

    genres.py [FOLDER]      documents and their labels; default: the open documents of the development corpus

A region with two documents says little: the table shows how many there are.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from calibration import scorer
from diplocal.documents import read
from diplocal.extract import extract
from diplocal.records import extraction_record
from scores import CORPUS, held_out

REGIONS = {
    "Europe": "al at ba be bg by ch cy cz de dk ee es fi fr gb ge gr hr hu ie is it lt lv"
    "  md mk mt nl no pl pt ro rs ru se si sk tr ua va",
    "Middle East": "ae bh eg il iq ir jo kw lb om ps qa sa sy ye",
    "Africa": "ao bi bj bw cd ci cm dz et gh ke ly ma ml mz na ng rw sd sn so ss tn tz ug za zm zw",
    "Asia and Pacific": "af am au az bd bn bt cn fj id in jp kg kh kr kz la lk mm mn mv my np nz ph pk sg th tj tm uz vn",
    "Americas": "ar bo br ca cl co cr cu do ec gt ht jm mx pe py us uy ve",
}
REGION_OF = {code: region for region, codes in REGIONS.items() for code in codes.split()}

Scored = tuple[str, dict[str, Any], dict[str, Any]]


def figures(score: Any, documents: list[Scored]) -> str:
    found = score.score(documents, False)
    upcoming = found["upcoming"]
    cells = [
        upcoming["precision"],
        upcoming["recall"],
        upcoming["f1"],
        found["people_f1"],
        found["country"],
        found["city"],
        found["kind"],
    ]
    return f"{len(documents):10}" + "".join("        –" if cell is None else f"{cell:9.2f}" for cell in cells)


def main() -> None:
    score = scorer()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS / "dev"
    left_out = held_out() if folder == CORPUS / "dev" else set()
    groups: dict[str, list[Scored]] = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        if path.stem in left_out:
            continue
        label = json.loads(path.read_text(encoding="utf-8"))
        document = next(p for p in folder.glob(f"{path.stem}.*") if p.suffix != ".json")
        scored = (path.stem, label, extraction_record(extract(read(document))))
        region = REGION_OF.get(path.stem.split("-")[0], "international and wires")
        for group in (f"genre {label['genre']}", f"region {region}", "all"):
            groups[group].append(scored)
    print(f"{'':34}{'documents':>10}{'precision':>9}{'recall':>9}{'F1':>9}{'people':>9}{'country':>9}{'city':>9}{'kind':>9}")
    for group, documents in sorted(groups.items()):
        print(f"{group:34}{figures(score, documents)}")


if __name__ == "__main__":
    main()
