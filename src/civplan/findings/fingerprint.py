"""The identity of a finding: what it keeps when its line moves, in any language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePath

from civplan.findings.finding import Finding

OTHER_LINE = "line"
"""The value with which a message names another line: it changes when the lines move."""


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
    line = lines[number - 1].strip() if number <= len(lines) else ""
    values = finding.short_values() | {OTHER_LINE: ""}
    message = finding.rule.says.fill("en", **values)
    return json.dumps([path, finding.rule.code, message, line])


def finding_fingerprint(identity: str, count: int) -> str:
    """The fingerprint of the first, the second … finding of an identity."""
    return hashlib.sha256(f"{identity} {count}".encode()).hexdigest()
