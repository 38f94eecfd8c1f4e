"""Pages as a reader without any script gets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from diplocal.calendar import Calendar
from diplocal.model import Access, Press, Status
from diplocal.web import application

from .asking import Ask, Got, asking
from .conftest import LUND, MBELE, MOVED, TALKS, VISIT, announced, on

Uid = Callable[[str], str]


def page(got: Got, status: int = 200) -> html.HtmlElement:
    assert (got.status, got.headers["content-type"]) == (status, "text/html; charset=utf-8"), got.text
    return html.document_fromstring(got.text)


def texts(found: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found]


def entries(root: html.HtmlElement) -> list[str]:
    return texts(root.cssselect(".entry h3"))


def test_the_agenda_shows_two_weeks_day_by_day(ask: Ask) -> None:
    root = page(ask("/"))
    assert texts(root.cssselect(".period")) == ["10–23 March 2031: 3 events"]
    assert texts(root.cssselect("h2 > time")) == [
        "Wednesday 12 March 2031",
        "Thursday 13 March 2031",
        "Friday 14 March 2031",
        "Tuesday 18 March 2031",
    ]
    assert entries(root) == [
        "Mbele (TZ) visits Oslo",
        "Lund – Kálmán talks, Oslo",
        "Forum on Rivers, Bergen tentative date to be confirmed",
    ]
    assert texts(root.cssselect(".entry .time")) == ["12–14 Mar", "10:30 CET", "late Mar 2031"]
    assert texts(root.cssselect(".goes-on li a")) == ["Mbele (TZ) visits Oslo"] * 2
    assert root.cssselect("time[data-own]")[0].get("datetime") == "2031-03-18T09:30Z"


def test_today_is_marked(calendar: Calendar) -> None:
    day = date(2031, 3, 18)
    ask = asking(application(calendar, today=lambda: day))
    assert texts(page(ask("/?from=2031-03-12")).cssselect(".today h2")) == ["Tuesday 18 March 2031 today"]
    # a server that runs on shows another page on another day
    day = date(2031, 3, 19)
    assert texts(page(ask("/?from=2031-03-12")).cssselect(".today h2")) == []


def test_filters_narrow_the_agenda_and_stay_in_the_form(ask: Ask) -> None:
    root = page(ask("/?person=kalman&person=mbele&kind=meeting&from=2031-03-01&to=2031-03-31"))
    assert entries(root) == ["Lund – Kálmán talks, Oslo"]
    form = root.cssselect("form.filters")[0]
    assert [field.value for field in form.cssselect("[name=person]")] == ["kalman", "mbele"]
    assert (form.fields["kind"], form.fields["from"], form.fields["to"]) == ("meeting", "2031-03-01", "2031-03-31")
    assert texts(root.cssselect("h1")) == ["Diplomatic calendar: Meetings and talks, kalman or mbele"]


def test_the_subscription_is_the_query_on_the_page(ask: Ask) -> None:
    root = page(ask("/?person=K%C3%A1lm%C3%A1n&kind=meeting&from=2031-03-01&to=2031-03-31"))
    address = root.cssselect("#address")[0].get("value")
    assert address == "https://calendar.example/feed.ics?person=K%C3%A1lm%C3%A1n&kind=meeting"
    webcal, google, outlook, plain = [a.get("href") for a in root.cssselect(".subscribe a")]
    assert plain == address
    assert webcal == address.replace("https://", "webcal://")
    assert parse_qs(urlsplit(google).query)["cid"] == [webcal]
    assert parse_qs(urlsplit(outlook).query)["url"] == [address]
    served = ask(address.removeprefix("https://calendar.example"))
    assert served.text.count("BEGIN:VEVENT") == 1


def test_the_period_can_be_turned_like_a_page(ask: Ask) -> None:
    root = page(ask("/?country=NO&from=2031-03-10&to=2031-03-16"))
    earlier, later = [a.get("href") for a in root.cssselect(".pager a")]
    assert earlier == "/?country=NO&from=2031-03-03&to=2031-03-09"
    assert later == "/?country=NO&from=2031-03-17&to=2031-03-23"
    assert entries(page(ask(later)))[0] == "Lund – Kálmán talks, Oslo"


def test_where_there_is_nothing_the_page_says_where_there_is(ask: Ask) -> None:
    root = page(ask("/?from=2020-01-01&to=2020-01-31"))
    (empty,) = root.cssselect(".empty")
    assert "The calendar covers 12–31 March 2031." in texts([empty])[0]
    assert len(entries(page(ask(empty.cssselect("a")[0].get("href"))))) == 3


def test_where_nobody_has_the_name_the_page_says_who_has_one_like_it(ask: Ask) -> None:
    root = page(ask("/?person=Kalmann&person=Mbele&country=HU"))
    (empty,) = root.cssselect(".empty")
    assert texts([empty])[0].startswith("Nobody here is named “Kalmann”; did you mean Péter Kálmán? Nothing is known")
    meant = empty.cssselect("a")[0].get("href")
    assert meant == "/?person=P%C3%A9ter+K%C3%A1lm%C3%A1n&person=Mbele&country=HU"
    assert entries(page(ask(meant))) == ["Lund – Kálmán talks, Oslo"]
    assert "Nobody here is named “Zz”. Nothing" in texts(page(ask("/?person=Zz")).cssselect(".empty"))[0]


def test_what_began_and_goes_on_is_under_way(calendar: Calendar) -> None:
    calendar.ingest(announced("2", date(2031, 3, 13), replace(VISIT, status=Status.HELD)))
    on_day = {n: asking(application(calendar, today=lambda n=n: date(2031, 3, n))) for n in (13, 15)}
    assert "Mbele (TZ) visits Oslo under way" in entries(page(on_day[13]("/?from=2031-03-12")))
    assert "Mbele (TZ) visits Oslo held" in entries(page(on_day[15]("/?from=2031-03-12")))


def test_changes_are_told_by_the_day_on_which_they_were_recorded(ask: Ask, calendar: Calendar) -> None:
    calendar.ingest(announced("2", date(2031, 3, 8), MOVED))
    root = page(ask("/changes"))
    assert texts(root.cssselect("h2")) == ["Recorded on Sunday 9 March 2031"]
    first = root.cssselect(".entry")[0]
    assert texts(first.cssselect("p, h3")) == [
        "moved",
        "Mbele (TZ) visits Oslo",
        "12–14 March 2031 → 24–25 March 2031",
        "visit",
    ]
    assert ask(first.cssselect("a")[0].get("href")).status == 200
    assert len(root.cssselect(".entry")) == 4
    narrowed = page(ask("/changes?kind=meeting"))
    assert entries(narrowed) == ["Lund – Kálmán talks, Oslo"]
    assert narrowed.cssselect(".top-line a")[0].get("href") == "/changes.atom?kind=meeting"


def test_an_event_shows_time_place_people_words_and_history(ask: Ask, calendar: Calendar, uid: Uid) -> None:
    calendar.ingest(announced("2", date(2031, 3, 8), MOVED))
    root = page(ask(f"/events/{uid('Mbele')}"))
    facts = dict(zip(texts(root.cssselect("dt")), texts(root.cssselect("dd")), strict=True))
    assert facts["When"] == "24–25 March 2031"
    assert facts["Where"] == "Victoria Terrasse, Oslo, Norway Norway: all events"
    assert facts["Who"].startswith("Juma Mbele Foreign Minister, Tanzania")
    assert texts(root.cssselect("blockquote")) == [
        "The visit of Juma Mbele takes place on 24-25 March, not on 12-14 March.",
        "Juma Mbele will visit Oslo on 12-14 March.",
    ]
    assert root.cssselect(".source a")[0].get("href") == "https://mfa.example/2?a=1&b=2"
    assert texts(root.cssselect("tbody tr")) == ["2031-03-0312–14 March 2031planned", "2031-03-0824–25 March 2031planned"]


def test_an_event_tells_the_press_what_the_documents_say(ask: Ask, calendar: Calendar, uid: Uid) -> None:
    told = replace(TALKS, press=Press(Access.SPRAY, None, "press@mfa.example"))
    calendar.ingest(announced("2", date(2031, 3, 8), told))
    facts = dict(zip(*(texts(page(ask(f"/events/{uid('Lund')}")).cssselect(tag)) for tag in ("dt", "dd")), strict=True))
    assert facts["Press"] == "cameras for a moment only; accreditation with press@mfa.example"
    assert len(entries(page(ask("/?from=2031-03-01&to=2031-03-31&press=spray")))) == 1
    assert len(entries(page(ask("/?from=2031-03-01&to=2031-03-31&press=open")))) == 0


def test_an_event_tells_the_time_at_the_place_and_in_utc(ask: Ask, uid: Uid) -> None:
    when = texts(page(ask(f"/events/{uid('Lund')}")).cssselect("dd"))[0]
    assert when == "18 March 2031, 10:30 (Europe/Oslo, UTC+01:00); no end announced That is 09:30 UTC"


def test_a_visit_shows_its_programme_and_each_part_its_visit(ask: Ask, calendar: Calendar, uid: Uid) -> None:
    part = replace(TALKS, people=(MBELE, LUND), when=on(13))
    calendar.ingest(announced("2", date(2031, 3, 4), part))
    visit, talks = uid("Mbele (TZ)"), uid("Mbele – Lund talks")
    assert texts(page(ask(f"/events/{visit}")).cssselect(f'[aria-labelledby=programme] a[href="/events/{talks}"]'))
    assert "Mbele (TZ) visits Oslo" in texts(page(ask(f"/events/{talks}")).cssselect(f'dd > a[href="/events/{visit}"]'))


def test_the_offices_of_a_person_are_told_once(ask: Ask, calendar: Calendar) -> None:
    for n, office in enumerate(("Hungarian Foreign Minister", None, "Prime Minister")):
        him = replace(TALKS.people[1], office=office)
        calendar.ingest(announced(f"1{n}", date(2031, 3, 4), replace(TALKS, people=(him,), when=on(20 + n))))
    offices = texts(page(ask("/people/peter-kalman")).cssselect(".office"))
    assert offices == ["Prime Minister, Hungary", "Foreign Minister, Hungary"]


def test_an_event_is_linked_data(ask: Ask, uid: Uid) -> None:
    root = page(ask(f"/events/{uid('Lund')}"))
    data = json.loads(root.cssselect("script[type='application/ld+json']")[0].text)
    assert (data["@type"], data["startDate"], data["location"]["name"]) == (
        "Event",
        "2031-03-18T10:30+01:00",
        "Victoria Terrasse",
    )
    assert "endDate" not in data
    assert [person["name"] for person in data["attendee"]] == ["Ida Lund", "Péter Kálmán"]
    vague = json.loads(page(ask(f"/events/{uid('Forum')}")).cssselect("script[type='application/ld+json']")[0].text)
    assert "startDate" not in vague


def test_a_person_and_a_country_have_pages_that_an_event_links(ask: Ask, uid: Uid) -> None:
    links = [a.get("href") for a in page(ask(f"/events/{uid('Lund')}")).cssselect("dd a")]
    assert links == ["/countries/no", "/people/ida-lund", "/people/peter-kalman"]
    person = page(ask("/people/peter-kalman"))
    assert texts(person.cssselect("h1, .office")) == ["Péter Kálmán", "Foreign Minister, Hungary"]
    assert entries(person) == ["Lund – Kálmán talks, Oslo"]
    assert texts(person.cssselect(".time")) == ["18 Mar 2031, 10:30"]
    assert person.cssselect("#address")[0].get("value") == "https://calendar.example/feeds/people/peter-kalman.ics"
    assert len(entries(page(ask("/countries/no")))) == 3


@pytest.mark.parametrize("target", ["/nothing", "/events/ffff", "/people/nobody", "/countries/zz", "/?kind=party"])
def test_a_refusal_is_a_page_too(ask: Ask, target: str) -> None:
    root = page(ask(target), 400 if "?" in target else 404)
    assert texts(root.cssselect("h1")) == ["This cannot be asked" if "?" in target else "Not here"]
    (sentence,) = texts(root.cssselect(".empty"))
    assert sentence.endswith(".")


def test_every_link_of_the_site_leads_somewhere(ask: Ask, uid: Uid) -> None:
    seen: set[str] = set()
    waiting = ["/", f"/events/{uid('Forum')}"]
    while waiting and len(seen) < 200:
        target = waiting.pop()
        seen.add(target)
        got = ask(target)
        assert got.status == 200, target
        if got.headers["content-type"].startswith("text/html"):
            root = html.document_fromstring(got.text)
            found = [element.get("href") or element.get("src") for element in root.cssselect("[href], script[src]")]
            local = [url.removeprefix("https://calendar.example") for url in found if not url.startswith(("webcal:", "#"))]
            # the agenda can be turned without end
            waiting += [url for url in local if url.startswith("/") and "from=" not in url and url not in seen]
    assert {"/feeds", "/feeds/tbc.ics", "/people/ida-lund", "/countries/hu", "/?feed=oslo-visits", "/static/page.js"} <= seen


@pytest.mark.parametrize("target", ["/", "/feeds", "/people/ida-lund", "/nothing"])
def test_a_page_can_be_heard(ask: Ask, target: str) -> None:
    """What a screen reader needs: a language, one heading of the first level, landmarks, a way past them, names for fields."""
    root = html.document_fromstring(ask(target).text)
    assert root.get("lang") == "en"
    assert [len(root.cssselect(tag)) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert root.cssselect("body > a")[0].get("href") == f"#{root.cssselect('main')[0].get('id')}"
    named = {label.get("for") for label in root.cssselect("label[for]")}
    assert [f for f in root.cssselect("input, select") if f.get("id") not in named and f.getparent().tag != "label"] == []
    ids = [element.get("id") for element in root.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    assert {element.get("aria-labelledby") for element in root.cssselect("[aria-labelledby]")} <= set(ids)
    assert root.cssselect("[style], [onclick]") == []
