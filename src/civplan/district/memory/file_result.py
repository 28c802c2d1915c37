"""The result of one plan file: what the sub-district keeps of it, as values and as JSON.

The files of thousands of communities are in memory at a time, so a result is small: rows of the
register and texts that are compared stand in the memory's tables and are read when needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from civplan.findings.words import Words, code_point, with_decoded_names
from civplan.model.plan_file import short_path

PathOf = Callable[[str], str]
"""From a path in a file's result to the one under which messages name it."""


class Location(NamedTuple):
    """A position in a file; line and column count from 1."""

    path: str
    line: int
    column: int


class FindingText(NamedTuple):
    """A finding in a community's file, as text."""

    code: str
    severity: str
    """error, warning or info."""
    message: Words
    help: Words
    location: Location


class TargetResult(NamedTuple):
    """A target with its result; figures are decimal numbers as text, never rounded."""

    id: str
    """Empty without one; so are the other texts."""
    measure: str
    value: str
    """The figure reported, without its unit."""
    unit: str
    words: str
    """The result in words: 8次, 达到."""
    met: bool | None
    """None when nothing is reported."""
    is_promise: bool
    location: Location
    last_year: str = ""
    """Last year's figure in the same unit; empty without one, or in another unit."""
    progress: str = ""
    """In a stage, how it stands to the time that has passed: 低于序时进度8.3个百分点."""


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
    is_unplanned: bool
    """True for work that only the summary has."""


class CommunityFile(NamedTuple):
    """The contents of one community's file that the sub-district's documents use."""

    path: str
    """Relative to the folder of the sub-district, with slashes."""
    community: str
    district: str
    year: int
    campaign: str
    pack: str
    kind: str
    """What a paper beside the community's plan of the year is, such as 工作方案; empty for that."""
    has_plan: bool
    """False of a file that makes a summary alone."""
    has_summary: bool
    plan_date: str
    """As 2007-01-10; empty without a day. So is the summary's."""
    summary_date: str
    profile: dict[str, str]
    """Figures of the community by their keys: households, residents, members, area."""
    targets: tuple[TargetResult, ...]
    items: tuple[ItemResult, ...]
    problems: tuple[str, ...]
    next_steps: tuple[str, ...]
    honours: tuple[str, ...]
    not_applicable: tuple[str, ...]
    """Ids and measures of the targets of items that do not concern the community."""
    budget: tuple[str, str]
    """What its items cost by plan, and what was spent, in 10,000 yuan; empty where none says."""
    locations: dict[str, Location]
    """Of community, district, year, plan_date, summary_date and midyear_date, if given."""
    has_midyear: bool = False
    """True when a stage tells of the first half of the year."""
    midyear_date: str = ""
    """That stage's date, as the others."""

    @property
    def work(self) -> tuple[str, str]:
        """What the file is about: two files of one community about the same are one too many."""
        return self.pack, self.campaign


class FileResult(NamedTuple):
    """The result of one plan file."""

    path: str
    """Relative to the sub-district's folder, with slashes."""
    file: CommunityFile | None
    """None when the file cannot be read as a plan."""
    errors: tuple[FindingText, ...] = ()
    """Its findings at error level; the others stand in the register's rows alone."""
    warnings: int = 0
    """How many warnings there are."""
    documents: tuple[str, ...] = ()
    """Names of the documents written, in the folder ``documents``."""
    failure: Words | None = None
    """Why the file could not be processed; None when it was."""

    @property
    def has_errors(self) -> bool:
        """True when there is an error that stops the documents."""
        return bool(self.error_count)

    @property
    def error_count(self) -> int:
        """The number of errors; a failure is one."""
        return len(self.errors) + (self.failure is not None)


def file_result_to_json(result: FileResult) -> str:
    """A result as JSON on one line; records are objects with the names of their fields."""
    value: dict[str, Any] = result._asdict()
    value["errors"] = [_with_location(one) for one in result.errors]
    if result.file:
        value["file"] = result.file._asdict() | {
            "targets": [_with_location(one) for one in result.file.targets],
            "items": [one._asdict() for one in result.file.items],
            "locations": {key: one._asdict() for key, one in result.file.locations.items()},
        }
    return compact_json(value)


def compact_json(value: object, default: Callable[[Any], object] | None = None) -> str:
    """A value as JSON on one line; ``default`` replaces values that JSON has no type for."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=default)


def _with_location(record: FindingText | TargetResult) -> dict[str, Any]:
    """A record with a location, as a JSON object."""
    return record._asdict() | {"location": record.location._asdict()}


def file_result_from_json(text: str, path_of: PathOf = intern) -> FileResult:
    """The result that was stored as JSON.

    Args:
        text: The JSON.
        path_of: Converts the paths of locations; all locations of a file share one string.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: Another version wrote it, or it is damaged.
    """

    def location(value: dict[str, Any]) -> Location:
        return Location(**value | {"path": path_of(value["path"])})

    def finding(value: dict[str, Any]) -> FindingText:
        texts = {key: Words(*value[key]) for key in ("message", "help")}
        return FindingText(**value | texts | {"location": location(value["location"])})

    def target(value: dict[str, Any]) -> TargetResult:
        return TargetResult(
            **_interned(value, "id", "measure", "unit", "value", "words")
            | {"location": location(value["location"])}
        )

    def item(value: dict[str, Any]) -> ItemResult:
        return ItemResult(**_interned(value, "area", "area_name", "line", "status"))

    def file(value: dict[str, Any]) -> CommunityFile:
        lists: dict[str, Any] = {
            "targets": tuple(map(target, value["targets"])),
            "items": tuple(map(item, value["items"])),
            "problems": tuple(value["problems"]),
            **{
                name: tuple(value[name])
                for name in ("next_steps", "honours", "not_applicable", "budget")
            },
            "locations": {key: location(one) for key, one in value["locations"].items()},
        }
        return CommunityFile(**value | lists)

    value = json.loads(text)
    return FileResult(
        path=value["path"],
        file=file(value["file"]) if value["file"] else None,
        errors=tuple(map(finding, value["errors"])),
        warnings=int(value["warnings"]),
        documents=tuple(value["documents"]),
        failure=Words(*value["failure"]) if value["failure"] else None,
    )


def _interned(value: dict[str, Any], *keys: str) -> dict[str, Any]:
    """A JSON object with one shared copy of texts that many objects have."""
    return value | {key: intern(value[key]) for key in keys}


class DisplayPaths(dict[str, str]):
    """Paths as messages name them, by the paths from a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder as the user named it."""
        super().__init__()
        self.folder = folder

    def __missing__(self, path: str) -> str:
        """Look one up; a file above the folder is not named through it."""
        file = self.folder / path
        self[path] = str(short_path(file) if path.startswith("..") else file)
        return self[path]


def readable_path(text: str) -> str:
    """A text whose names of files are readable; with codes for bytes of no encoding."""
    text = with_decoded_names(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        halves = {one for one in text if "\ud800" <= one <= "\udfff"}
        return text.translate({ord(one): code_point(one) for one in halves})
    return text
