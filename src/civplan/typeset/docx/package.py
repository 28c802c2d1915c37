"""The .docx package: a zip archive whose bytes depend on its parts alone.

Parts that every document shares are packed once; a document adds its own to them. The standard
library's zip writer cannot take a part that is already packed, so the few records that an archive
needs are written here.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
VERSION = 20
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
        own = [pack(name, text.encode(), DOCUMENT_LEVEL) for name, text in texts.items()]
        own += packed
        own += [store(name, data) for name, data in (stored or {}).items()]
        written, directory = _records(own, len(self.written))
        written, directory = self.written + written, self.directory + directory
        count = len(self.parts) + len(own)
        end = END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(written), 0)
        return written + directory + end


def prepare(texts: Mapping[str, str]) -> PreparedPackage:
    """Pack the parts that all documents share."""
    parts = tuple(pack(name, text.encode()) for name, text in texts.items())
    return PreparedPackage(parts, *_records(parts))


def pack(name: str, data: bytes, level: int = STATIC_LEVEL) -> PackedPart:
    """A part, deflated."""
    return pack_pieces(name, (data,), level)


def pack_pieces(name: str, pieces: Iterable[bytes], level: int = STATIC_LEVEL) -> PackedPart:
    """A part that is made piece by piece, deflated; only one piece at a time is in memory."""
    squeeze = zlib.compressobj(level, zlib.DEFLATED, RAW)
    packed = bytearray()
    crc = size = 0
    for piece in pieces:
        packed += squeeze.compress(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    packed += squeeze.flush()
    return PackedPart(name.encode(), bytes(packed), DEFLATE, crc, size)


def store(name: str, data: bytes) -> PackedPart:
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
    head = LOCAL.pack(
        b"PK\3\4", VERSION, 0, part.method, MIDNIGHT, FIRST_DAY, *sizes, len(part.name), 0
    )
    return head + part.name + part.data


def _central_record(part: PackedPart, offset: int) -> bytes:
    sizes = (part.crc, len(part.data), part.size)
    versions = (VERSION, VERSION, 0, part.method, MIDNIGHT, FIRST_DAY)
    rest = (len(part.name), 0, 0, 0, 0, 0, offset)
    return CENTRAL.pack(b"PK\1\2", *versions, *sizes, *rest) + part.name
