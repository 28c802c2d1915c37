"""Typesets manuscripts for tests, and reads the .docx back."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from civplan.manuscript.nodes import Block, Manuscript, Paragraph
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.properties import DocumentProperties
from support.manuscripts import text_run
from support.wordprocessing import Package, W, png, style_of, text_of

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


def document(*blocks: Block) -> Manuscript:
    """A manuscript with a title and some blocks."""
    return Manuscript(("工作总结",), blocks)


def body(text: str) -> Paragraph:
    """A paragraph of text."""
    return Paragraph(text_run(text))


def styled(package: Package) -> list[tuple[str, str]]:
    """Style and text of the paragraphs outside tables, those without text left out."""
    return [(style_of(p), text_of(p)) for p in package.paragraphs() if text_of(p)]


def kept(package: Package) -> list[str]:
    """The texts of the paragraphs that must share a page with the next one."""
    return [text_of(p) for p in package.document.iter(f"{W}p") if keeps_next(p)]


def keeps_next(paragraph: ET.Element) -> bool:
    """Whether a paragraph says itself that it must share a page with the next one."""
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None
