"""Deletes keys and entries with their comments, and takes inherited values away."""

from __future__ import annotations

from typing import NamedTuple

from civplan.documents.edits import Replacement
from civplan.edit.add import add_value, append_entry, changed_entry, copied_list
from civplan.edit.key_path import BadKeyPath, EntryStep, KeyPath, PathStep
from civplan.edit.layout import MappingPlace, SequencePlace
from civplan.edit.meaning import COUNT_EMPTY
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
from civplan.model.sections import SectionOf


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
    return _delete_written(target)


def _delete_written(target: EditTarget) -> TextChange:
    """Delete what the file itself has at a place."""
    place = target.place
    target.refuse_shared(target.last)
    if target.is_lone(target.last):
        return _delete_written(target.above())
    if place.is_alone:
        target.refuse_shared(target.last - 1)
        return _leave_without_keys(target.above())
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
        entries = _Stretches(holder.own_start, starts, ends, holder.end - 1)
        return _delete_in_brackets(target, entries, number)
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
    if change := copied_list(target):
        return change
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
    """Delete the last of some entries: a list stays, empty, and a record goes as a whole.

    A list without brackets would mean that there is none.
    """
    if target.last == 1:
        raise target.refusal(LAST_KEY)
    if target.place.number is not None:
        return replace_value(target, target.last - 1, ValueList(()))
    return _leave_without_keys(target.above())


def _leave_without_keys(target: EditTarget) -> TextChange:
    """Delete a record in which nothing is left; empty braces where that says something.

    A summary without keys makes a document, and a section without a text is still wanted.
    """
    place = target.place
    is_wanted = isinstance(place.shape, SectionOf) or str(place.step) in COUNT_EMPTY
    if place.number is not None or (is_wanted and target.last == 1):
        return replace_value(target, target.last, KeyedValues(()))
    return _delete_written(target)


class _Stretches(NamedTuple):
    """Where the entries between brackets stand, and the brackets."""

    open: int
    starts: list[int]
    ends: list[int]
    close: int


def _delete_in_brackets(target: EditTarget, entries: _Stretches, number: int) -> TextChange:
    """Delete an entry in brackets with the comma and the comments that belong to it."""
    starts, ends, text = entries.starts, entries.ends, target.layout.text
    is_last = number + 1 == len(starts)
    before = ends[number - 1] if number else entries.open
    behind = entries.close if is_last else starts[number + 1]
    if "#" in text[before : starts[number]] + text[ends[number] : behind]:
        return _delete_with_comments(target, entries, number)
    line_number = target.layout.line_number
    ends_line = line_number(ends[number]) < line_number(behind)
    goes_on = number > 0 and line_number(before) == line_number(starts[number])
    if is_last or (ends_line and goes_on):  # what begins the next line stays there
        return TextChange((Replacement(before, ends[number], ""),))
    return TextChange((Replacement(starts[number], behind, ""),))


def _delete_with_comments(target: EditTarget, entries: _Stretches, number: int) -> TextChange:
    """Delete an entry in brackets, near which there are comments.

    Those right above it go, when it begins a line, and the one behind it, when it alone ends one.
    """
    layout, text = target.layout, target.layout.text
    start, stop = entries.starts[number], entries.ends[number]
    comma = _own_comma(target, entries, number)
    if layout.line_number(comma) == layout.line_number(stop) and comma >= stop:
        stop = comma + 1
    is_comma_first = layout.line_number(comma) == layout.line_number(start) and comma < start
    begin = min(comma, start) if is_comma_first else start
    line, rest = layout.line_start(begin), text[stop : layout.line_end(stop)].strip()
    begins_line, ends_line = target.begins_line(begin), not rest or rest.startswith("#")
    has_neighbour = number > 0 and entries.ends[number - 1] > line
    cuts = []
    if begins_line and ends_line:
        cuts.append((target.start_with_comments(begin), layout.next_line(stop)))
    elif ends_line and not has_neighbour:  # behind the bracket: the comment is its own
        cuts.append((_behind_ink(text, begin), layout.line_end(stop)))
    elif ends_line:
        cuts.append((_behind_ink(text, begin), stop))
    else:
        if begins_line and rest[0] in "]}":
            cuts.append((target.start_with_comments(begin), line))
        cuts.append((begin, layout.next_token(stop)))
    if not any(first <= comma < last for first, last in cuts):
        cuts.append((comma, comma + 1))
    return TextChange(tuple(Replacement(first, last, "") for first, last in sorted(cuts)))


def _own_comma(target: EditTarget, entries: _Stretches, number: int) -> int:
    """The position of the comma that goes with an entry: behind it on its line, or before it."""
    layout, end = target.layout, entries.ends[number]
    behind = layout.next_token(end)
    has_comma = layout.text[behind] == ","
    if number and (not has_comma or layout.line_number(behind) != layout.line_number(end)):
        return layout.next_token(entries.ends[number - 1])
    return behind


def _behind_ink(text: str, position: int) -> int:
    """The position behind the last sign before another that is no blank."""
    return len(text[:position].rstrip(" \t"))


def _delete_lines(target: EditTarget, start: int, end: int) -> TextChange:
    """Delete a key or an entry on lines of its own, with the comments that belong to it."""
    layout = target.layout
    column = layout.column(start)
    last = target.end_with_comments(end, column)
    if not target.begins_line(start):  # behind a dash: what follows takes its place
        following = layout.next_line(last)
        rest = layout.text[following:]
        token = following + len(rest) - len(rest.lstrip(" "))
        return TextChange((Replacement(start, token, ""),))
    begin, behind = target.start_with_comments(start), layout.next_line(last)
    if behind > last:
        return TextChange((Replacement(begin, behind, ""),))
    number = layout.line_number(begin)  # the last line of a text without a line break at its end
    return TextChange((Replacement(layout.lines.ends[max(number - 2, 0)], last, ""),))
