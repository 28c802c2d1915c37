"""What a preview shows of a file: values that the worker makes and that the streams send."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.words import Words

if TYPE_CHECKING:
    from civplan.findings.finding import Finding, LinesOf, Span
    from civplan.preview.drawing import DrawnPage
    from civplan.preview.provenance import Provenances

CHARACTERS_BEFORE, CHARACTERS_BEHIND = 40, 120
"""Of the line of a finding around its place; a line may have thousands."""


class PlaceOfKey(NamedTuple):
    """Where a key of a plan file stands."""

    file: str
    line: int
    """From 1."""
    column: int
    is_computed: bool
    """True for what is made of several values, and cannot be changed in one place."""


class ShownDocument(NamedTuple):
    """A document in its tab."""

    name: str
    """plan, summary, combined or stage-1."""
    label: Words
    pages: tuple[DrawnPage, ...]
    keys: Mapping[str, PlaceOfKey] = {}
    """The keys that print something on its pages, by their paths."""


class ShownFinding(NamedTuple):
    """A finding beside the pages."""

    severity: str
    code: str
    message: Words
    help: Words
    file: str
    line: int
    column: int
    before: str
    """The line of the file before the place, cut where it is long."""
    marked: str
    after: str
    document: str = ""
    """The document in which its place can be seen; empty where it is in none."""
    path: str = ""
    """The key there that prints what it is about."""


class ShownFile(NamedTuple):
    """All that is shown of a file."""

    version: int = 0
    """Counts up; 0 while nothing has been read."""
    title: str = ""
    """The community and the year."""
    documents: tuple[ShownDocument, ...] = ()
    findings: tuple[ShownFinding, ...] = ()
    problem: Words | None = None
    """Why the pages are older than the file, or there are none; None while they are its own."""
    looks: Mapping[str, str] = {}
    """The classes of the pages' fonts, with their declarations of CSS."""

    @property
    def page_count(self) -> int:
        """The pages of all documents."""
        return sum(len(one.pages) for one in self.documents)

    def is_worse_than(self, other: ShownFile) -> bool:
        """True when the other one has pages of its file as it is, and this one has not."""
        return bool(other.documents) and other.problem is None and self.problem is not None

    def count(self, severity: str) -> int:
        """How many findings are errors, or warnings."""
        return sum(one.severity == severity for one in self.findings)


class FileRow(NamedTuple):
    """A file in the list."""

    path: str
    """From the folder that holds all files of the list."""
    title: str
    errors: int
    warnings: int
    pages: int
    is_read: bool
    """False while nobody has looked at it."""
    problem: Words | None


class FileList(NamedTuple):
    """The files of a preview."""

    version: int = 0
    rows: Mapping[str, FileRow] = {}
    """By the files' names in addresses."""


def places_of_keys(origins: Provenances) -> dict[str, PlaceOfKey]:
    """Where the keys stand that print something; a value's own place, where it is printed."""
    places: dict[str, PlaceOfKey] = {}
    for one in (one for of_text in origins.values() for one in of_text if one.path):
        known = places.get(one.path)
        if known is None or (known.is_computed and not one.is_computed):
            places[one.path] = PlaceOfKey(one.file, one.line, one.column, one.is_computed)
    return places


def row_of_file(path: str, shown: ShownFile) -> FileRow:
    """The row of a file in the list."""
    return FileRow(
        path=path,
        title=shown.title,
        errors=shown.count("error"),
        warnings=shown.count("warning"),
        pages=shown.page_count,
        is_read=shown.version > 0,
        problem=shown.problem,
    )


class PrintedKeys:
    """The keys that print something on the pages, in the order of their files."""

    def __init__(self, documents: Sequence[ShownDocument]) -> None:
        """Sort them; of several at one place the first key of the first document is the last."""
        self._by_file: dict[str, list[tuple[int, int, int, int, str, str]]] = {}
        for number, document in enumerate(documents):
            for index, (path, key) in enumerate(document.keys.items()):
                place = (key.line, key.column, -number, -index, document.name, path)
                self._by_file.setdefault(key.file, []).append(place)
        for places in self._by_file.values():
            places.sort()

    def nearest(self, span: Span) -> tuple[str, str]:
        """The document and the path of the last key that begins before the end of a span.

        Both are empty where none of its file's keys is printed.
        """
        places = self._by_file.get(span.path, [])
        at = bisect_right(places, (span.end_line, span.end_column, 1))
        return places[at - 1][-2:] if at else ("", "")


def shown_findings(
    findings: Iterable[Finding], lines_of: LinesOf, documents: Sequence[ShownDocument]
) -> tuple[ShownFinding, ...]:
    """Findings with the lines of their files, and the places on pages that they are about."""
    keys = PrintedKeys(documents)
    return tuple(_shown_finding(one, lines_of(one.span.path), keys) for one in findings)


def _shown_finding(finding: Finding, lines: Sequence[str], keys: PrintedKeys) -> ShownFinding:
    span = finding.span
    line = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start, min(end, len(line), start + CHARACTERS_BEHIND))
    document, path = keys.nearest(span)
    return ShownFinding(
        severity=finding.rule.severity.value,
        code=finding.rule.code,
        message=finding.words,
        help=Words(finding.help("zh"), finding.help("en")),
        file=span.path,
        line=span.line,
        column=span.column,
        before=line[max(0, start - CHARACTERS_BEFORE) : start],
        marked=line[start:end],
        after=line[end : end + CHARACTERS_BEHIND],
        document=document,
        path=path,
    )
