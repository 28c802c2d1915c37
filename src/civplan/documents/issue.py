"""Reads and writes the record of what a plan promised, beside its file."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from civplan.documents.files import write_file
from civplan.documents.folders import is_plan_file, record_path
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
from civplan.rules.plan_changes import promise_differences, record_mismatch
from civplan.rules.promise_rules import CHANGE_WITHOUT_CHANGE, ISSUED_RECORD_UNUSABLE
from civplan.rules.target_changes import Difference
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

RECORD_SHARED = Words(
    "旁边的 {other} 和它只差结尾，两份计划会共用这一份记录",
    "{other} beside it differs in its ending only, so that both would have this one record",
)
RENAME_PLAN = Words("给其中一份计划文件改名", "rename one of the two plan files")
NOT_ISSUED_SHARED = Words(
    "{record}：没有下达：旁边的 {other} 和它只差结尾，两份计划会共用这一份记录；先给其中一份改名",
    "{record}: not issued: {other} beside it differs in its ending only, so that both would have"
    " this one record; rename one of them first",
)

RECORD_UNCHANGED = Words(
    "{file}：与已下达的一样，没有改动", "{file}: nothing changed since it was issued"
)
ALREADY_ISSUED = Words(
    "{record}：已经下达过；要重新下达，加 --force",
    "{record}: it was issued before; to issue it anew, use --force",
)
RECORD_NEEDS_FORCE = Words(
    "{record}：原来的记录不能用：{reason}；要重新下达，加 --force",
    "{record}: the old record cannot be used: {reason}; to issue the plan anew, use --force",
)
PROMISE_CHANGED = Words("{file}：“{old}”改为“{new}”", "{file}: “{old}” became “{new}”")
PROMISE_GONE = Words("{file}：不再有“{old}”", "{file}: “{old}” is gone")
PROMISE_ADDED = Words("{file}：新增“{new}”", "{file}: “{new}” is new")


class IssueDecision(Enum):
    """What becomes of the record when a plan is issued."""

    WRITE = "write"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class RecordComparison(NamedTuple):
    """A plan beside its record."""

    decision: IssueDecision
    messages: tuple[Words, ...] = ()
    """How the plan differs from its record, and why it is not written."""


def compare_with_record(
    plan_file: Path, plan: Plan, issued: IssuedPlan, *, is_forced: bool
) -> RecordComparison:
    """Whether a record is to be written, and what there is to say about the old one.

    Args:
        plan_file: The plan file; its record lies beside it.
        plan: What it says.
        issued: What it promises now.
        is_forced: True when an old record may be replaced.
    """
    record = record_path(plan_file)
    if other := _plan_with_same_record(plan_file):
        refusal = NOT_ISSUED_SHARED.filled(record=record, other=other)
        return RecordComparison(IssueDecision.REFUSED, (refusal,))
    if not os.path.lexists(record):
        return RecordComparison(IssueDecision.WRITE)
    try:
        old = read_record(record)
    except UnusableRecord as error:
        return _replacement(
            RECORD_NEEDS_FORCE.filled(record=record, reason=error.reason), is_forced
        )
    refusal = ALREADY_ISSUED.filled(record=record)
    if record_mismatch(plan, old):
        return _replacement(refusal, is_forced)
    differences = [
        one for one in promise_differences(plan, old) if one.rule is not CHANGE_WITHOUT_CHANGE
    ]
    is_same = old._replace(issued=issued.issued) == issued
    if is_same or not (differences or is_forced):
        unchanged = RECORD_UNCHANGED.filled(file=plan_file)
        return RecordComparison(IssueDecision.UNCHANGED, (unchanged,))
    decision, messages = _replacement(refusal, is_forced)
    changes = (_difference_message(one, plan_file) for one in differences)
    return RecordComparison(decision, (*changes, *messages))


def _plan_with_same_record(plan_file: Path) -> str:
    """The name of another plan file that has the same record; empty without one."""
    try:
        names = sorted(file.name for file in plan_file.parent.iterdir() if is_plan_file(file))
    except OSError:
        return ""
    others = (name for name in names if name != plan_file.name)
    return next((one for one in others if Path(one).stem == plan_file.stem), "")


def _replacement(refusal: Words, is_forced: bool) -> RecordComparison:  # noqa: FBT001 - private
    """The old record is replaced, or the refusal says why not."""
    if is_forced:
        return RecordComparison(IssueDecision.WRITE)
    return RecordComparison(IssueDecision.REFUSED, (refusal,))


def _difference_message(difference: Difference, plan_file: Path) -> Words:
    """How a promise differs from the issued one."""
    words = PROMISE_CHANGED if difference.old else PROMISE_ADDED
    if not difference.new:
        words = PROMISE_GONE
    return words.filled(file=plan_file, old=difference.old, new=difference.new)


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


def record_of_plan(record: Path, plan: Plan, findings: list[Finding]) -> IssuedPlan | None:
    """What a plan promised when it was issued; None, with a finding, when that is unknown."""
    place = Span(plan.span.path)
    try:
        issued = read_record(record)
    except UnusableRecord as error:
        way = UPDATE_CIVPLAN if error.reason == NEWER_RECORD else RESTORE_RECORD
        findings.append(
            ISSUED_RECORD_UNUSABLE.at(place, file=record.name, reason=error.reason, way=way)
        )
        return None
    other = _plan_with_same_record(Path(place.path)) if record_mismatch(plan, issued) else ""
    if other:  # it is that one's: to issue this one anew would destroy it
        reason = RECORD_SHARED.filled(other=other)
        findings.append(
            ISSUED_RECORD_UNUSABLE.at(place, file=record.name, reason=reason, way=RENAME_PLAN)
        )
        return None
    return issued


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
