"""Command-line options: texts in one language, and values that are a choice or a day."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from civplan.cli.console import print_note
from civplan.cli.errors import WrongUsage
from civplan.findings.words import Language, Words
from civplan.source.controls import is_blank
from civplan.source.project import DISTRICT_FILES

if TYPE_CHECKING:
    from civplan.model.grammar.period_forms import Period
    from civplan.model.packs import Pack

DISTRICT_FILE_GIVEN = Words(
    "{file}：这是街道文件，不是计划文件；生成全街道的公文和汇总：civplan batch {folder}",
    "{file}: this is a sub-district's own file, not a plan; for its documents and its roll-up:"
    " civplan batch {folder}",
)
DOCUMENT_GIVEN = Words("{file}：{reason}", "{file}: {reason}")
PUT_IN_ORDER = Words(
    "两份文件按年度排好了：总结取自 {first}，计划取自 {second}",
    "the files were put in the order of their years: the summary is from {first}, the plan from"
    " {second}",
)
ONE_FILE_TWICE = Words(
    "{file} 写了两次，是同一份文件；一次给出今年的文件和下一年的文件",
    "{file} is one file, named twice; name this year's file and that of the next year",
)
FILES_OF_PAIR = 2
"""Files that make one document: the summary of one year, the plan of the next."""
COMBINED = "combined"
"""The word for the summary with the plan of the next year behind it."""
BOTH = "both"
"""The word for the plan and, where the file has one, the summary."""
DOCUMENT_NAMES = {"计划": "plan", "总结": "summary", "两份": BOTH, "合并": COMBINED}
OTHER_CHINESE_NAMES = {"全部": BOTH, "都要": BOTH, "合成": COMBINED, "合成一份": COMBINED}
"""The documents as options name them in Chinese, and what else they are called."""
IS_CHECKED = False
"""Whether Typer refuses a file that may not be read: then the other files would not be checked."""


class Parameters:
    """Makes the commands, options and arguments of Typer with their help in one language."""

    def __init__(self, language: Language) -> None:
        """Take the language of the help."""
        self._language = language

    def _text(self, zh: str, en: str) -> str:
        return zh if self._language == "zh" else en

    def option(self, zh: str, en: str, *names: str, **settings: Any) -> Any:
        """An option; without names it is called after the parameter that it annotates."""
        return typer.Option(*names, help=self._text(zh, en), readable=IS_CHECKED, **settings)

    def argument(self, zh: str, en: str, **settings: Any) -> Any:
        """An argument that stands without a name."""
        return typer.Argument(help=self._text(zh, en), readable=IS_CHECKED, **settings)

    def strict(self) -> Any:
        """``--strict``."""
        return self.option("警告也算错误", "warnings count as errors", "--strict")

    def force(self) -> Any:
        """``--force`` of a command that makes a file."""
        return self.option("覆盖同名文件", "write over a file of that name", "--force")

    def quiet(self, zh: str, en: str) -> Any:
        """``--quiet``, with what is not printed then."""
        return self.option(zh, en, "--quiet", "-q")

    def report_form(self) -> Any:
        """``--format`` of findings."""
        return self.option(
            "输出格式：text、concise、json、github、gitlab、sarif 或 junit",
            "the form of the output: text, concise, json, github, gitlab, sarif or junit",
            "--format",
        )

    def select(self) -> Any:
        """``--select``: the rules that count."""
        return self.option(
            "只看这些规则：编号、编号的开头或名称，逗号隔开；ALL 表示全部",
            "only these rules: codes, their beginnings or slugs, with commas; ALL for all",
            metavar="RULES",
        )

    def ignore(self) -> Any:
        """``--ignore``: the rules that do not count."""
        return self.option(
            "不看这些规则，写法同 --select",
            "not these rules, named as with --select",
            metavar="RULES",
        )

    def command(
        self, app: typer.Typer, name: str, zh: str, en: str
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """A decorator that makes a function a command of the program."""
        return app.command(name, help=self._text(zh, en), **self.classes("ChineseCommand"))

    def program(self, zh: str, en: str, **settings: Any) -> typer.Typer:
        """The program itself, without commands."""
        return typer.Typer(help=self._text(zh, en), **self.classes("ChineseGroup"), **settings)

    def classes(self, name: str) -> dict[str, Any]:
        """The class that writes the help, as Typer takes it; none for English, which Typer has."""
        if self._language == "en":
            return {}
        from civplan.cli import help as chinese  # noqa: PLC0415 - English needs none of it

        return {"cls": getattr(chinese, name)}


def one_of(word: str, choices: Iterable[str], option: str) -> str:
    """The word, if it is one of the choices.

    Raises:
        WrongUsage: It is none of them.
    """
    allowed = list(choices)
    if word in allowed:
        return word
    raise WrongUsage(
        Words(
            f"{option} 没有“{word}”这一项，可用：{'、'.join(allowed)}",
            f"{option} cannot be “{word}”; choose from {', '.join(allowed)}",
        )
    )


def document_named(word: str) -> str:
    """The English word for a document that an option names in Chinese; any other as it is."""
    word = word.strip()
    return DOCUMENT_NAMES.get(word) or OTHER_CHINESE_NAMES.get(word, word)


def chinese_names(words: Iterable[str]) -> str:
    """The Chinese names of documents: 计划、总结."""
    words = list(words)
    return "、".join(zh for zh, en in DOCUMENT_NAMES.items() if en in words)


def stage_named(word: str, choices: Collection[str], option: str) -> Period | None:
    """The stage that a word names; None when the word is one of the choices.

    Raises:
        WrongUsage: It is neither.
    """
    if word in choices:
        return None
    from civplan.model.grammar.period_forms import parse_period  # noqa: PLC0415 - few name a stage

    if period := parse_period(word):
        return period
    raise WrongUsage(
        Words(
            f"{option} 没有“{word}”这一项，可用：{chinese_names(choices)}，或文件里的一个阶段，"
            "如 上半年、1—9月",
            f"{option} cannot be “{word}”; choose from {', '.join(choices)}, or name a stage of"
            " the file, such as first-half or 1—9月",
        )
    )


def several_of(words: str, choices: Iterable[str], option: str) -> list[str]:
    """The words between commas, each once, if all are among the choices; PDF is pdf.

    Raises:
        WrongUsage: One of them is not, or there is none.
    """
    allowed = list(choices)
    parts = (word.strip().lower() for word in words.replace("，", ",").split(","))
    return list(dict.fromkeys(one_of(word, allowed, option) for word in parts))


def visible_text(text: str) -> str:
    """A text without the blanks around it; empty when nobody would see it."""
    return "" if is_blank(text) else text.strip()


def day_option(text: str, option: str) -> dt.date | None:
    """The day that an option names; None for an empty text.

    Raises:
        WrongUsage: It is not a day.
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


