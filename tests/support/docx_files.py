"""Reads a .docx file back, for tests: its parts, paragraphs, and what their styles say."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

from civplan.manuscript.nodes import Manuscript, ManuscriptBlock, Paragraph
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.properties import DocumentProperties
from support.manuscripts import text_run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Attributes = dict[str, str]


class Package:
    """The parts of a .docx file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = self.tree("word/document.xml")
        self.styles = self.tree("word/styles.xml")

    def tree(self, name: str) -> ET.Element:
        """A part, read as XML."""
        return ET.fromstring(self.parts[name])

    def body(self) -> ET.Element:
        """What holds the document's paragraphs and tables."""
        return one(self.document, "body")

    def paragraphs(self) -> list[ET.Element]:
        """The paragraphs of the text, those in tables left out."""
        return self.body().findall(f"{W}p")

    def paragraph(self, text: str) -> ET.Element:
        """The one paragraph of the whole document whose text begins so."""
        (paragraph,) = [p for p in self.document.iter(f"{W}p") if text_of(p).startswith(text)]
        return paragraph

    def texts(self, style: str) -> list[str]:
        """The texts of the paragraphs of one style, in order."""
        return [text_of(p) for p in self.document.iter(f"{W}p") if style_of(p) == style]

    def style(self, style_id: str) -> ET.Element:
        """A style by its id."""
        (style,) = [s for s in self.styles.findall(f"{W}style") if s.get(f"{W}styleId") == style_id]
        return style

    def chain(self, style_id: str) -> Iterator[ET.Element]:
        """A style and those that it is based on."""
        while style_id:
            style = self.style(style_id)
            yield style
            base = style.find(f"{W}basedOn")
            style_id = base.get(f"{W}val", "") if base is not None else ""

    def style_says(self, style_id: str, path: str) -> Attributes:
        """What a style, its bases or the defaults say at a path such as ``pPr/jc``."""
        attributes: Attributes = {}
        for place in [*self.chain(style_id), one(self.styles, "docDefaults/rPrDefault")]:
            for name, value in says(place, path).items():
                attributes.setdefault(name, value)
        return attributes


def says(place: ET.Element, path: str) -> Attributes:
    """The attributes at a path, without their namespace; empty where there is nothing."""
    tag = place.find("/".join(f"{W}{name}" for name in path.split("/")))
    return {} if tag is None else {key.split("}")[-1]: tag.attrib[key] for key in tag.attrib}


def one(place: ET.Element, path: str) -> ET.Element:
    """What stands at a path."""
    element = place.find("/".join(f"{W}{name}" for name in path.split("/")))
    assert element is not None, path
    return element


def text_of(place: ET.Element) -> str:
    """The text of a paragraph as one would copy it."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(node.tag, node.text or "")
        for run in place.iter(f"{W}r")
        for node in run
        if node.tag in signs or node.tag == f"{W}t"
    )


def style_of(paragraph: ET.Element) -> str:
    """The id of a paragraph's style."""
    return says(paragraph, "pPr/pStyle").get("val", "")


def fonts_of(paragraph: ET.Element) -> list[tuple[str, str]]:
    """Text and own font of each run; the font is empty where the style's holds."""
    return [
        (text_of(run), says(run, "rPr/rFonts").get("eastAsia", ""))
        for run in paragraph.iter(f"{W}r")
    ]


def pretty(xml: bytes) -> str:
    """A part with an element a line, for golden files."""
    root = ET.fromstring(xml)
    for _, (prefix, uri) in ET.iterparse(BytesIO(xml), ["start-ns"]):
        ET.register_namespace(prefix, uri)
    ET.indent(root, " ")
    return ET.tostring(root, "unicode") + "\n"


def png(width: int, height: int) -> bytes:
    """A grey PNG picture."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PROPERTIES = DocumentProperties(
    title="湖内社区2007年工作总结",
    author="湖内社区居民委员会",
    created=datetime(2007, 12, 31, 9, 30, tzinfo=UTC),
    subject="创建文明社区",
    keywords=("社区", "A&B"),
)
TYPESETTER = DocxTypesetter()
MEETING = "photos/meeting.png"
PICTURES = {MEETING: png(640, 480)}


class AnyPicture(dict[str, bytes]):
    """A picture for every address."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> bytes:
        return PICTURES[MEETING]


def typeset(manuscript: Manuscript, typesetter: DocxTypesetter = TYPESETTER) -> bytes:
    """The bytes of a .docx file."""
    return typesetter.typeset(manuscript, PROPERTIES, AnyPicture())


def package(manuscript: Manuscript, typesetter: DocxTypesetter = TYPESETTER) -> Package:
    """The .docx of a manuscript, read back."""
    return Package(typeset(manuscript, typesetter))


def document(*blocks: ManuscriptBlock) -> Manuscript:
    """A manuscript with a title and some blocks."""
    return Manuscript(("工作总结",), blocks)


def body(text: str) -> Paragraph:
    """A paragraph of text."""
    return Paragraph(text_run(text))


def styles_and_texts(package: Package) -> list[tuple[str, str]]:
    """Style and text of the paragraphs outside tables, those without text left out."""
    return [(style_of(p), text_of(p)) for p in package.paragraphs() if text_of(p)]


def texts_kept_with_next(package: Package) -> list[str]:
    """The texts of the paragraphs that must share a page with the next one."""
    return [text_of(p) for p in package.document.iter(f"{W}p") if keeps_next(p)]


def keeps_next(paragraph: ET.Element) -> bool:
    """Whether a paragraph says itself that it must share a page with the next one."""
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None
