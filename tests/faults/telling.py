"""A dozen documents that keep on changing the same few visits, and what a calendar says of them."""

from __future__ import annotations

from diplocal.calendar import Calendar
from diplocal.model import Change, Extraction, Status
from diplocal.store.rows import state_text

from ..calendar.announcements import NAGY, OLSEN, PALACE, VIRTANEN, day, document, visit


def documents() -> list[Extraction]:
    """Visits that are announced, confirmed by the other side, moved, and some of them called off."""
    told = []
    for n, (guest, first) in enumerate([(NAGY, 5), (OLSEN, 10), (NAGY, 20)]):
        people = (guest, VIRTANEN)
        old, new = day(f"05-{first:02}"), day(f"05-{first + 3:02}")
        told += [
            document(f"plan {n}", f"03-{1 + n:02}", visit(old, people=people), visit(day(f"06-{first:02}"), people=people)),
            document(f"word of the host {n}", f"03-{4 + n:02}", visit(old, people=people), publisher=PALACE),
            document(f"later {n}", f"03-{10 + n:02}", visit(new, people=people, previous=(old,), change=Change.MOVED)),
            document(f"off {n}", f"03-{20 + n:02}", visit(new, people=people, status=Status.CANCELLED, change=Change.CANCELLED)),
        ]
    return told


def stated(calendar: Calendar) -> list[object]:
    """What a calendar says and who says it, without what depends on when and in which order it was recorded."""
    events = [(state_text(e), sorted((s.digest, s.quote) for s in e.sources)) for e in calendar.events()]
    return [sorted(events), sorted((d.digest, d.claims) for d in calendar.documents())]
