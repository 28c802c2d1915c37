"""The faults of a file as text and as YAML: codes Y001 to Y029."""

from __future__ import annotations

from civplan.findings.finding import Rule
from civplan.source.faults.file import (
    BAD_ENCODING,
    BINARY,
    EMPTY,
    NOT_A_MAPPING,
    OTHER_ENCODING,
    SECOND_DOCUMENT,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY_NODES,
)
from civplan.source.faults.notation import (
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
    COMPLEX_KEY,
    CONTROL_CHARACTER,
    FULL_WIDTH_COLON,
    MERGE_KEY,
    SYNTAX,
    TAG,
    UNKNOWN_ALIAS,
)

__all__ = [
    "BAD_ENCODING",
    "BAD_INDENTATION",
    "BINARY",
    "COLON_WITHOUT_SPACE",
    "COMPLEX_KEY",
    "CONTROL_CHARACTER",
    "EMPTY",
    "FAULTS",
    "FULL_WIDTH_COLON",
    "MERGE_KEY",
    "NOT_A_MAPPING",
    "OTHER_ENCODING",
    "SECOND_DOCUMENT",
    "SYNTAX",
    "TAG",
    "TOO_DEEP",
    "TOO_LARGE",
    "TOO_MANY_NODES",
    "UNKNOWN_ALIAS",
]

FAULTS: tuple[Rule, ...] = (
    SYNTAX,
    BINARY,
    BAD_ENCODING,
    OTHER_ENCODING,
    EMPTY,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    TOO_LARGE,
    TOO_MANY_NODES,
    TOO_DEEP,
    UNKNOWN_ALIAS,
    TAG,
    COMPLEX_KEY,
    MERGE_KEY,
    CONTROL_CHARACTER,
    FULL_WIDTH_COLON,
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
)
"""Every rule of this folder, for the catalogue."""
