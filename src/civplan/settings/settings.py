"""What a project says about the rules, for the files below its civplan.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Severity
from civplan.rules.subject import Circumstances

NOTHING: frozenset[str] = frozenset()
AS_THE_RULES_SAY: Mapping[str, Severity] = MappingProxyType({})


class Settings(NamedTuple):
    """Which rules count, how grave they are, and what else a project knows."""

    off: frozenset[str] = NOTHING
    """Codes of the rules that do not count."""
    severities: Mapping[str, Severity] = AS_THE_RULES_SAY
    """By code, how grave a rule is here."""
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of paths below ``folder``, with the codes that do not count there."""
    folder: Path | None = None
    """Where its civplan.toml lies; None without one."""
    communities: tuple[str, ...] = ()
    """Names of communities whose texts may have been copied."""

    def around(self, circumstances: Circumstances | None) -> Circumstances:
        """The circumstances of a check, with what the project knows; None for the usual ones."""
        usual = circumstances or Circumstances()
        known = dict.fromkeys((*usual.communities, *self.communities))
        return usual._replace(communities=tuple(known))

    def off_for(self, path: str) -> frozenset[str]:
        """The codes that do not count in a file, by its path as messages name it."""
        if not self.per_file or self.folder is None:
            return self.off
        from civplan.settings.globs import is_match, path_below  # noqa: PLC0415 - few have patterns

        below = path_below(self.folder, path)
        matching = (codes for pattern, codes in self.per_file if is_match(below, pattern))
        return self.off.union(*matching)

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


USUAL = Settings()
"""All rules, as they are: for files without a civplan.toml above them."""
