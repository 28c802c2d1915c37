"""Shapes: what may stand at a place of the file, how it is read, and its words and JSON Schema.

A shape reads a node into a value, or adds a finding and returns None, so that one run reports
everything that is wrong with a file.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from collections.abc import Mapping as ByName
from typing import Any, Generic, TypeVar

from civplan.findings.finding import NO_WORDS, Finding, Rule
from civplan.findings.words import Words
from civplan.model.choices import Choice
from civplan.model.rules.keys import EMPTY_VALUE, WRONG_KIND
from civplan.model.rules.values import NOT_A_CHOICE
from civplan.source.nodes import Mapping, Node, Scalar, Sequence, line_of_scalar

_T = TypeVar("_T")
_C = TypeVar("_C", bound=Choice)
JsonSchema = dict[str, Any]
Findings = list[Finding]

TEXT_KIND = Words("文字", "text")
LIST_KIND = Words("列表", "a list")
FIELDS_KIND = Words("带字段的内容", "keys with values")
NODE_KINDS = {Scalar: TEXT_KIND, Sequence: LIST_KIND, Mapping: FIELDS_KIND}
PLAIN_SCHEMA: JsonSchema = {"type": ["string", "number", "boolean"]}
"""JSON Schema of a text; to YAML editors a bare 2007 or true is another type."""


SEE_NEW_FILE = Words(
    "参照 civplan new 生成的文件里这个字段的写法",
    "see how a file made by civplan new writes this key",
)


def wrong_kind_finding(node: Node, expected: Words, way: Words = SEE_NEW_FILE) -> Finding:
    """The finding that another kind of node is expected, with what to do about it."""
    return WRONG_KIND.at(node.span, expected=expected, found=NODE_KINDS[type(node)], way=way)


class Shape(ABC, Generic[_T]):
    """What may stand at a place of the file."""

    @abstractmethod
    def read(self, node: Node, findings: Findings) -> _T | None:
        """The value of the node; None after a finding was added to ``findings``."""

    @abstractmethod
    def schema(self) -> JsonSchema:
        """JSON Schema, draft 2020-12, with records as references into ``$defs``.

        It accepts all that is read without a finding, and what it cannot express.
        """

    @property
    @abstractmethod
    def words(self) -> Words:
        """The shape in words, for the reference and the comments of a new file."""

    def parts(self) -> tuple[Shape[Any], ...]:
        """The shapes within this one, to walk the whole schema."""
        return ()


class ParsedText(Shape[_T]):
    """A text that a function parses into a value."""

    def __init__(
        self,
        parse: Callable[[str], _T | None],
        rule: Rule,
        words: Words,
        limits: JsonSchema,
        forms: Words = NO_WORDS,
    ) -> None:
        """Take the function, the rule for an unreadable text, and the words and JSON Schema.

        Args:
            parse: Takes the text without surrounding white space; None means unreadable.
            rule: Its words may use ``{text}`` and ``{forms}``.
            words: What may stand there.
            limits: JSON Schema that every readable text or number satisfies.
            forms: Examples of what may stand there, for the rule's help.
        """
        self.parse = parse
        self.rule = rule
        self._words = words
        self.limits = limits
        self.forms = forms

    def read(self, node: Node, findings: Findings) -> _T | None:
        """The parsed text."""
        if not isinstance(node, Scalar):
            findings.append(wrong_kind_finding(node, TEXT_KIND))
            return None
        value = self.parse(node.text.strip())
        if value is None:
            from civplan.model.value_fixes import with_value_fix  # noqa: PLC0415 - most values can be read

            finding = self.rule.at(node.span, text=node.text, forms=self.forms)
            findings.append(with_value_fix(finding, node, self.parse))
        return value

    def schema(self) -> JsonSchema:
        """A text or, since YAML editors see 2007 as one, a number, within the limits."""
        return PLAIN_SCHEMA | self.limits

    @property
    def words(self) -> Words:
        """As given."""
        return self._words


class Line(Shape[str]):
    """A text of one line; a line break becomes a space, or nothing beside Chinese characters."""

    def read(self, node: Node, findings: Findings) -> str | None:
        """The text, trimmed; never empty."""
        if not isinstance(node, Scalar):
            findings.append(wrong_kind_finding(node, TEXT_KIND))
            return None
        line = line_of_scalar(node)
        if not line:
            findings.append(EMPTY_VALUE.at(node.span))
            return None
        return line

    def schema(self) -> JsonSchema:
        """A text; a bare number or yes/no is a text too."""
        return dict(PLAIN_SCHEMA)

    @property
    def words(self) -> Words:
        """A line of text."""
        return Words("一行文字", "a line of text")


class OneOf(Shape[_C]):
    """A choice by its English or its Chinese word."""

    def __init__(self, choices: type[_C], also: ByName[str, _C] | None = None) -> None:
        """Take the enumeration of the choices.

        Args:
            choices: The enumeration.
            also: Further words for its members.
        """
        self.choices = choices
        self.by_name = {name: member for member in choices for name in (member.value, member.zh)}
        self.by_name |= also or {}

    def read(self, node: Node, findings: Findings) -> _C | None:
        """The chosen member."""
        if not isinstance(node, Scalar):
            findings.append(wrong_kind_finding(node, TEXT_KIND))
            return None
        member = self.by_name.get(node.text.strip())
        if member is None:
            findings.append(self._unknown(node))
        return member

    def _unknown(self, node: Scalar) -> Finding:
        from civplan.model.spelling import name_in_other_form  # noqa: PLC0415 - few are unknown
        from civplan.model.value_fixes import with_replacement  # noqa: PLC0415

        finding = NOT_A_CHOICE.at(node.span, text=node.text, choices=self.words)
        name = name_in_other_form(node.text, self.by_name)
        return with_replacement(finding, node, name) if name else finding

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
    """A choice that is read as its English word."""

    def __init__(self, choices: type[Choice]) -> None:
        """Take the enumeration of the choices."""
        self.choice = OneOf(choices)

    def read(self, node: Node, findings: Findings) -> str | None:
        """The English name."""
        member = self.choice.read(node, findings)
        return str(member.value) if member else None

    def schema(self) -> JsonSchema:
        """All the names."""
        return self.choice.schema()

    @property
    def words(self) -> Words:
        """The choices."""
        return self.choice.words


class ListOf(Shape[tuple[_T, ...]]):
    """A list; if allowed, a lone value counts as a list of one."""

    def __init__(self, entry: Shape[_T], *, lone: bool = False) -> None:
        """Take the shape of the entries, and whether a lone entry is allowed."""
        self.entry = entry
        self.lone = lone

    def read(self, node: Node, findings: Findings) -> tuple[_T, ...] | None:
        """The entries that can be read, with findings about the others."""
        if isinstance(node, Sequence):
            values = [self._read_entry(item, findings) for item in node.items]
            return tuple([value for value in values if value is not None])
        if self.lone:
            value = self.entry.read(node, findings)
            return None if value is None else (value,)
        findings.append(wrong_kind_finding(node, LIST_KIND))
        return None

    def _read_entry(self, node: Node, findings: Findings) -> _T | None:
        if isinstance(node, Scalar) and node.is_nothing:
            findings.append(EMPTY_VALUE.at(node.span))
            return None
        return self.entry.read(node, findings)

    def schema(self) -> JsonSchema:
        """An array, or a lone entry if allowed."""
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


class DeferredShape(Shape[_T]):
    """A shape that is defined later, for records that hold records of their own kind."""

    def __init__(self, shape: Callable[[], Shape[_T]]) -> None:
        """Take a function that returns the shape once the module is loaded."""
        self.shape = shape

    def read(self, node: Node, findings: Findings) -> _T | None:
        """As the shape reads."""
        return self.shape().read(node, findings)

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


def resolved_shape(shape: Shape[Any]) -> Shape[Any]:
    """The shape behind a deferred one; another one itself."""
    return shape.shape() if isinstance(shape, DeferredShape) else shape
