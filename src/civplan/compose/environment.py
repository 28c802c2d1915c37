"""Jinja2 for templates: sandboxed, escaped, an undefined name is an error; with our own filters.

The macros of ``parts.html.j2`` call the filters, which write a document's parts: paragraphs,
entries, the table. Macros that wrote them themselves would take four times as long: Jinja2 escapes
each text into an object of its own, and the sandbox checks every call.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_environment,
)
from markupsafe import Markup, escape

from civplan.compose.indicators import LAST_YEAR_COLUMN, NO_FIGURE
from civplan.compose.items import are_single_paragraphs
from civplan.compose.limits import TEXT_TOO_LONG, TemplateStopped, template_budget
from civplan.compose.outline import DataTable, Entry, Outline, Part
from civplan.compose.outliner import document_outline
from civplan.compose.sandbox import LimitedSandbox, PackLoader
from civplan.compose.template_cache import template_cache
from civplan.findings.words import Words
from civplan.manuscript.nodes import Manuscript
from civplan.manuscript.parse import parse_manuscript
from civplan.model.choices import Document
from civplan.model.packs import Pack
from civplan.model.plan import Plan

if TYPE_CHECKING:
    from civplan.compose.combined import NextYear

# ruff: noqa: S704 - every text in it is escaped

ListEntries = Iterable[tuple[Any, ...]]
"""Name, paragraphs, entries below, ``ordinal`` and tables of each, as in ``Entry``; a template may
pass plain lists, without the tables."""
LOWEST_HEADING = 5
"""The level of an ``h5``, （1）."""
OWN_FIELDS = ("members", "tables", "headed")
"""Of a part; what a template passes for one does not have them."""
ReadValue = Callable[[Any, str], Any]
"""Reads an attribute or key as templates do: a template may pass a mapping instead of a Part."""


def _paragraphs_filter(texts: Iterable[str]) -> Markup:
    """A ``p`` for each text."""
    return Markup(_paragraphs_markup(texts))


def _entry_list_filter(entries: ListEntries, ordinal: object) -> Markup:
    """An ``ol`` with a ``li`` for each entry; ``ordinal`` for 一是…二是… in one paragraph."""
    return Markup(_list_markup(entries, ordinal))


@pass_environment
def _part_filter(environment: Environment, content: object, level: int) -> Markup:
    """A part with its heading, of a level from 2 to 5, and the parts below it."""
    return Markup(_part_markup(environment.getattr, content, level))


@pass_environment
def _table_filter(environment: Environment, content: object) -> Markup:
    """The table of indicators: measure, goal, outcome and attainment of each."""
    return Markup(_indicators_markup(environment.getattr, content))


def _escaped_text(text: object) -> str:
    """A text escaped for use between tags, unless a template has marked it as safe."""
    if type(text) is not str:
        return str(escape(text))
    if "&" in text or "<" in text or ">" in text:  # a look costs half of a change
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _part_markup(read: ReadValue, content: object, level: int, *, is_lone: bool = False) -> str:
    """A part; the only one under its heading has no number, nor has its only entry.

    The parts below one without a heading stand in its place.
    """
    if type(content) is not Part:
        content = Part(*[read(content, name) for name in Part._fields if name not in OWN_FIELDS])
    parts = content.parts
    number = ' class="unnumbered"' if is_lone else ""
    title = content.heading
    below = level + 1 if title else level
    heading = (  # in reading order, so that a message names the first name that a template lacks
        f"{f'<h{level}{number}>{_escaped_text(title)}</h{level}>' if title else ''}"
        f"{_paragraphs_markup(content.paragraphs)}"
        f"{_data_table_markup(content.members) if content.members else ''}"
        f"{_tables_markup(content.tables) if content.tables else ''}"
        f"{_content_markup(content, below) if content.entries else ''}"
    )
    inner = [_part_markup(read, part, below, is_lone=len(parts) == 1) for part in parts]
    table = _indicators_markup(read, content.table) if content.table else ""
    return f"{heading}{''.join(inner)}{table}"


def _content_markup(content: Part | Entry, level: int) -> str:
    """The entries of a part: a list, or each under a heading of its own where there is a level.

    Below the fourth level, where the standard has no number, they are 一是…二是… if they can be.

    Args:
        content: The part, or an entry with a heading.
        level: That of the headings.
    """
    entries = content.entries
    if level > LOWEST_HEADING:
        return _entries_markup(entries, content.ordinal or are_single_paragraphs(entries))
    if not content.headed:
        return _entries_markup(entries, content.ordinal)
    number = ' class="unnumbered"' if len(entries) == 1 else ""
    return "".join(
        [
            f"<h{level}{number}>{_escaped_text(entry.name.removesuffix('。'))}</h{level}>"
            f"{_paragraphs_markup(entry.paragraphs)}"
            f"{_tables_markup(entry.tables) if entry.tables else ''}"
            f"{_content_markup(entry, level + 1) if entry.entries else ''}"
            for entry in entries
        ]
    )


def _paragraphs_markup(texts: Iterable[str]) -> str:
    return "".join([f"<p>{_escaped_text(text)}</p>" for text in texts])


def _entries_markup(entries: ListEntries, ordinal: object) -> str:
    """A list of entries, or the paragraphs of the only one, which needs no number."""
    entries = tuple(entries)
    return _list_markup(entries, ordinal) if len(entries) != 1 else _lone_markup(*entries[0])


def _lone_markup(
    name: str,
    texts: Sequence[str],
    entries: ListEntries,
    ordinal: object,
    tables: Iterable[DataTable] = (),
    *_: object,
) -> str:
    """An entry as paragraphs, then its tables and the list below."""
    first = f"{_run_in_markup(name)}{_escaped_text(texts[0]) if texts else ''}"
    rest = _rest_markup(texts, entries, ordinal, tables)
    return f"{f'<p>{first}</p>' if first else ''}{rest}"


def _list_markup(entries: ListEntries, ordinal: object) -> str:
    items = "".join(
        [
            _item_markup(name, texts, below, ordinals, *tables)
            for name, texts, below, ordinals, *tables in entries
        ]
    )
    return f'<ol class="ordinal">{items}</ol>' if ordinal else f"<ol>{items}</ol>"


def _item_markup(
    name: str,
    texts: Sequence[str],
    entries: ListEntries,
    ordinal: object,
    tables: Iterable[DataTable] = (),
    *_: object,
) -> str:
    """A ``li``: run-in heading, first text, other texts as paragraphs, tables, the list below."""
    first = _escaped_text(texts[0]) if texts else ""
    rest = _rest_markup(texts, entries, ordinal, tables)
    return f"<li>{_run_in_markup(name)}{first}{rest}</li>"


def _rest_markup(
    texts: Sequence[str], entries: ListEntries, ordinal: object, tables: Iterable[DataTable]
) -> str:
    """What follows an entry's first text: other texts as paragraphs, tables, the list below."""
    others = _paragraphs_markup(texts[1:]) if len(texts) > 1 else ""
    below = _entries_markup(entries, ordinal) if entries else ""
    grids = _tables_markup(tables) if tables else ""
    return f"{others}{grids}{below}"


