"""Names of countries and organisations alone, without the cities that `load` reads too: what views need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from diplocal.gazetteer.entries import Country, Organisation
from diplocal.gazetteer.spelling import key
from diplocal.gazetteer.tables import countries, organisations


@cache
def _known() -> Mapping[str, Country]:
    return {entry.code: entry for _, _, _, entry in countries() if isinstance(entry, Country)}


def name_of(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 code; an acronym stays as it is."""
    country = _known().get(code)
    return country.name if country else code


def adjective_of(code: str) -> str:
    """What belongs to the country is called so ("German"); an acronym stays as it is."""
    country = _known().get(code)
    return country.demonyms[0] if country and country.demonyms else name_of(code)


@cache
def _organisations() -> Mapping[str, str]:
    return {key(form): entry.id for _, form, _, entry in organisations() if isinstance(entry, Organisation)}


def body_of(text: str) -> str:
    """What stands for the organisation of that name or acronym, in any case ("AU" and "african union" are "African Union").

    Anything else stays as it is, the code of a country too.
    """
    return _organisations().get(key(text), text)
