"""Which names are of one conference."""

from __future__ import annotations

import pytest

from diplocal.model import Claim, Kind, Place, Status
from diplocal.tracker.occasions import same_name, same_occasion


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("OSCE Ministerial Council", "Ministerial Council of the OSCE"),
        ("OSCE Ministerial Council", "21st OSCE Ministerial Council"),
        ("G20 Foreign Ministers' Meeting", "G20 Foreign Ministers’ Meeting"),
        ("G20 Foreign Ministers' Meeting", "G20"),
        ("Munich Security Conference", "51st Munich Security Conference"),
        ("Foreign Ministers' Meeting", "Meeting of Foreign Ministers"),
        ("Quad ministerial", "Quad Foreign Ministers' Meeting"),
    ],
)
def test_one_occasion(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a)


def council(name: str, *bodies: str, city: str | None = None) -> Claim:
    return Claim(Kind.CONFERENCE, Status.PLANNED, None, Place(city), name=name, bodies=bodies)


def test_the_acronym_of_a_body_may_be_left_out() -> None:
    told, short = council("EU Foreign Affairs Council", "EU"), council("Foreign Affairs Council", city="Brussels")
    assert same_occasion(told, short, equal_days=True) and same_occasion(short, told, equal_days=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (council("EU Foreign Affairs Council", "EU"), council("Foreign Affairs Council", "GCC")),
        (council("EU Foreign Affairs Council", "EU"), council("General Affairs Council", city="Brussels")),
        (council("EU Summit", "EU"), council("Summit")),
    ],
)
def test_other_bodies_other_councils(a: Claim, b: Claim) -> None:
    assert not same_occasion(a, b, equal_days=True) and not same_occasion(b, a, equal_days=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("G20 Foreign Ministers' Meeting", "Quad Foreign Ministers' Meeting"),
        ("OSCE Ministerial Council", "OSCE Permanent Council"),
        ("G20 Foreign Ministers' Meeting", "G20 Finance Ministers' Meeting"),
        ("OSCE Permanent Council", "OSCE Ministerial Council"),
        ("23rd Round of Talks", "24th Round of Talks"),
        ("Meeting", "Conference"),
    ],
)
def test_two_occasions(a: str, b: str) -> None:
    assert not same_name(a, b) and not same_name(b, a)
