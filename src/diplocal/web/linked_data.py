"""One event as schema.org Event in JSON-LD, for those who index pages."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from diplocal.feeds.text import address, line
from diplocal.feeds.wording import country_name, sources, title, zone
from diplocal.model import Event, Status

_STATUS = {Status.CANCELLED: "EventCancelled", Status.POSTPONED: "EventPostponed"}


def event_data(event: Event, url: str) -> Markup:
    """The JSON of `event`, safe inside a script element. What is not known is left out; a vague time is not known."""
    when, where = event.when, event.place
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title(event),
        "url": url,
        "eventStatus": f"https://schema.org/{_STATUS.get(event.status, 'EventScheduled')}",
    }
    if not when.vague:
        record["startDate"] = _moment(when.start, event.timezone)
        if when.end is not None:
            record["endDate"] = _moment(when.end, event.timezone)
    if any((where.venue, where.city, where.country)):
        located = {"addressLocality": line(where.city), "addressCountry": line(where.country)}
        record["location"] = {
            "@type": "Place",
            "name": line(where.venue) or line(where.city) or country_name(where.country or ""),
            "address": {"@type": "PostalAddress"} | {name: value for name, value in located.items() if value},
        }
    people = [{"@type": "Person", "name": line(p.name), "jobTitle": line(p.office)} for p in event.people if line(p.name)]
    bodies = [{"@type": "Organization", "name": country_name(body)} for body in event.bodies]
    if people or bodies:
        record["attendee"] = [{key: value for key, value in party.items() if value} for party in [*people, *bodies]]
    if cited := [at for source in sources(event) if (at := address(source.url))]:
        record["subjectOf"] = list(dict.fromkeys(cited))
    text = json.dumps(record)
    # inside a script element only "<" can begin markup; the others keep old readers from seeing any
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _moment(moment: date | datetime, timezone: str | None) -> str:
    if isinstance(moment, datetime) and (where := zone(timezone)):
        return moment.replace(tzinfo=where).isoformat(timespec="minutes")
    return moment.isoformat()
