"""What several people share: an office ("Foreign Ministers X of A and Y of B"), or the country of the first of two offices."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.people import Mention
from diplocal.extract.wording import Wording, code_of
from diplocal.gazetteer import Match, NameKind

_JOINED = frozenset({(",",), ("and",), ("&",), (",", "and")})
_BODIES = (NameKind.COUNTRY, NameKind.DEMONYM)


def share(words: Wording, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a block, each with what it shares with the one before it; of a plural office each has the singular."""
    found: list[Mention] = []
    codes: list[str] = []
    office = ""
    for mention in mentions:
        if mention.plural and mention.office:
            codes, office = _codes(words, mention), mention.office
            if codes:
                office = _without_countries(words, mention.first, len(office.split()))
            if mention.name:
                mention = _one(words, mention, office, codes)
        elif found:
            between = tuple(words.lows[i] for i in range(found[-1].last, mention.first))
            if mention.name and not mention.office and found[-1].plural and _lists(words, found[-1], mention, between):
                mention = _one(words, mention, office, codes)
            elif between == ("and",) and _adjective(words, found[-1]) and _lacks_country(mention):
                mention = mention._replace(country=found[-1].country)
        found.append(mention)
    return found


def _lists(words: Wording, before: Mention, mention: Mention, between: tuple[str, ...]) -> bool:
    """Whether a name goes on the list that a plural office opens, perhaps after countries ("of A and B, X and Y")."""
    if between in _JOINED:
        return True
    countries = all(i in words.tags or words.lows[i] in ("and", ",", "the", "of") for i in range(before.last, mention.first))
    return before.name is None and countries and words.lows[mention.first - 1] == ","


def _codes(words: Wording, mention: Mention) -> list[str]:
    """The countries of several office holders, in the order in which their names follow; empty where one at most is named."""
    last = mention.first
    matches: dict[Match, None] = {}
    while last < len(words) and (last < mention.last or last in words.tags or words.lows[last] in ("and", ",", "the")):
        if last in words.tags and words.tags[last].kind in _BODIES and not (mention.name and last >= mention.last):
            matches.setdefault(words.tags[last])
        last += 1
    codes = [code for m in matches if (code := code_of(m))]
    return codes if len(codes) > 1 else []


def _without_countries(words: Wording, first: int, length: int) -> str:
    """The words of an office without the countries and what joins them: "foreign ministers" of "Norwegian and Swedish ..."."""
    kept = [words.texts[i] for i in range(first, first + length) if i not in words.tags]
    while kept and kept[0] in ("and", ","):
        del kept[0]
    while kept and kept[-1] in ("of", "the", "and"):
        del kept[-1]
    return " ".join(kept)


def _one(words: Wording, mention: Mention, office: str, codes: list[str]) -> Mention:
    """One of several who hold an office: with its singular, and the next country where they are told in order."""
    country = (
        mention.country if mention.country and not (codes and mention.office) else codes.pop(0) if codes else mention.country
    )
    return mention._replace(office=_singular(words, office), country=country, plural=True, titled=True)


def _singular(words: Wording, office: str) -> str:
    singular = words.lexicon.plural_heads
    parts = [(part, singular.get(part.lower())) for part in office.split()]
    return " ".join(part if one is None else one.title() if part[0].isupper() else one for part, one in parts)


def _lacks_country(mention: Mention) -> bool:
    return bool(mention.office) and not mention.country and not mention.short and mention.name is not None


def _adjective(words: Wording, mention: Mention) -> bool:
    """Whether an office begins with the adjective of its country."""
    adjective = words.tags.get(mention.first)
    return bool(mention.office) and adjective is not None and adjective.kind is NameKind.DEMONYM
