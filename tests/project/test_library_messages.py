"""The messages of libraries that civplan puts into its own words are those that they really give.

Each pattern is met by a message that the installed library gives here. When a new version words one
otherwise, the pattern is named with the versions that the tables were last compared with.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
import typer
import yaml

from civplan.cli.errors import PARSER_MESSAGES
from civplan.district.memory.database import MEMORY_IN_USE, database_reason
from civplan.documents.files import DISK_FULL
from civplan.settings.toml import TOML_MESSAGES, TOML_PLACE
from civplan.source.parse import has_libyaml
from civplan.source.syntax import MEANINGS

COMPARED_WITH = {
    "tomllib": "Python 3.11.7, 3.12.1, 3.13.0",
    "PyYAML": "6.0.4 with libyaml 0.2.6 and without",
    "SQLite": "3.40.1",
    "typer": "0.28.0, which has its own copy of click",
}


def unmet(patterns: Iterable[str], messages: Iterable[str]) -> list[str]:
    """The patterns that no message matches, from its beginning to its end."""
    known = list(messages)
    return [one for one in patterns if not any(re.fullmatch(one, message) for message in known)]


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between bars outside brackets."""
    return re.split(r"\|(?![^(]*\))", pattern)


TOML = [
    *("a = x", "= 1", "a.= 1", "a 1", "a = 1 2", "[a", "a = [1", "a = {b = 1", "a = {b = 1 c"),
    *('a = "x', 'a = """x', "a = 'x", "a = '''x", 'a = "x\n"', "a = 'x\n'", 'a = "\x01"'),
    *("a = '\x01'", 'a = "\\q"', "a = 1\na = 2", "a = {b = 1, b = 2}", "[a]\n[a]"),
]


def toml_messages() -> Iterator[str]:
    """What tomllib says of texts that are no TOML, without the place."""
    for text in TOML:
        with pytest.raises(tomllib.TOMLDecodeError) as error:
            tomllib.loads(text)
        yield TOML_PLACE.sub("", str(error.value))


def test_the_messages_of_tomllib() -> None:
    patterns = [one for pattern, _ in TOML_MESSAGES for one in alternatives(pattern)]

    assert unmet(patterns, toml_messages()) == [], (COMPARED_WITH["tomllib"], sys.version)


def test_every_message_of_tomllib_that_is_seen_here_is_put_into_chinese() -> None:
    patterns = [pattern for pattern, _ in TOML_MESSAGES]

    assert [
        message
        for message in toml_messages()
        if not any(re.fullmatch(pattern, message) for pattern in patterns)
    ] == []


YAML = [
    *("a: b: c\n", "a: b\nc\nd: e\n", "%FOO\na: b\n", "%TAG !\n", "%YAML x\n", "a: **b**\n"),
    *("%YAML 1.1\n%YAML 1.1\n---\na: b\n", "%YAML 3.0\n---\na: b\n", "a: & b\n", "a: !<\n"),
    *("a: !x!y z\n", "a: | b\n  c\n", 'a: "b\n', 'a: "b\n---\n', 'a: "\\q"\n', 'a: "\\u12"\n'),
    *('a: "\\ud800"\n', "a: [b\n", "a: {b: c d: e}\n", "a: @b\n", "a: ]\n", "a: ? b\n"),
    *("a: b\n- c\n", "- a\nb: c\n", "a: - b\n", "  a: b\nc: d\n", "%TAG ! x\n%TAG ! x\n---\n"),
]


def yaml_messages() -> Iterator[str]:
    """What libyaml and PyYAML's own parser say of texts that are no YAML."""
    for text in YAML:
        for loader in (yaml.CSafeLoader, yaml.SafeLoader):
            try:
                list(yaml.parse(text, loader))
            except yaml.MarkedYAMLError as error:
                yield f"{error.context or ''}: {error.problem}"


@pytest.mark.skipif(not has_libyaml(), reason="the table holds the messages of both parsers")
def test_the_messages_of_yaml() -> None:
    patterns = [f".*{re.escape(part)}.*" for meaning in MEANINGS for part in meaning.parts]

    assert unmet(patterns, yaml_messages()) == [], (COMPARED_WITH["PyYAML"], version("PyYAML"))


def parser_messages() -> Iterator[str]:
    """What typer says of wrong usage."""
    app = typer.Typer()

    @app.command()
    def one(
        name: str,
        required: str = typer.Option(),
        number: int = typer.Option(0, min=0),
        *,
        flag: bool = False,
    ) -> None:
        """Take what the lines below get wrong."""

    @app.command()
    def other() -> None:
        """Make ``one`` a command of two, which has to be named."""

    command = typer.main.get_command(app)
    lines = [
        *("--x", "none", "one --number", "one --flag=1 a", "one --required 1", "one a"),
        *("one a b --required 1", "one a b c --required 1", "one a --number x --required 1", "--"),
        "one a --number -1 --required 1",
    ]
    for line in lines:
        try:
            command.main(line.split(), standalone_mode=False)
        except Exception as error:  # noqa: BLE001 - typer's own classes are private
            yield str(getattr(error, "format_message", lambda: "")())


def test_the_messages_of_typer() -> None:
    patterns = [pattern for pattern, _ in PARSER_MESSAGES]

    assert unmet(patterns, parser_messages()) == [], (COMPARED_WITH["typer"], version("typer"))


def test_the_messages_of_sqlite(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    one, other = sqlite3.connect(file), sqlite3.connect(file, timeout=0)
    one.execute("PRAGMA max_page_count = 2")
    one.execute("CREATE TABLE a (b)")
    one.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError) as locked:
        other.execute("INSERT INTO a VALUES (1)")
    one.rollback()
    with pytest.raises(sqlite3.OperationalError) as full:
        one.execute("INSERT INTO a VALUES (?)", ["x" * 100_000])
    one.close()
    other.close()

    versions = (COMPARED_WITH["SQLite"], sqlite3.sqlite_version)
    assert database_reason(locked.value) == MEMORY_IN_USE, versions
    assert database_reason(full.value) == DISK_FULL, versions
