"""Follows a key path through a plan file: what stands there, and where in the file's own text."""

from __future__ import annotations

from typing import Any, NamedTuple

from civplan.edit.key_path import BadKeyPath, EntryStep, KeyPath, PathStep
from civplan.edit.layout import MappingPlace, NodePlace, ScalarPlace, SequencePlace
from civplan.findings.finding import NOWHERE
from civplan.findings.words import Words
from civplan.model.records import Key, RecordOf
from civplan.model.result import DATED_RESULTS_SHAPE, VALUE_AND_TEXT_SHAPE, ResultShape
from civplan.model.scalars import LINE
from civplan.model.sections import SectionOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.table import TableRowShape
from civplan.model.text import (
    ENGLISH_FORMS,
    FORMS_ALLOWED,
    TEXT_SHAPE,
    TextShape,
    form_named,
    has_forms,
    is_nothing,
)
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

NO_SUCH_KEY = Words(
    "“{path}”：“{where}”没有“{key}”这个字段；{suggestion}",
    "“{path}”: “{where}” has no key “{key}”; {suggestion}",
)
PATH_ALONE = Words("{path}", "{path}")
FORM_OF_TEXT = Words("是不是“{path}”？", "did you mean “{path}”?")
NO_LIST = Words(
    "“{path}”：“{where}”不是列表，后面不能写方括号",
    "“{path}”: “{where}” is no list, so no brackets may follow",
)
NO_KEYS_BELOW = Words(
    "“{path}”：“{where}”下面没有字段", "“{path}”: there are no keys below “{where}”"
)
LIST_NEEDS_ENTRY = Words(
    "“{path}”：“{where}”是列表，写明第几条或编号，如 {where}[1].{key}",
    "“{path}”: “{where}” is a list; say which entry, such as {where}[1].{key}",
)
NO_SUCH_ENTRY = Words(
    "“{path}”：“{where}”里没有 [{name}]；{entries}",
    "“{path}”: “{where}” has no [{name}]; {entries}",
)
EMPTY_LIST = Words("它没有内容", "it is empty")
FORM_SHAPE = TextShape()
"""The shape of one of the two forms of a text: a text without forms."""
LONGEST_LIST_OF_IDS = 12
TOP = Words("计划文件", "the plan file")


class PathPlace(NamedTuple):
    """What a path leads to after some of its steps."""

    shape: Shape[Any]
    """What may stand there, never a deferred one."""
    step: PathStep = ""
    """The field, in English, or the entry."""
    node: Node | None = None
    """The value, inherited or not; None when there is none."""
    own: Node | None = None
    """The value in the file itself."""
    place: NodePlace | None = None
    """Where the file itself has it."""
    key: ScalarPlace | None = None
    """Where its key stands in the file itself."""
    written_key: Key | None = None
    """The field of a record, for its names."""
    number: int | None = None
    """The number of an entry in the value's list, from 0."""
    own_number: int | None = None
    """Its number in the list of the file itself."""

    is_alone: bool = False
    """True for the text that stands for its record: it is the value of the record's own place."""

    @property
    def is_empty(self) -> bool:
        """True when there is no value, inherited or not."""
        return self.node is None or is_nothing(self.node)


def path_places(path: KeyPath, top: PathPlace) -> list[PathPlace]:
    """The places on the way of a path, from the top to its end.

    Raises:
        BadKeyPath: A plan file has no such key, or this one no such entry.
    """
    places = [top]
    for number, step in enumerate(path.steps):
        where = str(KeyPath(path.steps[:number])) or TOP
        if isinstance(step, EntryStep):
            places.append(_entry_place(places[-1], step, path, where))
        else:
            places.append(_key_place(places[-1], step, path, where))
    return places


def _key_place(parent: PathPlace, name: str, path: KeyPath, where: str | Words) -> PathPlace:
    """The place of a key below another place."""
    shape = parent.shape
    if isinstance(shape, TextShape):
        return _form_place(parent, name, path, where)
    if isinstance(shape, ResultShape):
        shape = TEXT_SHAPE if form_named(name) else VALUE_AND_TEXT_SHAPE
        return _key_place(parent._replace(shape=shape), name, path, where)
    if isinstance(shape, ListOf):
        words = LIST_NEEDS_ENTRY
        raise BadKeyPath(words.filled(path=path, where=where, key=name))
    if not isinstance(shape, RecordOf):
        raise BadKeyPath(NO_KEYS_BELOW.filled(path=path, where=where))
    key = shape.by_name.get(name)
    if key is None:
        suggestion = _suggestion(name, shape, where)
        raise BadKeyPath(
            NO_SUCH_KEY.filled(path=path, where=where, key=name, suggestion=suggestion)
        )
    node, own = _as_record(parent.node, shape), _as_record(parent.own, shape)
    wanted = PathPlace(resolved_shape(key.shape), key.field, node, own, written_key=key)
    return _place_of_key(parent, wanted, frozenset(key.names))


