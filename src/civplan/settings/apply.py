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
"""One of them stands in every file with a comment for civplan; the usual file has none."""


def options_in_project(
    settings: Settings | None, circumstances: CheckOptions | None
) -> CheckOptions:
    """The circumstances of a check, None for the usual ones, with what the project knows."""
    usual = circumstances or CheckOptions()
    return settings.around(usual) if settings else usual


def apply_settings(
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
    plan: Plan | None,
    circumstances: CheckOptions | None = None,
    settings: Settings | None = None,
) -> tuple[Finding, ...]:
    """The findings that count, and those about the comments that silence others.

    Args:
        findings: Everything that was found.
        sources: The files that were read, by the path that messages name, the plan file first.
        plan: The plan; None when it is too broken, or its pack cannot be used: no rule saw it.
        circumstances: Those of the check; None for the usual ones.
        settings: What the project says about the rules; None for all of them as they are.
    """
    speaking = [one for one in sources.values() if _may_hold_comments(one.text)]
    if speaking:
        from civplan.settings.ignore import (  # noqa: PLC0415
            CheckedRules,
            coverage_test,
            remove_ignored,
        )

        extent = CheckedRules(next(iter(sources)), plan, circumstances)
        judged = coverage_test(extent, settings)
        findings = remove_ignored(findings, speaking, extent.path, judged)
    return tuple(settings.applied(findings) if settings else findings)


def _may_hold_comments(text: str) -> bool:
    """True when a text may have a comment for civplan."""
    return COMMENT_NAME in text and any(mark in text for mark in COMMENT_MARKS)
