"""Commands for what a person knows better: edit, add, accept, reject, merge, split, undo, corrections."""

from __future__ import annotations

import getpass
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.session import session_of
from diplocal.cli.terminal import Form, print_records, show
from diplocal.errors import UsageError
from diplocal.model import Claim, Correction, CorrectionKind
from diplocal.records import Record, claim_record

if TYPE_CHECKING:
    from rich.console import RenderableType

    from diplocal.calendar import Calendar
    from diplocal.store.results import Corrected
    from diplocal.tracker.desk import Desk

Author = Annotated[
    str | None,
    typer.Option(metavar="NAME", envvar="DIPLOCAL_AUTHOR", show_envvar=False, help="Who says so (you; also DIPLOCAL_AUTHOR)."),
]
Uid = Annotated[str, typer.Argument(metavar="UID", help="The event's UID, or its first characters.")]
Assignments = Annotated[
    list[str],
    typer.Argument(metavar="FIELD=VALUE...", help="Such as start=2014-11-20, city=Geneva, people='Ada Berg (NO); Bo Falk (SE)'."),
]
Lock = Annotated[bool, typer.Option("--lock", help="Win over later documents too.")]


def desk_of(calendar: Calendar, author: str | None) -> Desk:
    """The hand under whose name corrections are recorded: who is named, or who is logged in. Raises UsageError for neither."""
    if author is None:
        try:
            author = getpass.getuser()
        except (KeyError, OSError, ImportError):
            raise UsageError("It is not known who you are; give your name with --author.") from None
    return calendar.by(author)


def edit(context: typer.Context, uid: Uid, assignments: Assignments, lock: Lock = False, author: Author = None) -> None:
    """State fields of an event by hand. They win over every document published until now."""
    from diplocal.cli.statements import parse

    with session_of(context).calendar() as calendar:
        event = calendar.show(uid)
        stated, fields = parse(assignments, event)
        tell(desk_of(calendar, author).edit(event.uid, stated, fields, locked=lock))


def add(
    context: typer.Context,
    assignments: Assignments,
    note: Annotated[str, typer.Option(metavar="WORDS", help="Where you have it from; shown as its quote.")] = "",
    author: Author = None,
) -> None:
    """Add an event that no document tells."""
    from diplocal.cli.statements import parse

    stated, _ = parse(assignments)
    with session_of(context).calendar(new=True) as calendar:
        tell(desk_of(calendar, author).add(replace(stated, quote=note, confidence=1.0)))


def accept(context: typer.Context, uid: Uid, author: Author = None) -> None:
    """Accept an event as it is. With --approved, views and feeds show nothing else."""
    with session_of(context).calendar() as calendar:
        tell(desk_of(calendar, author).accept(uid))


def reject(context: typer.Context, uid: Uid, lock: Lock = False, author: Author = None) -> None:
    """Say that something is no event. A later document that speaks of it brings it back."""
    with session_of(context).calendar() as calendar:
        tell(desk_of(calendar, author).reject(uid, locked=lock))


def merge(
    context: typer.Context,
    uids: Annotated[list[str], typer.Argument(metavar="UID UID...", help="Two UIDs or more, or their first characters.")],
    author: Author = None,
) -> None:
    """Make one event of two or more that are the same."""
    with session_of(context).calendar() as calendar:
        tell(desk_of(calendar, author).merge(uids))


def split(
    context: typer.Context,
    uid: Uid,
    document: Annotated[
        str, typer.Option(metavar="DOCUMENT", help="Path, address or title of the one that means another event.")
    ],
    author: Author = None,
) -> None:
    """Part from an event what one document says of another one."""
    with session_of(context).calendar() as calendar:
        tell(desk_of(calendar, author).split(uid, document))


def undo(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help="Which correction; your last one if none is named.")
    ] = None,
    author: Author = None,
) -> None:
    """Take back a correction."""
    with session_of(context).calendar() as calendar:
        done = desk_of(calendar, author).undo(number)
    print(f"Undone: {sentence(done.correction)}.{_effects(done)}")


