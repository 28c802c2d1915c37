"""The names of WordprocessingML as lxml writes them, and the strict ones beside them."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

XmlElement: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it
"""An element of a part."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""WordprocessingML: paragraphs, runs, styles."""
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""References to relationships."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
"""DrawingML: themes and pictures."""
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
"""Where a drawing stands in the text, and what it shows in words."""
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
"""SmartArt."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""Alternatives for newer and older programs."""
VML = "{urn:schemas-microsoft-com:vml}"
"""Drawings of older versions of Word."""
OFFICE = "{urn:schemas-microsoft-com:office:office}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PACKAGE_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

STRICT_MARK = b"http://purl.oclc.org/ooxml/"
"""What every strict namespace begins with (ISO/IEC 29500, the strict form)."""
TRANSITIONAL_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    *(
        (
            b"http://purl.oclc.org/ooxml/officeDocument/%sProperties" % name,
            b"http://schemas.openxmlformats.org/officeDocument/2006/%s-properties" % name,
        )
        for name in (b"extended", b"custom", b"relationships/extended", b"relationships/custom")
    ),
    (
        b"http://purl.oclc.org/ooxml/schemaLibrary/main",
        b"http://schemas.openxmlformats.org/schemaLibrary/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
"""The beginning of a strict name and of the transitional one, in the order of replacement."""


def transitional(xml: bytes) -> bytes:
    """XML with the transitional names in place of the strict ones."""
    if STRICT_MARK in xml:
        for strict, name in TRANSITIONAL_NAMES:
            xml = xml.replace(strict, name)
    return xml
