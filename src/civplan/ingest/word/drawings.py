"""What drawings show: pictures, text boxes, and words drawn as pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from civplan.ingest.word.alternatives import children_of
from civplan.ingest.word.namespaces import (
    CHART,
    DIAGRAM,
    OFFICE,
    PIC,
    REFERENCE,
    VML,
    WP,
    A,
    W,
    XmlElement,
)
from civplan.ingest.word.package import WordPackage

BOX_ALIGN = re.compile(r"mso-position-horizontal:\s*(\w+)")
"""Where a text box of older versions of Word says how it stands across the page."""


class ShapeKind(Enum):
    """What a shape shows."""

    PICTURE = "picture"
    TEXT_BOX = "text-box"
    TEXT = "text"
    """Words drawn as a picture: WordArt, SmartArt."""
    CHART = "chart"


class DrawnShape(NamedTuple):
    """One thing that a drawing shows."""

    kind: ShapeKind
    text: str
    """Of a picture its description; of drawn words and charts the words; else empty."""
    node: XmlElement
    """Of a text box its content (``txbxContent``)."""


def shapes_of(drawing: XmlElement, package: WordPackage, part: str) -> list[DrawnShape]:
    """What a ``drawing``, ``pict`` or ``object`` shows, in order.

    Args:
        drawing: The element.
        package: The document, which holds the words of SmartArt.
        part: The name of the part in which the drawing stands.
    """
    frame = next(drawing.iter(f"{WP}docPr"), None)
    description = _description(frame)
    return [
        *_pictures_and_boxes(drawing, description),
        *(
            DrawnShape(ShapeKind.CHART, _chart_text(node, package, part) or description, node)
            for node in drawing.iter(f"{CHART}chart")
        ),
        *(
            DrawnShape(ShapeKind.TEXT, text, node)
            for node in drawing.iter(f"{DIAGRAM}relIds")
            for text in _diagram_texts(node, package, part)
        ),
    ]


def _pictures_and_boxes(node: XmlElement, description: str) -> Iterator[DrawnShape]:
    for child in children_of(node):
        name = child.tag
        if name == f"{W}txbxContent":
            yield DrawnShape(ShapeKind.TEXT_BOX, "", child)
        elif name == f"{PIC}pic":
            own = _description(child.find(f"{PIC}nvPicPr/{PIC}cNvPr"))
            yield DrawnShape(ShapeKind.PICTURE, description or own, child)
        elif name == f"{VML}imagedata":
            own = child.getparent().get("alt") or child.get(f"{OFFICE}title") or ""
            yield DrawnShape(ShapeKind.PICTURE, own or description, child)
        elif name == f"{VML}textpath":
            if child.get("string", "").strip():
                yield DrawnShape(ShapeKind.TEXT, child.get("string", ""), child)
        elif name == f"{A}txBody":
            yield from (DrawnShape(ShapeKind.TEXT, text, child) for text in _drawn_lines(child))
        else:
            yield from _pictures_and_boxes(child, description)


def _description(properties: XmlElement | None) -> str:
    """The description that somebody wrote for a drawing, else its title."""
    if properties is None:
        return ""
    return str(properties.get("descr") or properties.get("title") or "").strip()


def _diagram_texts(node: XmlElement, package: WordPackage, part: str) -> Iterator[str]:
    """The words of a SmartArt diagram, point by point."""
    relationship = package.relationships(part).get(node.get(f"{REFERENCE}dm", ""))
    root = package.part(relationship.target) if relationship else None
    for point in root.iter(f"{DIAGRAM}pt") if root is not None else ():
        yield from _drawn_lines(point)


def _chart_text(node: XmlElement, package: WordPackage, part: str) -> str:
    """The words and figures of a chart: titles, names of its rows, values."""
    relationship = package.relationships(part).get(node.get(f"{REFERENCE}id", ""))
    root = package.part(relationship.target) if relationship else None
    texts = root.iter(f"{A}t", f"{CHART}v") if root is not None else ()
    return " ".join(text.text for text in texts if text.text)


def _drawn_lines(node: XmlElement) -> Iterator[str]:
    for paragraph in node.iter(f"{A}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{A}t"))
        if text.strip():
            yield text


def box_align(content: XmlElement) -> str:
    """How a text box stands across the page: left, center, right, inside, outside.

    Empty where its place is measured.

    Args:
        content: The content of the box.
    """
    for above in content.iterancestors():
        if above.tag == f"{WP}anchor":
            return str(above.findtext(f"{WP}positionH/{WP}align", "")).strip()
        style = above.get("style", "") if above.tag.startswith(VML) else ""
        if match := BOX_ALIGN.search(style):
            return match[1]
    return ""
