"""Makes edits in the text of a file, and reads it again to see that nothing else has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from civplan.documents.edits import Replacement, replace_in
from civplan.edit.changes import in_unit_of_goal, text_change
from civplan.edit.edits import (
    AddComment,
    AppendEntry,
    DeleteValue,
    InsertEntry,
    SetValue,
    ValueEdit,
)
from civplan.edit.key_path import BadKeyPath
from civplan.edit.layout import MappingPlace, layout_of
from civplan.edit.manner import FileManner, manner_of
from civplan.edit.meaning import (
    Meaning,
    MeaningPath,
    meaning_of,
    node_of,
    value_at,
    with_entry,
    with_value,
    without_empty_values,
    without_value,
)
from civplan.edit.resolve import FORM_SHAPE, PathPlace
from civplan.edit.target import EditedText, EditTarget, edited_text
from civplan.edit.values import plain_value
from civplan.findings.words import Words
from civplan.model.inherit import merge_records
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import PLAN_KEY_NAMES, FileContents, inherited_root
from civplan.model.records import RecordOf
from civplan.model.result import ResultShape
from civplan.model.shapes import Shape
from civplan.model.text import PLAN_FORM, TextShape, form_named
from civplan.source.source import Source, encode_like, parse_source

UNREADABLE = Words(
    "文件读不完整，先按校验结果改好：civplan validate {file}",
    "the file cannot be read whole; first mend what this says: civplan validate {file}",
)
NOT_ENCODABLE = Words(
    "新的值用这个文件的编码写不出", "the new value cannot be written in the file's encoding"
)
NOT_AS_WANTED = Words(
    "“{path}”：改后读回来和要改的不一样，没有写入；请手工改",
    "“{path}”: read again, the file would not say what is wanted, so nothing was written; change"
    " it by hand",
)
MOST_STEPS = 8
"""Steps that one edit may take, such as making keys of a text first."""


class TextEditor:
    """Makes edits in the text of one file, in as few readings as possible."""

    def __init__(
        self,
        path: Path,
        source: Source,
        contents: FileContents,
        shape: RecordOf[Any] = PLAN_SHAPE,
        *,
        is_alone: bool = False,
    ) -> None:
        """Take the file.

        Raises:
            BadKeyPath: It cannot be read whole.
        """
        self.path = path
        self.source = source
        self.shape = shape
        is_alone = is_alone or shape is not PLAN_SHAPE
        self.base = None if is_alone else inherited_root(source, contents)
        self.notes: tuple[Words, ...] = ()
        self.count = 0
        self.manner: FileManner | None = None
        """How the file was written before the first edit."""
        file = self._readable(source)
        if file is None:
            raise BadKeyPath(UNREADABLE.filled(file=path))
        self.file = file
        self.expected: Meaning = self._meaning()

    def _meaning(self) -> Meaning:
        """What the plan says, inherited values included."""
        root = self.file.top.node
        return None if root is None else meaning_of(root, self.shape)

    def _readable(self, source: Source) -> EditedText | None:
        """A source as a plan file to edit; None when it cannot be read whole."""
        layout, own = layout_of(source.text), source.root
        if layout is None or own is None or not layout.agrees_with(own):
            return None
        root = own if self.base is None else merge_records(self.base, own, PLAN_SHAPE, [])
        if self.manner is None:
            self.manner = manner_of(layout)
        return edited_text(layout, self.manner, root, own, self.base, self.shape)

    def make(self, edits: list[ValueEdit]) -> Source:
        """Make all edits; the changed file.

        Raises:
            BadKeyPath: One cannot be made.
        """
        waiting = [(edit, 0) for edit in edits]
        while waiting:
            waiting = self._round(waiting)
        if without_empty_values(self._meaning()) != without_empty_values(self.expected):
            raise self._refusal(edits[-1])
        return self.source

    def _refusal(self, edit: ValueEdit) -> BadKeyPath:
        """The error that the file would not say what an edit wants."""
        return BadKeyPath(NOT_AS_WANTED.filled(path=edit.path))

    def _replace(self, replacements: list[Replacement], edit: ValueEdit) -> None:
        """Make replacements in the text and read it again.

        Raises:
            BadKeyPath: It cannot be read, or not be written in the file's encoding.
        """
        text = replace_in(self.source.text, sorted(replacements))
        data = encode_like(self.source.data, text)
        if data is None:
            raise BadKeyPath(NOT_ENCODABLE)
        self.source = parse_source(data, self.source.path, PLAN_KEY_NAMES)
        file = self._readable(self.source)
        if file is None:
            raise self._refusal(edit)
        self.file = file

    def _round(self, waiting: list[tuple[ValueEdit, int]]) -> list[tuple[ValueEdit, int]]:
        """Make those edits of the waiting ones that do not touch each other; the others."""
        later: list[tuple[ValueEdit, int]] = []
        touched = _Touched()
        replacements: list[Replacement] = []
        for edit, steps in waiting:
            try:
                target = EditTarget.at(edit.path, self.file)
                places = target.places
                edit = in_unit_of_goal(edit, places)  # noqa: PLW2901 - the same edit, with its unit
                scope = _scope(edit, places)
                if touched.has(scope):
                    touched.add(scope)
                    later.append((edit, steps))
                    continue
                touched.add(scope)
                change = text_change(edit, target)
            except BadKeyPath:
                if later or replacements:  # one before it may make its place
                    touched.add(_Scope((), ()))
                    later.append((edit, steps))
                    continue
                raise
            replacements += change.replacements
            self.notes += change.notes
            if not change.is_whole:
                if steps >= MOST_STEPS:
                    raise self._refusal(edit)
                later.append((edit, steps + 1))
                continue
            self._note(edit, places)
        self._replace(replacements, waiting[0][0])
        return later

    def _note(self, edit: ValueEdit, places: list[PathPlace]) -> None:
        """Note what the file should say once an edit is made."""
        self.count += 1
        path = _meaning_path(places)
        shape = places[-1].shape
        match edit:
            case SetValue(value=value):
                said = _meaning_of_value(value, shape)
                self.expected = with_value(self.expected, path, said)
            case DeleteValue():
                self.expected = without_value(self.expected, path)
            case AppendEntry(value=value):
                said = _entry_meaning(value, shape)
                if isinstance(shape, TextShape):
                    path = (*path, *_form_of_text(shape))
                    said = (*(value_at(self.expected, path) or ()), *(said or ()))
                    self.expected = with_value(self.expected, path, said)
                else:
                    self.expected = with_entry(self.expected, path, None, said)
            case InsertEntry(value=value):
                said = _meaning_of_value(value, shape)
                index = path[-1]
                assert isinstance(index, int)  # noqa: S101 - an entry has one
                self.expected = with_entry(self.expected, path[:-1], index, said)
            case AddComment():
                return


def _meaning_of_value(value: Any, shape: Any) -> Meaning:
    """What a new value of a place says."""
    return meaning_of(node_of(plain_value(value, shape, "en")), shape)


def _entry_meaning(value: Any, shape: Any) -> Meaning:
    """What a new entry of a list says."""
    if isinstance(shape, TextShape):
        return _meaning_of_value(value, FORM_SHAPE)
    listed = _meaning_of_value([value], shape)
    return listed[0] if isinstance(listed, list) else listed


class _Scope(NamedTuple):
    """What an edit touches."""

    path: MeaningPath
    holder: MeaningPath
    """The path of what it changes: the value itself, or the mapping or list around it."""


class _Touched:
    """What the edits of a round touch."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.holders: set[MeaningPath] = set()
        self.prefixes: set[MeaningPath] = set()

    def add(self, scope: _Scope) -> None:
        """Note what an edit touches."""
        self.holders.add(scope.holder)
        self.prefixes |= set(_prefixes(scope.path)) | set(_prefixes(scope.holder))

    def has(self, scope: _Scope) -> bool:
        """True when an edit touches what another one does."""
        return scope.holder in self.prefixes or any(
            prefix in self.holders for prefix in _prefixes(scope.path)
        )


