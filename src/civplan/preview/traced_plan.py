"""A copy of a plan whose values print with tracers, and the list of these values."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple, TypeVar

from civplan.findings.finding import Span
from civplan.model.choices import Document
from civplan.model.figures import Quantity, When
from civplan.model.item import Item
from civplan.model.packs import CombinedProfile, ExpectedSection, Profile
from civplan.model.records import PLACES, Record
from civplan.model.result import Result
from civplan.model.table import CONTENT
from civplan.model.table_rows import CellText, PlanTableRow, TableContent
from civplan.model.target import PARTIAL
from civplan.model.text import Paragraphs, Text, TextParagraph
from civplan.preview.traced_values import (
    MOST_TRACERS,
    TracedNumber,
    TracedText,
    traced_date,
    traced_figure,
    tracer,
    with_tracer,
)

TracedRecord = TypeVar("TracedRecord", bound=Record)
VALUES_APART = frozenset({*PLACES, CONTENT, PARTIAL})
"""What a copy of a record has beside the values of its keys."""
JOINED_FIELDS = frozenset(
    {
        *("recipient", "colophon_recipient", "copies", "signer", "note"),
        *("people", "honours", "reason", "next"),
    }
)
"""Fields whose texts are joined with others before they are printed, and not compared before."""
SECTIONS_OF_SUMMARY = frozenset({"achievements", "problems", "next_steps"})
SECTIONS_WITHOUT_HEADING = frozenset({"schedule", "honours", "indicators"})
"""Sections whose heading no plan file can give."""


class PlanLeaf(NamedTuple):
    """A single value that may be printed."""

    text: str
    """As it is printed where nothing is made of it; empty for a date."""
    span: Span
    """The place of the value in its file; of one in a list of names, that of the list."""
    entry: int | None = None
    """Its number in a list of names, from 0."""
    is_figure: bool = False
    default_of: str | None = None
    """For a text of the pack: the key path by which a plan file gives its own; empty where it
    cannot. None for a value of a plan file."""

    @property
    def is_date(self) -> bool:
        """True for a date or a year, of which only numbers are printed."""
        return not self.text


def middle_of(text: str) -> int:
    """Where the tracer of a second run stands in a text, at least behind its first character."""
    return max(1, len(text) // 2)


def end_of_first_piece(pattern: str) -> int:
    """Behind the first placeholder of a pack's pattern, or behind its first character."""
    return pattern.find("}") + 1 if pattern.startswith("{") else 1


