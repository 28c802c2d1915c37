"""The parts of SARIF 2.1.0 that civplan writes, as a JSON Schema in the project's own words.

It follows sections 3.13 to 3.52 of the OASIS standard and forbids whatever civplan does not write.
"""

from __future__ import annotations

from typing import Any

LEVEL = {"enum": ["none", "note", "warning", "error"]}
NUMBER = {"type": "integer", "minimum": 1}


def exactly(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


MESSAGE = exactly({"text": {"type": "string", "minLength": 1}})
RULE = exactly(
    {
        "id": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
        "name": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": exactly({"level": LEVEL}),
    },
    optional=("fullDescription", "help"),
)
REGION = exactly(dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), NUMBER))
URI = {"type": "string", "pattern": "^(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*$"}
LOCATION = exactly(
    {"physicalLocation": exactly({"artifactLocation": exactly({"uri": URI}), "region": REGION})}
)
REPLACEMENT = exactly(
    {"deletedRegion": REGION, "insertedContent": MESSAGE}, optional=("insertedContent",)
)
CHANGE = exactly(
    {
        "artifactLocation": exactly({"uri": URI}),
        "replacements": {"type": "array", "items": REPLACEMENT, "minItems": 1},
    }
)
FIX = exactly(
    {
        "description": MESSAGE,
        "artifactChanges": {"type": "array", "items": CHANGE, "minItems": 1},
        "properties": exactly({"safe": {"type": "boolean"}}),
    }
)
RESULT = exactly(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "fixes": {"type": "array", "items": FIX, "minItems": 1, "maxItems": 1},
    },
    optional=("fixes",),
)
RULES = {"type": "array", "items": RULE, "uniqueItems": True}
RUN = exactly(
    {
        "tool": exactly({"driver": exactly({"name": {"const": "civplan"}, "rules": RULES})}),
        "columnKind": {"const": "utf16CodeUnits"},
        "results": {"type": "array", "items": RESULT},
    }
)
PARTS_IN_USE = exactly(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    }
)
