"""Shapes: what may stand at a place of the file, how it is read, said in words and in JSON Schema.

A shape reads a node into a value, or returns None after it has added a finding: so every fault of
a file is told.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from civplan.findings.finding import Finding, Rule
from civplan.findings.words import Words
from civplan.model.choices import Choice
from civplan.model.folding import line_of_scalar
from civplan.model.rules.keys import EMPTY_VALUE, WRONG_KIND
from civplan.model.rules.values import NOT_A_CHOICE
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
C = TypeVar("C", bound=Choice)
JsonSchema = dict[str, Any]
Findings = list[Finding]

TEXT_KIND = Words("文字", "text")
LIST_KIND = Words("列表", "a list")
FIELDS_KIND = Words("带字段的内容", "keys with values")
PLAIN_SCHEMA: JsonSchema = {"type": ["string", "number", "boolean"]}
"""JSON Schema of a text: YAML editors see a bare 2007 or true as something else."""


def _kind_of(node: Node) -> Words:
    """What a node is, in words."""
    match node:
        case Scalar():
            return TEXT_KIND
        case Sequence():
            return LIST_KIND
        case Mapping():
            return FIELDS_KIND


def wrong_kind_finding(node: Node, expected: Words) -> Finding:
    """The finding that something else was expected at a place."""
    return WRONG_KIND.at(node.span, expected=expected, found=_kind_of(node))


class Shape(ABC, Generic[T]):
    """What may stand at a place of the file."""

    @abstractmethod
    def read(self, node: Node, found: Findings) -> T | None:
        """The value that the node means; None after adding what is wrong to ``found``."""

    @abstractmethod
    def schema(self) -> JsonSchema:
        """The same as JSON Schema, draft 2020-12; records by reference into ``$defs``.

        It never refuses what is read without a finding; what it cannot say, it lets pass.
        """

    @property
    @abstractmethod
    def words(self) -> Words:
        """The same in words, for the reference and the comments of a new file."""

    def parts(self) -> tuple[Shape[Any], ...]:
        """The shapes that this one is made of, for walks over the whole schema."""
        return ()


class ParsedText(Shape[T]):
    """A text that a function turns into a value; None from it means that it cannot be read."""

    def __init__(
        self, parse: Callable[[str], T | None], rule: Rule, words: Words, limits: JsonSchema
    ) -> None:
        """Take the function, the rule that an unreadable text breaks, and what editors are told.

        Args:
            parse: Gets the text without the white space around it.
            rule: Its words may name ``{text}``.
            words: What may stand there.
            limits: What JSON Schema can say of it; every readable text or number satisfies this.
        """
        self.parse = parse
        self.rule = rule
        self._words = words
        self.limits = limits

    def read(self, node: Node, found: Findings) -> T | None:
        """The parsed text."""
        if not isinstance(node, Scalar):
            found.append(wrong_kind_finding(node, TEXT_KIND))
            return None
        value = self.parse(node.text.strip())
        if value is None:
            from civplan.model.value_fixes import with_value_fix  # noqa: PLC0415 - most values can be read

            found.append(with_value_fix(self.rule.at(node.span, text=node.text), node, self.parse))
        return value

    def schema(self) -> JsonSchema:
        """A text or, since YAML editors see 2007 as one, a number, within the limits."""
        return PLAIN_SCHEMA | self.limits

    @property
    def words(self) -> Words:
        """As given."""
        return self._words


class Line(Shape[str]):
    """A text of one line; line breaks become nothing, or a space between Latin words."""

    def read(self, node: Node, found: Findings) -> str | None:
        """The text, trimmed; never empty."""
        if not isinstance(node, Scalar):
            found.append(wrong_kind_finding(node, TEXT_KIND))
            return None
        line = line_of_scalar(node)
        if not line:
            found.append(EMPTY_VALUE.at(node.span))
            return None
        return line

    def schema(self) -> JsonSchema:
        """A text; a bare number or yes/no is a text too."""
        return dict(PLAIN_SCHEMA)

    @property
    def words(self) -> Words:
        """A line of text."""
        return Words("一行文字", "a line of text")


class OneOf(Shape[C]):
    """One of a few words, each in both languages."""

    def __init__(self, choices: type[C]) -> None:
        """Take the enumeration whose members may be named."""
        self.choices = choices
        self.by_name = {name: member for member in choices for name in (member.value, member.zh)}

    def read(self, node: Node, found: Findings) -> C | None:
        """The member that is named."""
        if not isinstance(node, Scalar):
            found.append(wrong_kind_finding(node, TEXT_KIND))
            return None
        member = self.by_name.get(node.text.strip())
        if member is None:
            found.append(self._unknown(node))
        return member

    def _unknown(self, node: Scalar) -> Finding:
        from civplan.model.spelling import name_in_other_form  # noqa: PLC0415 - few are unknown
        from civplan.model.value_fixes import with_replacement  # noqa: PLC0415

        finding = NOT_A_CHOICE.at(node.span, text=node.text, choices=self.words)
        meant = name_in_other_form(node.text, self.by_name)
        return with_replacement(finding, node, meant) if meant else finding

    def schema(self) -> JsonSchema:
        """All the names."""
        return {"enum": list(self.by_name)}

    @property
    def words(self) -> Words:
        """The choices, each with its name in the other language."""
        return Words(
            "、".join(f"{choice.zh}（{choice.value}）" for choice in self.choices),
            ", ".join(f"{choice.value} ({choice.zh})" for choice in self.choices),
        )


class NameOf(Shape[str]):
    """One of a few words, told by its English name whichever language the file uses."""

    def __init__(self, choices: type[Choice]) -> None:
        """Take the enumeration whose members may be named."""
        self.choice = OneOf(choices)

    def read(self, node: Node, found: Findings) -> str | None:
        """The English name."""
        member = self.choice.read(node, found)
        return str(member.value) if member else None

    def schema(self) -> JsonSchema:
        """All the names."""
        return self.choice.schema()

    @property
    def words(self) -> Words:
        """The choices."""
        return self.choice.words


class ListOf(Shape[tuple[T, ...]]):
    """A list; where one value is usual, a lone value counts as a list of one."""

    def __init__(self, entry: Shape[T], *, lone: bool = False) -> None:
        """Take the shape of the entries, and whether an entry may stand alone."""
        self.entry = entry
        self.lone = lone

    def read(self, node: Node, found: Findings) -> tuple[T, ...] | None:
        """The entries that could be read; the others are among ``found``."""
        if isinstance(node, Sequence):
            values = [self._read_entry(item, found) for item in node.items]
            return tuple([value for value in values if value is not None])
        if self.lone:
            value = self.entry.read(node, found)
            return None if value is None else (value,)
        found.append(wrong_kind_finding(node, LIST_KIND))
        return None

    def _read_entry(self, node: Node, found: Findings) -> T | None:
        if isinstance(node, Scalar) and node.is_nothing:
            found.append(EMPTY_VALUE.at(node.span))
            return None
        return self.entry.read(node, found)

    def schema(self) -> JsonSchema:
        """An array, or where that is allowed one entry."""
        array: JsonSchema = {"type": "array", "items": self.entry.schema()}
        return {"anyOf": [self.entry.schema(), array]} if self.lone else array

    def parts(self) -> tuple[Shape[Any], ...]:
        """The shape of the entries."""
        return (self.entry,)

    @property
    def words(self) -> Words:
        """A list of what."""
        entry = self.entry.words
        if self.lone:
            return Words(f"{entry.zh}；可写成列表", f"{entry.en}; or a list")
        return Words(f"列表：{entry.zh}", f"a list: {entry.en}")


class DeferredShape(Shape[T]):
    """A shape that is made later: a record that holds records of its own kind."""

    def __init__(self, shape: Callable[[], Shape[T]]) -> None:
        """Take a function that gives the shape once the module is loaded."""
        self.shape = shape

    def read(self, node: Node, found: Findings) -> T | None:
        """As the shape reads."""
        return self.shape().read(node, found)

    def schema(self) -> JsonSchema:
        """As the shape says."""
        return self.shape().schema()

    def parts(self) -> tuple[Shape[Any], ...]:
        """The shape itself."""
        return (self.shape(),)

    @property
    def words(self) -> Words:
        """As the shape says."""
        return self.shape().words
