"""What the shell offers after a Tab: names of the calendar in use."""

from __future__ import annotations

from typing import Any

import typer

from diplocal.errors import DiplocalError

MOST_OFFERED = 200


def people(context: typer.Context, incomplete: str) -> list[str]:
    """People who take part in events and have a word that begins like this one."""
    return _known("people", incomplete)


def cities(context: typer.Context, incomplete: str) -> list[str]:
    """Cities where events take place."""
    return _known("cities", incomplete)


def countries(incomplete: str) -> list[str]:
    """Countries by their English names."""
    from diplocal import gazetteer

    return [name for name in gazetteer.load().country_names() if name.casefold().startswith(incomplete.casefold())]


def places(context: typer.Context, incomplete: str) -> list[str]:
    """Cities of the calendar and countries."""
    return [*cities(context, incomplete), *countries(incomplete)]


def _known(what: str, incomplete: str) -> list[str]:
    """Nothing where the calendar cannot be read: a shell that waits for a line has no use for an error."""
    from diplocal.cli.session import Session

    try:
        with Session().calendar() as calendar:
            found: Any = calendar.people(incomplete) if what == "people" else calendar.cities(incomplete)
    except DiplocalError:
        return []
    return list(found)[:MOST_OFFERED]
