"""The language of messages: --lang, CIVPLAN_LANG, or the locale."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import get_args

from civplan.cli.errors import OwnError
from civplan.findings.words import Language, Words

OPTION = "--lang"
VARIABLE = "CIVPLAN_LANG"
DEBUG = "CIVPLAN_DEBUG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX asks them."""
CHINESE_LOCALES = ("zh", "Chinese")
"""How the names of Chinese locales begin, the second one on Windows."""


def chosen_language(
    arguments: list[str], environment: Mapping[str, str]
) -> tuple[Language, list[str]]:
    """The language, and the arguments without ``--lang``, which may stand anywhere.

    Raises:
        OwnError: The language is neither zh nor en.
    """
    rest: list[str] = []
    asked = environment.get(VARIABLE) or None
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == OPTION:
            asked = next(waiting, "")
        elif argument.startswith(f"{OPTION}="):
            asked = argument.removeprefix(f"{OPTION}=")
        else:
            rest.append(argument)
    if asked is None:
        return language_of_locale(environment), rest
    return as_language(asked), rest


def as_language(text: str) -> Language:
    """A language by its code."""
    for language in get_args(Language):
        if text == language:
            return language  # type: ignore[no-any-return]
    raise OwnError(
        Words(f"没有语言“{text}”，可用：zh、en", f"no language “{text}”; choose zh or en")
    )


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """Chinese where the locale is Chinese, English elsewhere."""
    named = next((value for name in LOCALE_VARIABLES if (value := environment.get(name))), None)
    if named is None and sys.platform == "win32":
        named = locale_of_windows()
    return "zh" if (named or "").startswith(CHINESE_LOCALES) else "en"


def locale_of_windows() -> str:
    """The name of the user's locale, where no variable gives it."""
    import locale  # noqa: PLC0415 - only Windows needs it

    return locale.getlocale()[0] or ""
