"""From XHTML text to its elements, each held against the vocabulary as it is read."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from civplan.manuscript import faults
from civplan.manuscript.errors import MarkupFault
from civplan.manuscript.vocabulary import ATTRIBUTES, CHILDREN, CLASSES, HOLDS_TEXT

ROOT = "article"
BLANKS = " \t\r\n"
"""XML's white space; a full-width space is text."""
NONE: frozenset[str] = frozenset()


class Element(NamedTuple):
    """One element; its text is as written, white space and all."""

    tag: str
    classes: frozenset[str]
    attributes: dict[str, str]
    """Without ``class``."""
    content: tuple[Element | str, ...]

    @property
    def children(self) -> tuple[Element, ...]:
        """The elements directly inside, without the text between them."""
        return tuple(part for part in self.content if not isinstance(part, str))


def read_elements(xhtml: str) -> Element:
    """Read one ``article`` with all that stands in it.

    Raises:
        MarkupFault: The text is not well-formed, declares a DOCTYPE or an entity, or holds an
            element, attribute, class or text where the vocabulary has none.
    """
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(xhtml.encode(), True)  # noqa: FBT003 - expat takes its arguments by place
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
        self._open: list[tuple[frozenset[str], dict[str, str]]] = []
        self._tags: list[str] = []
        self._contents: list[list[Element | str]] = [[]]

    @property
    def root(self) -> Element:
        """The outermost element, once it is closed."""
        root = self._contents[0][0]
        assert isinstance(root, Element)  # noqa: S101 - the parser has seen a whole document
        return root

    @property
    def open_tag(self) -> str:
        """The innermost element that is open."""
        return self._tags[-1] if self._tags else ROOT

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        check_place(tag, self._tags[-1] if self._tags else "")
        classes = NONE
        if attributes:
            classes = frozenset(attributes.pop("class", "").split())
            check_attributes(tag, classes, attributes)
        self._tags.append(tag)
        self._open.append((classes, attributes))
        self._contents.append([])

    def end(self, tag: str) -> None:
        self._tags.pop()
        classes, attributes = self._open.pop()
        content = tuple(self._contents.pop())
        self._contents[-1].append(Element(tag, classes, attributes, content))

    def text(self, text: str) -> None:
        if self.open_tag in HOLDS_TEXT:
            self._contents[-1].append(text)
        elif stray := text.strip(BLANKS):
            raise MarkupFault(self.open_tag, faults.stray_text(stray))

    def doctype(self, *_: object) -> None:
        raise MarkupFault(ROOT, faults.DOCTYPE)

    def instruction(self, target: str, _: str) -> None:
        raise MarkupFault(self.open_tag, faults.instruction(target))


def check_place(tag: str, parent: str) -> None:
    """Refuse an element that the vocabulary does not know, or not inside this parent.

    Raises:
        MarkupFault: It may not stand here; ``parent`` is empty for the outermost element.
    """
    if tag not in CHILDREN:
        raise MarkupFault(tag, faults.unknown_element(frozenset(CHILDREN)))
    if not parent and tag != ROOT:
        raise MarkupFault(tag, faults.WRONG_ROOT)
    if parent and tag not in CHILDREN[parent]:
        raise MarkupFault(tag, faults.misplaced(parent, CHILDREN[parent]))


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
