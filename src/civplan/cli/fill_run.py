"""Runs ``civplan fill``: writes the plan files, prints what was taken and what was not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.cli.console import (
    print_error,
    print_findings,
    print_line,
    print_note,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.form_run import with_little_memory
from civplan.cli.options import refuse_district_file, refuse_document
from civplan.documents.files import CannotWrite
from civplan.findings.text import terminal_width
from civplan.findings.words import Language, Words
from civplan.forms.fill import FilledPlan, fill_form
from civplan.forms.write_form import need_openpyxl

NO_FORM_NAMED = Words(
    "没有指定填报表；用法：civplan fill {path} 填报表.xlsx",
    "no form is named; try: civplan fill {path} FORM.xlsx",
)
ONE_FORM_EACH = Words(
    "一份计划文件只填一份填报表；一个街道的，写文件夹：civplan fill {folder} 填报表…",
    "a plan file takes one form; for those of a sub-district name its folder: civplan fill {folder}"
    " FORMS…",
)
TABLE_HEADS = (
    Words("社区", "community"),
    Words("填报表", "form"),
    Words("计划文件", "plan file"),
    Words("采用", "taken"),
    Words("已有", "there"),
    Words("不采用", "refused"),
    Words("结果", "what was done"),
)
WRITTEN = Words("已写入", "written")
WOULD_BE_WRITTEN = Words("会写入", "would be written")
NOTHING_NEW = Words("没有变化", "nothing new")
NOTHING_FILLED_IN = Words("未填", "nothing filled in")
NOT_WRITTEN = Words("没有写入", "not written")
UNREADABLE_FORM = Words("读不了", "cannot be read")
COLUMN_GAP = 2
"""Columns between those of the table."""
BRINGS_WARNINGS = Words(
    "{path}：填入后还有{count}处要核对：civplan validate {path}",
    "{path}: there are {count} findings about what was filled in: civplan validate {path}",
)


class FillRequest(NamedTuple):
    """The options of ``civplan fill``."""

    is_dry_run: bool = False
    is_partial: bool = False
    is_form_right: bool = False
    """True where the form counts that the file has changed as well."""


def fill_files(path: Path, forms: Sequence[Path], request: FillRequest, language: Language) -> int:
    """Take forms into plan files, and give the exit code.

    Args:
        path: The plan file, or the sub-district's folder.
        forms: The forms.
        request: The options.
        language: Of the messages.

    Raises:
        WrongUsage: No form is named, or several for one plan file.
        FormsUnavailable: openpyxl is not installed.
        UnusableFolder: The folder is no sub-district's.
        CannotRead: The form or the plan file, or the sub-district's own file, cannot be read.
        CannotWrite: The plan file cannot be written.
    """
    if not forms:
        raise WrongUsage(NO_FORM_NAMED.filled(path=path))
    need_openpyxl()
    warn_without_libyaml(language)
    if path.is_dir():
        return _fill_district(path, forms, request, language)
    refuse_district_file(path)
    refuse_document(path)
    if len(forms) > 1:
        raise WrongUsage(ONE_FORM_EACH.filled(folder=path.parent))
    filled = fill_form(path, forms[0], is_form_right=request.is_form_right)
    done = _finish(filled, request, language)
    _print_table([_row(filled, done)], language)
    return ExitCode.FINDINGS if filled.refused else ExitCode.FINE


def _fill_district(
    folder: Path, forms: Sequence[Path], request: FillRequest, language: Language
) -> int:
    """Take the forms of a sub-district; one that cannot be taken does not stop the others."""
    from civplan.district.forms.fill_forms import fill_forms  # noqa: PLC0415 - loads the district

    code = ExitCode.FINE
    rows: list[tuple[str | Words, ...]] = []
    answers = fill_forms(
        folder,
        forms,
        lambda words: print_note(words, language),
        is_form_right=request.is_form_right,
    )
    for one in with_little_memory(answers):
        if one.filled is None:
            if one.error:
                print_error(one.error, language)
            rows.append(("", str(one.form), "", "", "", "", UNREADABLE_FORM))
            code = max(code, ExitCode.USAGE)
            continue
        try:
            done = _finish(one.filled, request, language)
        except CannotWrite as error:
            print_error(error, language)
            done, code = NOT_WRITTEN, ExitCode.USAGE
        rows.append(_row(one.filled, done))
        if one.filled.refused:
            code = max(code, ExitCode.FINDINGS)
    _print_table(rows, language)
    return code


def _finish(filled: FilledPlan, request: FillRequest, language: Language) -> Words:
    """Write a plan file, or show how it would change; say what cannot be taken, and what was done.

    Where something cannot be taken, the rest is shown, and only written where that is asked for.

    Raises:
        CannotWrite: It cannot be written.
    """
    print_findings(filled.findings, {}, language, stream=sys.stderr)
    for note in filled.edited.notes if filled.edited else ():
        print_note(Words(f"{filled.path}：{note.zh}", f"{filled.path}: {note.en}"), language)
    if filled.is_untouched:
        return NOTHING_FILLED_IN
    if not filled.is_changed:
        return NOT_WRITTEN if filled.refused else NOTHING_NEW
    is_wanted = request.is_partial or not filled.refused
    if request.is_dry_run or not is_wanted:
        sys.stdout.write(filled.diff)
        return WOULD_BE_WRITTEN if is_wanted else NOT_WRITTEN
    filled.write()
    new = filled.edited.findings if filled.edited else ()
    if new:
        print_note(BRINGS_WARNINGS.filled(path=filled.path, count=len(new)), language)
    return WRITTEN


def _row(filled: FilledPlan, done: Words) -> tuple[str | Words, ...]:
    """The row of a form in the table."""
    counts = (filled.taken, filled.unchanged, filled.refused)
    return (filled.community, filled.form, str(filled.path), *map(str, counts), done)


def _print_table(rows: Sequence[tuple[str | Words, ...]], language: Language) -> None:
    """Print the table of what was taken and what was not; a diff stands above it."""
    for line in _table_lines([TABLE_HEADS, *rows], language):
        print_line(line)


def _table_lines(rows: Sequence[tuple[str | Words, ...]], language: Language) -> Iterator[str]:
    """The lines of a table, its columns as wide as their longest cell."""
    texts = [
        [cell.in_language(language) if isinstance(cell, Words) else cell for cell in row]
        for row in rows
    ]
    widths = [max(map(terminal_width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (
            cell + " " * (width - terminal_width(cell) + COLUMN_GAP)
            for cell, width in zip(row, widths, strict=True)
        )
        yield "".join(cells).rstrip()
