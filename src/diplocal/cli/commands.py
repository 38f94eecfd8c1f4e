"""The commands by name, each loaded when it is asked for: what `diplocal --help` prints stands here, so that it loads none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer


class Listed(NamedTuple):
    """A command as the list of all commands has it."""

    place: str
    """Its module here, and the function or the group of commands there."""
    about: str
    """The first sentence of its help."""
    example: str | None = None
    """What follows its name in the example below its help; None for a group."""


COMMANDS: Mapping[str, Listed] = {
    "ingest": Listed(
        "recording.ingest", "Read documents and record the events that they announce.", "documents/moscow-briefing.txt"
    ),
    "agenda": Listed(
        "viewing.agenda", "List the days of a period with what happens on each.", '"next week" --person Lavrov --kind not:press'
    ),
    "month": Listed("viewing.month", "Show a month as a grid.", '"November 2014" --country Austria'),
    "next": Listed("viewing.next_event", "Say what is next, in one line for a status bar.", "--person Kerry"),
    "who": Listed("asking.who", "Say where somebody is, what is next, whom they met.", "lavrov --days 7"),
    "where": Listed("asking.where", "Say what takes place in a country or city, now and next.", "Vienna"),
    "stats": Listed("asking.stats", "Count events by country, kind and month.", '"November 2014" --top 5'),
    "events": Listed("finding.events", "List events, from today on.", "--person Lavrov --with Membe --all"),
    "show": Listed("finding.show_event", "Show one event.", "53866cce"),
    "changes": Listed("following.changes", "List what was recorded lately.", "--since last-look"),
    "leads": Listed("following.leads", "List what is announced without a date yet.", "--person Lavrov"),
    "edit": Listed(
        "correcting.edit", "State fields of an event by hand.", "53866cce start=2014-11-20 venue='Spiridonovka House'"
    ),
    "add": Listed(
        "correcting.add",
        "Add an event that no document tells.",
        "kind=call start=2014-11-24 people='Ada Berg (NO); Bo Falk (SE)'",
    ),
    "accept": Listed("correcting.accept", "Accept an event as it is.", "53866cce"),
    "reject": Listed("correcting.reject", "Say that something is no event.", "53866cce"),
    "merge": Listed("correcting.merge", "Make one event of two or more that are the same.", "53866cce c79fdb16"),
    "split": Listed(
        "correcting.split",
        "Part from an event what one document says of another one.",
        "53866cce --document documents/moscow-briefing.txt",
    ),
    "undo": Listed("correcting.undo", "Take back a correction.", "7"),
    "corrections": Listed("correcting.corrections", "List what people stated by hand, those taken back too.", ""),
    "conflicts": Listed("reviewing.conflicts", "Show what cannot all be true.", "2014-11 --person Steinmeier"),
    "review": Listed("reviewing.review", "Go through what nobody accepted yet, the doubtful first.", "--list --kind visit"),
    "extract": Listed(
        "reading.extract",
        "Print the events that documents announce; keep nothing.",
        "documents/minsk-announcement.txt --format jsonl",
    ),
    "explain": Listed("reading.explain", "Show a document with what was seen in it.", "documents/minsk-announcement.txt"),
    "export": Listed("publishing.export", "Write calendar feeds and data files.", "--out feeds --country Austria"),
    "serve": Listed("serve.serve", "Serve feeds and pages over HTTP, until interrupted.", "--port 8080"),
    "demo": Listed("demonstrating.demo", "Do a full round on bundled documents.", "--home round"),
    "reextract": Listed("maintaining.reextract", "Read all stored documents again by today's rules.", ""),
    "feeds": Listed("publishing.feeds_group", "Look after calendar feeds."),
    "db": Listed("maintaining.database_group", "Look after the database."),
}


class Commands(Mapping[str, Any]):
    """typer's commands by name. Raises KeyError for a name that none has."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(name, COMMANDS[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def group(name: str) -> typer.Typer:
    """A group of commands under one name, without any yet."""
    about = COMMANDS[name].about
    return typer.Typer(name=name, help=about, no_args_is_help=True, rich_markup_mode=None, add_completion=False)


def _made(name: str, listed: Listed) -> Any:
    module, _, attribute = listed.place.partition(".")
    found = getattr(import_module(f"diplocal.cli.{module}"), attribute)
    if listed.example is None:
        return typer.main.get_group(found)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, epilog=f"Example: diplocal {name} {listed.example}".rstrip())(found)
    return typer.main.get_command(alone)
