"""From the table of a civplan.toml to settings; all its faults are told at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Severity
from civplan.findings.words import Words
from civplan.model.spelling import nearest_name
from civplan.rules.context import CommunityNames
from civplan.settings.district import communities_in
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
from civplan.settings.toml import BadSettings, SettingsProblem, line_of_key, read_table
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES

SEVERITY_OFF = "off"
SEVERITY_LEVELS = (*(severity.value for severity in Severity), SEVERITY_OFF)


def read_settings_file(file: Path, shown: str) -> Settings:
    """The settings of a civplan.toml.

    Args:
        file: The file.
        shown: Its path as messages name it.

    Raises:
        BadSettings: Something is wrong with it.
        CannotRead: It may not be read.
    """
    table, text = read_table(file, shown)
    reader = TableReader(text)
    settings = reader.read(table)._replace(folder=file.parent)
    if reader.faults:
        raise BadSettings(shown, sorted(reader.faults, key=lambda fault: fault.line))
    return settings


class TableReader:
    """Reads one table."""

    def __init__(self, text: str) -> None:
        """Take the text that the table was read from, for the lines of its faults."""
        self.text = text
        self.faults: list[SettingsProblem] = []

    def read(self, table: Mapping[str, Any]) -> Settings:
        """The settings; only where nothing was wrong are they what the file means."""
        known: dict[str, Callable[[Any], Any]] = {
            "select": lambda value: self.codes(value, "select"),
            "ignore": lambda value: self.codes(value, "ignore"),
            "per-file-ignores": self.per_file,
            "severity": self.severities,
            "communities": lambda value: tuple(
                (name,) for name in self.texts(value, "communities")
            ),
        }
        for name in table.keys() - known.keys():
            self.tell(_unknown_key_message(name, known), name)
        read = {name: known[name](value) for name, value in table.items() if name in known}
        severities = read.get("severity", {})
        return Settings(
            unselected=codes_not_selected(read["select"]) if "select" in read else NO_CODES,
            ignored=ignorable_codes(read.get("ignore", ())),
            silent=frozenset(code for code, level in severities.items() if level is None),
            severities={code: level for code, level in severities.items() if level},
            per_file=read.get("per-file-ignores", ()),
            communities=read.get("communities", ()),
        )

    def tell(self, words: Words, *place: str) -> None:
        """Add a fault about the last of a chain of keys and a value."""
        self.faults.append(SettingsProblem(line_of_key(self.text, *place), words))

    def texts(self, value: Any, *place: str) -> Iterator[str]:
        """The texts of a list; what is none is told."""
        if not isinstance(value, list):
            self.tell(_not_a_list_message(place[-1]), *place)
            return
        for one in value:
            if isinstance(one, str) and one.strip():
                yield one
            else:
                self.tell(_not_a_text_message(place[-1]), *place)

    def codes(self, value: Any, *place: str) -> frozenset[str]:
        """The codes that a list of codes, beginnings of codes and slugs stands for."""
        meant: set[str] = set()
        for selector in self.texts(value, *place):
            codes, fault = codes_of_selector(selector, is_select=place == ("select",))
            meant |= codes
            if fault:
                self.tell(fault, *place, selector)
        return frozenset(meant)

    def entries(self, value: Any, place: str) -> Iterable[tuple[str, Any]]:
        """The entries of a table within the table."""
        if isinstance(value, dict):
            return value.items()
        self.tell(_not_a_table_message(place), place)
        return ()

    def per_file(self, value: Any) -> tuple[tuple[str, frozenset[str]], ...]:
        """Patterns of paths, and the codes that do not count there."""
        place = "per-file-ignores"
        return tuple(
            (pattern, ignorable_codes(self.codes(codes, place, pattern)))
            for pattern, codes in self.entries(value, place)
        )

    def severities(self, value: Any) -> dict[str, Severity | None]:
        """How grave rules are, by code; None for those that are off."""
        meant: dict[str, Severity | None] = {}
        for name, level in self.entries(value, "severity"):
            rule = find_rule(name)
            if rule is None:
                self.tell(unknown_rule_message(name), "severity", name)
            elif is_never_ignorable(rule):
                self.tell(not_ignorable_message(name), "severity", name)
            elif level not in SEVERITY_LEVELS:
                self.tell(_unknown_level_message(level), "severity", name)
            else:
                meant[rule.code] = None if level == SEVERITY_OFF else Severity(level)
        return meant


def _unknown_key_message(name: str, known: Iterable[str]) -> Words:
    """What to say of a key that there is not."""
    names = list(known)
    meant = nearest_name(name, names)
    if meant:
        return Words(
            f"没有“{name}”这一项，是不是“{meant}”？",
            f"unknown key “{name}”; did you mean “{meant}”?",
        )
    return Words(
        f"没有“{name}”这一项，可用：{'、'.join(names)}",
        f"unknown key “{name}”; there are {', '.join(names)}",
    )


def _unknown_level_message(level: object) -> Words:
    """What to say of a severity that there is not."""
    return Words(
        f"没有级别“{level}”，可用：{'、'.join(SEVERITY_LEVELS)}",
        f"there is no severity “{level}”; choose from {', '.join(SEVERITY_LEVELS)}",
    )


def _not_a_list_message(name: str) -> Words:
    """What to say of a value that should be a list."""
    return Words(f'“{name}”应当是列表：["…"]', f'“{name}” must be a list: ["…"]')


def _not_a_text_message(name: str) -> Words:
    """What to say of an entry that should be a text."""
    return Words(f"“{name}”的列表里只能写文字", f"the list “{name}” holds texts only")


def _not_a_table_message(name: str) -> Words:
    """What to say of a value that should be a table."""
    return Words(f"“{name}”应当是表：[{name}]", f"“{name}” must be a table: [{name}]")


SETTINGS_FILE = "civplan.toml"


class FolderSettings(NamedTuple):
    """What holds for the files of a folder."""

    settings: Settings
    fault: CannotRead | None = None
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
    found = _read_toml_settings(own) if own.is_file() else (above or NO_FOLDER_SETTINGS)
    district = next((file for name in DISTRICT_FILES if (file := folder / name).is_file()), None)
    return found._replace(communities=communities_in(district) if district else ())


def _read_toml_settings(file: Path) -> FolderSettings:
    """The settings of a civplan.toml, or why they cannot be used."""
    try:
        return FolderSettings(read_settings_file(file, _display_path(file)))
    except CannotRead as error:
        return NO_FOLDER_SETTINGS._replace(fault=error)


def _display_path(file: Path) -> str:
    """A path as messages name it: from the current folder where the file lies below it."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return os.fspath(file)


def effective_settings(found: FolderSettings | None, asked: RuleSelection | None) -> Settings:
    """The settings for the files of a folder.

    Args:
        found: What holds there; None for nothing.
        asked: What the command line says; None for nothing.

    Raises:
        CannotRead: The civplan.toml cannot be used.
    """
    there = found or NO_FOLDER_SETTINGS
    if there.fault:
        raise there.fault
    settings = there.settings.with_asked(asked) if asked else there.settings
    return settings._replace(communities=(*settings.communities, *there.communities))
