"""The commands: the only place that prints, ends the program or asks for the day. Thin over the library."""

from __future__ import annotations

import os
import sys

DEFECT = 70
"""Exit code of a failure that nobody foresaw (EX_SOFTWARE of sysexits.h)."""


def main() -> None:
    """Run the command line and end the program; every foreseen failure is one sentence on standard error."""
    from diplocal.cli.app import app
    from diplocal.cli.terminal import prepare_streams
    from diplocal.errors import DiplocalError

    prepare_streams()
    try:
        try:
            app(prog_name="diplocal")
        finally:
            sys.stdout.flush()
    except DiplocalError as error:
        _end(str(error), error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # whoever read our output has left: nothing more can be said, not even while Python shuts down
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        _end(f"{error.strerror or error}{where}", 1)
    except Exception as defect:
        if os.environ.get("DIPLOCAL_DEBUG") == "1":
            raise
        _end(f"this is a bug ({type(defect).__name__}: {defect}); run it again with DIPLOCAL_DEBUG=1 and report it", DEFECT)


def _end(sentence: str, code: int) -> None:
    print(f"diplocal: {' '.join(sentence.split())}", file=sys.stderr)
    sys.exit(code)
