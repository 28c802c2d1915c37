"""Options that take one word or several out of a few, or a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from civplan.cli.errors import WrongUsage
from civplan.findings.words import Words
from civplan.source.project import DISTRICT_FILES


def one_of(word: str, choices: Iterable[str], option: str) -> str:
    """The word, if it is one of the choices.

    Raises:
        OwnError: It is none of them.
    """
    known = list(choices)
    if word in known:
        return word
    raise WrongUsage(
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


def day_option(text: str, option: str) -> dt.date | None:
    """The day that an option names; None for an empty text.

    Raises:
        OwnError: It names no day.
    """
    if not text.strip():
        return None
    from civplan.model.figures import parse_when  # noqa: PLC0415 - few runs name a day

    when = parse_when(text.strip())
    if when is None or not when.is_day:
        raise WrongUsage(
            Words(
                f"{option} 的“{text}”不是日期，写成 2007-06-30",
                f"{option}: “{text}” is not a day; write 2007-06-30",
            )
        )
    return when.first_day


DISTRICT_FILE_GIVEN = Words(
    "{file}：这是街道文件，不是计划文件；生成全街道的公文和汇总：civplan batch {folder}",
    "{file}: this is a sub-district's own file, not a plan; for its documents and its roll-up:"
    " civplan batch {folder}",
)


def refuse_district_file(file: Path) -> None:
    """Refuse a sub-district's own file where a plan file is asked for.

    Raises:
        OwnError: It is one, by its name.
    """
    if file.name in DISTRICT_FILES:
        raise WrongUsage(DISTRICT_FILE_GIVEN.filled(file=file, folder=file.parent))
