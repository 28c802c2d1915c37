"""``civplan rollover``: next year's files from this year's."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.options import Parameters
from civplan.findings.words import Language


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "rollover",
        "从今年的计划文件得到明年的：年度、日期、标题改到下一年，没做完的结转，结果和总结清空，"
        "上年的数记在“上年”里；注释和格式不变，文字和注释里的年份逐处指出来；有读不出来的地方不转。",
        "Make next year's plan file from this year's: year, dates and titles move, what was not"
        " done is carried over, results and summary are cleared, last year's figures stay as"
        " “last_year”; comments and layout are kept, years inside texts and comments are shown."
        " A file with values that cannot be read is refused.",
    )
    def rollover(
        path: Annotated[
            Path,
            parameters.argument(
                "计划文件，或街道的文件夹",
                "a plan file, or the folder of a sub-district",
                show_default=False,
            ),
        ],
        *,
        output: Annotated[
            Path | None,
            parameters.option(
                "新文件或新文件夹；默认在原来的旁边，名字里的年份加一",
                "the new file or folder; by default beside the old one, with the year moved in its"
                " name",
                "--output",
                "-o",
            ),
        ] = None,
        force: Annotated[bool, parameters.force()] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出要核对的地方", "do not print what is to be looked at"),
        ] = False,
    ) -> int:
        from civplan.cli.rollover_run import roll_over  # noqa: PLC0415 - loads the model

        return roll_over(path, output, language, is_forced=force, is_quiet=quiet)
