"""Requests to an ASGI application, without a socket between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp


@dataclass(frozen=True)
class Got:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


Ask = Callable[..., Got]


def asking(app: ASGIApp, *, root_path: str = "", scheme: str = "https") -> Ask:
    """Gives `ask(path, method="GET", host=..., **headers)`; underscores in header names stand for hyphens."""

    def ask(target: str, *, method: str = "GET", host: str = "calendar.example", **headers: str) -> Got:
        path, _, query = target.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": scheme,
            "path": root_path + unquote(path),
            "raw_path": path.encode("latin-1", "replace"),
            "root_path": root_path,
            "query_string": query.encode("latin-1", "replace"),
            "headers": [(b"host", host.encode("latin-1", "replace"))]
            + [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()],
            "server": ("127.0.0.1", 8000),
            "client": ("127.0.0.1", 50000),
        }
        return asyncio.run(_exchange(app, scope))

    return ask


async def _exchange(app: ASGIApp, scope: dict[str, Any]) -> Got:
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    headers = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    assert sent[-1].get("more_body", False) is False
    return Got(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))
