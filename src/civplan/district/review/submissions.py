"""Submissions: what each community of the roster has sent, as plan files or as other files."""

from __future__ import annotations

import enum
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.memory.file_result import CommunityFile
from civplan.district.memory.inputs import EXISTENCE_PREFIX
from civplan.district.review.folder import PICTURE_ENDINGS, DistrictFolder
from civplan.documents.files import name_key
from civplan.findings.words import Words, printable_text
from civplan.model.district import Community, District
from civplan.rules.context import CommunityNames

SUMMARY_IN_NAME = "总结"
PLAN_IN_NAME = re.compile("计划|方案|要点")


class SubmissionStatus(enum.Enum):
    """What a community has sent."""

    HANDED_IN = "已报"
    UNSTRUCTURED = "已报（未结构化）"
    BROKEN = "已报（文件有错）"
    """A file names the community, but it cannot be read as a plan."""
    MISSING = "未报"


class Submission(NamedTuple):
    """What one community has sent; it is on the roster, or only a file names it."""

    name: str
    community: Community | None
    """None when it is not on the roster."""
    file: CommunityFile | None
    status: SubmissionStatus
    unstructured_files: tuple[str, ...] = ()
    """Word, PDF, Excel and the like, whose content cannot be read."""
    broken_files: tuple[str, ...] = ()
    further_files: tuple[CommunityFile, ...] = ()
    """More files of the same community."""
    stage_name: str = ""
    """The stage whose summary is expected: 上半年; empty for that of the year."""
    files_beside: tuple[CommunityFile, ...] = ()
    """Its files that are no papers of the year, such as 工作方案: nobody waits for them."""

    @property
    def files(self) -> tuple[CommunityFile, ...]:
        """All files of the community that can be read."""
        return (*((self.file, *self.further_files) if self.file else ()), *self.files_beside)

    @property
    def counted_files(self) -> tuple[CommunityFile, ...]:
        """The files whose content counts: of several about the same work the first."""
        by_work = {one.work: one for one in reversed(self.files)}
        return tuple(one for one in self.files if by_work[one.work] is one)

    @property
    def plan_file(self) -> CommunityFile | None:
        """The first of the files that count that makes a plan; None when all are summaries."""
        return next((one for one in self._annual_files if one.has_plan), None)

    @property
    def _annual_files(self) -> tuple[CommunityFile, ...]:
        """Those of the files that count that are papers of the year."""
        return tuple(one for one in self.counted_files if not one.kind)

    @property
    def midyear_file(self) -> CommunityFile | None:
        """The first of the files that count with a stage of the half year; None without one."""
        return next((one for one in self.counted_files if one.has_midyear), None)

    @property
    def lacks_plan(self) -> bool:
        """True when there are summaries alone, and no file of another kind is called a plan."""
        names = (Path(one).name for one in self.unstructured_files)
        is_called_plan = any(
            PLAN_IN_NAME.search(name) and SUMMARY_IN_NAME not in name for name in names
        )
        return self.file is not None and self.plan_file is None and not is_called_plan

    @property
    def has_summary(self) -> bool:
        """True when a file has a summary, or a file of another kind is called one."""
        return self.has_summary_to_read or bool(self.summary_files)

    @property
    def has_summary_to_read(self) -> bool:
        """True when a plan file of the year has a summary."""
        return any(one.has_summary for one in self._annual_files)

    @property
    def summary_files(self) -> tuple[str, ...]:
        """The files of other kinds that are called a summary."""
        words = (SUMMARY_IN_NAME, self.stage_name)
        return tuple(
            one for one in self.unstructured_files if all(word in Path(one).name for word in words)
        )

    @property
    def plan_paths(self) -> tuple[str, ...]:
        """The paths of all plan files of the community, those that cannot be read last."""
        return (*(one.path for one in self.files), *self.broken_files)


def submissions_of(
    district: District,
    files: Sequence[CommunityFile],
    others: Iterable[Path],
    broken: Iterable[Path],
) -> list[Submission]:
    """Every community of the roster in its order, then those that only files name, by name.

    Args:
        district: The sub-district; its roster may be empty.
        files: The plan files that can be read, in order.
        others: Files of other kinds, matched by their names.
        broken: Plan files that cannot be read, matched likewise.
    """
    known = roster_by_name(one.names for one in district.communities)
    by_name: dict[str, list[CommunityFile]] = defaultdict(list)
    usual = Counter(one.work for one in files)
    for one in sorted(files, key=lambda file: -usual[file.work]):  # the usual work comes first
        by_name[name_on_roster(one.community, known)].append(one)
    unstructured_files, broken_files = (
        files_by_community(others, known),
        files_by_community(broken, known),
    )
    roster = {community.name: community for community in district.communities}
    strangers = sorted(by_name.keys() - roster.keys())
    return [
        _submission_of(
            name,
            roster.get(name),
            by_name.get(name, []),
            unstructured_files.get(name, ()),
            broken_files.get(name, ()),
        )
        for name in (*roster, *strangers)
    ]


