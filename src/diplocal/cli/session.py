"""What the options that hold everywhere mean: the settings, the day that counts as today, the past day to look from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from diplocal.errors import UsageError

if TYPE_CHECKING:
    from diplocal.calendar import Calendar
    from diplocal.settings import Settings


@dataclass
class Session:
    """The options as given; settings are read at first use, so that help never fails."""

    database: str | None = None
    today_given: date | None = None
    as_of: date | None = None
    zone_given: str | None = None

    @cached_property
    def settings(self) -> Settings:
        """Raises UsageError for settings that make no sense."""
        from diplocal import settings

        try:
            return settings.load(database=self.database, today=self.today_given, timezone=self.zone_given)
        except FileNotFoundError as error:
            raise UsageError("The working folder is not there any more; change to another one.") from error

    @property
    def today(self) -> date:
        """The day that counts as today: with --as-of and no --today, that day. Raises UsageError for one beyond all calendars."""
        from diplocal.periods import within_bounds

        return within_bounds(self.today_given or self.as_of or self.settings.today)

    @property
    def zone(self) -> tzinfo | None:
        """The reader's time zone; None for the machine's own."""
        if self.settings.timezone is None:
            return None
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.settings.timezone)

    def calendar(self, *, new: bool = False) -> Calendar:
        """The calendar of the database in use, made at first use: one that `--db` names only if `new`, for names are mistyped.

        Raises StoreError or SchemaError.
        """
        from diplocal.calendar import open_calendar

        return open_calendar(settings=self.settings, create=new or self.database is None)


def session_of(context: typer.Context) -> Session:
    """The session that the program's own options made."""
    found = context.find_object(Session)
    return found or Session()


def day(text: str) -> date:
    """A day given as YYYY-MM-DD; anything else is a usage error."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as YYYY-MM-DD.") from None
