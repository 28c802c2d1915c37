"""Checks plan files: one by one, or many of them in several processes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.folders import (
    FolderCache,
    SkippedPath,
    file_tree,
    is_checkable_file,
    words_for_document,
)
from civplan.documents.open import (
    NO_SUMMARY,
    NotCombined,
    OpenedPlan,
    open_district_file,
    open_plan,
)
from civplan.documents.processes import map_files
from civplan.findings.finding import Finding, Span, findings_in_order
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.packs import PackCache
from civplan.model.plan_file import ON_DISK, FileContents
from civplan.rules.context import CheckOptions, combined_options
from civplan.settings.apply import SettingsCache
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES, is_file
from civplan.source.source import Source

if TYPE_CHECKING:  # most runs have none
    from civplan.settings.settings import RuleSelection

STANDARD_INPUT = Path("-")
"""The name that stands for standard input; paths in it are relative to the current folder."""


class CheckedFile(NamedTuple):
    """The result of a file that could be read; small enough to cross processes."""

    path: Path
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    """The files that were read, without their nodes; without text where there are no findings."""


class UnreadableFile(NamedTuple):
    """A file that cannot be read; an exception would not cross processes whole."""

    path: str
    reason: Words


class UncombinedFile(NamedTuple):
    """A file that names none of the next year, where a combined document is asked for."""

    path: Path
    reason: Words
    sources: frozenset[str]
    """The files that were read."""


FileOutcome = CheckedFile | UnreadableFile | UncombinedFile


class FilesToCheck(NamedTuple):
    """The files that some paths lead to."""

    files: list[Path]
    """Those that are named, and those of the folders that are named, each once."""
    skipped: list[SkippedPath]
    """What was left out of the folders, each once."""

    @property
    def is_whole(self) -> bool:
        """True when every folder could be read."""
        return not any(one.is_unreadable for one in self.skipped)


class CheckResult(NamedTuple):
    """The results of many files."""

    files: list[CheckedFile]
    unreadable: list[UnreadableFile]
    """Each once: a civplan.toml that cannot be used concerns many files."""
    checked: int
    """How many could be."""
    left_out: int = 0
    """How many files of folders, with those that they alone extend, are not of a combined
    document, where one is asked for."""


class Checker:
    """Opens files with the same options; packs and settings are read once for all of them."""

    def __init__(
        self, options: CheckOptions | None = None, selection: RuleSelection | None = None
    ) -> None:
        """Set what to check.

        Args:
            options: What the check takes from outside the files; None for the usual.
            selection: Which rules count, in the place of a civplan.toml's lists.
        """
        self._options = options
        self._packs = PackCache()
        self._settings = SettingsCache(selection)
        self._folders = FolderCache()

    def open(self, path: Path, contents: FileContents = ON_DISK) -> OpenedPlan:
        """Read and check a plan file or a sub-district's own file.

        Args:
            path: The file.
            contents: What to take instead of reading these files, by their real paths.

        Raises:
            CannotRead: It, its pack or its civplan.toml cannot be used.
        """
        if path.name in DISTRICT_FILES:
            return open_district_file(path, contents, settings=self._settings)
        return open_plan(
            path,
            packs=self._packs,
            options=self._options,
            contents=contents,
            settings=self._settings,
            folders=self._folders,
        )


def validate(  # noqa: PLR0913 - the options of the command
    paths: Iterable[str | Path],
    *,
    select: str = "",
    ignore: str = "",
    document: Document | None = None,
    as_of: dt.date | None = None,
    combined_with: Path | str | None = None,
    jobs: int = 1,
) -> list[Finding]:
    """The findings about some files, in order.

    Args:
        paths: Plan files, and folders to look for them in.
        select: The rules that count, such as ``"T,P306"``; empty for what civplan.toml says.
        ignore: The rules that do not count.
        document: The one to check for; None for the plan, and the summary when a file has one.
        as_of: The day for which progress is judged; None for the whole year.
        combined_with: The file of the next year whose plan is to stand behind the summary of the
            one file; then that document alone is checked.
        jobs: Processes to use; 0 for as many as save time.

    Raises:
        CannotRead: A file or folder cannot be read.
        BadSelector: There is no such rule.
    """
    named = [Path(path) for path in paths]
    to_check = files_to_check(named)
    for one in to_check.skipped:
        if one.is_unreadable:
            raise CannotRead(one.path, one.reason)
    selection = None
    if select or ignore:
        from civplan.settings.selectors import selection_of_options  # noqa: PLC0415 - as above

        selection = selection_of_options(select, ignore)
    options = CheckOptions(documents=(document,) if document else None)
    if combined_with:
        options = combined_options(str(combined_with))
    options = options._replace(as_of=as_of)
    result = check_in_processes(to_check.files, named, options, selection, jobs=jobs)
    for unreadable in result.unreadable:
        raise CannotRead(*unreadable)
    return findings_in_order(unique_findings(result.files))


def files_to_check(paths: Iterable[Path]) -> FilesToCheck:
    """The files that paths lead to; of a folder, those that are plan files or a district's own.

    A Word document, a web page or a text that is named is none.
    """
    files, skipped = dict[Path, None](), dict[SkippedPath, None]()
    for path in paths:
        if path.is_dir():
            tree = file_tree(path)
            files |= dict.fromkeys(
                file for file in tree.files if is_checkable_file(file) and is_file(file)
            )
            skipped |= dict.fromkeys(tree.skipped)
        elif reason := words_for_document(path):
            skipped[SkippedPath(path, reason)] = None
        else:
            files[path] = None
    return FilesToCheck(list(files), list(skipped))


def check_in_processes(  # noqa: PLR0913 - each has the value that most need
    files: Sequence[Path],
    named: Iterable[Path],
    options: CheckOptions | None = None,
    selection: RuleSelection | None = None,
    contents: FileContents = ON_DISK,
    *,
    jobs: int = 0,
) -> CheckResult:
    """The results of many files, from one or several processes.

    A file that others extend is checked there and need not be whole: alone it is left out, unless
    it is named. So is one without a combined document where that is asked for.

    Args:
        files: The files.
        named: Those that somebody named, not just their folder.
        options: What the check takes from outside the files.
        selection: Which rules count, in the place of a civplan.toml's lists.
        contents: What to take instead of reading these files, by their real paths.
        jobs: Processes to use; 0 for as many as save time.
    """
    work = partial(check_files, options=options, selection=selection, contents=contents)
    results = map_files(work, files, jobs)
    named = set(named)
    checked = [one for one in results if isinstance(one, CheckedFile)]
    uncombined = [one for one in results if isinstance(one, UncombinedFile)]
    told = [UnreadableFile(str(one.path), one.reason) for one in uncombined if one.path in named]
    unreadable = [*(one for one in results if isinstance(one, UnreadableFile)), *told]
    extended = _extended_files(checked)
    whole = _without(checked, _extended_files(uncombined) - extended, named)
    return CheckResult(
        _without(whole, extended, named),
        list(dict.fromkeys(unreadable)),
        len(whole),
        left_out=len(uncombined) - len(told) + len(checked) - len(whole),
    )


def _extended_files(files: Iterable[CheckedFile | UncombinedFile]) -> set[Path]:
    """The other files that some files were read from."""
    return {Path(path).resolve() for one in files for path in one.sources if Path(path) != one.path}


def _without(
    checked: list[CheckedFile], extended: Collection[Path], named: Collection[Path]
) -> list[CheckedFile]:
    """The files that others do not extend, and those that are named."""
    if not extended:
        return checked
    return [one for one in checked if one.path in named or one.path.resolve() not in extended]


def check_files(
    files: Sequence[Path],
    options: CheckOptions | None = None,
    selection: RuleSelection | None = None,
    contents: FileContents = ON_DISK,
) -> list[FileOutcome]:
    """The result of each file, in this process."""
    checker = Checker(options, selection)
    results: list[FileOutcome] = []
    for file in files:
        try:
            opened = checker.open(file, contents)
            if options and options.combined and not opened.has_errors and not _has_summary(opened):
                results.append(UnreadableFile(str(file), NO_SUMMARY))
            else:
                results.append(checked_file(opened))
        except NotCombined as error:
            results.append(UncombinedFile(file, error.reason, error.sources))
        except CannotRead as error:
            results.append(UnreadableFile(error.path, error.reason))
    return results


def _has_summary(opened: OpenedPlan) -> bool:
    """True for a file with a summary, which a combined document begins with."""
    return bool(opened.plan and opened.plan.summary)


def checked_file(opened: OpenedPlan) -> CheckedFile:
    """What is left of an opened plan once it is checked."""
    with_findings = {finding.span.path for finding in opened.findings}
    sources = {
        path: Source(path, source.text if path in with_findings else "", None, ())
        for path, source in opened.sources.items()
    }
    return CheckedFile(opened.path, opened.findings, sources)


def unique_findings(files: Iterable[CheckedFile]) -> list[Finding]:
    """The findings of all files; one about a file that several of them extend appears once."""
    same_place: dict[tuple[Span, str], list[Finding]] = {}
    for file in files:
        for finding in file.findings:
            same_place.setdefault((finding.span, finding.rule.code), []).append(finding)
    unique: list[Finding] = []
    for findings in same_place.values():
        by_message = {one.message("en") if len(findings) > 1 else "": one for one in findings}
        unique += by_message.values()
    return unique
