"""The entry point: the only place where errors become lines for people and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from civplan.cli.console import print_note
from civplan.cli.errors import ExitCode, error_words
from civplan.cli.language import DEBUG_VARIABLE, language_of_locale, parse_language
from civplan.findings.words import Language, Words

INTERNAL_ERROR = Words(
    "内部错误：{error}。设置环境变量 CIVPLAN_DEBUG=1 再运行一次，可以看到详情",
    "internal error: {error}. Run it again with CIVPLAN_DEBUG=1 for the details",
)


def main() -> None:
    """Run the command that the arguments name, and exit.

    The process ends without the interpreter's clean-up, which takes a tenth of a short run and has
    nothing to do: every file is closed and both streams are flushed.
    """
    gc.disable()  # a run is short and makes little garbage; collecting takes a tenth of the time
    sys.stdout, sys.stderr = _usable_stream(sys.stdout), _usable_stream(sys.stderr)
    code = run_command(sys.argv[1:])
    with suppress(OSError):  # reported already
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def run_command(arguments: list[str]) -> int:
    """Run a command and give its exit code; a traceback is shown only with CIVPLAN_DEBUG."""
    language = language_of_locale(os.environ)
    try:
        language, rest = parse_language(arguments, os.environ)
        code = _run_typer(rest or ["--help"], language, is_language_given=rest != arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return discard_output()
    except Exception as error:  # no traceback reaches a user
        if os.environ.get(DEBUG_VARIABLE) and error_words(error) is None:
            raise
        return _report_exception(error, language)
    return code


def _report_exception(error: Exception, language: Language) -> int:
    """Print an error in one line and give the exit code."""
    words, code = error_words(error), ExitCode.USAGE
    if words is None and isinstance(error, OSError):
        words = _system_error_words(error)
    elif words is None:
        line = " ".join(f"{type(error).__name__}: {error}".split())
        words = INTERNAL_ERROR.filled(error=line)
        code = ExitCode.INTERNAL
    print_note(words, language)
    return code


def _system_error_words(error: OSError) -> Words:
    """An error of the operating system: about a file, or about the output when it names none."""
    from civplan.documents.files import os_error_words  # noqa: PLC0415 - most runs have no error

    reason = os_error_words(error)
    if error.filename is None:
        return Words(f"无法输出：{reason.zh}", f"cannot write the output: {reason.en}")
    return Words(f"{error.filename}：{reason.zh}", f"{error.filename}: {reason.en}")


def _run_typer(arguments: list[str], language: Language, *, is_language_given: bool) -> int:
    """Parse the arguments and run the command; its return value is the exit code."""
    # Typer is imported here so that earlier errors can be reported without it.
    import typer  # noqa: PLC0415

    from civplan.cli.app import build_app  # noqa: PLC0415

    command = typer.main.get_command(build_app(language, arguments))
    try:
        code = command.main(
            arguments, prog_name="civplan", standalone_mode=False, obj=is_language_given
        )
    except typer.Abort:
        return ExitCode.INTERRUPTED
    return code if isinstance(code, int) else ExitCode.FINE


def discard_output() -> int:
    """Write nothing more: the reader has closed the pipe, and Python would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FINE


def _usable_stream(stream: TextIO | None) -> TextIO:
    """The stream, set to UTF-8; a null device for one that was closed before the program began."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    set_utf_8(stream)
    return stream


def set_utf_8(stream: TextIO) -> None:
    """Write UTF-8 whatever the console says; a lone surrogate in a file's name is escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
