"""A file that was read: its text, its nodes and what is wrong with it as YAML."""

from __future__ import annotations

import stat
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.source import rules
from civplan.source.controls import control_characters
from civplan.source.encoding import decode
from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    NOT_REGULAR_FILE,
    CannotRead,
    read_error_reason,
)
from civplan.source.nodes import Mapping
from civplan.source.parse import parse_nodes
from civplan.source.places import Places, split_lines
from civplan.source.typos import fix_typos, tag_directives

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 4 * MEBIBYTE
"""Bytes of a plan file; ten thousand pages would be less."""
USUAL_FILE_SIZE = 64 * 1024
"""Bytes that few plan files have; who asks for more waits for memory that is not needed."""


class Source(NamedTuple):
    """One file as YAML."""

    path: str
    """As messages name it."""
    text: str
    root: Mapping | None
    """None when the file is too broken; then the findings hold an error."""
    findings: tuple[Finding, ...]
    data: bytes = b""
    """The bytes that it was read from."""

    @property
    def lines(self) -> list[str]:
        """The text's lines, for showing the place of a finding."""
        return split_lines(self.text)


def read_source(path: Path, shown: str | None = None, keys: Collection[str] = ()) -> Source:
    """Read a file.

    Args:
        path: The file.
        shown: The path as messages name it; ``path`` when None.
        keys: The key names of the schema, for finding wrong colons behind them.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    name = shown or str(path)
    try:
        data = read_bytes(path, name)
    except OSError as error:
        raise CannotRead(name, read_error_reason(error)) from error
    except ValueError as error:
        raise CannotRead(name, IMPOSSIBLE_NAME) from error
    return parse_source(data, name, keys)


def read_bytes(path: Path, shown: str) -> bytes:
    """The file's bytes, at most one more than a plan file may have.

    Raises:
        CannotRead: It is no regular file; a pipe or a device could keep us waiting for ever.
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise CannotRead(shown, FOLDER_NOT_FILE)
    if not stat.S_ISREG(mode):
        raise CannotRead(shown, NOT_REGULAR_FILE)
    with path.open("rb") as file:
        data = file.read(USUAL_FILE_SIZE)
        return (
            data
            if len(data) < USUAL_FILE_SIZE
            else data + file.read(LARGEST_FILE + 1 - USUAL_FILE_SIZE)
        )


def parse_source(data: bytes, path: str, keys: Collection[str] = ()) -> Source:
    """The nodes of a file's bytes, with everything that is wrong with it as text and YAML."""
    found: list[Finding] = []
    if len(data) > LARGEST_FILE:
        found.append(rules.FILE_TOO_LARGE.at(Span(path), limit=LARGEST_FILE // MEBIBYTE))
        return Source(path, "", None, tuple(found), data)
    text = decode(data, path, found)
    if any(finding.is_error for finding in found):
        return Source(path, text, None, tuple(found), data)
    return Source(path, text, _root_of_text(text, path, keys, found), tuple(found), data)


def _root_of_text(
    text: str, path: str, keys: Collection[str], found: list[Finding]
) -> Mapping | None:
    """The nodes of a file's text; None with a finding when it is too broken."""
    unusable = control_characters(text, path) or tag_directives(text, path)
    if unusable:
        found += unusable
        return None
    meant = fix_typos(text, path, keys, found)
    return parse_nodes(meant.text, Places(path, text, meant.inserted), found) if meant else None
