"""Bundled documents for a first round: real announcements of November 2014 retold in our own words, in nine layouts.

The people, days and places are the real ones; the clock times of the Washington schedule are made up. So is all that the "Geneva
Desk" tells: of what it announces, one meeting moves and one is called off.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["PERIOD", "TODAY", "copy_documents"]

TODAY = "2014-11-21"
"""The day on which the round takes place (YYYY-MM-DD): the last document's publication day."""

PERIOD = "17-26 November 2014"
"""The days that its agenda shows, both inclusive."""


def copy_documents(folder: Path) -> list[Path]:
    """Write the documents into a folder, which is made where it is missing. Raises OSError where that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for document in sorted((files("diplocal.demo") / "documents").iterdir(), key=lambda d: d.name):
        copy = folder / document.name
        copy.write_bytes(document.read_bytes())
        copies.append(copy)
    return copies
