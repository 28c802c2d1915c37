"""What came of one file, as a value and as JSON that can be stored and sent."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from typing import Any, NamedTuple

from civplan.district.handed import GRAM, Handed, Measured, OwnText, Place, Task, Told
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
        texts = [(text.place, b64encode(text.grams.tobytes()).decode()) for text in handed.texts]
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
            "texts": tuple(text_from(one) for one in value["texts"]),
            "places": {field: Place(*place) for field, place in value["places"].items()},
        }
    )


def text_from(value: list[Any]) -> OwnText:
    """A text's stretches, from its JSON list."""
    place, grams = value
    return OwnText(Place(*place), array(GRAM, b64decode(grams)))


def told_from(value: list[Any]) -> Told:
    """A finding, from its JSON list."""
    code, severity, message, help_, place = value
    return Told(code, severity, Words(*message), Words(*help_), Place(*place))


def measured_from(value: list[Any]) -> Measured:
    """A target, from its JSON list."""
    return Measured(*value)._replace(place=Place(*value[-1]))


def task_from(value: list[Any]) -> Task:
    """An item, from its JSON list."""
    one = Task(*value)
    evidence = tuple((file, caption) for file, caption in one.evidence)
    return one._replace(people=tuple(one.people), evidence=evidence, place=Place(*one.place))
