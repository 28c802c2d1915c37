"""Texts: paragraphs, which may differ between the plan and the summary."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.rules.keys import DUPLICATE_KEY, EMPTY_VALUE, UNKNOWN_KEY
from civplan.model.shapes import (
    PLAIN_SCHEMA,
    TEXT_KIND,
    Findings,
    JsonSchema,
    Shape,
    wrong_kind_finding,
)
from civplan.source.nodes import Mapping, Node, Scalar, Sequence, paragraphs_of

TEXT_FORMS = {name: document for document in Document for name in (document.value, document.zh)}
PLAN_FORM, SUMMARY_FORM = Document.PLAN.value, Document.SUMMARY.value
ENGLISH_FORMS: dict[str, str] = {name: document.value for name, document in TEXT_FORMS.items()}
"""The English name of a form by each of its names; strings hash faster than enum members."""


class TextParagraph(NamedTuple):
    """One paragraph, as typed, with the place of its value."""

    text: str
    span: Span


Paragraphs = tuple[TextParagraph, ...]


class Text(NamedTuple):
    """The text of the two documents at one place.

    A text without forms belongs to the plan; the summary only uses it in sections of its own.
    """

    plan: Paragraphs
    summary: Paragraphs | None = None
    """None when the text has no summary form."""

    @property
    def as_written(self) -> Paragraphs:
        """The text of a place in only one of the documents."""
        return self.plan or self.summary or ()

    def __eq__(self, other: object) -> bool:
        """Compare the words of the forms, but not where they stand."""
        return isinstance(other, Text) and self._words == other._words

    def __ne__(self, other: object) -> bool:
        """As ``__eq__``; a tuple has its own."""
        return not self == other

    def __hash__(self) -> int:
        """Consistent with ``__eq__``."""
        return hash(self._words)

    @property
    def _words(self) -> tuple[tuple[str, ...] | None, ...]:
        """The texts of the paragraphs of both forms."""
        forms = (self.plan, self.summary)
        return tuple(None if form is None else tuple([one.text for one in form]) for form in forms)

    def __str__(self) -> str:
        """The text as written, its paragraphs run together."""
        return "".join(paragraph.text for paragraph in self.as_written)

    def said_in(self, document: Document) -> Paragraphs:
        """The text in one of the documents; in the summary only its own form."""
        return self.plan if document is Document.PLAN else self.summary or ()


class TextShape(Shape[Text]):
    """A text, a list of paragraphs, or ``{plan: …, summary: …}``."""

    def read(self, node: Node, findings: Findings) -> Text | None:
        """The text with its forms."""
        if not isinstance(node, Mapping):
            paragraphs = _paragraphs_of_text(node, findings)
            return Text(paragraphs) if paragraphs else None
        if not node.entries:
            findings.append(EMPTY_VALUE.at(node.span))
            return None
        forms = {
            form: () if is_nothing(value) else _paragraphs_of_text(value, findings)
            for form, value in _forms_with_values(node, findings).items()
        }
        return Text(forms.get(PLAN_FORM, ()), forms.get(SUMMARY_FORM)) if forms else None

    def schema(self) -> JsonSchema:
        """A reference to the schema of texts."""
        return {"$ref": "#/$defs/Text"}

    @property
    def words(self) -> Words:
        """A text."""
        return Words("文字", "a text")


TEXT_SHAPE = TextShape()


def _forms_with_values(node: Mapping, findings: Findings) -> dict[str, Node]:
    """The forms in a mapping, by their English names, with findings about other keys."""
    forms: dict[str, tuple[Scalar, Node]] = {}
    for name, value in node.entries:
        form = ENGLISH_FORMS.get(name.text)
        if form is None:
            suggestion = Words("这里可用：计划、总结", "allowed here: plan, summary")
            findings.append(UNKNOWN_KEY.at(name.span, key=name.text, suggestion=suggestion))
        elif form in forms:
            line = forms[form][0].span.line
            findings.append(DUPLICATE_KEY.at(name.span, key=name.text, line=line))
        else:
            forms[form] = name, value
    return {form: value for form, (_, value) in forms.items()}


def is_nothing(node: Node) -> bool:
    """True for a scalar that means no value."""
    return isinstance(node, Scalar) and node.is_nothing


def has_forms(node: Node) -> bool:
    """True for a mapping with no other keys than the forms of a text."""
    if not isinstance(node, Mapping) or not node.entries:
        return False
    return TEXT_FORMS.keys() >= {name.text for name, _ in node.entries}


def _paragraphs_of_text(node: Node, findings: Findings) -> Paragraphs:
    """The paragraphs of a text or of a list of texts; a blank line separates them."""
    if isinstance(node, Scalar):
        lines = () if node.is_nothing else paragraphs_of(node)
        if not lines:
            findings.append(EMPTY_VALUE.at(node.span))
        return tuple([TextParagraph(line, node.span) for line in lines])
    if isinstance(node, Sequence):
        if not node.items:
            findings.append(EMPTY_VALUE.at(node.span))
        entries = [_read_list_entry(entry, findings) for entry in node.items]
        return tuple([paragraph for entry in entries for paragraph in entry])
    findings.append(wrong_kind_finding(node, TEXT_KIND))
    return ()


def _read_list_entry(node: Node, findings: Findings) -> Paragraphs:
    """One entry of a list of paragraphs."""
    if isinstance(node, Scalar):
        return _paragraphs_of_text(node, findings)
    findings.append(wrong_kind_finding(node, TEXT_KIND))
    return ()


PARAGRAPHS: JsonSchema = {
    "anyOf": [PLAIN_SCHEMA, {"type": "array", "items": PLAIN_SCHEMA, "minItems": 1}]
}
TEXT_SCHEMA: JsonSchema = {
    "title": "文字 / text",
    "description": (
        "一段文字、几段文字的列表，或 {计划: …, 总结: …}"
        " / a text, a list of paragraphs, or {plan: …, summary: …}"
    ),
    "anyOf": [
        *PARAGRAPHS["anyOf"],
        {
            "type": "object",
            "properties": {
                name: {"anyOf": [*PARAGRAPHS["anyOf"], {"type": "null"}]} for name in TEXT_FORMS
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
}
"""JSON Schema of a text."""
