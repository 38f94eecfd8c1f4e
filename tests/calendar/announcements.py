"""Invented documents with ready claims, so that these tests need no extraction, and random ones for properties."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from diplocal.model import (
    Access,
    Anchor,
    Change,
    Claim,
    Document,
    Evidence,
    Extraction,
    Kind,
    Participant,
    Place,
    Precision,
    Press,
    Publisher,
    Role,
    Status,
    When,
)

MINISTRY = Publisher("hu-mfa", "Ministry of Foreign Affairs of Ruritania", "HU")
PALACE = Publisher("fi-presidency", "Office of the President of Borduria", "FI")

NAGY = Participant("Ágnes Nagy-Török", "Foreign Minister", "HU", Role.VISITOR)
VIRTANEN = Participant("Eino Virtanen", "Foreign Minister", "FI", Role.HOST)
OLSEN = Participant("Bjørn Olsen", "State Secretary", "NO")
HELSINKI = Place("Helsinki", "FI")


def day(text: str, last: str | None = None) -> When:
    """A day, or the days up to `last` (inclusive), of 2031 as MM-DD."""
    first = date.fromisoformat(f"2031-{text}")
    return When(first, date.fromisoformat(f"2031-{last}") if last else first, Precision.DAY)


def visit(when: When | None, **fields: Any) -> Claim:
    """Ágnes Nagy-Török visits Helsinki; `fields` replace those of the claim."""
    claim = Claim(Kind.VISIT, Status.PLANNED, when, HELSINKI, (NAGY, VIRTANEN), quote="She will travel to Helsinki.")
    return replace(claim, **fields)


TALKS = visit(day("03-05"), kind=Kind.MEETING, quote="Talks are on 5 March.")


def document(text: str, published: str | None, *claims: Claim, publisher: Publisher | None = MINISTRY) -> Extraction:
    """A document published on MM-DD of 2031 that says `claims`."""
    anchor = Anchor(date.fromisoformat(f"2031-{published}"), "given") if published else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    found = Document(text, digest, path=f"{text}.txt", title=text.capitalize(), publisher=publisher, anchor=anchor)
    shown = (replace(claim, evidence=claim.evidence or (Evidence(0, 4, text[:4], "sample", "title"),)) for claim in claims)
    return Extraction(found, tuple(shown))


_DAYS = st.integers(0, 40).map(lambda n: date(2031, 3, 1) + timedelta(days=n))
_PEOPLE = st.lists(st.sampled_from([NAGY, VIRTANEN, OLSEN]), max_size=3, unique=True).map(tuple)
_PLACES = st.sampled_from([Place(), HELSINKI, Place("Oslo", "NO"), Place(None, "FI")])

_STATUS_OF = {Change.CANCELLED: Status.CANCELLED, Change.POSTPONED: Status.POSTPONED}


@st.composite
def _whens(draw: st.DrawFn) -> When:
    first = draw(_DAYS)
    precision = draw(st.sampled_from([Precision.DAY, Precision.DAY, Precision.DAY, Precision.APPROXIMATE]))
    return When(first, first + timedelta(days=draw(st.sampled_from([0, 0, 1, 6]))), precision)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    change = draw(st.sampled_from([None, None, None, *Change]))
    status = _STATUS_OF.get(change) if change else None
    return Claim(
        kind=draw(st.sampled_from([Kind.VISIT, Kind.VISIT, Kind.MEETING, Kind.CONFERENCE])),
        status=status or draw(st.sampled_from([Status.PLANNED, Status.PLANNED, Status.TENTATIVE, Status.HELD])),
        when=draw(st.none() | _whens() if change else st.one_of(_whens(), _whens(), st.none())),
        place=draw(_PLACES),
        people=draw(_PEOPLE),
        bodies=draw(st.sampled_from([(), (), ("SE",), ("OSCE",)])),
        name=draw(st.sampled_from([None, None, "Northern Forum"])),
        previous=tuple(draw(st.lists(_whens(), max_size=1))) if change else (),
        change=change,
        confidence=draw(st.sampled_from([0.5, 0.876])),
        press=Press(draw(st.sampled_from([None, None, Access.OPEN, Access.CLOSED]))),
    )


@st.composite
def documents(draw: st.DrawFn) -> Extraction:
    """A random document of up to three claims, about few people, places and days, so that claims often meet."""
    published = draw(st.none() | st.integers(0, 30).map(lambda n: (date(2031, 2, 15) + timedelta(days=n)).isoformat()[5:]))
    text = f"text {draw(st.integers(0, 10**9))}"
    return document(
        text, published, *draw(st.lists(claims(), max_size=3)), publisher=draw(st.sampled_from([MINISTRY, PALACE, None]))
    )
