"""Writes what a document has many of: its parts with their paragraphs, entries and table.

The macros of ``parts.html.j2`` are these filters. A template would take four times as long: it
escapes each text into an object of its own, and the sandbox looks at every call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_environment,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from civplan.compose.outline import (
    AttachmentOutline,
    Entry,
    IndicatorTable,
    Outline,
    Part,
)

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

# ruff: noqa: S704 - every text in it is escaped

ListEntries = Iterable[tuple[str, Sequence[str], "ListEntries", bool]]
"""Entries as the outline has them, or as a template puts them together."""
ReadValue = Callable[[Any, str], Any]
"""Reads a value by its name as a template does: a template may also hand over what is no Part."""


def _paragraphs_filter(texts: Iterable[str]) -> Markup:
    """A ``p`` for each text."""
    return Markup(_paragraphs_markup(texts))


def _entry_list_filter(entries: ListEntries, ordinal: object) -> Markup:
    """An ``ol`` with a ``li`` for each entry; ``ordinal`` for 一是…二是… in one paragraph."""
    return Markup(_list_markup(entries, ordinal))


@pass_environment
def _part_filter(environment: Environment, content: object, level: int) -> Markup:
    """A part with its heading, which is of a level from 2 to 5, and the parts below it."""
    return Markup(_part_markup(environment.getattr, content, level))


@pass_environment
def _table_filter(environment: Environment, content: object) -> Markup:
    """The table of indicators: measure, goal, outcome and attainment of each."""
    return Markup(_indicators_markup(environment.getattr, content))


def _escaped_text(text: object) -> str:
    """A text between tags; what a template has marked as safe stands as it is."""
    if type(text) is not str:
        return str(escape(text))
    if "&" in text or "<" in text or ">" in text:  # a look costs half of a change
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _part_markup(read: ReadValue, content: object, level: int) -> str:
    if type(content) is not Part:
        content = Part(*[read(content, name) for name in Part._fields])
    _, heading, texts, entries, ordinal, parts, indicators = content
    return (
        f"<h{level}>{_escaped_text(heading)}</h{level}>{_paragraphs_markup(texts)}"
        f"{_list_markup(entries, ordinal) if entries else ''}"
        f"{''.join([_part_markup(read, inner, level + 1) for inner in parts]) if parts else ''}"
        f"{_indicators_markup(read, indicators) if indicators else ''}"
    )


def _paragraphs_markup(texts: Iterable[str]) -> str:
    return "".join([f"<p>{_escaped_text(text)}</p>" for text in texts])


def _list_markup(entries: ListEntries, ordinal: object) -> str:
    items = "".join(
        [_item_markup(name, texts, below, ordinals) for name, texts, below, ordinals in entries]
    )
    return f'<ol class="ordinal">{items}</ol>' if ordinal else f"<ol>{items}</ol>"


def _item_markup(name: str, texts: Sequence[str], entries: ListEntries, ordinal: object) -> str:
    """A ``li``: a run-in heading, the first text, the others as paragraphs, the list below."""
    heading = f'<strong class="run-in">{_escaped_text(name)}</strong>' if name else ""
    first = _escaped_text(texts[0]) if texts else ""
    others = _paragraphs_markup(texts[1:]) if len(texts) > 1 else ""
    below = _list_markup(entries, ordinal) if entries else ""
    return f"<li>{heading}{first}{others}{below}</li>"


def _indicators_markup(read: ReadValue, content: object) -> str:
    columns = read(content, "columns")
    head = "".join([f'<th class="center">{_escaped_text(column)}</th>' for column in columns])
    rows = "".join(
        [
            _indicator_row_markup(measure, goal, outcome, attainment)
            for measure, goal, outcome, attainment, _ in read(content, "rows")
        ]
    )
    return (
        f"<table><caption>{_escaped_text(read(content, 'caption'))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _indicator_row_markup(measure: str, goal: str, outcome: str, attainment: str) -> str:
    figures = "".join(
        [f'<td class="center">{_escaped_text(text)}</td>' for text in (goal, outcome, attainment)]
    )
    return f"<tr><td>{_escaped_text(measure)}</td>{figures}</tr>"


TEMPLATE_FILTERS: Mapping[str, Callable[..., Markup]] = {
    "paragraphs": _paragraphs_filter,
    "entry_list": _entry_list_filter,
    "part": _part_filter,
    "table": _table_filter,
}
"""What templates call them."""


OUTLINE_FIELDS: Mapping[type, frozenset[str]] = {
    outline: frozenset(outline._fields)
    for outline in (Entry, Part, Outline, IndicatorTable, AttachmentOutline)
}
"""Values that hold nothing but texts and one another, and their names for them."""
NO_FIELDS: frozenset[str] = frozenset()


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, which knows that outlines and macros have nothing to hide; asking takes time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template reads behind a point; undefined where it may not."""
        if attribute in OUTLINE_FIELDS.get(type(obj), NO_FIELDS):
            return getattr(obj, attribute)
        if type(obj) is TemplateModule and type(macro := getattr(obj, attribute, None)) is Macro:
            return macro
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What comes of a call in a template; an error where it may not."""
        if type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(context.eval_ctx, *args, **kwargs)


def environment_for(folders: Sequence[Path], cache: Path | None = None) -> TemplateEnvironment:
    """An environment that looks for templates in these folders, in this order.

    Args:
        folders: Where the templates are.
        cache: A folder of the user's own for compiled templates; None to compile each time.
    """
    environment = TemplateEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        bytecode_cache=_bytecode_cache(cache),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(TEMPLATE_FILTERS)
    return environment


class OptionalCache(FileSystemBytecodeCache):
    """Compiled templates in a folder; where it cannot be used, they are compiled each time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if the disk lets us."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _bytecode_cache(folder: Path | None) -> BytecodeCache | None:
    """Jinja2's cache in a folder that exists, or can be made, and can be written."""
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return OptionalCache(str(folder))
    except OSError:
        return None
