"""One answer over HTTP: its bytes, its validators, and how a request's conditions and encodings choose among them (RFC 9110).

The plain and the compressed body are two representations, so each has an ETag of its own.
"""

from __future__ import annotations

import asyncio
import gzip
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property, lru_cache
from hashlib import sha256

from starlette.types import Receive, Scope, Send

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"
JSON = "application/json"
ATOM = "application/atom+xml; charset=utf-8"

WORTH_PACKING = 512
"""Octets below which compressing saves nothing."""
CHUNK = 65536
"""Octets sent at a time: a client that reads slowly then holds back no more than this in memory."""

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SHARED: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
}
"""Everything here is public and nothing is a right of the reader's, so pages of any origin may read it (Fetch standard, CORS)."""


@dataclass(frozen=True)
class Answer:
    """A body with what is said about it. `modified` is an aware datetime, None where the answer is not to be kept."""

    body: bytes
    """What it begins with, or all of it."""
    media_type: str
    status: int = 200
    modified: datetime | None = None
    max_age: int = 60
    """Seconds for which it may be used without asking again; counts only with `modified`."""
    headers: Sequence[tuple[str, str]] = ()
    rest: Sequence[bytes] = ()
    """What comes after `body`: large answers are never put together, since that takes longer than sending them."""
    rest_digest: bytes = b""
    """What tells this `rest` from any other."""

    @cached_property
    def tag(self) -> str:
        """What tells this body from any other."""
        return sha256(sha256(self.body).digest() + self.rest_digest).hexdigest()[:32]

    @cached_property
    def length(self) -> int:
        """Octets of the whole plain body."""
        return len(self.body) + sum(map(len, self.rest))

    @cached_property
    def chunks(self) -> list[bytes]:
        """The whole plain body in pieces of about CHUNK octets."""
        return list(_chunks((self.body, *self.rest)))

    @cached_property
    def packed(self) -> bytes | None:
        """The body in gzip (RFC 1952), the same bytes each time; None where that would not be shorter."""
        if self.length < WORTH_PACKING:
            return None
        buffer = io.BytesIO()
        with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=5, mtime=0) as file:
            for chunk in self.chunks:
                file.write(chunk)
        packed = buffer.getvalue()
        return packed if len(packed) < self.length else None

    @property
    def is_packed(self) -> bool:
        """Whether `packed` is known and costs nothing."""
        return "packed" in self.__dict__

    def etag(self, *, packed: bool) -> str:
        """The strong entity tag of one of its two representations."""
        return f'"{self.tag}-gzip"' if packed else f'"{self.tag}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request of `scope`, as an ASGI application."""
        asked = headers_of(scope)
        packed = self.packed if accepts_gzip(asked.get("accept-encoding", "")) else None
        etag = self.etag(packed=packed is not None)
        known = self.status == 200 and self.modified is not None and unchanged(asked, etag, self.modified)
        headers = self._head(packed is not None, known)
        await send({"type": "http.response.start", "status": 304 if known else self.status, "headers": headers})
        bare = known or scope["method"] == "HEAD"
        await _send(send, () if bare else self.chunks if packed is None else _chunks((packed,)))

    @cached_property
    def _heads(self) -> dict[tuple[bool, bool], list[tuple[bytes, bytes]]]:
        return {}

    def _head(self, packed: bool, known: bool) -> list[tuple[bytes, bytes]]:
        """The header lines for a body that is packed or not, and for a reader who has it already or not; made once."""
        head = self._heads.get((packed, known))
        if head is None:
            headers = [*SHARED.items(), *self._validators(self.etag(packed=packed))]
            # a reader who has it keeps what it came with (RFC 9111, 3.2)
            if not known:
                headers += [*SECURITY.items(), *self.headers]
                length = len(self.packed or b"") if packed else self.length
                headers += [("Content-Type", self.media_type), ("Content-Length", str(length))]
                headers += [("Content-Encoding", "gzip")] if packed else []
            head = self._heads[packed, known] = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers]
        return head

    def _validators(self, etag: str) -> list[tuple[str, str]]:
        if self.modified is None:
            return [("Cache-Control", "no-store")]
        return [
            ("Vary", "Accept-Encoding"),
            ("ETag", etag),
            ("Last-Modified", format_datetime(self.modified.astimezone(UTC), usegmt=True)),
            ("Cache-Control", f"public, max-age={self.max_age}"),
        ]


async def _send(send: Send, chunks: Iterable[bytes]) -> None:
    """Send each of `chunks` when the one before has left."""
    for chunk in chunks:
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
        # a send that need not wait lets nobody else in: other readers, and the news that this one has left
        await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _chunks(parts: Sequence[bytes]) -> Iterator[bytes]:
    """`parts` in chunks of about CHUNK octets."""
    gathered: list[bytes] = []
    size = 0
    for part in parts:
        if len(part) > CHUNK:
            yield from filter(None, [b"".join(gathered)])
            yield from (part[first : first + CHUNK] for first in range(0, len(part), CHUNK))
            gathered, size = [], 0
            continue
        gathered.append(part)
        size += len(part)
        if size >= CHUNK:
            yield b"".join(gathered)
            gathered, size = [], 0
    yield from filter(None, [b"".join(gathered)])


def headers_of(scope: Scope) -> dict[str, str]:
    """The headers of a request by name in lower case; of one that is sent twice the last."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


@lru_cache(maxsize=256)
def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding wants gzip at least as much as the plain body (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in header.split(","):
        coding, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights[coding] = _weight(parameters)
    gzip_weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return gzip_weight > 0 and gzip_weight >= weights.get("identity", 0.0)


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def unchanged(headers: Mapping[str, str], etag: str, modified: datetime) -> bool:
    """Whether a reader who sends these headers has the representation already: If-None-Match, only without it the date.

    RFC 9110, 13.1.2, 13.1.3 and 13.2.2; tags are compared weakly.
    """
    if (tags := headers.get("if-none-match")) is not None:
        found = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return etag in found or "*" in found
    since = _date(headers.get("if-modified-since"))
    return since is not None and modified.replace(microsecond=0) <= since


def _date(header: str | None) -> datetime | None:
    """An HTTP date (RFC 9110, 5.6.7); None for anything else."""
    try:
        found = parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)
