"""Writes what a document has many of: its parts with their paragraphs, entries and table.

The macros of ``parts.html.j2`` are these filters. A template would take four times as long: it
escapes each text into an object of its own, and the sandbox looks at every call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import Environment, pass_environment
from markupsafe import Markup, escape

from civplan.compose.outline import Part

# ruff: noqa: S704 - every text in it is escaped

Entries = Iterable[tuple[str, Sequence[str], "Entries", bool]]
"""Entries as the outline has them, or as a template puts them together."""
Read = Callable[[Any, str], Any]
"""Reads a value by its name as a template does: a template may also hand over what is no Part."""


def paragraphs(texts: Iterable[str]) -> Markup:
    """A ``p`` for each text."""
    return Markup(_paragraphs(texts))


def entry_list(entries: Entries, ordinal: object) -> Markup:
    """An ``ol`` with a ``li`` for each entry; ``ordinal`` for 一是…二是… in one paragraph."""
    return Markup(_list(entries, ordinal))


@pass_environment
def part(environment: Environment, content: object, level: int) -> Markup:
    """A part with its heading, which is of a level from 2 to 5, and the parts below it."""
    return Markup(_part(environment.getattr, content, level))


@pass_environment
def table(environment: Environment, content: object) -> Markup:
    """The table of indicators: measure, goal, outcome and attainment of each."""
    return Markup(_table(environment.getattr, content))


def escaped(text: object) -> str:
    """A text between tags; what a template has marked as safe stands as it is."""
    if type(text) is not str:
        return str(escape(text))
    if "&" in text or "<" in text or ">" in text:  # a look costs half of a change
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _part(read: Read, content: object, level: int) -> str:
    if type(content) is not Part:
        content = Part(*[read(content, name) for name in Part._fields])
    _, heading, texts, entries, ordinal, parts, indicators = content
    return (
        f"<h{level}>{escaped(heading)}</h{level}>{_paragraphs(texts)}"
        f"{_list(entries, ordinal) if entries else ''}"
        f"{''.join([_part(read, inner, level + 1) for inner in parts]) if parts else ''}"
        f"{_table(read, indicators) if indicators else ''}"
    )


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join([f"<p>{escaped(text)}</p>" for text in texts])


def _list(entries: Entries, ordinal: object) -> str:
    items = "".join(
        [_item(name, texts, below, ordinals) for name, texts, below, ordinals in entries]
    )
    return f'<ol class="ordinal">{items}</ol>' if ordinal else f"<ol>{items}</ol>"


def _item(name: str, texts: Sequence[str], entries: Entries, ordinal: object) -> str:
    """A ``li``: a run-in heading, the first text, the others as paragraphs, the list below."""
    heading = f'<strong class="run-in">{escaped(name)}</strong>' if name else ""
    first = escaped(texts[0]) if texts else ""
    others = _paragraphs(texts[1:]) if len(texts) > 1 else ""
    below = _list(entries, ordinal) if entries else ""
    return f"<li>{heading}{first}{others}{below}</li>"


def _table(read: Read, content: object) -> str:
    columns = read(content, "columns")
    head = "".join([f'<th class="center">{escaped(column)}</th>' for column in columns])
    rows = "".join(
        [
            _row(measure, goal, outcome, attainment)
            for measure, goal, outcome, attainment, _ in read(content, "rows")
        ]
    )
    return (
        f"<table><caption>{escaped(read(content, 'caption'))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(measure: str, goal: str, outcome: str, attainment: str) -> str:
    figures = "".join(
        [f'<td class="center">{escaped(text)}</td>' for text in (goal, outcome, attainment)]
    )
    return f"<tr><td>{escaped(measure)}</td>{figures}</tr>"


FILTERS: Mapping[str, Callable[..., Markup]] = {
    "paragraphs": paragraphs,
    "entry_list": entry_list,
    "part": part,
    "table": table,
}
"""What templates call them."""