def year_option(text: str) -> int:
    """The year of ``--year``; this year without it.

    Raises:
        WrongUsage: It is no year of four digits.
    """
    from civplan.model.figures import parse_year  # noqa: PLC0415 - few runs name a year

    if not text:
        return dt.datetime.now().astimezone().year
    year = parse_year(text.strip())
    if year is None:
        raise WrongUsage(
            Words(
                f"--year “{text}”不是四位数的年份", f"--year “{text}” is not a year of four digits"
            )
        )
    return year


def refuse_one_file_twice(files: Sequence[Path]) -> None:
    """Refuse two files to combine that are one.

    Raises:
        WrongUsage: They are, perhaps under two names.
    """
    if len(files) == FILES_OF_PAIR and len({os.path.realpath(file) for file in files}) == 1:
        raise WrongUsage(ONE_FILE_TWICE.filled(file=files[0]))


def pair_of_files(files: Sequence[Path], language: Language) -> tuple[Path, Path] | None:
    """Two files that make one document, that of the earlier year first; None for any others.

    Files given the other way round are put right, with a note.

    Raises:
        CannotRead: One of them cannot be read.
    """
    if len(files) != FILES_OF_PAIR:
        return None
    from civplan.documents.combined import pair_in_order  # noqa: PLC0415 - few runs combine files

    pair = pair_in_order(files)
    if pair and pair != tuple(files):
        print_note(PUT_IN_ORDER.filled(first=pair[0], second=pair[1]), language)
    return pair


def named_pack(name: str, language: Language) -> Pack | None:
    """The pack of ``--pack``, whose findings are printed; None for an empty name.

    Raises:
        WrongUsage: There is no such pack, or it cannot be used.
    """
    if not name:
        return None
    from civplan.cli.console import print_findings  # noqa: PLC0415 - few runs name a pack
    from civplan.model.packs import built_in_names, pack_by_name  # noqa: PLC0415
    from civplan.source.errors import CannotRead  # noqa: PLC0415

    try:
        pack, findings = pack_by_name(name)
    except CannotRead as error:
        names = built_in_names()
        raise WrongUsage(
            Words(
                f"没有文种“{name}”；可用：{'、'.join(names)}，或有 profile.yaml 的文件夹",
                f"there is no pack “{name}”; there are {', '.join(names)},"
                " or name a folder with a profile.yaml",
            )
        ) from error
    print_findings(findings, {}, language, stream=sys.stderr)
    if pack is None:
        raise WrongUsage(Words(f"文种 {name} 不能用", f"the pack {name} cannot be used"))
    return pack


def refuse_district_file(file: Path) -> None:
    """Refuse a sub-district's own file where a plan file is expected.

    Raises:
        WrongUsage: It is one, by its name.
    """
    if file.name in DISTRICT_FILES:
        raise WrongUsage(DISTRICT_FILE_GIVEN.filled(file=file, folder=file.parent))


def refuse_document(file: Path) -> None:
    """Refuse a document, a spreadsheet or a PDF where a plan file is expected.

    Raises:
        WrongUsage: It is one.
    """
    from civplan.documents.folders import words_for_document  # noqa: PLC0415 - after the options

    if reason := words_for_document(file):
        raise WrongUsage(DOCUMENT_GIVEN.filled(file=file, reason=reason))
