"""The laws of the design as far as extraction can break them."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplocal.demo import copy_documents
from diplocal.documents import read
from diplocal.extract import annotate, extract
from diplocal.model import Anchor, Claim, Document, Precision, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claims(text: str, anchor: Anchor | None = ANCHOR) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=OSLO, anchor=anchor)).claims


def test_no_end_is_invented_for_a_clock_time() -> None:
    (claim,) = claims("Foreign Minister Anna Berg will meet Omar Diallo in Lisbon on 12 June at 10:00.")
    assert claim.when is not None
    assert (claim.when.start, claim.when.end, claim.when.precision) == (datetime(2019, 6, 12, 10), None, Precision.MINUTE)


def test_an_end_that_the_text_gives_is_kept() -> None:
    (claim,) = claims("Foreign Minister Anna Berg will meet Omar Diallo in Lisbon on 12 June from 10:00 to 11:30.")
    assert claim.when is not None
    assert claim.when.end == datetime(2019, 6, 12, 11, 30)


def test_no_place_is_guessed() -> None:
    (claim,) = claims("Foreign Minister Anna Berg had a telephone conversation with Omar Diallo on 2 June.")
    assert (claim.place.city, claim.place.country, claim.place.venue, claim.timezone) == (None, None, None, None)


def test_without_an_anchor_only_dates_with_a_year_are_told() -> None:
    text = "Anna Berg will visit Lisbon on 12 June 2019. Omar Diallo will visit Rabat on 14 June."
    assert [(c.place.city, c.when and c.when.start) for c in claims(text, anchor=None)] == [("Lisbon", date(2019, 6, 12))]


def test_a_vague_date_stays_vague() -> None:
    (claim,) = claims("Foreign Minister Anna Berg will visit Lisbon in early July.")
    assert claim.when is not None
    assert (claim.when.start, claim.when.end, claim.when.precision) == (
        date(2019, 7, 1),
        date(2019, 7, 10),
        Precision.APPROXIMATE,
    )


def test_what_has_no_date_is_a_lead() -> None:
    (claim,) = claims("Foreign Minister Anna Berg will visit Lisbon in the near future.")
    assert claim.when is None
    assert [p.name for p in claim.people] == ["Anna Berg"]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    return [read(path) for path in copy_documents(tmp_path_factory.mktemp("documents"))]


def test_every_value_points_at_its_text(bundled: list[Document]) -> None:
    fields: set[str] = set()
    for document in bundled:
        for claim in extract(document).claims:
            for evidence in claim.evidence:
                assert document.text[evidence.start : evidence.end] == evidence.text
            told = {e.field for e in claim.evidence}
            assert "quote" in told
            assert "start" in told or claim.when is None or claim.when.precision is not Precision.MINUTE
            assert "people" in told or not claim.people
            fields |= told
    assert fields >= {"start", "kind", "people", "city", "country", "venue", "quote"}


def test_annotations_lie_in_the_text_and_apart(bundled: list[Document]) -> None:
    for document in bundled:
        found = annotate(document)
        assert found
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(0 <= a.start < a.end <= len(document.text) for a in found)


VOCABULARY = """
Minister|Anna|Berg|of|Norway|will|visit|meet|talks|in|Oslo|on|5|June|2019|10:00|GMT|Monday|,|.|:|-|(|)|the|and|who|said|that|President|
postponed|cancelled|until|**|Question:|Answer:|•|05/06|tomorrow|is|was|not|from|SUNDAY, 9 JUNE|OSLO -|

"""
WORDS = st.sampled_from(VOCABULARY.split("|"))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_no_text_makes_extraction_raise(text: str) -> None:
    for claim in claims(text):
        assert all(text[e.start : e.end] == e.text for e in claim.evidence)
