"""Recognises documents that civplan wrote, and whether somebody has edited them since."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from civplan.typeset.docx.markup import escape_xml
from civplan.typeset.imprint import PROPERTIES_PART, has_package_imprint, has_page_imprint
from civplan.typeset.properties import GENERATOR

APPLICATION_TAG = f"<Application>{GENERATOR}</Application>".encode()
APPLICATION_PART = "docProps/app.xml"
GENERATOR_TAG = f'name="generator" content="{GENERATOR}"'.encode()
HEAD_BYTES = 4096
"""The name of the program must be in so many bytes of a file or part."""
UNREADABLE_PACKAGE = (
    *(BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error),
)
PACKAGE_IDENTITY = (
    re.compile(rb"<dc:title>(.*?)</dc:title>"),
    re.compile(rb"<cp:keywords>(.*?)</cp:keywords>"),
)
PAGE_IDENTITY = (
    re.compile(rb"<title>(.*?)</title>"),
    re.compile(rb'<meta name="keywords" content="(.*?)">'),
)
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


def is_unedited_document(data: bytes) -> bool:
    """True for the bytes of a .docx, .xlsx or .html file that are as civplan wrote them."""
    if not data.startswith(ZIP_SIGNATURE):
        return has_page_imprint(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            return has_package_imprint(package.read(PROPERTIES_PART), package.infolist())
    except UNREADABLE_PACKAGE:
        return False


def document_identity(data: bytes) -> tuple[bytes, ...]:
    """The title, and the community, year and theme, that the properties of a document name."""
    patterns, properties = PAGE_IDENTITY, data
    if data.startswith(ZIP_SIGNATURE):
        with ZipFile(BytesIO(data)) as package:
            patterns, properties = PACKAGE_IDENTITY, package.read(PROPERTIES_PART)
    matches = (pattern.search(properties) for pattern in patterns)
    return tuple(match[1] if match else b"" for match in matches)


def names_title(data: bytes, title: str) -> bool:
    """True for a package whose properties have this title, whichever program saved it."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return f">{escape_xml(title)}</dc:title>".encode() in package.read(PROPERTIES_PART)
    except UNREADABLE_PACKAGE:
        return False


def _application_part(data: bytes) -> bytes:
    """The beginning of a package's docProps/app.xml; empty if it cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as package, package.open(APPLICATION_PART) as part:
            return part.read(HEAD_BYTES)
    except UNREADABLE_PACKAGE:
        return b""
