"""What a query means, as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from diplocal.model import Event, Kind, Participant, Place, Precision, Query, Source, Status, When
from diplocal.store.matching import body_key, folded, is_part, matches, person_key

EVENT = Event(
    uid="ab12",
    sequence=0,
    kind=Kind.VISIT,
    status=Status.PLANNED,
    when=When(date(2031, 3, 10), date(2031, 3, 12), Precision.DAY),
    created=datetime(2031, 3, 1, tzinfo=UTC),
    modified=datetime(2031, 3, 1, tzinfo=UTC),
    place=Place("Zürich", "CH", "Villa Boveri"),
    people=(Participant("Li Óscarsdóttir", "Foreign Minister", "IS"), Participant(None, "Commissioner", "EU")),
    bodies=("OSCE", "RS"),
    title="Li Óscarsdóttir visits Zürich",
    confidence=0.8,
    sources=(Source("d", "Ministry of Posts of Ruritania", None, None, None, None, "Talks on the Łódź corridor."),),
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Zürich", "zurich"),
        ("Łódź – Ålesund", "lodz alesund"),
        ("İstanbul", "istanbul"),
        ("Bjørn  SØRENSEN", "bjorn sorensen"),
        ("Straße", "strasse"),
        ("Сергей Йорданов", "сергеи иорданов"),
        ("  ", ""),
    ],
)
def test_folding_drops_case_accents_and_punctuation(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("text", "key"), [("au", "african union"), ("African Union", "african union"), ("Nato", "nato"), ("NO", "no"), ("x", "x")]
)
def test_a_body_is_meant_by_acronym_or_name(text: str, key: str) -> None:
    assert body_key(text) == key


@pytest.mark.parametrize("name", ["N'Diaye", "N’Diaye", "Ndiaye"])
def test_apostrophes_in_names_do_not_matter(name: str) -> None:
    assert person_key(name) == "ndiaye"


@pytest.mark.parametrize(
    ("part", "name", "expected"),
    [
        ("nagy", "agnes nagy torok", True),
        ("torok nagy", "agnes nagy torok", True),
        ("a nagy", "agnes nagy torok", True),
        ("nag", "agnes nagy torok", True),
        ("agy", "agnes nagy torok", False),
        ("li", "lina berg", False),
        ("li", "li wei", True),
        ("nagy olsen", "agnes nagy torok", False),
        ("", "agnes nagy torok", False),
    ],
)
def test_a_part_of_a_name_is_whole_words_or_their_beginnings(part: str, name: str, expected: bool) -> None:
    assert is_part(part, name) is expected


SELECTED: list[dict[str, Any]] = [
    {},
    {"people": ("oscarsdottir",)},
    {"people": ("Nobody", "LI")},
    {"countries": ("ch",)},
    {"countries": ("IS",)},
    {"countries": ("RS",)},
    {"countries": ("EU",)},
    {"bodies": ("osce",)},
    {"bodies": ("EU",)},
    {"cities": ("zurich",)},
    {"kinds": (Kind.CALL, Kind.VISIT)},
    {"statuses": (Status.PLANNED,)},
    {"publishers": ("ministry of posts",)},
    {"texts": ("lodz CORRIDOR",)},
    {"texts": ("villa",)},
    {"start": date(2031, 3, 12)},
    {"end": date(2031, 3, 10)},
    {"start": date(2031, 3, 11), "end": date(2031, 3, 11)},
    {"min_confidence": 0.8},
    {"people": ("li",), "cities": ("Zürich",), "start": date(2031, 3, 1)},
]
LEFT_OUT: list[dict[str, Any]] = [
    {"people": ("lina",)},
    {"people": ("",)},
    {"countries": ("FR",)},
    {"countries": ("OSLO",)},
    {"bodies": ("CH",)},
    {"cities": ("Zug",)},
    {"cities": ("",)},
    {"kinds": (Kind.CALL,)},
    {"statuses": (Status.CANCELLED,)},
    {"publishers": ("Borduria",)},
    {"texts": ("corridor lodz",)},
    {"start": date(2031, 3, 13)},
    {"end": date(2031, 3, 9)},
    {"min_confidence": 0.81},
    {"people": ("li",), "cities": ("Bern",)},
]


@pytest.mark.parametrize("fields", SELECTED, ids=str)
def test_selected(fields: dict[str, Any]) -> None:
    assert matches(EVENT, Query(**fields))


@pytest.mark.parametrize("fields", LEFT_OUT, ids=str)
def test_left_out(fields: dict[str, Any]) -> None:
    assert not matches(EVENT, Query(**fields))
