"""Recognises documents that civplan wrote and no other program has saved since."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from civplan.typeset.properties import GENERATOR

APPLICATION_TAG = f"<Application>{GENERATOR}</Application>".encode()
APPLICATION_PART = "docProps/app.xml"
GENERATOR_TAG = f'name="generator" content="{GENERATOR}"'.encode()
HEAD_BYTES = 4096
"""The name of the program must be in so many bytes of a file or part."""
ZIP_SIGNATURE = b"PK\3\4"


def is_civplan_document(file: Path | bytes) -> bool:
    """True for a .docx or .html file of civplan; Word replaces the name of the program.

    Raises:
        OSError: The file cannot be read.
    """
    data = file.read_bytes() if isinstance(file, Path) else file
    if data.startswith(ZIP_SIGNATURE):
        return APPLICATION_TAG in _application_part(data)
    return GENERATOR_TAG in data[:HEAD_BYTES]


def _application_part(data: bytes) -> bytes:
    """The beginning of a package's docProps/app.xml; empty if it cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as package, package.open(APPLICATION_PART) as part:
            return part.read(HEAD_BYTES)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return b""
