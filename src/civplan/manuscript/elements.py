"""From XHTML text to its elements, each checked against the vocabulary as it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import cast
from xml.parsers import expat

from civplan.manuscript import errors
from civplan.manuscript.errors import MarkupError
from civplan.manuscript.nodes import TextRun, TextRuns
from civplan.manuscript.vocabulary import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_CHILDREN,
    ALLOWED_CLASSES,
    ALLOWED_PLACES,
    TAGS_WITH_TEXT,
)

ROOT_TAG = "article"
XML_BLANKS = " \t\r\n"
"""XML's white space; a full-width space is text."""
NO_CLASSES: frozenset[str] = frozenset()
SINGLE_CLASSES = {
    (tag, name): frozenset({name}) for tag, classes in ALLOWED_CLASSES.items() for name in classes
}
"""Ready sets for elements with one class, as nearly all have."""
BREAK_MARK = "\x00"
"""Stands for ``br`` until white space is trimmed; XML does not allow this character."""
RUN_IN_MARK = "\x01"
"""Stands for the end of the run-in heading until white space is trimmed."""
LINE_TAGS = frozenset({"time"})
FIRST_WIDE_CHARACTER = "\u2000"
"""From here on characters are set like Chinese ones: “” — … and all of Chinese."""

_INDENTATION = re.compile(rf"[ \t]*\n[ \t\n]*({RUN_IN_MARK}?)[ \t\n]*")
_AROUND_BREAK = re.compile(rf"[ \t\n]*{BREAK_MARK}[ \t\n]*")


class Element:
    """One element; its text is as written, with all white space."""

    __slots__ = ("attributes", "classes", "content", "tag")

    def __init__(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """Take the data of its opening tag; ``attributes`` are those without ``class``."""
        self.tag = tag
        self.classes = classes
        self.attributes = attributes
        self.content: list[Element | str] = []
        """Complete when the whole text is read; without text where only elements may stand."""

    @property
    def children(self) -> Sequence[Element]:
        """The elements directly inside, without the text between them."""
        if self.tag not in TAGS_WITH_TEXT:
            return cast("Sequence[Element]", self.content)
        return [part for part in self.content if not isinstance(part, str)]


def read_elements(xhtml: str) -> Element:
    """Read one ``article`` with its content.

    Raises:
        MarkupError: The text is not well-formed, declares a DOCTYPE or an entity, or has an
            element, attribute, class or text that the vocabulary does not allow there.
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
        why = errors.not_well_formed(error.code, error.lineno, _source_line(xhtml, error.lineno))
        raise MarkupError(reader.open_tag, why) from None
    except UnicodeEncodeError:
        raise MarkupError(ROOT_TAG, errors.LONE_SURROGATE) from None
    return reader.root


def _source_line(text: str, number: int) -> str:
    """One line, counted from 1 as the parser counts: a lone carriage return ends a line too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[number - 1]


class _Reader:
    """The parser's callbacks, and the elements that are open."""

    def __init__(self) -> None:
        self._document = Element("", NO_CLASSES, {})
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
        return self._open[-1].tag or ROOT_TAG

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1]
        if (parent.tag, tag) not in ALLOWED_PLACES:
            raise _place_error(tag, parent.tag)
        classes = _element_classes(tag, attributes) if attributes else NO_CLASSES
        element = Element(tag, classes, attributes)
        parent.content.append(element)
        self._open.append(element)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        parent = self._open[-1]
        if parent.tag in TAGS_WITH_TEXT:
            parent.content.append(text)
        elif stray := text.strip(XML_BLANKS):
            raise MarkupError(self.open_tag, errors.stray_text(stray))

    def doctype(self, *_: object) -> None:
        raise MarkupError(ROOT_TAG, errors.DOCTYPE)

    def instruction(self, target: str, _: str) -> None:
        raise MarkupError(self.open_tag, errors.instruction(target))


def _place_error(tag: str, parent: str) -> MarkupError:
    """An element is unknown, or misplaced in its parent, which is ``""`` for the outermost."""
    if tag not in ALLOWED_CHILDREN:
        return MarkupError(tag, errors.unknown_element(frozenset(ALLOWED_CHILDREN)))
    if not parent:
        return MarkupError(tag, errors.WRONG_ROOT)
    return MarkupError(tag, errors.misplaced_element(parent, ALLOWED_CHILDREN[parent]))


