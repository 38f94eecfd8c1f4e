"""The command that serves feeds and pages: serve."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.session import session_of
from diplocal.cli.terminal import note
from diplocal.errors import UsageError

if TYPE_CHECKING:
    import socket

    from diplocal.settings import Settings

CONNECTIONS = 2000
"""Clients that are served at once; more of them are told to come back."""


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="Port to listen on; 0 for any free one.")] = 8000,
    root_path: Annotated[str, typer.Option(metavar="PATH", help="Path that a proxy puts before all addresses.")] = "",
) -> None:
    """Serve feeds and pages over HTTP, until interrupted."""
    import uvicorn

    from diplocal.web import application

    session = session_of(context)
    if session.as_of:
        raise UsageError("serve shows today's calendar; a past day is asked for in an address, as ?as-of=2014-11-13.")
    with session.calendar() as calendar:
        calendar.info()
        config = uvicorn.Config(
            application(calendar, today=_day(session.settings)),
            root_path=root_path.rstrip("/"),
            log_level="warning",
            server_header=False,
            limit_concurrency=CONNECTIONS,
        )
        with _listening(host, port) as listening:
            name, number = listening.getsockname()[:2]
            shown = f"[{name}]" if ":" in name else name
            note(f"Serving http://{shown}:{number}{config.root_path}/ until interrupted (Ctrl-C).")
            uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on. Raises UsageError where there can be none."""
    import socket

    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address, family=family, backlog=CONNECTIONS)
    except OSError as error:
        why = str(error.strerror or error).partition(" (while ")[0]
        raise UsageError(f"Cannot listen on {host}, port {port} ({why}); choose others.") from error


def _day(settings: Settings) -> Callable[[], date]:
    """The day that counts as today: the one at the start, and as many more as have gone by since."""
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(settings.timezone) if settings.timezone else None

    def real() -> date:
        return settings.clock().astimezone(zone).date()

    start = real()
    return lambda: settings.today + (real() - start)
