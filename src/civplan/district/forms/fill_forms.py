"""Takes the forms of a sub-district back: each finds its plan file by what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.forms.make_forms import PlanHead, read_plan_heads
from civplan.district.review.folder import DistrictFolder, open_submissions
from civplan.district.review.submissions import name_on_roster, roster_by_name
from civplan.documents.files import safe_name
from civplan.findings.words import Words
from civplan.forms.fill import FilledPlan, fill_from_form
from civplan.forms.read_workbook import CellPlace, read_owner, read_workbook
from civplan.forms.record import FormOwner
from civplan.forms.write_form import PLAN_NOT_WHOLE, need_openpyxl
from civplan.ingest.read import document_bytes
from civplan.rules.form_rules import FORM_TWICE, FORM_WITHOUT_PLAN
from civplan.source.errors import CannotRead


class DistrictAnswers(NamedTuple):
    """One form of a sub-district: its plan file with the answers, or why nothing was read."""

    form: Path
    filled: FilledPlan | None
    error: CannotRead | None = None


class _PlanFiles(NamedTuple):
    """The plan files of a folder, for a form to find its own."""

    opened: DistrictFolder
    plans: Mapping[Path, PlanHead]
    errors: Mapping[Path, CannotRead]
    known: Mapping[str, str]
    """The names on the roster by all names of the communities."""


def fill_forms(
    folder: Path | str,
    forms: Iterable[Path | str],
    on_note: Callable[[Words], None] = lambda _: None,
    *,
    is_form_right: bool = False,
) -> Iterator[DistrictAnswers]:
    """The plan files of a sub-district with the answers of its forms; nothing is written.

    One form at a time is in memory.

    Args:
        folder: The sub-district's.
        forms: The forms that came back.
        on_note: Called with each message about the run.
        is_form_right: True where a value of a form counts that a file has changed as well.

    Raises:
        FormsUnavailable: openpyxl is not installed.
        UnusableFolder: There is no such folder, or nothing is in it.
        CannotRead: The folder or the sub-district's own file cannot be read.
    """
    need_openpyxl()
    opened = open_submissions(Path(folder), None, on_note)
    plans, errors = read_plan_heads(opened)
    known = roster_by_name(one.names for one in opened.district.communities)
    files = _PlanFiles(opened, plans, errors, known)
    owners: dict[Path, FormOwner | None] = {}
    for form in dict.fromkeys(map(Path, forms)):
        try:
            owners[form] = read_owner(document_bytes(form), str(form))
        except CannotRead as error:
            yield DistrictAnswers(form, None, error)
    for form, owner in owners.items():
        twins = [other for other, its in owners.items() if owner and its == owner and other != form]
        try:
            filled = _filled(form, owner, twins, files, is_form_right=is_form_right)
        except CannotRead as error:
            yield DistrictAnswers(form, None, error)
        else:
            yield DistrictAnswers(form, filled)


def _filled(
    form: Path,
    owner: FormOwner | None,
    twins: Sequence[Path],
    files: _PlanFiles,
    *,
    is_form_right: bool,
) -> FilledPlan:
    """The plan file of a form with its answers.

    Raises:
        CannotRead: The form or the plan file cannot be read.
    """
    span = CellPlace(str(form), "", 1, 1).span
    path = _plan_file_of(owner, files) if owner else None
    nobody = FilledPlan(str(form), path or files.opened.folder, owner.community if owner else "")
    if owner and twins:
        finding = FORM_TWICE.at(span, community=owner.community, other=str(twins[0]))
        return nobody._replace(findings=(finding,))
    if owner and path is None:
        finding = FORM_WITHOUT_PLAN.at(span, community=owner.community, year=owner.year)
        return nobody._replace(findings=(finding,))
    workbook = read_workbook(document_bytes(form), str(form))
    return fill_from_form(nobody.path, workbook, is_form_right=is_form_right)


def _plan_file_of(owner: FormOwner, files: _PlanFiles) -> Path | None:
    """The plan file of a form, or that of a new community; None without either.

    Raises:
        CannotRead: The file of that name cannot be read whole.
    """
    name = name_on_roster(owner.community, files.known)
    own = [
        file
        for file, plan in files.plans.items()
        if plan.year == owner.year and name_on_roster(plan.community, files.known) == name
    ]
    by_name = [file for file in own if file.name == owner.file]
    if own:
        return (by_name or own)[0]
    broken = next((file for file in files.errors if file.name == owner.file), None)
    if broken:
        raise CannotRead(broken, PLAN_NOT_WHOLE.filled(file=broken))
    if not owner.is_of_new_plan or name not in files.known.values():
        return None
    return files.opened.folder / f"{safe_name(owner.community)}{owner.year}.yaml"
