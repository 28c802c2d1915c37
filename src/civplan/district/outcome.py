"""What came of one file, as a value and as JSON that can be stored and sent."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from sys import intern
from typing import Any, NamedTuple

from civplan.district.handed import GRAM, Handed, Measured, OwnTexts, Place, Task, Told
from civplan.findings.words import Words


class Outcome(NamedTuple):
    """What came of one plan file."""

    path: str
    """Relative to the sub-district's folder, with slashes."""
    handed: Handed | None
    """None when the file could not be read as a plan."""
    told: tuple[Told, ...] = ()
    documents: tuple[str, ...] = ()
    """Names of the documents that were written, in the folder ``documents``."""
    failure: Words | None = None
    """Why nothing could be done with the file; None when it was read."""

    @property
    def has_errors(self) -> bool:
        """True when something is wrong that stops the documents."""
        return self.failure is not None or any(one.severity == "error" for one in self.told)


def to_json(outcome: Outcome) -> str:
    """An outcome as JSON on one line."""
    handed = outcome.handed
    value: dict[str, Any] = {
        "path": outcome.path,
        "handed": None,
        "told": outcome.told,
        "documents": outcome.documents,
        "failure": outcome.failure,
    }
    if handed:
        path, *numbers = handed.texts
        texts = [path, *(b64encode(one.tobytes()).decode() for one in numbers)]
        value["handed"] = handed._asdict() | {"texts": texts}
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
        told=tuple(told_from(one) for one in value["told"]),
        documents=tuple(value["documents"]),
        failure=Words(*value["failure"]) if value["failure"] else None,
    )


def handed_from(value: dict[str, Any]) -> Handed:
    """What a community handed in, from its JSON object."""
    lists = {name: tuple(value[name]) for name in ("honours", "problems", "next_steps")}
    return Handed(
        **{
            **value,
            **lists,
            "measured": tuple(measured_from(one) for one in value["measured"]),
            "tasks": tuple(task_from(one) for one in value["tasks"]),
            "texts": texts_from(value["texts"]),
            "places": {field: place_from(place) for field, place in value["places"].items()},
        }
    )


def texts_from(value: list[str]) -> OwnTexts:
    """What the texts of a community are made of, from its JSON list."""
    path, places, grams = value
    return OwnTexts(path, array(GRAM, b64decode(places)), array(GRAM, b64decode(grams)))


def place_from(value: list[Any]) -> Place:
    """A place, from its JSON list; all places of a file share its path."""
    path, line, column = value
    return Place(intern(path), line, column)


def told_from(value: list[Any]) -> Told:
    """A finding, from its JSON list."""
    code, severity, message, help_, place = value
    return Told(code, severity, Words(*message), Words(*help_), place_from(place))


def measured_from(value: list[Any]) -> Measured:
    """A target, from its JSON list."""
    return Measured(*value)._replace(place=place_from(value[-1]))


def task_from(value: list[Any]) -> Task:
    """An item, from its JSON list; words that many items have are held once."""
    one = Task(*value)
    return one._replace(
        area=intern(one.area),
        area_name=intern(one.area_name),
        line=intern(one.line),
        status=intern(one.status),
        lead=intern(one.lead),
        outcome=one.result if one.outcome == one.result else one.outcome,
        people=tuple(one.people),
        evidence=tuple((file, caption) for file, caption in one.evidence),
        place=place_from(value[-1]),
    )
