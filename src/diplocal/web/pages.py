"""Answers for people: agenda, event, person, country, list of feeds. They need no script to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import groupby
from typing import Any

from diplocal import gazetteer
from diplocal.feeds.catalogue import KIND_NAMES, catalogue
from diplocal.feeds.wording import day_range, title
from diplocal.filters import parameters
from diplocal.model import Query, Status
from diplocal.web.answers import HTML, Answer
from diplocal.web.asked import Asked, NotFound, query_string
from diplocal.web.describe import query_name
from diplocal.web.linked_data import event_data
from diplocal.web.site import Shelved, Site
from diplocal.web.subscribe import Subscription
from diplocal.web.templating import TEMPLATES
from diplocal.web.view import agenda_days

AGENDA_DAYS = 14
MOST_ON_PAGE = 500
"""Events that one page lists."""
_REFUSED = {400: "This cannot be asked", 404: "Not here", 405: "Not possible here"}
_STATIC = {"style.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}


def agenda(site: Site, asked: Asked) -> Answer:
    """`/?...`: the days of a period with what happens on each; two weeks from today where none is given."""
    query = asked.query()
    first = query.start or (min(asked.today, query.end) if query.end else asked.today)
    last = query.end or _later(first, AGENDA_DAYS - 1)
    found = site.find(replace(query, start=first, end=last))
    length = (last - first).days + 1
    known, until = extent = site.extent()
    return _page(
        asked,
        "agenda.html",
        heading=query_name(query),
        period=day_range(first, last),
        count=len(found),
        most=MOST_ON_PAGE,
        days=agenda_days([e for e in found if not e.when.vague][:MOST_ON_PAGE], first, last),
        vague=[e for e in found if e.when.vague][:MOST_ON_PAGE],
        extent=extent,
        covered=day_range(known, until) if known and until else "",
        query=query,
        filters=parameters(query),
        first=first,
        last=last,
        earlier=_link(query, _later(first, -length), _later(first, -1)),
        later=_link(query, _later(last, 1), _later(last, length)),
        subscription=Subscription(f"{asked.origin}{asked.root}/feed.ics{query_string(query)}", query_name(query)),
        data=f"{asked.root}/api/events{query_string(query)}",
        changes=f"{asked.root}/changes.atom{query_string(query)}",
        changes_page=f"{asked.root}/changes{query_string(query)}",
        unknown=[] if found else list(_unknown(site, query)),
        kinds=KIND_NAMES,
        statuses=list(Status),
        saved=sorted(site.settings.feeds),
    )


def event(site: Site, asked: Asked) -> Answer:
    """`/events/UID`: one event with its people, place, sources and history."""
    asked.query()
    found = site.event(asked.path["uid"])
    address = f"{asked.origin}{asked.root}/events/{found.uid}"
    visit, programme = site.visit(found)
    return _page(
        asked,
        "event.html",
        heading=title(found),
        event=found,
        visit=visit,
        programme=programme,
        linked_data=event_data(found, address),
        subscription=Subscription(f"{address}.ics", title(found)),
    )


def person(site: Site, asked: Asked) -> Answer:
    """`/people/NAME`: the events of one person; NAME as in the address of the feed."""
    asked.query()
    stem = asked.path["name"]
    return _listing(asked, site.person(stem), f"people/{stem}", "person")


def country(site: Site, asked: Asked) -> Answer:
    """`/countries/CODE`: the events in a country, or with those who act for it."""
    asked.query()
    code = asked.path["name"].lower()
    return _listing(asked, site.country(code), f"countries/{code}", "country")


def changes(site: Site, asked: Asked) -> Answer:
    """`/changes?...`: what was new, moved or called off lately, by the day (UTC) on which it was recorded."""
    query = asked.query()
    found = site.changes(query)
    return _page(
        asked,
        "changes.html",
        heading=f"{query_name(query)}: changes",
        atom=f"{asked.root}/changes.atom{query_string(query)}",
        count=len(found),
        days=[(day, list(revisions)) for day, revisions in groupby(found, lambda revision: revision.recorded.date())],
    )


def feeds(site: Site, asked: Asked) -> Answer:
    """`/feeds`: every feed with its name and number of events."""
    asked.query()
    listed = [feed for feed in catalogue(site.find(Query())) if "/" in feed.path and feed.listed]
    groups = {folder: [f for f in listed if f.path.startswith(f"{folder}/")] for folder in ("countries", "people", "kinds")}
    subscription = Subscription(f"{asked.origin}{asked.root}/feeds/all.ics", "Diplomatic calendar")
    return _page(
        asked, "feeds.html", heading="Feeds", groups=groups, saved=sorted(site.settings.feeds), subscription=subscription
    )


def static(site: Site, asked: Asked) -> Answer:
    """`/static/NAME`: style sheet, script and icon. Raises NotFound for any other name."""
    name = asked.path["name"]
    if name not in _STATIC:
        raise NotFound(f"There is no file {name[:40]!r} here.")
    body = (files("diplocal.web") / "static" / name).read_bytes()
    return Answer(body, _STATIC[name], modified=asked.now, max_age=3600)


def refusal(root: str, sentence: str, status: int, headers: Sequence[tuple[str, str]] = ()) -> Answer:
    """A page that says why there is none."""
    heading = _REFUSED.get(status, "Something went wrong")
    text = TEMPLATES.get_template("refusal.html").render(root=root, heading=heading, sentence=sentence)
    return Answer(text.encode("utf-8", "replace"), HTML, status, headers=headers)


def _listing(asked: Asked, shelved: Shelved, path: str, sort: str) -> Answer:
    coming = [e for e in shelved.events if e.when.last_day >= asked.today]
    past = [e for e in shelved.events if e.when.last_day < asked.today]
    return _page(
        asked,
        "listing.html",
        heading=shelved.name,
        sort=sort,
        offices=_offices(shelved) if sort == "person" else [],
        coming=coming[:MOST_ON_PAGE],
        past=past[: -MOST_ON_PAGE - 1 : -1],
        count=len(shelved.events),
        subscription=Subscription(f"{asked.origin}{asked.root}/feeds/{path}.ics", shelved.name),
    )


def _unknown(site: Site, query: Query) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each name of the query that nobody has, with who may be meant and the address that asks for them."""
    for name, guesses in site.unknown_people(query):
        asked = ((guess, tuple(guess if n == name else n for n in query.people)) for guess in guesses)
        yield name, [(guess, query_string(replace(query, people=people), days=True)) for guess, people in asked]


def _offices(shelved: Shelved) -> list[tuple[str, str | None]]:
    """Each office and country in which the person of this name appears, the latest first; what a shorter one says is left out."""
    told = (p for e in reversed(shelved.events) for p in e.people if p.name == shelved.name and (p.office or p.country))
    found = list(dict.fromkeys((p.office or "", p.country) for p in told))
    return [
        (office, country)
        for office, country in found
        if not any(of == country and other != office and ((other and other in office) or not office) for other, of in found)
    ]


def _page(asked: Asked, template: str, **values: Any) -> Answer:
    country = gazetteer.load().country
    text = TEMPLATES.get_template(template).render(root=asked.root, today=asked.today, is_country=country, **values)
    return Answer(text.encode("utf-8", "replace"), HTML, modified=asked.now)


def _link(query: Query, first: date, last: date) -> str:
    """The part of an address from "?" on that asks for other days."""
    return query_string(replace(query, start=first, end=last), days=True)


def _later(day: date, days: int) -> date:
    """`day` and `days` more, as far as the calendar of Python goes."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
