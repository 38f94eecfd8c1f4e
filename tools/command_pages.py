"""Writes what is generated in `docs/commands`: the output of each example, the options, the list of all pages, the manual page.
Writes what the examples of README.md and docs/filters.md print, too.

Examples are lines that begin with `    $ diplocal`. They are run one after the other in a home with the bundled documents, on
21 November 2014 in UTC, in 80 columns. Run it by `make pages`. A test runs the examples too, and compares the rest.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import typer

from diplocal import open_calendar, settings
from diplocal.cli import main
from diplocal.cli.app import app
from diplocal.cli.filters import beyond, query
from diplocal.demo import TODAY, copy_documents
from diplocal.model import Query
from diplocal.tracker import incremental

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "commands"
MANUAL = ROOT / "docs" / "diplocal.1"
README = ROOT / "README.md"
FILTERS = ROOT / "docs" / "filters.md"
NOW = datetime(2014, 11, 21, 9, tzinfo=UTC)
LONGEST_OUTPUT = 22
EXAMPLE = re.compile(r"^    \$ (diplocal .*)\n((?:    .*\n|\n+(?=    [^$]))*)", re.M)
UID = re.compile(r"\b[0-9a-f]{8}\b")
SUBJECTS = (Query(people=("Szijjártó",)), Query(people=("Membe",)))
TOLD_TWICE = Query(cities=("Basel",))
"""What `split` has something to part of."""
OPTIONS = "\n## Options\n"
GLOBAL = ("db", "today", "as_of", "zone")


def root() -> Any:
    """The program."""
    return typer.main.get_command(app)


def commands() -> dict[str, Any]:
    """Every command by name; those of a group as "db info"."""
    found: dict[str, Any] = {}
    for name, command in root().commands.items():
        parts = getattr(command, "commands", None)
        found |= {f"{name} {part}": below for part, below in parts.items()} if parts else {name: command}
    return found


@contextlib.contextmanager
def example_home(*, recorded: bool = True) -> Iterator[Path]:
    """A home with the bundled documents, in which time stands still and UIDs are always the same."""
    before = Path.cwd(), dict(os.environ), settings.load.__kwdefaults__["clock"], incremental.uuid4
    numbers = random.Random(2014)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / settings.FILE).touch()
        copy_documents(home / "documents")
        # as the folder of the repository has them
        shutil.copytree(home / "documents", home / "src" / "diplocal" / "demo" / "documents")
        os.chdir(home)
        for name in [name for name in os.environ if name.startswith("DIPLOCAL_")]:
            del os.environ[name]
        os.environ.update(
            TZ="UTC",
            COLUMNS="80",
            DIPLOCAL_TODAY=str(TODAY),
            DIPLOCAL_AUTHOR="desk",
            XDG_STATE_HOME=str(home / "state"),
            HOME=folder,
        )
        os.environ.pop("FORCE_COLOR", None)
        settings.load.__kwdefaults__["clock"] = lambda: NOW
        incremental.uuid4 = lambda: SimpleNamespace(hex=f"{numbers.getrandbits(128):032x}")  # type: ignore[assignment]
        try:
            if recorded:
                run("diplocal ingest documents")
            yield home
        finally:
            os.chdir(before[0])
            os.environ.clear()
            os.environ.update(before[1])
            settings.load.__kwdefaults__["clock"], incremental.uuid4 = before[2:]


def run(line: str) -> tuple[int, str]:
    """Exit code and what a command line prints, both streams together. `| head -n N` and `> FILE` are understood."""
    line, _, target = line.partition(" > ")
    line, _, head = line.partition(" | head -n ")
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    given, sys.argv = sys.argv, shlex.split(line)
    code = 0
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.argv = given
    printed.seek(0)
    text = printed.read()
    if target:
        Path(target).write_text(text, encoding="utf-8")
        return code, ""
    return code, "".join(f"{shown}\n" for shown in text.splitlines()[: int(head) if head else None])


def examples(page: str) -> list[str]:
    """The command lines of the examples of a page, with UIDs of the calendar in the working folder."""
    return [with_uids(found[1]) for found in EXAMPLE.finditer(page)]


def with_uids(line: str) -> str:
    """The command line with other UIDs in place of those it has: of the first events of SUBJECTS, in that order."""
    given = list(dict.fromkeys(UID.findall(line)))
    with open_calendar(create=False) as calendar:
        subjects = (TOLD_TWICE,) if line.startswith("diplocal split") else SUBJECTS
        present = {uid: calendar.events(subject)[0].uid[: len(uid)] for uid, subject in zip(given, subjects, strict=False)}
    return UID.sub(lambda found: present.get(found[0], found[0]), line)


def example(line: str, longest: int) -> str:
    """A command line and the first lines of what it prints, as an example of a page."""
    printed = run(line)[1].replace(str(Path.cwd()), "~/calendar")
    lines = printed.replace("$ diplocal", "> diplocal").strip("\n").splitlines()  # what a command quotes is no example
    shown = lines if len(lines) <= longest else [*lines[: longest - 2], "..."]
    return f"    $ {line}\n" + "".join(f"    {line}".rstrip() + "\n" for line in shown)


def refreshed(page: str, name: str) -> str:
    """The page of a command with the output of its examples, and its options, as they are now. Runs the examples."""
    text = page.partition(OPTIONS)[0].rstrip() + "\n"
    return EXAMPLE.sub(lambda found: example(with_uids(found[1]), LONGEST_OUTPUT), text) + options(name)


def told_anew(text: str) -> str:
    """A page that tells a newcomer what to type, with what its examples print now; those without output are left alone.

    What is recorded there is the first that there is; everything else is asked of a calendar with all bundled documents.
    """
    told = {found: _told(found) for found in EXAMPLE.finditer(text)}
    uids: dict[str, str] = {}
    for before, now in ((UID.findall(found[0]), UID.findall(anew)) for found, anew in told.items()):
        uids |= zip(before, now, strict=True) if len(before) == len(now) else ()
    parts, end = [], 0
    for found, anew in told.items():
        parts += [_renamed(text[end : found.start()], uids), anew]
        end = found.end()
    return "".join([*parts, _renamed(text[end:], uids)])


def _told(found: re.Match[str]) -> str:
    line, before = found[1], found[2].rstrip("\n")
    if not before or line.startswith("diplocal serve"):
        return found[0]
    first = line.startswith("diplocal ingest")
    longest = before.count("\n") + 2 if before.endswith("\n    ...") else sys.maxsize
    with example_home(recorded=not first):
        return example(line if first else with_uids(line), longest) + found[2][len(before) + 1 :]


def _renamed(text: str, uids: Mapping[str, str]) -> str:
    return UID.sub(lambda found: uids.get(found[0], found[0]), text)


def _rows(parameters: list[Any]) -> Iterator[tuple[str, str]]:
    for parameter in parameters:
        if getattr(parameter, "hidden", False) or parameter.name == "help":
            continue
        label = ", ".join(f"`{name}`" for name in parameter.opts if name.startswith("-"))
        metavar = parameter.metavar or ("" if getattr(parameter, "is_flag", False) else parameter.type.name.upper())
        if getattr(parameter.type, "choices", None):
            metavar = "|".join(map(str, parameter.type.choices))
        shown = f"{label} {metavar}".strip() if label else f"`{metavar or parameter.name.upper()}`"
        yield shown.replace("|", "\\|"), (parameter.help or "").replace("|", "\\|")


def options(name: str) -> str:
    """The last section of a page: arguments and options of the command, without those that every view has."""
    shared = {*query.__annotations__, *beyond.__annotations__} - {"return"}
    parameters = commands()[name].params
    takes_filters = any(p.name == "min_confidence" for p in parameters) and any(p.name == "begin" for p in parameters)
    own = [p for p in parameters if not (takes_filters and p.name in shared)]
    rows = "".join(f"| {label} | {meaning} |\n" for label, meaning in _rows(own))
    text = f"{OPTIONS}\n| | |\n| --- | --- |\n{rows}" if rows else OPTIONS
    also = "[filters](../filters.md) and the " if takes_filters else ""
    return f"{text}\nAlso the {also}[options that hold everywhere](../filters.md#everywhere).\n"


def index() -> str:
    """The list of all pages."""
    rows = "".join(f"| [{name}]({file_of(name)}) | {about(command)} |\n" for name, command in commands().items())
    return f"# Commands\n\nWritten by `make pages`.\n\n| command | |\n| --- | --- |\n{rows}"


def about(command: Any) -> str:
    """The first sentence of a command's help."""
    return str(command.help or "").strip().partition("\n\n")[0].partition(". ")[0].rstrip(".") + "."


