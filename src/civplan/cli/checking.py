"""Checks plan files one by one; what comes of them is small enough to cross processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.folders import FolderCache
from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.packs import PackCache
from civplan.model.plan_file import ON_DISK, FileContents
from civplan.rules.context import CheckOptions
from civplan.settings.cache import SettingsCache
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES
from civplan.source.rules.file import LARGEST_FILE
from civplan.source.source import Source

if TYPE_CHECKING:  # most runs have none
    from civplan.settings.settings import RuleSelection

STANDARD_INPUT = Path("-")
"""The name that stands for standard input; paths in it are relative to the current folder."""
NO_STANDARD_INPUT = Words("没有标准输入", "there is no standard input")


class CheckedFile(NamedTuple):
    """What came of a plan file that could be read."""

    path: Path
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    """The files that were read, without their nodes; without text where nothing was found."""


class UnreadableFile(NamedTuple):
    """A file that cannot be read; an exception would not cross processes whole."""

    path: str
    reason: Words


def check_files(
    files: Sequence[Path],
    circumstances: CheckOptions | None = None,
    asked: RuleSelection | None = None,
) -> list[CheckedFile | UnreadableFile]:
    """What comes of each file; packs and settings are read once for all of them."""
    packs, settings, folders = PackCache(), SettingsCache(asked), FolderCache()
    return [_check_file(file, packs, settings, circumstances, folders) for file in files]


def _check_file(
    file: Path,
    packs: PackCache,
    shelf: SettingsCache,
    circumstances: CheckOptions | None,
    folders: FolderCache,
) -> CheckedFile | UnreadableFile:
    """What comes of one file."""
    try:
        settings = shelf.settings_for(file)
        contents = _standard_input_contents() if file == STANDARD_INPUT else ON_DISK
        if file.name in DISTRICT_FILES:
            from civplan.documents.open import open_district_file  # noqa: PLC0415 - rare

            return checked_file(open_district_file(file, settings=settings))
        opened = open_plan(
            file, None, packs, circumstances, contents, settings=settings, folders=folders
        )
        return checked_file(opened)
    except CannotRead as error:
        return UnreadableFile(error.path, error.reason)


def _standard_input_contents() -> FileContents:
    """The bytes on standard input, at most one more than a plan file may have.

    Raises:
        CannotRead: It is closed.
    """
    if sys.stdin is None:  # what Python makes of a closed one
        raise CannotRead(STANDARD_INPUT, NO_STANDARD_INPUT)
    return {os.path.realpath(STANDARD_INPUT): sys.stdin.buffer.read(LARGEST_FILE + 1)}


def checked_file(opened: OpenedPlan) -> CheckedFile:
    """What is left of an opened plan when its findings are told."""
    with_findings = {finding.span.path for finding in opened.findings}
    sources = {
        path: Source(path, source.text if path in with_findings else "", None, ())
        for path, source in opened.sources.items()
    }
    return CheckedFile(opened.path, opened.findings, sources)
