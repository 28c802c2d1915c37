"""Reads what a folder says of rules and layout: its civplan.toml and its district file.

The JSON Schema of a civplan.toml stands here too, beside the keys that are read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Severity
from civplan.findings.words import Words
from civplan.model.spelling import nearest_name
from civplan.rules.context import CommunityNames
from civplan.settings.selectors import (
    codes_not_selected,
    codes_of_selector,
    find_rule,
    ignorable_codes,
    is_never_ignorable,
    not_ignorable_message,
    unknown_rule_message,
)
from civplan.settings.settings import NO_CODES, RuleSelection, Settings
from civplan.settings.style import (
    GIVEN_TWICE,
    KEYS_BY_NAME,
    STYLE_KEYS,
    StyleVariant,
    read_style_variant,
    style_problems,
)
from civplan.settings.toml import BadSettings, SettingsProblem, line_of_key, read_table
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES, SETTINGS_FILE, is_file

STYLE_TABLES = ("style", "版式")
"""The names of the table with the variants of the house style."""
SEVERITY_OFF = "off"
SEVERITY_LEVELS = (*(severity.value for severity in Severity), SEVERITY_OFF)
UNKNOWN_LEVEL = Words(
    f"没有级别“{{level}}”，可用：{'、'.join(SEVERITY_LEVELS)}",
    f"there is no severity “{{level}}”; choose from {', '.join(SEVERITY_LEVELS)}",
)
SETTING_NOT_A_LIST = Words('“{name}”应当是列表：["…"]', '“{name}” must be a list: ["…"]')
NOT_ONLY_TEXTS = Words("“{name}”的列表里只能写文字", "the list “{name}” holds texts only")
NOT_A_TABLE = Words("“{name}”应当是表：[{name}]", "“{name}” must be a table: [{name}]")
TEXTS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}}
KEYS: dict[str, tuple[Words, dict[str, Any]]] = {
    "select": (Words("只看这些规则", "only these rules"), TEXTS),
    "ignore": (Words("不看这些规则", "not these rules"), TEXTS),
    "per-file-ignores": (
        Words("某些文件不看的规则", "rules that do not count in some files"),
        {"type": "object", "additionalProperties": TEXTS},
    ),
    "severity": (
        Words("规则的级别", "how grave rules are"),
        {"type": "object", "additionalProperties": {"enum": list(SEVERITY_LEVELS)}},
    ),
    "communities": (Words("别的社区的名称", "names of other communities"), TEXTS),
}
"""The keys that are no table of the house style."""
STYLE_WORDS = Words("文件的样子与国家标准不同的地方", "how documents differ from the standard")


def read_settings_file(file: Path, display_path: str) -> Settings:
    """The settings of a civplan.toml.

    Args:
        file: The file.
        display_path: Its path as messages name it.

    Raises:
        BadSettings: Something is wrong with it.
        CannotRead: It may not be read.
    """
    table, text = read_table(file, display_path)
    reader = _TableReader(text)
    settings = reader.read(table)._replace(folder=file.parent)
    if reader.problems:
        raise BadSettings(display_path, sorted(reader.problems, key=lambda problem: problem.line))
    return settings


class _TableReader:
    """Reads one table."""

    def __init__(self, text: str) -> None:
        """Set the text that the table was read from, to find the lines of its problems."""
        self.text = text
        self.problems: list[SettingsProblem] = []

    def read(self, table: Mapping[str, Any]) -> Settings:
        """The settings; they are what the file means only if it has no problems."""
        known: dict[str, Callable[[Any], Any]] = {
            "select": lambda value: self._codes(value, "select"),
            "ignore": lambda value: self._codes(value, "ignore"),
            "per-file-ignores": self._per_file,
            "severity": self._severities,
            "communities": lambda value: tuple(
                (name,) for name in self._texts(value, "communities")
            ),
            **{name: partial(self._style, place=name) for name in STYLE_TABLES},
        }
        for name in table.keys() - known.keys():
            self._report(_unknown_key_message(name, known), name)
        read = {name: known[name](value) for name, value in table.items() if name in known}
        severities = read.get("severity", {})
        styles = [read[name] for name in STYLE_TABLES if name in read]
        if len(styles) == len(STYLE_TABLES):
            first, second = STYLE_TABLES
            self._report(GIVEN_TWICE.filled(name=second, first=first), second)
        return Settings(
            unselected=codes_not_selected(read["select"]) if "select" in read else NO_CODES,
            ignored=ignorable_codes(read.get("ignore", ())),
            off=frozenset(code for code, level in severities.items() if level is None),
            severities={code: level for code, level in severities.items() if level},
            per_file=read.get("per-file-ignores", ()),
            communities=read.get("communities", ()),
            style=styles[0] if styles else None,
        )

    def _report(self, words: Words, *place: str) -> None:
        """Add a problem with the last of a chain of keys and a value."""
        self.problems.append(SettingsProblem(line_of_key(self.text, *place), words))

    def _texts(self, value: Any, *place: str) -> Iterator[str]:
        """The texts of a list; anything else in it is a problem."""
        if not isinstance(value, list):
            self._report(SETTING_NOT_A_LIST.filled(name=place[-1]), *place)
            return
        for one in value:
            if isinstance(one, str) and one.strip():
                yield one
            else:
                self._report(NOT_ONLY_TEXTS.filled(name=place[-1]), *place)

    def _codes(self, value: Any, *place: str) -> frozenset[str]:
        """The codes that a list of selectors stands for."""
        codes: set[str] = set()
        for selector in self._texts(value, *place):
            matching, problem = codes_of_selector(selector, is_select=place == ("select",))
            codes |= matching
            if problem:
                self._report(problem, *place, selector)
        return frozenset(codes)

    def _entries(self, value: Any, place: str) -> Iterable[tuple[str, Any]]:
        """The entries of a table within the table."""
        if isinstance(value, dict):
            return value.items()
        self._report(NOT_A_TABLE.filled(name=place), place)
        return ()

    def _per_file(self, value: Any) -> tuple[tuple[str, frozenset[str]], ...]:
        """Patterns of paths, and the codes that do not count there."""
        place = "per-file-ignores"
        return tuple(
            (pattern, ignorable_codes(self._codes(codes, place, pattern)))
            for pattern, codes in self._entries(value, place)
        )

    def _severities(self, value: Any) -> dict[str, Severity | None]:
        """How grave rules are, by code; None for those that are off."""
        levels: dict[str, Severity | None] = {}
        for name, level in self._entries(value, "severity"):
            rule = find_rule(name)
            if rule is None:
                self._report(unknown_rule_message(name), "severity", name)
            elif is_never_ignorable(rule):
                self._report(not_ignorable_message(name), "severity", name)
            elif level not in SEVERITY_LEVELS:
                self._report(UNKNOWN_LEVEL.filled(level=level), "severity", name)
            else:
                levels[rule.code] = None if level == SEVERITY_OFF else Severity(level)
        return levels

    def _style(self, value: Any, place: str) -> StyleVariant:
        """The variant of the house style."""
        table = dict(self._entries(value, place))
        for name in table.keys() - KEYS_BY_NAME.keys():
            self._report(_unknown_key_message(name, KEYS_BY_NAME), place, name)
        for name, problem in style_problems(table):
            self._report(problem, place, name)
        return read_style_variant(table)


def _unknown_key_message(name: str, known: Iterable[str]) -> Words:
    """The message about an unknown key."""
    names = list(known)
    near = nearest_name(name, names)
    if near:
        return Words(
            f"没有“{name}”这一项，是不是“{near}”？",
            f"unknown key “{name}”; did you mean “{near}”?",
        )
    return Words(
        f"没有“{name}”这一项，可用：{'、'.join(names)}",
        f"unknown key “{name}”; there are {', '.join(names)}",
    )


class FolderSettings(NamedTuple):
    """What holds for the files of a folder."""

    settings: Settings
    error: CannotRead | None = None
    """Why the civplan.toml cannot be used; None when it can."""
    communities: tuple[CommunityNames, ...] = ()
    """Those of the sub-district, if its file lies in the project folder."""


NO_FOLDER_SETTINGS = FolderSettings(Settings())


def read_folder_settings(folder: Path, above: FolderSettings | None) -> FolderSettings:
    """What holds in a folder in which at least one of the files lies.

    Args:
        folder: The folder.
        above: What holds in the one above it; None for nothing.
    """
    own = folder / SETTINGS_FILE
    settings = _read_toml_settings(own) if is_file(own) else (above or NO_FOLDER_SETTINGS)
    district = next((file for name in DISTRICT_FILES if is_file(file := folder / name)), None)
    if district is None:
        return settings._replace(communities=())
    from civplan.model.district_file import community_names  # noqa: PLC0415 - few folders have one

    return settings._replace(communities=community_names(district))


def _read_toml_settings(file: Path) -> FolderSettings:
    """The settings of a civplan.toml, or why they cannot be used."""
    try:
        return FolderSettings(read_settings_file(file, _path_in_messages(file)))
    except CannotRead as error:
        return NO_FOLDER_SETTINGS._replace(error=error)


def _path_in_messages(file: Path) -> str:
    """A path as messages name it: from the current folder where the file lies below it."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return os.fspath(file)


