"""What a view has to know beside its events: the day that counts as today, the reader's zone, the room there is, what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo


@dataclass(frozen=True, slots=True)
class Look:
    """`zone` is the reader's, None for the machine's own. `width` is in cells. `news` has "new" or "changed" by UID."""

    today: date
    width: int = 80
    zone: tzinfo | None = None
    news: Mapping[str, str] = field(default_factory=dict)
    sources: bool = False
    """Whether each event shows who says so, in which words."""
