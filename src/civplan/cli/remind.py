"""``civplan remind``: a ready message to each community that has something to do."""

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
        "remind",
        "给缺报、逾期或文件有错的社区各写一条提醒；只写出来，不发送。",
        "Write a reminder to each community that is missing, late or has errors; nothing is sent.",
    )
    def remind(
        folder: Annotated[
            Path,
            parameters.argument("放有各社区文件的文件夹", "the folder with the communities' files"),
        ],
        *,
        output: Annotated[
            Path | None,
            parameters.option(
                "每条提醒写成一个文本文件，放在这个文件夹；不写则显示",
                "write each reminder to a text file in this folder instead of showing it",
                "--output",
                "-o",
            ),
        ] = None,
        as_of: Annotated[
            str,
            parameters.option(
                "按这一天算逾期，默认今天",
                "the day by which lateness is judged; today by default",
                "--as-of",
                metavar="DATE",
            ),
        ] = "",
    ) -> int:
        from civplan.cli.remind_run import remind_district  # noqa: PLC0415 - loads the rules

        return remind_district(folder, output, as_of, language)
