"""The files on which the pages of a plan file depend, those that are missing included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from civplan.documents.folders import record_path
from civplan.model.packs import templates_folder
from civplan.source.project import PROFILE_FILE, PROJECT_MARKERS

if TYPE_CHECKING:
    from civplan.documents.open import OpenedPlan
    from civplan.model.packs import Pack
    from civplan.model.plan import Plan

NAMES_IN_FINDINGS = ("file", "pack")
"""The values of a finding that name what could not be read."""


def files_of_plan(path: Path, opened: OpenedPlan | None) -> set[str]:
    """What has to be read again when it changes.

    The file, what it extends, its project's settings, its pack, its table files and evidence, its
    record, the next year's file, and whatever a finding names as missing.

    Args:
        path: The plan file.
        opened: What was read of it; None when it could not be read at all.
    """
    files = {str(path), str(record_path(path)), *settings_files(path.parent)}
    for one in filter(None, (opened, opened and opened.next_year)):
        files |= {str(one.path), *one.sources, *_files_of_findings(one)}
        if one.pack:
            files |= set(_files_of_pack(one.pack))
        if one.plan:
            files |= set(_files_in_plan(one.plan))
    return files


def settings_files(folder: Path) -> Iterator[str]:
    """Every civplan.toml and file of a sub-district that counts, or would if it were there."""
    folder = folder.resolve()
    for above in (folder, *folder.parents):
        yield from (str(above / name) for name in PROJECT_MARKERS)


def _files_of_findings(opened: OpenedPlan) -> Iterator[str]:
    """The files of findings, and those that they name, relative to these."""
    for finding in opened.findings:
        yield finding.span.path
        for name in map(finding.values.get, NAMES_IN_FINDINGS):
            if isinstance(name, str) and name:
                file = Path(finding.span.path).parent / name
                yield from (str(file), str(file / PROFILE_FILE))


def _files_of_pack(pack: Pack) -> Iterator[str]:
    """The files of a user's own pack, with its folder, in which a template may come up."""
    installed = templates_folder()
    for folder in pack.folders:
        if not folder.is_relative_to(installed):
            yield str(folder)
            yield from (str(file) for file in folder.rglob("*") if file.is_file())


def _files_in_plan(plan: Plan) -> Iterator[str]:
    """The table files, the evidence and the file of the next year that a plan names."""
    for table in plan.tables:
        if table.file:
            yield str(Path(table.span_of("file").path).parent / table.file)
    for item in plan.items:
        for evidence in item.evidence:
            yield str(Path(evidence.span_of("file").path).parent / evidence.file)
    if plan.combine:
        yield str(Path(plan.combine.span_of("with_").path).parent / plan.combine.with_)