def _run_in_markup(name: str) -> str:
    """A run-in heading; empty for none."""
    return f'<strong class="run-in">{_escaped_text(name)}</strong>' if name else ""


def _tables_markup(tables: Iterable[DataTable]) -> str:
    return "".join(map(_data_table_markup, tables))


def _data_table_markup(table: DataTable) -> str:
    """A ``table``; one with alignments may be set smaller, or on a page of its own."""
    head = "".join([f'<th class="center">{_escaped_text(column)}</th>' for column in table.columns])
    aligns = table.aligns or ("left",) * len(table.columns)
    cells = ["<td>" if align == "left" else f'<td class="{align}">' for align in aligns]
    rows = "".join([_data_row_markup(cells, row) for row in table.rows])
    caption = f"<caption>{_escaped_text(table.caption)}</caption>" if table.caption else ""
    shares = "".join([f'<col width="{share}"/>' for share in table.shares])
    columns = f"<colgroup>{shares}</colgroup>" if shares else ""
    kind = ' class="fitted"' if table.aligns else ""
    above = f"{caption}{columns}<thead><tr>{head}</tr></thead>"
    return f"<table{kind}>{above}<tbody>{rows}</tbody></table>"


def _data_row_markup(cells: Sequence[str], texts: Sequence[str]) -> str:
    """A ``tr``; ``cells`` are the opening tags of its cells."""
    written = zip(cells, texts, strict=True)
    return f"<tr>{''.join([f'{tag}{_escaped_text(text)}</td>' for tag, text in written])}</tr>"


