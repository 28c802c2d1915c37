"""JSON Schema of a civplan.toml, for editors."""

from __future__ import annotations

from typing import Any

from civplan.findings.words import Words
from civplan.model.schema import DIALECT
from civplan.settings.read import SEVERITY_LEVELS, STYLE_TABLES
from civplan.settings.style import STYLE_KEYS

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


def settings_schema() -> dict[str, Any]:
    """A civplan.toml as JSON Schema, draft 2020-12, with every key under all its names."""
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
