"""Runs ``civplan form``: writes the forms and prints their paths."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from civplan.cli.console import print_error, print_line, print_note, warn_without_libyaml
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import refuse_district_file, refuse_document
from civplan.findings.words import Language, Words
from civplan.forms.write_form import (
    FORM_ENDING,
    form_file_name,
    need_openpyxl,
    plan_for_form,
    write_form,
)

NO_FORM_FOLDER = Words(
    "给一个街道生成填报表，用 -o 指定放在哪个文件夹",
    "for the forms of a sub-district, name a folder to write to with -o",
)
FORM_NEEDS_ENDING = Words(
    "{path}：填报表是 .xlsx 工作簿，文件名以 .xlsx 结尾",
    "{path}: a form is a workbook; its name ends with .xlsx",
)
_F = TypeVar("_F")
FORMS_BETWEEN_COLLECTIONS = 8
FORMS_MADE = Words("{count}份填报表", "{count} forms")


def make_form_files(
    path: Path,
    output: Path | None,
    language: Language,
    *,
    stage: str = "",
    is_forced: bool = False,
) -> int:
    """Make the form of a plan file, or those of a sub-district, and give the exit code.

    Args:
        path: The plan file, or the sub-district's folder.
        output: Where to write; None for beside the plan file.
        language: Of the messages.
        stage: The stage of the year that is asked about; empty for the whole year.
        is_forced: True to write over forms that were filled in.

    Raises:
        WrongUsage: A folder has no ``-o``, or the path is no plan file.
        NoStageOfYear: The stage is none of the plan's year.
        FormsUnavailable: openpyxl is not installed.
        UnusableFolder: The folder is no sub-district's, or the forms would lie in it.
        CannotRead: The plan file, or the sub-district's own, cannot be read.
        CannotWrite: The form cannot be written.
    """
    need_openpyxl()
    warn_without_libyaml(language)
    if path.is_dir():
        return _make_district_forms(path, output, language, stage=stage, is_forced=is_forced)
    refuse_district_file(path)
    refuse_document(path)
    from civplan.forms.questions import plan_form  # noqa: PLC0415 - loads the sentences
    from civplan.forms.stages import form_stage  # noqa: PLC0415 - as above

    plan = plan_for_form(path)
    form = plan_form(plan, form_stage(stage, plan.year))
    target = output or path.parent
    if target.is_dir():
        target /= form_file_name(plan.community, plan.year, form.stage)
    elif target.suffix.lower() != FORM_ENDING:
        raise WrongUsage(FORM_NEEDS_ENDING.filled(path=target))
    write_form(form, target, is_forced=is_forced)
    print_line(str(target))
    return ExitCode.FINE


def with_little_memory(forms: Iterable[_F]) -> Iterator[_F]:
    """The forms as they come; what each has left behind is freed soon.

    Workbooks are circles of objects, which only a collection frees, and the command makes none by
    itself (``cli.main``).
    """
    gc.enable()
    for number, form in enumerate(forms):
        yield form
        if number % FORMS_BETWEEN_COLLECTIONS == 0:
            gc.collect()


def _make_district_forms(
    folder: Path, output: Path | None, language: Language, *, stage: str, is_forced: bool
) -> int:
    """Make the forms of a sub-district; a file that cannot be read does not stop the others."""
    if output is None:
        raise WrongUsage(NO_FORM_FOLDER)
    from civplan.district.forms.make_forms import make_forms  # noqa: PLC0415 - loads the district

    count, code = 0, ExitCode.FINE
    forms = make_forms(
        folder,
        output,
        lambda words: print_note(words, language),
        stage=stage,
        is_forced=is_forced,
    )
    for one in with_little_memory(forms):
        if one.error:
            print_error(one.error, language)
            code = ExitCode.USAGE
        else:
            print_line(str(one.path))
            count += 1
    print_note(FORMS_MADE.filled(count=count), language)
    return code
