"""Text and runs of text as WordprocessingML."""

from __future__ import annotations

import re

from civplan.typeset.units import HalfPoints, Twips

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
ILLEGAL = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, and the carriage return, which it would not keep."""


def escape(text: str) -> str:
    """Text as it stands in XML, between tags or in an attribute.

    Raises:
        ValueError: The text holds a character that XML cannot hold, such as NUL.
    """
    if not text.isprintable() and (found := ILLEGAL.search(text)):
        raise ValueError(f"XML cannot hold the character U+{ord(found.group()):04X} in {text!r}")
    if "&" in text or "<" in text or ">" in text or '"' in text:  # looks cost half of the changes
        text = text.replace("&", "&amp;")  # first, since the others are written with it
        text = text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text


def run(text: str, properties: str = "") -> str:
    """A run of text; a newline in it is a forced line break, a tab a tab.

    ``properties`` is the inside of ``w:rPr``; empty where the paragraph's style says it all.
    """
    content = escape(text)
    if not text.isprintable():  # as hardly any text is not
        content = content.replace("\n", BREAK).replace("\t", TAB)
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{content}</w:t></w:r>'


def font_properties(name: str) -> str:
    """The font of a run, for Chinese and Latin characters alike."""
    name = escape(name)
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"'
        ' w:hint="eastAsia"/>'
    )


def run_properties(
    *,
    font: str = "",
    bold: bool = False,
    colour: str = "",
    spacing: Twips | None = None,
    size: HalfPoints | None = None,
) -> str:
    """The inside of ``w:rPr`` in the order that the schema wants; what is not given is left out."""
    return "".join(
        (
            font_properties(font) if font else "",
            "<w:b/><w:bCs/>" if bold else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:spacing w:val="{spacing}"/>' if spacing is not None else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size is not None else "",
        )
    )