def file_of(name: str) -> str:
    """The name of a command's page."""
    return f"{name.replace(' ', '-')}.md"


def manual() -> str:
    """The manual page, in man(7)."""
    lines = [
        '.TH DIPLOCAL 1 "" "diplocal" "User Commands"',
        ".SH NAME",
        r"diplocal \- diplomatic calendar: who meets whom, when and where, who says so, and what changed since",
        ".SH SYNOPSIS",
        r".B diplocal",
        r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH OPTIONS",
    ]
    lines += _roff_options([p for p in root().params if p.name in GLOBAL])
    lines += [".SH FILTERS", "Every view takes these. A filter given twice takes either value; not:VALUE leaves out."]
    shared = {*query.__annotations__, *beyond.__annotations__} - {"return"}
    found = commands()
    lines += _roff_options([p for p in found["agenda"].params if p.name in shared])
    lines.append(".SH COMMANDS")
    for name, command in found.items():
        own = [p for p in command.params if p.name not in shared]
        lines += [f".SS {_roff(name)}", _roff(" ".join(str(command.help).split())), *_roff_options(own)]
    lines += [".SH SEE ALSO", "khal(1), calcurse(1), https://www.rfc-editor.org/rfc/rfc5545"]
    return "\n".join(lines) + "\n"


def _roff_options(parameters: list[Any]) -> list[str]:
    rows = _rows(parameters)
    return [line for label, meaning in rows for line in (".TP", f"\\fB{_roff(label.replace('`', ''))}\\fR", _roff(meaning))]


def _roff(text: str) -> str:
    return text.replace("\\|", "|").replace("\\", "\\\\").replace("-", "\\-").replace("'", "\\(aq")


def write() -> None:
    """Bring everything that is generated up to date."""
    (PAGES / "README.md").write_text(index(), encoding="utf-8")
    MANUAL.write_text(manual(), encoding="utf-8")
    for page in (README, FILTERS):
        page.write_text(told_anew(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name in commands():
        page = PAGES / file_of(name)
        with example_home():
            page.write_text(refreshed(page.read_text(encoding="utf-8"), name), encoding="utf-8")
        print(page.relative_to(ROOT))


if __name__ == "__main__":
    write()
