"""A file that was read: its text, its nodes and what is wrong with it as YAML."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.source import faults
from civplan.source.encoding import decode
from civplan.source.errors import A_FOLDER, MISSING, NOT_A_FILE, CannotRead, reason_of
from civplan.source.lines import split_lines
from civplan.source.nodes import Mapping
from civplan.source.parse import parse_nodes
from civplan.source.places import Places
from civplan.source.textscan import bad_indentation, control_characters, mended_colons

MEBIBYTE = 1024 * 1024
LARGEST = 4 * MEBIBYTE
"""Bytes of a plan file; ten thousand pages would be less."""


class Source(NamedTuple):
    """One file as YAML."""

    path: str
    """As messages name it."""
    text: str
    root: Mapping | None
    """None when the file is too broken; then the findings hold an error."""
    findings: tuple[Finding, ...]

    @property
    def lines(self) -> list[str]:
        """The text's lines, for showing the place of a finding."""
        return split_lines(self.text)


def read_source(path: Path, shown: str | None = None, keys: Collection[str] = ()) -> Source:
    """Read a file.

    Args:
        path: The file.
        shown: The path as messages name it; ``path`` when None.
        keys: The key names of the schema, for finding full-width colons behind them.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    try:
        return parse_source(read_bytes(path), shown or str(path), keys)
    except OSError as error:
        raise CannotRead(shown or path, reason_of(error)) from error


def read_bytes(path: Path) -> bytes:
    """The file's bytes, at most one more than a plan file may have."""
    if path.is_dir():
        raise CannotRead(path, A_FOLDER)
    if path.exists() and not path.is_file():
        raise CannotRead(path, NOT_A_FILE)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except ValueError as error:
        raise CannotRead(path, MISSING) from error


def parse_source(data: bytes, path: str, keys: Collection[str] = ()) -> Source:
    """The nodes of a file's bytes, with everything that is wrong with it as text and YAML."""
    found: list[Finding] = []
    if len(data) > LARGEST:
        found.append(faults.TOO_LARGE.at(Span(path), limit=LARGEST // MEBIBYTE))
        return Source(path, "", None, tuple(found))
    text = decode(data, path, found)
    if text is None:
        return Source(path, "", None, tuple(found))
    found += control_characters(text, path)
    if not found or not found[-1].is_error:
        found += bad_indentation(text, path)
    if any(finding.is_error for finding in found):
        return Source(path, text, None, tuple(found))
    mended = mended_colons(text, path, keys, found)
    root = parse_nodes(mended, Places(path), found)
    return Source(path, text, root, tuple(found))
