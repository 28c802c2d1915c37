"""Reads commands of a workflow as GitHub's runner does."""

from __future__ import annotations

from typing import NamedTuple

ESCAPED = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
"""The percent sign comes last, so that what it brings out is not read again."""
IN_MESSAGES = ("%0D", "%0A", "%25")


class Command(NamedTuple):
    """What the runner makes of a line."""

    name: str
    properties: dict[str, str]
    message: str


def read_command(line: str) -> Command | None:
    """The command of a line; None when the runner takes it for a line of the log."""
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, message = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = [entry.partition("=") for entry in listed.split(",")]
    properties = {key: unescaped(value, tuple(ESCAPED)) for key, _, value in pairs}
    return Command(name, properties, unescaped(message, IN_MESSAGES))


def unescaped(text: str, codes: tuple[str, ...]) -> str:
    """A text with the signs for which the codes stand."""
    for code in codes:
        text = text.replace(code, ESCAPED[code])
    return text
