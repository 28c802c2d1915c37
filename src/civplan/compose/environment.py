"""Jinja2, set up for templates: sandboxed, escaped, nothing undefined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from civplan.compose.markup import FILTERS
from civplan.compose.outline import (
    AttachmentOutline,
    Entry,
    IndicatorTable,
    Outline,
    Part,
)

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

FIELDS: Mapping[type, frozenset[str]] = {
    outline: frozenset(outline._fields)
    for outline in (Entry, Part, Outline, IndicatorTable, AttachmentOutline)
}
"""Values that hold nothing but texts and one another, and their names for them."""
NONE: frozenset[str] = frozenset()


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, which knows that outlines and macros have nothing to hide; asking takes time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template reads behind a point; undefined where it may not."""
        if attribute in FIELDS.get(type(obj), NONE):
            return getattr(obj, attribute)
        if type(obj) is TemplateModule and type(macro := getattr(obj, attribute, None)) is Macro:
            return macro
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What comes of a call in a template; an error where it may not."""
        if type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(context.eval_ctx, *args, **kwargs)


def environment_for(folders: Sequence[Path], cache: Path | None = None) -> TemplateEnvironment:
    """An environment that looks for templates in these folders, in this order.

    Args:
        folders: Where the templates are.
        cache: A folder of the user's own for compiled templates; None to compile each time.
    """
    environment = TemplateEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        bytecode_cache=bytecode_cache(cache),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    return environment


class OptionalCache(FileSystemBytecodeCache):
    """Compiled templates in a folder; where it cannot be used, they are compiled each time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if the disk lets us."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def bytecode_cache(folder: Path | None) -> BytecodeCache | None:
    """Jinja2's cache in a folder that exists, or can be made, and can be written."""
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return OptionalCache(str(folder))
    except OSError:
        return None
