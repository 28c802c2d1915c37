"""Runs every rule over a plan."""

from __future__ import annotations

from civplan.findings.finding import Finding
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.model.profile import Profile
from civplan.rules.structure import (
    date_of,
    empty_document,
    missing_sections,
    silent_parts,
    unplaced_sections,
)


def check_plan(plan: Plan, profile: Profile) -> list[Finding]:
    """What is wrong with a plan, for the plan and, where the file has one, for the summary."""
    found = list(silent_parts(plan))
    for document in documents_of(plan):
        found += missing_sections(plan, profile, document)
        found += date_of(plan, document)
        found += unplaced_sections(plan, profile, document)
        found += empty_document(plan, profile, document)
    return found


def documents_of(plan: Plan) -> tuple[Document, ...]:
    """The documents that a plan file makes: the summary only when the file has a ``summary``."""
    return (Document.PLAN, Document.SUMMARY) if plan.summary else (Document.PLAN,)
