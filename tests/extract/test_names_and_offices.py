"""Names and offices that are easily torn apart, glued together or invented: (text, [(name, office, country)])."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

from .naming import people, sure_names

FOUND = [
    # topics in lists
    (
        "H.E. Omar Diallo, Minister of Agriculture, Animal Husbandry and Fisheries, arrives.",
        [("Omar Diallo", "Minister of Agriculture, Animal Husbandry and Fisheries", None)],
    ),
    (
        "the Special Representative for Korean Peninsula Affairs Wu Weiming",
        [("Wu Weiming", "Special Representative for Korean Peninsula Affairs", "KR")],
    ),
    (
        "the Special Representative of the UN Secretary-General for West Africa and the Sahel, Omar Diallo, spoke",
        [("Omar Diallo", "Special Representative of the UN Secretary-General for West Africa and the Sahel", "UN")],
    ),
    (
        "Secretary General of the Forum Secretariat Dame Anna Berg arrives.",
        [("Anna Berg", "Secretary General of the Forum Secretariat", None)],
    ),
    # small letters
    (
        "Kuwait’s first deputy prime minister and foreign minister, Sheikh Hamad Al Marri, speaks",
        [("Hamad Al Marri", "Kuwait’s first deputy prime minister and foreign minister", "KW")],
    ),
    # who holds whose office
    (
        "Omar Diallo, the UN Secretary-General's Special Envoy for Syria, arrives.",
        [("Omar Diallo", "Special Envoy for Syria", "SY")],
    ),
    ("Karl Holm, once Israel's ambassador to Peru, spoke.", [("Karl Holm", "Israel's ambassador to Peru", "IL")]),
    ("an adviser to Prime Minister Anna Berg spoke", [(None, "adviser to Prime Minister Anna Berg", None)]),
    (
        "Omar Diallo, a special envoy of President Karl Holm, spoke.",
        [("Omar Diallo", "special envoy of President Karl Holm", None)],
    ),
    # two who lead are two
    (
        "talks between the UK prime minister and President Karl Holm",
        [(None, "UK prime minister", "GB"), ("Karl Holm", "President", None)],
    ),
    (
        "a concert given by the King and Queen for Queen Ingrid",
        [(None, "King", None), (None, "Queen", None), ("Queen Ingrid", "Queen", None)],
    ),
    ("the Grand Duke and Grand Duchess of Luxembourg", [(None, "Grand Duke", None), (None, "Grand Duchess of Luxembourg", "LU")]),
    # offices by letters
    ("a phone call with PM-designate Diallo", [("Diallo", "PM-designate", None)]),
    ("EVP Bergstad and Commissioner Holm", [("Bergstad", "EVP", None), ("Holm", "Commissioner", None)]),
    # names over the end of a line that is wrapped and indented
    (
        "   On Wednesday Minister Karl Holm will receive German Foreign Minister Anna\n   Bergstad, who took office in May.",
        [("Karl Holm", "Minister", None), ("Anna Bergstad", "German Foreign Minister", "DE")],
    ),
    ("President Holm Announces Presidential Delegation", [("Holm", "President", None)]),
]

NOBODY = [
    # streets and houses
    "The concert is in the Art Museum (KUMU), A. Weizenbergi 34.",
    "The day is kept at headquarters, Johan de Wittlaan 32.",
    "They went to the State House, Le Réduit, for a courtesy call.",
    "Meeting of the Socialist Group (Sal B)",
    "The talks are in the ministry, Jalan Pejambon, on Monday.",
    "OSLO, NORWAY, 22 - 26 MAY 2009\nOslo Kongressenter\n\nDRAFT PROGRAMME",
    "The leaders go to Kasane and Katima Mulilo, on Monday.",
    # bodies, series and feasts
    "SOM II and Related Meetings",
    "Vancouver, Canada SOM IV",
    "The FLNKS (Front de Libération Nationale Kanak et Socialiste) takes part.",
    "The Meeting of Ministers Responsible for Trade",
    "Good morning and Ramadan Kareem to all of you.",
    "A bigger Latin American tour follows.",
    "AKP Phnom Penh, September 21, 2018",
    # who writes
    "By Lu Weiming and Anna Bergstad",
    "by ANNA BERGSTAD",
]

NO_OFFICE = [
    "The Office informs the general public that the session is open.",
    "A gathering with the German-speaking minority is planned.",
    "They come to the Chancellery for talks.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_people_are_found_with_office_and_country(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_capitalised_words_that_name_nobody(text: str) -> None:
    assert sure_names(text) == []


@pytest.mark.parametrize("text", NO_OFFICE)
def test_words_that_are_no_office(text: str) -> None:
    assert [p for p in people(text) if p[1]] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Berg 5 May", ["Anna Berg"]),
        ("Malcolm X. Berg arrives.", ["Malcolm X. Berg"]),
        ("At the White House, Anna Bergstad meets President Karl Holm.", ["Anna Bergstad", "Karl Holm"]),
        ("He will be in Oslo and Anna Bergstad will be in Lima.", ["Anna Bergstad"]),
        ("THE VISIT OF KING KARL IV", ["Karl IV"]),
        ("Vice President and Prime Minister of the UAE Hamad Al Marri arrives.", ["Hamad Al Marri"]),
        ("Minister of Trade, Anna Bergstad and others", ["Anna Bergstad"]),
    ],
)
def test_names_that_stay(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in people(text) if name] == names


def countries(text: str, publisher: Publisher) -> dict[str, str | None]:
    found = extract(Document(text, "", publisher=publisher, anchor=Anchor(date(2019, 6, 3), "given"))).claims
    return {p.name: p.country for claim in found for p in claim.people if p.name}


OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")
ALLIANCE = Publisher("nato", "North Atlantic Treaty Organization", "NATO", "Europe/Brussels", "Brussels")


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        # no minister is an organisation's
        (
            "Secretary General Karl Holm meets Foreign Minister Anna Berg on 12 June.",
            ALLIANCE,
            {"Karl Holm": "NATO", "Anna Berg": None},
        ),
        # of two presidents one is not at home
        (
            "President Karl Holm of Norway meets President Omar Diallo on 12 June.",
            OSLO,
            {"Karl Holm": "NO", "Omar Diallo": None},
        ),
        ("President Holm is in Oslo. President Holm meets President Diallo on 12 June.", OSLO, {"Holm": "NO", "Diallo": None}),
        # a minister and a deputy are
        (
            "Prime Minister Karl Holm and Deputy Prime Minister Anna Berg will visit Peru on 12 June.",
            OSLO,
            {"Karl Holm": "NO", "Anna Berg": "NO"},
        ),
    ],
)
def test_an_office_of_no_told_country_is_the_publishers_only_where_it_can_be(
    text: str, publisher: Publisher, expected: dict[str, str | None]
) -> None:
    assert countries(text, publisher) == expected
