"""The archive of a Word file with some of its parts in a new form."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from civplan.ingest.word.namespaces import XmlElement, transitional
from civplan.ingest.word.package import WordPackage

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""So that the same file gives the same bytes."""


def archive_bytes(package: WordPackage, replaced: Mapping[str, bytes]) -> bytes:
    """All parts in one archive, those that are replaced as they are now, new ones at its end."""
    buffer = io.BytesIO()
    new = {name.lower(): data for name, data in replaced.items()}
    old = {name.lower() for name in package.names}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names:
            if name.endswith("/"):
                continue
            data = new.get(name.lower())
            if data is None:
                data = package.data(name)
                data = transitional(data) if name.lower().endswith((".xml", ".rels")) else data
            archive.writestr(_archive_entry(name), data)
        for name, data in replaced.items():
            if name.lower() not in old:
                archive.writestr(_archive_entry(name), data)
    return buffer.getvalue()


def _archive_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def xml_bytes(root: XmlElement) -> bytes:
    """A part as it is written into a package."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
