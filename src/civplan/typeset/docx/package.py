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
    """The parts that all documents of a style share, packed."""

    parts: tuple[PackedPart, ...]

    def with_parts(
        self, texts: Mapping[str, str], pictures: Mapping[str, bytes] | None = None
    ) -> bytes:
        """The whole archive: the shared parts, then a document's own texts and pictures."""
        own = [pack(name, text.encode(), DOCUMENT_LEVEL) for name, text in texts.items()]
        stored = [store(name, data) for name, data in (pictures or {}).items()]
        return archive((*self.parts, *own, *stored))


def prepare(texts: Mapping[str, str]) -> PreparedPackage:
    """Pack the parts that all documents share."""
    parts = (pack(name, text.encode(), STATIC_LEVEL) for name, text in texts.items())
    return PreparedPackage(tuple(parts))


def pack(name: str, data: bytes, level: int) -> PackedPart:
    """A part, deflated."""
    squeeze = zlib.compressobj(level, zlib.DEFLATED, RAW)
    packed = squeeze.compress(data) + squeeze.flush()
    return PackedPart(name.encode(), packed, DEFLATE, zlib.crc32(data), len(data))


def store(name: str, data: bytes) -> PackedPart:
    """A part as it is: pictures are packed in themselves."""
    return PackedPart(name.encode(), data, STORE, zlib.crc32(data), len(data))


def archive(parts: Iterable[PackedPart]) -> bytes:
    """The bytes of a zip archive of these parts, in this order."""
    written = bytearray()
    directory = bytearray()
    count = 0
    for part in parts:
        directory += _central_record(part, len(written))
        written += _local_record(part)
        count += 1
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(written), 0)
    return bytes(written + directory) + end


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
