"""PDF files of .docx documents, made by LibreOffice, whose lines break as Word's do.

LibreOffice 7.4 adds 4 points beside every digit and Latin letter, though a .docx says that there is
none (autoSpaceDE, autoSpaceDN), and has its own lists of marks that may not begin or end a line. A
Flat OpenDocument file in between says both in a way that it follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import decompress
from zlib import error as zlib_error

from civplan.documents.office import (
    OfficeFailed,
    OfficeTooSlow,
    convert_files,
    find_office,
    office_room,
)
from civplan.findings.words import Words, joined_words
from civplan.typeset.docx.markup import escape_xml
from civplan.typeset.formats import NO_ROOM_FOR_PDF, CannotTypeset
from civplan.typeset.lines import NOT_AT_END, NOT_AT_START

SECONDS_TO_START = 120
"""What LibreOffice may take for its start; the first one of a machine reads all fonts."""
SECONDS_PER_DOCUMENT = 10
OFFICE_NOT_INSTALLED = Words(
    "--pdf-with libreoffice 要用 LibreOffice，这台电脑上没有找到；请安装它，或者去掉这个选项",
    "--pdf-with libreoffice needs LibreOffice, which was not found; install it, or leave the option"
    " out",
)
NO_PDF_MADE = Words(
    "LibreOffice 没有转换出 PDF；请再试一次，或者去掉 --pdf-with libreoffice",
    "LibreOffice made no PDF; try again, or leave out --pdf-with libreoffice",
)
PDF_TOO_SLOW = Words(
    "LibreOffice 用了 {seconds} 秒还没有转换完，没有生成 PDF；请再试一次，"
    "或者去掉 --pdf-with libreoffice",
    "LibreOffice had not finished after {seconds} s, so no PDF was made; try again, or leave"
    " out --pdf-with libreoffice",
)
PDF_OPTIONS = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
)
"""With headings and paragraphs for screen readers, and with the empty page before a 版记 on an even
one. LibreOffice takes options from 7.4 on."""
ADDED_SPACE = b'style:text-autospace="ideograph-alpha"'
"""Space beside digits and Latin letters, in the default styles of a Flat OpenDocument file."""
NO_ADDED_SPACE = b'style:text-autospace="none"'
SETTINGS_BEGIN = b'<config:config-item-set config:name="ooo:configuration-settings">'
JUSTIFIED, RAGGED = b'fo:text-align="justify"', b'fo:text-align="start"'
RIGHT_MARGINS = (b"-0.1pt", b"0.1pt", b"-0.25pt", b"0.25pt", b"-0.4pt")
"""Edges of the text a hair further out or in: no line breaks elsewhere, as a line of 28
characters leaves 1.2 points."""
FONT_CHANGE = b" Tf"
_NO_MARGIN = re.compile(rb'(?<=fo:margin-right=")0[a-z]*(?=")')
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_DRAWN_TEXT = re.compile(rb"<([0-9A-F]+)>")
_OWN_TIME = re.compile(
    rb"<meta:creation-date>(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)[^<]*</meta:creation-date>"
)
_TIME = re.compile(rb"/CreationDate\(D:\d{14}[^)]*\)")
_ID = re.compile(rb"(?<=[</])[0-9A-F]{32}\b")


OTHER_FONTS = Words(
    "PDF 里用了公文标准以外的字体：{fonts}；行和页可能与 Word 里不同",
    "the PDF has fonts other than the standard's: {fonts}; its lines and pages may differ from"
    " Word's",
)
_STANDARD_FONT = re.compile(
    "FZ(?:XiaoBiaoSong|XBS|FangSong|FS|Hei|HT|Kai|KT)|STZhongsong|N?SimSun|FangSong|SimHei|KaiTi"
)
"""Begins the PostScript names of the house style's fonts and of those that Word takes for them."""
_FONT_NAME = re.compile(rb"/BaseFont/[A-Z]{6}\+([!-.0-~]+)")
_PAGE = re.compile(rb"/Type/Page/")


def office_pdfs(documents: Sequence[bytes], office: Path | None = None) -> list[bytes]:
    """The PDF file of each .docx document, in their order.

    The same documents give the same bytes with the same LibreOffice and fonts.

    Args:
        documents: The bytes of .docx files; they stay as they are.
        office: LibreOffice's program; None to find it.

    Raises:
        CannotTypeset: LibreOffice is not found, dies or takes too long, or there is no room for
            temporary files.
    """
    program = office or find_office()
    if program is None:
        raise CannotTypeset(OFFICE_NOT_INSTALLED)
    try:
        with office_room() as room:
            return _pdfs(documents, program, room)
    except OfficeTooSlow as error:
        raise CannotTypeset(PDF_TOO_SLOW.filled(seconds=error.seconds)) from error
    except OfficeFailed as error:
        raise CannotTypeset(NO_PDF_MADE) from error
    except OSError as error:
        raise CannotTypeset(NO_ROOM_FOR_PDF) from error


def pages_of_pdf(pdf: bytes) -> int:
    """How many pages a PDF file of LibreOffice has."""
    return len(_PAGE.findall(pdf))


