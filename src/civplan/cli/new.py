"""``civplan new``: the first file of a new plan."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.console import out
from civplan.cli.errors import OwnError
from civplan.cli.folder import ENDINGS
from civplan.findings.words import Language, Words

ABOUT = Words(
    "生成一份带说明的计划文件，可以直接校验和生成公文。",
    "Write a commented plan file that validates and renders as it is.",
)
NAME = Words("新文件的名字，如 湖内.yaml", "the new file, such as hunei.yaml")
COMMUNITY = Words("社区全称；默认取文件名", "the community; by default from the file's name")
YEAR = Words("年度；默认今年", "the year; this one by default")
CAMPAIGN = Words("主题", "what the plan is about")
FORCE = Words("覆盖同名文件", "write over a file of that name")
DEFAULT_CAMPAIGN = "创建文明社区"
FALLBACK_COMMUNITY = "本社区"


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("new", help=ABOUT.in_language(language))
    def new(
        name: Annotated[Path, typer.Argument(help=NAME.in_language(language))],
        *,
        community: Annotated[str, typer.Option(help=COMMUNITY.in_language(language))] = "",
        year: Annotated[str, typer.Option(help=YEAR.in_language(language))] = "",
        campaign: Annotated[
            str, typer.Option(help=CAMPAIGN.in_language(language))
        ] = DEFAULT_CAMPAIGN,
        force: Annotated[bool, typer.Option("--force", help=FORCE.in_language(language))] = False,
    ) -> None:
        from civplan.documents.files import write_new, write_whole  # noqa: PLC0415
        from civplan.model.starter import StarterAnswers, starter_file  # noqa: PLC0415

        if name.suffix.lower() not in ENDINGS:
            raise OwnError(
                Words(
                    f"{name}：计划文件的名字应当以 .yaml 结尾",
                    f"{name}: the name of a plan file ends with .yaml",
                )
            )
        answers = StarterAnswers(
            community=community.strip() or community_of(name),
            year=year_of(year),
            campaign=campaign.strip() or DEFAULT_CAMPAIGN,
        )
        data = starter_file(answers, language).encode()
        if force:
            write_whole(name, data)
        else:
            write_new(name, data)
        out(str(name))


def community_of(file: Path) -> str:
    """A community's name from the name of its file: 湖内-2007.yaml is 湖内社区's."""
    stem = re.sub(r"[-_ ]*\d{4}年?$", "", file.stem).strip()
    if not stem:
        return FALLBACK_COMMUNITY
    return stem if stem.isascii() or stem.endswith("社区") else f"{stem}社区"


def year_of(text: str) -> int:
    """The year that was asked for; this one when none was."""
    from civplan.model.figures import parse_year  # noqa: PLC0415 - only this command needs it

    if not text:
        return datetime.now().astimezone().year
    year = parse_year(text.strip())
    if year is None:
        raise OwnError(
            Words(
                f"--year “{text}”不是四位数的年份", f"--year “{text}” is not a year of four digits"
            )
        )
    return year
