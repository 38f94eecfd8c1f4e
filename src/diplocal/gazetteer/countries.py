"""Names of countries alone, without the cities that `load` reads too: what views need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from diplocal.gazetteer.entries import Country
from diplocal.gazetteer.tables import countries


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
