"""The last step of a check: comments, then the project's settings, decide what counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from civplan.findings.finding import Finding
from civplan.settings.extent import Extent
from civplan.settings.settings import USUAL, Settings
from civplan.source.source import Source

MARKS = ("ivplan:", "ivplan：", "ivplan :", "ivplan ：")
"""One of them stands in every file with a comment for civplan; the usual file has none."""


def settled(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    extent: Extent,
    settings: Settings | None = None,
) -> tuple[Finding, ...]:
    """The findings that count, and those about the comments that silence others.

    Args:
        findings: Everything that was found.
        sources: The files that were read, by the path that messages name.
        extent: What was checked.
        settings: What the project says; None for a file without a civplan.toml above it.
    """
    settings = settings or USUAL
    found = list(findings)
    speaking = [one for one in sources.values() if any(mark in one.text for mark in MARKS)]
    if speaking:
        from civplan.settings.silencing import judge_of, without_silenced  # noqa: PLC0415 - few files need it

        judged = judge_of(extent, settings)
        found = without_silenced(found, speaking, extent.path, judged)
    return tuple(found if settings is USUAL else settings.applied(found))
