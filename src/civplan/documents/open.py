"""Opens a plan file: the plan, its pack, and everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.folders import FolderCache, record_path
from civplan.findings.finding import Finding, LinesOf, Span
from civplan.model.district_file import load_district
from civplan.model.packs import Pack, PackCache
from civplan.model.plan import Plan
from civplan.model.plan_file import ON_DISK, FileContents, load_plan
from civplan.rules.catalogue import check_plan
from civplan.rules.context import CheckOptions
from civplan.rules.prose import Passage, Prose, passages_of
from civplan.settings.apply import apply_settings, options_in_project
from civplan.source.source import Source

if TYPE_CHECKING:  # most runs have none
    from civplan.settings.settings import Settings


class OpenedPlan(NamedTuple):
    """A plan file that was read and checked."""

    path: Path
    plan: Plan | None
    """None when the file is too broken."""
    pack: Pack | None
    """None when it cannot be used."""
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    """The files that were read, by the path that messages name."""
    passages: tuple[Passage, ...] = ()
    """The plan's texts; none without a plan or a pack."""

    @property
    def has_errors(self) -> bool:
        """True when no document may be written."""
        return any(finding.is_error for finding in self.findings)


def open_plan(  # noqa: PLR0913 - each has the value that a single file needs
    path: Path,
    pack: Pack | None = None,
    shelf: PackCache | None = None,
    circumstances: CheckOptions | None = None,
    contents: FileContents = ON_DISK,
    *,
    settings: Settings | None = None,
    folders: FolderCache | None = None,
) -> OpenedPlan:
    """Read a plan file and check it.

    Args:
        path: The plan file.
        pack: The pack to use instead of the one that the file names.
        shelf: The packs of the files opened before, where many are opened.
        circumstances: What the check takes from outside the file; None for the usual.
        contents: What to take instead of reading these files, by their real paths.
        settings: What the project says about the rules; None for all of them as they are.
        folders: What holds in the folders of the files opened before, where many are opened.

    Raises:
        CannotRead: The file, or the profile of a folder that it names as its pack, cannot be read.
    """
    folders = folders or FolderCache()
    loaded = load_plan(path, contents, folders.project_folder(path.parent))
    plan, found = loaded.plan, list(loaded.findings)
    around = options_in_project(settings, circumstances)
    prose = Prose(())
    if plan and pack is None:
        place = plan.span_of("pack") if "pack" in plan.spans else Span(plan.span.path)
        pack, faults_of_pack = (shelf or PackCache()).find(plan.pack, path.parent, place)
        found += faults_of_pack
    if plan and pack:
        around = _with_record(around, path, plan, found, folders)
        prose = Prose(passages_of(plan))
        found += check_plan(plan, pack.profile, around, lines_of_sources(loaded.sources), prose)
    told = apply_settings(found, loaded.sources, plan if pack else None, around, settings)
    return OpenedPlan(path, plan, pack, told, loaded.sources, prose.passages)


def _with_record(
    around: CheckOptions | None,
    path: Path,
    plan: Plan,
    found: list[Finding],
    folders: FolderCache,
) -> CheckOptions:
    """The circumstances with what the plan promised, where a record lies beside its file.

    A file with faults is not held against it: what could not be read would look as if it were gone.
    """
    around = around or CheckOptions()
    if around.issued or path.name == "-" or any(finding.is_error for finding in found):
        return around
    record = record_path(path)
    is_there = os.path.lexists(record)
    astray = [] if is_there else folders.records_without_plan(path.parent)
    if is_there or astray:
        from civplan.documents import issue  # noqa: PLC0415 - few files have a record

        found += issue.misnamed_record_findings(astray, plan)
        issued = issue.record_of_plan(record, plan, found) if is_there else None
        return around._replace(issued=issued)
    return around


def lines_of_sources(sources: Mapping[str, Source]) -> LinesOf:
    """What gives the lines of each source, split when they are first asked for."""
    split: dict[str, list[str]] = {}

    def lines_of(path: str) -> list[str]:
        if path not in split:
            split[path] = sources[path].lines if path in sources else []
        return split[path]

    return lines_of


def open_district_file(
    path: Path, contents: FileContents = ON_DISK, *, settings: Settings | None = None
) -> OpenedPlan:
    """Read a sub-district's own file; it makes no documents of a plan.

    Args:
        path: The file.
        contents: What to take instead of reading these files, by their real paths.
        settings: What the project says about the rules; None for all of them as they are.

    Raises:
        CannotRead: The file cannot be read.
    """
    loaded = load_district(path, contents)
    sources = {loaded.source.path: loaded.source}
    told = apply_settings(loaded.findings, sources, None, settings=settings)
    return OpenedPlan(path, None, None, told, sources)
