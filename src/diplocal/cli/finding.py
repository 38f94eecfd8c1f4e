"""Commands that find events: events, show."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from diplocal.cli.filters import filtered
from diplocal.cli.session import session_of
from diplocal.cli.terminal import EventForm, Form, print_as, print_records, show, width
from diplocal.cli.viewing import nothing
from diplocal.model import Query


@filtered
def events(
    context: typer.Context,
    query: Query,
    everything: Annotated[bool, typer.Option("--all", help="Past events too.")] = False,
    form: Annotated[EventForm, typer.Option("--format", help="A table, md, or forms for programs.")] = EventForm.TABLE,
) -> None:
    """List events, from today on."""
    session = session_of(context)
    if query.start is None and not everything and (query.end is None or query.end >= session.today):
        query = replace(query, start=session.today)
    with session.calendar() as calendar:
        found = calendar.events(query, sources=form is not EventForm.TABLE)
        empty = "" if found or form is not EventForm.TABLE else nothing(session, calendar, query)
    if form is not EventForm.TABLE:
        print_as(form.value, found)
    elif empty:
        print(empty)
    else:
        from diplocal.agenda.listing import listing

        show(listing(found, width()))


def show_event(
    context: typer.Context,
    uid: Annotated[str, typer.Argument(metavar="UID", help="The event's UID, or its first characters.")],
    form: Annotated[Form, typer.Option("--format", help="A card, or JSON.")] = Form.TABLE,
) -> None:
    """Show one event. People, place, sources with their words, history, and what was stated by hand."""
    from diplocal.cli.correcting import by_hand, correction_record
    from diplocal.records import event_record

    session = session_of(context)
    with session.calendar() as calendar:
        event = calendar.show(uid, as_of=session.as_of)
        corrections = [c for c in calendar.corrections(uid) if session.as_of is None or c.recorded.date() <= session.as_of]
    if form is not Form.TABLE:
        hands = [correction_record(correction) for correction in corrections]
        print_records([{**event_record(event), "approved": event.approved, "corrections": hands}], Form.JSONL)
        return
    from diplocal.agenda.card import card

    show(card(event, session.zone))
    if corrections:
        print("\nBy hand")
        show(by_hand(corrections))
