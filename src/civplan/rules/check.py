"""Runs every rule over a plan."""

from __future__ import annotations

from civplan.findings.finding import Finding, Lines
from civplan.model.plan import Plan
from civplan.model.profile import Profile
from civplan.rules.families import FAMILIES
from civplan.rules.prose import Prose
from civplan.rules.subject import Circumstances, no_lines, subject_of


def check_plan(
    plan: Plan,
    profile: Profile,
    circumstances: Circumstances | None = None,
    lines_of: Lines = no_lines,
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
    subject = subject_of(plan, profile, circumstances, lines_of, prose)
    return [finding for family in FAMILIES for check in family.CHECKS for finding in check(subject)]
