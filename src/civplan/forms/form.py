"""A form as values: rows of cells, each of which says what the plan says or asks a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.forms.tables import AnswerKind, FormTable
from civplan.model.figures import Quantity
from civplan.model.target import Target


class EntryPlace(NamedTuple):
    """An entry of a list."""

    field: str
    """The key of the list."""
    number: int
    """From 1."""
    id: str = ""
    """Its id, by which it is known where it has one."""


PlaceSteps = tuple[str | EntryPlace, ...]
"""Keys and entries of lists, from the outermost on."""


class UnusableAnswer(ValueError):
    """A cell does not hold an answer to its question; the words say why, and what to write."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(words.en)
        self.words = words


class PartOfYear(NamedTuple):
    """What an answer about a stage of the year must know."""

    on: str
    """The date of the entry in which it stands."""
    stage: str
    """The name of the stage."""
    lines: str
    """The dated results that the plan file has, a line each; empty without one."""
    before: Quantity | None = None
    """The total of those before the end of the stage, without its own entry; None for none."""


class Question(NamedTuple):
    """What a cell asks for."""

    kind: AnswerKind
    place: PlaceSteps
    """Where the answer stands in the plan file."""
    value: str = ""
    """The answer that the plan file has, as a cell says it; empty without one."""
    target: Target | None = None
    """The target whose result it asks for; None where no figure is compared."""
    shared: PlaceSteps = ()
    """The item's result, where a target has its figure from there; empty otherwise."""
    unit: str = ""
    """The unit in which a figure without a target counts; empty where that is not known."""
    part: PartOfYear | None = None
    """The part of the year that it is about; None for the whole year."""


class FormRow(NamedTuple):
    """A row of a table."""

    number: str
    """What tells it apart in its table."""
    cells: Mapping[str, str | Question]
    """By the fields of the columns: what the plan says, or a question. Others stay empty."""
    id: str = ""
    """The id that the plan gives to what the row is about; empty without one."""

    @property
    def questions(self) -> Iterator[tuple[str, Question]]:
        """The questions, by the fields of their columns."""
        for field, cell in self.cells.items():
            if isinstance(cell, Question):
                yield field, cell

    @property
    def promises(self) -> dict[str, str]:
        """What the plan says, by the fields of the columns."""
        return {field: cell for field, cell in self.cells.items() if isinstance(cell, str)}


NO_AREAS: Mapping[str, PlaceSteps] = {}


class Form(NamedTuple):
    """The questions to one community about one year."""

    community: str
    year: int
    rows: Mapping[str, tuple[FormRow, ...]]
    """By the names of the tables."""
    file: str = ""
    """The name of the plan file; empty where there is none yet."""
    is_of_new_plan: bool = False
    """True where there is no plan file yet, so that its promises are asked for as well."""
    areas: Mapping[str, PlaceSteps] = NO_AREAS
    """The places of the areas of work by their names."""
    stage: str = ""
    """The stage of the year that it asks about; empty for the whole year."""

    @property
    def name(self) -> str:
        """湖内社区2007年上半年, as it stands in the titles and in the name of the file."""
        return f"{self.community}{self.year}年{self.stage}"

    def rows_of(self, table: FormTable) -> tuple[FormRow, ...]:
        """The rows of a table."""
        return self.rows.get(table.name, ())