def _indicators_markup(read: ReadValue, content: object) -> str:
    columns = read(content, "columns")
    head = "".join([f'<th class="center">{_escaped_text(column)}</th>' for column in columns])
    has_last_year = LAST_YEAR_COLUMN in columns
    rows = "".join(
        [_indicator_row_markup(row, has_last_year=has_last_year) for row in read(content, "rows")]
    )
    return (
        f"<table><caption>{_escaped_text(read(content, 'caption'))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _indicator_row_markup(row: Sequence[object], *, has_last_year: bool) -> str:
    """A ``tr``: measure, goal, last year's figure in a table that has any, outcome and attainment.

    In a stage the progress follows. A template may pass a plain list, without these two at its end.
    """
    measure, goal, outcome, attainment, _, *further = row
    base, progress, *_ = (*further, "", "")
    last_year = (base or NO_FIGURE,) if has_last_year else ()
    figures = (goal, *last_year, outcome, attainment, *filter(None, (progress,)))
    cells = "".join([f'<td class="center">{_escaped_text(text)}</td>' for text in figures])
    return f"<tr><td>{_escaped_text(measure)}</td>{cells}</tr>"


def _tables_filter(tables: Iterable[DataTable]) -> Markup:
    """The tables of an attachment, or behind the opening."""
    return Markup(_tables_markup(tables))


TEMPLATE_FILTERS: Mapping[str, Callable[..., Markup]] = {
    "paragraphs": _paragraphs_filter,
    "entry_list": _entry_list_filter,
    "part": _part_filter,
    "table": _table_filter,
    "tables": _tables_filter,
}
"""The filters by their names in templates."""


def environment_for(folders: Sequence[Path], cache: Path | None = None) -> Environment:
    """An environment that looks for templates in these folders, in this order.

    Args:
        folders: The folders of the templates.
        cache: A folder for compiled templates, which is made; it is used only if nobody else can
            write there. None to compile each time.
    """
    environment = LimitedSandbox(
        loader=PackLoader(folders),
        bytecode_cache=template_cache(cache),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(TEMPLATE_FILTERS)
    return environment


EXPRESSION_ERRORS = (
    *(ArithmeticError, AttributeError, LookupError),
    *(RecursionError, TypeError, ValueError),
)
"""Raised by an expression such as ``{{ 1 / 0 }}``, or for a template that is not in UTF-8."""


class CannotCompose(Exception):
    """A template of a pack cannot be used."""

    def __init__(self, template: str, line: int | None, why: str | Words) -> None:
        """Take the template's name, its line from 1, None if unknown, and why; or Jinja2's text."""
        place = f"{template}:{line}" if line else template
        why = Words(why, why) if isinstance(why, str) else why
        super().__init__(f"{place}: {why.en}")
        self.words = Words(f"模板 {place} 有错：{why.zh}", f"template {place} is faulty: {why.en}")


class Composer:
    """Composes the documents of plans of one pack; templates are read and compiled once."""

    def __init__(self, pack: Pack, cache: Path | None = None) -> None:
        """Take the pack, and a folder for compiled templates; None to compile each time."""
        self.pack = pack
        self.environment = environment_for(pack.folders, cache)

    def compose(
        self, plan: Plan, document: Document, next_year: NextYear | None = None
    ) -> Manuscript:
        """The manuscript of one of a plan's two documents.

        Args:
            plan: The plan.
            document: Which of the two.
            next_year: The plan of the next year, where it stands in one document with the summary.

        Raises:
            CannotCompose: A template is missing, is not valid Jinja2, or uses an undefined name.
            ManuscriptError: A template writes something outside the manuscript vocabulary.
        """
        if next_year is None:
            outline = document_outline(plan, self.pack.profile, document)
        else:
            from civplan.compose.combined import combined_outline  # noqa: PLC0415 - few plans have one

            outline = combined_outline(plan, self.pack.profile, next_year)
        return self.write(outline, plan, document)

    def write(self, outline: Outline, plan: Plan, document: Document) -> Manuscript:
        """The manuscript that the pack's template makes of an outline.

        Args:
            outline: The content of the document.
            plan: The plan, which templates may read too.
            document: Which of the two; where it has divisions, the template is that of both.

        Raises:
            CannotCompose, ManuscriptError: As ``compose``.
        """
        name = "combined" if outline.divisions else document.value
        template = f"{name}.html.j2"
        try:
            with template_budget():
                xhtml = self.environment.get_template(template).render(document=outline, plan=plan)
        except TemplateSyntaxError as error:
            raise CannotCompose(error.name or template, error.lineno, str(error.message)) from error
        except TemplateNotFound as error:
            raise CannotCompose(str(error.name), None, "not found") from error
        except TemplateStopped as error:
            raise CannotCompose(*_template_error_place(error, template), error.words) from error
        except MemoryError as error:
            raise CannotCompose(*_template_error_place(error, template), TEXT_TOO_LONG) from error
        except (TemplateError, *EXPRESSION_ERRORS) as error:
            raise CannotCompose(*_template_error_place(error, template), str(error)) from error
        return parse_manuscript(xhtml, f"{self.pack.name}/{template}")


def _template_error_place(error: Exception, template: str) -> tuple[str, int | None]:
    """The template and line in which an error was raised; Jinja2 adds them to the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(frame.filename, frame.lineno) for frame in frames if frame.filename.endswith(".j2")]
    if not places:
        return template, None
    file, line = places[-1]
    return Path(file).name, line
