"""The program and the options that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from diplocal.cli.commands import COMMANDS, Commands
from diplocal.cli.session import Session, day
from diplocal.errors import UsageError

EVERYWHERE = ("--db", "--today", "--as-of", "--zone")


class Program(TyperGroup):
    """A group that takes its own options after the command's name too, and loads no command but the one that is run."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes | {"commands": Commands()})

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List all commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.about) for name, listed in COMMANDS.items()])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse with the options that hold everywhere put first."""
        parsed: list[str] = super().parse_args(ctx, to_front(args))
        return parsed


def to_front(args: Sequence[str]) -> list[str]:
    """The arguments with those options that hold everywhere, and their values, first; what follows `--` is left alone.

    Raises UsageError where a value is missing.
    """
    front: list[str] = []
    rest: list[str] = []
    left = iter(args)
    for arg in left:
        if arg == "--":
            rest += [arg, *left]
        elif arg.partition("=")[0] in EVERYWHERE:
            front.append(arg)
            if "=" not in arg:
                front.append(_value_of(arg, left))
        else:
            rest.append(arg)
    return front + rest


def _value_of(option: str, left: Iterator[str]) -> str:
    value = next(left, None)
    if value is None:
        raise UsageError(f"Option '{option}' requires an argument. See 'diplocal --help'.")
    return value


app = typer.Typer(
    cls=Program,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="--db, --today, --as-of and --zone may stand after the command too.",
)


@app.callback()
def program(
    context: typer.Context,
    db: Annotated[str | None, typer.Option(metavar="URL", help="Database: a path or URL (also DIPLOCAL_DATABASE_URL).")] = None,
    today: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATE", help="The day that counts as today (also DIPLOCAL_TODAY)."),
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", parser=day, metavar="DATE", help="Show what was publicly known on that day."),
    ] = None,
    zone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="Your time zone, as Europe/Vienna (the machine's own).")
    ] = None,
) -> None:
    """Diplomatic calendar: who meets whom, when and where, who says so, and what changed since."""
    context.obj = Session(db, today, as_of, zone)
