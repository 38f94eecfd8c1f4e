"""Draws the views of the bundled documents, as a terminal shows them, into `docs/screens`. Run it by `make screens`."""

from __future__ import annotations

import io
import os
import re

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, DIMMED_MONOKAI, TerminalTheme
from rich.text import Text

from command_pages import ROOT, example_home, run, with_uids

FOLDER = ROOT / "docs" / "screens"
LOOKS: dict[str, TerminalTheme] = {"dark": DIMMED_MONOKAI, "light": DEFAULT_TERMINAL_THEME}
WIDTHS = (80, 120)
VIEWS = {
    "agenda": 'diplocal agenda "19-21 November 2014"',
    "month": 'diplocal month "November 2014"',
    "who": "diplocal who lavrov --days 10",
    "show": "diplocal show 4a2ba282",
    "changes": "diplocal changes --person Lavrov",
    "stats": "diplocal stats --top 8",
}
_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}\n", re.S)


def picture(line: str, printed: str, width: int, theme: TerminalTheme) -> str:
    """An SVG of a terminal with a command and what it printed, which may have escape sequences for colours. Loads nothing."""
    console = Console(
        file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor", legacy_windows=False
    )
    console.print(Text(f"$ {line}", style="bold"))
    for shown in printed.splitlines():
        console.print(Text.from_ansi(shown), crop=False, no_wrap=True, overflow="ignore")
    svg = console.export_svg(title="diplocal", theme=theme, unique_id="screen")
    return _FONT_FACES.sub("", svg).replace("Fira Code, monospace", "monospace")


def write() -> None:
    """Draw every view in every width and look, and a page that shows them."""
    FOLDER.mkdir(exist_ok=True)
    page = ["# Screens", "", "Drawn by `make screens` from the bundled documents, on 21 November 2014."]
    with example_home():
        os.environ.update(FORCE_COLOR="1", TERM="xterm-256color")
        for name, view in VIEWS.items():
            line = with_uids(view)
            page += ["", f"## {name}"]
            for width in WIDTHS:
                os.environ["COLUMNS"] = str(width)
                printed = run(line)[1]
                for look, theme in LOOKS.items():
                    file = f"{name}-{width}-{look}.svg"
                    (FOLDER / file).write_text(picture(line, printed, width, theme), encoding="utf-8")
                    page += ["", f"![{name}, {width} columns, {look}]({file})"]
    (FOLDER / "README.md").write_text("\n".join(page) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
