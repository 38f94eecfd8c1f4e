"""The filters that every view shares: same names, same meaning."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from diplocal.cli.session import session_of
from diplocal.errors import UsageError
from diplocal.filters import combined, query_of
from diplocal.model import Kind, Query, Status

Names = list[str] | None
ISO_LENGTH = 2
"""Letters of an ISO 3166-1 alpha-2 code."""


def query(
    person: Annotated[Names, typer.Option(metavar="NAME", help="Who takes part; any part of the name.")] = None,
    country: Annotated[Names, typer.Option(metavar="NAME", help="Country of the place or of someone who takes part.")] = None,
    city: Annotated[Names, typer.Option(metavar="NAME", help="Where it takes place.")] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(metavar="KIND", case_sensitive=False, help=f"One of {', '.join(Kind)}.")
    ] = None,
    status: Annotated[
        list[Status] | None, typer.Option(metavar="STATUS", case_sensitive=False, help=f"One of {', '.join(Status)}.")
    ] = None,
    body: Annotated[Names, typer.Option(metavar="NAME", help="A country or organisation that takes part as such.")] = None,
    publisher: Annotated[Names, typer.Option(metavar="NAME", help="Who says so.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the title, people, place or quote.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out what is less certain.")] = 0.0,
    approved: Annotated[bool, typer.Option("--approved", help="Only what a person accepted as it is.")] = False,
) -> Query:
    """The query of these filters; an option given twice takes either value."""
    return query_of(
        {
            "person": person or (),
            "country": [_country_code(name) for name in country or ()],
            "city": city or (),
            "kind": kind or (),
            "status": status or (),
            "body": body or (),
            "publisher": publisher or (),
            "text": [text] if text is not None else [],
            "min-confidence": [str(min_confidence)],
            "approved": ["yes"] if approved else [],
        }
    )


def _country_code(name: str) -> str:
    """The ISO code of a country by name; codes, and acronyms of organisations, as they are. Raises UsageError."""
    if len(name) <= ISO_LENGTH or name.isupper():
        return name
    from diplocal import gazetteer

    code = gazetteer.load().country_named(name)
    if code is None:
        raise UsageError(f"{name!r} names no country; give its English name or its ISO code.")
    return code


def saved(
    feed: Annotated[
        str | None, typer.Option(metavar="NAME", help="A query saved in diplocal.toml; filters beside it win.")
    ] = None,
) -> str | None:
    """The name of the saved query to start from."""
    return feed


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, which has a `context`, the filter options; it is called with the query that they make, as `query`."""
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "query"]
    shared = list(inspect.signature(query, eval_str=True).parameters.values())
    start = list(inspect.signature(saved, eval_str=True).parameters.values())

    @functools.wraps(command)
    def run(**given: Any) -> None:
        made = query(**{p.name: given.pop(p.name) for p in shared})
        if name := saved(**{p.name: given.pop(p.name) for p in start}):
            made = combined(session_of(given["context"]).settings.saved(name), made)
        command(query=made, **given)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in [*own, *shared, *start]]
    run.__dict__["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run
