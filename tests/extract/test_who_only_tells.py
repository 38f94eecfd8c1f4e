"""Who only tells of an event, asks about it, or is spoken of beside the point, and takes no part."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")

TOLD = [
    # the verb of saying before the name
    (
        "Minister Karl Holm travels a lot. “On 12 June he will have talks with President Omar Diallo in Dakar,” said Anna Berg.",
        [{"Karl Holm", "Omar Diallo"}],
    ),
    # somebody's office tells it, and none of theirs takes part
    ("Omar Diallo’s office says that a climate summit will be held in Lima on 12 June.", [set()]),
    ("Omar Diallo’s visit to Lima is on 12 June.", [{"Omar Diallo"}]),
    # two who tell it together
    ("Anna Berg and Karl Holm pointed to the climate summit to be held in Lima on 12 June.", [set()]),
    ("Anna Berg and Karl Holm will attend the climate summit in Lima on 12 June.", [{"Anna Berg", "Karl Holm"}]),
    # what a press conference is about
    ("On 12 June Minister Karl Holm will brief the press on Prime Minister Anna Berg’s journey to Lima.", [{"Karl Holm"}]),
    ("On 12 June Minister Karl Holm attends Prime Minister Anna Berg’s press conference in Lima.", [{"Karl Holm", "Anna Berg"}]),
    # what stands beside the point, in brackets or between commas
    (
        "On 12 June Karl Holm (who in March welcomed Foreign Minister Pedro Rojas of Chile in Oslo) will lay a wreath in Lima.",
        [{"Karl Holm"}],
    ),
    ("Anna Berg, who met President Omar Diallo in March, will visit Lima on 12 June.", [{"Anna Berg"}]),
    ("Anna Berg, who is accompanied by Omar Diallo, will visit Lima on 12 June.", [{"Anna Berg", "Omar Diallo"}]),
    ("Anna Berg will visit Lima on 12 June with Karl Holm, who is a minister too.", [{"Anna Berg", "Karl Holm"}]),
    # who asks
    (
        "Question (Karl Holm, Nordlys): Anna Berg visits Lima on 4 July. Whom will she meet?\n\nAnswer: We will see.",
        [{"Anna Berg"}],
    ),
    (
        "Karl: Good morning, Karl Holm from Nordlys. Anna Berg visits Lima on 4 July, whom will she meet?\n\n"
        "Answer: We will see.",
        [{"Anna Berg"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_who_only_tells_of_an_event_takes_no_part(text: str, expected: list[set[str]]) -> None:
    found = extract(Document(text, "", publisher=OSLO, anchor=ANCHOR)).claims
    assert [{p.name for p in claim.people if p.name} for claim in found if claim.when] == expected
