"""Who is named in a text, as the tables of tests write it."""

from __future__ import annotations

from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.model import Document


def mentions(text: str) -> list[Mention]:
    reading = Reading(Document(text, ""))
    return [m for block in reading.blocks for m in reading.people(block)]


def people(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Name, office and country of each."""
    return [(m.name, m.office, m.country) for m in mentions(text)]


def sure_names(text: str) -> list[str]:
    """The names that are a person's for sure."""
    return [m.name for m in mentions(text) if m.name and (m.titled or not m.short)]
