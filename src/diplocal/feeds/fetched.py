"""Checks a feed where it is served: its rules, and what a subscription needs of the server (RFC 9110), by asking twice."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping

from diplocal.errors import UsageError
from diplocal.feeds.rules import lint

TIMEOUT = 30
LARGEST = 100 * 1024 * 1024
"""Octets of a feed that are read at most."""


def check_address(url: str) -> list[str]:
    """What is wrong with the feed at this http(s) address, one sentence each. Raises UsageError where it cannot be fetched."""
    _, first, headers = _get(url, {})
    found = [str(problem) for problem in lint(first)]
    media_type = headers.get("content-type", "")
    if not media_type.lower().startswith("text/calendar"):
        found.append(f"it is sent as {media_type or 'nothing'}, not as text/calendar, which some applications refuse")
    conditions = {"If-None-Match": headers.get("etag"), "If-Modified-Since": headers.get("last-modified")}
    known = {name: value for name, value in conditions.items() if value}
    if not known:
        found.append("it has neither ETag nor Last-Modified, so every look fetches all of it")
    elif _get(url, known)[0] != 304:
        found.append("it is sent again to who has it already: ETag and Last-Modified are not looked at (RFC 9110, 13.1)")
    if _get(url, {})[1] != first:
        found.append("a second look a moment later gives other bytes: UIDs or stamps come from chance or the clock")
    return found


def _get(url: str, headers: Mapping[str, str]) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers, names in lower case."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=dict(headers)), timeout=TIMEOUT) as answer:
            return answer.status, answer.read(LARGEST), {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as error:
        if error.code == 304:
            return 304, b"", {}
        raise UsageError(f"{url} answers {error.code} ({error.reason}); name the address of a feed.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise UsageError(f"{url} cannot be fetched ({reason}); name the address of a feed.") from error
