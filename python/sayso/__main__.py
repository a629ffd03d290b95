"""``sayso`` and ``python -m sayso``: runs a command, and turns whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from .errors import InputError, JSONLineError, MissingDependencyError, SaysoError
from .views.markup import terminal

FAILED, USAGE, FATAL_INPUT, INTERRUPTED, BROKEN_PIPE, TERMINATED = 1, 2, 5, 130, 141, 143


def _stop(*_: object) -> NoReturn:
    raise SystemExit(TERMINATED)  # through every finally, so that no half-written file stays


def _say(error: BaseException) -> None:
    sys.stderr.write(f"sayso: {terminal(str(error))}\n")


def run(arguments: Sequence[str] | None) -> int:
    """Run a command and return its exit code."""
    from .cli import commands
    from .cli.arguments import make_parser
    from .cli.sinks import UsageError

    options = make_parser().parse_args(arguments)
    command = getattr(commands, f"run_{options.command}")
    try:
        code: int = command(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        sys.stderr.write("\nsayso: stopped\n")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that nothing complains at exit
        return BROKEN_PIPE
    except (UsageError, MissingDependencyError) as error:
        _say(error)
        return USAGE
    except JSONLineError as error:
        _say(error)
        return FAILED
    except InputError as error:
        _say(error)
        return FATAL_INPUT
    except (SaysoError, OSError, MemoryError) as error:
        _say(error)
        return FAILED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: the words after the program's name; None takes those of this process.

    Returns:
        The exit code.
    """
    with contextlib.suppress(ValueError, AttributeError):  # not in the main thread, or no such signal here
        signal.signal(signal.SIGTERM, _stop)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a character shows its code
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
