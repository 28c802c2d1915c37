"""The .docx typesetter: one document from a manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.docx.album import album
from civplan.typeset.docx.document import document_part
from civplan.typeset.docx.package import pack, prepare
from civplan.typeset.docx.parts import core_properties, document_relationships, static_parts
from civplan.typeset.gbt9704 import GBT9704

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties

RELATIONSHIPS = "word/_rels/document.xml.rels"


class DocxTypesetter:
    """Sets manuscripts in one house style; the parts that all of them share are made once."""

    def __init__(self, style: HouseStyle = GBT9704) -> None:
        """Prepare the parts that do not depend on a manuscript."""
        self.style = style
        self._package = prepare(static_parts(style))
        self._without_pictures = pack(RELATIONSHIPS, document_relationships({}).encode())

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
        pictures = album(manuscript, {} if images is None else images)
        texts = {"word/document.xml": document_part(manuscript, self.style, pictures)}
        stored = {"docProps/core.xml": core_properties(properties).encode()}
        if not pictures:
            return self._package.with_parts(texts, stored, [self._without_pictures])
        targets = {placed.relationship: placed.target for placed in pictures.values()}
        texts[RELATIONSHIPS] = document_relationships(targets)
        media = {f"word/{placed.target}": placed.picture.data for placed in pictures.values()}
        return self._package.with_parts(texts, stored | media)
