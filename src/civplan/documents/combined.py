"""Opens the next year's file, whose plan stands in one document with the summary of this year's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from civplan.documents.open import OpenedPlan, PlanDefaults
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.packs import Pack
from civplan.model.plan import Combination, Plan
from civplan.model.plan_file import load_plan
from civplan.model.rules.references import OUTSIDE_PROJECT
from civplan.rules.areas import RECOMMENDED_SECTION
from civplan.rules.combined_rules import COMBINED_UNREADABLE, check_combined
from civplan.rules.contents import sections_of
from civplan.rules.context import CheckOptions
from civplan.rules.prose import Prose
from civplan.rules.structure import (
    CROWDED_FIRST_PAGE,
    DATE_MISSING,
    DATE_NOT_A_DAY,
    EMPTY_DOCUMENT,
    REQUIRED_SECTION,
    WAYS_TO_FILL,
)
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar
from civplan.source.project import lies_inside, project_folder

IS_THIS_FILE = Words("就是本文件", "it is this file itself")
OF_WHOLE_PLANS = frozenset(
    {REQUIRED_SECTION, DATE_MISSING, DATE_NOT_A_DAY, CROWDED_FIRST_PAGE, RECOMMENDED_SECTION}
)
"""Rules about what a plan has that stands alone; a half may be as small as its items."""
FIELDS_OF_BOTH_YEARS = ("community", "district", "campaign")
"""What the next year's file has from this year's where it does not say so itself."""


class OpenFile(Protocol):
    """Opens a plan file as ``open_plan`` does, with the caches of a run."""

    def __call__(
        self, path: Path, /, *, options: CheckOptions, defaults: PlanDefaults
    ) -> OpenedPlan:
        """The file, read and checked."""


class NextYearFile(NamedTuple):
    """The file of the next year, as far as it can be used."""

    plan: Plan
    """The plan of this year, which names it."""
    opened: OpenedPlan | None
    findings: tuple[Finding, ...]
    """About both files together."""


def open_next_year(
    plan: Plan, pack: Pack, prose: Prose, options: CheckOptions, open_file: OpenFile
) -> NextYearFile:
    """Open the next year's file that a plan, or the options, name, and check the two together.

    Args:
        plan: The plan of this year.
        pack: Its pack.
        prose: Its texts.
        options: What the check takes from outside; they may name the file.
        open_file: Opens it.
    """
    given = plan.combine or Combination(span=Span(plan.span.path), with_="")
    place, name = given.span_of("with_"), options.next_year or given.with_
    file = Path(name) if options.next_year else Path(place.path).parent / name
    plan = plan.with_values(combine=given.with_values(with_=name))
    if not options.next_year and not lies_inside(project_folder(Path(plan.span.path).parent), file):
        return NextYearFile(plan, None, (OUTSIDE_PROJECT.at(place, file=name),))
    if os.path.realpath(file) == os.path.realpath(plan.span.path):
        unreadable = COMBINED_UNREADABLE.at(place, file=name, reason=IS_THIS_FILE)
        return NextYearFile(plan, None, (unreadable,))
    only_plan = CheckOptions(documents=(Document.PLAN,), communities=options.communities)
    try:
        opened = open_file(file, options=only_plan, defaults=_defaults_of(plan, pack))
    except CannotRead as error:
        unreadable = COMBINED_UNREADABLE.at(place, file=name, reason=error.reason)
        return NextYearFile(plan, None, (unreadable,))
    findings = [one for one in opened.findings if one.rule not in OF_WHOLE_PLANS]
    about_both: tuple[Finding, ...] = ()
    if opened.plan:
        about_both = tuple(check_combined(plan, prose, opened.plan, opened.passages))
        if EMPTY_DOCUMENT not in {one.rule for one in findings}:
            findings += _empty_half(opened.plan)
    return NextYearFile(plan, opened._replace(findings=tuple(findings)), about_both)


def _empty_half(plan: Plan) -> Iterator[Finding]:
    """Yield a finding where a plan says nothing."""
    if not any(Document.PLAN in section.documents for section in sections_of(plan)):
        words, way = Document.PLAN.words, WAYS_TO_FILL[Document.PLAN]
        yield EMPTY_DOCUMENT.at(Span(plan.span.path), document=words, way=way)


def _defaults_of(plan: Plan, pack: Pack) -> PlanDefaults:
    """What the next year's file need not say, as this year's has it."""
    return PlanDefaults(Mapping(tuple(_default_entries(plan)), plan.span), pack)


def _default_entries(plan: Plan) -> Iterator[tuple[Scalar, Node]]:
    """Keys with their values."""
    texts = {name: getattr(plan, name) for name in FIELDS_OF_BOTH_YEARS}
    texts["year"] = str(plan.year + 1)
    texts["items"] = plan.items_.value if plan.items_ else ""
    for name, text in texts.items():
        if text:
            place = plan.span_of(name)
            yield Scalar(name, place), Scalar(text, place, plain=False)


def pair_in_order(files: Sequence[Path]) -> tuple[Path, Path] | None:
    """Two files with that of the earlier year first; as given where they do not say it.

    A file that is no whole plan can only be the second. None when each of them names its own file
    of the next year.

    Raises:
        CannotRead: One of them cannot be read.
    """
    first, second = files
    plans = [load_plan(file).plan for file in files]
    if all(plan and plan.combine for plan in plans):
        return None
    earlier, later = plans
    is_reversed = bool(later and (earlier is None or later.year < earlier.year))
    return (second, first) if is_reversed else (first, second)
