"""Jinja2, set up for templates: sandboxed, escaped, nothing undefined."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


def environment_for(folders: Sequence[Path]) -> ImmutableSandboxedEnvironment:
    """An environment that looks for templates in these folders, in this order."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
