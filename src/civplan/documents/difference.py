"""What would change in a file, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from civplan.documents.fixing import FixedFile
from civplan.source.encoding import encoding_of

LINE_END = "\n"
NOT_ENDED = "\n\\ No newline at end of file\n"
"""What diff and patch write behind a last line that is not ended."""


def difference(file: FixedFile) -> str:
    """The unified diff of a mended file; both names are the one that messages use."""
    before, after = lines_of(file.before), lines_of(file.after)
    return "".join(ended(difflib.unified_diff(before, after, file.path, file.path)))


def lines_of(data: bytes) -> list[str]:
    """The lines of a file's bytes with their ends; a lone carriage return ends none, as in diff."""
    mark, codec = encoding_of(data)
    lines = data.removeprefix(mark).decode(codec).split(LINE_END)
    return [*(f"{line}{LINE_END}" for line in lines[:-1]), *filter(None, lines[-1:])]


def ended(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a diff, each ended; one that its file does not end says so."""
    for line in lines:
        yield line if line.endswith(LINE_END) else f"{line}{NOT_ENDED}"
