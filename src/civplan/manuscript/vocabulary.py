"""The XHTML that a template may write: elements, their places, attributes and classes."""

from __future__ import annotations

INLINE = frozenset({"strong", "br", "time"})
BLOCKS = frozenset({"h2", "h3", "h4", "h5", "p", "ol", "table", "figure"})

CHILDREN: dict[str, frozenset[str]] = {
    "article": BLOCKS | {"h1", "section"},
    "section": BLOCKS | {"h1"},
    "h1": frozenset({"br"}),
    "h2": frozenset({"br"}),
    "h3": frozenset({"br"}),
    "h4": frozenset({"br"}),
    "h5": frozenset({"br"}),
    "p": INLINE,
    "ol": frozenset({"li"}),
    "li": INLINE | {"p", "ol"},
    "table": frozenset({"caption", "thead", "tbody"}),
    "caption": frozenset(),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "th": INLINE,
    "td": INLINE,
    "figure": frozenset({"img", "figcaption"}),
    "figcaption": frozenset(),
    "img": frozenset(),
    "strong": frozenset(),
    "br": frozenset(),
    "time": frozenset(),
}
"""Which elements may stand directly inside which."""

HOLDS_TEXT = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "p", "li", "caption", "th", "td", "figcaption", "strong", "time"}
)
"""Elements whose own text counts; elsewhere only white space may stand between elements."""

CLASSES: dict[str, frozenset[str]] = {
    "section": frozenset({"attachment"}),
    "p": frozenset(
        {
            "letterhead",
            "number",
            "signer",
            "recipient",
            "signature",
            "sealed",
            "date",
            "note",
            "copies",
            "printed",
        }
    ),
    "ol": frozenset({"ordinal", "attachments"}),
    "strong": frozenset({"run-in"}),
    "th": frozenset({"center", "right"}),
    "td": frozenset({"center", "right"}),
    "h2": frozenset({"unnumbered"}),
    "h3": frozenset({"unnumbered"}),
    "h4": frozenset({"unnumbered"}),
    "h5": frozenset({"unnumbered"}),
}
"""The classes that an element may carry."""

ATTRIBUTES: dict[str, frozenset[str]] = {
    "img": frozenset({"src", "alt"}),
    "time": frozenset({"datetime"}),
    "th": frozenset({"colspan"}),
    "td": frozenset({"colspan"}),
}
"""The attributes besides class that an element may carry."""
