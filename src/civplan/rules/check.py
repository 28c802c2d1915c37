"""The modules whose rules are checked on one plan, and that check.

It is apart from the catalogue, as a check needs none of the rules about other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

from civplan.findings.finding import Finding, LinesOf, Rule
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
    quoted_names,
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
    *(structure, areas, titles, quoted_names, dates, results, status, duties),
    *(targets, contradictions, text_dates, progress, promise_rules),
    *(punctuation, half_width_pairs, unbalanced_marks, mark_forms, surplus_signs),
    *(leftovers, years, hand_typed_numbers, numbering, characters),
    *(wrong_words, personal_data, summary_prose),
)
"""In the order in which they are checked, about that of the codes."""


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
    context = check_context(plan, profile, options, lines_of, prose)
    return [
        finding
        for module in CHECK_MODULES
        for check in module.CHECKS
        for finding in _first_findings(check, context)
    ]


def _first_findings(check: PlanCheck, context: CheckContext) -> list[Finding]:
    """What a check finds, at most MOST_OF_A_CHECK; then a finding that says so."""
    first = list(islice(check(context), structure.MOST_OF_A_CHECK + 1))
    if len(first) > structure.MOST_OF_A_CHECK:
        later = first.pop()
        limit = structure.MOST_OF_A_CHECK
        too_many = structure.TOO_MANY_FINDINGS
        first.append(too_many.at(later.span, code=later.rule.code, limit=limit))
    return first
