"""What somebody who mistyped a name may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplocal.errors import UsageError
from diplocal.meant import did_you_mean

if TYPE_CHECKING:
    from diplocal.calendar import Calendar


def one_person(calendar: Calendar, wanted: str) -> list[str]:
    """All names under which the calendar has the person meant by part of a name, or by one that sounds like theirs.

    Raises UsageError where there is no such person, or more than one.
    """
    from diplocal.names import compatible_names

    names = known_or_alike(calendar, wanted)
    if not names:
        raise UsageError(nobody(calendar, wanted))
    fullest = max(names, key=lambda name: (len(name.split()), name))
    others = [name for name in names if not compatible_names(name, fullest)]
    if others:
        raise UsageError(f"{wanted!r} names more than one person: {', '.join([fullest, *others][:6])}; give more of the name.")
    return names


def nobody(calendar: Calendar, wanted: str) -> str:
    """A sentence for a name that nobody in the calendar has."""
    guesses = calendar.people(wanted, guess=True)
    return f"Nobody in the calendar is named {wanted!r}{did_you_mean(wanted, guesses, '`diplocal events --all` shows who is')}"


def known_or_alike(calendar: Calendar, wanted: str) -> list[str]:
    """The names of which `wanted` is a part; where there is none, those that are the same in another spelling ("Lavrow")."""
    return calendar.people(wanted) or _same_in_another_spelling(calendar, wanted)


def spelled_otherwise(calendar: Calendar, wanted: str) -> list[str]:
    """`wanted` itself where it is part of a name, or where no name is the same in another spelling; else those names."""
    return [wanted] if calendar.people(wanted) else _same_in_another_spelling(calendar, wanted) or [wanted]


def _same_in_another_spelling(calendar: Calendar, wanted: str) -> list[str]:
    from diplocal.names import compatible_names

    return [name for name in calendar.people(wanted, guess=True) if compatible_names(wanted, name)]
