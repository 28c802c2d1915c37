"""Reads a file as YAML: its text, its nodes and the findings about them."""

from __future__ import annotations

import re
import stat
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.source.controls import control_characters
from civplan.source.encoding import decode
from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    LINK_OUT_OF_PROJECT,
    NOT_REGULAR_FILE,
    CannotRead,
    read_error_reason,
)
from civplan.source.nodes import Mapping
from civplan.source.parse import parse_nodes
from civplan.source.places import Places, split_lines
from civplan.source.project import leads_out
from civplan.source.rules.file import FILE_TOO_LARGE, LARGEST_FILE, MEBIBYTE
from civplan.source.rules.notation import YAML_TAG

USUAL_FILE_SIZE = 64 * 1024
"""Bytes that few plan files exceed; a larger buffer would cost time for memory not needed."""
TAG_DIRECTIVE = "%TAG"
TYPO_PATTERN = re.compile(
    r"\n[ -]*+(?:[^\S\r\n]|\u200b|\ufeff|[\w-]{1,16}+\s{0,2}+(?:：|:[^ \t\r\n/]))"
    r"|\n *+(?:[•◆●·▪■○◇★➢]|-[^\s-]|[0-9]{1,2}[.．、)）]|[（(][0-9]{1,2}[)）])"
)
"""Where a wrong colon, indentation or list mark may be.

Possessive (``}+``): a colon never follows half a word, so nothing is tried with fewer characters.
"""
OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029")
"""Line ends that TYPO_PATTERN does not know; files that have them always get the closer look."""


class Source(NamedTuple):
    """One file as YAML."""

    path: str
    """As messages name it."""
    text: str
    root: Mapping | None
    """None when the file is too broken; then the findings hold an error."""
    findings: tuple[Finding, ...]
    data: bytes = b""
    """The bytes of the file."""

    @property
    def lines(self) -> list[str]:
        """The lines of the text, to show the place of a finding."""
        return split_lines(self.text)


def read_source(path: Path, label: str | None = None, keys: Collection[str] = ()) -> Source:
    """Read a file.

    Args:
        path: The file.
        label: The path in messages; ``path`` when None.
        keys: The key names of the schema, to find wrong colons behind them.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    name = label or str(path)
    try:
        data = read_bytes(path, name)
    except OSError as error:
        raise CannotRead(name, read_error_reason(error)) from error
    except ValueError as error:
        raise CannotRead(name, IMPOSSIBLE_NAME) from error
    return parse_source(data, name, keys)


def read_bytes(path: Path, label: str) -> bytes:
    """The file's bytes, at most one more than a plan file may have.

    Raises:
        CannotRead: It is no regular file, and reading a pipe or a device might never end; or it
            is a link out of the project folder.
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise CannotRead(label, FOLDER_NOT_FILE)
    if not stat.S_ISREG(mode):
        raise CannotRead(label, NOT_REGULAR_FILE)
    if leads_out(path):
        raise CannotRead(label, LINK_OUT_OF_PROJECT)
    with path.open("rb") as file:
        data = file.read(USUAL_FILE_SIZE)
        is_larger = len(data) == USUAL_FILE_SIZE
        return data + file.read(LARGEST_FILE + 1 - USUAL_FILE_SIZE) if is_larger else data


def parse_source(data: bytes, path: str, keys: Collection[str] = ()) -> Source:
    """The nodes of a file's bytes, with all findings about it as text and as YAML."""
    findings: list[Finding] = []
    if len(data) > LARGEST_FILE:
        findings.append(FILE_TOO_LARGE.at(Span(path), limit=LARGEST_FILE // MEBIBYTE))
        return Source(path, "", None, tuple(findings), data)
    text = decode(data, path, findings)
    if any(finding.is_error for finding in findings):
        return Source(path, text, None, tuple(findings), data)
    return Source(path, text, _root_of_text(text, path, keys, findings), tuple(findings), data)


def _tag_directives(text: str, path: str) -> list[Finding]:
    """The finding at the first ``%TAG`` line; libyaml's time is quadratic in their number."""
    if TAG_DIRECTIVE not in text:
        return []
    for number, line in enumerate(split_lines(text), 1):
        if line.startswith(TAG_DIRECTIVE):
            span = Span(path, number, 1, number, len(TAG_DIRECTIVE) + 1)
            return [YAML_TAG.at(span, tag=TAG_DIRECTIVE)]
    return []


def _may_have_typos(text: str) -> bool:
    """False for the texts, nearly all, that surely have no wrong colon or indentation."""
    return bool(TYPO_PATTERN.search(f"\n{text}")) or any(sign in text for sign in OTHER_BREAKS)


def _root_of_text(
    text: str, path: str, keys: Collection[str], findings: list[Finding]
) -> Mapping | None:
    """The nodes of a file's text; None with a finding when it is too broken."""
    unusable = control_characters(text, path) or _tag_directives(text, path)
    if unusable:
        findings += unusable
        return None
    if not _may_have_typos(text):
        return parse_nodes(text, Places(path, text), findings)
    from civplan.source.typos import fix_typos  # noqa: PLC0415 - most files have none

    fixed = fix_typos(text, path, keys, findings)
    return parse_nodes(fixed.text, Places(path, text, fixed.inserted), findings) if fixed else None