def _place_of_key(parent: PathPlace, wanted: PathPlace, names: frozenset[str]) -> PathPlace:
    """A place below another one, with its value and where that stands.

    Args:
        parent: The place around it.
        wanted: The place, its values those of the parent as keys with values.
        names: The names of its key.
    """
    value, own = _value_of(wanted.node, names), _value_of(wanted.own, names)
    if wanted.own is not parent.own:  # a text stands for the record; a plain text is the plan's
        place = parent.place if own is parent.own else None
        return wanted._replace(node=value, own=own, place=place, is_alone=place is not None)
    key, place = _value_place(parent.place, names)
    return wanted._replace(node=value, own=own, place=place, key=key)


def _suggestion(name: str, shape: RecordOf[Any], where: str | Words) -> Words:
    """What to write instead of an unknown key; plan and summary are forms of a record's text."""
    text = shape.by_name.get("text")
    if name in ENGLISH_FORMS and text is not None and isinstance(where, str):
        return _below(where, text, name, FORM_OF_TEXT)
    from civplan.model.unknown_keys import (  # noqa: PLC0415 - most are known
        MOST_PLACES,
        keys_above,
        suggestion_for,
    )

    above = keys_above(name, shape.by_name)
    if len(above) > MOST_PLACES:  # every section has it: most of it stands in the work
        above = [key for key in above if key.field == "work"]
    if 0 < len(above) <= MOST_PLACES:
        zh, en = zip(*(_below(where, key, name, PATH_ALONE) for key in above), strict=True)
        return FORM_OF_TEXT.filled(path=Words("”或“".join(zh), "” or “".join(en)))
    return suggestion_for(Scalar(name, NOWHERE), shape.by_name)


def _below(where: str | Words, key: Key, name: str, words: Words) -> Words:
    """A path through a further key, its name in the language of the last one."""
    step = key.en if name.isascii() else key.zh
    return words.filled(
        path=f"{where}.{step}.{name}" if isinstance(where, str) else f"{step}.{name}"
    )


def _as_record(node: Node | None, shape: RecordOf[Any]) -> Node | None:
    """A value as keys with values; a section that is just its text has only that key."""
    if node is None or is_nothing(node):
        return node
    if isinstance(shape, SectionOf) and (not isinstance(node, Mapping) or has_forms(node)):
        return Mapping(((Scalar("text", node.span), node),), node.span)
    if shape is VALUE_AND_TEXT_SHAPE:
        return _result_as_record(node)
    if isinstance(node, Scalar) and isinstance(shape.short, str):
        name = shape.record.keys[shape.short].en
        return Mapping(((Scalar(name, node.span), node),), node.span)
    return node


def _result_as_record(node: Node) -> Node:
    """A result as its figure or its text."""
    if isinstance(node, Mapping) and not has_forms(node):
        return node
    result = ResultShape().read(node, [])
    name = "value" if result and result.value and not result.entries else "text"
    return Mapping(((Scalar(name, node.span), node),), node.span)


def _form_place(parent: PathPlace, name: str, path: KeyPath, where: str | Words) -> PathPlace:
    """The place of one of the forms of a text."""
    form = form_named(name)
    if form is None:
        raise BadKeyPath(
            NO_SUCH_KEY.filled(path=path, where=where, key=name, suggestion=FORMS_ALLOWED)
        )
    node, own = _as_forms(parent.node), _as_forms(parent.own)
    names = frozenset(
        one.text
        for forms in (node, own)
        for one, _ in (forms.entries if isinstance(forms, Mapping) else ())
        if form_named(one.text) == form
    )
    return _place_of_key(parent, PathPlace(FORM_SHAPE, form, node, own), names)


def _as_forms(node: Node | None) -> Node | None:
    """A text as its forms; a plain one is that of the plan."""
    if node is None or is_nothing(node) or isinstance(node, Mapping):
        return node
    return Mapping(((Scalar("plan", node.span), node),), node.span)


