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
FOR = Words(
    "只校验其中一份：plan（计划）或 summary（总结）",
    "check only one of the documents: plan or summary",
)
AS_OF = Words(
    "按这一天检查进度，如 2007-06-30",
    "judge the progress on this day, such as 2007-06-30",
)
JOBS = Words("同时用几个进程；0 表示自动", "processes to use at once; 0 for as many as pay")
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
        document: Annotated[
            str, typer.Option("--for", help=FOR.in_language(language), metavar="plan|summary")
        ] = "",
        as_of: Annotated[
            str, typer.Option("--as-of", help=AS_OF.in_language(language), metavar="DATE")
        ] = "",
        jobs: Annotated[
            int, typer.Option("--jobs", "-j", min=0, help=JOBS.in_language(language))
        ] = 0,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=QUIET.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.validation import Request, validate_paths  # noqa: PLC0415 - loads the model

        request = Request(form, strict, quiet, document, as_of, jobs)
        return validate_paths(paths, request, language)
