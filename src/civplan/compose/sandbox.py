"""Jinja2's sandbox with limits, and a loader that stays in the folders of the pack."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, nodes, pass_context
from jinja2.loaders import split_template_path
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from civplan.compose.limits import (
    TemplateStopped,
    count_output,
    count_repetition,
    join_within_limit,
    refuse_length,
    refuse_operation,
    refuse_text_call,
    refuse_wide_format,
)
from civplan.findings.words import Words
from civplan.model.packs import templates_folder
from civplan.source.project import lies_inside, project_folder

LARGEST_TEMPLATE = 1024 * 1024
"""Bytes; the largest of those that come with civplan has three thousand."""
REPETITION_FILTER = "civplan.count"
CONCATENATION_FILTER = "civplan.concatenate"
LIMITED_FILTERS = ("batch", "center", "format", "indent", "join", "replace", "slice")
"""Filters that may make a text or list of any length."""
UNPREDICTABLE_FILTERS = ("random",)
UNPREDICTABLE_GLOBALS = ("lipsum",)
"""The same plan file gives the same document."""
PLACES_TO_COUNT: Any = (nodes.Block, nodes.CallBlock, nodes.For, nodes.Macro, nodes.Template)
"""What may be repeated; each counts when its body begins."""
TEMPLATE_OUTSIDE_PROJECT = Words(
    "{name} 是链接，指向本项目文件夹之外",
    "{name} is a link that leads out of the project folder",
)
TEMPLATE_TOO_LONG = Words("{name} 太大", "{name} is too large")


class LimitedSandbox(ImmutableSandboxedEnvironment):
    """The sandbox, in which a template is stopped when it does more than it may."""

    concat = staticmethod(join_within_limit)
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, **options: Any) -> None:
        """Take the options of Jinja2."""
        super().__init__(finalize=_counted_output, **options)
        for name in UNPREDICTABLE_GLOBALS:
            del self.globals[name]
        for name in UNPREDICTABLE_FILTERS:
            del self.filters[name]
        for name in LIMITED_FILTERS:
            self.filters[name] = _limited_filter(name, self.filters[name])
        self.filters[REPETITION_FILTER] = _count_filter
        self.filters[CONCATENATION_FILTER] = _concatenate_filter

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        """The Python code of a template, in which repetitions are counted."""
        _add_limits(source, self)
        return super()._generate(source, *arguments, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The outcome of an operator."""
        refuse_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The method ``format`` of a text, as the sandbox has it; None for anything else."""
        format_text = super().wrap_str_format(value)
        if format_text is not None:
            refuse_wide_format(value.__self__)
        return format_text

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call an object of a template."""
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str | bytes):
            refuse_text_call(obj.__name__, owner, (*args, *kwargs.values()))
        return super().call(context, obj, *args, **kwargs)


def _limited_filter(name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja2 that is stopped before it makes a text that is too long."""
    before = 1 if hasattr(filter_, "jinja_pass_arg") else 0

    @wraps(filter_)
    def filter_within_limit(*arguments: Any, **options: Any) -> Any:
        value, *others = arguments[before:]
        refuse_text_call(name, value, (*others, *options.values()))
        if name == "format":
            refuse_wide_format(str(value))
        return filter_(*arguments, **options)

    return filter_within_limit


@pass_context  # so that it is not worked out while the template is compiled
def _count_filter(context: Context, value: object) -> bool:
    """Counts a repetition; always true."""
    del context, value
    count_repetition()
    return True


@pass_context
def _counted_output(context: Context, value: Any) -> Any:
    """A value that a template puts out, which is counted."""
    del context
    count_output(value)
    return value


@pass_context
def _concatenate_filter(context: Context, values: Sequence[Any]) -> str:
    """What ``~`` makes of values."""
    del context
    refuse_length(sum(len(value) for value in values if isinstance(value, str)))
    return markup_join(values)


def _add_limits(template: nodes.Template, environment: Environment) -> None:
    """Count each repetition in a template, and the length of what ``~`` joins."""
    for concatenation in list(template.find_all(nodes.Concat)):
        _limit_concatenation(concatenation)
    for place in [template, *template.find_all(PLACES_TO_COUNT)]:
        count = _filter_node(nodes.Const(None, lineno=place.lineno), REPETITION_FILTER)
        if isinstance(place, nodes.For) and place.test is not None:
            place.test = nodes.And(count, place.test, lineno=place.lineno)
        else:
            place.body.insert(0, nodes.ExprStmt(count, lineno=place.lineno))
    template.set_environment(environment)


def _limit_concatenation(node: nodes.Concat) -> None:
    """Let the values of ``~`` go through the filter, as its only value."""
    values = nodes.List(list(node.nodes), lineno=node.lineno)
    node.nodes = [_filter_node(values, CONCATENATION_FILTER)]


def _filter_node(value: nodes.Expr, name: str) -> nodes.Filter:
    """The use of a filter."""
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)


class PackLoader(BaseLoader):
    """Loads templates from the folders of a pack; no link leads out of the project.

    The templates that come with civplan may be links: some installers work so.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        """Take the folders, the first of which has the say."""
        own = templates_folder().resolve()
        self._folders = [
            (str(folder), None if lies_inside(own, folder) else project_folder(folder))
            for folder in folders
        ]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """The text and the path of a template.

        Raises:
            TemplateNotFound: No folder has it.
            TemplateStopped: It lies outside the project, or is too long.
        """
        del environment
        parts = split_template_path(template)
        paths = ((posixpath.join(folder, *parts), project) for folder, project in self._folders)
        place = next((one for one in paths if os.path.isfile(one[0])), None)  # noqa: PTH113
        if place is None:
            raise TemplateNotFound(template)
        path, project = place
        if project and not lies_inside(project, Path(path)):
            raise TemplateStopped(TEMPLATE_OUTSIDE_PROJECT.filled(name=template))
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            data = file.read(LARGEST_TEMPLATE + 1)
        if len(data) > LARGEST_TEMPLATE:
            raise TemplateStopped(TEMPLATE_TOO_LONG.filled(name=template))
        return data.decode(), os.path.normpath(path), None