def _value_of(node: Node | None, names: frozenset[str]) -> Node | None:
    """The first value of a field in a mapping."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for name, value in entries if name.text in names), None)


def _value_place(
    place: NodePlace | None, names: frozenset[str]
) -> tuple[ScalarPlace | None, NodePlace | None]:
    """Where a field's key and value stand in a mapping of the file."""
    if not isinstance(place, MappingPlace):
        return None, None
    pairs = (pair for pair in place.entries if pair[0].text in names)
    return next(pairs, (None, None))


def entry_shape(shape: Shape[Any]) -> Shape[Any] | None:
    """The shape of the entries of what may be a list; None for what may not."""
    if isinstance(shape, ResultShape):
        shape = DATED_RESULTS_SHAPE
    if isinstance(shape, ListOf):
        return resolved_shape(shape.entry)
    if isinstance(shape, TableRowShape):
        return LINE
    return FORM_SHAPE if isinstance(shape, TextShape) else None


def _entry_place(
    parent: PathPlace, step: EntryStep, path: KeyPath, where: str | Words
) -> PathPlace:
    """The place of an entry of a list."""
    shape = parent.shape
    if isinstance(shape, ResultShape):
        shape = DATED_RESULTS_SHAPE
    of_entry = entry_shape(shape)
    if of_entry is None:
        raise BadKeyPath(NO_LIST.filled(path=path, where=where))
    entries = entries_of(parent.node, shape)
    index = index_of_entry(entries, step, of_entry)
    if index is None:
        known = _known_entries(entries, of_entry)
        raise BadKeyPath(
            NO_SUCH_ENTRY.filled(path=path, where=where, name=step.name, entries=known)
        )
    node = entries[index]
    own_index = _own_index(parent, node, index, of_entry, shape)
    own_entries = entries_of(parent.own, shape)
    own = None if own_index is None else own_entries[own_index]
    place = None if own_index is None else _place_of_entry(parent.place, own_index)
    return PathPlace(of_entry, step, node, own, place, number=index, own_number=own_index)


def entries_of(node: Node | None, shape: Shape[Any]) -> tuple[Node, ...]:
    """The entries of a list, or the lone one."""
    if isinstance(node, Sequence):
        return node.items
    is_text = isinstance(shape, TextShape) and isinstance(node, Scalar)
    is_lone = is_text or (isinstance(shape, ListOf) and shape.lone)
    return (node,) if is_lone and node is not None and not is_nothing(node) else ()


def index_of_entry(entries: tuple[Node, ...], step: EntryStep, shape: Shape[Any]) -> int | None:
    """The index of the entry with an id or a number; None without one."""
    for index, entry in enumerate(entries):
        if id_of(entry, shape) == step.name:
            return index
    number = step.position
    return number if number is not None and 0 <= number < len(entries) else None


def id_of(node: Node, shape: Shape[Any]) -> str | None:
    """The id of an entry; None when it has none."""
    if not isinstance(shape, RecordOf) or "id" not in shape.by_name:
        return None
    value = _value_of(node, frozenset(shape.by_name["id"].names))
    return value.text.strip() if isinstance(value, Scalar) and not value.is_nothing else None


def _known_entries(entries: tuple[Node, ...], shape: Shape[Any]) -> Words:
    """Which entries there are."""
    if not entries:
        return EMPTY_LIST
    names = [id_of(entry, shape) or str(number) for number, entry in enumerate(entries, 1)]
    shown = names[:LONGEST_LIST_OF_IDS]
    more = "……" if len(names) > len(shown) else ""
    return Words(
        f"有 {'、'.join(shown)}{more}", f"there are {', '.join(shown)}{'…' if more else ''}"
    )


def _own_index(
    parent: PathPlace, node: Node, index: int, of_entry: Shape[Any], shape: Shape[Any]
) -> int | None:
    """The index of an entry in the list of the file itself; None for an inherited one."""
    own_entries = entries_of(parent.own, shape)
    if index < len(own_entries) and own_entries[index] is node:
        return index
    id_ = id_of(node, of_entry)
    for number, one in enumerate(own_entries):
        if one is node or (id_ is not None and id_of(one, of_entry) == id_):
            return number
    spans = [number for number, one in enumerate(own_entries) if one.span == node.span]
    return spans[0] if len(spans) == 1 else None


def _place_of_entry(place: NodePlace | None, index: int) -> NodePlace | None:
    """Where an entry stands in the file; a lone value is its own entry."""
    if isinstance(place, SequencePlace):
        return place.items[index] if index < len(place.items) else None
    return place
