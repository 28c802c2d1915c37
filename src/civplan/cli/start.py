"""The first lines that run: Ctrl-C ends the command at any moment, without a traceback.

What this module imports is there before Python reads its first file, so that there is next to no
time in which an interrupt finds nobody; the rest is imported under its eye.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sys import UnraisableHookArgs

INTERRUPTED = 130
"""The exit code of ``cli.errors.ExitCode``, which is not imported yet."""


def start() -> None:
    """Run the command that the arguments name, and exit."""
    sys.unraisablehook = _end_when_interrupted
    try:
        _use_utf_8_for_names()
        from civplan.cli.main import main  # noqa: PLC0415 - see above

        main()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


def _use_utf_8_for_names() -> None:
    """Begin again in Python's UTF-8 mode where the locale (C, Latin-1) has no Chinese for names."""
    try:
        "社区".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        if sys.executable and not sys.flags.utf8_mode:
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - the same Python


def _end_when_interrupted(unraisable: "UnraisableHookArgs") -> None:
    """End where an interrupt came while Python tidied up: there it is printed and lost."""
    if unraisable.exc_type and issubclass(unraisable.exc_type, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(unraisable)