class Tracing:
    """Makes traced copies of plans and packs; a tracer's number is that of its leaf.

    A first run traces every value. Where some of them lose their tracers, because a sentence is
    joined or searched otherwise, a second run on the same plans can trace those texts alone, by
    tracers that are a part of them.
    """

    def __init__(self, wanted: Collection[int] | None = None) -> None:
        """Begin without leaves.

        Args:
            wanted: The numbers of the texts to trace in a second run; None for the first run.
        """
        self.leaves: list[PlanLeaf] = []
        self.wanted = wanted

    def branch(self) -> Tracing:
        """A copy that goes on with the same leaves."""
        other = Tracing(self.wanted)
        other.leaves = [*self.leaves]
        return other

    def traced_record(self, record: TracedRecord) -> TracedRecord:
        """A copy of a record with traced values."""
        own = {
            name: value
            for name, value in vars(record).items()
            if name in record.keys or name in VALUES_APART
        }
        for name in record.keys:
            if name in own:
                is_part = name in JOINED_FIELDS
                own[name] = self._traced(own[name], record.span_of(name), is_part=is_part)
        if CONTENT in own:
            own[CONTENT] = self._traced_content(own[CONTENT])
        if isinstance(record, Item) and record.carried_from:
            own["carried_from"] = self._number(record.carried_from, record.span_of("carried_from"))
        return type(record).from_values(own)

    def traced_profile(self, profile: Profile, kind: Document, details: str) -> Profile:
        """A copy of a pack's profile with traced texts of a document.

        Args:
            profile: The profile.
            kind: The document.
            details: The key path of the document's own values: plan, summary or stages[1].
        """
        own = self._traced_patterns(profile.of(kind), details)
        headings = tuple(self._traced_heading(one, details) for one in own.sections)
        own = own.with_values(sections=headings)
        combined = profile.combined and self._traced_patterns(profile.combined, "combine")
        return profile.with_values(**{kind.value: own}, combined=combined)

    def _traced_heading(self, section: ExpectedSection, details: str) -> ExpectedSection:
        """A section of a document with its traced heading."""
        summary = "summary" if details == "combine" else details
        holder = f"{summary}." if section.section in SECTIONS_OF_SUMMARY else ""
        has_key = section.section not in SECTIONS_WITHOUT_HEADING
        path = f"{holder}{section.section}.heading" if has_key else ""
        span = section.span_of("heading")
        leaf = PlanLeaf(section.heading, span, default_of=path)
        return section.with_values(heading=self._text(leaf))

    def _traced_patterns(self, profile: TracedRecord, details: str) -> TracedRecord:
        """The patterns of a document or of a combined one, which a plan file may replace.

        Nothing searches in a pattern, so that its tracer can be a part of it in every run.
        """
        values = {
            name: self._pattern(value, profile.span_of(name), f"{details}.{name}")
            for name in ("title", "recipient", "opening", "closing")
            if (value := getattr(profile, name, None))
        }
        if isinstance(profile, CombinedProfile):
            for name in ("summary", "plan"):
                values[name] = self._pattern(getattr(profile, name), profile.span_of(name), "")
        return profile.with_values(**values)

    def _pattern(self, value: Any, span: Span, path: str) -> Any:
        """A pattern, or a text of patterns, with tracers."""
        if isinstance(value, Text):
            plan = tuple(
                one._replace(text=self._pattern(one.text, one.span, path)) for one in value.plan
            )
            return value._replace(plan=plan)
        sign = self._sign(PlanLeaf(value, span, default_of=path))
        return with_tracer(value, sign, end_of_first_piece(value)) if sign else value

    def _sign(self, leaf: PlanLeaf) -> str:
        """The tracer of a further leaf; empty for one that is not to have any."""
        number = len(self.leaves)
        self.leaves.append(leaf)
        is_wanted = self.wanted is None or number in self.wanted
        return tracer(number) if is_wanted and number < MOST_TRACERS else ""

    def _traced(  # noqa: PLR0911 - a line for each kind
        self, value: Any, span: Span, entry: int | None = None, *, is_part: bool = False
    ) -> Any:
        """A value with its tracer, or with those of what it holds.

        Args:
            value: The value.
            span: Its place.
            entry: Its number in a list.
            is_part: True where its tracer is to be a part of its text in the first run too.
        """
        match value:
            case Record():
                return self.traced_record(value)
            case str():
                return self._text(PlanLeaf(value, span, entry), is_part=is_part)
            case Quantity():
                sign = self._sign(PlanLeaf(str(value), span, entry, is_figure=True))
                return traced_figure(value, sign) if sign and self.wanted is None else value
            case When():
                sign = self._sign(PlanLeaf("", span))
                return traced_date(value, sign) if sign and self.wanted is None else value
            case Text():
                return self._whole_text(value, is_part=is_part)
            case Result():
                return value._replace(
                    value=self._traced(value.value, span),
                    text=self._traced(value.text, span),
                    entries=self._traced(value.entries, span),
                )
            case PlanTableRow():  # printed from the content of its table
                return value
            case tuple() if type(value) is tuple:
                parts = enumerate(value)
                return tuple(self._traced(one, span, n, is_part=is_part) for n, one in parts)
        return value

    def _text(self, leaf: PlanLeaf, *, is_part: bool = False) -> str:
        """A text that prints with its tracer, or has it in its middle."""
        sign = self._sign(leaf)
        if not sign:
            return leaf.text
        if self.wanted is None and not is_part:
            return TracedText(leaf.text, sign)
        return with_tracer(leaf.text, sign, middle_of(leaf.text))

    def _number(self, number: int, span: Span) -> int:
        sign = self._sign(PlanLeaf("", span))
        return TracedNumber.of(number, sign) if sign and self.wanted is None else number

    def _whole_text(self, text: Text, *, is_part: bool) -> Text:
        """A text with all its forms."""

        def traced(paragraphs: Paragraphs) -> Paragraphs:
            leaves = [PlanLeaf(one.text, one.span) for one in paragraphs]
            texts = [self._text(leaf, is_part=is_part) for leaf in leaves]
            return tuple(map(TextParagraph, texts, [leaf.span for leaf in leaves]))

        stages = tuple((period, traced(form)) for period, form in text.stages)
        return Text(traced(text.plan), text.summary and traced(text.summary), stages)

    def _cell(self, cell: CellText) -> CellText:
        text = self._text(PlanLeaf(cell.text, cell.span)) if cell.text else ""
        return cell._replace(text=text)

    def _traced_content(self, content: TableContent) -> TableContent:
        """What a table prints, its title included, which may stand in a file beside the plan."""
        return content._replace(
            columns=tuple(map(self.traced_record, content.columns)),
            rows=tuple(
                row._replace(cells=tuple(map(self._cell, row.cells))) for row in content.rows
            ),
        )
