"""Runs without the looks that were set by hand; labels and headings in the font of their level."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from civplan.ingest.word.alternatives import DELETED
from civplan.ingest.word.namespaces import XML_SPACE, W, XmlElement
from civplan.ingest.word.properties import RunProperties
from civplan.ingest.word.styles import EffectiveProperties
from civplan.ingest.word.symbols import is_symbol_font
from civplan.typeset.gbt9704 import Font

MEANING = frozenset(f"{W}{name}" for name in ("vertAlign", "rtl", "cs", "lang", "ins", "del"))
"""What of a run's properties says something, and does not only look so."""
REFERENCE_STYLES = frozenset({"footnote reference", "endnote reference", "annotation reference"})
"""The names of character styles that stay: they raise the marks of notes."""
PROPERTY_ORDER = (
    *("ins", "del", "rStyle", "rFonts", "vanish", "sz", "szCs", "vertAlign", "rtl", "cs", "lang"),
)
"""The order of the schema, as far as these are used."""
PROPERTY_RANKS = {f"{W}{name}": rank for rank, name in enumerate(PROPERTY_ORDER)}
_WHITE = f"{W}tab"


def plain_runs(paragraph: XmlElement, effective: EffectiveProperties) -> None:
    """Take the looks off the runs of a paragraph; what they mean stays."""
    for run in list(runs_of(paragraph)):
        look = effective.run(run, paragraph)
        old = run.find(f"{W}rPr")
        new = _plain_properties(old, look, effective)
        if old is not None:
            run.remove(old)
        if len(new):
            run.insert(0, new)


def runs_of(node: XmlElement) -> Iterator[XmlElement]:
    """The runs of a paragraph, also inserted and deleted ones; not those of text boxes in it."""
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in {f"{W}pPr", f"{W}txbxContent"}:
            yield from runs_of(child)


def _plain_properties(
    old: XmlElement | None, look: RunProperties, effective: EffectiveProperties
) -> XmlElement:
    new = etree.Element(f"{W}rPr")
    meaning = [child for child in old if child.tag in MEANING] if old is not None else []
    style = effective.styles.get(look.style)
    if style is not None and style.name.lower() in REFERENCE_STYLES:
        meaning.append(_valued("rStyle", look.style))
    if look.hidden:
        meaning.append(etree.Element(f"{W}vanish"))
    symbol = next((font for font in look.fonts[:2] if is_symbol_font(font)), "")
    if symbol:
        meaning.append(_fonts_element(symbol))
    for child in meaning:
        _put_property(new, child)
    return new


def set_size(paragraph: XmlElement, size: int) -> None:
    """Set the runs of a paragraph in a size, in half-points."""
    for run in runs_of(paragraph):
        _put_property(_properties_of(run), _valued("sz", f"{size}"))


def _properties_of(run: XmlElement) -> XmlElement:
    """The properties of a run, made where there are none."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    return properties


def _put_property(properties: XmlElement, new: XmlElement) -> None:
    """Put a property among those of a run, in the order of the schema; its old value goes."""
    old = properties.find(new.tag)
    if old is not None:
        properties.remove(old)
    rank = PROPERTY_RANKS.get(new.tag, len(PROPERTY_RANKS))
    before = (PROPERTY_RANKS.get(one.tag, len(PROPERTY_RANKS)) <= rank for one in properties)
    properties.insert(sum(before), new)


def _valued(name: str, value: str) -> XmlElement:
    element = etree.Element(f"{W}{name}")
    element.set(f"{W}val", value)
    return element


def _fonts_element(name: str) -> XmlElement:
    fonts = etree.Element(f"{W}rFonts")
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(f"{W}{slot}", name)
    return fonts


def strip_beginning(paragraph: XmlElement) -> None:
    """Take the white space off that begins a paragraph: it stood for an indent."""
    for run in list(runs_of(paragraph)):
        for child in list(run):
            if child.tag == f"{W}rPr":
                continue
            if child.tag == _WHITE:
                run.remove(child)
            elif child.tag == f"{W}t":
                child.text = (child.text or "").lstrip()
                child.set(XML_SPACE, "preserve")
                if child.text:
                    return
            else:
                return


def insert_label(paragraph: XmlElement, label: str) -> None:
    """Write the automatic number of a paragraph as text before its own."""
    if not label:
        return
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = label if label[-1] in "、.．）)。：:" else f"{label} "
    text.set(XML_SPACE, "preserve")
    paragraph.insert(text_position(paragraph), run)


def text_position(paragraph: XmlElement) -> int:
    """The position among the children of a paragraph at which its text begins."""
    properties = paragraph.find(f"{W}pPr")
    return 0 if properties is None else paragraph.index(properties) + 1


def set_font(paragraph: XmlElement, length: int, font: Font) -> None:
    """Set the first characters of a paragraph in a font; a run is cut where they end."""
    left = length
    for run in list(runs_of(paragraph)):
        if left <= 0:
            return
        if any(above.tag in DELETED for above in run.iterancestors()) or _is_run_hidden(run):
            continue
        width = sum(_width_of(child) for child in run)
        if width > left:
            _cut_run(run, left)
        if width:
            _put_property(_properties_of(run), _fonts_element(font.name))
        left -= width


def _is_run_hidden(run: XmlElement) -> bool:
    return run.find(f"{W}rPr/{W}vanish") is not None


def _width_of(child: XmlElement) -> int:
    """The characters that an element of a run shows."""
    if child.tag == f"{W}t":
        return len(child.text or "")
    return int(child.tag in {f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}sym"})


def _cut_run(run: XmlElement, length: int) -> None:
    """Move what follows the first characters of a run into a run behind it."""
    rest = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(etree.fromstring(etree.tostring(properties)))
    left = length
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        width = _width_of(child)
        if left >= width > 0 or (left > 0 and not width):
            left -= width
            continue
        if left > 0:
            behind = etree.SubElement(rest, f"{W}t")
            behind.text, child.text = (child.text or "")[left:], (child.text or "")[:left]
            for part in (behind, child):
                part.set(XML_SPACE, "preserve")
            left = 0
        else:
            rest.append(child)
    run.addnext(rest)
