"""The faults of a file as text and as YAML: codes Y001 to Y029."""

from __future__ import annotations

from civplan.source.rules.file import (
    BAD_ENCODING,
    BINARY,
    EMPTY_FILE,
    FILE_TOO_DEEP,
    FILE_TOO_LARGE,
    NOT_A_MAPPING,
    OTHER_ENCODING,
    SECOND_DOCUMENT,
    TOO_MANY_NODES,
)
from civplan.source.rules.notation import (
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
    COMPLEX_KEY,
    CONTROL_CHARACTER,
    FULL_WIDTH_COLON,
    MERGE_KEY,
    UNKNOWN_ALIAS,
    YAML_SYNTAX,
    YAML_TAG,
)

__all__ = [
    "BAD_ENCODING",
    "BAD_INDENTATION",
    "BINARY",
    "COLON_WITHOUT_SPACE",
    "COMPLEX_KEY",
    "CONTROL_CHARACTER",
    "EMPTY_FILE",
    "FILE_TOO_DEEP",
    "FILE_TOO_LARGE",
    "FULL_WIDTH_COLON",
    "MERGE_KEY",
    "NOT_A_MAPPING",
    "OTHER_ENCODING",
    "SECOND_DOCUMENT",
    "TOO_MANY_NODES",
    "UNKNOWN_ALIAS",
    "YAML_SYNTAX",
    "YAML_TAG",
]
