"""Opens a plan file or a sub-district's own file: what it says, and the findings about it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.folders import FolderCache, record_path
from civplan.findings.finding import Finding, LinesOf, Span
from civplan.findings.words import Words
from civplan.model.packs import Pack, PackCache
from civplan.model.plan import Plan
from civplan.model.plan_file import ON_DISK, FileContents, load_plan
from civplan.rules.check import check_plan
from civplan.rules.context import CheckOptions
from civplan.rules.prose import Passage, Prose, passages_of
from civplan.settings.apply import SettingsCache, apply_settings, options_in_project
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping as MappingNode
from civplan.source.source import Source

if TYPE_CHECKING:
    from civplan.settings.style import StyleVariant


NOT_COMBINED = Words(
    "没有写“合并”，不知道与哪份文件合成一份；写上“合并: 下年文件.yaml”，或者一次给出两份文件",
    "it has no “combine”, so nothing says with which file; add “combine: FILE”, or name two files",
)
NO_SUMMARY = Words(
    "没有“总结”这一部分，不能生成总结", "there is no “summary” in it to make one from"
)


class NotCombined(CannotRead):
    """A combined document is asked for of a file that names none of the next year."""

    def __init__(self, path: str, sources: Iterable[str]) -> None:
        """Take the path as the user knows it, and those of the files that it was read from."""
        super().__init__(path, NOT_COMBINED)
        self.sources = frozenset(sources)


class PlanDefaults(NamedTuple):
    """What a file takes from another one whose document it completes."""

    root: MappingNode
    """Keys with their values, for those that it does not give."""
    pack: Pack
    """For a file that names none."""


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
    style: StyleVariant | None = None
    """How the project's documents differ from the house style."""
    next_year: OpenedPlan | None = None
    """The file of the next year, whose plan stands in one document with the summary."""

    @property
    def has_errors(self) -> bool:
        """True when no document may be written."""
        return any(finding.is_error for finding in self.findings)


def open_plan(  # noqa: PLR0913 - each has the value that a single file needs
    path: Path | str,
    pack: Pack | None = None,
    packs: PackCache | None = None,
    options: CheckOptions | None = None,
    contents: FileContents = ON_DISK,
    *,
    settings: SettingsCache | None = None,
    folders: FolderCache | None = None,
    defaults: PlanDefaults | None = None,
) -> OpenedPlan:
    """Read a plan file and check it.

    Args:
        path: The plan file.
        pack: The pack to use instead of the one that the file names.
        packs: The packs of the files opened before, where many are opened.
        options: What the check takes from outside the file; None for the usual.
        contents: What to take instead of reading these files, by their real paths.
        settings: The settings of the folders of the files opened before, where many are opened.
        folders: What is known of the folders of the files opened before, where many are opened.
        defaults: What it takes from the file with which it makes one document; None for nothing.

    Raises:
        CannotRead: The file, its civplan.toml, or the profile of a folder that it names as its pack
            cannot be read.
        NotCombined: A combined document is asked for and it names no file of the next year.
    """
    path = Path(path)
    own_settings = (settings or SettingsCache()).settings_for(path)
    folders = folders or FolderCache()
    project = folders.project_folder(path.parent)
    loaded = load_plan(path, contents, project, defaults.root if defaults else None)
    plan, findings, sources = loaded.plan, list(loaded.findings), loaded.sources
    options = options_in_project(own_settings, options)
    prose = Prose(())
    if plan and pack is None and defaults and "pack" not in plan.spans:
        pack = defaults.pack
    if plan and pack is None:
        place = plan.span_of("pack") if "pack" in plan.spans else Span(plan.span.path)
        pack, pack_findings = (packs or PackCache()).find(plan.pack, path.parent, place)
        findings += pack_findings
    if plan and pack and pack.profile.summary_alone:
        from civplan.model.report_plan import report_of  # noqa: PLC0415 - few packs are of reports

        plan = report_of(plan)
    if plan and pack:
        options = _with_record(options, path, plan, findings, folders)
        prose = Prose(passages_of(plan))
        lines_of = lines_of_sources(sources)
        findings += check_plan(plan, pack.profile, options, lines_of, prose)
    next_year = None
    is_combined = plan and (options.combined or (plan.combine and plan.summary))
    if plan and pack and is_combined and defaults is None:
        if not (plan.combine or options.next_year):
            raise NotCombined(plan.span.path, sources)
        from civplan.documents.combined import open_next_year  # noqa: PLC0415 - few files have one

        open_file = partial(
            open_plan, packs=packs, contents=contents, settings=settings, folders=folders
        )
        plan, next_year, about_both = open_next_year(plan, pack, prose, options, open_file)
        findings += about_both
    seen = plan if pack else None
    counting = apply_settings(findings, sources, seen, options, own_settings)
    if next_year:
        counting = (*counting, *next_year.findings)
        sources = {**next_year.sources, **sources}
    style = own_settings.style if own_settings else None
    return OpenedPlan(path, plan, pack, counting, sources, prose.passages, style, next_year)


def _with_record(
    options: CheckOptions,
    path: Path,
    plan: Plan,
    findings: list[Finding],
    folders: FolderCache,
) -> CheckOptions:
    """The options with what the plan promised, where a record lies beside its file.

    A file with errors is not compared: what could not be read would look as if it were gone.
    """
    if options.issued or path.name == "-" or any(finding.is_error for finding in findings):
        return options
    record = record_path(path)
    has_record = os.path.lexists(record)
    astray = [] if has_record else folders.records_without_plan(path.parent)
    if has_record or astray:
        from civplan.documents import issue  # noqa: PLC0415 - few files have a record

        findings += issue.misnamed_record_findings(astray, plan)
        issued = issue.record_of_plan(record, plan, findings) if has_record else None
        return options._replace(issued=issued)
    return options


def lines_of_sources(sources: Mapping[str, Source]) -> LinesOf:
    """A function that gives the lines of each source, split at the first call."""
    split: dict[str, list[str]] = {}

    def lines_of(path: str) -> list[str]:
        if path not in split:
            split[path] = sources[path].lines if path in sources else []
        return split[path]

    return lines_of


def open_district_file(
    path: Path, contents: FileContents = ON_DISK, *, settings: SettingsCache | None = None
) -> OpenedPlan:
    """Read a sub-district's own file; it makes no documents of a plan.

    Args:
        path: The file.
        contents: What to take instead of reading these files, by their real paths.
        settings: The settings of the folders of the files opened before, where many are opened.

    Raises:
        CannotRead: The file or its civplan.toml cannot be read.
    """
    from civplan.model.district_file import load_district  # noqa: PLC0415 - few files are one

    own_settings = (settings or SettingsCache()).settings_for(path)
    loaded = load_district(path, contents)
    sources = {loaded.source.path: loaded.source}
    findings = apply_settings(loaded.findings, sources, None, settings=own_settings)
    return OpenedPlan(path, None, None, findings, sources)
