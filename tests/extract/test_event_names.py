"""What an event is called: (text, name), None where the text gives it none."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document

NAMES = [
    (
        "Minister Anna Berg will take part in the celebration of the World Day of Bridges in Oslo on 26 June.",
        "celebration of the World Day of Bridges",
    ),
    (
        "The 24th meeting of the Council of Baltic Rectors will be held in Riga on 26 June.",
        "24th meeting of the Council of Baltic Rectors",
    ),
    ("The 18th SAARC summit will be held in Kathmandu on 26 June.", "18th SAARC summit"),
    ("Minister Anna Berg will attend the Munich Security Conference on 26 June.", "Munich Security Conference"),
    ("Minister Anna Berg will address this conference in Oslo on 26 June.", None),
    ("The 18th G20 Summit will be held in New Delhi on 26 June.", "18th G20 Summit"),
    ("Minister Anna Berg attends the COP28 climate summit in Dubai on 26 June.", "COP28 climate summit"),
    ("Minister Anna Berg will attend the G7 Foreign Ministers' Meeting in Oslo on 26 June.", "G7 Foreign Ministers' Meeting"),
    ("Norway hosts a climate summit in Oslo on 26 June.", None),
    ("G20 finance ministers meet in Oslo on 26 June.", None),
    ("Minister Anna Berg will attend a Forum in Oslo on 26 June.", None),
    ("The Ministerial Council on 26 June in Oslo will be chaired by Minister Anna Berg.", "Ministerial Council"),
    ("Regular Press Conference on June 26 by Minister Anna Berg", "Regular Press Conference"),
    ("Minister Anna Berg and Minister Omar Diallo will give a joint press conference on 26 June.", None),
    ("1030 hrs on 26 June Joint Press Conference Venue: Town Hall, Minister Anna Berg", "Joint Press Conference"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_an_event_is_called_what_the_text_calls_it(text: str, name: str | None) -> None:
    claims = extract(Document(text, "", anchor=Anchor(date(2019, 6, 13), "given"))).claims
    assert [claim.name for claim in claims] == [name]


SIGHTS = """Programme of the visit of President Anna Berg to Norway

Friday, 21 June 2019

09:30 Departure from Oslo
11:15 Visit to the Folk Museum in Bergen
13:00 Visit to Mr Olav Dahl, Mayor of Bergen
16:00 President Berg opens the new bridge (rain or shine)
"""


def test_entries_of_a_programme_are_called_by_their_words() -> None:
    claims = extract(Document(SIGHTS, "", anchor=Anchor(date(2019, 6, 13), "given"))).claims
    names = {
        f"{claim.when.start:%H:%M}": (claim.kind.value, claim.name)
        for claim in claims
        if claim.when and claim.when.precision.value == "minute"
    }
    assert names == {
        "11:15": ("other", "Visit to the Folk Museum in Bergen"),
        "13:00": ("meeting", None),
        "16:00": ("ceremony", "President Berg opens the new bridge"),
    }
