"""A document carries the digest of what it says: one that somebody has edited is known by it.

The digest stands where no reader sees it, in the properties of a package or of a PDF, and in the
head of a page.
Every program that saves the file changes what the digest is taken of.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from civplan.typeset.docx.markup import escape_xml
from civplan.typeset.properties import GENERATOR

if TYPE_CHECKING:
    from zipfile import ZipInfo

PROPERTIES_PART = "docProps/core.xml"
"""The part of a package that has its imprint."""
IMPRINT_BEGIN = '<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">urn:sha256:'
IMPRINT_END = "</dc:identifier>"
PACKAGE_IMPRINT = re.compile(f"{re.escape(IMPRINT_BEGIN)}([0-9a-f]{{64}}){IMPRINT_END}".encode())
END_OF_PROPERTIES = b"</cp:coreProperties>"
PAGE_IMPRINT = re.compile(rb'<meta name="civplan-imprint" content="([0-9a-f]{64})">\n')
PDF_IMPRINT_PLACE = f"<dc:identifier>urn:sha256:{'0' * 64}{IMPRINT_END}"
"""What stands in the properties of a PDF until its imprint is known."""
PDF_IMPRINT = re.compile(f"(<dc:identifier>urn:sha256:)([0-9a-f]{{64}})({IMPRINT_END})".encode())
GENERATOR_META = f'<meta name="generator" content="{GENERATOR}">\n'.encode()


def properties_with_imprint(properties: bytes, parts: Iterable[ZipInfo]) -> bytes:
    """The properties of a package with its imprint.

    Args:
        properties: docProps/core.xml.
        parts: All other parts, with their checksums.
    """
    imprint = f"{IMPRINT_BEGIN}{_package_digest(properties, parts)}{IMPRINT_END}"
    return properties.replace(END_OF_PROPERTIES, imprint.encode() + END_OF_PROPERTIES)


def has_package_imprint(properties: bytes, parts: Iterable[ZipInfo]) -> bool:
    """True when the imprint in a package's properties is that of the package."""
    imprint = PACKAGE_IMPRINT.search(properties)
    if not imprint:
        return False
    digest = _package_digest(PACKAGE_IMPRINT.sub(b"", properties), parts)
    return imprint[1] == digest.encode()


def _package_digest(properties: bytes, parts: Iterable[ZipInfo]) -> str:
    """The digest of a package: of its properties, and of the checksum of every other part."""
    digest = sha256(properties)
    for part in sorted(parts, key=lambda part: part.filename):
        if part.filename != PROPERTIES_PART:
            digest.update(f"\n{part.filename} {part.CRC:08x} {part.file_size}".encode())
    return digest.hexdigest()


def page_with_imprint(page: bytes) -> bytes:
    """A page of HTML with its imprint, which stands behind the name of the program."""
    meta = f'<meta name="civplan-imprint" content="{_page_digest(page)}">\n'.encode()
    return page.replace(GENERATOR_META, GENERATOR_META + meta, 1)


def has_page_imprint(page: bytes) -> bool:
    """True when the imprint of a page is that of the page."""
    imprint = PAGE_IMPRINT.search(page.replace(b"\r\n", b"\n"))
    return imprint is not None and imprint[1] == _page_digest(page).encode()


def _page_digest(page: bytes) -> str:
    """The digest of a page without its imprint; Git may have changed its line ends."""
    return sha256(PAGE_IMPRINT.sub(b"", page.replace(b"\r\n", b"\n"))).hexdigest()


def pdf_with_imprint(pdf: bytes) -> bytes:
    """A PDF with its imprint in the place that its properties have for it."""
    digest = sha256(pdf).hexdigest().encode()
    return PDF_IMPRINT.sub(rb"\g<1>%s\g<3>" % digest, pdf, count=1)


def has_pdf_imprint(pdf: bytes) -> bool:
    """True when the imprint of a PDF is that of the PDF."""
    imprint = PDF_IMPRINT.search(pdf)
    if not imprint:
        return False
    without = PDF_IMPRINT.sub(rb"\g<1>%s\g<3>" % (b"0" * len(imprint[2])), pdf, count=1)
    return imprint[2] == sha256(without).hexdigest().encode()


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
PDF_IDENTITY = (
    re.compile(rb"<dc:title>(.*?)</dc:title>"),
    re.compile(rb"<pdf:Keywords>(.*?)</pdf:Keywords>"),
)
ZIP_SIGNATURE = b"PK\3\4"
PDF_SIGNATURE = b"%PDF-"
PDF_GENERATOR_TAG = f"<pdf:Producer>{GENERATOR}</pdf:Producer>".encode()


def is_civplan_document(file: Path | bytes) -> bool:
    """True for a .docx, .html or .pdf file of civplan; Word replaces the name of the program.

    Raises:
        OSError: The file cannot be read.
    """
    data = file.read_bytes() if isinstance(file, Path) else file
    if data.startswith(ZIP_SIGNATURE):
        return APPLICATION_TAG in _application_part(data)
    if data.startswith(PDF_SIGNATURE):
        return PDF_GENERATOR_TAG in data
    return GENERATOR_TAG in data[:HEAD_BYTES]


def is_unedited_document(data: bytes) -> bool:
    """True for the bytes of a .docx, .xlsx, .html or .pdf file that are as civplan wrote them."""
    if data.startswith(PDF_SIGNATURE):
        return has_pdf_imprint(data)
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
    elif data.startswith(PDF_SIGNATURE):
        patterns = PDF_IDENTITY
    matches = (pattern.search(properties) for pattern in patterns)
    return tuple(match[1] if match else b"" for match in matches)


def names_title(data: bytes, title: str) -> bool:
    """True for a package or PDF whose properties have this title, whichever program saved it."""
    if data.startswith(PDF_SIGNATURE):
        return f">{escape_xml(title)}</".encode() in data
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
