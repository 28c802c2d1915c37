"""Reads a plan file with the files that it extends, and builds the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.inherit import given, merge_records
from civplan.model.plan import PLAN, Plan
from civplan.source import nodes
from civplan.source.errors import CannotRead
from civplan.source.project import lies_inside, project_folder
from civplan.source.source import Source, read_source

LONGEST_CHAIN = 8
"""Files that may extend one another; more is surely a circle of links."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the plan, unless the file is too broken for one, and all that is wrong."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    """The files that were read, by the path that messages name."""

    @property
    def has_errors(self) -> bool:
        """True when nothing may be written."""
        return any(finding.is_error for finding in self.findings)

    def lines_of(self, path: str) -> Sequence[str]:
        """The text lines of a file that was read, for showing the place of a finding."""
        source = self.sources.get(path)
        return source.text.splitlines() if source else ()


def load_plan(path: Path) -> Loaded:
    """Read a plan file and build its plan.

    Raises:
        CannotRead: The file itself cannot be read; a file that it extends is a finding instead.
    """
    source = read_source(path)
    sources = {source.path: source}
    found = list(source.findings)
    root = source.root
    if root is not None:
        root = with_inherited(root, path, sources, found)
    plan = PLAN.read(root, found) if root is not None else None
    if plan:
        found += evidence_outside(plan, path.parent)
    return Loaded(plan, tuple(found), sources)


def with_inherited(
    root: nodes.Mapping, path: Path, sources: dict[str, Source], found: list[Finding]
) -> nodes.Mapping:
    """The file's nodes over those of the file that it extends; ``sources`` gains each file read."""
    name = given(root, PLAN, "extends")
    if name is None:
        return root
    base = read_base(name, path, sources, found)
    if base is None or base.root is None:
        return root
    inherited = with_inherited(base.root, path.parent / name.text.strip(), sources, found)
    return merge_records(inherited, root, PLAN, found)


def read_base(
    name: nodes.Scalar, path: Path, sources: dict[str, Source], found: list[Finding]
) -> Source | None:
    """The extended file; None with a finding when it cannot be used."""
    file = path.parent / name.text.strip()
    if not lies_inside(project_folder(path.parent), file):
        found.append(faults.OUTSIDE_PROJECT.at(name.span, file=name.text))
        return None
    reason = None
    if str(file) in sources or len(sources) > LONGEST_CHAIN:
        reason = Words("文件互相继承", "the files extend each other")
    else:
        try:
            base = read_source(file)
        except CannotRead as error:
            reason = error.reason
    if reason:
        found.append(faults.EXTENDS_UNREADABLE.at(name.span, file=name.text, reason=reason))
        return None
    sources[base.path] = base
    found += base.findings
    return base


def evidence_outside(plan: Plan, folder: Path) -> list[Finding]:
    """The findings about evidence that lies outside the project folder."""
    project = project_folder(folder)
    return [
        faults.OUTSIDE_PROJECT.at(evidence.span_of("file"), file=evidence.file)
        for item in plan.items
        for evidence in item.evidence
        if not lies_inside(project, folder / evidence.file)
    ]
