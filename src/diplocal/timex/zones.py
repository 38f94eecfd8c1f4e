"""Clock times that a text gives in another zone than that of the place."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from diplocal.model import Precision, When
from diplocal.timex.grammar import zone_names

_OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)")


def to_zone(when: When, zone: str, iana: str) -> When:
    """A clock time written in `zone` (as `Clock.zone` gives it) as local time in the IANA zone `iana`.

    Unchanged where either zone is not known, where `zone` is "local", and for whole days.
    """
    source, target = _zone(zone), _zone(iana)
    if when.precision is not Precision.MINUTE or source is None or target is None:
        return when
    return When(_moved(when.start, source, target), when.end and _moved(when.end, source, target), Precision.MINUTE)


def iana(zone: str) -> str | None:
    """The IANA name of a zone as `Clock.zone` gives it; None for "local", an offset, and a name that is not known."""
    name = zone_names().get(zone, zone)
    return name if _zone(zone) is not None and not _OFFSET.fullmatch(name) else None


def _moved(moment: object, source: tzinfo, target: tzinfo) -> datetime:
    assert isinstance(moment, datetime)
    return moment.replace(tzinfo=source).astimezone(target).replace(tzinfo=None)


@cache
def _zone(name: str) -> tzinfo | None:
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        size = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-size if offset[1] == "-" else size) if size < timedelta(hours=24) else None
    name = zone_names().get(name, name)
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name) if "/" in name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
