"""The new package: the old parts, with the styles, settings and footers of the house style."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from civplan.ingest.word.namespaces import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    W,
    XmlElement,
)
from civplan.ingest.word.package import WordPackage, read_xml
from civplan.inspect.archive import archive_bytes, xml_bytes
from civplan.inspect.document import WordFile
from civplan.inspect.restyle.pages import FOOTERS
from civplan.typeset.docx.markup import (
    OFFICE_NAMESPACE,
    ParagraphFormat,
    format_properties,
    paragraph_xml,
    run_xml,
)
from civplan.typeset.docx.parts import EVEN_FOOTER, MAIN_TYPE, ODD_FOOTER, static_parts
from civplan.typeset.gbt9704 import HouseStyle

NEW_FOOTERS = {"default": ODD_FOOTER, "even": EVEN_FOOTER}
"""The parts of the house style by the kind of their footer."""
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def new_package(package: WordPackage, file: WordFile, style: HouseStyle) -> bytes:
    """The bytes of the new document; the tree of its text has been set anew already.

    Args:
        package: The old document.
        file: The same as it was read, for what its footers say.
        style: The house style.
    """
    folder = posixpath.dirname(package.main_name)
    house = static_parts(style)
    styles_name = package.related_name("styles") or posixpath.join(folder, "styles.xml")
    settings_name = package.related_name("settings") or posixpath.join(folder, "settings.xml")
    added = {
        styles_name: ("styles", _styles(package, house["word/styles.xml"])),
        settings_name: ("settings", house["word/settings.xml"].encode()),
    }
    for kind, name in NEW_FOOTERS.items():
        part = posixpath.join(folder, f"civplan-{name}.xml")
        added[part] = ("footer", _new_footer(house[f"word/{name}.xml"], file, kind))
    replaced = {name: data for name, (_, data) in added.items()}
    replaced[package.main_name] = xml_bytes(package.document)
    replaced["[Content_Types].xml"] = _content_types(
        package, {name: kind for name, (kind, _) in added.items()}
    )
    relationships = posixpath.join(folder, "_rels", f"{posixpath.basename(package.main_name)}.rels")
    replaced[relationships] = _relationships(package, relationships, added, folder)
    return archive_bytes(package, replaced)


def _styles(package: WordPackage, house: str) -> bytes:
    """The house style's styles, and those of the document that it does not have itself."""
    root = read_xml(house.encode())
    own = {node.get(f"{W}styleId", "") for node in root.iter(f"{W}style")}
    names = {_style_name(node) for node in root.iter(f"{W}style")}
    old = package.related("styles")
    for node in old.iterfind(f"{W}style") if old is not None else ():
        if node.get(f"{W}styleId", "") in own:
            continue
        copy = deepcopy(node)
        for child in list(copy.iter()):
            if child is not copy and not str(child.tag).startswith(W):
                child.getparent().remove(child)
        if copy.get(f"{W}type", "paragraph") == "paragraph":
            copy.attrib.pop(f"{W}default", None)
        if _style_name(copy) in names:
            _rename(copy)
        root.append(copy)
    return xml_bytes(root)


def _style_name(node: XmlElement) -> str:
    name = node.find(f"{W}name")
    return str(name.get(f"{W}val", "")).lower() if name is not None else ""


def _rename(node: XmlElement) -> None:
    """Mark a style whose name another one has now: two of one name are an error in Word."""
    name = node.find(f"{W}name")
    if name is not None:
        name.set(f"{W}val", f"{name.get(f'{W}val', '')} (old)")


def _new_footer(house: str, file: WordFile, kind: str) -> bytes:
    """A footer with the page number, above it what the old one said besides."""
    root = read_xml(house.encode())
    texts = dict.fromkeys(
        paragraph.words
        for section in file.sections
        for edge, paragraphs in section.footers.items()
        for paragraph in paragraphs
        if paragraph.words and "PAGE" not in paragraph.fields and edge in {kind, "default"}
    )
    place = format_properties(ParagraphFormat())
    for position, text in enumerate(texts):
        xml = paragraph_xml("Footer", run_xml(text), place)
        namespace = f' xmlns:w="{W.strip("{}")}"'
        root.insert(position, etree.fromstring(xml.replace("<w:p>", f"<w:p{namespace}>", 1)))
    return xml_bytes(root)


def _content_types(package: WordPackage, kinds: Mapping[str, str]) -> bytes:
    """The types of the parts, with those of the new ones."""
    root = package.part("[Content_Types].xml")
    if root is None:
        root = etree.Element(f"{CONTENT_TYPES}Types", nsmap={None: CONTENT_TYPES.strip("{}")})
    root = deepcopy(root)
    known = {node.get("Extension", "").lower() for node in root.iter(f"{CONTENT_TYPES}Default")}
    for extension, kind in (("rels", RELATIONSHIPS_TYPE), ("xml", "application/xml")):
        if extension not in known:
            default = etree.Element(f"{CONTENT_TYPES}Default")
            default.set("Extension", extension)
            default.set("ContentType", kind)
            root.insert(0, default)
    wanted = {
        f"/{name}": kind for name, kind in {**kinds, package.main_name: "document.main"}.items()
    }
    for node in list(root.iter(f"{CONTENT_TYPES}Override")):
        if node.get("PartName", "").lower() in {name.lower() for name in wanted}:
            root.remove(node)
    for name, kind in wanted.items():
        override = etree.SubElement(root, f"{CONTENT_TYPES}Override")
        override.set("PartName", name)
        override.set("ContentType", f"{MAIN_TYPE}.{kind}+xml")
    return xml_bytes(root)


def _relationships(package: WordPackage, name: str, added: Iterable[str], folder: str) -> bytes:
    """The relationships of the text: the old ones but footers, and those of the new parts."""
    old = package.part(name)
    if old is None:
        old = etree.Element(
            f"{PACKAGE_RELATIONSHIPS}Relationships",
            nsmap={None: PACKAGE_RELATIONSHIPS.strip("{}")},
        )
    root = deepcopy(old)
    new = list(added)
    known = {
        relationship.target.lower()
        for relationship in package.relationships(package.main_name).values()
    }
    for node in list(root):
        if node.get("Type", "").endswith("/footer"):
            root.remove(node)
    footers = iter(FOOTERS.values())
    for part in new:
        is_footer = posixpath.basename(part).startswith("civplan-")
        if not is_footer and part.lower() in known:
            continue
        kind = "footer" if is_footer else posixpath.splitext(posixpath.basename(part))[0]
        node = etree.SubElement(root, f"{PACKAGE_RELATIONSHIPS}Relationship")
        node.set("Id", next(footers) if is_footer else f"civplan{kind}")
        node.set("Type", f"{OFFICE_NAMESPACE}/relationships/{kind}")
        node.set("Target", posixpath.relpath(part, folder) if folder else part)
    return xml_bytes(root)
