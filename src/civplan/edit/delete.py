"""Deletes keys and entries with their comments, and takes inherited values away."""

from __future__ import annotations

from civplan.documents.edits import Replacement
from civplan.edit.add import add_value, append_entry, changed_entry
from civplan.edit.key_path import BadKeyPath, EntryStep, KeyPath, PathStep
from civplan.edit.layout import MappingPlace, SequencePlace
from civplan.edit.refusals import (
    ENTRY_WITHOUT_ID,
    LAST_KEY,
    NOTHING_THERE,
    TOO_INTRICATE,
    WHOLE_FILE,
)
from civplan.edit.replace import replace_value
from civplan.edit.resolve import PathPlace, id_of, path_places
from civplan.edit.target import EditTarget, TextChange
from civplan.edit.values import KeyedValues, NoValue, ValueList, plain_value
from civplan.model.commented_yaml import key_name
from civplan.model.records import RecordOf


def delete_value(target: EditTarget) -> TextChange:
    """Delete the value of a place with its key or dash, and the comments that belong to it.

    Raises:
        BadKeyPath: There is none, or it cannot be deleted alone.
    """
    place = target.place
    if not target.last:
        raise target.refusal(WHOLE_FILE)
    if place.is_empty and place.place is None:
        raise target.refusal(NOTHING_THERE)
    if _is_inherited(target):
        return _take_inherited_away(target)
    target.refuse_shared(target.last)
    if target.is_lone(target.last):
        return delete_value(target.above())
    if place.is_alone:
        target.refuse_shared(target.last - 1)
        return replace_value(target, target.last - 1, KeyedValues(()))
    holder = target.parent.place
    if isinstance(holder, MappingPlace):
        number = [key for key, _ in holder.entries].index(place.key)  # type: ignore[arg-type]
        starts = [key.start for key, _ in holder.entries]
        ends = [max(key.end, value.end) for key, value in holder.entries]
    elif isinstance(holder, SequencePlace) and place.own_number is not None:
        number = place.own_number
        starts = list(holder.dashes) or [item.start for item in holder.items]
        ends = [max(item.end, start + 1) for item, start in zip(holder.items, starts, strict=True)]
    else:
        raise target.refusal(TOO_INTRICATE, target.written(target.last).start)
    if len(starts) == 1:
        return _leave_empty(target)
    if holder.is_flow:
        return _delete_in_brackets(target, starts, ends, number)
    return _delete_lines(target, starts[number], ends[number])


def _is_inherited(target: EditTarget) -> bool:
    """True when the extended file has a value there."""
    if target.file.base.node is None:
        return False
    if target.place.number is not None and target.place.own_number is None:
        return True
    try:
        steps = tuple(map(_lasting_step, target.places[1:]))
        return not path_places(KeyPath(steps), target.file.base)[-1].is_empty
    except BadKeyPath:
        return False


def _lasting_step(place: PathPlace) -> PathStep:
    """A step that means the same entry in the extended file: by its id."""
    if place.number is None:
        return place.step
    id_ = id_of(place.node, place.shape) if place.node else None
    return EntryStep(id_ or "\0")  # no file has such an id


def _take_inherited_away(target: EditTarget) -> TextChange:
    """Say in the file that an inherited value does not count."""
    place, last = target.place, target.last
    language = target.language(last)
    if place.number is None:
        if place.place is not None:
            return replace_value(target, last, NoValue())
        return add_value(target, NoValue(), language)
    if not isinstance(place.shape, RecordOf) or "drop" not in place.shape.by_name:
        raise target.refusal(ENTRY_WITHOUT_ID, name=str(place.step).strip("[]"))
    key = place.shape.by_name["drop"]
    drop = KeyedValues(((key_name(key, language), plain_value(True, key.shape, language)),), True)  # noqa: FBT003
    entry = changed_entry(target, last, drop, language)
    if place.place is not None:
        return replace_value(target, last, entry)
    if target.parent.place is None:
        return add_value(target.above(), ValueList((entry,)), language)
    return append_entry(target, last - 1, entry)


def _leave_empty(target: EditTarget) -> TextChange:
    """Leave empty brackets where the last of the entries goes: without any it would mean absent."""
    if target.last == 1:
        raise target.refusal(LAST_KEY)
    is_list = target.place.number is not None
    return replace_value(target, target.last - 1, ValueList(()) if is_list else KeyedValues(()))


def _delete_in_brackets(
    target: EditTarget, starts: list[int], ends: list[int], number: int
) -> TextChange:
    """Delete an entry in brackets with the comma that belongs to it."""
    is_last = number + 1 == len(starts)
    start = ends[number - 1] if is_last else starts[number]
    end = ends[number] if is_last else starts[number + 1]
    between = slice(start, starts[number]) if is_last else slice(ends[number], end)
    if "#" in target.layout.text[between]:  # a comment, perhaps about what stays
        raise target.refusal(TOO_INTRICATE, starts[number])
    return TextChange((Replacement(start, end, ""),))


def _delete_lines(target: EditTarget, start: int, end: int) -> TextChange:
    """Delete a key or an entry on lines of its own, with the comments that belong to it."""
    layout = target.layout
    column = layout.column(start)
    last = target.end_with_comments(end, column)
    line = layout.line_start(start)
    if layout.text[line:start].strip():  # behind a dash: what follows takes its place
        following = layout.next_line(last)
        rest = layout.text[following:]
        token = following + len(rest) - len(rest.lstrip(" "))
        return TextChange((Replacement(start, token, ""),))
    begin, behind = target.start_with_comments(start), layout.next_line(last)
    if behind > last:
        return TextChange((Replacement(begin, behind, ""),))
    number = layout.line_number(begin)  # the last line of a text without a line break at its end
    return TextChange((Replacement(layout.lines.ends[max(number - 2, 0)], last, ""),))