def effective_settings(
    of_folder: FolderSettings | None, selection: RuleSelection | None
) -> Settings:
    """The settings for the files of a folder.

    Args:
        of_folder: What holds there; None for nothing.
        selection: What the command line says; None for nothing.

    Raises:
        CannotRead: The civplan.toml cannot be used.
    """
    of_folder = of_folder or NO_FOLDER_SETTINGS
    if of_folder.error:
        raise of_folder.error
    settings = of_folder.settings
    if selection:
        settings = settings.with_selection(selection)
    return settings._replace(communities=(*settings.communities, *of_folder.communities))


def settings_schema() -> dict[str, Any]:
    """A civplan.toml as JSON Schema, draft 2020-12, with every key under all its names."""
    from civplan.model.schema import DIALECT  # noqa: PLC0415 - readers need no schema

    styles = {
        name: {"description": _both(key.about), **key.schema}
        for key in STYLE_KEYS
        for name in key.names
    }
    style = {"type": "object", "properties": styles, "additionalProperties": False}
    properties = {name: {"description": _both(about), **of} for name, (about, of) in KEYS.items()}
    properties |= {name: {"description": _both(STYLE_WORDS), **style} for name in STYLE_TABLES}
    return {
        "$schema": DIALECT,
        "title": "civplan.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _both(words: Words) -> str:
    return f"{words.zh} / {words.en}"
