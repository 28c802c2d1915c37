"""What a project says about the rules, for the files below its civplan.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Severity
from civplan.rules.context import CheckOptions, CommunityNames

NO_CODES: frozenset[str] = frozenset()
DEFAULT_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})


class RuleSelection(NamedTuple):
    """What the command line says in the place of a civplan.toml's lists."""

    unselected: frozenset[str] | None = None
    """Codes that do not count because only others are asked for; None without ``--select``."""
    ignored: frozenset[str] | None = None
    """Codes that are not to count; None without either option."""


class Settings(NamedTuple):
    """Which rules count, how grave they are, and what else a project knows."""

    unselected: frozenset[str] = NO_CODES
    """Codes of the rules that do not count because only others are asked for."""
    ignored: frozenset[str] = NO_CODES
    """Codes of the rules that are not to count."""
    silent: frozenset[str] = NO_CODES
    """Codes of the rules whose severity is off."""
    severities: Mapping[str, Severity] = DEFAULT_SEVERITIES
    """By code, how grave a rule is here."""
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of paths below ``folder``, with the codes that do not count there."""
    folder: Path | None = None
    """Where its civplan.toml lies; None without one."""
    communities: tuple[CommunityNames, ...] = ()
    """Those whose texts may have been copied."""

    def around(self, circumstances: CheckOptions) -> CheckOptions:
        """The circumstances of a check, with what the project knows."""
        known = dict.fromkeys((*circumstances.communities, *self.communities))
        return circumstances._replace(communities=tuple(known))

    def off_for(self, path: str) -> frozenset[str]:
        """The codes that do not count in a file, by its path as messages name it."""
        off = self.unselected | self.ignored | self.silent
        if not self.per_file or self.folder is None:
            return off

        below = path_below(self.folder, path)
        matching = (codes for pattern, codes in self.per_file if matches_pattern(below, pattern))
        return off.union(*matching)

    def with_asked(self, asked: RuleSelection) -> Settings:
        """These settings with what the command line says in the place of their lists."""
        if asked.unselected is not None:
            return self._replace(unselected=asked.unselected, ignored=asked.ignored or NO_CODES)
        return self if asked.ignored is None else self._replace(ignored=asked.ignored)

    def checks(self, rule: Rule, path: str) -> bool:
        """True when a rule counts in a file."""
        return rule.code not in self.off_for(path)

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count, as grave as they are to be."""
        off = {}
        left = []
        for finding in findings:
            path = finding.span.path
            if path not in off:
                off[path] = self.off_for(path)
            if finding.rule.code not in off[path]:
                left.append(self.weighed(finding))
        return left

    def weighed(self, finding: Finding) -> Finding:
        """A finding as grave as the project says."""
        severity = self.severities.get(finding.rule.code)
        if severity is None:
            return finding
        return finding._replace(rule=finding.rule._replace(severity=severity))


GLOB_SIGN = re.compile(r"\*\*/|\*\*|\*|\?")
GLOB_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def path_below(folder: Path, path: str) -> str:
    """A file's path below a folder, with slashes; as it is where it lies elsewhere."""
    whole = Path(path).absolute()
    for file in (whole, whole.parent.resolve() / whole.name):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return whole.as_posix()


def matches_pattern(path: str, pattern: str) -> bool:
    """True when a pattern means a path, or a folder above it; without a slash, its last part."""
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
