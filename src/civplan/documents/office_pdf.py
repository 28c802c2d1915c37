"""PDF files of .docx documents, made by LibreOffice, whose lines break as Word's do.

LibreOffice 7.4 adds 4 points beside every digit and Latin letter, though a .docx says that there is
none (autoSpaceDE, autoSpaceDN). A Flat OpenDocument file in between can say so in a way that it
follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from civplan.documents.office import (
    OfficeFailed,
    OfficeTooSlow,
    convert_files,
    find_office,
    office_room,
)
from civplan.findings.words import Words

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
NO_ROOM_FOR_PDF = Words(
    "临时文件写不进去，没有生成 PDF；请看磁盘是不是满了",
    "temporary files cannot be written, so no PDF was made; see whether the disk is full",
)
TAGGED_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""With headings and paragraphs for screen readers; LibreOffice takes options from 7.4 on."""
ADDED_SPACE = b'style:text-autospace="ideograph-alpha"'
"""Space beside digits and Latin letters, in the default styles of a Flat OpenDocument file."""
NO_ADDED_SPACE = b'style:text-autospace="none"'
_OWN_TIME = re.compile(
    rb"<meta:creation-date>(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)[^<]*</meta:creation-date>"
)
_TIME = re.compile(rb"/CreationDate\(D:\d{14}[^)]*\)")
_ID = re.compile(rb"(?<=[</])[0-9A-F]{32}\b")


class CannotMakePdf(Exception):
    """LibreOffice is missing, dies or hangs; ``words`` is the message."""

    def __init__(self, words: Words) -> None:
        """Take the message."""
        super().__init__(words.en)
        self.words = words


def office_pdfs(documents: Sequence[bytes], office: Path | None = None) -> list[bytes]:
    """The PDF file of each .docx document, in their order.

    The same documents give the same bytes with the same LibreOffice and fonts.

    Args:
        documents: The bytes of .docx files; they stay as they are.
        office: LibreOffice's program; None to find it.

    Raises:
        CannotMakePdf: LibreOffice is not found, dies or takes too long, or there is no room for
            temporary files.
    """
    program = office or find_office()
    if program is None:
        raise CannotMakePdf(OFFICE_NOT_INSTALLED)
    try:
        with office_room() as room:
            return _pdfs(documents, program, room)
    except OfficeTooSlow as error:
        raise CannotMakePdf(PDF_TOO_SLOW.filled(seconds=error.seconds)) from error
    except OfficeFailed as error:
        raise CannotMakePdf(NO_PDF_MADE) from error
    except OSError as error:
        raise CannotMakePdf(NO_ROOM_FOR_PDF) from error


def _pdfs(documents: Sequence[bytes], office: Path, room: Path) -> list[bytes]:
    """The PDF files, by way of a folder for what is made."""
    seconds = SECONDS_TO_START + SECONDS_PER_DOCUMENT * len(documents)
    sources = [room / f"{number}.docx" for number, _ in enumerate(documents)]
    for source, document in zip(sources, documents, strict=True):
        source.write_bytes(document)
    flat = convert_files(sources, "fodt", office, room, seconds)
    texts = [file.read_bytes().replace(ADDED_SPACE, NO_ADDED_SPACE) for file in flat]
    for file, text in zip(flat, texts, strict=True):
        file.write_bytes(text)
    made = convert_files(flat, TAGGED_PDF, office, room, seconds)
    return [_timeless(file.read_bytes(), text) for file, text in zip(made, texts, strict=True)]


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
