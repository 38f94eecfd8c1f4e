"""Each command has a page, whose examples run and whose options are those of the program."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from diplocal.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ROOT / "docs" / "commands"
EXAMPLES = {name: listed.example for name, listed in COMMANDS.items() if listed.example is not None}
NOT_FOR_EXAMPLES = {"serve"}
"""What runs until it is interrupted; its page shows the help."""


def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("command_pages", ROOT / "tools" / "command_pages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["command_pages"] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()
UIDS = re.compile(r"\b[0-9a-f]{8}(?:[0-9a-f]{24})?\b")
FILES = sorted(path.name for path in PAGES.glob("*.md") if path.name != "README.md")


def test_every_command_has_a_page_and_every_page_a_command() -> None:
    assert {tool.file_of(name) for name in tool.commands()} == set(FILES)
    assert (PAGES / "README.md").read_text(encoding="utf-8") == tool.index(), "run make pages"


@pytest.mark.parametrize("name", tool.commands())
def test_the_options_of_a_page_are_those_of_the_command(name: str) -> None:
    page = (PAGES / tool.file_of(name)).read_text(encoding="utf-8")
    assert page.startswith(f"# diplocal {name}\n")
    assert page.endswith(tool.options(name)), "run make pages"


def test_the_manual_page_is_that_of_the_program() -> None:
    assert tool.MANUAL.read_text(encoding="utf-8") == tool.manual(), "run make pages"


def test_the_page_of_filters_has_every_filter() -> None:
    text = (ROOT / "docs" / "filters.md").read_text(encoding="utf-8")
    shared = [
        p for p in tool.commands()["agenda"].params if p.name in {*tool.query.__annotations__, *tool.beyond.__annotations__}
    ]
    assert len(shared) > 10
    assert [p.opts[0] for p in shared if f"`{p.opts[0]}`" not in text] == []


def test_the_help_of_every_command_has_an_example() -> None:
    below = {name: command.epilog or "" for name, command in tool.commands().items() if " " not in name}
    assert [name for name, text in below.items() if not text.startswith(f"Example: diplocal {name}")] == []
    assert set(EXAMPLES) == set(below)


def test_the_list_of_commands_says_what_their_helps_begin_with() -> None:
    helps = {name: tool.about(command) for name, command in tool.root().commands.items()}
    assert helps == {name: listed.about for name, listed in COMMANDS.items()}


def test_what_an_example_prints_ends_where_it_ends() -> None:
    """Else `make pages` would leave a part of the old output beside the new."""
    page = "    $ diplocal who x\n    one\n\n\n    two\n\n    $ diplocal next\n    three\n\nProse.\n"
    assert [(found[1], found[2]) for found in tool.EXAMPLE.finditer(page)] == [
        ("diplocal who x", "    one\n\n\n    two\n"),
        ("diplocal next", "    three\n"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - NOT_FOR_EXAMPLES - {"undo"}))
def test_the_example_of_a_help_runs(name: str) -> None:
    with tool.example_home():
        code, printed = tool.run(tool.with_uids(f"diplocal {name} {EXAMPLES[name]}"))
    assert code == 0, printed
    assert printed


@pytest.mark.slow
def test_every_example_of_every_page_runs() -> None:
    told: list[str] = []
    for page in [*(PAGES / name for name in FILES), ROOT / "docs" / "filters.md"]:
        text = page.read_text(encoding="utf-8")
        with tool.example_home():
            lines = [found[1] for found in tool.EXAMPLE.finditer(text)]
            assert lines, page
            for given in lines:
                line = tool.with_uids(given)
                code, printed = tool.run(line)
                if code or not (printed or ">" in line):
                    told.append(f"{page.name}: {line}: {code} {printed[:200]}")
            command = text.splitlines()[0].removeprefix("# diplocal ")
            if page.parent == PAGES and command not in NOT_FOR_EXAMPLES:
                assert any(line.startswith(f"diplocal {command}") for line in lines), page
    assert told == []


@pytest.mark.slow
@pytest.mark.parametrize("page", [tool.README, tool.FILTERS], ids=lambda page: page.stem)
def test_the_examples_for_newcomers_print_what_the_page_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(list(tool.EXAMPLE.finditer(text))) > 1
    # a UID tells how many events came before it, which is of no interest
    assert UIDS.sub("UID", tool.told_anew(text)) == UIDS.sub("UID", text), "run make pages"
