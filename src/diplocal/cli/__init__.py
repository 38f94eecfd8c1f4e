"""The commands: the only place that prints, ends the program or asks for the day. Thin over the library."""

from __future__ import annotations

import os
import sys

DEFECT = 70
"""Exit code of a failure that nobody foresaw (EX_SOFTWARE of sysexits.h)."""


def main() -> None:
    """Run the command line and end the program; every foreseen failure is one sentence on standard error."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    from typer._click.exceptions import UsageError as Misuse  # typer has no public name for it

    from diplocal.cli.app import app
    from diplocal.cli.terminal import prepare_streams
    from diplocal.errors import DiplocalError

    prepare_streams()
    try:
        try:
            code = app(prog_name="diplocal", standalone_mode=False)
        finally:
            sys.stdout.flush()
        sys.exit(code)
    except DiplocalError as error:
        _end(str(error), error.exit_code)
    except Misuse as misuse:
        _end_misuse(misuse.format_message(), misuse.ctx.command_path if misuse.ctx else "diplocal", misuse.exit_code)
    except BrokenPipeError:
        # whoever read our output has left: nothing more can be said
        _drop_output()
        sys.exit(1)
    except OSError as error:
        if error.filename:
            _end(f"{error.filename} cannot be read or written ({error.strerror}); check the path and its permissions.", 1)
        _drop_output()
        _end(f"The output cannot be written ({error.strerror or error}); make room or send it elsewhere.", 1)
    except Exception as defect:
        if os.environ.get("DIPLOCAL_DEBUG") == "1":
            raise
        _end(f"this is a bug ({type(defect).__name__}: {defect}); run it again with DIPLOCAL_DEBUG=1 and report it", DEFECT)


def _end_misuse(message: str, command: str, code: int) -> None:
    """Whoever names no command gets the help as it is; any other misuse is a sentence."""
    if "\n" in message:
        print(message, file=sys.stderr)
        sys.exit(code)
    ended = message if message.endswith("?") else f"{message.rstrip('.')}."
    _end(f"{ended} See '{command} --help'.", code)


def _drop_output() -> None:
    """Let Python not try once more, while it shuts down, to write what it could not."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(sentence: str, code: int) -> None:
    from diplocal.cli.terminal import note

    note(f"diplocal: {sentence}")
    sys.exit(code)
