"""A finding and its parts: where (Span), how grave (Severity), by which rule, with which values."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from civplan.findings.words import Language, Words, joined_words

NO_WORDS = Words("", "")
LONGEST_VALUE = 80
"""Characters of a value that a message repeats; a file may hold millions."""
LinesOf = Callable[[str], Sequence[str]]
"""The lines of a file, by the path that messages name; empty when it is not known."""


class Span(NamedTuple):
    """A stretch of a file; lines and columns count characters from 1, the end is exclusive."""

    path: str
    """As the user wrote it, for messages."""
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


NOWHERE = Span("")
"""The place of what stands in no file."""


class Severity(enum.Enum):
    """How grave a finding is; only errors stop a document from being written."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(enum.Enum):
    """Whether a fix may be made without a person looking at it."""

    SAFE = "safe"
    """It keeps what the text says."""
    UNSAFE = "unsafe"
    """It takes something away, or guesses."""


class Edit(NamedTuple):
    """A stretch of a file and the text that replaces it; an empty stretch is an insertion."""

    span: Span
    text: str


class Rule(NamedTuple):
    """What is checked for: its name for machines (code), for people (slug), and what it says."""

    code: str
    """A family letter and three digits, such as Y011."""
    slug: str
    severity: Severity
    says: Words
    """What is wrong, one line, no closing stop."""
    help: Words = NO_WORDS
    """How to fix it, one line, no closing stop."""
    why: Words = NO_WORDS
    """Why it matters: a few sentences for a clerk, with their stops."""
    fails: str = ""
    """Keys of a plan file that break the rule; what else a plan needs is left out."""
    passes: str = ""
    """The same keys as they should be."""
    fix: Safety | None = None
    """Whether its findings carry edits that fix the file."""
    numbers: tuple[Words, ...] = ()
    """The numbers that its check uses, each said in one line without a closing stop."""

    def at(self, span: Span, **values: object) -> Finding:
        """The finding that this rule is broken at a place; ``values`` fill its words."""
        return Finding(self, span, values)


class Finding(NamedTuple):
    """One thing that is wrong, at one place."""

    rule: Rule
    span: Span
    values: Mapping[str, object]
    """What its words name."""
    edits: tuple[Edit, ...] = ()
    """All the edits that fix it together; empty when only a person can."""
    page: int | None = None
    """The page of a Word file on which its place stands, from 1; None where it is not known."""

    def with_edits(self, *edits: Edit) -> Finding:
        """The same finding with the edits that fix it."""
        return self._replace(edits=edits)

    @property
    def is_warning(self) -> bool:
        """True when ``--strict`` makes it an error."""
        return self.rule.severity is Severity.WARNING

    @property
    def is_error(self) -> bool:
        """True when it stops the document from being written."""
        return self.rule.severity is Severity.ERROR

    def message(self, language: Language) -> str:
        """What is wrong, in one language."""
        return self.rule.says.fill(language, **self.short_values())

    @property
    def words(self) -> Words:
        """What is wrong, in both languages."""
        return Words(self.message("zh"), self.message("en"))

    def help(self, language: Language) -> str:
        """How to fix it, in one language; empty when the rule has no advice."""
        return self.rule.help.fill(language, **self.short_values())

    def short_values(self) -> dict[str, object]:
        """The values as messages repeat them: a long text is cut."""
        return {name: _short_value(value) for name, value in self.values.items()}


def _short_value(value: object) -> object:
    """A value of which a message repeats no more than a line holds."""
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        return f"{value[: LONGEST_VALUE - 1]}…"
    return value


SEVERITY_NAMES = {
    Severity.ERROR: (Words("个错误", "error"), Words("个错误", "errors")),
    Severity.WARNING: (Words("个警告", "warning"), Words("个警告", "warnings")),
    Severity.INFO: (Words("个提示", "note"), Words("个提示", "notes")),
}
"""What findings of a severity are called, one and several."""


def findings_in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, place and rule."""
    return sorted(findings, key=lambda finding: (finding.span, finding.rule.code))


def severity_counts(findings: Sequence[Finding]) -> Words:
    """How many findings of each severity there are: ``2 errors, 1 warning``; empty for none."""
    counts = [
        Words(f"{count}{name.zh}", f"{count} {name.en}")
        for severity, names in SEVERITY_NAMES.items()
        if (count := sum(finding.rule.severity is severity for finding in findings))
        for name in (names[count > 1],)
    ]
    return joined_words(counts)


def summary_line(findings: Sequence[Finding], files: int, language: Language) -> str:
    """How many files and findings: ``3 files: 2 errors, 1 warning``."""
    counts = severity_counts(findings)
    if language == "zh":
        return f"{files}个文件：{counts.zh or '没有发现问题'}"
    return f"{files} file{'s' * (files != 1)}: {counts.en or 'nothing found'}"
