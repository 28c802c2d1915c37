"""Which Word files may be a community's hand-in, and what there is to tell of the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.deliveries import Delivery
from civplan.district.inputs import THERE
from civplan.district.roster import DistrictFolder
from civplan.findings.concise import printable
from civplan.findings.words import Words

YEAR = re.compile(r"(?<!\d)\d{4}(?=\s*年)")
MOST_NAMED = 5
AMONG = Words("{names}等{count}份文件", "{names} and others, {count} files in all")
NOBODYS = Words(
    "{files}：名册上没有对得上的社区，没有算作报送；把社区的全称或别名写进文件名，或者补进名册",
    "{files}: no community of the roster has such a name, so nobody has handed it in; put the"
    " community's name or alias into the file's name, or add it to the roster",
)
EMPTY = Words(
    "{files}：空文件，没有算作报送；请社区重发",
    "{files}: empty, so nobody has handed it in; ask the community to send it again",
)
OTHER_YEAR = Words(
    "{files}：名称里的年份不是{year}年，没有算作报送；确是{year}年的，请改文件名",
    "{files}: the name has a year other than {year}, so nobody has handed it in; rename it if it"
    " is of {year}",
)


class WordFiles(NamedTuple):
    """The Word files of a sub-district by what they count for, as paths from its folder."""

    handed: tuple[Path, ...] = ()
    """Those that may be of a community, by their names."""
    of_other_years: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()


def evidence_in(inputs: Iterable[Iterable[str]]) -> set[str]:
    """The files that plans name as evidence, by their paths from the sub-district's folder.

    Args:
        inputs: What each plan file depends on.
    """
    return {
        name.removeprefix(THERE) for names in inputs for name in names if name.startswith(THERE)
    }


def sifted(folder: DistrictFolder, year: int | None, evidence: Collection[str] = ()) -> WordFiles:
    """The Word files of a sub-district; those that plans name as evidence are none of them.

    Args:
        folder: The sub-district's.
        year: Its year; None where nobody says so, and then any will do.
        evidence: The files that plans name, by their paths from the folder.
    """
    below = (file.relative_to(folder.folder) for file in folder.word_files)
    candidates = [file for file in below if file.as_posix() not in evidence]
    others = {file for file in candidates if is_of_another_year(file, year)}
    return WordFiles(
        handed=tuple(file for file in candidates if file not in others),
        of_other_years=tuple(file for file in candidates if file in others),
        empty=tuple(file.relative_to(folder.folder) for file in folder.empty_files),
    )


def is_of_another_year(file: Path, year: int | None) -> bool:
    """True when a file's name has years (2006年), and the sub-district's is none of them."""
    years = {int(digits) for digits in YEAR.findall(file.name)}
    return bool(year and years) and year not in years


def told_of(
    words: WordFiles, deliveries: Iterable[Delivery], folder: Path, year: int
) -> Iterator[Words]:
    """What there is to tell of Word files that count for nobody, a line for each reason.

    Args:
        words: The Word files.
        deliveries: Who has handed in which of them.
        folder: The sub-district's, as messages are to name it.
        year: The sub-district's.
    """
    matched = {file for one in deliveries for file in one.word_files}
    nobodys = [file for file in words.handed if str(file) not in matched]
    for said, files in (
        (NOBODYS, nobodys),
        (OTHER_YEAR, words.of_other_years),
        (EMPTY, words.empty),
    ):
        if files:
            yield said.filled(files=named([folder / file for file in files]), year=year)


def named(files: Sequence[Path]) -> Words:
    """Files as a sentence names them: the first few, and how many there are."""
    shown = [printable(str(file)) for file in files[:MOST_NAMED]]
    names = Words("、".join(shown), ", ".join(shown))
    return names if len(files) <= MOST_NAMED else AMONG.filled(names=names, count=len(files))
