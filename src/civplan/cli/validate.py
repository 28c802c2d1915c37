"""``civplan validate``: findings about plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

ABOUT = Words(
    "校验计划文件，指出问题在哪一行哪一列、怎样改。",
    "Check plan files: what is wrong, at which line and column, how to mend it.",
)
PATHS = Words("计划文件或文件夹", "plan files or folders")
FORMAT = Words(
    "输出格式：text、concise、json、github、gitlab、sarif 或 junit",
    "the form of the output: text, concise, json, github, gitlab, sarif or junit",
)
STRICT = Words("警告也算错误", "warnings count as errors")
QUIET = Words("不输出最后的统计", "do not print the closing count")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("validate", help=ABOUT.in_language(language))
    def validate(
        paths: Annotated[
            list[Path], typer.Argument(help=PATHS.in_language(language), show_default=False)
        ] = [],  # noqa: B006 - Typer copies it
        *,
        form: Annotated[str, typer.Option("--format", help=FORMAT.in_language(language))] = "text",
        strict: Annotated[
            bool, typer.Option("--strict", help=STRICT.in_language(language))
        ] = False,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=QUIET.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.validation import validate_paths  # noqa: PLC0415 - loads the model

        return validate_paths(paths, language, form=form, strict=strict, quiet=quiet)
