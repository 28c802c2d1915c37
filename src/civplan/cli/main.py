"""The entry point: the only place where errors become lines for people and exit codes.

The language of messages is decided here: --lang, CIVPLAN_LANG, or the locale.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO, get_args

from civplan.cli.console import print_note
from civplan.cli.errors import ExitCode, WrongUsage, error_words
from civplan.findings.words import Language, Words

INTERNAL_ERROR = Words(
    "内部错误：{error}。设置环境变量 CIVPLAN_DEBUG=1 再运行一次，可以看到详情",
    "internal error: {error}. Run it again with CIVPLAN_DEBUG=1 for the details",
)
LANG_OPTION = "--lang"
LANG_VARIABLE = "CIVPLAN_LANG"
DEBUG_VARIABLE = "CIVPLAN_DEBUG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX reads them."""
CHINESE_LOCALES = ("zh", "Chinese")
"""The beginnings of the names of Chinese locales, the second one on Windows."""


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


def parse_language(
    arguments: list[str], environment: Mapping[str, str]
) -> tuple[Language, list[str]]:
    """The language, and the arguments without ``--lang``, which may stand anywhere.

    Raises:
        WrongUsage: The language is neither zh nor en.
    """
    rest: list[str] = []
    code = environment.get(LANG_VARIABLE) or None
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == LANG_OPTION:
            code = next(waiting, "")
        elif argument.startswith(f"{LANG_OPTION}="):
            code = argument.removeprefix(f"{LANG_OPTION}=")
        else:
            rest.append(argument)
    if code is None:
        return language_of_locale(environment), rest
    return _language_by_code(code), rest


def _language_by_code(text: str) -> Language:
    """A language by its code."""
    for language in get_args(Language):
        if text == language:
            return language  # type: ignore[no-any-return]
    raise WrongUsage(
        Words(f"没有语言“{text}”，可用：zh、en", f"no language “{text}”; choose zh or en")
    )


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """Chinese where the locale is Chinese, English elsewhere."""
    locale = next((value for name in LOCALE_VARIABLES if (value := environment.get(name))), None)
    if locale is None and sys.platform == "win32":
        locale = _windows_locale()
    return "zh" if (locale or "").startswith(CHINESE_LOCALES) else "en"


def _windows_locale() -> str:
    """The name of the user's locale in the settings of Windows."""
    import locale  # noqa: PLC0415 - only Windows needs it

    return locale.getlocale()[0] or ""
