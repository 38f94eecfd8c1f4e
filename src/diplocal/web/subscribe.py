"""The addresses under which calendar applications take a feed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed: `address` is where it is fetched, http or https; `name` what applications are told that it is called."""

    address: str
    name: str

    @property
    def webcal(self) -> str:
        """The scheme that applications open by themselves."""
        return f"webcal://{self.address.partition('://')[2]}"

    @property
    def google(self) -> str:
        """Google Calendar's form for a calendar by address; it takes webcal:// and fetches by http or https."""
        return f"https://calendar.google.com/calendar/render?cid={quote(self.webcal, safe='')}"

    @property
    def outlook(self) -> str:
        """Outlook's form for a calendar from the web."""
        return f"https://outlook.live.com/calendar/0/addfromweb?{urlencode({'url': self.address, 'name': self.name})}"
