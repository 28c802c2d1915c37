"""Runs every rule over a plan."""

from __future__ import annotations

from civplan.findings.finding import Finding, Lines
from civplan.model.plan import Plan
from civplan.model.profile import Profile
from civplan.rules.families import FAMILIES
from civplan.rules.subject import Circumstances, no_lines, subject_of


def check_plan(
    plan: Plan,
    profile: Profile,
    circumstances: Circumstances | None = None,
    lines_of: Lines = no_lines,
) -> list[Finding]:
    """What is wrong with a plan.

    Args:
        plan: The plan.
        profile: Its pack's.
        circumstances: What does not stand in the file; None for the usual ones.
        lines_of: The lines of the files that the plan was read from, for exact places.
    """
    subject = subject_of(plan, profile, circumstances, lines_of)
    return [finding for family in FAMILIES for check in family.CHECKS for finding in check(subject)]
