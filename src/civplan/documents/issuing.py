"""Reads and writes the record of what a plan promised, beside its file."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.beside import record_beside
from civplan.documents.files import write_whole
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.issued import Issued
from civplan.model.issued_data import NEWER, UnusableRecord, issued_from_text, text_of_record
from civplan.model.plan import Plan
from civplan.rules.promise_rules import UNUSABLE
from civplan.source.errors import CannotRead, reason_of
from civplan.source.source import LARGEST, read_bytes

TOO_LARGE = Words("它太大了", "it is too large")
NOT_TEXT = Words("它不是 UTF-8 文本", "it is no text in UTF-8")
RESTORE = Words(
    "从备份或版本库恢复它；没有的，核对后用 civplan issue --force 重新下达",
    "restore it from a backup or the repository; without one, check the plan and run"
    " civplan issue --force",
)
UPDATE = Words("更新 civplan", "update civplan")
RENAME = Words("把记录改名为 {name}", "rename the record to {name}")
ASTRAY = Words(
    "它是这份计划的，名字却对不上计划文件", "it is this plan's, but is not named after its file"
)


def write_record(plan_file: Path, issued: Issued) -> Path:
    """Write the record beside a plan file; its path.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    path = record_beside(plan_file)
    write_whole(path, text_of_record(issued).encode())
    return path


def read_record(path: Path) -> Issued:
    """What a record says.

    Raises:
        UnusableRecord: It cannot be read, or not be relied on.
    """
    try:
        data = read_bytes(path, str(path))
    except CannotRead as error:
        raise UnusableRecord(error.reason) from error
    except OSError as error:
        raise UnusableRecord(reason_of(error)) from error
    if len(data) > LARGEST:
        raise UnusableRecord(TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableRecord(NOT_TEXT) from error
    return issued_from_text(text)


def issued_from(record: Path, plan: Plan, found: list[Finding]) -> Issued | None:
    """What a plan promised when it was issued; None, with a finding, when that cannot be told."""
    try:
        return read_record(record)
    except UnusableRecord as error:
        way = UPDATE if error.reason == NEWER else RESTORE
        place = Span(plan.span.path)
        found.append(UNUSABLE.at(place, file=record.name, reason=error.reason, way=way))
        return None


def records_astray(records: list[Path], plan: Plan) -> list[Finding]:
    """The findings about this plan's records that are named after another file."""
    name = record_beside(Path(plan.span.path)).name
    way = RENAME.filled(name=name)
    return [
        UNUSABLE.at(Span(plan.span.path), file=record.name, reason=ASTRAY, way=way)
        for record in records
        if is_record_of(record, plan)
    ]


def is_record_of(record: Path, plan: Plan) -> bool:
    """True when a record is that of this community and year."""
    try:
        issued = read_record(record)
    except UnusableRecord:
        return False
    return (issued.community, issued.year) == (plan.community, plan.year)
