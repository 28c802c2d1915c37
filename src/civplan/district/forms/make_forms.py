"""Makes a form for each community of a sub-district, also for those without a plan file yet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from civplan.district.review.folder import (
    DistrictFolder,
    UnusableFolder,
    check_output_folder,
    open_submissions,
)
from civplan.district.review.submissions import (
    files_by_community,
    name_on_roster,
    roster_by_name,
)
from civplan.documents.files import CannotWrite, make_folder, name_key
from civplan.findings.words import Words
from civplan.forms.form import Form
from civplan.forms.new_plan import new_plan_form
from civplan.forms.questions import plan_form
from civplan.forms.stages import form_stage
from civplan.forms.write_form import (
    FORM_ENDING,
    form_file_name,
    need_openpyxl,
    plan_for_form,
    plan_read_whole,
    write_form,
)
from civplan.model.plan_file import load_plan
from civplan.source.errors import CannotRead

FORMS_AMONG_SUBMISSIONS = Words(
    "{output}：填报表放在社区文件的文件夹里，会被当成报来的材料；用 -o 另指定一个文件夹",
    "{output}: among the communities' files, forms would count as what they sent; name another"
    " folder with -o",
)
NO_YEAR_FOR_FORMS = Words(
    "{folder}：没有计划文件的社区，不知道做哪一年的填报表；在街道文件里写上“年度”",
    "{folder}: the year of the forms of communities without a plan file is not known; write “year”"
    " into the sub-district's file",
)


NO_PLAN_FOR_STAGE = Words(
    "{community}还没有计划文件，没有阶段可填；先用 civplan form（不加 --stage）报计划",
    "{community} has no plan file yet, and so no stage; first ask for its plan with civplan form"
    " without --stage",
)


class DistrictForm(NamedTuple):
    """A form of one community, or why there is none."""

    community: str
    path: Path
    error: CannotRead | CannotWrite | None = None


class _WaitingForm(NamedTuple):
    """A form that is still to be made."""

    community: str
    year: int
    plan_file: Path | None
    """None where there is none yet."""


def make_forms(
    folder: Path | str,
    output: Path | str,
    on_note: Callable[[Words], None] = lambda _: None,
    *,
    stage: str = "",
    is_forced: bool = False,
) -> Iterator[DistrictForm]:
    """Write a form for each community: of the roster in its order, then of other files.

    Each is written when it is asked for, and one at a time is in memory. A file that cannot be
    read whole has an error instead of a form.

    Args:
        folder: The sub-district's.
        output: Where the forms go.
        on_note: Called with each message about the run.
        stage: The stage of the year that is asked about; empty for the whole year.
        is_forced: True to write over forms that were filled in.

    Raises:
        FormsUnavailable: openpyxl is not installed.
        UnusableFolder: There is no such folder, nothing is in it, or the output would mix.
        CannotRead: The folder or the sub-district's own file cannot be read.
        CannotWrite: The output folder cannot be made.
    """
    need_openpyxl()
    folder, output = Path(folder), Path(output)
    opened = open_submissions(folder, output, on_note)
    check_output_folder(folder, output)
    if output.resolve().is_relative_to(folder.resolve()):
        raise UnusableFolder(FORMS_AMONG_SUBMISSIONS.filled(output=output))
    waiting, errors = _waiting_forms(opened)
    make_folder(output)
    yield from errors
    names = _file_names(waiting, stage)
    for one in waiting:
        path = output / names[one]
        try:
            write_form(_form_of(one, opened, stage), path, is_forced=is_forced)
        except (CannotRead, CannotWrite) as error:
            yield DistrictForm(one.community, path, error)
        else:
            yield DistrictForm(one.community, path)


def _form_of(one: _WaitingForm, opened: DistrictFolder, stage: str) -> Form:
    """The form of a community.

    Raises:
        CannotRead: Its plan file cannot be read whole, or there is none of which a stage could be.
    """
    if one.plan_file:
        plan = plan_for_form(one.plan_file)
        return plan_form(plan, form_stage(stage, plan.year))
    if stage:
        raise CannotRead(opened.folder, NO_PLAN_FOR_STAGE.filled(community=one.community))
    return new_plan_form(one.community, one.year, opened.district.district)


def _waiting_forms(opened: DistrictFolder) -> tuple[list[_WaitingForm], list[DistrictForm]]:
    """The forms to make, and the plan files of which none can be made."""
    plans, errors = read_plan_heads(opened)
    known = roster_by_name(one.names for one in opened.district.communities)
    by_community: dict[str, list[_WaitingForm]] = {}
    for file, plan in plans.items():
        name = name_on_roster(plan.community, known)
        by_community.setdefault(name, []).append(_WaitingForm(plan.community, plan.year, file))
    broken = files_by_community((file.relative_to(opened.folder) for file in errors), known)
    years = [plan.year for plan in plans.values()]
    year = opened.district.year or max(years, key=years.count, default=None)
    waiting: list[_WaitingForm] = []
    for community in opened.district.communities:
        own = by_community.pop(community.name, [])
        if own or community.name in broken:
            waiting += own
        elif year is None:
            raise UnusableFolder(NO_YEAR_FOR_FORMS.filled(folder=opened.folder))
        else:
            waiting.append(_WaitingForm(community.name, year, None))
    waiting += [one for own in by_community.values() for one in own]
    return waiting, [DistrictForm("", file, error) for file, error in errors.items()]


class PlanHead(NamedTuple):
    """Whose plan a file is; the plans themselves are too large to keep those of all files."""

    community: str
    year: int


def read_plan_heads(
    opened: DistrictFolder,
) -> tuple[dict[Path, PlanHead], dict[Path, CannotRead]]:
    """Whose plans the files of a folder are, and why others cannot be read whole.

    A file that others extend is no community's, nor is a half of a plan that stands in one document
    with another's summary.
    """
    plans: dict[Path, PlanHead] = {}
    errors: dict[Path, CannotRead] = {}
    extended: set[str] = set()
    combined: set[str] = set()
    for file in opened.plan_files:
        try:
            loaded = load_plan(file)
            extended |= {os.path.realpath(path) for path in loaded.sources if path != str(file)}
            plan = plan_read_whole(loaded, file)
            if own := plan.combine:
                combined.add(os.path.realpath(Path(own.span_of("with_").path).parent / own.with_))
            plans[file] = PlanHead(plan.community, plan.year)
        except CannotRead as error:
            errors[file] = error
    shared = {file for file in opened.plan_files if os.path.realpath(file) in extended}
    return (
        {file: plan for file, plan in plans.items() if file not in shared},
        {
            file: error
            for file, error in errors.items()
            if file not in shared and os.path.realpath(file) not in combined
        },
    )


def _file_names(waiting: Iterable[_WaitingForm], stage: str) -> dict[_WaitingForm, str]:
    """A name for the file of each form; of equal names the later ones get a number."""
    names: dict[_WaitingForm, str] = {}
    taken: set[str] = set()
    for one in waiting:
        of_year = form_stage(stage, one.year)
        own = of_year.name if of_year else ""
        first = name = form_file_name(one.community, one.year, own)
        number = 2
        while name_key(name) in taken:
            name = f"{first.removesuffix(FORM_ENDING)} {number}{FORM_ENDING}"
            number += 1
        taken.add(name_key(name))
        names[one] = name
    return names
