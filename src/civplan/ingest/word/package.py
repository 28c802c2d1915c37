"""The package of a .docx: its parts and relationships, within limits and without a network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from civplan.findings.words import Words
from civplan.ingest.contents import OLE_SIGNATURE
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.namespaces import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    W,
    XmlElement,
    transitional,
)

LARGEST_WHOLE = 512 * 1024 * 1024
"""Bytes of all parts together; a document of 500 pages with 100 pictures has a tenth of it."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one XML part; 500 pages of text are 5 MB."""
MOST_PARTS = 10_000
GREATEST_RATIO = 300
"""Unpacked bytes to packed ones; XML of Word is packed 10 to 30 times, tables of blanks 150."""
RATIO_FREE = 8 * 1024 * 1024
"""Unpacked bytes below which the ratio does not matter."""
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
PACKAGE_SIGNATURE = b"PK"
ENCRYPTED_FLAG = 1
MAIN_PART = "word/document.xml"
MAIN_KIND = "officeDocument"
MACRO_MARK = "macroEnabled"

ENCRYPTED = Words(
    "文件加了密码，无法读取；请在 Word 里去掉密码，另存一份",
    "it is protected by a password; take the password off in Word and save it again",
)
OLD_FORMAT = Words(
    "这是旧的 .doc 格式，不是 .docx；请用 Word 或 WPS 另存为 .docx",
    "it is in the old .doc format, not .docx; save it as .docx in Word or WPS",
)
NOT_A_PACKAGE = Words(
    "内容不是 .docx；请用 Word 或 WPS 打开后另存为 .docx",
    "its content is not a .docx; open it in Word or WPS and save it as .docx",
)
DAMAGED = Words(
    "文件不完整或者已经损坏；请重新复制或下载一份",
    "it is cut short or damaged; copy or download it again",
)
NO_BYTES = Words("文件是空的，一个字节也没有", "the file is empty: it has no bytes at all")
NO_WORD_TEXT = Words(
    "里面没有 Word 的正文（word/document.xml），可能是别的文件改了扩展名",
    "there is no Word text in it (word/document.xml); it may be another file with this extension",
)
MACROS = Words(
    "文件带有宏，没有读取；请在 Word 里另存为不带宏的 .docx",
    "it holds macros and was not read; save it in Word as a .docx without macros",
)
TOO_LARGE = Words(
    f"解压后太大：超过 {LARGEST_WHOLE // 1024**2} MB，或一个部分超过 {LARGEST_PART // 1024**2} MB",
    f"it unpacks to more than {LARGEST_WHOLE // 1024**2} MB, or one part of it to more than"
    f" {LARGEST_PART // 1024**2} MB",
)
TOO_DENSE = Words(
    f"压缩得异常（超过 {GREATEST_RATIO} 倍），像是有意做大的文件，没有读取",
    f"it is packed more than {GREATEST_RATIO} times, as files made to do harm are; not read",
)
TOO_DEEP = Words(
    "里面一层套一层太深（表格、文本框），没有读取",
    "its tables and text boxes are nested too deeply; it was not read",
)
FORBIDDEN_XML = Words(
    "里面的 XML 带有 DTD 或实体，Word 文件不会有，没有读取",
    "its XML has a DTD or entities, which no Word file has; not read",
)


class Relationship(NamedTuple):
    """What one part says about another."""

    kind: str
    """The last word of its type: styles, image, footer, hyperlink …."""
    target: str
    """The name of the part; for an external one, its address."""
    is_external: bool