def _element_classes(tag: str, attributes: dict[str, str]) -> frozenset[str]:
    """The classes of an element, removed from its attributes.

    Raises:
        MarkupError: It has a class or an attribute that the vocabulary does not allow.
    """
    names = attributes.pop("class", "")
    classes = SINGLE_CLASSES.get((tag, names))
    if classes is None or attributes:
        classes = frozenset(names.split())
        _check_attributes(tag, classes, attributes)
    return classes


def _check_attributes(tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
    """Check the classes and attributes of an element.

    Raises:
        MarkupError: It has one that the vocabulary does not allow.
    """
    allowed = ALLOWED_CLASSES.get(tag, NO_CLASSES)
    for name in sorted(classes - allowed):
        raise MarkupError(tag, errors.unknown_class(name, allowed))
    allowed = ALLOWED_ATTRIBUTES.get(tag, NO_CLASSES)
    for name in sorted(attributes.keys() - allowed):
        raise MarkupError(tag, errors.unknown_attribute(name, allowed))


def read_runs(tag: str, content: Sequence[Element | str], *, empty: bool = False) -> TextRuns:
    """The runs of a paragraph, heading, entry or cell; ``empty`` allows none.

    White space at the ends and beside a ``br`` is dropped. White space with a newline is the
    template's indentation: it becomes a space between two Latin words and is dropped elsewhere.
    Every other space stays.

    Raises:
        MarkupError: There is no text, a ``br`` at an end, or a misplaced ``strong``.
    """
    if len(content) == 1 and isinstance(content[0], str):
        line = content[0].strip(XML_BLANKS)
        if line and "\n" not in line:  # nearly every text
            return (TextRun(line),)
    text = _trim_blanks("".join(_flat_texts(content)))
    head, mark, rest = text.partition(RUN_IN_MARK)
    if not mark:
        head, rest = "", text
    if not (head or rest) and not empty:
        raise MarkupError(tag, errors.NO_TEXT)
    lines = (head + rest).split(BREAK_MARK)
    if len(lines) > 1 and not all(lines):
        raise MarkupError("br", errors.BREAK_AT_END)
    runs = (TextRun(head, run_in=True), TextRun(rest.replace(BREAK_MARK, "\n")))
    return tuple(run for run in runs if run.text)


def read_line(element: Element) -> str:
    """The text of an element that is one line and may hold ``time`` only.

    Raises:
        MarkupError: There is no text, or another element in it.
    """
    for child in element.children:
        if child.tag != "time":
            raise MarkupError(child.tag, errors.misplaced_element(element.tag, LINE_TAGS))
    return read_runs(element.tag, element.content)[0].text


def _flat_texts(content: Iterable[Element | str]) -> list[str]:
    parts: list[str] = []
    for part in content:
        parts.append(part if isinstance(part, str) else _inline_text(part, parts))
    return parts


def _inline_text(element: Element, before: list[str]) -> str:
    if element.tag == "br":
        return BREAK_MARK
    text = "".join(part for part in element.content if isinstance(part, str))
    if not text.strip(XML_BLANKS):
        raise MarkupError(element.tag, errors.NO_TEXT)
    if element.tag == "time":
        return text
    if "run-in" not in element.classes:
        raise MarkupError("strong", errors.NOT_RUN_IN)
    if "".join(before).strip(XML_BLANKS):
        raise MarkupError("strong", errors.RUN_IN_LATE)
    return text + RUN_IN_MARK


def _trim_blanks(text: str) -> str:
    text = text.strip(XML_BLANKS)
    if text.endswith(RUN_IN_MARK):
        text = text[:-1].rstrip(XML_BLANKS) + RUN_IN_MARK
    if BREAK_MARK in text:
        text = _AROUND_BREAK.sub(BREAK_MARK, text)
    return _INDENTATION.sub(_collapsed_blank, text) if "\n" in text else text


def _collapsed_blank(blank: re.Match[str]) -> str:
    text, start, end = blank.string, blank.start(), blank.end()
    before = text[max(0, start - 2) : start].rstrip(RUN_IN_MARK)[-1:]
    after = text[end : end + 1]
    latin = BREAK_MARK < before < FIRST_WIDE_CHARACTER and BREAK_MARK < after < FIRST_WIDE_CHARACTER
    return f"{blank[1]} " if latin else blank[1]
