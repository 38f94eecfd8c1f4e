"""A document with what was seen in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from diplocal.cli.explaining import page, pieces, text
from diplocal.model import (
    Annotation,
    Claim,
    Document,
    Evidence,
    Extraction,
    Issue,
    Kind,
    Place,
    Precision,
    Status,
    When,
)

Run = Callable[..., Any]
WORDS = "On 5 March, Amina Okoro visits <Oslo> & Bergen.\nNothing else."
SEEN = (
    Annotation(0, 10, "timex", "date.day-month", "2031-03-05"),
    Annotation(3, 10, "timex", "date.day-month", "2031-03-05"),
    Annotation(12, 23, "person", "name.full", "Amina Okoro"),
    Annotation(31, 37, "city", "gazetteer", 'Oslo "NO"'),
)
CLAIM = Claim(
    Kind.VISIT,
    Status.PLANNED,
    When(date(2031, 3, 5), date(2031, 3, 5), Precision.DAY),
    Place("Oslo", "NO"),
    title="Amina Okoro visits Oslo",
    evidence=(Evidence(3, 10, "5 March", "date.day-month", "when"), Evidence(31, 37, "<Oslo>", "gazetteer", "city")),
)
FOUND = Extraction(Document(WORDS, "d", title="Visit & talks"), (CLAIM,), (Issue("no-anchor-date", "No date of publication."),))


class Reader(HTMLParser):
    """The words in the page's text, and the marks with their hover texts."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.words = ""
        self.marks: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or dict(attrs).get("class") == "text"
        if tag == "mark" and self.inside:
            self.marks.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "div"

    def handle_data(self, data: str) -> None:
        self.words += data if self.inside else ""


def printed(coloured: bool) -> str:
    out = io.StringIO()
    Console(file=out, width=200, force_terminal=coloured, color_system="standard" if coloured else None).print(
        text(FOUND, SEEN, coloured=coloured)
    )
    return out.getvalue()


def test_without_colour_what_was_seen_stands_in_brackets() -> None:
    shown = printed(coloured=False)
    assert "[timex: On 5 March], [person: Amina Okoro] visits [city: <Oslo>] & Bergen.\nNothing else." in shown


def test_with_colour_the_text_is_left_as_it_is() -> None:
    shown = printed(coloured=True)
    assert "\x1b[1;33mOn 5 March\x1b[0m, \x1b[1;32mAmina Okoro\x1b[0m" in shown
    assert "[timex:" not in shown


def test_each_event_shows_its_fields_with_rule_and_words() -> None:
    rows = [line.split() for line in printed(coloured=False).splitlines()]
    assert ["when", "date.day-month", "“5", "March”"] in rows
    assert ["city", "gazetteer", "“<Oslo>”"] in rows
    assert "5 March 2031: Amina Okoro visits Oslo (visit, planned)" in printed(coloured=False)
    assert "no-anchor-date: No date of publication." in printed(coloured=False)


def test_long_evidence_is_indented_on_a_terminal_and_a_document_without_events_says_so(run: Run, home: Path) -> None:
    words = "Foreign Minister Åsa Lindqvist will visit Paris on 20 March 2031, and speak there about rivers, lakes and fish."
    (home / "paper.txt").write_text(f"12 March 2031\n\n{words}\n", encoding="utf-8")
    shown = run("explain", "paper.txt").out
    lines = shown.partition("\n  quote ")[2].splitlines()
    assert lines[1].startswith(" " * 30)
    assert " ".join(" ".join(lines).split()) == f"sentence “{words}”"
    assert all(line == line.rstrip() for line in shown.splitlines())
    (home / "none.txt").write_text("12 March 2031\n\nThe cat sat on the mat.\n", encoding="utf-8")
    assert "\nNo events.\n" in run("explain", "none.txt").out


def test_the_page_holds_the_text_unchanged_and_the_rules_on_hover() -> None:
    reader = Reader()
    reader.feed(page(FOUND, SEEN))
    assert reader.words == WORDS
    assert [mark["class"] for mark in reader.marks] == ["timex", "person", "city"]
    assert reader.marks[2]["title"] == 'city · Oslo "NO" · gazetteer'
    assert "<h3>5 March 2031: Amina Okoro visits Oslo (visit, planned)</h3>" in page(FOUND, SEEN)
    assert "<li>no-anchor-date: No date of publication." in page(FOUND, SEEN)


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_pieces_are_the_text_and_nothing_twice(words: str, spans: list[tuple[int, int]]) -> None:
    seen = [Annotation(a, min(b, len(words)), "timex", "rule", "") for a, b in spans if a < len(words)]
    cut = list(pieces(words, seen))
    assert "".join(piece for piece, _ in cut) == words
    for piece, annotation in cut:
        assert annotation is None or words[annotation.start : annotation.end] == piece
