"""Reads and writes the record of what a plan promised, beside its file."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.files import write_file
from civplan.documents.folders import record_path
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.issued import IssuedPlan
from civplan.model.issued_record import (
    NEWER_RECORD,
    UnusableRecord,
    issued_plan_from_text,
    record_text,
)
from civplan.model.plan import Plan
from civplan.rules.promise_rules import ISSUED_RECORD_UNUSABLE
from civplan.source.errors import CannotRead, read_error_reason
from civplan.source.rules.file import LARGEST_FILE
from civplan.source.source import read_bytes

RECORD_TOO_LARGE = Words("它太大了", "it is too large")
RECORD_NOT_TEXT = Words("它不是 UTF-8 文本", "it is no text in UTF-8")
RESTORE_RECORD = Words(
    "从备份或版本库恢复它；没有的，核对后用 civplan issue --force 重新下达",
    "restore it from a backup or the repository; without one, check the plan and run"
    " civplan issue --force",
)
UPDATE_CIVPLAN = Words("更新 civplan", "update civplan")
RENAME_RECORD = Words("把记录改名为 {name}", "rename the record to {name}")
RECORD_MISNAMED = Words(
    "它是这份计划的，名字却对不上计划文件", "it is this plan's, but is not named after its file"
)


def write_record(plan_file: Path, issued: IssuedPlan) -> Path:
    """Write the record beside a plan file; its path.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    path = record_path(plan_file)
    write_file(path, record_text(issued).encode())
    return path


def read_record(path: Path) -> IssuedPlan:
    """What a record says.

    Raises:
        UnusableRecord: It cannot be read, or not be relied on.
    """
    try:
        data = read_bytes(path, str(path))
    except CannotRead as error:
        raise UnusableRecord(error.reason) from error
    except OSError as error:
        raise UnusableRecord(read_error_reason(error)) from error
    if len(data) > LARGEST_FILE:
        raise UnusableRecord(RECORD_TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableRecord(RECORD_NOT_TEXT) from error
    return issued_plan_from_text(text)


def record_of_plan(record: Path, plan: Plan, found: list[Finding]) -> IssuedPlan | None:
    """What a plan promised when it was issued; None, with a finding, when that cannot be told."""
    try:
        return read_record(record)
    except UnusableRecord as error:
        way = UPDATE_CIVPLAN if error.reason == NEWER_RECORD else RESTORE_RECORD
        place = Span(plan.span.path)
        found.append(
            ISSUED_RECORD_UNUSABLE.at(place, file=record.name, reason=error.reason, way=way)
        )
        return None


def misnamed_record_findings(records: list[Path], plan: Plan) -> list[Finding]:
    """The findings about this plan's records that are named after another file."""
    name = record_path(Path(plan.span.path)).name
    way = RENAME_RECORD.filled(name=name)
    return [
        ISSUED_RECORD_UNUSABLE.at(
            Span(plan.span.path), file=record.name, reason=RECORD_MISNAMED, way=way
        )
        for record in records
        if _is_record_of(record, plan)
    ]


def _is_record_of(record: Path, plan: Plan) -> bool:
    """True when a record is that of this community and year."""
    try:
        issued = read_record(record)
    except UnusableRecord:
        return False
    return (issued.community, issued.year) == (plan.community, plan.year)
