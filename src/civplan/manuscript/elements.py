"""From XHTML text to its elements, each held against the vocabulary as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from xml.parsers import expat

from civplan.manuscript import faults
from civplan.manuscript.errors import MarkupFault
from civplan.manuscript.vocabulary import ATTRIBUTES, CHILDREN, CLASSES, HOLDS_TEXT, PLACES

ROOT = "article"
BLANKS = " \t\r\n"
"""XML's white space; a full-width space is text."""
NONE: frozenset[str] = frozenset()
ONE_CLASS = {(tag, name): frozenset({name}) for tag, classes in CLASSES.items() for name in classes}
"""Nearly every element with a class has one alone; no set is made anew for it."""


class Element:
    """One element; its text is as written, white space and all."""

    __slots__ = ("attributes", "classes", "content", "tag")

    def __init__(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """Take what its opening tag says; ``attributes`` are those without ``class``."""
        self.tag = tag
        self.classes = classes
        self.attributes = attributes
        self.content: list[Element | str] = []
        """Complete once the whole text is read; no text where only elements may stand."""

    @property
    def children(self) -> Sequence[Element]:
        """The elements directly inside, without the text between them."""
        if self.tag not in HOLDS_TEXT:
            return cast("Sequence[Element]", self.content)
        return [part for part in self.content if not isinstance(part, str)]


def read_elements(xhtml: str) -> Element:
    """Read one ``article`` with all that stands in it.

    Raises:
        MarkupFault: The text is not well-formed, declares a DOCTYPE or an entity, or holds an
            element, attribute, class or text where the vocabulary has none.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(xhtml, True)  # noqa: FBT003 - expat takes its arguments by place
    except expat.ExpatError as error:
        why = faults.not_well_formed(error.code, error.lineno, _line(xhtml, error.lineno))
        raise MarkupFault(reader.open_tag, why) from None
    except UnicodeEncodeError:
        raise MarkupFault(ROOT, faults.LONE_SURROGATE) from None
    return reader.root


def _line(text: str, number: int) -> str:
    """One line, counted from 1 as the parser counts: a lone carriage return ends a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[number - 1]


class _Reader:
    """Holds the elements that are open while the parser walks through the text."""

    def __init__(self) -> None:
        self._document = Element("", NONE, {})
        self._open = [self._document]

    @property
    def root(self) -> Element:
        """The outermost element."""
        root = self._document.content[0]
        assert isinstance(root, Element)  # noqa: S101 - the parser has seen a whole document
        return root

    @property
    def open_tag(self) -> str:
        """The innermost element that is open."""
        return self._open[-1].tag or ROOT

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1]
        if (parent.tag, tag) not in PLACES:
            raise wrong_place(tag, parent.tag)
        classes = classes_of(tag, attributes) if attributes else NONE
        element = Element(tag, classes, attributes)
        parent.content.append(element)
        self._open.append(element)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        parent = self._open[-1]
        if parent.tag in HOLDS_TEXT:
            parent.content.append(text)
        elif stray := text.strip(BLANKS):
            raise MarkupFault(self.open_tag, faults.stray_text(stray))

    def doctype(self, *_: object) -> None:
        raise MarkupFault(ROOT, faults.DOCTYPE)

    def instruction(self, target: str, _: str) -> None:
        raise MarkupFault(self.open_tag, faults.instruction(target))


def wrong_place(tag: str, parent: str) -> MarkupFault:
    """That an element is unknown, or may not stand in its parent; ``""`` around the outermost."""
    if tag not in CHILDREN:
        return MarkupFault(tag, faults.unknown_element(frozenset(CHILDREN)))
    if not parent:
        return MarkupFault(tag, faults.WRONG_ROOT)
    return MarkupFault(tag, faults.misplaced(parent, CHILDREN[parent]))


def classes_of(tag: str, attributes: dict[str, str]) -> frozenset[str]:
    """The classes of an element, taken out of its attributes.

    Raises:
        MarkupFault: It has a class or an attribute that the vocabulary does not give to it.
    """
    written = attributes.pop("class", "")
    classes = ONE_CLASS.get((tag, written))
    if classes is None or attributes:
        classes = frozenset(written.split())
        check_attributes(tag, classes, attributes)
    return classes


def check_attributes(tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
    """Refuse a class or an attribute that the vocabulary does not give to this element.

    Raises:
        MarkupFault: It has one.
    """
    known_classes = CLASSES.get(tag, NONE)
    for name in sorted(classes - known_classes):
        raise MarkupFault(tag, faults.unknown_class(name, known_classes))
    known = ATTRIBUTES.get(tag, NONE)
    for name in sorted(attributes.keys() - known):
        raise MarkupFault(tag, faults.unknown_attribute(name, known))
