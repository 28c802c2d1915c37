"""The lists that a document defines: what the numbers of each level look like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from civplan.ingest.word.namespaces import W, XmlElement
from civplan.ingest.word.package import WordPackage
from civplan.ingest.word.properties import NumberReference, is_on, read_values, whole_number
from civplan.ingest.word.symbols import BULLET, bullet_text

CUSTOM_FORMAT = "custom"
BULLET_FORMAT = "bullet"


class ListLevel(NamedTuple):
    """How the paragraphs of one level of a list are numbered."""

    form: str
    """The name of the format: decimal, chineseCounting."""
    pattern: str
    """Of a custom format its first numbers: 001, 002; else empty."""
    text: str
    """The label, with %1 for the number of the first level and so on; of a bullet the sign."""
    start: int
    restart: int | None
    """The level, from 1, behind which it starts anew; 0 for never, None for any above it."""
    legal: bool
    """True when the numbers of all levels are written in digits."""
    style: str
    """The id of the style that belongs to the level; empty without one."""
    hidden: bool
    properties: XmlElement | None
    """The ``pPr`` of its paragraphs."""


class ListDefinition(NamedTuple):
    """One list of the document."""

    id: str
    """Lists with the same id go on counting together."""
    levels: Mapping[int, ListLevel]
    """By level from 0."""
    starts: Mapping[int, int]
    """Where this list starts anew, by level, whatever was counted before."""


class ListDefinitions:
    """The lists of a document, each looked up once."""

    def __init__(self, package: WordPackage) -> None:
        """Read the numbering of a package; a document without it has no lists."""
        root = package.related("numbering")
        styles = package.related("styles")
        self._styles = dict(_read_style_links(styles)) if styles is not None else {}
        self._nodes = dict(_by_id(root, "num", "numId"))
        self._abstract = dict(_by_id(root, "abstractNum", "abstractNumId"))
        self._lists: dict[str, ListDefinition | None] = {}

    def find(self, number: str) -> ListDefinition | None:
        """A list by the id that paragraphs name; None when it is not defined."""
        if number not in self._lists:
            self._lists[number] = self._read(number, frozenset())
        return self._lists[number]

    def level_of(self, reference: NumberReference) -> int:
        """The level, from 0, that a paragraph means: the one it names or its style's."""
        if reference.level is not None:
            return reference.level
        definition = self.find(reference.number)
        if definition:
            for style in self._chain(reference.style_id):
                for index, level in definition.levels.items():
                    if level.style == style:
                        return index
        return 0

    def level_properties(self, reference: NumberReference) -> XmlElement | None:
        """The ``pPr`` of the level that a paragraph means; None without one."""
        definition = self.find(reference.number)
        level = definition.levels.get(self.level_of(reference)) if definition else None
        return level.properties if level else None

    def _read(self, number: str, seen: frozenset[str]) -> ListDefinition | None:
        node = self._nodes.get(number)
        if node is None or number in seen:
            return None
        abstract_id = _value_of_child(node, "abstractNumId")
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        link = _value_of_child(abstract, "numStyleLink")
        linked = self._styles[link].number if link in self._styles else ""
        base = self._read(linked, seen | {number}) if linked else None
        levels = dict(_read_list_levels(abstract)) if base is None else dict(base.levels)
        starts: dict[int, int] = {}
        for override in node.iterfind(f"{W}lvlOverride"):
            index = whole_number(override.get(f"{W}ilvl"), 0)
            for level_index, level in _read_list_levels(override):
                levels[index if override.get(f"{W}ilvl") else level_index] = level
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[index] = whole_number(start.get(f"{W}val"), 0)
        return ListDefinition(base.id if base else abstract_id, levels, starts)

    def _chain(self, style: str) -> Iterator[str]:
        """A style and those that it is based on; a circle ends."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self._styles[style].based_on if style in self._styles else ""


class _StyleLink(NamedTuple):
    based_on: str
    number: str


def _read_style_links(root: XmlElement) -> Iterator[tuple[str, _StyleLink]]:
    for node in root.iter(f"{W}style"):
        number = node.find(f"{W}pPr/{W}numPr/{W}numId")
        link = _StyleLink(
            _value_of_child(node, "basedOn"),
            number.get(f"{W}val", "") if number is not None else "",
        )
        yield node.get(f"{W}styleId", ""), link


def _by_id(root: XmlElement | None, name: str, key: str) -> Iterator[tuple[str, XmlElement]]:
    for node in root.iter(f"{W}{name}") if root is not None else ():
        yield node.get(f"{W}{key}", ""), node


def _read_list_levels(parent: XmlElement) -> Iterator[tuple[int, ListLevel]]:
    """The levels by their index from 0; one that names none takes its place in the order."""
    for place, node in enumerate(parent.iterfind(f"{W}lvl")):
        yield whole_number(node.get(f"{W}ilvl"), place), _read_list_level(node)


def _read_list_level(node: XmlElement) -> ListLevel:
    form, pattern = _format_and_pattern(node)
    text = node.find(f"{W}lvlText")
    letters = read_values(node.find(f"{W}rPr"))
    label = text.get(f"{W}val", "") if text is not None else ""
    if form == BULLET_FORMAT:
        font = letters.get("rFonts.ascii") or letters.get("rFonts.hAnsi", "")
        is_picture = node.find(f"{W}lvlPicBulletId") is not None
        label = BULLET if is_picture else bullet_text(font, label)
    restart = node.find(f"{W}lvlRestart")
    legal = node.find(f"{W}isLgl")
    return ListLevel(
        form,
        pattern,
        label,
        whole_number(_value_of_child(node, "start"), 0),
        whole_number(restart.get(f"{W}val"), 0) if restart is not None else None,
        legal is not None and is_on(legal.get(f"{W}val", "1")),
        _value_of_child(node, "pStyle"),
        is_on(letters.get("vanish.val")),
        node.find(f"{W}pPr"),
    )


def _format_and_pattern(level: XmlElement) -> tuple[str, str]:
    """The format of a level's numbers, and the pattern of a custom one.

    Newer formats stand beside one that older versions know; the first that is here counts.
    """
    for node in level.iter(f"{W}numFmt"):
        form, pattern = node.get(f"{W}val", "decimal"), node.get(f"{W}format", "")
        if form != CUSTOM_FORMAT or pattern.partition(",")[0].strip().isdecimal():
            return form, pattern if form == CUSTOM_FORMAT else ""
    return "decimal", ""


def _value_of_child(node: XmlElement, name: str) -> str:
    child = node.find(f"{W}{name}")
    return str(child.get(f"{W}val", "")) if child is not None else ""
