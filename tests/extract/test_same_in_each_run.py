"""What is extracted does not depend on the order of sets, which is another one in each run of Python."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from datetime import date
from diplocal.extract import extract
from diplocal.model import Anchor, Document
text = (
    "Speaker Urban Berg receives the President of the European Parliament, Martin Schulz, on 14 September. "
    "Mr Schultz will have a meeting with Minister Karl Holm on 15 September.\\n\\n"
    "President Luz Vega receives Martin Schultz on 16 September."
)
print([[p.name for p in c.people] for c in extract(Document(text, "", anchor=Anchor(date(2015, 9, 14), "given"))).claims])
"""


def told(seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True, text=True).stdout


def test_each_run_gives_the_same() -> None:
    assert len({told(seed) for seed in range(6)}) == 1
