"""Where a key belongs that stands at the wrong level: under the key above it, or under another.

Loaded only for a file with an unknown key.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ByName
from typing import Any, NamedTuple

from civplan.findings.words import Words
from civplan.model.record import Key
from civplan.model.records import RecordOf
from civplan.model.shapes import DeferredShape, ListOf, Shape
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

Entries = Iterable[tuple[Scalar, Node]]
MOST_PLACES = 3
"""Keys under which a key may belong; with more, none is named."""

TWO_FORMS = frozenset({"plan", "summary", "计划", "总结"})
WRITE_FORMS = Words(
    "两份文档说的不一样，写成“正文: {计划: …, 总结: …}”",
    "where the two documents say different things, write “text: {plan: …, summary: …}”",
)
"""Beside other keys of a section, the forms of its text stand under the text's own key."""


class KeyPlace(NamedTuple):
    """A record above an unknown key that has a key of this name."""

    parent: str
    """The name of the key that holds the record."""
    first: Scalar
    """The record's first key, with which the others are aligned."""

    @property
    def words(self) -> Words:
        """The line to align with, and the blanks."""
        blanks = self.first.span.column - 1
        line = self.first.span.line
        return Words(
            f"它是“{self.parent}”里的字段：与第{line}行的“{self.first.text}”对齐，前面空{blanks}格",
            f"it is a key of “{self.parent}”: align it with “{self.first.text}” on line {line},"
            f" behind {blanks} blanks",
        )


def words_about_place(name: Scalar, entries: Entries, known: ByName[str, Key]) -> Words | None:
    """Where an unknown key belongs; None where nobody can tell.

    Args:
        name: The key.
        entries: The keys of its mapping with their values.
        known: The keys that the mapping may have.
    """
    if name.text in TWO_FORMS and "text" in known:
        return WRITE_FORMS
    above = _last_known_before(name, entries, known)
    if above:
        found = _place_below(name.text, above[0], above[1], known[above[0].text].shape)
        if found and found.first.span.column > name.span.column:
            return found.words
    parents = [key for key in dict.fromkeys(known.values()) if _has_key(key.shape, name.text)]
    if not parents:
        return _words_about_entry(name.text, known)
    if len(parents) > MOST_PLACES:
        return None
    zh, en = (
        "、".join(f"“{key.zh}”" for key in parents),
        ", ".join(f"“{key.en}”" for key in parents),
    )
    return Words(f"写在{zh}下面，缩进两格", f"write it under {en}, indented by two blanks")


def _words_about_entry(name: str, known: ByName[str, Key]) -> Words | None:
    """How to write a key that only the entries of one list have: 上年, of a target."""
    lists: list[tuple[Key, RecordOf[Any]]] = []
    for key in dict.fromkeys(known.values()):
        entry = key.shape.entry if isinstance(key.shape, ListOf) else None
        if isinstance(entry, RecordOf) and name in entry.by_name:
            lists.append((key, entry))
    if len(lists) != 1:
        return None
    key, entry = lists[0]
    first = entry.required[:1]
    zh, en = (f"{first[0].zh}: …, ", f"{first[0].en}: …, ") if first else ("", "")
    return Words(
        f"它是“{key.zh}”里的字段：{key.zh}: {{{zh}{name}: …}}",
        f"it is a key of “{key.en}”: {key.en}: {{{en}{name}: …}}",
    )


def _last_known_before(
    name: Scalar, entries: Entries, known: ByName[str, Key]
) -> tuple[Scalar, Node] | None:
    """The last key above a name that its record knows, with its value."""
    last = None
    for other, value in entries:
        if other is name:
            break
        last = (other, value) if other.text in known else last
    return last


def _place_below(name: str, parent: Scalar, value: Node, shape: Shape[Any]) -> KeyPlace | None:
    """The innermost record at the end of a value that has a key of this name."""
    shape = shape.shape() if isinstance(shape, DeferredShape) else shape
    if isinstance(shape, ListOf):
        last = value.items[-1] if isinstance(value, Sequence) and value.items else value
        return _place_below(name, parent, last, shape.entry)
    if not isinstance(shape, RecordOf) or not isinstance(value, Mapping) or not value.entries:
        return None
    own_name, own_value = value.entries[-1]
    key = shape.by_name.get(own_name.text)
    deeper = _place_below(name, own_name, own_value, key.shape) if key else None
    if deeper or name not in shape.by_name:
        return deeper
    given = {shape.by_name[one.text].field for one, _ in value.entries if one.text in shape.by_name}
    is_given = shape.by_name[name].field in given
    return None if is_given else KeyPlace(parent.text, value.entries[0][0])


def _has_key(shape: Shape[Any], name: str) -> bool:
    """True for a record, not in a list, that has a key of this name."""
    return isinstance(shape, RecordOf) and name in shape.by_name