def corrections(
    context: typer.Context,
    form: Annotated[Form, typer.Option("--format", help="A table, or one of two forms for programs.")] = Form.TABLE,
) -> None:
    """List what people stated by hand, those taken back too."""
    with session_of(context).calendar() as calendar:
        found = calendar.corrections()
    if form is not Form.TABLE:
        print_records(map(correction_record, found), form)
    elif found:
        show(by_hand(found))
    else:
        print("No corrections: everything follows from documents.")


def tell(done: Corrected) -> None:
    """Say what a correction did, and how it is taken back."""
    print(f"{sentence(done.correction)}.{_effects(done)} 'diplocal undo {done.correction.number}' takes it back.")


def _effects(done: Corrected) -> str:
    from diplocal.agenda.wording import UID_LENGTH

    parts = [
        f"{word} {', '.join(uid[:UID_LENGTH] for uid in uids)}"
        for word, uids in (("new", done.created), ("changed", done.changed), ("gone", done.removed))
        if uids
    ]
    return f" Events: {'; '.join(parts)}." if parts else ""


def sentence(correction: Correction) -> str:
    """What a correction says, without its author: "edit: start 2031-03-20, city Oslo (locked)"."""
    from diplocal.agenda.wording import UID_LENGTH, clean

    parts = []
    if correction.kind is CorrectionKind.EDIT and correction.stated:
        parts.append(", ".join(f"{name} {clean(_value(correction.stated, name))}" for name in correction.fields))
    elif correction.kind in (CorrectionKind.MERGE, CorrectionKind.SPLIT):
        parts.append(" ".join(seed[:UID_LENGTH] for seed in correction.claims))
    if correction.others:
        parts.append(f"from {' '.join(seed[:UID_LENGTH] for seed in correction.others)}")
    text = f"{correction.kind.value}{': ' if parts else ''}{' '.join(parts)}"
    return f"{text} (locked)" if correction.locked else text


def _value(stated: Claim, name: str) -> str:
    from diplocal.agenda.listing import short_days
    from diplocal.agenda.wording import clock_text, person_text

    match name:
        case "when" if stated.when:
            return f"{short_days(stated.when)} {clock_text(stated)}".rstrip()
        case "people":
            return "; ".join(map(person_text, stated.people)) or "none"
        case "bodies":
            return "; ".join(stated.bodies) or "none"
        case "city" | "country" | "venue":
            return getattr(stated.place, name) or "none"
        case _:
            return str(getattr(stated, name) or "none")


def correction_record(correction: Correction) -> Record:
    """A correction in JSON form; `states` has the keys of an event that it states."""
    states: Record = {}
    if correction.stated:
        whole = claim_record(correction.stated)
        named = [key for name in correction.fields for key in (("start", "end", "precision") if name == "when" else (name,))]
        states = {key: whole[key] for key in named}
    return {
        "number": correction.number,
        "kind": correction.kind.value,
        "author": correction.author,
        "recorded": correction.recorded.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "undone": correction.undone.strftime("%Y-%m-%dT%H:%M:%SZ") if correction.undone else None,
        "locked": correction.locked,
        "states": states,
        "claims": list(correction.claims),
        "others": list(correction.others),
    }


def by_hand(found: list[Correction]) -> RenderableType:
    """Corrections as a table, oldest first; those taken back are struck through."""
    from rich.table import Table
    from rich.text import Text

    from diplocal.agenda.wording import UID_LENGTH, clean

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("No.", justify="right")
    table.add_column("When", style="cyan", no_wrap=True)
    table.add_column("By")
    table.add_column("Event", style="dim", no_wrap=True)
    table.add_column("What", ratio=1)
    for one in found:
        what = Text(sentence(one), style="strike" if one.undone else "")
        if one.undone:
            what = Text.assemble(what, f"  undone {one.undone:%Y-%m-%d %H:%M}")
        when = f"{one.recorded:%Y-%m-%d %H:%M}"
        table.add_row(str(one.number), when, clean(one.author), next(iter(one.claims), "")[:UID_LENGTH], what)
    return table
