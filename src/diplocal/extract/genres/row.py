"""One row of a table, or a form, becomes a draft: its date and place come from their cells, the rest from the event's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from diplocal import timex
from diplocal.extract import decide
from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.bodies import bodies
from diplocal.extract.casting import cast
from diplocal.extract.clauses import make_clause
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import Draft
from diplocal.extract.genres.principals import of_titles
from diplocal.extract.genres.table import Cell, Row, Table, is_ditto
from diplocal.extract.places import Location, place_at
from diplocal.extract.wording import code_of
from diplocal.gazetteer import Match, NameKind
from diplocal.model import Kind, Place, Status, When

ABOVE = 400
"""How many characters above a table its title may tell the year."""
LONGEST_NAME = 90
_REMARK = re.compile(r"\s*[(\[#*].*$", re.S)
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_SIGNED = re.compile(r"\s*[#*].*$", re.S)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_KINDS = {Kind.OTHER, Kind.VISIT, Kind.MEETING}
FIRST_INDEX = -1_000_000
"""Rows are blocks of their own, with indexes below those of the entries of lists."""


def read_table(context: Context, table: Table, section: int, number: int) -> None:
    """Adds the events of a table to the context's drafts. `number` counts the rows of the document that were read before."""
    year = _year_above(context, table)
    bodies_above, principals = _bodies_above(context, table), _principals_above(context, table)
    place = Location(Place())
    for offset, row in enumerate(table.rows):
        block = Block(row.start, row.end, BlockKind.ROW, section, FIRST_INDEX - number - offset)
        place = _place(context, row.cells.get("place"), place)
        when, zone = _when(context, row, year)
        if when is not None:
            _read_row(context, row, block, when, place, bodies_above if not principals else [], principals)
            context.drafts[-1].zone = zone


def _read_row(
    context: Context, row: Row, block: Block, when: When, place: Location, above: Sequence[str], principals: Sequence[Entity]
) -> None:
    reading = context.reading
    context.enter(block)
    first, last = reading.token_range(block, row.cells["event"].spans[0][0], row.cells["event"].spans[0][1])
    tokens = reading.tokens(block)
    clause = make_clause(reading, block, first, last, None)
    whole = make_clause(reading, block, 0, len(tokens), None)
    players = cast(context, whole, (block.start, block.end))
    decided = decide.kind_of(clause)
    kind = decided[0] if decided else Kind.CONFERENCE
    parties = bodies(reading, clause, list(players.offices))
    people = _people(row, players.persons)
    people = [*(p for p in principals if p not in people), *people]
    if len(people) < 2 and (kind is Kind.MEETING or not people) and kind in _KINDS and (parties or above):
        kind = Kind.CONFERENCE
    status = decide.status(whole.moods - {"past"}, when, context.anchor)
    if when.vague and status is Status.PLANNED:
        status = Status.TENTATIVE
    draft = Draft(kind, status, when, block, (block.start, block.end), (block.start, block.end))
    draft.listed = True
    draft.people, draft.offices = people, list(players.offices)
    draft.location = place
    draft.bodies = parties or [code for code in above if not people]
    draft.name = _name(row.cells["event"].text(reading)) if kind not in (Kind.VISIT, Kind.MEETING) else None
    date = row.cells["date"].spans[0] if row.cells["date"].spans else row.cells["event"].spans[0]
    draft.evidence = [reading.evidence(*date, "table.date", "start"), *place.evidence]
    if decided is not None:
        draft.evidence.append(reading.evidence(decided[1].start, decided[1].end, decided[1].rule.name, "kind"))
    context.drafts.append(draft)
    context.meet(reading.people_in(block, block.start, block.end))


def _people(row: Row, persons: Sequence[Entity]) -> list[Entity]:
    """Those of the row who have an office or stand in the column of people: names alone are of meetings and groups."""
    listed = row.cells["people"].spans if "people" in row.cells else ()
    return [p for p in persons if p.office or any(start <= p.span[0] < end for start, end in listed)]