def _submission_of(
    name: str,
    community: Community | None,
    files: Sequence[CommunityFile],
    unstructured: Sequence[str],
    broken: Sequence[str],
) -> Submission:
    """What one community has sent."""
    status = SubmissionStatus.MISSING
    annual = [one for one in files if not one.kind]
    if annual:
        status = SubmissionStatus.HANDED_IN
    elif broken:
        status = SubmissionStatus.BROKEN
    elif unstructured:
        status = SubmissionStatus.UNSTRUCTURED
    return Submission(
        name=name,
        community=community,
        file=annual[0] if annual else None,
        status=status,
        unstructured_files=tuple(unstructured),
        broken_files=tuple(broken),
        further_files=tuple(annual[1:]),
        files_beside=tuple(one for one in files if one.kind),
    )


def roster_by_name(communities: Iterable[CommunityNames]) -> Mapping[str, str]:
    """The name on the roster by each of a community's names; of equal names the first counts."""
    return {name: names[0] for names in reversed(list(communities)) for name in names}


def name_on_roster(community: str, known: Mapping[str, str]) -> str:
    """The name on the roster of a community, whatever its case and accents; else its own."""
    if community in known:
        return known[community]
    key = name_key(community)
    return next((name for one, name in known.items() if name_key(one) == key), community)


def files_by_community(
    files: Iterable[Path], known: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Files by the community whose name or alias is in their path; the longest name counts."""
    matches: dict[str, tuple[str, ...]] = {}
    by_length = [(name_key(name), known[name]) for name in sorted(known, key=len, reverse=True)]
    for file in files:
        path = name_key(str(file))
        name = next((name for key, name in by_length if key in path), None)
        if name:
            matches[name] = (*matches.get(name, ()), str(file))
    return matches


YEAR_IN_NAME = re.compile(r"(?<!\d)\d{4}(?=\s*年)")
MOST_FILES_NAMED = 5
AND_OTHER_FILES = Words("{names}等{count}份文件", "{names} and others, {count} files in all")
UNMATCHED_FILES = Words(
    "{files}：名册上没有对得上的社区，没有算作报送；把社区的全称或别名写进文件名，或者补进名册",
    "{files}: no community of the roster has such a name, so nobody has handed it in; put the"
    " community's name or alias into the file's name, or add it to the roster",
)
EMPTY_FILES = Words(
    "{files}：空文件，没有算作报送；请社区重发",
    "{files}: empty, so nobody has handed it in; ask the community to send it again",
)
FILES_OF_OTHER_YEAR = Words(
    "{files}：名称里的年份不是{year}年，没有算作报送；确是{year}年的，请改文件名",
    "{files}: the name has a year other than {year}, so nobody has handed it in; rename it if it"
    " is of {year}",
)


class UnstructuredFiles(NamedTuple):
    """The files of a sub-district that are no plan files, by their use, from its folder."""

    candidates: tuple[Path, ...] = ()
    """Those whose names may be a community's."""
    of_other_years: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()


def evidence_paths(inputs: Iterable[Iterable[str]]) -> set[str]:
    """The files that plans name as evidence, by their paths from the sub-district's folder.

    Args:
        inputs: The names of the inputs of each plan file.
    """
    return {
        name.removeprefix(EXISTENCE_PREFIX)
        for names in inputs
        for name in names
        if name.startswith(EXISTENCE_PREFIX)
    }


def unstructured_files_of(
    folder: DistrictFolder, year: int | None, evidence: Collection[str] = ()
) -> UnstructuredFiles:
    """The files of a sub-district that are no plan files, without those that are evidence.

    Args:
        folder: The sub-district's.
        year: Its year; None where no file says so: any year fits.
        evidence: The files that plans name, by their paths from the folder.
    """
    below = (file.relative_to(folder.folder) for file in folder.unstructured_files)
    candidates = [file for file in below if file.as_posix() not in evidence]
    others = {file for file in candidates if _is_of_another_year(file, year)}
    return UnstructuredFiles(
        candidates=tuple(file for file in candidates if file not in others),
        of_other_years=tuple(file for file in candidates if file in others),
        empty=tuple(file.relative_to(folder.folder) for file in folder.empty_files),
    )


def _is_of_another_year(file: Path, year: int | None) -> bool:
    """True when a file's name has years (2006年), and the sub-district's is none of them."""
    years = {int(digits) for digits in YEAR_IN_NAME.findall(file.name)}
    return bool(year and years) and year not in years


def unstructured_file_messages(
    files: UnstructuredFiles, submissions: Iterable[Submission], folder: Path, year: int
) -> Iterator[Words]:
    """Messages about files that count for no community, one for each reason.

    Args:
        files: These files.
        submissions: What the communities have sent.
        folder: The sub-district's, as messages name it.
        year: The sub-district's.
    """
    matched = {file for one in submissions for file in one.unstructured_files}
    unmatched = [
        file
        for file in files.candidates
        if str(file) not in matched and file.suffix.lower() not in PICTURE_ENDINGS
    ]
    for message, paths in (
        (UNMATCHED_FILES, unmatched),
        (FILES_OF_OTHER_YEAR, files.of_other_years),
        (EMPTY_FILES, files.empty),
    ):
        if paths:
            yield message.filled(
                files=_file_list_words([folder / file for file in paths]), year=year
            )


def _file_list_words(files: Sequence[Path]) -> Words:
    """The names of the first few files, and how many there are."""
    first = [printable_text(str(file)) for file in files[:MOST_FILES_NAMED]]
    names = Words("、".join(first), ", ".join(first))
    if len(files) <= MOST_FILES_NAMED:
        return names
    return AND_OTHER_FILES.filled(names=names, count=len(files))
