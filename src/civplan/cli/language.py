"""The language of messages: --lang, CIVPLAN_LANG, or the locale."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import get_args

from civplan.cli.errors import WrongUsage
from civplan.findings.words import Language, Words

LANG_OPTION = "--lang"
LANG_VARIABLE = "CIVPLAN_LANG"
DEBUG_VARIABLE = "CIVPLAN_DEBUG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX reads them."""
CHINESE_LOCALES = ("zh", "Chinese")
"""The beginnings of the names of Chinese locales, the second one on Windows."""


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
