"""The XHTML that a template may write: elements, their places, attributes and classes.

An ``article`` holds, in this order, with optional elements in brackets::

    [p.copy-number] [p.secrecy] [p.urgency]     份号, 密级, 紧急程度
    [p.letterhead [p.number] [p.signer]]        版头
    h1                                          标题; br breaks it where its author wants
    [p.recipient]                               主送机关
    blocks: h2 h3 h4 h5 p ol table figure       正文; h2 to h5 are 一、 （一） 1. （1）, and
                                                h2.division is 第一部分, above all of them
    [ol.attachments]                            附件说明, a li for each name
    [p.signature … [p.date]]                    署名, one for each issuer, and 成文日期
    [p.note …]                                  附注
    [section.attachment …]                      附件, each an h1 and blocks
    [p.colophon-recipient] [p.copies] [p.printed]
                                                版记; in p.printed the date stands in a time

An entry of an ``ol`` is text, then paragraphs, tables and at most one ``ol``; ``ol.ordinal``
(一是…二是…) is one paragraph, so its entries hold text only. A heading with ``unnumbered`` has
no number. ``p.signature.sealed`` leaves room for a seal. ``strong.run-in`` at the start of a
paragraph is its heading. In tables ``thead`` repeats on every page; cells may be ``center`` or
``right``; ``table.fitted`` may be set smaller, or on a landscape page, where it is too wide; the
``col`` of a ``colgroup`` says what its column takes of the width, from 0 (what it needs) to 100.
"""

from __future__ import annotations

INLINE_TAGS = frozenset({"strong", "br", "time"})
CELL_TAGS = frozenset({"br", "time"})
BLOCK_TAGS = frozenset({"h2", "h3", "h4", "h5", "p", "ol", "table", "figure"})

ALLOWED_CHILDREN: dict[str, frozenset[str]] = {
    "article": BLOCK_TAGS | {"h1", "section"},
    "section": BLOCK_TAGS | {"h1"},
    "h1": frozenset({"br"}),
    "h2": frozenset({"br"}),
    "h3": frozenset({"br"}),
    "h4": frozenset({"br"}),
    "h5": frozenset({"br"}),
    "p": INLINE_TAGS,
    "ol": frozenset({"li"}),
    "li": INLINE_TAGS | {"p", "ol", "table"},
    "table": frozenset({"caption", "colgroup", "thead", "tbody"}),
    "caption": frozenset(),
    "colgroup": frozenset({"col"}),
    "col": frozenset(),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "th": CELL_TAGS,
    "td": CELL_TAGS,
    "figure": frozenset({"img", "figcaption"}),
    "figcaption": frozenset(),
    "img": frozenset(),
    "strong": frozenset(),
    "br": frozenset(),
    "time": frozenset(),
}
"""The elements that may stand directly inside each element."""

ALLOWED_PLACES = frozenset(
    {("", "article"), *((parent, tag) for parent, tags in ALLOWED_CHILDREN.items() for tag in tags)}
)
"""The same as pairs of parent and child; the parent of the outermost element is ``""``."""

TAGS_WITH_TEXT = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "p", "li", "caption", "th", "td", "figcaption", "strong", "time"}
)
"""Elements that may hold text; in the others only white space may stand between elements."""

ALLOWED_CLASSES: dict[str, frozenset[str]] = {
    "section": frozenset({"attachment"}),
    "p": frozenset(
        {
            "copy-number",
            "secrecy",
            "urgency",
            "letterhead",
            "number",
            "signer",
            "recipient",
            "signature",
            "sealed",
            "date",
            "note",
            "colophon-recipient",
            "copies",
            "printed",
        }
    ),
    "ol": frozenset({"ordinal", "attachments"}),
    "table": frozenset({"fitted"}),
    "strong": frozenset({"run-in"}),
    "th": frozenset({"center", "right"}),
    "td": frozenset({"center", "right"}),
    "h2": frozenset({"division", "unnumbered"}),
    "h3": frozenset({"unnumbered"}),
    "h4": frozenset({"unnumbered"}),
    "h5": frozenset({"unnumbered"}),
}
"""The classes that an element may have."""

DOCUMENT_CLASSES = ALLOWED_CLASSES["p"] | {"attachments"}
"""Classes of elements that are allowed directly in ``article`` only: they are no blocks."""

ALLOWED_ATTRIBUTES: dict[str, frozenset[str]] = {
    "img": frozenset({"src", "alt"}),
    "time": frozenset({"datetime"}),
    "col": frozenset({"width"}),
    "th": frozenset({"colspan"}),
    "td": frozenset({"colspan"}),
}
"""The attributes besides class that an element may have."""
