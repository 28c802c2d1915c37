"""What a community has handed in: what the sub-district's documents hold of one plan file.

Of thousands of communities it is held at a time, so it is little: what stands in a document row by
row, or is needed for a moment, is kept elsewhere (``kept``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from civplan.findings.printable import code_point
from civplan.findings.words import Words
from civplan.model.plan_file import short_path


class Location(NamedTuple):
    """Where something stands; line and column count from 1."""

    path: str
    line: int
    column: int


class FindingText(NamedTuple):
    """A finding about a community's file, in words."""

    code: str
    severity: str
    """error, warning or info."""
    message: Words
    help: Words
    place: Location


class TargetResult(NamedTuple):
    """A target with its result; figures are decimal numbers as texts: nothing is rounded."""

    id: str
    """Empty without one; so are the other texts."""
    measure: str
    value: str
    """The figure that came out, without its unit."""
    unit: str
    said: str
    """What came out, in words: 8次, 达到."""
    met: bool | None
    """None when nothing is reported."""
    is_promise: bool
    place: Location


class ItemResult(NamedTuple):
    """An item of the year's work."""

    area: str
    """The id of its area, or its name."""
    area_name: str
    line: str
    """The department that asks for it."""
    title: str
    """Its name, or the beginning of its text."""
    status: str
    """planned, ongoing, done, dropped, or empty when the file does not say."""
    due: str
    outcome: str
    """The result and the figures of its targets, in sentences; empty without either."""
    reason: str
    next: str
    highlight: bool
    not_applicable: bool


class CommunityFile(NamedTuple):
    """One community's file."""

    path: str
    """Relative to the folder of the sub-district, with slashes."""
    community: str
    district: str
    year: int
    campaign: str
    has_summary: bool
    plan_date: str
    """As 2007-01-10; empty without a day. So is the summary's."""
    summary_date: str
    profile: dict[str, str]
    """Figures of the community by their keys: households, residents, members, area."""
    measured: tuple[TargetResult, ...]
    tasks: tuple[ItemResult, ...]
    problems: tuple[str, ...]
    next_steps: tuple[str, ...]
    places: dict[str, Location]
    """Where community, district, year, plan_date and summary_date stand, if they are given."""


class FileResult(NamedTuple):
    """What came of one plan file."""

    path: str
    """Relative to the sub-district's folder, with slashes."""
    handed: CommunityFile | None
    """None when the file could not be read as a plan."""
    errors: tuple[FindingText, ...] = ()
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


def file_result_to_json(outcome: FileResult) -> str:
    """An outcome as JSON on one line."""
    handed = outcome.handed._asdict() if outcome.handed else None
    value = outcome._replace(handed=None)._asdict() | {"handed": handed}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def file_result_from_json(text: str) -> FileResult:
    """The outcome that JSON says.

    Raises:
        ValueError, TypeError, KeyError: It was written by another version, or damaged.
    """
    value = json.loads(text)
    return FileResult(
        path=value["path"],
        handed=_community_file_from(value["handed"]) if value["handed"] else None,
        errors=tuple(_finding_text_from(one) for one in value["errors"]),
        warnings=int(value["warnings"]),
        documents=tuple(value["documents"]),
        failure=Words(*value["failure"]) if value["failure"] else None,
    )


def _community_file_from(value: dict[str, Any]) -> CommunityFile:
    """What a community handed in, from its JSON object."""
    lists = {name: tuple(value[name]) for name in ("problems", "next_steps")}
    return CommunityFile(
        **{
            **value,
            **lists,
            "measured": tuple(_target_result_from(one) for one in value["measured"]),
            "tasks": tuple(_item_result_from(one) for one in value["tasks"]),
            "places": {field: _location_from(place) for field, place in value["places"].items()},
        }
    )


def _location_from(value: list[Any]) -> Location:
    """A place, from its JSON list; all places of a file share its path."""
    path, line, column = value
    return Location(intern(path), line, column)


def _finding_text_from(value: list[Any]) -> FindingText:
    """A finding, from its JSON list."""
    code, severity, message, help_, place = value
    return FindingText(code, severity, Words(*message), Words(*help_), _location_from(place))


def _target_result_from(value: list[Any]) -> TargetResult:
    """A target, from its JSON list; words that many targets have are held once."""
    one = TargetResult(*value)
    return one._replace(
        id=intern(one.id),
        measure=intern(one.measure),
        unit=intern(one.unit),
        value=intern(one.value),
        said=intern(one.said),
        place=_location_from(value[-1]),
    )


def _item_result_from(value: list[Any]) -> ItemResult:
    """An item, from its JSON list; words that many items have are held once."""
    one = ItemResult(*value)
    return one._replace(
        area=intern(one.area),
        area_name=intern(one.area_name),
        line=intern(one.line),
        status=intern(one.status),
    )


class DisplayPaths(dict[str, str]):
    """By a path from a folder, the same as messages name it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder as the user named it."""
        super().__init__()
        self.folder = folder

    def __missing__(self, path: str) -> str:
        """Look one up; a file above the folder is not named through it."""
        file = self.folder / path
        self[path] = found = str(short_path(file) if path.startswith("..") else file)
        return found


def with_paths(outcome: FileResult, named: Callable[[str], str]) -> FileResult:
    """An outcome of which every place is named anew.

    Args:
        outcome: The outcome.
        named: From the path of a place to the new one.
    """

    def moved(place: Location) -> Location:
        return Location(named(place.path), place.line, place.column)

    errors = tuple(one._replace(place=moved(one.place)) for one in outcome.errors)
    handed = _community_file_with_locations(outcome.handed, moved) if outcome.handed else None
    return outcome._replace(errors=errors, handed=handed)


def _community_file_with_locations(
    handed: CommunityFile, moved: Callable[[Location], Location]
) -> CommunityFile:
    """What a community handed in, at other places."""
    return handed._replace(
        measured=tuple(one._replace(place=moved(one.place)) for one in handed.measured),
        places={field: moved(place) for field, place in handed.places.items()},
    )


def readable_path(text: str) -> str:
    """A text whose half characters, bytes of a file's name that are not UTF-8, are codes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        halves = {one for one in text if "\ud800" <= one <= "\udfff"}
        return text.translate({ord(one): code_point(one) for one in halves})
    return text