def fonts_told(pdf: bytes) -> Words | None:
    """What to say of the fonts of a PDF file of LibreOffice; None where they are the standard's."""
    names = {match[1].decode() for match in _FONT_NAME.finditer(pdf)}
    others = sorted(name for name in names if not _STANDARD_FONT.match(name))
    if not others:
        return None
    fonts = joined_words([Words(name, name) for name in others], "、")
    return OTHER_FONTS.filled(fonts=fonts)


class _Conversion(NamedTuple):
    """Converts many files in one start of LibreOffice."""

    office: Path
    room: Path
    seconds: int

    def convert(self, name: str, contents: Iterable[bytes], suffix: str, form: str) -> list[bytes]:
        """The contents in another format; ``name`` begins the names of their files."""
        files: list[Path] = []
        for number, content in enumerate(contents):
            files.append(self.room / f"{name}{number}{suffix}")
            files[-1].write_bytes(content)
        made = convert_files(files, form, self.office, self.room, self.seconds)
        return [file.read_bytes() for file in made]


def _pdfs(documents: Sequence[bytes], office: Path, room: Path) -> list[bytes]:
    """The PDF files, by way of a folder for what is made."""
    conversion = _Conversion(office, room, SECONDS_TO_START + SECONDS_PER_DOCUMENT * len(documents))
    flat = conversion.convert("word", documents, ".docx", "fodt")
    marks = SETTINGS_BEGIN + _marks_of_lines()
    texts = [
        text.replace(ADDED_SPACE, NO_ADDED_SPACE).replace(SETTINGS_BEGIN, marks, 1) for text in flat
    ]
    pdfs = _whole_pdfs(texts, conversion)
    return [_timeless(pdf, text) for pdf, text in zip(pdfs, texts, strict=True)]


def _marks_of_lines() -> bytes:
    """The setting that keeps marks from the beginning and the end of lines, as Word does.

    LibreOffice has lists of its own, which let a line begin with ……
    """
    items = {
        "Language": "zh",
        "Country": "CN",
        "Variant": "",
        "BeginLine": "".join(sorted(NOT_AT_START)),
        "EndLine": "".join(sorted(NOT_AT_END)),
    }
    entries = "".join(
        f'<config:config-item config:name="{name}" config:type="string">{escape_xml(value)}'
        "</config:config-item>"
        for name, value in items.items()
    )
    return (
        '<config:config-item-map-indexed config:name="ForbiddenCharacters">'
        f"<config:config-item-map-entry>{entries}</config:config-item-map-entry>"
        "</config:config-item-map-indexed>"
    ).encode()


def _whole_pdfs(texts: Sequence[bytes], conversion: _Conversion) -> list[bytes]:
    """PDF files of Flat OpenDocument files with every character of these.

    LibreOffice 7.4 leaves out a mark that hangs behind a justified line when the line's spaces,
    rounded, end a hair behind the edge of the text. A copy whose lines are not justified has all
    marks, and says how many characters there are; another hair at the edge brings the mark back.
    """
    ragged = [text.replace(JUSTIFIED, RAGGED) for text in texts]
    made = conversion.convert("first", [*ragged, *texts], ".fodt", PDF_OPTIONS)
    pdfs, tries = made[: len(texts)], made[len(texts) :]
    drawn = [_drawn_characters(pdf) for pdf in pdfs]
    left = list(range(len(texts)))
    for margin in (*RIGHT_MARGINS, b""):
        whole = {
            number: pdf
            for number, pdf in zip(left, tries, strict=True)
            if _drawn_characters(pdf) == drawn[number]
        }
        pdfs = [whole.get(number, pdf) for number, pdf in enumerate(pdfs)]
        left = [number for number in left if number not in whole]
        if not left or not margin:
            break
        others = [_NO_MARGIN.sub(margin, texts[number]) for number in left]
        tries = conversion.convert(f"edge{margin.decode()}-", others, ".fodt", PDF_OPTIONS)
    return pdfs


def _drawn_characters(pdf: bytes) -> int:
    """How many characters the pages of a PDF file of LibreOffice draw: two hex digits for each."""
    total = 0
    for stream in _STREAM.finditer(pdf):
        try:
            content = decompress(stream[1])
        except zlib_error:
            continue
        if FONT_CHANGE in content:
            total += sum(len(shown[1]) // 2 for shown in _DRAWN_TEXT.finditer(content))
    return total


def _timeless(pdf: bytes, text: bytes) -> bytes:
    """A PDF file with its document's own time instead of now, and an id made of what it says.

    Args:
        pdf: The file. What is put in is as long as what it replaces, so that its table of places
            stays right.
        text: The Flat OpenDocument file that it was made of.
    """
    own = _OWN_TIME.search(text)
    if own:
        entry = b"/CreationDate(D:%sZ)" % b"".join(own.groups())
        pdf = _TIME.sub(lambda found: entry.ljust(len(found[0])), pdf)
    parts, mark, trailer = pdf.rpartition(b"trailer")
    digest = sha256(parts).hexdigest()[:32].upper().encode()
    return parts + mark + _ID.sub(digest, trailer)