def _name(written: str) -> str | None:
    name = " ".join(_SIGNED.sub("", _BRACKETED.sub("", written)).split()).strip(" -–")
    return name if 1 < len(name) <= LONGEST_NAME else None


def _when(context: Context, row: Row, year: str) -> tuple[When | None, str | None]:
    """The time that the date cell gives, in the month of the heading above and the year of the table's title; its zone."""
    written = row.cells["date"].text(context.reading)
    month = row.heading if timex.recognise(f"in {row.heading.title()} 2020") else ""
    told = _REMARK.sub("", written).replace("&", "and").strip()
    if month and not _LETTERS.search(told):
        told = f"{told} {month.title()}"
    elif month and not _days(told):
        told = month.title()
    if year and not _YEAR.search(told):
        told = f"{told} {year}"
    frame = timex.Context(anchor=context.anchor, direction=timex.Direction.FORWARD)
    hour = row.cells["time"].text(context.reading) if "time" in row.cells else ""
    for text in dict.fromkeys((f"{told} {hour}", told, _REMARK.sub("", written))):
        for found in timex.recognise(f"in {text}"):
            whens = timex.resolve(found, frame) if found.spans else ()
            if whens:
                when = When(whens[0].start, whens[-1].end, whens[0].precision) if len(whens) > 1 else whens[0]
                return when, found.clock.zone if found.clock else None
    return None, None


def _days(text: str) -> bool:
    """Whether a date cell tells days or a part of a month, and not only that nothing is settled ("tbc")."""
    return bool(re.search(r"\d", text)) or bool(timex.recognise(f"in {text}"))


def _place(context: Context, cell: Cell | None, before: Location) -> Location:
    """The building, city or country of the place cell; those of the row above where the cell says so."""
    if cell is None or not cell.spans:
        return Location(Place())
    if is_ditto(cell.text(context.reading)):
        return before
    found = [m for span in cell.spans for m in context.reading.matches_in(*span)]
    best = next((m for kind in (NameKind.CITY, NameKind.COUNTRY, NameKind.REGION) for m in found if m.kind is kind), None)
    location = (place_at(context.reading, best.start) if best else None) or Location(Place())
    first, _, _ = cell.text(context.reading).partition(",")
    building = context.reading.lexicon.layout.venue.fullmatch(f"at {first.strip()}")
    return location._replace(place=replace(location.place, venue=building[1])) if building else location


def _year_above(context: Context, table: Table) -> str:
    """The year that the lines just above a table tell; "" where they tell none, or two."""
    above = context.reading.text[max(0, table.start - ABOVE) : table.start]
    lines = [line for line in above.splitlines() if line.strip()]
    for line in reversed(lines):
        years = set(_YEAR.findall(line))
        if years:
            return years.pop() if len(years) == 1 else ""
    return ""


def _principals_above(context: Context, table: Table) -> list[Entity]:
    """Whose programme it is by the title of the list above a table."""
    reading = context.reading
    above = [b for b in reading.blocks if table.start - ABOVE < b.start and b.end <= table.start]
    titles = [b for b in above if reading.within("listing", b, 0, len(reading.tokens(b)))]
    return [entity for m in of_titles(reading, titles) if (entity := context.people.named(m))]


def _bodies_above(context: Context, table: Table) -> list[str]:
    """The organisation whose calendar it is: the publisher, or the only one that the head of the text names."""
    publisher = context.reading.document.publisher
    if publisher is not None and publisher.country and context.reading.gazetteer.country(publisher.country) is None:
        return [publisher.country]
    found: list[Match] = [m for m in context.reading.matches_in(0, min(ABOVE, table.start)) if m.kind is NameKind.ORGANISATION]
    codes = list(dict.fromkeys(code for m in found if (code := code_of(m))))
    return codes if len(codes) == 1 else []
