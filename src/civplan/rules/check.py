"""Runs every rule over a plan."""

from __future__ import annotations

from civplan.findings.finding import Finding
from civplan.model.plan import Plan
from civplan.model.profile import Profile
from civplan.rules.contents import sections_of
from civplan.rules.structure import (
    date_of,
    empty_document,
    missing_sections,
    silent_parts,
    unplaced_sections,
)


def check_plan(plan: Plan, profile: Profile) -> list[Finding]:
    """What is wrong with a plan, for the plan and, where the file has one, for the summary."""
    sections = tuple(sections_of(plan))
    found = list(silent_parts(plan, sections))
    for document in plan.documents:
        found += missing_sections(plan, profile, document)
        found += date_of(plan, document)
        found += unplaced_sections(sections, profile, document)
        found += empty_document(plan, sections, profile, document)
    return found
