"""What a project says about rules and layout, for the files below its civplan.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Finding, Rule, Severity
from civplan.rules.context import CheckOptions, CommunityNames

if TYPE_CHECKING:
    from civplan.settings.style import StyleVariant

NO_CODES: frozenset[str] = frozenset()
DEFAULT_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})
GLOB_SIGN = re.compile(r"\*\*/|\*\*|\*|\?")
GLOB_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class RuleSelection(NamedTuple):
    """Which rules count, in the place of a civplan.toml's lists."""

    unselected: frozenset[str] | None = None
    """Codes that do not count because only others are selected; None without ``--select``."""
    ignored: frozenset[str] | None = None
    """Codes that do not count; None without either option."""


class Settings(NamedTuple):
    """Which rules count, how grave they are, how documents look, and what else a project knows."""

    unselected: frozenset[str] = NO_CODES
    """Codes of the rules that do not count because only others are selected."""
    ignored: frozenset[str] = NO_CODES
    """Codes of the rules that do not count."""
    off: frozenset[str] = NO_CODES
    """Codes of the rules whose severity is off."""
    severities: Mapping[str, Severity] = DEFAULT_SEVERITIES
    """By code, how grave a rule is here."""
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of paths below ``folder``, with the codes that do not count there."""
    folder: Path | None = None
    """Where its civplan.toml lies; None without one."""
    communities: tuple[CommunityNames, ...] = ()
    """Those whose texts may have been copied."""
    style: StyleVariant | None = None
    """How documents differ from the house style; None when they do not."""

    def add_to(self, options: CheckOptions) -> CheckOptions:
        """The options of a check, with what the project knows."""
        known = dict.fromkeys((*options.communities, *self.communities))
        return options._replace(communities=tuple(known))

    def ignored_codes(self, path: str) -> frozenset[str]:
        """The codes that do not count in a file, by its path as messages name it."""
        codes = self.unselected | self.ignored | self.off
        if not self.per_file or self.folder is None:
            return codes
        below = path_below(self.folder, path)
        matching = (of_file for glob, of_file in self.per_file if matches_pattern(below, glob))
        return codes.union(*matching)

    def with_selection(self, selection: RuleSelection) -> Settings:
        """These settings with what the command line says in the place of their lists."""
        if selection.unselected is not None:
            return self._replace(
                unselected=selection.unselected, ignored=selection.ignored or NO_CODES
            )
        return self if selection.ignored is None else self._replace(ignored=selection.ignored)

    def checks(self, rule: Rule, path: str) -> bool:
        """True when a rule counts in a file."""
        return rule.code not in self.ignored_codes(path)

    def apply(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count, as grave as the project says."""
        ignored: dict[str, frozenset[str]] = {}
        counting = []
        for finding in findings:
            path, rule = finding.span.path, finding.rule
            if path not in ignored:
                ignored[path] = self.ignored_codes(path)
            if rule.code in ignored[path]:
                continue
            severity = self.severities.get(rule.code)
            weighted = rule._replace(severity=severity) if severity else rule
            counting.append(finding._replace(rule=weighted))
        return counting


def path_below(folder: Path, path: str) -> str:
    """A file's path below a folder, with slashes; as it is where it lies elsewhere."""
    whole = Path(path).absolute()
    for file in (whole, whole.parent.resolve() / whole.name):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return whole.as_posix()


def matches_pattern(path: str, pattern: str) -> bool:
    """True when a pattern means a path, or a folder above it; without a slash, its last part.

    Patterns are such as ``2006/*.yaml``, ``**/旧*.yaml`` and ``archive``.
    """
    plain = pattern.removeprefix("./").rstrip("/")
    if "/" not in plain and _matches_whole_path(path.rpartition("/")[2], plain):
        return True
    return _matches_whole_path(path, plain) or _matches_whole_path(path, f"{plain}/**")


def _matches_whole_path(path: str, pattern: str) -> bool:
    """True when a pattern means the whole of a path."""
    end, pieces = 0, []
    for sign in GLOB_SIGN.finditer(pattern):
        pieces += [re.escape(pattern[end : sign.start()]), GLOB_MEANING[sign[0]]]
        end = sign.end()
    pieces.append(re.escape(pattern[end:]))
    return re.fullmatch("".join(pieces), path, re.DOTALL) is not None
