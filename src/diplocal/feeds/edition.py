"""What the bytes of feeds and data files depend on besides the events: program, icalendar, and the machine's time zones."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zoneinfo import TZPATH

_PACKAGE = Path(__file__).parents[1]
_SAYS_HOW = (
    "feeds/*.py",
    "gazetteer/**/*.py",
    "gazetteer/**/*.tsv",
    "model.py",
    "modes.py",
    "press.py",
    "records.py",
    "titles.py",
)


@cache
def edition() -> str:
    """A short text: what was made under another one may be another today."""
    digest = sha256(f"{version('icalendar')} {version('tzdata')} {_zones()}".encode())
    for pattern in _SAYS_HOW:
        for file in sorted(_PACKAGE.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:32]


def _zones() -> str:
    """The version of the machine's own time zones, which zoneinfo prefers to those of the package tzdata."""
    for folder in TZPATH:
        for name in ("tzdata.zi", "+VERSION"):
            try:
                with (Path(folder) / name).open(encoding="utf-8") as file:
                    return file.readline().strip()
            except OSError:
                continue
    return ""
