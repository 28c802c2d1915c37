"""What of a document counts: one of several alternatives, and what tracked changes leave."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.ingest.word.namespaces import MATH, MC, VML, A, W, XmlElement

DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}cellDel"})
"""What a tracked change takes away; a moved text stands at its new place."""
CONTENTS_GALLERY = "table of contents"
_VISIBLE = (
    f"{W}t",
    f"{W}txbxContent",
    f"{W}sym",
    f"{A}blip",
    f"{MATH}t",
    f"{VML}imagedata",
    f"{VML}textpath",
)
"""Elements by which an alternative shows something."""


def alternative(node: XmlElement) -> XmlElement | None:
    """The one of an ``AlternateContent``'s alternatives that is shown.

    The first that shows something civplan knows, else the fallback for older programs.
    """
    alternatives = [*node.iterfind(f"{MC}Choice"), *node.iterfind(f"{MC}Fallback")]
    for each in alternatives:
        if next(each.iter(*_VISIBLE), None) is not None:
            return each
    return alternatives[0] if alternatives else None


def children_of(node: XmlElement) -> Iterator[XmlElement]:
    """The children of an element; of alternatives those of the one that is shown."""
    for child in node:
        if child.tag == f"{MC}AlternateContent":
            shown = alternative(child)
            if shown is not None:
                yield from children_of(shown)
        else:
            yield child


def is_deleted_mark(mark: XmlElement | None) -> bool:
    """Whether a tracked change has taken a paragraph's end (its mark's ``rPr``) or a row away."""
    return mark is not None and any(child.tag in DELETED for child in mark)


def is_contents_control(control: XmlElement) -> bool:
    """Whether a content control (``sdt``) holds a contents list."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val", "").lower() == CONTENTS_GALLERY
