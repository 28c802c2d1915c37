"""The .docx package: a zip archive whose bytes depend on its parts alone.

Parts that every document shares are packed once; a document adds its own to them. The standard
library's zip writer cannot take a part that is already packed, so the few records that an archive
needs are written here.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.docx.document import collection_part, document_part
from civplan.typeset.docx.parts import (
    core_properties_part,
    document_relationships_part,
    static_parts,
)
from civplan.typeset.docx.pictures import placed_pictures
from civplan.typeset.gbt9704 import GBT9704

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.pictures import PlacedPicture
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties

LOCAL_RECORD = struct.Struct("<4s5H3I2H")
CENTRAL_RECORD = struct.Struct("<4s6H3I5H2I")
END_RECORD = struct.Struct("<4s4H2IH")
ZIP_VERSION = 20
"""2.0, the first version of the format with deflate."""
DEFLATE = 8
STORE = 0
MIDNIGHT = 0
FIRST_DAY = (1 << 5) | 1
"""1980-01-01, the earliest day that the format knows: the same in every archive."""
STATIC_LEVEL = 9
DOCUMENT_LEVEL = 3
"""Measured: a tenth larger than at level 6, in a third of its time."""
RAW = -zlib.MAX_WBITS


class PackedPart(NamedTuple):
    """One part of a package as its archive holds it."""

    name: bytes
    data: bytes
    """The part's bytes after ``method``."""
    method: int
    crc: int
    size: int
    """Bytes before packing."""


class PreparedPackage(NamedTuple):
    """The parts that all documents of a style share, packed and written."""

    parts: tuple[PackedPart, ...]
    written: bytes
    """The archive's bytes up to the end of these parts."""
    directory: bytes
    """Their records in the directory at the archive's end."""

    def with_parts(
        self,
        texts: Mapping[str, str],
        stored: Mapping[str, bytes] | None = None,
        packed: Iterable[PackedPart] = (),
    ) -> bytes:
        """The whole archive: the shared parts, then a document's own.

        Args:
            texts: The document's own texts by the names of their parts.
            stored: Parts that are not worth packing: pictures, and what is small.
            packed: Parts that are packed already.
        """
        own = [_pack(name, text.encode(), DOCUMENT_LEVEL) for name, text in texts.items()]
        own += packed
        own += [_store(name, data) for name, data in (stored or {}).items()]
        written, directory = _records(own, len(self.written))
        written, directory = self.written + written, self.directory + directory
        count = len(self.parts) + len(own)
        end = END_RECORD.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(written), 0)
        return written + directory + end


def prepare(texts: Mapping[str, str]) -> PreparedPackage:
    """Pack the parts that all documents share."""
    parts = tuple(_pack(name, text.encode()) for name, text in texts.items())
    return PreparedPackage(parts, *_records(parts))


def _pack(name: str, data: bytes, level: int = STATIC_LEVEL) -> PackedPart:
    """A part, deflated."""
    return _pack_pieces(name, (data,), level)


def _pack_pieces(name: str, pieces: Iterable[bytes], level: int = STATIC_LEVEL) -> PackedPart:
    """A part that is made piece by piece, deflated; only one piece at a time is in memory."""
    squeeze = zlib.compressobj(level, zlib.DEFLATED, RAW)
    packed = bytearray()
    crc = size = 0
    for piece in pieces:
        packed += squeeze.compress(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    packed += squeeze.flush()
    return PackedPart(name.encode(), bytes(packed), DEFLATE, crc, size)


def _store(name: str, data: bytes) -> PackedPart:
    """A part as it is: pictures are packed in themselves, and to pack little takes as long."""
    return PackedPart(name.encode(), data, STORE, zlib.crc32(data), len(data))


def _records(parts: Iterable[PackedPart], offset: int = 0) -> tuple[bytes, bytes]:
    """The records of parts one behind the other, and their directory.

    Args:
        parts: The parts.
        offset: Bytes of the archive before the first of them.
    """
    written = bytearray()
    directory = bytearray()
    for part in parts:
        directory += _central_record(part, offset + len(written))
        written += _local_record(part)
    return bytes(written), bytes(directory)


def _local_record(part: PackedPart) -> bytes:
    sizes = (part.crc, len(part.data), part.size)
    head = LOCAL_RECORD.pack(
        b"PK\3\4", ZIP_VERSION, 0, part.method, MIDNIGHT, FIRST_DAY, *sizes, len(part.name), 0
    )
    return head + part.name + part.data


def _central_record(part: PackedPart, offset: int) -> bytes:
    sizes = (part.crc, len(part.data), part.size)
    versions = (ZIP_VERSION, ZIP_VERSION, 0, part.method, MIDNIGHT, FIRST_DAY)
    rest = (len(part.name), 0, 0, 0, 0, 0, offset)
    return CENTRAL_RECORD.pack(b"PK\1\2", *versions, *sizes, *rest) + part.name


DOCUMENT_PATH = "word/document.xml"
RELATIONSHIPS_PATH = "word/_rels/document.xml.rels"


class DocxTypesetter:
    """Sets manuscripts in one house style; the parts that all of them share are made once."""

    def __init__(self, style: HouseStyle = GBT9704) -> None:
        """Prepare the parts that do not depend on a manuscript."""
        self.style = style
        self._package = prepare(static_parts(style))
        self._without_pictures = _pack(RELATIONSHIPS_PATH, document_relationships_part({}).encode())

    def typeset(
        self,
        manuscript: Manuscript,
        properties: DocumentProperties,
        images: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """The bytes of a .docx file; the same for the same arguments.

        Args:
            manuscript: What is said.
            properties: What the file says about itself.
            images: PNG or JPEG files by the addresses that the manuscript's figures give.

        Raises:
            ValueError: A text holds a character that XML cannot hold, or a picture is missing or
                neither PNG nor JPEG.
        """
        pictures = placed_pictures(manuscript, {} if images is None else images)
        texts = {DOCUMENT_PATH: document_part(manuscript, self.style, pictures)}
        stored = {"docProps/core.xml": core_properties_part(properties).encode()}
        if not pictures:
            return self._package.with_parts(texts, stored, [self._without_pictures])
        targets = {placed.relationship: placed.target for placed in pictures.values()}
        texts[RELATIONSHIPS_PATH] = document_relationships_part(targets)
        media = {f"word/{placed.target}": placed.picture.data for placed in pictures.values()}
        return self._package.with_parts(texts, stored | media)

    def typeset_collection(
        self,
        documents: Iterable[tuple[Manuscript, Mapping[str, bytes]]],
        properties: DocumentProperties,
    ) -> bytes:
        """The bytes of a .docx file that holds several documents, each with its own page numbers.

        Args:
            documents: Each with its pictures by their addresses; taken one at a time.
            properties: What the file says about itself.

        Raises:
            ValueError: As for a single one.
        """
        pictures: list[PlacedPicture] = []

        def placed() -> Iterator[tuple[Manuscript, Mapping[str, PlacedPicture]]]:
            for manuscript, images in documents:
                own = placed_pictures(manuscript, images, len(pictures))
                pictures.extend(own.values())
                yield manuscript, own

        pieces = (piece.encode() for piece in collection_part(placed(), self.style))
        packed = _pack_pieces(DOCUMENT_PATH, pieces, DOCUMENT_LEVEL)
        targets = {one.relationship: one.target for one in pictures}
        media = {f"word/{one.target}": one.picture.data for one in pictures}
        core = {"docProps/core.xml": core_properties_part(properties).encode()}
        relationships = {RELATIONSHIPS_PATH: document_relationships_part(targets)}
        return self._package.with_parts(relationships, core | media, [packed])
