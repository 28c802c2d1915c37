"""``civplan remind``: a ready message to each community that has something to do."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

ABOUT = Words(
    "给缺报、逾期或文件有错的社区各写一条提醒；只写出来，不发送。",
    "Write a reminder to each community that is missing, late or has errors; nothing is sent.",
)
FOLDER = Words("放有各社区文件的文件夹", "the folder with the communities' files")
OUTPUT = Words(
    "每条提醒写成一个文本文件，放在这个文件夹；不写则显示",
    "write each reminder to a text file in this folder instead of showing it",
)
AS_OF = Words("按这一天算逾期，默认今天", "the day by which lateness is judged; today by default")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("remind", help=ABOUT.in_language(language))
    def remind(
        folder: Annotated[Path, typer.Argument(help=FOLDER.in_language(language))],
        *,
        output: Annotated[
            Path | None, typer.Option("--output", "-o", help=OUTPUT.in_language(language))
        ] = None,
        as_of: Annotated[
            str, typer.Option("--as-of", help=AS_OF.in_language(language), metavar="DATE")
        ] = "",
    ) -> int:
        from civplan.cli.reminding import remind_district  # noqa: PLC0415 - loads the rules

        return remind_district(folder, output, as_of, language)
