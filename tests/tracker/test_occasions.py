"""Which names are of one conference."""

from __future__ import annotations

import pytest

from diplocal.tracker.occasions import same_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("OSCE Ministerial Council", "Ministerial Council of the OSCE"),
        ("OSCE Ministerial Council", "21st OSCE Ministerial Council"),
        ("G20 Foreign Ministers' Meeting", "G20 Foreign Ministers’ Meeting"),
        ("G20 Foreign Ministers' Meeting", "G20"),
        ("Munich Security Conference", "51st Munich Security Conference"),
        ("Foreign Ministers' Meeting", "Meeting of Foreign Ministers"),
    ],
)
def test_one_occasion(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("G20 Foreign Ministers' Meeting", "Quad Foreign Ministers' Meeting"),
        ("G20 Foreign Ministers' Meeting", "G20 Finance Ministers' Meeting"),
        ("OSCE Permanent Council", "OSCE Ministerial Council"),
        ("23rd Round of Talks", "24th Round of Talks"),
        ("Meeting", "Conference"),
    ],
)
def test_two_occasions(a: str, b: str) -> None:
    assert not same_name(a, b) and not same_name(b, a)
