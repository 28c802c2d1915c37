"""The identity of a finding: what it keeps when its line moves, in any language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

from civplan.findings.finding import Finding

OTHER_LINE = "line"
"""The value with which a message names another line: it changes when the lines move."""

LONGEST_LINE = 2000
"""Characters of a line that stand as they are in the identities of its findings."""


def posix_path(path: str) -> str:
    """A path with slashes, without a leading ``./``."""
    return PurePath(path).as_posix()


def identity_of(finding: Finding, lines: Sequence[str], path: str) -> str:
    """What a finding keeps when its line moves, whatever the language of the messages.

    Args:
        finding: What is wrong.
        lines: The lines of its file.
        path: Its file's path, with slashes, as whoever compares knows it.
    """
    number = finding.span.line
    line = _line_identity(lines[number - 1]) if number <= len(lines) else ""
    values = finding.short_values() | {OTHER_LINE: ""}
    message = finding.rule.says.fill("en", **values)
    return json.dumps([path, finding.rule.code, message, line])


@lru_cache(maxsize=1)
def _line_identity(line: str) -> str:
    """A line without blanks at its ends; a long one as its digest, made once for its findings."""
    text = line.strip()
    if len(text) <= LONGEST_LINE:
        return text
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def finding_fingerprint(identity: str, count: int) -> str:
    """The fingerprint of the first, the second … finding of an identity."""
    return hashlib.sha256(f"{identity} {count}".encode()).hexdigest()
