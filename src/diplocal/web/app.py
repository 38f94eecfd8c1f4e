"""The ASGI application: addresses, what is kept between requests, and what a reader is told when something is wrong."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Hashable, Sequence
from datetime import date
from urllib.parse import quote
from weakref import WeakValueDictionary

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from diplocal.calendar import Calendar
from diplocal.errors import DiplocalError, StoreError, UsageError
from diplocal.web import data, pages
from diplocal.web.answers import PLAIN, Answer, accepts_gzip, headers_of
from diplocal.web.asked import Asked, Elsewhere, NotFound, values_of
from diplocal.web.shelf import Edition, Shelf
from diplocal.web.site import Site

Make = Callable[[Site, Asked], Answer]
"""Gives the answer to a request: of the same database, address and day the same one."""

ROUTES: tuple[tuple[str, Make], ...] = (
    ("/", pages.agenda),
    ("/events/{uid}.ics", data.event_feed),
    ("/events/{uid}", pages.event),
    ("/people/{name}", pages.person),
    ("/countries/{name}", pages.country),
    ("/feeds", pages.feeds),
    ("/feeds/{path:path}.ics", data.shelved_feed),
    ("/feed.ics", data.query_feed),
    ("/changes", pages.changes),
    ("/changes.atom", data.changes),
    ("/api/events", data.events),
    ("/api/events/{uid}", data.event),
    ("/static/{name}", pages.static),
)
_HOST = re.compile(r"[A-Za-z0-9._-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
_OF_QUERIES = "!$%&'()*+,/:;=?@[]~"
METHODS = "GET, HEAD, OPTIONS"


class Server:
    """An ASGI application that answers from `calendar`. `today` gives the day that counts as today.

    An answer is kept for as long as the database, the address and the day are the same, and then sent before any routing.
    """

    def __init__(self, calendar: Calendar, today: Callable[[], date]) -> None:
        self._site = Site(calendar)
        self._today = today
        self._edition = Edition(calendar.database)
        self._shelf = Shelf()
        # whoever waits for the same answer finds it made; a lock lives as long as someone holds or awaits it
        self._making: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()
        routes = [Route(path, self._kept(make)) for path, make in ROUTES]
        routes.append(Route("/healthz", self._fresh(data.health)))
        self._routes = Starlette(routes=routes, exception_handlers={HTTPException: _refuse, Exception: _fail})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the server's start and end."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            key, packed = self._key(scope, self._today())
            answer = self._shelf.find(key, self._edition.now())
            if answer is not None and (answer.is_packed or not packed):
                await answer(scope, receive, send)
                return
        await self._routes(scope, receive, send)

    def _kept(self, make: Make) -> Callable[[Request], Awaitable[Answer]]:
        """An endpoint that answers with `make` and keeps the answer."""

        async def endpoint(request: Request) -> Answer:
            day = self._today()
            key, packed = self._key(request.scope, day)
            async with self._making.setdefault(key, asyncio.Lock()):
                edition = self._edition.now()
                answer = self._shelf.find(key, edition)
                if answer is None:
                    made = await run_in_threadpool(self._make, make, request, day)
                    answer = self._shelf.keep(key, edition, made) if made.status == 200 else made
                if packed:
                    await run_in_threadpool(lambda: answer.packed)
            return answer

        return endpoint

    def _fresh(self, make: Make) -> Callable[[Request], Awaitable[Answer]]:
        """An endpoint that asks the database each time."""

        async def endpoint(request: Request) -> Answer:
            return await run_in_threadpool(self._make, make, request, self._today())

        return endpoint

    def _key(self, scope: Scope, day: date) -> tuple[Hashable, bool]:
        """What decides the answer beside the database, and whether it is to be packed."""
        headers = headers_of(scope)
        address = scope["scheme"], headers.get("host"), scope.get("root_path"), scope["path"], scope["query_string"]
        return (*address, day), accepts_gzip(headers.get("accept-encoding", ""))

    def _make(self, make: Make, request: Request, day: date) -> Answer:
        try:
            return make(self._site, self._asked(request, day))
        except Elsewhere as moved:
            folder, _, name = request.scope["path"].rpartition("/")
            suffix = ".ics" if name.endswith(".ics") else ""
            return Answer(b"", PLAIN, 302, headers=[("Location", f"{folder}/{moved}{suffix}")])
        except DiplocalError as error:
            return refused(request, str(error), _status(error))

    def _asked(self, request: Request, day: date) -> Asked:
        scope, settings = request.scope, self._site.settings
        host = request.headers.get("host", "")
        if not _HOST.fullmatch(host):
            raise UsageError("The request names no host that could be one; send a proper Host header.")
        return Asked(
            origin=f"{scope['scheme']}://{host}",
            root=_root(request),
            address=f"{scope['scheme']}://{host}{quote(scope['path'])}{_query(scope['query_string'])}",
            path=request.path_params,
            values=values_of(scope["query_string"]),
            today=day,
            now=settings.clock(),
            settings=settings,
        )


def _query(query_string: bytes) -> str:
    """From "?" on, with what is no character of an address percent-encoded (RFC 3986, 2.1)."""
    return f"?{quote(query_string, safe=_OF_QUERIES)}" if query_string else ""


def _status(error: DiplocalError) -> int:
    if isinstance(error, NotFound):
        return 404
    return 503 if isinstance(error, StoreError) else 400


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", "")).rstrip("/")


def refused(request: Request, sentence: str, status: int, headers: Sequence[tuple[str, str]] = ()) -> Answer:
    """Why there is no answer: as a page where a person asks, else as plain text."""
    root = _root(request)
    path = request.scope["path"].removeprefix(root)
    if path.endswith((".ics", ".atom")) or path.startswith(("/api/", "/healthz", "/static/")):
        return Answer(f"{' '.join(sentence.split())}\n".encode("utf-8", "replace"), PLAIN, status, headers=headers)
    return pages.refusal(root, sentence, status, headers)


async def _refuse(request: Request, error: Exception) -> Response:
    """What Starlette refuses: addresses that are none, and methods that are not GET or HEAD."""
    if request.method == "OPTIONS":
        allowed = [("Allow", METHODS), ("Access-Control-Allow-Methods", METHODS), ("Access-Control-Allow-Headers", "*")]
        return _Sent(Answer(b"", PLAIN, 204, headers=allowed))
    if isinstance(error, HTTPException) and error.status_code == 405:
        sentence = f"{request.method[:20]} is not possible here, where everything is only read; use GET or HEAD."
        return _Sent(refused(request, sentence, 405, [("Allow", METHODS)]))
    return _Sent(refused(request, "There is nothing at this address; the agenda is at /, the feeds are at /feeds.", 404))


async def _fail(request: Request, error: Exception) -> Response:
    """What nobody foresaw: Starlette tells the log in full, this the reader in a sentence."""
    return _Sent(refused(request, "This is a bug, which the server's log tells of; try something else meanwhile.", 500))


class _Sent(Response):
    """An answer where Starlette wants a response of its own."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope, receive, send)


def application(calendar: Calendar, *, today: Callable[[], date]) -> ASGIApp:
    """The read-only ASGI application that serves `calendar`: feeds, pages, JSON, changes.

    `today` gives the day that counts as today. The calendar stays the caller's to close.
    """
    return Server(calendar, today)
