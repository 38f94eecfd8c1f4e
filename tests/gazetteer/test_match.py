"""What the shipped gazetteer finds in text, and what it leaves alone."""

import pytest

from diplocal import gazetteer

FOUND = [
    ("talks in Moscow", "Moscow", "city", "RU"),
    ("Tanzanian Minister", "Tanzanian", "demonym", "TZ"),
    ("visit to Guinea-Bissau", "Guinea-Bissau", "country", "GW"),
    ("the EU delegation", "EU", "organisation", "BE"),
    ("at the Palais des Nations", "Palais des Nations", "venue", "CH"),
    ("a trip to Catalonia", "Catalonia", "region", "ES"),
]


@pytest.mark.parametrize(("text", "words", "kind", "country"), FOUND)
def test_found(text, words, kind, country):
    (match,) = gazetteer.load().match(text)
    assert (text[match.start : match.end], match.kind, match.country) == (words, kind, country)
