"""How many events there are by country, kind and month: as numbers, as bars of text, as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from diplocal.agenda.lines import Line, cells, cut
from diplocal.agenda.wording import clean
from diplocal.gazetteer.countries import name_of
from diplocal.model import Event

TOP = 12
"""Countries that are shown; months and kinds are all."""
_LABEL_WIDTH = 24
_LONGEST_BAR = 60
_BAR = "▇"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts under one heading, in the order in which they are shown; `left_out` is how many more names there are."""

    name: str
    counts: Mapping[str, int]
    left_out: int = 0


def tallies(events: Iterable[Event], *, top: int = TOP) -> list[Tally]:
    """Counts by country (where it takes place, or of someone who takes part), kind and month of the first day.

    An event with several countries counts once for each of them.
    """
    countries: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for event in events:
        there = {event.place.country, *(person.country for person in event.people), *event.bodies}
        countries.update(name_of(code) for code in there if code)
        kinds[event.kind.value] += 1
        months[f"{event.when.first_day:%Y-%m}"] += 1
    ranked = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    by_kind = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    return [
        Tally("country", dict(ranked[:top]), max(0, len(ranked) - top)),
        Tally("kind", dict(by_kind)),
        Tally("month", dict(sorted(months.items()))),
    ]


def bars(tally: Tally, width: int) -> list[Line]:
    """One line a name: the name, the count and a bar, of at most `width` cells."""
    room = min(_LABEL_WIDTH, max((cells(clean(name)) for name in tally.counts), default=0), max(width - 12, 6))
    digits = max((len(str(count)) for count in tally.counts.values()), default=1)
    most = max(tally.counts.values(), default=1)
    longest = max(min(width - room - digits - 5, _LONGEST_BAR), 1)
    lines: list[Line] = [[(f"By {tally.name}", "bold")]]
    for name, count in tally.counts.items():
        label = cut(clean(name), room)
        bar = _BAR * max(1, round(longest * count / most))
        lines.append([(f"  {label}{' ' * (room - cells(label))} ", ""), (f"{count:{digits}} ", "dim"), (bar, "cyan")])
    if tally.left_out:
        lines.append([(f"  and {tally.left_out} more", "dim")])
    return lines


_WIDTH, _ROW, _HEAD, _NAMES = 720, 22, 34, 190


def svg(found: Sequence[Tally], title: str) -> str:
    """The tallies as horizontal bars (SVG 1.1), readable on a light and on a dark ground."""
    height = _HEAD + sum(_HEAD + _ROW * len(tally.counts) for tally in found)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img">',
        f"<title>{escape(title)}</title>",
        "<style>text{font:13px sans-serif;fill:#222}.h{font-weight:bold}rect{fill:#2a78a8}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}rect{fill:#5ab0de}}</style>",
        f'<text class="h" x="8" y="22">{escape(title)}</text>',
    ]
    top = _HEAD
    for tally in found:
        parts.append(f'<text class="h" x="8" y="{top + 22}">By {escape(tally.name)}</text>')
        top += _HEAD
        most = max(tally.counts.values(), default=1)
        for name, count in tally.counts.items():
            length = round((_WIDTH - _NAMES - 60) * count / most, 1)
            parts.append(f'<text x="{_NAMES - 8}" y="{top + 15}" text-anchor="end">{escape(clean(name))}</text>')
            parts.append(f'<rect x="{_NAMES}" y="{top + 4}" width="{length}" height="{_ROW - 8}" rx="2"/>')
            parts.append(f'<text x="{_NAMES + length + 6}" y="{top + 15}">{count}</text>')
            top += _ROW
    return "\n".join([*parts, "</svg>"]) + "\n"
