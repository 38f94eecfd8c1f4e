"""What the shell offers after a Tab: names of the calendar in use, in letters that continue what was typed."""

from __future__ import annotations

import typer

from diplocal.errors import DiplocalError

MOST_OFFERED = 200
Offers = list[tuple[str, str]]
"""What may stand on the command line, and what it is."""


def people(context: typer.Context, incomplete: str) -> Offers:
    """Words of the names of people who take part in events."""
    from diplocal.cli.session import Session

    try:
        with Session().calendar() as calendar:
            names = calendar.people(incomplete, guess=bool(incomplete))
    except DiplocalError:
        return []  # a shell that waits for a line has no use for an error
    return [(word, name) for name in names for word in _continuing(name.split(), incomplete)][:MOST_OFFERED]


def cities(context: typer.Context, incomplete: str) -> Offers:
    """Cities where events take place."""
    from diplocal.cli.session import Session

    try:
        with Session().calendar() as calendar:
            names = calendar.cities(incomplete)
    except DiplocalError:
        return []
    return [(word, "city") for word in _continuing(names, incomplete)][:MOST_OFFERED]


def countries(incomplete: str) -> Offers:
    """Countries by their English names."""
    from diplocal import gazetteer

    return [(word, "country") for word in _continuing(gazetteer.load().country_names(), incomplete)]


def places(context: typer.Context, incomplete: str) -> Offers:
    """Cities of the calendar and countries."""
    return cities(context, incomplete) + countries(incomplete)


def _continuing(names: list[str], incomplete: str) -> list[str]:
    """The names that begin like `incomplete`: as they are written, or in plain letters after what was typed in plain ones."""
    from diplocal.store.matching import folded

    wanted = folded(incomplete)
    found = []
    for name in names:
        if name.startswith(incomplete):
            found.append(name)
        elif folded(name).startswith(wanted):
            found.append(incomplete + folded(name)[len(wanted) :])
    return found
