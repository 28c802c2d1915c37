"""The .docx typesetter: one document from a manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.docx.album import album
from civplan.typeset.docx.document import collection_part, document_part
from civplan.typeset.docx.package import DOCUMENT_LEVEL, pack, pack_pieces, prepare
from civplan.typeset.docx.parts import core_properties, document_relationships, static_parts
from civplan.typeset.gbt9704 import GBT9704

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.album import Placed
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties

DOCUMENT = "word/document.xml"
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
        texts = {DOCUMENT: document_part(manuscript, self.style, pictures)}
        stored = {"docProps/core.xml": core_properties(properties).encode()}
        if not pictures:
            return self._package.with_parts(texts, stored, [self._without_pictures])
        targets = {placed.relationship: placed.target for placed in pictures.values()}
        texts[RELATIONSHIPS] = document_relationships(targets)
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
        pictures: list[Placed] = []

        def placed() -> Iterator[tuple[Manuscript, Mapping[str, Placed]]]:
            for manuscript, images in documents:
                own = album(manuscript, images, len(pictures))
                pictures.extend(own.values())
                yield manuscript, own

        pieces = (piece.encode() for piece in collection_part(placed(), self.style))
        packed = pack_pieces(DOCUMENT, pieces, DOCUMENT_LEVEL)
        targets = {one.relationship: one.target for one in pictures}
        media = {f"word/{one.target}": one.picture.data for one in pictures}
        core = {"docProps/core.xml": core_properties(properties).encode()}
        relationships = {RELATIONSHIPS: document_relationships(targets)}
        return self._package.with_parts(relationships, core | media, [packed])
