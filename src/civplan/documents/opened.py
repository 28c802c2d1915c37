"""Opens a plan file: the plan, its pack, and everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.beside import record_beside
from civplan.documents.folders import Folders
from civplan.findings.finding import Finding, Lines, Span
from civplan.model.load import ON_DISK, Contents, load_plan
from civplan.model.packs import Pack
from civplan.model.plan import Plan
from civplan.model.shelf import PackShelf
from civplan.rules.check import check_plan
from civplan.rules.passages import passages_of
from civplan.rules.prose import Passage, Prose
from civplan.rules.subject import Circumstances
from civplan.settings.settled import circumstances_in, settled
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
    shelf: PackShelf | None = None,
    circumstances: Circumstances | None = None,
    contents: Contents = ON_DISK,
    *,
    settings: Settings | None = None,
    folders: Folders | None = None,
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
    folders = folders or Folders()
    loaded = load_plan(path, contents, folders.project_folder(path.parent))
    plan, found = loaded.plan, list(loaded.findings)
    around = circumstances_in(settings, circumstances)
    prose = Prose(())
    if plan and pack is None:
        place = plan.span_of("pack") if "pack" in plan.spans else Span(plan.span.path)
        pack, faults_of_pack = (shelf or PackShelf()).find(plan.pack, path.parent, place)
        found += faults_of_pack
    if plan and pack:
        around = with_issued(around, path, plan, found, folders)
        prose = Prose(passages_of(plan))
        found += check_plan(plan, pack.profile, around, lines_in(loaded.sources), prose)
    told = settled(found, loaded.sources, plan if pack else None, around, settings)
    return OpenedPlan(path, plan, pack, told, loaded.sources, prose.passages)


def with_issued(
    around: Circumstances | None,
    path: Path,
    plan: Plan,
    found: list[Finding],
    folders: Folders,
) -> Circumstances:
    """The circumstances with what the plan promised, where a record lies beside its file.

    A file with faults is not held against it: what could not be read would look as if it were gone.
    """
    around = around or Circumstances()
    if around.issued or path.name == "-" or any(finding.is_error for finding in found):
        return around
    record = record_beside(path)
    is_there = os.path.lexists(record)
    astray = [] if is_there else folders.records_without_plan(path.parent)
    if is_there or astray:
        from civplan.documents import issuing  # noqa: PLC0415 - few files have a record

        found += issuing.records_astray(astray, plan)
        issued = issuing.issued_from(record, plan, found) if is_there else None
        return around._replace(issued=issued)
    return around


def lines_in(sources: Mapping[str, Source]) -> Lines:
    """What gives the lines of each source, split when they are first asked for."""
    split: dict[str, list[str]] = {}

    def lines_of(path: str) -> list[str]:
        if path not in split:
            split[path] = sources[path].lines if path in sources else []
        return split[path]

    return lines_of
