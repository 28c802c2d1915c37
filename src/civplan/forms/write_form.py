"""Writes forms: one of a plan file, under a name that says whose it is; never over answers."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from civplan.documents.files import (
    FILE_READ_ONLY,
    CannotWrite,
    is_read_only,
    obstacle_at,
    safe_name,
    write_failure_reason,
    write_file,
)
from civplan.findings.words import Words
from civplan.forms.form import Form
from civplan.forms.workbook import form_workbook
from civplan.model.plan import Plan
from civplan.model.plan_file import LoadedPlan, load_plan
from civplan.source.errors import CannotRead
from civplan.typeset.origin import is_unedited_document

FORM_ENDING = ".xlsx"
READING_CODE = "Y"
"""Begins the codes of what keeps a plan file from being read whole."""
PLAN_NOT_WHOLE = Words(
    "计划文件读不完整，先按校验结果改好：civplan validate {file}",
    "the plan file cannot be read whole; first mend what this says: civplan validate {file}",
)
FORM_FILLED_IN = Words(
    "已经有人填过，或者不是 civplan 写的，没有覆盖；先用 civplan fill 导入，或者换个位置（-o），"
    "或用 --force 覆盖",
    "somebody has filled it in, or civplan did not write it, so it was left as it is; take its"
    " answers with civplan fill first, or choose another place (-o), or use --force",
)
NO_OPENPYXL = Words(
    "填报表要用 openpyxl；安装：pip install 'civplan[excel]'",
    "forms need openpyxl: pip install 'civplan[excel]'",
)


class FormsUnavailable(Exception):
    """openpyxl is not installed."""

    words = NO_OPENPYXL


def need_openpyxl() -> None:
    """Check that workbooks can be read and written.

    Raises:
        FormsUnavailable: They cannot.
    """
    if find_spec("openpyxl") is None:
        raise FormsUnavailable


def plan_read_whole(loaded: LoadedPlan, path: Path) -> Plan:
    """The plan of a file of which nothing was left out, so that its entries can be counted.

    Raises:
        CannotRead: Something in it could not be read.
    """
    is_broken = any(
        one.is_error and one.rule.code.startswith(READING_CODE) for one in loaded.findings
    )
    if loaded.plan is None or is_broken:
        raise CannotRead(path, PLAN_NOT_WHOLE.filled(file=path))
    return loaded.plan


def plan_for_form(path: Path) -> Plan:
    """The plan of a file, to ask or to answer questions about it.

    Raises:
        CannotRead: The file cannot be read whole.
    """
    return plan_read_whole(load_plan(path), path)


def make_form(path: Path | str) -> bytes:
    """The form of a plan file, as a workbook; nothing is written.

    Raises:
        FormsUnavailable: openpyxl is not installed.
        CannotRead: The file cannot be read whole.
    """
    need_openpyxl()
    from civplan.forms.questions import plan_form  # noqa: PLC0415 - loads the sentences

    return form_workbook(plan_form(plan_for_form(Path(path))))


def form_file_name(community: str, year: int, stage: str = "") -> str:
    """The name of a form's file: 湖内社区2007年填报表.xlsx, with the stage where it is of one."""
    return f"{safe_name(f'{community}{year}年{stage}填报表')}{FORM_ENDING}"


def write_form(form: Form, path: Path, *, is_forced: bool = False) -> None:
    """Write a form.

    Raises:
        CannotWrite: Somebody has filled in the one that is there, or it cannot be written.
    """
    data = form_workbook(form)
    if not is_forced and not _may_be_replaced(path, data):
        raise CannotWrite(path, FORM_FILLED_IN)
    if not is_forced and is_read_only(path):
        raise CannotWrite(path, FILE_READ_ONLY)
    write_file(path, data)


def _may_be_replaced(path: Path, data: bytes) -> bool:
    """True when there is no file, or the form as it was made.

    Raises:
        CannotWrite: What is there cannot be read.
    """
    try:
        if not path.exists() or obstacle_at(path):  # an obstacle has its own message
            return True
        before = path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, write_failure_reason(error, path)) from error
    return before == data or is_unedited_document(before)
