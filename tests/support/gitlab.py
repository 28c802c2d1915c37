"""What GitLab's documentation asks of a Code Quality report, as a JSON Schema in our own words."""

from __future__ import annotations

from typing import Any

SEVERITIES = ("info", "minor", "major", "critical", "blocker")
RELATIVE = "^(?!/|\\./)."
"""A path from the repository's folder; one that begins with ``./`` is not recognised."""
TEXT = {"type": "string", "minLength": 1}
CODE_QUALITY: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": [*SEVERITIES]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": RELATIVE},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
