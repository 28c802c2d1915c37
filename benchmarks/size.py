"""Counts what a newcomer meets in ``src/``: ``make size``.

Files, lines, modules with one importer, names that several modules define, the files and the
deepest call chain of one render, the largest functions.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NamedTuple

REPOSITORY = Path(__file__).parent.parent
SOURCE = REPOSITORY / "src"
PYPROJECT = REPOSITORY / "pyproject.toml"
EXAMPLE = REPOSITORY / "examples" / "hunei-2007.yaml"
PROTOCOL_NAMES = frozenset({"register", "report", "RULES", "CHECKS"})
"""What each command, reporter or module of rules defines under the same name, by agreement."""
TABLES = frozenset({"civplan.rules.catalogue", "civplan.rules.check"})
"""Modules that only list others: what they alone import is registered, not a helper of theirs."""
DRIVERS = {
    "civplan.edit.changes": "the kinds of edits, one after the other",
    "civplan.district.batch.reports": "the reports of a batch, one after the other",
    "civplan.district.overview.page": "the parts of the page, from top to bottom",
    "civplan.district.rollup.document": "the chapters of the roll-up",
    "civplan.ingest.import_document": "from a file to a plan: outline, its findings, the plan",
    "civplan.ingest.plan.import_plan": "from an outline to a plan: facts, pairs, records, text",
    "civplan.ingest.read": "the readers, one for each kind of file",
    "civplan.ingest.structure.find": "from blocks to an outline, step by step",
    "civplan.inspect.inspect_word": "the groups of checks of a Word file",
    "civplan.inspect.restyle.restyle": "what is set anew: places, letters, pages, package",
    "civplan.typeset.formats": "the typesetters, one for each format",
    "civplan.typeset.layout.flow": "the pieces of a document, in its order",
    "civplan.typeset.layout.lay_out": "from a manuscript to pages: what stands on each, then drawn",
    "civplan.typeset.pdf.typesetter": "from a manuscript to a PDF: fonts, bookmarks, pages",
}
"""Modules that call steps in order and do little else: what they alone import is a step.

