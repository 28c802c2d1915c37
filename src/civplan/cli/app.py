"""Builds the program from its commands."""

from collections.abc import Callable
from importlib import import_module
from typing import Annotated

import typer

from civplan import __version__
from civplan.cli.options import Parameters
from civplan.findings.words import Language

COMMAND_NAMES = (
    *("new", "import", "render", "validate", "set", "inspect", "issue"),
    *("form", "fill", "batch", "remind", "rollover", "preview"),
    *("rule", "schema", "packs"),
)
"""Every command; each is a module of this folder with a function ``register(app, language)``."""
MODULE_OF_COMMAND = {"import": "import_command"}
"""The module of a command whose name is a word of Python."""


def build_app(language: Language, arguments: list[str]) -> typer.Typer:
    """The program with its commands, help texts in one language.

    When the first argument is a command, only that one is built: the others take time.
    """
    parameters = Parameters(language)
    app = parameters.program(
        "把社区的 YAML 计划文件变成正式格式（GB/T 9704-2012）的年度计划和总结。",
        "Turn a community's YAML plan file into its annual plan and summary in the official"
        " format.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    _register_options(app, parameters)
    named = arguments[0] if arguments else ""
    for name in (named,) if named in COMMAND_NAMES else COMMAND_NAMES:
        register: Callable[[typer.Typer, Language], None] = import_module(
            f"civplan.cli.{MODULE_OF_COMMAND.get(name, name)}"
        ).register
        register(app, language)
    return app


def _register_options(app: typer.Typer, parameters: Parameters) -> None:
    """Add the options that stand before the command."""

    @app.callback()
    def options(
        *,
        lang: Annotated[
            str,
            parameters.option(
                "提示信息的语言：zh 或 en",
                "language of messages: zh or en",
                "--lang",
                metavar="zh|en",
            ),
        ] = "",
        version: Annotated[
            bool,
            parameters.option(
                "显示版本", "show the version", "--version", callback=_print_version, is_eager=True
            ),
        ] = False,
    ) -> None:
        del lang, version


def _print_version(is_given: bool) -> None:  # noqa: FBT001 - Typer calls it with the flag
    """Print the version and leave."""
    if is_given:
        typer.echo(f"civplan {__version__}")
        raise typer.Exit
