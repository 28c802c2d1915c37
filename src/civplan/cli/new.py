"""``civplan new``: the first file of a new plan, or of a sub-district."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.console import note, out
from civplan.cli.errors import OwnError
from civplan.documents.tree import ENDINGS
from civplan.findings.words import Language, Words
from civplan.source.project import DISTRICT_FILES

ABOUT = Words(
    "生成一份带说明的计划文件，可以直接校验和生成公文。",
    "Write a commented plan file that validates and renders as it is.",
)
NAME = Words("新文件的名字，如 湖内.yaml", "the new file, such as hunei.yaml")
COMMUNITY = Words("社区全称；默认取文件名", "the community; by default from the file's name")
YEAR = Words("年度；默认今年", "the year; this one by default")
CAMPAIGN = Words("主题", "what the plan is about")
FORCE = Words("覆盖同名文件", "write over a file of that name")
DISTRICT = Words(
    "生成街道文件：名册、报送时限、街道指标",
    "write a sub-district's file: roster, deadlines, indicators",
)
DISTRICT_NAME = Words("街道全称，同 --district 一起用", "the sub-district, with --district")
NOT_READ = Words(
    "{name}：civplan batch 只读名为 district.yaml 或 街道.yaml 的街道文件",
    "{name}: civplan batch reads a sub-district's file that is called district.yaml or 街道.yaml",
)
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
        district: Annotated[
            bool, typer.Option("--district", help=DISTRICT.in_language(language))
        ] = False,
        district_name: Annotated[
            str, typer.Option("--name", help=DISTRICT_NAME.in_language(language), metavar="TEXT")
        ] = "",
        force: Annotated[bool, typer.Option("--force", help=FORCE.in_language(language))] = False,
    ) -> None:
        from civplan.documents.files import write_new, write_whole  # noqa: PLC0415

        if name.suffix.lower() not in ENDINGS:
            raise OwnError(
                Words(
                    f"{name}：计划文件的名字应当以 .yaml 结尾",
                    f"{name}: the name of a plan file ends with .yaml",
                )
            )
        if district:
            text = new_district(name, district_name, year, language)
        else:
            text = new_plan(community.strip() or community_of(name), year, campaign, language)
        write = write_whole if force else write_new
        write(name, text.encode())
        if district and name.name not in DISTRICT_FILES:
            note(NOT_READ.filled(name=name.name), language)
        out(str(name))


def new_plan(community: str, year: str, campaign: str, language: Language) -> str:
    """The text of a new plan file."""
    from civplan.model.starter import StarterAnswers, starter_file  # noqa: PLC0415

    answers = StarterAnswers(community, year_of(year), campaign.strip() or DEFAULT_CAMPAIGN)
    return starter_file(answers, language)


def new_district(file: Path, name: str, year: str, language: Language) -> str:
    """The text of a new file of a sub-district."""
    from civplan.model.district_starter import DistrictAnswers, district_file  # noqa: PLC0415

    return district_file(
        DistrictAnswers(name.strip() or district_of(file), year_of(year)), language
    )


def district_of(file: Path) -> str:
    """A sub-district's name from that of its file: 通北.yaml is 通北街道办事处's; perhaps empty."""
    stem = re.sub(r"[-_ ]*\d{4}年?$", "", file.stem).strip()
    if file.name in DISTRICT_FILES or not stem:
        return ""
    if stem.isascii() or stem.endswith("办事处"):
        return stem
    return f"{stem.removesuffix('街道')}街道办事处"


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