def _prefixes(path: MeaningPath) -> Iterable[MeaningPath]:
    """A path and all paths above it."""
    return (path[:length] for length in range(len(path) + 1))


def _meaning_path(places: Sequence[PathPlace]) -> MeaningPath:
    """Fields and indices of the places of a path, without the top."""
    steps: list[str | int] = []
    for place, holder in zip(places[1:], places, strict=False):
        if place.number is None:
            is_form = isinstance(holder.shape, ResultShape) and form_named(str(place.step))
            steps += ["text", str(place.step)] if is_form else [str(place.step)]
        else:
            steps += [*_form_of_text(holder.shape), place.number]
    return tuple(steps)


def _form_of_text(shape: Shape[Any]) -> tuple[str, ...]:
    """The step to the paragraphs of a text without forms, which are the plan's."""
    is_whole_text = isinstance(shape, TextShape) and shape is not FORM_SHAPE
    return (PLAN_FORM,) if is_whole_text else ()


def _goes_with(edit: ValueEdit, holder: PathPlace) -> bool:
    """True when a record goes as a whole with the last of its keys."""
    place = holder.place
    is_last = not isinstance(place, MappingPlace) or len(place.entries) == 1
    return isinstance(edit, DeleteValue) and is_last and isinstance(holder.shape, RecordOf)


def _scope(edit: ValueEdit, places: list[PathPlace]) -> _Scope:
    """What an edit touches."""
    path = _meaning_path(places)
    if isinstance(edit, SetValue) and places[-1].place is not None:
        return _Scope(path, path)
    number = len(places) - (1 if isinstance(edit, AppendEntry) else 2)
    while number > 0 and (places[number].place is None or _goes_with(edit, places[number])):
        number -= 1
    return _Scope(path, path[: max(number, 0)])
