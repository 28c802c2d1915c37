"""Every module of rules: each has its ``RULES`` and the ``CHECKS`` that find them broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from civplan.findings.finding import Finding, LinesOf, Rule
from civplan.model import rules as faults_of_model
from civplan.model.plan import Plan
from civplan.model.profile import Profile
from civplan.rules import (
    areas,
    characters,
    dates,
    district_rules,
    duties,
    ignores,
    leftovers,
    numbering,
    personal_data,
    progress,
    promises,
    punctuation,
    results,
    status,
    structure,
    summary_prose,
    surplus_signs,
    targets,
    titles,
    wrong_words,
    years,
)
from civplan.rules.context import CheckContext, CheckOptions, check_context, no_lines
from civplan.rules.prose import Prose
from civplan.source import rules as faults_of_source

PlanCheck = Callable[[CheckContext], Iterator[Finding]]


class RuleModule(Protocol):
    """A module of rules."""

    @property
    def RULES(self) -> Sequence[Rule]:  # noqa: N802 - a constant of a module
        """The rules that it describes."""

    @property
    def CHECKS(self) -> Sequence[PlanCheck]:  # noqa: N802 - a constant of a module
        """What finds them broken."""


RULE_MODULES: tuple[RuleModule, ...] = (
    structure,
    areas,
    titles,
    dates,
    results,
    status,
    duties,
    targets,
    progress,
    promises,
    punctuation,
    surplus_signs,
    leftovers,
    years,
    numbering,
    characters,
    wrong_words,
    personal_data,
    summary_prose,
)
"""A line each, in the order of the codes."""


def check_plan(
    plan: Plan,
    profile: Profile,
    circumstances: CheckOptions | None = None,
    lines_of: LinesOf = no_lines,
    prose: Prose | None = None,
) -> list[Finding]:
    """What is wrong with a plan.

    Args:
        plan: The plan.
        profile: Its pack's.
        circumstances: What does not stand in the file; None for the usual ones.
        lines_of: The lines of the files that the plan was read from, for exact places.
        prose: The plan's texts, where they have been gathered; None to gather them.
    """
    subject = check_context(plan, profile, circumstances, lines_of, prose)
    return [
        finding for family in RULE_MODULES for check in family.CHECKS for finding in check(subject)
    ]


ALL_RULES = (
    *faults_of_source.RULES,
    *faults_of_model.RULES,
    *ignores.RULES,
    *district_rules.RULES,
    *(rule for family in RULE_MODULES for rule in family.RULES),
)
CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule for rule in sorted(ALL_RULES, key=lambda rule: rule.code)
}
"""In the order of the codes."""
