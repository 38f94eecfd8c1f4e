"""Filters as text: one meaning for commands, web addresses and saved queries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocal.errors import UsageError
from diplocal.filters import combined, parameters, query_of
from diplocal.model import Access, Kind, Query, Status
from diplocal.settings import load

WORDS = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)
TUPLES = st.lists(WORDS, max_size=3).map(tuple)
QUERIES = st.builds(
    Query,
    people=TUPLES,
    countries=st.lists(st.sampled_from(["NO", "SE", "EU"]), max_size=2).map(tuple),
    cities=TUPLES,
    kinds=st.lists(st.sampled_from(Kind), max_size=2).map(tuple),
    statuses=st.lists(st.sampled_from(Status), max_size=2).map(tuple),
    bodies=TUPLES,
    publishers=TUPLES,
    press=st.lists(st.sampled_from(Access), max_size=2).map(tuple),
    texts=TUPLES,
    min_confidence=st.floats(0, 1, exclude_min=True) | st.just(0.0),
    approved=st.booleans(),
)


def by_name(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


@given(QUERIES)
def test_what_is_written_is_read_again(query: Query) -> None:
    assert query_of(by_name(parameters(query))) == query


def test_values_of_one_filter_are_alternatives_and_empty_ones_are_not_given() -> None:
    query = query_of({"country": ["no", " se ", ""], "kind": ["Visit"], "text": [""]})
    assert query == Query(countries=("NO", "SE"), kinds=(Kind.VISIT,))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"land": ["NO"]}, "There is no filter 'land'"),
        ({"kind": ["party"]}, "'party' is no kind of event; choose one of visit, meeting"),
        ({"press": ["secret"]}, "'secret' is no access of the press; choose one of open, closed"),
        ({"status": ["maybe"]}, "'maybe' is no status; choose one of planned, tentative"),
        ({"min-confidence": ["2"]}, "min-confidence is '2'; give a number from 0 to 1."),
        ({"min-confidence": ["nan"]}, "min-confidence is 'nan'"),
        ({"approved": ["yes", "no"]}, "The filter 'approved' takes one value, not 2"),
        ({"approved": ["maybe"]}, "approved is 'maybe'; say yes"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(values: dict[str, list[str]], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence.replace("?", r"\?")):
        query_of(values)


def test_a_filter_beside_a_saved_query_takes_the_place_of_its_own() -> None:
    saved = Query(countries=("NO",), kinds=(Kind.VISIT,))
    assert combined(saved, Query(countries=("SE",))) == Query(countries=("SE",), kinds=(Kind.VISIT,))
    assert combined(saved, Query()) == saved


def settings_of(folder: Path, text: str) -> dict[str, Query]:
    (folder / "diplocal.toml").write_text(text, encoding="utf-8")
    return dict(load(folder=folder, environ={}).feeds)


def test_queries_are_saved_by_name(tmp_path: Path) -> None:
    text = 'timezone = "Europe/Oslo"\n[feeds.nordic]\ncountry = ["NO", "SE"]\nkind = "visit"\nmin-confidence = 0.5\n[feeds.all]\n'
    nordic = Query(countries=("NO", "SE"), kinds=(Kind.VISIT,), min_confidence=0.5)
    assert settings_of(tmp_path, text) == {"nordic": nordic, "all": Query()}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[feeds.x]\nland = "NO"', r"\[feeds.x\]: There is no filter 'land'"),
        ("[feeds.x]\nperson = true", "True is no value of a filter"),
        ('[feeds."../x"]\n', "'../x' is no saved query"),
        ("[feeds]\nx = 'NO'", "'x' is no saved query"),
        ("feeds = 'x'", "'feeds' must hold tables"),
    ],
)
def test_a_saved_query_that_makes_no_sense_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        settings_of(tmp_path, text)
