"""The last step of a check: comments, then the project's settings, decide what counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from civplan.findings.finding import Finding
from civplan.model.plan import Plan
from civplan.rules.context import CheckOptions
from civplan.source.source import Source

if TYPE_CHECKING:  # most folders have none
    from civplan.settings.settings import Settings

COMMENT_NAME = "ivplan"
COMMENT_MARKS = ("ivplan:", "ivplan：", "ivplan :", "ivplan ：")
"""One of them is in every file with a comment for civplan; the usual file has none."""


def options_in_project(settings: Settings | None, options: CheckOptions | None) -> CheckOptions:
    """The options of a check, None for the usual ones, with what the project knows."""
    options = options or CheckOptions()
    return settings.add_to(options) if settings else options


def apply_settings(
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
    plan: Plan | None,
    options: CheckOptions | None = None,
    settings: Settings | None = None,
) -> tuple[Finding, ...]:
    """The findings that count, and those about the comments that ignore others.

    Args:
        findings: All findings.
        sources: The files that were read, by the path that messages name, the plan file first.
        plan: The plan; None when it is too broken, or its pack cannot be used: no rule saw it.
        options: Those of the check; None for the usual ones.
        settings: What the project says about the rules; None for all of them as they are.
    """
    with_comments = [one for one in sources.values() if _may_hold_comments(one.text)]
    if with_comments:
        from civplan.settings.ignore import (  # noqa: PLC0415 - few files have comments
            CheckedRules,
            apply_ignores,
        )

        checked = CheckedRules(next(iter(sources)), plan, options or CheckOptions(), settings)
        findings = apply_ignores(findings, with_comments, checked)
    return tuple(settings.apply(findings) if settings else findings)


def _may_hold_comments(text: str) -> bool:
    """True when a text may have a comment for civplan."""
    return COMMENT_NAME in text and any(mark in text for mark in COMMENT_MARKS)
