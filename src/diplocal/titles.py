"""The line a person would write in a diary for an event, from what is known of it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from diplocal.model import Event, Kind, Participant, Place, Role, Status

LONGEST = 80
"""Characters that a title has at most."""

_LABELS = {
    Kind.VISIT: "Visit",
    Kind.MEETING: "Meeting",
    Kind.CALL: "Call",
    Kind.CONFERENCE: "Conference",
    Kind.CEREMONY: "Ceremony",
    Kind.PARLIAMENT: "Parliament",
    Kind.PRESS: "Press",
    Kind.DEADLINE: "Deadline",
    Kind.OTHER: "Event",
}
_MOST_NAMES = 4
_MOST_HOSTS = 2
_EXPECTED = (Status.PLANNED, Status.TENTATIVE, Status.HELD)

# Countries and bodies whose officials' last word is the family name in English texts. Elsewhere the family name comes
# first, is a patronymic, or does not exist, and the full name is kept.
_WESTERN_ORDER = (
    "AD AE AL AM AT AU AZ BA BE BG BH BY CA CH CY CZ DE DK DZ EE EG FI FR GB GE GH GR HR HU IE IL IQ IR IT JO KE KG KW KZ"
    " LB LI LT LU LV LY MA MC MD ME MK MT NA NG NL NO NZ OM PL PS QA RO RS RU SA SD SE SI SK SM SY TJ TM TN TR TZ UA UG US"
    " UZ XK YE ZA ZM ZW EU NATO OSCE"
)
# Where two family names are usual, the last word alone may be the mother's.
_IBERIAN = "AR BO BR CL CO CR CU DO EC ES GT HN MX NI PA PE PT PY SV UY VE"
_BOUND_TO_NEXT = (
    "abd abdel abdul abou abu af al av bar ben da de del della den der di do dos du el la le mc san st ter ten van von zu zum zur"
)
_FAMILY_NAME_LAST = frozenset(_WESTERN_ORDER.split())
_TWO_FAMILY_NAMES = frozenset(_IBERIAN.split())
_PARTICLES = frozenset(_BOUND_TO_NEXT.split())
_PATRONYMIC = frozenset({"bin", "bint", "ibn"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_LEADS_ON = frozenset({"a", "an", "and", "at", "between", "by", "for", "from", "in", "of", "on", "the", "to", "with"})
"""Words with which no title ends."""
_REGNAL = re.compile("[IVX]+")
"""The number of a monarch, patriarch or pope."""

CountryName = Callable[[str], str]


def title(
    kind: Kind,
    status: Status,
    people: Sequence[Participant],
    bodies: Sequence[str],
    place: Place,
    name: str | None,
    *,
    country_name: CountryName = str,
) -> str:
    """One line of at most `LONGEST` characters. Every word stands for a given value; nothing is added to them.

    `country_name` turns an ISO 3166-1 alpha-2 code (or an acronym) into what is printed; by default the code itself.
    Cancellation, postponement and vague dates are for views to mark: a title only chooses its verb by `status`.
    """
    name = _tidy(name)
    where = _tidy(place.city) or _tidy(place.country and country_name(place.country)) or _tidy(place.venue)
    known = [person for person in people if _tidy(person.name)]
    named = {person.country for person in known}
    unnamed = [person for person in people if person not in known and person.country not in named]
    known += [person for person in unnamed if _tidy(person.office)]
    spoken_for = {person.country for person in known}
    if None in spoken_for and len(known) > 1:
        # who is of no known country receives or is received by the country where they are
        spoken_for.add(place.country)
    codes = [*bodies, *(person.country for person in unnamed if person.country and not _tidy(person.office))]
    others = [_tidy(country_name(code)) for code in dict.fromkeys(codes) if code.strip() and code not in spoken_for]
    if kind is Kind.VISIT and known:
        further = [code for code in dict.fromkeys(codes) if len(code) == 2 and code not in (*spoken_for, place.country)]
        stops = [where, *(_tidy(country_name(code)) for code in further if not _tidy(place.city))]
        visitors = _visitors(known, place)
        host = _host(known, visitors) if where and status in _EXPECTED else ""
        candidates = _visit(status, visitors, host, _and([stop for stop in stops if stop]), name, country_name)
    else:
        parties = _parties(known, others, country_name)
        candidates = _gathering(kind, parties, "" if kind is Kind.CALL else where, name)
    return _first_that_fits(text[0].upper() + text[1:] for text in candidates)


def status_text(event: Event, today: date) -> str:
    """The status in a word; what was told as begun and lasts until today or longer is under way."""
    begun = event.status is Status.HELD and event.when.last_day >= today > event.when.first_day
    return "under way" if begun else event.status.value


def surname(person: Participant, country_name: CountryName = str) -> str:
    """The family name with its particles where the country's usage makes it sure, else the whole name.

    A person without a name is the office and country, as "foreign minister (IR)" or "President of Iran".
    """
    full = _tidy(person.name)
    if not full:
        return f"{_tidy(person.office)}{_origin([person], country_name)}"
    words = full.split()
    if len(words) > 2 and words[-1].strip(".").casefold() in _SUFFIXES:
        words[-1:] = []
        words[-1] = words[-1].rstrip(",")
    if _REGNAL.fullmatch(words[-1]):
        return full
    two_names = person.country in _TWO_FAMILY_NAMES
    if person.country not in _FAMILY_NAME_LAST and not (two_names and len(words) == 2):
        return full
    if any(word.casefold() in _PATRONYMIC for word in words):
        return full
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(words[first:])


def _first_that_fits(candidates: Iterator[str]) -> str:
    """The first of the candidates, which get poorer, that is short enough; else the last one, cut."""
    text = ""
    for text in candidates:
        if len(text) <= LONGEST:
            return text
    whole_words = text[:LONGEST].rpartition(" ")[0] or text[: LONGEST - 1]
    kept = whole_words.rstrip(" ,:–").split(" ")
    while len(kept) > 1 and kept[-1].casefold() in _LEADS_ON:
        kept.pop()
    return " ".join(kept) + "…"


def _tidy(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


def _origin(people: Sequence[Participant], country_name: CountryName) -> str:
    """ " (IR)" where all are of Iran, and it is not told by the office that stands for the only one."""
    codes = {person.country for person in people}
    code = codes.pop() if len(codes) == 1 else None
    if code is None:
        return ""
    office = _tidy(people[0].office) if len(people) == 1 and not _tidy(people[0].name) else ""
    told = code in office.split() or (code != country_name(code) and country_name(code) in office)
    return "" if told else f" ({code})"


def _surnames(people: Sequence[Participant], country_name: CountryName) -> list[str]:
    """Surnames, or whole names for those who share one."""
    short = [surname(person, country_name) for person in people]
    return [_tidy(person.name) or name if short.count(name) > 1 else name for person, name in zip(people, short, strict=True)]


def _and(names: Sequence[str], most: int = _MOST_NAMES) -> str:
    if not names:
        return ""
    if len(names) > most:
        rest = len(names) - most + 1
        return f"{', '.join(names[: most - 1])} and {rest} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _visit(
    status: Status, visitors: Sequence[Participant], host: str, where: str, name: str, country_name: CountryName
) -> Iterator[str]:
    one = len(visitors) == 1
    origin = _origin(visitors, country_name)
    short = _surnames(visitors, country_name)
    if origin:
        short = [shown if _tidy(person.name) else _tidy(person.office) for person, shown in zip(visitors, short, strict=True)]
    else:
        origins = [_origin([person], country_name) if _tidy(person.name) else "" for person in visitors]
        short = [f"{shown}{own}" for shown, own in zip(short, origins, strict=True)]
    line = _visit_line(status, _and(short) + origin, one, where)
    if name:
        yield f"{line}: {name}"
    elif host:
        yield f"{line}, {'guest' if one else 'guests'} of {host}"
    yield line
    yield _visit_line(status, _and(short, 2), one, where)


def _visit_line(status: Status, who: str, one: bool, where: str) -> str:
    if status in (Status.CANCELLED, Status.POSTPONED):
        return f"visit of {who} to {where}" if where else f"visit of {who}"
    if not where:
        return f"{who}: visit"
    verb = "may visit" if status is Status.TENTATIVE else "visits" if one else "visit"
    return f"{who} {verb} {where}"


def _visitors(people: Sequence[Participant], place: Place) -> list[Participant]:
    """Who travels: those with that role, else those who are not at home there, else everybody."""
    chosen = [person for person in people if person.role is Role.VISITOR]
    if not chosen and place.country:
        chosen = [person for person in people if person.role is not Role.HOST and person.country != place.country]
    return chosen or list(people)


def _host(people: Sequence[Participant], visitors: Sequence[Participant]) -> str:
    """Who receives; "" where it is nobody who is named, or more than two."""
    hosts = [person for person in people if person.role is Role.HOST and person not in visitors and _tidy(person.name)]
    return _and([surname(host) for host in hosts]) if len(hosts) <= _MOST_HOSTS else ""


def _parties(people: Sequence[Participant], bodies: Sequence[str], country_name: CountryName) -> list[str]:
    """The sides: people of one country together where there are two countries, and each body by itself."""
    names = _surnames(people, country_name)
    countries = list(dict.fromkeys(person.country for person in people))
    if len(countries) == 2 and len(people) > 2 and None not in countries and not bodies:
        return [
            _and([name for name, person in zip(names, people, strict=True) if person.country == country], 2)
            for country in countries
        ]
    return [*names, *bodies]


def _gathering(kind: Kind, parties: Sequence[str], where: str, name: str) -> Iterator[str]:
    parties = [party for party in parties if party.casefold() not in name.casefold()]
    place = f", {where}" if where and where.casefold() not in name.casefold() else ""
    who = " – ".join(parties) if len(parties) <= _MOST_NAMES else _and(parties)
    if kind is Kind.DEADLINE:
        said = _LABELS[kind].casefold() in name.casefold()
        yield name if said else f"{_LABELS[kind]}: {name or who}" if name or who else _LABELS[kind]
    elif kind is Kind.CONFERENCE and name:
        yield f"{name}{place}"
        yield name
    elif kind is Kind.MEETING and not name and len(parties) > 1:
        yield f"{who} talks{place}" if len(parties) <= _MOST_NAMES else f"Talks: {who}{place}"
        yield f"Talks: {_and(parties, 2)}{place}"
    else:
        label = name or _LABELS[kind]
        if who:
            yield f"{label}: {who}{place}"
            yield f"{label}: {_and(parties, 2)}{place}"
        yield f"{label}{place}"
        yield label
