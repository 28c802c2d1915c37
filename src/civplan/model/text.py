"""Texts: paragraphs, which may differ between the plan, the summary and its stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

if TYPE_CHECKING:  # few texts have a form for a stage
    from civplan.model.grammar.period_forms import Period

TEXT_FORMS = {name: document for document in Document for name in (document.value, document.zh)}
PLAN_FORM, SUMMARY_FORM = Document.PLAN.value, Document.SUMMARY.value
ENGLISH_FORMS: dict[str, str] = {name: document.value for name, document in TEXT_FORMS.items()}
"""The English name of a form by each of its names; strings hash faster than enum members."""
ENDS_OF_ENGLISH_PERIODS = ("half", "year", "quarter", "quarters")
"""Further English names of periods end with a digit: H1, 2025-01..2025-06."""


def form_named(name: str) -> str | None:
    """A form of a text by one of its names: plan, summary, or the period of a stage: 上半年.

    None for a key that is no form.
    """
    if form := ENGLISH_FORMS.get(name):
        return form
    if name.isascii():  # most keys are told apart at once
        may_be_period = name[-1:].isdigit() or name.endswith(ENDS_OF_ENGLISH_PERIODS)
    else:
        may_be_period = "年" in name or "季" in name or "月" in name
    if not may_be_period:
        return None
    from civplan.model.grammar.period_forms import parse_period  # noqa: PLC0415 - few are a stage's

    period = parse_period(name)
    return period.written("zh") if period else None


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
    stages: tuple[tuple[Period, Paragraphs], ...] = ()
    """The forms for stages of the year, each with its period."""

    @property
    def as_written(self) -> Paragraphs:
        """The text of a place in only one of the documents."""
        return self.plan or self.summary or ()

    @property
    def stages_alone(self) -> Text | None:
        """Its forms for stages; None without any."""
        return Text((), None, self.stages) if self.stages else None

    @property
    def forms(self) -> tuple[Paragraphs, ...]:
        """Every form that it has."""
        two = (self.plan, self.summary or ())
        return tuple(form for form in (*two, *(form for _, form in self.stages)) if form)

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
        forms = (self.plan, self.summary, *(form for _, form in self.stages))
        periods = tuple((period.written("zh"),) for period, _ in self.stages)
        return periods + tuple(
            None if form is None else tuple([one.text for one in form]) for form in forms
        )

    def __str__(self) -> str:
        """The text as written, its paragraphs run together."""
        return "".join(paragraph.text for paragraph in self.as_written)

    def said_in(self, document: Document) -> Paragraphs:
        """The text in one of the documents; in the summary only its own form."""
        return self.plan if document is Document.PLAN else self.summary or ()


class TextShape(Shape[Text]):
    """A text, a list of paragraphs, or ``{plan: …, summary: …}``, perhaps with ``上半年: …``."""

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
        if not forms:
            return None
        text = Text(forms.pop(PLAN_FORM, ()), forms.pop(SUMMARY_FORM, None))
        return text._replace(stages=_by_period(forms)) if forms else text

    def schema(self) -> JsonSchema:
        """A reference to the schema of texts."""
        return {"$ref": "#/$defs/Text"}

    @property
    def words(self) -> Words:
        """A text."""
        return Words("文字", "a text")


TEXT_SHAPE = TextShape()


def _by_period(forms: dict[str, Paragraphs]) -> tuple[tuple[Period, Paragraphs], ...]:
    """The forms of stages with their periods."""
    from civplan.model.grammar.period_forms import parse_period  # noqa: PLC0415 - few texts have one

    periods = ((parse_period(name), form) for name, form in forms.items())
    return tuple((period, form) for period, form in periods if period)


FORMS_ALLOWED = Words(
    "这里可用：计划、总结，或阶段（上半年、1—9月）",
    "allowed here: plan, summary, or a stage (first-half, 1—9月)",
)


def _forms_with_values(node: Mapping, findings: Findings) -> dict[str, Node]:
    """The forms in a mapping, by their names, with findings about other keys."""
    forms: dict[str, tuple[Scalar, Node]] = {}
    for name, value in node.entries:
        form = form_named(name.text)
        if form is None:
            findings.append(UNKNOWN_KEY.at(name.span, key=name.text, suggestion=FORMS_ALLOWED))
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
    return all(form_named(name.text) for name, _ in node.entries)


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
        "一段文字、几段文字的列表，或 {计划: …, 上半年: …, 总结: …}"
        " / a text, a list of paragraphs, or {plan: …, first-half: …, summary: …}"
    ),
    "anyOf": [
        *PARAGRAPHS["anyOf"],
        {
            "type": "object",
            "properties": {
                name: {"anyOf": [*PARAGRAPHS["anyOf"], {"type": "null"}]} for name in TEXT_FORMS
            },
            "patternProperties": {
                "季度|半年|全年|年度|年中|[0-9]月|个月|[.][.]|half|year|quarter|^[HhQq][1-4]$": {
                    "anyOf": [*PARAGRAPHS["anyOf"], {"type": "null"}]
                }
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
}
"""JSON Schema of a text."""
