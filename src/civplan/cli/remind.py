"""``civplan remind``: a ready message to each community that has something to do."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

REMIND_HELP = Words(
    "给缺报、逾期或文件有错的社区各写一条提醒；只写出来，不发送。",
    "Write a reminder to each community that is missing, late or has errors; nothing is sent.",
)
REMIND_FOLDER_HELP = Words("放有各社区文件的文件夹", "the folder with the communities' files")
REMIND_OUTPUT_HELP = Words(
    "每条提醒写成一个文本文件，放在这个文件夹；不写则显示",
    "write each reminder to a text file in this folder instead of showing it",
)
REMIND_AS_OF_HELP = Words(
    "按这一天算逾期，默认今天", "the day by which lateness is judged; today by default"
)


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("remind", help=REMIND_HELP.in_language(language))
    def remind(
        folder: Annotated[Path, typer.Argument(help=REMIND_FOLDER_HELP.in_language(language))],
        *,
        output: Annotated[
            Path | None,
            typer.Option("--output", "-o", help=REMIND_OUTPUT_HELP.in_language(language)),
        ] = None,
        as_of: Annotated[
            str,
            typer.Option("--as-of", help=REMIND_AS_OF_HELP.in_language(language), metavar="DATE"),
        ] = "",
    ) -> int:
        from civplan.cli.remind_run import remind_district  # noqa: PLC0415 - loads the rules

        return remind_district(folder, output, as_of, language)