class WordPackage:
    """The parts of a .docx, each read when it is asked for, and once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Take an open archive within the limits (``open_package`` checks them)."""
        self._archive = archive
        self._names = {_comparable_name(info.filename): info for info in archive.infolist()}
        self._parts: dict[str, XmlElement | None] = {}
        self._relationships: dict[str, Mapping[str, Relationship]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as the archive spells them, without a leading slash."""
        return tuple(info.filename.lstrip("/") for info in self._names.values())

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; upper and lower case are the same."""
        return _comparable_name(name) in self._names

    def data(self, name: str) -> bytes:
        """The bytes of a part; none when it is missing.

        Raises:
            UnreadableDocument: It is damaged.
        """
        info = self._names.get(_comparable_name(name))
        if info is None:
            return b""
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableDocument(DAMAGED) from error
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableDocument(NOT_A_PACKAGE) from error

    def part(self, name: str) -> XmlElement | None:
        """The root element of an XML part in transitional names; None when it is missing.

        Raises:
            UnreadableDocument: It is damaged, not XML, too large, or has a DTD.
        """
        key = _comparable_name(name)
        if key not in self._parts:
            info = self._names.get(key)
            if info is not None and info.file_size > LARGEST_PART:
                raise UnreadableDocument(TOO_LARGE)
            self._parts[key] = read_xml(self.data(name)) if info is not None else None
        return self._parts[key]

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """The relationships of a part by their ids; those of the package for an empty name."""
        key = _comparable_name(name)
        if key not in self._relationships:
            folder, file = posixpath.split(name)
            root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
            self._relationships[key] = MappingProxyType(_read_relationships(root, folder))
        return self._relationships[key]

    def related_name(self, kind: str) -> str:
        """The name of the main part's first related part of a kind; empty without one."""
        relationships = self.relationships(self.main_name).values()
        names = (each.target for each in relationships if each.kind == kind)
        return next((name for name in names if self.has(name)), "")

    def related(self, kind: str) -> XmlElement | None:
        """The root of the main part's first related part: styles, numbering, settings ….

        None when there is none, or when it is no readable XML: Word does without it too.
        """
        name = self.related_name(kind)
        try:
            return self.part(name) if name else None
        except UnreadableDocument:
            return None

    @cached_property
    def main_name(self) -> str:
        """The name of the part that holds the text."""
        for relationship in self.relationships("").values():
            if relationship.kind == MAIN_KIND and self.has(relationship.target):
                return relationship.target
        return MAIN_PART

    @cached_property
    def document(self) -> XmlElement:
        """The root of the main part, ``w:document``.

        Raises:
            UnreadableDocument: It is missing, damaged, or not Word's.
        """
        root = self.part(self.main_name)
        if root is None or root.tag != f"{W}document":
            raise UnreadableDocument(NO_WORD_TEXT)
        return root

    @property
    def has_macros(self) -> bool:
        """Whether it is a document with macros (.docm, .dotm), or holds any."""
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            return True
        types = self.part("[Content_Types].xml")
        entries = types.iter(f"{CONTENT_TYPES}Override") if types is not None else ()
        return any(MACRO_MARK in entry.get("ContentType", "") for entry in entries)


def open_package(data: bytes) -> WordPackage:
    """The package of a .docx.

    Raises:
        UnreadableDocument: It is encrypted, old, truncated, too large, has macros, or is no
            Word document.
    """
    if not data:
        raise UnreadableDocument(NO_BYTES)
    if data.startswith(OLE_SIGNATURE):
        raise UnreadableDocument(ENCRYPTED if ENCRYPTED_STREAM in data else OLD_FORMAT)
    if not data.startswith(PACKAGE_SIGNATURE):
        raise UnreadableDocument(NOT_A_PACKAGE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableDocument(DAMAGED) from error
    _check_limits(archive.infolist())
    package = WordPackage(archive)
    if package.has_macros:
        raise UnreadableDocument(MACROS)
    _ = package.document
    return package


def read_xml(data: bytes) -> XmlElement:
    """The root element of XML, without entities, DTD or network.

    Raises:
        UnreadableDocument: It is not well-formed, or has a DTD.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(transitional(_as_utf8(data)), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        is_deep = "depth" in str(error)
        raise UnreadableDocument(TOO_DEEP if is_deep else DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(FORBIDDEN_XML)
    return root


def _as_utf8(data: bytes) -> bytes:
    """XML in UTF-16 as UTF-8; its declaration, which names UTF-16, is left out."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    text = data.decode("utf-16")
    return (text.partition("?>")[2] if text.startswith("<?xml") else text).encode()


def _check_limits(infos: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if any(info.flag_bits & ENCRYPTED_FLAG for info in infos):
        raise UnreadableDocument(ENCRYPTED)
    if unpacked > LARGEST_WHOLE or len(infos) > MOST_PARTS:
        raise UnreadableDocument(TOO_LARGE)
    if unpacked > RATIO_FREE and unpacked > GREATEST_RATIO * max(packed, 1):
        raise UnreadableDocument(TOO_DENSE)


def _comparable_name(name: str) -> str:
    """A part's name for comparing: the standard takes upper and lower case for the same."""
    return name.replace("\\", "/").lstrip("/").lower()


def _read_relationships(root: XmlElement | None, folder: str) -> dict[str, Relationship]:
    """The relationships in a .rels part; targets are relative to the folder of their part."""
    if root is None:
        return {}
    return {
        node.get("Id", ""): _relationship(node, folder)
        for node in root.iter(f"{PACKAGE_RELATIONSHIPS}Relationship")
    }


def _relationship(node: XmlElement, folder: str) -> Relationship:
    kind = node.get("Type", "").rstrip("/").rpartition("/")[2]
    target = node.get("Target", "")
    if node.get("TargetMode") == "External":
        return Relationship(kind, target, is_external=True)
    path = unquote(target).replace("\\", "/")
    whole = path if path.startswith("/") else posixpath.join(folder, path)
    return Relationship(kind, posixpath.normpath(whole).lstrip("/"), is_external=False)
