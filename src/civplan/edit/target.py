"""The place that one edit is about, with what a change of its text must know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from civplan.documents.edits import Replacement
from civplan.edit.key_path import BadKeyPath, KeyPath
from civplan.edit.layout import (
    AliasPlace,
    MappingPlace,
    NodePlace,
    SequencePlace,
    TextLayout,
    places_in,
)
from civplan.edit.manner import FileManner, language_of_keys
from civplan.edit.refusals import INSIDE_ALIAS, SHARED_BY_ALIAS, TOO_INTRICATE
from civplan.edit.resolve import PathPlace, path_places
from civplan.edit.writing import DASH, Spot, Surrounding
from civplan.findings.text import terminal_width
from civplan.findings.words import Language, Words
from civplan.model.records import RecordOf
from civplan.source.nodes import Mapping


class TextChange(NamedTuple):
    """What one edit changes in the text."""

    replacements: tuple[Replacement, ...]
    is_whole: bool = True
    """False where it is a first step: the edit is to be made again on the changed text."""
    notes: tuple[Words, ...] = ()


class EditedText(NamedTuple):
    """A plan file while it is edited."""

    layout: TextLayout
    manner: FileManner
    top: PathPlace
    """The whole plan, inherited values included."""
    base: PathPlace
    """What is inherited alone."""


def edited_text(  # noqa: PLR0913, PLR0917 - the parts of one value
    layout: TextLayout,
    manner: FileManner,
    root: Mapping,
    own: Mapping,
    base: Mapping | None,
    shape: RecordOf[Any],
) -> EditedText:
    """A plan file to edit.

    Args:
        layout: Where its values stand.
        manner: How it is written.
        root: Its nodes, merged over the inherited ones.
        own: Its own nodes.
        base: The inherited ones; None when it extends no file.
        shape: What the file holds.
    """
    top = PathPlace(shape, node=root, own=own, place=layout.root)
    return EditedText(layout, manner, top, PathPlace(shape, node=base))


class EditTarget:
    """The places on the way of an edit's path, the last of which it is about.

    A place is known by its number on the way: 0 is the whole file.
    """

    def __init__(self, path: KeyPath, file: EditedText, places: list[PathPlace]) -> None:
        """Take the path, the file and the places."""
        self.path = path
        self.file = file
        self.layout = file.layout
        self.manner = file.manner
        self.places = places
        self.last = len(places) - 1

    @classmethod
    def at(cls, path: KeyPath, file: EditedText) -> EditTarget:
        """The target of a path.

        Raises:
            BadKeyPath: A plan file has no such place, or an alias stands on the way.
        """
        target = cls(path, file, path_places(path, file.top))
        for one in target.places[:-1]:
            if isinstance(one.place, AliasPlace):
                raise target.refusal(INSIDE_ALIAS, one.place.start, name=one.place.name)
        return target

    def above(self) -> EditTarget:
        """The target that holds this one."""
        return self.up_to(self.last - 1)

    def up_to(self, number: int) -> EditTarget:
        """The target of a place on the way."""
        return EditTarget(KeyPath(self.path.steps[:number]), self.file, self.places[: number + 1])

    @property
    def place(self) -> PathPlace:
        """The place at the end of the path."""
        return self.places[-1]

    @property
    def parent(self) -> PathPlace:
        """The place that holds it."""
        return self.places[-2]

    def refusal(self, words: Words, position: int = 0, **values: object) -> BadKeyPath:
        """The error that the edit cannot be made, because of what stands at a position."""
        line = self.layout.line_number(position)
        return BadKeyPath(words.filled(path=self.path, line=line, **values))

    def written(self, number: int) -> NodePlace:
        """What the file itself has at a place.

        Raises:
            BadKeyPath: It has nothing there.
        """
        place = self.places[number].place
        if place is None:
            raise self.refusal(TOO_INTRICATE)
        return place

    def refuse_shared(self, number: int, *, with_parts: bool = True) -> None:
        """Refuse to change what an alias stands for elsewhere.

        Args:
            number: The place that changes; those above it change with it.
            with_parts: True where all values in it change too.

        Raises:
            BadKeyPath: An alias names one of them.
        """
        above = [one.place for one in self.places[: number + 1] if one.place is not None]
        parts = places_in(above[-1]) if with_parts and above else ()
        for place in (*above, *(value for _, value in parts)):
            if not isinstance(place, AliasPlace) and place.anchor in self.layout.aliases:
                raise self.refusal(SHARED_BY_ALIAS, place.start, name=place.anchor)

    def language(self, number: int) -> Language:
        """The language of keys at a place: that of the nearest keys in the file."""
        for one in reversed(self.places[: number + 1]):
            if isinstance(one.place, MappingPlace) and one.place.entries:
                return language_of_keys(one.place, self.manner.language)
        return self.manner.language

    def is_lone(self, number: int) -> bool:
        """True for the only entry of a list that is written without dash and brackets."""
        holder = self.places[number - 1].place if number else None
        is_entry = self.places[number].number is not None
        return is_entry and not isinstance(holder, SequencePlace)

    def own_number(self, number: int) -> int:
        """The place that has the key or dash of another: of a text, the record it stands for."""
        while self.places[number].is_alone or self.is_lone(number):
            number -= 1
        return number

    def dash(self, number: int) -> int | None:
        """The position of the dash of an entry; None in brackets, and of a lone value."""
        if self.places[number].is_alone:
            number = self.own_number(number)
        holder, own = self.places[number - 1].place, self.places[number].own_number
        if isinstance(holder, SequencePlace) and not holder.is_flow and own is not None:
            return holder.dashes[own]
        return None

    def start_of(self, number: int) -> int | None:
        """Where the key or dash of a place begins, or an entry in brackets; None without one."""
        one = self.places[number]
        dash = self.dash(number)
        is_entry = one.number is not None and not one.is_alone and not self.is_lone(number)
        if one.key or dash is not None or not is_entry:
            return one.key.start if one.key else dash
        return one.place and one.place.start

    def surrounding(self, number: int) -> Surrounding:
        """What stands around a place."""
        number = self.own_number(number)
        holder = self.places[number - 1].place
        if isinstance(holder, SequencePlace | MappingPlace) and holder.is_flow:
            return "braces"
        return "entry" if isinstance(holder, SequencePlace) else "key"

    def spot(self, number: int) -> Spot:
        """Where the value of a place is written."""
        number = self.own_number(number)
        one, surrounding = self.places[number], self.surrounding(number)
        if surrounding == "braces":
            return Spot(0, 0, surrounding)
        if one.key is not None:
            width = terminal_width(self.layout.text[one.key.start : one.key.end])
            return Spot(self.layout.column(one.key.start), width + 2, surrounding)
        dash = self.dash(number)
        if dash is None:
            raise self.refusal(TOO_INTRICATE)
        taken = one.place.start - dash if one.place else len(DASH)
        return Spot(self.layout.column(dash), taken, surrounding)

    def behind_key(self, number: int) -> int:
        """The position behind the colon of a place's key, or behind its dash.

        Raises:
            BadKeyPath: It stands in brackets.
        """
        number = self.own_number(number)
        dash = self.dash(number)
        if dash is not None:
            return dash + 1
        key = self.places[number].key
        if key is None:
            raise self.refusal(TOO_INTRICATE, self.written(number).start)
        return self.layout.next_token(key.end) + 1

    def indented(self, head: str, below: tuple[str, ...], column: int) -> str:
        """A text with lines below it that are indented to a column."""
        newline, indent = self.manner.newline, " " * column
        return head + "".join(f"{newline}{indent}{line}" if line else newline for line in below)

    def lines_behind(self, end: int, lines: tuple[str, ...], column: int) -> Replacement:
        """Put lines below the one that ends at a position."""
        return Replacement(end, end, self.indented("", lines, column))

    def entry_behind(self, start: int, end: int, text: str) -> Replacement:
        """Put an entry behind another one in brackets, on a line of its own if that one has one.

        Args:
            start: Where the other one begins.
            end: Where it ends.
            text: The entry.
        """
        layout = self.layout
        comma = layout.next_token(end)
        has_comma = layout.text[comma] == "," and comma < layout.line_end(end)
        stop = comma + 1 if has_comma else end
        line_end = layout.line_end(stop)
        rest = layout.text[stop:line_end].strip()
        if not self.begins_line(start) or (rest and not rest.startswith("#")):
            return Replacement(end, end, f", {text}")
        head = ("" if has_comma else ",") + layout.text[end:line_end]
        below = (f"{text}," if has_comma else text,)
        return Replacement(end, line_end, self.indented(head, below, layout.column(start)))

    def begins_line(self, position: int) -> bool:
        """True when nothing stands before a position on its line."""
        return not self.layout.text[self.layout.line_start(position) : position].strip()

    def end_with_comments(self, end: int, column: int) -> int:
        """The end of the line where a value ends, or of the deeper comments right below it.

        Args:
            end: Where the value ends.
            column: The column of its key or dash.
        """
        layout = self.layout
        end = layout.line_end(end)
        while (start := layout.next_line(end)) > end:
            line = layout.text[start : layout.line_end(start)]
            is_comment = line.lstrip(" ").startswith("#")
            if not is_comment or len(line) - len(line.lstrip(" ")) <= column:
                break
            end = layout.line_end(start)
        return end

    def start_with_comments(self, start: int) -> int:
        """Where the line of a key or dash begins, or the comments right above that belong to it.

        Those at the top of the file belong to the file.
        """
        layout = self.layout
        number, column = layout.line_number(start), layout.column(start)
        first = number
        while first > 1:
            line = layout.line(first - 1)
            is_comment = line.lstrip(" ").startswith("#")
            if not is_comment or len(line) - len(line.lstrip(" ")) != column:
                break
            first -= 1
        return layout.lines.starts[(number if first == 1 else first) - 1]

    def shifts(self, start: int, end: int, columns: int) -> Iterator[Replacement]:
        """Indent the lines that begin within a stretch; fewer than 0 columns outdent them."""
        starts, layout = self.layout.lines.starts, self.layout
        for number in range(layout.line_number(start), layout.line_number(max(start, end - 1)) + 1):
            begin = starts[number - 1]
            if begin < start or begin >= end or not layout.line(number).strip(" \t"):
                continue
            if columns > 0:
                yield Replacement(begin, begin, " " * columns)
            elif columns < 0 and layout.text[begin : begin - columns].isspace():
                yield Replacement(begin, begin - columns, "")
