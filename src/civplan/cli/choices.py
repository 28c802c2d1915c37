"""Options that take one word or several out of a few, or a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from civplan.cli.errors import OwnError
from civplan.findings.words import Words


def one_of(word: str, choices: Iterable[str], option: str) -> str:
    """The word, if it is one of the choices.

    Raises:
        OwnError: It is none of them.
    """
    known = list(choices)
    if word in known:
        return word
    raise OwnError(
        Words(
            f"{option} 没有“{word}”这一项，可用：{'、'.join(known)}",
            f"{option} cannot be “{word}”; choose from {', '.join(known)}",
        )
    )


def several_of(words: str, choices: Iterable[str], option: str) -> list[str]:
    """The words between commas, each once, if all are among the choices.

    Raises:
        OwnError: One of them is not, or there is none.
    """
    known = list(choices)
    given = [word.strip() for word in words.replace("，", ",").split(",")]
    return list(dict.fromkeys(one_of(word, known, option) for word in given))


def day_of(text: str, option: str) -> dt.date | None:
    """The day that an option names; None for an empty text.

    Raises:
        OwnError: It names no day.
    """
    if not text.strip():
        return None
    from civplan.model.figures import parse_when  # noqa: PLC0415 - few runs name a day

    when = parse_when(text.strip())
    if when is None or not when.is_day:
        raise OwnError(
            Words(
                f"{option} 的“{text}”不是日期，写成 2007-06-30",
                f"{option}: “{text}” is not a day; write 2007-06-30",
            )
        )
    return when.first_day
