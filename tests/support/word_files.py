"""The least Word files, for one behaviour each."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from civplan.ingest.word.namespaces import TRANSITIONAL_NAMES
from support.word_traits import NAMESPACES

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The bytes of a .docx with this body.

    Args:
        body: What stands in ``w:body``.
        parts: Parts that the document refers to, by the kind of the relationship, which is also
            its id and the name of the part: styles, numbering, header1. The text is what stands in
            the root.
        others: Whole files to put into the package, by name.
    """
    roots = {"numbering": "numbering", "styles": "styles", "comments": "comments"}
    related = parts or {}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships({kind: f"{kind}.xml" for kind in related}),
        **{
            f"word/{kind}.xml": _part(roots.get(kind, "hdr"), content)
            for kind, content in related.items()
        },
        **(others or {}),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _part(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def _relationships(targets: Mapping[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONSHIPS}/{kind.rstrip("123")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def as_strict(data: bytes) -> bytes:
    """A .docx with the names of ISO/IEC 29500 strict."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as strict:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                for new, old in TRANSITIONAL_NAMES:
                    content = content.replace(old, new)
            strict.writestr(name, content)
    return buffer.getvalue()
