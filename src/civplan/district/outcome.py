"""What came of one file, as a value and as JSON that can be stored and sent."""

from __future__ import annotations

import json
from sys import intern
from typing import Any, NamedTuple

from civplan.district.handed import Handed, Measured, Place, Task, Told
from civplan.findings.words import Words


class Outcome(NamedTuple):
    """What came of one plan file."""

    path: str
    """Relative to the sub-district's folder, with slashes."""
    handed: Handed | None
    """None when the file could not be read as a plan."""
    errors: tuple[Told, ...] = ()
    """What is wrong with it at error level; the rest is kept for the register alone."""
    warnings: int = 0
    """How many warnings there are."""
    documents: tuple[str, ...] = ()
    """Names of the documents that were written, in the folder ``documents``."""
    failure: Words | None = None
    """Why nothing could be done with the file; None when it was read."""

    @property
    def has_errors(self) -> bool:
        """True when something is wrong that stops the documents."""
        return bool(self.error_count)

    @property
    def error_count(self) -> int:
        """How many errors there are; that nothing could be done is one."""
        return len(self.errors) + (self.failure is not None)


def to_json(outcome: Outcome) -> str:
    """An outcome as JSON on one line."""
    handed = outcome.handed._asdict() if outcome.handed else None
    value = outcome._replace(handed=None)._asdict() | {"handed": handed}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Outcome:
    """The outcome that JSON says.

    Raises:
        ValueError, TypeError, KeyError: It was written by another version, or damaged.
    """
    value = json.loads(text)
    return Outcome(
        path=value["path"],
        handed=handed_from(value["handed"]) if value["handed"] else None,
        errors=tuple(told_from(one) for one in value["errors"]),
        warnings=int(value["warnings"]),
        documents=tuple(value["documents"]),
        failure=Words(*value["failure"]) if value["failure"] else None,
    )


def handed_from(value: dict[str, Any]) -> Handed:
    """What a community handed in, from its JSON object."""
    lists = {name: tuple(value[name]) for name in ("problems", "next_steps")}
    return Handed(
        **{
            **value,
            **lists,
            "measured": tuple(measured_from(one) for one in value["measured"]),
            "tasks": tuple(task_from(one) for one in value["tasks"]),
            "places": {field: place_from(place) for field, place in value["places"].items()},
        }
    )


def place_from(value: list[Any]) -> Place:
    """A place, from its JSON list; all places of a file share its path."""
    path, line, column = value
    return Place(intern(path), line, column)


def told_from(value: list[Any]) -> Told:
    """A finding, from its JSON list."""
    code, severity, message, help_, place = value
    return Told(code, severity, Words(*message), Words(*help_), place_from(place))


def measured_from(value: list[Any]) -> Measured:
    """A target, from its JSON list; words that many targets have are held once."""
    one = Measured(*value)
    return one._replace(
        id=intern(one.id),
        measure=intern(one.measure),
        unit=intern(one.unit),
        value=intern(one.value),
        said=intern(one.said),
        place=place_from(value[-1]),
    )


def task_from(value: list[Any]) -> Task:
    """An item, from its JSON list; words that many items have are held once."""
    one = Task(*value)
    return one._replace(
        area=intern(one.area),
        area_name=intern(one.area_name),
        line=intern(one.line),
        status=intern(one.status),
    )
