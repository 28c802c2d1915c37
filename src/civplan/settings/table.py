"""From the table of a civplan.toml to settings; all its faults are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from civplan.findings.finding import Severity
from civplan.findings.words import Words
from civplan.model.spelling import nearest
from civplan.settings.choosing import (
    always_told,
    ignorable,
    meant_by,
    unknown_rule,
    unselected,
)
from civplan.settings.codes import is_always_told, rule_named
from civplan.settings.errors import BadSettings, Fault
from civplan.settings.settings import NOTHING, Settings
from civplan.settings.toml import line_of, read_table

OFF = "off"
LEVELS = (*(severity.value for severity in Severity), OFF)


def read_settings(file: Path, shown: str) -> Settings:
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
        self.faults: list[Fault] = []

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
            self.tell(unknown_key(name, known), name)
        read = {name: known[name](value) for name, value in table.items() if name in known}
        severities = read.get("severity", {})
        return Settings(
            unselected=unselected(read["select"]) if "select" in read else NOTHING,
            ignored=ignorable(read.get("ignore", ())),
            silent=frozenset(code for code, level in severities.items() if level is None),
            severities={code: level for code, level in severities.items() if level},
            per_file=read.get("per-file-ignores", ()),
            communities=read.get("communities", ()),
        )

    def tell(self, words: Words, *place: str) -> None:
        """Add a fault about the last of a chain of keys and a value."""
        self.faults.append(Fault(line_of(self.text, *place), words))

    def texts(self, value: Any, *place: str) -> Iterator[str]:
        """The texts of a list; what is none is told."""
        if not isinstance(value, list):
            self.tell(not_a_list(place[-1]), *place)
            return
        for one in value:
            if isinstance(one, str) and one.strip():
                yield one
            else:
                self.tell(not_a_text(place[-1]), *place)

    def codes(self, value: Any, *place: str) -> frozenset[str]:
        """The codes that a list of codes, beginnings of codes and slugs stands for."""
        meant: set[str] = set()
        for selector in self.texts(value, *place):
            codes, fault = meant_by(selector, is_select=place == ("select",))
            meant |= codes
            if fault:
                self.tell(fault, *place, selector)
        return frozenset(meant)

    def entries(self, value: Any, place: str) -> Iterable[tuple[str, Any]]:
        """The entries of a table within the table."""
        if isinstance(value, dict):
            return value.items()
        self.tell(not_a_table(place), place)
        return ()

    def per_file(self, value: Any) -> tuple[tuple[str, frozenset[str]], ...]:
        """Patterns of paths, and the codes that do not count there."""
        place = "per-file-ignores"
        return tuple(
            (pattern, ignorable(self.codes(codes, place, pattern)))
            for pattern, codes in self.entries(value, place)
        )

    def severities(self, value: Any) -> dict[str, Severity | None]:
        """How grave rules are, by code; None for those that are off."""
        meant: dict[str, Severity | None] = {}
        for name, level in self.entries(value, "severity"):
            rule = rule_named(name)
            if rule is None:
                self.tell(unknown_rule(name), "severity", name)
            elif is_always_told(rule):
                self.tell(always_told(name), "severity", name)
            elif level not in LEVELS:
                self.tell(unknown_level(level), "severity", name)
            else:
                meant[rule.code] = None if level == OFF else Severity(level)
        return meant


def unknown_key(name: str, known: Iterable[str]) -> Words:
    """What to say of a key that there is not."""
    names = list(known)
    meant = nearest(name, names)
    if meant:
        return Words(
            f"没有“{name}”这一项，是不是“{meant}”？",
            f"unknown key “{name}”; did you mean “{meant}”?",
        )
    return Words(
        f"没有“{name}”这一项，可用：{'、'.join(names)}",
        f"unknown key “{name}”; there are {', '.join(names)}",
    )


def unknown_level(level: object) -> Words:
    """What to say of a severity that there is not."""
    return Words(
        f"没有级别“{level}”，可用：{'、'.join(LEVELS)}",
        f"there is no severity “{level}”; choose from {', '.join(LEVELS)}",
    )


def not_a_list(name: str) -> Words:
    """What to say of a value that should be a list."""
    return Words(f'“{name}”应当是列表：["…"]', f'“{name}” must be a list: ["…"]')


def not_a_text(name: str) -> Words:
    """What to say of an entry that should be a text."""
    return Words(f"“{name}”的列表里只能写文字", f"the list “{name}” holds texts only")


def not_a_table(name: str) -> Words:
    """What to say of a value that should be a table."""
    return Words(f"“{name}”应当是表：[{name}]", f"“{name}” must be a table: [{name}]")
