"""The entry point: the only place where errors become lines for people and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from enum import IntEnum
from typing import TextIO

from civplan.cli.errors import OwnError, words_for
from civplan.cli.language import DEBUG, chosen_language
from civplan.findings.words import Language, Words

INTERNAL = Words(
    "内部错误：{error}。设置环境变量 CIVPLAN_DEBUG=1 再运行一次，可以看到详情",
    "internal error: {error}. Run it again with CIVPLAN_DEBUG=1 for the details",
)


class ExitCode(IntEnum):
    """What the exit code means."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    """Wrong usage, or a file that cannot be read or written."""
    INTERNAL = 3
    INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and exit."""
    gc.disable()  # a run is short and makes no garbage that counts; collecting costs a tenth of it
    for stream in (sys.stdout, sys.stderr):
        in_utf_8(stream)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code; no traceback leaves here unless it is asked for."""
    language: Language = "en"
    try:
        language, arguments = chosen_language(arguments, os.environ)
        code = run_app(arguments, language)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return reader_gone()
    except OwnError as error:
        return told(error.words, language)
    except Exception as error:  # the last resort: nobody sees a traceback
        if os.environ.get(DEBUG):
            raise
        words = words_for(error)
        if words:
            return told(words, language)
        shown = f"{type(error).__name__}: {error}".splitlines()[0]
        told(Words(INTERNAL.fill("zh", error=shown), INTERNAL.fill("en", error=shown)), language)
        return ExitCode.INTERNAL
    return code


def run_app(arguments: list[str], language: Language) -> int:
    """Parse the arguments and run the command; its return value is the exit code."""
    # Typer is imported here so that errors before it can be told without it.
    import typer  # noqa: PLC0415

    from civplan.cli.app import build_app  # noqa: PLC0415

    command = typer.main.get_command(build_app(language, arguments))
    try:
        code = command.main(arguments, prog_name="civplan", standalone_mode=False)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except typer.Exit as leave:
        return leave.exit_code
    return code if isinstance(code, int) else ExitCode.FINE


def told(words: Words, language: Language) -> int:
    """Tell an error in one line."""
    sys.stderr.write(f"civplan: {words.in_language(language)}\n")
    return ExitCode.USAGE


def reader_gone() -> int:
    """Whoever read the output has enough; Python must not complain about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FINE


def in_utf_8(stream: TextIO) -> None:
    """Write UTF-8 whatever the console says; a lone surrogate in a file's name is escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
