"""Where an event is that follows from what the text tells, and what is no place of it."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def places(text: str) -> list[tuple[str | None, str | None]]:
    found = extract(Document(text, "", publisher=OSLO, anchor=Anchor(date(2019, 6, 3), "given"))).claims
    return [(claim.place.city, claim.place.country) for claim in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # where a report was written is not where one goes
        ("LIMA/QUITO, 3 June 2019 – Minister Anna Berg will visit Ecuador on 12 June.", (None, "EC")),
        ("QUITO, 12 June – Minister Anna Berg opens the fair.", ("Quito", "EC")),
        # several cities are no single one
        ("The tour of Minister Anna Berg on 12-14 June (Rabat, Tunis, Cairo) is off.", (None, None)),
        ("In Peru on 12-14 June Minister Anna Berg will be in Lima, Cusco and Arequipa.", (None, "PE")),
        ("Minister Anna Berg is on travel to Tokyo, Japan; Seoul, Republic of Korea from 12-14 June.", (None, "JP")),
        ("Minister Anna Berg will be in Lima, Peru on 12 June.", ("Lima", "PE")),
        # a parliament of which no other country is told is the publisher's
        ("On 12 June Minister Anna Berg takes part in the question time.", ("Oslo", "NO")),
        ("On 12 June Minister Anna Berg addresses the Canadian Parliament.", (None, "CA")),
        ("On 12 June Minister Anna Berg meets Speaker Karl Holm at the Riksdag.", ("Stockholm", "SE")),
        ("On 12 June Minister Anna Berg meets Speaker Karl Holm at the House of Commons.", ("Oslo", "NO")),
        ("On 12 June Minister Anna Berg addresses the European Parliament.", (None, None)),
        # countries that are among those who come
        (
            "MOSCOW, 3 June 2019 — President Anna Berg receives the ambassadors of ten countries, Japan among them, on 12 June.",
            ("Moscow", "RU"),
        ),
        # a street is no city
        ("Programme, 12 June 2019\n\n14:15 Meeting of Anna Berg with Omar Diallo (Trg sv. Marka 6)\n", (None, None)),
    ],
)
def test_where(text: str, place: tuple[str | None, str | None]) -> None:
    assert places(text)[-1] == place
