"""What a request asks for, in the words of the command line: filters, period, past day, saved query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode

from diplocal.errors import DiplocalError, UsageError
from diplocal.feeds import Cancelled
from diplocal.filters import NAMES, combined, parameters, query_of
from diplocal.meant import with_country_codes
from diplocal.model import Query
from diplocal.periods import period
from diplocal.settings import Settings

LONGEST_QUERY = 2000
"""Octets of a query string."""
MOST_VALUES = 50
LONGEST_PERIOD = 60
"""Characters of a day or period in words."""

_PERIOD = ("from", "to", "as-of", "feed")


class NotFound(DiplocalError):
    """Nothing is at this address."""


class Elsewhere(DiplocalError):
    """What is asked for is at another address, the message: a path below the root."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request.

    `origin` ("https://host") and `root` ("" or "/calendar") make the address under which the reader sees the server, `address`
    is the request's own, `now` the aware moment at which it is answered, `today` the day that counts as today.
    """

    origin: str
    root: str
    address: str
    path: Mapping[str, str]
    values: Mapping[str, Sequence[str]]
    today: date
    now: datetime
    settings: Settings

    def query(self, *also: str) -> Query:
        """The query of its filters; `also` names further parameters that the address may have.

        Raises UsageError for a parameter that is not known, or a value that makes no sense.
        """
        known = (*NAMES, *_PERIOD, *also)
        for name in self.values:
            if name not in known:
                raise UsageError(f"There is no parameter {name!r}; the ones here are {', '.join(known)}.")
        query = query_of({name: found for name, found in self.values.items() if name in NAMES})
        if feed := self.one("feed"):
            query = combined(self.settings.saved(feed), query)
        query = with_country_codes(query)
        first, last, past = self._days("from"), self._days("to"), self._days("as-of")
        if first and last and last[1] < first[0]:
            raise UsageError("The period ends before it begins; put the earlier day first.")
        return replace(query, start=first and first[0], end=last and last[1], as_of=past and past[1])

    def one(self, name: str) -> str | None:
        """The value of a parameter that has one only; None where it is not given. Raises UsageError for more."""
        found = [text.strip() for text in self.values.get(name, ()) if text.strip()]
        if len(found) > 1:
            raise UsageError(f"The parameter {name!r} takes one value, not {len(found)}; leave out the others.")
        return found[0] if found else None

    def cancelled(self) -> Cancelled:
        """How cancelled events are to be shown; as the settings say where nothing is asked. Raises UsageError."""
        text = self.one("cancelled") or self.settings.cancelled.value
        try:
            return Cancelled(text)
        except ValueError:
            raise UsageError(f"cancelled={text!r} is not known; choose prefix, keep or hide.") from None

    def _days(self, name: str) -> tuple[date, date] | None:
        text = self.one(name)
        if text is None:
            return None
        if len(text) > LONGEST_PERIOD:
            raise UsageError(f"The value of {name!r} is too long to be a day; write it as YYYY-MM-DD.")
        return period(text, self.today)


def values_of(query_string: bytes) -> dict[str, list[str]]:
    """The parameters of a query string by name. Raises UsageError for too many, or too long ones."""
    if len(query_string) > LONGEST_QUERY:
        raise UsageError(f"The address has more than {LONGEST_QUERY} characters after its question mark; ask for less at once.")
    try:
        pairs = parse_qsl(query_string.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_VALUES)
    except ValueError:
        raise UsageError(f"The address has more than {MOST_VALUES} parameters; leave some out.") from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def query_string(query: Query, *, days: bool = False) -> str:
    """The filters of `query` as the part of an address from "?" on, "" where there are none.

    With `days`, its period too. A past day is part of what is asked for, and always told.
    """
    moments = {"from": query.start if days else None, "to": query.end if days else None, "as-of": query.as_of}
    pairs = [*parameters(query), *((name, day.isoformat()) for name, day in moments.items() if day)]
    return f"?{urlencode(pairs)}" if pairs else ""
