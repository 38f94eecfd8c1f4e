"""Names of places, countries and international bodies: finds them in text and tells what is known of each."""

from diplocal.gazetteer.entries import City, Country, Entry, Match, NameKind, Organisation, Region, Venue
from diplocal.gazetteer.gazetteer import Gazetteer, load

__all__ = ["City", "Country", "Entry", "Gazetteer", "Match", "NameKind", "Organisation", "Region", "Venue", "load"]
