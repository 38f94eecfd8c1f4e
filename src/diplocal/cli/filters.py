"""The filters that every view shares: same names, same meaning."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from diplocal.model import Kind, Query, Status

Names = list[str] | None


def query(
    person: Annotated[Names, typer.Option(metavar="NAME", help="Who takes part; any part of the name.")] = None,
    country: Annotated[Names, typer.Option(metavar="CODE", help="ISO code of the place or of someone who takes part.")] = None,
    city: Annotated[Names, typer.Option(metavar="NAME", help="Where it takes place.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(metavar="KIND", help=f"One of {', '.join(Kind)}.")] = None,
    status: Annotated[list[Status] | None, typer.Option(metavar="STATUS", help=f"One of {', '.join(Status)}.")] = None,
    body: Annotated[Names, typer.Option(metavar="NAME", help="A country or organisation that takes part as such.")] = None,
    publisher: Annotated[Names, typer.Option(metavar="NAME", help="Who says so.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the title, people, place or quote.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out what is less certain.")] = 0.0,
) -> Query:
    """The query of these filters; an option given twice takes either value."""
    return Query(
        people=tuple(person or ()),
        countries=tuple(code.upper() for code in country or ()),
        cities=tuple(city or ()),
        kinds=tuple(kind or ()),
        statuses=tuple(status or ()),
        bodies=tuple(body or ()),
        publishers=tuple(publisher or ()),
        text=text,
        min_confidence=min_confidence,
    )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filter options; it is called with the query that they make, as `query`."""
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "query"]
    shared = list(inspect.signature(query, eval_str=True).parameters.values())

    @functools.wraps(command)
    def run(**given: Any) -> None:
        made = query(**{p.name: given.pop(p.name) for p in shared})
        command(query=made, **given)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in [*own, *shared]]
    run.__dict__["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run
