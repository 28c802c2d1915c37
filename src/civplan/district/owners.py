"""Whose a file and a finding are, and how many findings each community has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from civplan.district.review import Review
from civplan.findings.finding import Finding

Counted = Mapping[tuple[str, str], int]
"""How many findings there are by community and severity; those of a file are errors or warnings."""


def owners_of(review: Review) -> dict[str, str]:
    """The community that each plan file belongs to, by the file's path."""
    return {
        path: delivery.name
        for delivery in review.deliveries
        for path in (
            *(one.path for one in (delivery.handed, *delivery.further) if one),
            *delivery.broken_files,
        )
    }


def counted_by_severity(review: Review) -> Counted:
    """How many findings every community has, in its files and among the files."""
    owners = owners_of(review)
    counted = Counter[tuple[str, str]]()
    for path, outcome in review.outcomes.items():
        counted[owners.get(path, ""), "error"] += outcome.error_count
        counted[owners.get(path, ""), "warning"] += outcome.warnings
    for finding in review.found:
        counted[community_of(finding, owners, review), finding.rule.severity.value] += 1
    return counted


def community_of(finding: Finding, owners: Mapping[str, str], review: Review) -> str:
    """The community that a finding is about: whose file it stands in, or whom it names."""
    owner = owners.get(in_folder(finding.span.path, review))
    return owner or str(finding.values.get("community", ""))


def in_folder(path: str, review: Review) -> str:
    """A file as seen from the sub-district's folder; as it is when it lies elsewhere."""
    return below(path, review.folder.folder)


@lru_cache(maxsize=1024)
def below(path: str, folder: Path) -> str:
    """A path as seen from a folder; findings name the same file again and again."""
    try:
        return Path(path).relative_to(folder).as_posix()
    except ValueError:
        return path
