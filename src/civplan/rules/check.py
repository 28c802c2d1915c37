"""The modules whose rules are checked on one plan, and that check.

It is apart from the catalogue, as a check needs none of the rules about other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Protocol

from civplan.findings.finding import Finding, LinesOf, Rule
from civplan.model.choices import Document
from civplan.model.packs import Profile
from civplan.model.plan import Plan
from civplan.rules import (
    areas,
    characters,
    contradictions,
    dates,
    duties,
    half_width_pairs,
    hand_typed_numbers,
    leftovers,
    mark_forms,
    numbering,
    personal_data,
    progress,
    promise_rules,
    punctuation,
    results,
    status,
    structure,
    summary_prose,
    surplus_signs,
    targets,
    text_dates,
    titles,
    unbalanced_marks,
    wrong_words,
    years,
)
from civplan.rules.context import CheckContext, CheckOptions, check_context, no_lines
from civplan.rules.prose import Prose

PlanCheck = Callable[[CheckContext], Iterator[Finding]]


class RuleModule(Protocol):
    """A module that defines rules."""

    __name__: str

    @property
    def RULES(self) -> tuple[Rule, ...]:  # noqa: N802 - a constant of a module
        """Its rules."""


class CheckModule(RuleModule, Protocol):
    """A module of rules that are checked on one plan."""

    @property
    def CHECKS(self) -> tuple[PlanCheck, ...]:  # noqa: N802 - as above
        """The functions that yield the findings."""


CHECK_MODULES: tuple[CheckModule, ...] = (
    *(structure, areas, titles, dates, results, status, duties),
    *(targets, contradictions, text_dates, progress, promise_rules),
    *(punctuation, half_width_pairs, unbalanced_marks, mark_forms, surplus_signs),
    *(leftovers, years, hand_typed_numbers, numbering, characters),
    *(wrong_words, personal_data, summary_prose),
)
"""In the order in which they are checked, about that of the codes."""
STAGE_MODULES: tuple[CheckModule, ...] = (
    *(structure, titles, dates, contradictions, text_dates),
    *(punctuation, half_width_pairs, unbalanced_marks, mark_forms, surplus_signs),
    *(leftovers, years, hand_typed_numbers, numbering, characters),
    *(wrong_words, personal_data, summary_prose),
)
"""Those that the summary of a stage is held against: a year's target may still be open in June."""


def check_plan(
    plan: Plan,
    profile: Profile,
    options: CheckOptions | None = None,
    lines_of: LinesOf = no_lines,
    prose: Prose | None = None,
) -> list[Finding]:
    """The findings about a plan.

    Args:
        plan: The plan.
        profile: Its pack's profile.
        options: Values from outside the plan file; None for the defaults.
        lines_of: The lines of the files that the plan was read from, for exact places.
        prose: The plan's texts, where they have been collected; None to collect them.
    """
    options = options or CheckOptions()
    context = check_context(plan, profile, options, lines_of, prose)
    modules = () if options.stage else CHECK_MODULES
    found = [
        finding
        for module in modules
        for check in module.CHECKS
        for finding in _first_findings(check, context)
    ]
    if (plan.stages or options.stage) and options.documents is None:
        found += _stage_findings(plan, profile, options, lines_of, found)
    return found


def _stage_findings(
    plan: Plan,
    profile: Profile,
    options: CheckOptions,
    lines_of: LinesOf,
    found: Sequence[Finding],
) -> Iterator[Finding]:
    """The findings about the stages of a plan that are not among those found before."""
    from civplan.rules.stage_rules import stage_findings  # noqa: PLC0415 - few files have stages

    of_summary = options._replace(documents=(Document.SUMMARY,), as_of=None)
    checks = [
        partial(_first_findings, check) for module in STAGE_MODULES for check in module.CHECKS
    ]
    seen = {(one.rule.code, one.span) for one in found}
    for finding in stage_findings(
        plan,
        options.stage,
        lambda staged: check_context(staged, profile, of_summary, lines_of),
        checks,
    ):
        if (finding.rule.code, finding.span) not in seen:
            seen.add((finding.rule.code, finding.span))
            yield finding


def _first_findings(check: PlanCheck, context: CheckContext) -> list[Finding]:
    """What a check finds, at most MOST_OF_A_CHECK; then a finding that says so."""
    first = list(islice(check(context), structure.MOST_OF_A_CHECK + 1))
    if len(first) > structure.MOST_OF_A_CHECK:
        later = first.pop()
        limit = structure.MOST_OF_A_CHECK
        too_many = structure.TOO_MANY_FINDINGS
        first.append(too_many.at(later.span, code=later.rule.code, limit=limit))
    return first
