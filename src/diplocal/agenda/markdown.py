"""Events as a Markdown table (GitHub Flavored Markdown, 4.10), one row each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from diplocal.agenda.wording import clean, clock_text, days_text, place_text, title_text, who_text
from diplocal.model import Event, Status

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&!])")


def markdown(events: Iterable[Event]) -> Iterator[str]:
    """The lines of the table, in the order given; nothing in an event is taken for markup."""
    yield "| When | What | Where | Who | Status | Sources |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for event in events:
        when = ", ".join(filter(None, (days_text(event.when), clock_text(event))))
        what = _text(title_text(event))
        cancelled = event.status is Status.CANCELLED
        cells = [_text(when), f"~~{what}~~" if cancelled else what, _text(place_text(event.place)), _text(who_text(event))]
        yield f"| {' | '.join([*cells, event.status.value, ', '.join(_sources(event))])} |"


def _sources(event: Event) -> Iterator[str]:
    for publisher, url in dict.fromkeys((clean(source.publisher or "unnamed source"), source.url) for source in event.sources):
        address = clean(url or "").translate({ord(c): f"%{ord(c):02X}" for c in " <>()|\\"})
        yield f"[{_text(publisher)}]({address})" if address.startswith(("http://", "https://")) else _text(publisher)


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
