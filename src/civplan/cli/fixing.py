"""Mends the files that ``civplan validate --fix`` names, or shows what it would do."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.checking import STANDARD_INPUT, CheckedFile, checked_file
from civplan.cli.console import print_error
from civplan.documents.files import CannotWrite
from civplan.documents.fix import (
    FixedFile,
    Fixer,
    PlanOpener,
    file_diff,
    is_fixable,
    write_fixed_file,
)
from civplan.documents.open import OpenedPlan, open_district_file, open_plan
from civplan.findings.words import Language, Words
from civplan.model.packs import PackCache
from civplan.model.plan_file import FileContents
from civplan.rules.context import CheckOptions
from civplan.settings.cache import SettingsCache
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES

if TYPE_CHECKING:  # most runs have none
    from civplan.settings.settings import RuleSelection

FIX_COUNTS = Words("已修正{fixes}处（{files}个文件）", "fixed {fixes} in {files}")
DIFF_COUNTS = Words(
    "可修正{fixes}处（{files}个文件），没有写入", "would fix {fixes} in {files}; nothing is written"
)
UNSAFE_LEFT = Words(
    "还有{count}处加上 --unsafe-fixes 就能修正，改后请核对",
    "--unsafe-fixes can fix {count} more; read what it changes",
)


class FixRequest(NamedTuple):
    """What the options ask for."""

    is_shown_only: bool = False
    """True for a diff instead of written files."""
    is_unsafe_too: bool = False


class FixResult(NamedTuple):
    """What came of it."""

    plans: list[CheckedFile]
    """Each plan file with what is left to tell."""
    files: list[FixedFile]
    """Those that were written, or would be."""
    is_refused: bool
    """True when a file could not be written."""


def plan_opener(circumstances: CheckOptions, asked: RuleSelection | None) -> PlanOpener:
    """What reads and checks a plan file as the options ask."""
    packs, settings = PackCache(), SettingsCache(asked)

    def opening(path: Path, contents: FileContents) -> OpenedPlan:
        asked_here = settings.settings_for(path)
        if path.name in DISTRICT_FILES:
            return open_district_file(path, contents, settings=asked_here)
        return open_plan(path, None, packs, circumstances, contents, settings=asked_here)

    return opening


def fix_plans(
    plans: Sequence[CheckedFile],
    named: Collection[Path],
    opening: PlanOpener,
    fixing: FixRequest,
    language: Language,
) -> FixResult:
    """Mend the plan files that can be, and write them unless they are only to be shown.

    Args:
        plans: What was found before.
        named: The files that may be changed.
        opening: Reads and checks a plan file.
        fixing: What is asked for.
        language: Of what is told about files that cannot be written.
    """
    files = [path for path in named if path != STANDARD_INPUT]
    fixer = Fixer(opening, files, is_unsafe_too=fixing.is_unsafe_too)
    after = {
        plan.path: fixed
        for plan in plans
        if _has_fix(plan, fixing) and (fixed := _fix_plan(plan, fixer, language))
    }
    would = list(fixer.fixed_files())
    written = would if fixing.is_shown_only else _write_fixed_files(would, fixer, language)
    for path, plan in after.items():
        if len(plan.sources) > 1 or len(written) < len(would):
            after[path] = checked_file(opening(path, fixer.contents))
    left = [after.get(plan.path, plan) for plan in plans]
    return FixResult(left, written, is_refused=len(written) < len(would))


def _has_fix(plan: CheckedFile, fixing: FixRequest) -> bool:
    """True when something in a plan file can be mended."""
    return plan.path != STANDARD_INPUT and any(
        is_fixable(finding, is_unsafe_too=fixing.is_unsafe_too) for finding in plan.findings
    )


def _fix_plan(plan: CheckedFile, fixer: Fixer, language: Language) -> CheckedFile | None:
    """A plan file as it would be; None, with a line, when it cannot be read any more."""
    try:
        return checked_file(fixer.fix(plan.path))
    except CannotRead as error:
        print_error(error, language)
        return None


def _write_fixed_files(would: list[FixedFile], fixer: Fixer, language: Language) -> list[FixedFile]:
    """The files that could be written; the others are told."""
    written = []
    for file in would:
        try:
            write_fixed_file(file)
        except CannotWrite as error:
            print_error(error, language)
            fixer.forget(file.path)
        else:
            written.append(file)
    return written


def print_difference(files: Sequence[FixedFile]) -> None:
    """Print what would change."""
    for file in sorted(files):
        sys.stdout.write(file_diff(file))


def print_fix_counts(fixed: FixResult, fixing: FixRequest, language: Language) -> None:
    """Say how much was mended, and what more could be."""
    if fixed.files:
        words = DIFF_COUNTS if fixing.is_shown_only else FIX_COUNTS
        fixes = sum(file.fixes for file in fixed.files)
        sys.stderr.write(f"{_fix_count_line(words, fixes, len(fixed.files), language)}\n")
    left = {
        (finding.span, finding.rule.code)
        for plan in fixed.plans
        for finding in plan.findings
        if is_fixable(finding, is_unsafe_too=True)
        and not is_fixable(finding, is_unsafe_too=fixing.is_unsafe_too)
    }
    if left:
        sys.stderr.write(f"{UNSAFE_LEFT.fill(language, count=len(left))}\n")


def _fix_count_line(words: Words, fixes: int, files: int, language: Language) -> str:
    """A line with both numbers."""
    if language == "zh":
        return words.fill(language, fixes=fixes, files=files)
    return words.fill(
        language,
        fixes=f"{fixes} problem{'s' * (fixes != 1)}",
        files=f"{files} file{'s' * (files != 1)}",
    )
