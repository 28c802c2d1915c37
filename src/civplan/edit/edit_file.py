"""Edits a plan file by key path: the changed text, read again and compared."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from civplan.documents.fix import FixedFile, file_diff, write_fixed_file
from civplan.documents.open import OpenedPlan, open_plan
from civplan.edit.editor import TextEditor
from civplan.edit.edits import ValueEdit
from civplan.edit.key_path import BadKeyPath
from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import ON_DISK, FileContents, source_at
from civplan.model.records import RecordOf
from civplan.source.source import Source

BRINGS_ERRORS = Words(
    "改了会多出错误（{count}个），没有写入",
    "this would bring new errors ({count}); nothing was written",
)
PlanOpening = Callable[..., OpenedPlan]
"""Opens a plan file, as ``open_plan`` does."""


class CannotEdit(Exception):
    """An edit cannot be made; the file is as it was."""

    def __init__(
        self,
        path: Path,
        reason: Words,
        findings: Sequence[Finding] = (),
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        """Set the file, the reason, and the errors that the edit would bring."""
        super().__init__(f"{path}: {reason.en}")
        self.path = path
        self.reason = reason
        self.findings = tuple(findings)
        self.sources = sources or {}
        """The files as they would be, to show the places of the findings."""


class EditedFile(NamedTuple):
    """A plan file with its edits made; nothing is written yet."""

    path: Path
    before: bytes
    after: bytes
    opened: OpenedPlan
    """The file as it would be: its plan and the findings."""
    findings: tuple[Finding, ...]
    """Those of them that were not there before; none is an error."""
    notes: tuple[Words, ...]
    """What a person should know about the edits."""
    edits: int
    """How many were made."""

    @property
    def is_changed(self) -> bool:
        """False when the file says already what the edits want."""
        return self.before != self.after

    @property
    def diff(self) -> str:
        """The unified diff."""
        return file_diff(self._as_fixed())

    def write(self) -> None:
        """Write the file, unless it is as it was.

        Raises:
            CannotWrite: Another program has changed it since, or it may not be written.
        """
        if self.is_changed:
            write_fixed_file(self._as_fixed())

    def _as_fixed(self) -> FixedFile:
        """As the writer of fixes knows it."""
        return FixedFile(str(self.path), self.before, self.after, self.edits)


def edit_plan_file(
    path: Path | str,
    edits: Iterable[ValueEdit],
    *,
    contents: FileContents = ON_DISK,
    opening: PlanOpening = open_plan,
) -> EditedFile:
    """A plan file with some values changed; nothing is written.

    Each edit sees the file as those before it leave it. All are made, or none.

    Args:
        path: The plan file.
        edits: The edits, in order.
        contents: What to take instead of reading these files, by their real paths.
        opening: Opens a plan file; another than the usual one where many are opened.

    Raises:
        CannotRead: The file cannot be read.
        CannotEdit: An edit cannot be made, would change something else, or would bring an error.
    """
    path = Path(path)
    source = source_at(path, contents)
    wanted = list(edits)
    try:
        editor = TextEditor(path, source, contents)
        data = editor.make(wanted).data
    except BadKeyPath as error:
        raise CannotEdit(path, error.words) from error
    changed = {**contents, os.path.realpath(path): data}
    before, after = opening(path, contents=contents), opening(path, contents=changed)
    new = new_findings(before, after)
    errors = [one for one in new if one.is_error]
    if errors:
        reason = BRINGS_ERRORS.filled(count=len(errors))
        raise CannotEdit(path, reason, errors, after.sources)
    return EditedFile(path, source.data, data, after, tuple(new), editor.notes, editor.count)


def edited_source(
    source: Source,
    edits: Iterable[ValueEdit],
    shape: RecordOf[Any] = PLAN_SHAPE,
    *,
    is_alone: bool = False,
) -> Source:
    """A file that has been read, with some values changed; what it says is not checked.

    Args:
        source: The file.
        edits: The edits, in order.
        shape: What it holds.
        is_alone: True to edit it as if it extended no file: entries count as it has them.

    Raises:
        CannotEdit: An edit cannot be made, or would change something else.
    """
    path, wanted = Path(source.path), list(edits)
    try:
        return TextEditor(path, source, ON_DISK, shape, is_alone=is_alone).make(wanted)
    except BadKeyPath as error:
        raise CannotEdit(path, error.words) from error


def new_findings(before: OpenedPlan, after: OpenedPlan) -> list[Finding]:
    """The findings that have come up, by rule and message; where they stand does not count."""
    known = Counter(_identity(one) for one in before.findings)
    new = []
    for one in after.findings:
        identity = _identity(one)
        if known[identity]:
            known[identity] -= 1
        else:
            new.append(one)
    return new


def _identity(finding: Finding) -> tuple[str, str]:
    """What makes a finding the same one before and after."""
    return finding.rule.code, finding.message("en")
