"""Time grows with the length of a text, whatever stands in it. Counted in calls, since a test looks at no clock."""

import itertools
import sys
from datetime import date

import pytest

from diplocal import documents
from diplocal.extract import extract

FACTOR = 4
MORE_THAN_LINEAR = 1.5
"""How many times the work may grow beyond the length: short texts have less to compare. Quadratic would be `FACTOR`."""
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu")


def _name(number: int) -> str:
    """A name that no other number has."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number + 100)).title()


UNITS = {
    "one event again and again": lambda i: "The Foreign Minister Anna Berg will visit Paris on 20 March 2031.\n\n",
    "one line again and again": lambda i: "10:00 Minister Berg meets Minister Falk\n",
    "a text in one line": lambda i: "The Foreign Minister Anna Berg will visit Paris on 20 March 2031, and then ",
    "dates": lambda i: f"{i % 28 + 1} March, ",
    "ordinals": lambda i: "1st, 2nd and 3rd ",
    "numbers": lambda i: "1 2 3 4 5 ",
    "hyphens": lambda i: "1-",
    "clock times": lambda i: "10:00-11:00 ",
    "spaces at line ends": lambda i: "x \n \n",
    "questions": lambda i: "Question: who will visit Paris on 20 March?\n\nAnswer: He will.\n\n",
    "people": lambda i: f"The Foreign Minister {_name(i)} {_name(i * 7)} will visit Paris on {i % 28 + 1} June 2031.\n\n",
    "a schedule": lambda i: f"{i % 24:02}:00 Mr {_name(i)} receives the Foreign Minister and Ms {_name(i * 7)}\n",
    "days of a list": lambda i: f"{i % 28 + 1} June 2031: Minister {_name(i)} {_name(i * 7)} of Italy in Paris\n",
    "offices alone": lambda i: (
        f"{_name(i)} {_name(i * 7)} visits Paris. The minister meets {_name(i * 3)} on {i % 28 + 1} June 2031. "
        "The prime minister of Spain will visit Rome in June.\n\n"
    ),
}


def _text(kind: str, length: int) -> bytes:
    text = "12 March 2031\n\n"
    for number in itertools.count():
        if len(text) >= length:
            break
        text += UNITS[kind](number)
    return text.encode()


def _work(kind: str, length: int) -> int:
    """How many Python functions are called to extract a text of a length."""
    document = documents.read(_text(kind, length), published=date(2031, 3, 12))
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(document)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("kind", UNITS)
def test_work_grows_with_length(kind: str) -> None:
    _work(kind, 1000)  # what is loaded and compiled once
    assert _work(kind, 4000 * FACTOR) < _work(kind, 4000) * FACTOR * MORE_THAN_LINEAR


def test_a_row_of_numbers_is_read_once() -> None:
    _work("hyphens", 1000)
    assert _work("hyphens", 16_000) < 2000


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["people", "a schedule", "days of a list", "offices alone"])
def test_work_grows_with_the_length_of_a_long_text(kind: str) -> None:
    _work(kind, 1000)
    assert _work(kind, 40_000 * FACTOR) < _work(kind, 40_000) * FACTOR * MORE_THAN_LINEAR
