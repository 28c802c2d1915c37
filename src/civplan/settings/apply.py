"""The settings of a folder, and the last step of a check, which applies them.

The rest of this folder is loaded only where a civplan.toml, an option or a comment asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from civplan.findings.finding import Finding
from civplan.model.plan import Plan
from civplan.rules.context import CheckOptions
from civplan.source.project import PROJECT_MARKERS, is_file
from civplan.source.source import Source

if TYPE_CHECKING:  # most folders have no settings
    from civplan.settings.read import FolderSettings
    from civplan.settings.settings import RuleSelection, Settings

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


class SettingsCache:
    """The settings by folder; it lives as long as a run."""

    def __init__(self, selection: RuleSelection | None = None) -> None:
        """Begin empty.

        Args:
            selection: What the command line says in the place of a civplan.toml's lists.
        """
        self._selection = selection
        self._by_real_folder: dict[Path, FolderSettings | None] = {}
        self._by_folder: dict[Path, Settings | None] = {}

    def settings_for(self, file: Path) -> Settings | None:
        """The settings for a plan file: those of the nearest civplan.toml above it; None for none.

        Raises:
            CannotRead: That civplan.toml cannot be used.
        """
        folder = file.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._effective_settings(folder)
        return self._by_folder[folder]

    def _effective_settings(self, folder: Path) -> Settings | None:
        """The settings of a folder, with what the command line says."""
        of_folder = self._folder_settings(folder.resolve())
        if of_folder is None and self._selection is None:
            return None
        from civplan.settings.read import effective_settings  # noqa: PLC0415 - as above

        return effective_settings(of_folder, self._selection)

    def _folder_settings(self, folder: Path) -> FolderSettings | None:
        """The settings in a folder, or in the next one above that has some; None without any."""
        if folder not in self._by_real_folder:
            above = None if folder.parent == folder else self._folder_settings(folder.parent)
            if any(is_file(folder / marker) for marker in PROJECT_MARKERS):
                from civplan.settings.read import read_folder_settings  # noqa: PLC0415 - as above

                above = read_folder_settings(folder, above)
            self._by_real_folder[folder] = above
        return self._by_real_folder[folder]
