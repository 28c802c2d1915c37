"""What a project says about the rules, for the files below its civplan.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Severity
from civplan.rules.subject import Circumstances, Names

NOTHING: frozenset[str] = frozenset()
AS_THE_RULES_SAY: Mapping[str, Severity] = MappingProxyType({})


class Asked(NamedTuple):
    """What the command line says in the place of a civplan.toml's lists."""

    unselected: frozenset[str] | None = None
    """Codes that do not count because only others are asked for; None without ``--select``."""
    ignored: frozenset[str] | None = None
    """Codes that are not to count; None without either option."""


class Settings(NamedTuple):
    """Which rules count, how grave they are, and what else a project knows."""

    unselected: frozenset[str] = NOTHING
    """Codes of the rules that do not count because only others are asked for."""
    ignored: frozenset[str] = NOTHING
    """Codes of the rules that are not to count."""
    silent: frozenset[str] = NOTHING
    """Codes of the rules whose severity is off."""
    severities: Mapping[str, Severity] = AS_THE_RULES_SAY
    """By code, how grave a rule is here."""
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of paths below ``folder``, with the codes that do not count there."""
    folder: Path | None = None
    """Where its civplan.toml lies; None without one."""
    communities: tuple[Names, ...] = ()
    """Those whose texts may have been copied."""

    def around(self, circumstances: Circumstances) -> Circumstances:
        """The circumstances of a check, with what the project knows."""
        known = dict.fromkeys((*circumstances.communities, *self.communities))
        return circumstances._replace(communities=tuple(known))

    def off_for(self, path: str) -> frozenset[str]:
        """The codes that do not count in a file, by its path as messages name it."""
        off = self.unselected | self.ignored | self.silent
        if not self.per_file or self.folder is None:
            return off
        from civplan.settings.globs import is_match, path_below  # noqa: PLC0415 - few have patterns

        below = path_below(self.folder, path)
        matching = (codes for pattern, codes in self.per_file if is_match(below, pattern))
        return off.union(*matching)

    def with_asked(self, asked: Asked) -> Settings:
        """These settings with what the command line says in the place of their lists."""
        if asked.unselected is not None:
            return self._replace(unselected=asked.unselected, ignored=asked.ignored or NOTHING)
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
