"""One example for the help of each command."""

from __future__ import annotations

import typer

EXAMPLES = {
    "ingest": "documents/moscow-briefing.txt",
    "extract": "documents/minsk-announcement.txt --format jsonl",
    "explain": "documents/minsk-announcement.txt",
    "agenda": '"next week" --person Lavrov --kind not:press',
    "month": '"November 2014" --country Austria',
    "next": "--person Kerry",
    "who": "lavrov --days 7",
    "where": "Vienna",
    "stats": '"November 2014" --top 5',
    "events": "--person Lavrov --with Membe --all",
    "show": "53866cce",
    "changes": "--since last-look",
    "leads": "--person Lavrov",
    "edit": "53866cce start=2014-11-20 venue='Spiridonovka House'",
    "add": "kind=call start=2014-11-24 people='Ada Berg (NO); Bo Falk (SE)'",
    "accept": "53866cce",
    "reject": "53866cce",
    "merge": "53866cce c79fdb16",
    "split": "53866cce --document documents/moscow-briefing.txt",
    "undo": "7",
    "corrections": "",
    "conflicts": "2014-11 --person Steinmeier",
    "review": "--list --kind visit",
    "reextract": "",
    "export": "--out feeds --country Austria",
    "serve": "--port 8080",
    "demo": "--home round",
}
"""What follows the name of a command."""


def give_examples(app: typer.Typer) -> None:
    """Put its example below the help of each command."""
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        if name in EXAMPLES:
            command.epilog = f"Example: diplocal {name} {EXAMPLES[name]}".rstrip()
