"""National bodies that have no file of their own: "Ministry of Foreign Affairs of X", "Embassy of X in CITY"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplocal import gazetteer
from diplocal.gazetteer import City, Match, NameKind
from diplocal.model import Publisher

_WORD = r"[A-Z][\w'’.-]*"
_COUNTRY = rf"(?P<country>(?:[Tt]he )?{_WORD}(?:(?: of| and|,)?(?: the)? {_WORD}){{0,5}})"
_SEAT = rf"(?:in|to) (?:the )?(?P<seat>{_WORD}(?: {_WORD})*)"
_MINISTRY = (
    r"(?:[Ff]oreign [Mm]inistry|MINISTRY (?:OF|FOR) (?:FOREIGN|EXTERNAL) AFFAIRS"
    r"|(?:Federal )?(?:Ministry|Department|Secretariat) (?:of|for) (?:Foreign(?: and European)?|External) (?:Affairs|Relations)"
    rf"(?:,? (?:and|&) (?!the )(?:{_WORD} ?(?:and )?){{1,4}})?)"
)
_PRESIDENCY = r"(?:Office of the President|Presidency|Presidential Administration|President['’]s Office)"
_PREMIER = r"(?:Office of the Prime Minister|Prime Minister['’]s Office|Cabinet of Ministers|Government)"
_FORMS = (
    ("mfa", re.compile(rf"{_MINISTRY}(?:,| of| OF| -)? {_COUNTRY}")),
    ("mfa", re.compile(rf"{_COUNTRY}(?:['’]s)? {_MINISTRY}")),
    ("president", re.compile(rf"{_PRESIDENCY} of {_COUNTRY}")),
    ("government", re.compile(rf"{_PREMIER} of {_COUNTRY}")),
    ("embassy", re.compile(rf"(?:High Commission|Embassy|Permanent Mission) of {_COUNTRY} {_SEAT}")),
    ("embassy", re.compile(rf"{_COUNTRY} (?:Embassy|High Commission) {_SEAT}")),
)
_ANY = re.compile(
    r"foreign|external|president|presidency|prime minister|cabinet|government|embassy|high commission|mission", re.I
)
_TITLES = {
    "mfa": "Ministry of Foreign Affairs of {}",
    "president": "Office of the President of {}",
    "government": "Government of {}",
    "embassy": "Embassy of {}",
}
_MINISTRY_HOST = re.compile(r"(?:^|\.)(?:mfa|mofa|mofaic|mfaic|foreign|foreignaffairs|foreignministry)\.(?:[a-z]+\.)?([a-z]{2})$")
_CODE_OF_DOMAIN = {"uk": "GB"}


def _spellings(phrase: str, *, whole: bool) -> Iterator[str]:
    """`phrase` and, unless all of it must be the name, its shorter beginnings and ends, longest first."""
    words = re.sub(r"^[Tt]he |['’]s$", "", phrase.strip(" ,.-")).split()
    yield " ".join(words)
    if not whole:
        for size in range(len(words) - 1, 0, -1):
            yield " ".join(words[:size]).strip(",.")
            yield " ".join(words[-size:]).strip(",.")


def _country(phrase: str, *, whole: bool) -> str | None:
    known = gazetteer.load()
    for words in _spellings(phrase, whole=whole):
        for spelling in (words, re.sub(r"^(?:.*\b)?(?:Republic|Kingdom|State|Government) of (?:the )?", "", words)):
            if code := known.country_named(spelling):
                return code
    return None


@cache
def _publisher(form: str, code: str, seat: str | None) -> Publisher:
    known = gazetteer.load()
    country = known.country(code)
    name = _TITLES[form].format(country.name if country else code)
    id_ = f"{code.casefold()}-{form}"
    if seat is None:
        city = country.capital if country else None
        return Publisher(id_, name, code, known.timezone(city, code), city)
    host = known.country(known.country_named(seat) or "")
    city = host.capital if host else known.canonical_city(seat)
    place = known.city(city) if city else None
    if place is None:
        return Publisher(id_, name, code)
    return Publisher(
        f"{id_}-{place.name.casefold().replace(' ', '-')}", f"{name} in {place.name}", code, place.timezone, place.name
    )


_OF_A_COUNTRY = (NameKind.COUNTRY, NameKind.DEMONYM)


def body(text: str, *, whole: bool = False) -> tuple[int, Publisher] | None:
    """The national body that `text` names first, with the offset; with `whole`, only if the name is all of the text.

    An embassy has the country that it represents, and the city and zone in which it stands.
    """
    if not _ANY.search(text):
        return None
    found: list[tuple[int, Publisher]] = []
    for form, pattern in _FORMS:
        for match in [pattern.fullmatch(text)] if whole else pattern.finditer(text):
            code = _country(match["country"], whole=whole) if match else None
            if match and code:
                found.append((match.start(), _publisher(form, code, match["seat"] if form == "embassy" else None)))
                break
    return min(found, key=lambda at: at[0], default=None)


_BODIES = (
    (
        "mfa",
        re.compile(
            rf"{_MINISTRY}|\bMFA\b|MINISTRY OF INTERNATIONAL (?:RELATIONS|AFFAIRS)|DEPARTMENT OF FOREIGN AFFAIRS|Cancillería",
            re.I,
        ),
    ),
    ("president", re.compile(rf"{_PRESIDENCY}|State House|Presidential Palace|President of the Republic", re.I)),
    ("government", re.compile(_PREMIER, re.I)),
)
_TELLS = re.compile(r"\b(?:visits?|travels?|goes|going|meets?|to|talks|receives?|hosts?|arrives?|minister|premier)\b", re.I)
"""Words of a headline: the country in it is what the text is about."""
_REACH = 2
"""How many lines apart the country and the body of a letterhead may stand."""


def parted(lines: Sequence[str]) -> Publisher | None:
    """The national body whose name and whose country stand near each other in the lines of a letterhead.

    What follows a label ("Tags: Russia, trade") is no part of one.
    """
    known = gazetteer.load()
    countries = [
        (i, m.country)
        for i, line in enumerate(lines)
        for m in (known.match(line) if ":" not in line and not _goes_on(lines, i) else ())
        if (m.kind in _OF_A_COUNTRY and not m.ambiguous and not _TELLS.search(line))
        or (m.kind is NameKind.CITY and (m.start, m.end) == (0, len(line)) and _is_capital(m))
    ]
    for index, line in enumerate(lines):
        form = next((form for form, pattern in _BODIES if pattern.search(line)), None)
        near = [code for at, code in countries if abs(at - index) <= _REACH and code]
        if form is not None and near:
            return _publisher(form, near[0], None)
    return None


def _goes_on(lines: Sequence[str], index: int) -> bool:
    """Whether a line goes on with a title above it: "Visit of Karl Holm, / President of the Republic of Peru"."""
    return index > 0 and lines[index - 1].rstrip().endswith(",")


def _is_capital(match: Match) -> bool:
    """Whether a name is that of a capital, as it stands in a letterhead below the ministry."""
    country = gazetteer.load().country(match.country or "")
    return country is not None and isinstance(match.entries[0], City) and country.capital == match.entries[0].name


def ministry_of_host(host: str) -> Publisher | None:
    """The foreign ministry whose host name follows the custom "mfa.gov.XX"."""
    match = _MINISTRY_HOST.search(host)
    if match is None:
        return None
    code = _CODE_OF_DOMAIN.get(match[1], match[1].upper())
    return _publisher("mfa", code, None) if gazetteer.load().country(code) else None