A command is one too: it reads its options, then calls what stands in ``<command>_run``.
"""
LARGEST = 8
"""How many functions are named."""


class Module(NamedTuple):
    """A module of ``src/``."""

    name: str
    path: Path
    tree: ast.Module
    text: str

    @property
    def is_package(self) -> bool:
        """True for an ``__init__.py``."""
        return self.path.name == "__init__.py"


class Render(NamedTuple):
    """What one render went through."""

    loaded: int
    """Modules of civplan that were imported."""
    entered: int
    """Files of which at least one function ran."""
    deepest: int
    """Functions of civplan on the call stack at most."""


def main() -> None:
    """Count and print."""
    modules = read_modules()
    lines = sum(len(module.text.splitlines()) for module in modules)
    alone = one_importer(modules)
    registered = [name for name, importer in alone.items() if importer in TABLES]
    steps = [name for name, importer in alone.items() if is_step(name, importer)]
    late = [
        name
        for name, importer in alone.items()
        if importer not in TABLES
        and not is_step(name, importer)
        and not is_imported_at_start(name, importer, modules)
    ]
    helpers = alone.keys() - {*registered, *steps, *late}
    names = defining_modules(modules)
    several = sorted(name for name, where in names.items() if len(where) > 1)
    render = one_render()
    print(f"files                              {len(modules):7,}")
    print(f"lines                              {lines:7,}")
    print(f"  without blanks, comments, docs   {sum(map(code_lines, modules)):7,}")
    print(f"functions                          {len(list(functions(modules))):7,}")
    print(f"modules with one importer          {len(helpers):7,}")
    print(f"  and loaded only when needed      {len(late):7,}")
    print(f"  and steps, called in order       {len(steps):7,}")
    print(f"  and rules, listed by a table     {len(registered):7,}")
    print(f"top-level names                    {len(names):7,}")
    print(f"  in several modules               {len(several):7,}  {' '.join(several)}")
    print(f"one render: modules loaded         {render.loaded:7,}")
    print(f"  files that ran                   {render.entered:7,}")
    print(f"  deepest call chain               {render.deepest:7,}")
    print("largest functions, lines:")
    for size, place in sorted(functions(modules), reverse=True)[:LARGEST]:
        print(f"  {size:4}  {place}")


def read_modules() -> list[Module]:
    """Every module of ``src/``, parsed."""
    modules = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        text = path.read_text(encoding="utf-8")
        modules.append(Module(name, path, ast.parse(text), text))
    return modules


def one_importer(modules: list[Module]) -> dict[str, str]:
    """The modules that exactly one other imports, each with that one; packages do not count.

    The command that pip installs imports the module that pyproject.toml names for it.
    """
    known = {module.name for module in modules}
    importers = defaultdict[str, set[str]](set)
    scripts = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["scripts"]
    for command, place in scripts.items():
        importers[place.partition(":")[0]].add(command)
    for module in modules:
        for name in imported_modules(module.tree, known):
            if name != module.name:
                importers[name].add(module.name)
    return {
        module.name: next(iter(importers[module.name]))
        for module in modules
        if len(importers[module.name]) == 1 and not module.is_package
    }


def is_step(name: str, importer: str) -> bool:
    """True for a step that its importer, a driver or a command, calls."""
    return importer in DRIVERS or name == f"{importer}_run"


def is_imported_at_start(name: str, importer: str, modules: list[Module]) -> bool:
    """True when the importer loads a module with itself, and not inside a function."""
    known = {module.name for module in modules}
    tree = next(module.tree for module in modules if module.name == importer)
    top = ast.Module(
        [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], []
    )
    return name in imported_modules(top, known)


def imported_modules(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """The modules of ``src/`` that a module imports, at its top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def defining_modules(modules: list[Module]) -> dict[str, set[str]]:
    """Every top-level name with the modules that define it; type variables do not count."""
    where = defaultdict[str, set[str]](set)
    for module in modules:
        for name in defined_names(module.tree):
            if name not in PROTOCOL_NAMES and name not in {"_T", "_R", "TYPE_CHECKING"}:
                where[name].add(module.name)
    return where


def defined_names(tree: ast.Module) -> Iterator[str]:
    """The names of functions, classes and values that a module defines at its top level."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def code_lines(module: Module) -> int:
    """Lines that are no blank, no comment and no docstring."""
    texts = set[int]()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            texts.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return sum(
        bool(line.strip()) and not line.lstrip().startswith("#") and number not in texts
        for number, line in enumerate(module.text.splitlines(), 1)
    )


def functions(modules: list[Module]) -> Iterator[tuple[int, str]]:
    """Every function and method with its lines, docstring included, and its place."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                yield size, f"{module.path.relative_to(REPOSITORY)}:{node.lineno} {node.name}"


def one_render() -> Render:
    """Render the example's two documents in this process and look on."""
    from civplan.cli.main import run_command  # noqa: PLC0415 - what it loads is what is counted

    entered = set[str]()
    depth = deepest = 0

    def look_on(frame: FrameType, event: str, _: object) -> None:
        nonlocal depth, deepest
        file = frame.f_code.co_filename
        if not file.startswith(str(SOURCE)):
            return
        if event == "call":
            if frame.f_code.co_flags & inspect.CO_NEWLOCALS:  # a function, not an import
                entered.add(file)
            depth += 1
            deepest = max(deepest, depth)
        elif event == "return":
            depth -= 1

    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        sys.setprofile(look_on)
        try:
            run_command(["render", str(EXAMPLE), "-o", folder])
        finally:
            sys.setprofile(None)
    loaded = sum(name.split(".")[0] == "civplan" for name in sys.modules)
    return Render(loaded, len(entered), deepest)


if __name__ == "__main__":
    main()
