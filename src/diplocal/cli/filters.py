"""The filters that every view shares: same names, same meaning."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import typer

from diplocal.cli.completing import cities, countries, people
from diplocal.cli.session import Session, session_of
from diplocal.errors import UsageError
from diplocal.filters import combined, query_of
from diplocal.model import Access, Kind, Query, Status

Names = list[str] | None


def query(
    person: Annotated[
        Names, typer.Option(metavar="NAME", autocompletion=people, help="Who takes part; any part of the name.")
    ] = None,
    companion: Annotated[
        Names, typer.Option("--with", metavar="NAME", autocompletion=people, help="Who takes part as well.")
    ] = None,
    country: Annotated[
        Names,
        typer.Option(metavar="NAME", autocompletion=countries, help="Country of the place or of someone who takes part."),
    ] = None,
    city: Annotated[Names, typer.Option(metavar="NAME", autocompletion=cities, help="Where it takes place.")] = None,
    kind: Annotated[
        Names, typer.Option(metavar="KIND", autocompletion=lambda: [*Kind], help=f"One of {', '.join(Kind)}.")
    ] = None,
    status: Annotated[
        Names, typer.Option(metavar="STATUS", autocompletion=lambda: [*Status], help=f"One of {', '.join(Status)}.")
    ] = None,
    body: Annotated[Names, typer.Option(metavar="NAME", help="A country or organisation that takes part as such.")] = None,
    publisher: Annotated[Names, typer.Option(metavar="NAME", help="Who says so.")] = None,
    press: Annotated[
        Names, typer.Option(metavar="ACCESS", autocompletion=lambda: [*Access], help=f"For the press: {', '.join(Access)}.")
    ] = None,
    text: Annotated[
        Names, typer.Option(metavar="WORDS", help="Words of title, people, place or quote, from the beginning of a word.")
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out what is less certain.")] = 0.0,
    approved: Annotated[bool, typer.Option("--approved", help="Only what a person accepted as it is.")] = False,
) -> Query:
    """The query of these filters; an option given twice takes either value, and `not:VALUE` leaves out."""
    return query_of(
        {
            "person": person or (),
            "with": companion or (),
            "country": country or (),
            "city": city or (),
            "kind": kind or (),
            "status": status or (),
            "body": body or (),
            "publisher": publisher or (),
            "press": press or (),
            "text": text or (),
            "min-confidence": [str(min_confidence)],
            "approved": ["yes"] if approved else [],
        }
    )


def beyond(
    feed: Annotated[
        str | None, typer.Option(metavar="NAME", help="A query saved in diplocal.toml; filters beside it win.")
    ] = None,
    begin: Annotated[str | None, typer.Option("--from", metavar="WHEN", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="WHEN", help="Last day.")] = None,
) -> tuple[str | None, str | None, str | None]:
    """The name of the saved query to start from, and the period, which needs to know today."""
    return feed, begin, end


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, which has a `context`, the filter options; it is called with the query that they make, as `query`."""
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "query"]
    shared = list(inspect.signature(query, eval_str=True).parameters.values())
    start = list(inspect.signature(beyond, eval_str=True).parameters.values())

    @functools.wraps(command)
    def run(**given: Any) -> None:
        session = session_of(given["context"])
        made = query(**{p.name: given.pop(p.name) for p in shared})
        name, begin, end = beyond(**{p.name: given.pop(p.name) for p in start})
        if name:
            made = combined(session.settings.saved(name), made)
        if any(asked.countries for asked in (made, *made.without)):
            from diplocal.meant import with_country_codes

            made = with_country_codes(made)
        if made.people or made.companions:
            made = _forgiven(session, made)
        command(query=_within(session, made, begin, end), **given)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in [*own, *shared, *start]]
    run.__dict__["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _forgiven(session: Session, made: Query) -> Query:
    """The query with the names of the calendar in place of those that are the same in another spelling, and a note of it."""
    from diplocal.cli.guessing import spelled_otherwise
    from diplocal.cli.terminal import note

    with session.calendar() as calendar:
        meant = {name: spelled_otherwise(calendar, name) for name in (*made.people, *made.companions)}
    for name, names in meant.items():
        if names and names != [name]:
            note(f"diplocal: nobody is named {name!r}; taken for {' or '.join(names)}.")
    people, companions = (tuple(n for name in given for n in meant[name]) for given in (made.people, made.companions))
    return replace(made, people=people, companions=companions)


def _within(session: Session, made: Query, begin: str | None, end: str | None) -> Query:
    """The query as known on the session's day, from the first to the last day asked for. Raises UsageError."""
    from diplocal.periods import period

    first = period(begin, session.today)[0] if begin else None
    last = period(end, session.today)[1] if end else None
    if first and last and last < first:
        raise UsageError(f"--from {first.isoformat()} is later than --to {last.isoformat()}; put the earlier day first.")
    return replace(made, start=first, end=last, as_of=session.as_of)


def in_period(session: Session, query: Query, when: str | None) -> Query:
    """The query within the days that `when`, a command's own argument, means. Raises UsageError beside --from or --to."""
    if when is None:
        return query
    if query.start or query.end:
        raise UsageError(f"{when!r} and --from or --to both name a period; give one of them.")
    from diplocal.periods import open_period

    first, last = open_period(when, session.today)
    return replace(query, start=first, end=last)
