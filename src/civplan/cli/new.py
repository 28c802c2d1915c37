"""``civplan new``: the first file of a new plan, or of a sub-district."""

import re
from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.console import print_line, print_note
from civplan.cli.errors import WrongUsage
from civplan.cli.options import Parameters, visible_text, year_option
from civplan.documents.folders import PLAN_ENDINGS
from civplan.findings.words import Language, Words, with_decoded_names
from civplan.source.project import DISTRICT_FILES

NOT_A_DISTRICT_FILE_NAME = Words(
    "{name}：civplan batch 只读名为 district.yaml 或 街道.yaml 的街道文件",
    "{name}: civplan batch reads a sub-district's file that is called district.yaml or 街道.yaml",
)
CHINESE_CHARACTER = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""What makes a plan file Chinese, its keys too, whatever the language of messages."""
DEFAULT_CAMPAIGN = "创建文明社区"
FALLBACK_COMMUNITY = "本社区"


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "new",
        "生成一份带说明的计划文件，可以直接校验和生成公文。",
        "Write a commented plan file that validates and renders as it is.",
    )
    def new(
        context: typer.Context,
        name: Annotated[
            Path,
            parameters.argument("新文件的名字，如 湖内.yaml", "the new file, such as hunei.yaml"),
        ],
        *,
        community: Annotated[
            str,
            parameters.option(
                "社区全称；默认取文件名", "the community; by default from the file's name"
            ),
        ] = "",
        year: Annotated[
            str, parameters.option("年度；默认今年", "the year; this one by default")
        ] = "",
        campaign: Annotated[
            str, parameters.option("主题", "what the plan is about")
        ] = DEFAULT_CAMPAIGN,
        district: Annotated[
            bool,
            parameters.option(
                "生成街道文件：名册、报送时限、街道指标",
                "write a sub-district's file: roster, deadlines, indicators",
                "--district",
            ),
        ] = False,
        district_name: Annotated[
            str,
            parameters.option(
                "街道全称，同 --district 一起用",
                "the sub-district, with --district",
                "--name",
                metavar="TEXT",
            ),
        ] = "",
        force: Annotated[bool, parameters.force()] = False,
    ) -> None:
        from civplan.documents.files import write_file, write_new_file  # noqa: PLC0415

        if name.suffix.lower() not in PLAN_ENDINGS:
            raise WrongUsage(
                Words(
                    f"{name}：计划文件的名字应当以 .yaml 结尾",
                    f"{name}: the name of a plan file ends with .yaml",
                )
            )
        answers = f"{name.name}{community}{district_name}" + campaign * (
            campaign != DEFAULT_CAMPAIGN
        )
        is_chinese = re.search(CHINESE_CHARACTER, answers) and not context.obj
        keys: Language = "zh" if is_chinese else language  # context.obj is true with --lang
        if district:
            text = _district_starter_text(name, district_name, year, keys)
        else:
            community = visible_text(community) or community_from_file_name(name)
            text = _plan_starter_text(community, year, campaign, keys)
        write = write_file if force else write_new_file
        write(name, text.encode())
        if district and name.name not in DISTRICT_FILES:
            print_note(NOT_A_DISTRICT_FILE_NAME.filled(name=name.name), language)
        print_line(str(name))


def _plan_starter_text(community: str, year: str, campaign: str, language: Language) -> str:
    """The text of a new plan file, its keys and comments in a language."""
    from civplan.model.starter import StarterAnswers, starter_file  # noqa: PLC0415

    answers = StarterAnswers(
        community, year_option(year), visible_text(campaign) or DEFAULT_CAMPAIGN
    )
    return starter_file(answers, language)


def _district_starter_text(file: Path, name: str, year: str, language: Language) -> str:
    """The text of a new file of a sub-district, its keys and comments in a language."""
    from civplan.model.starter import DistrictStarter, district_file  # noqa: PLC0415

    return district_file(
        DistrictStarter(visible_text(name) or _district_from_file_name(file), year_option(year)),
        language,
    )


def _name_in_file_name(file: Path) -> str:
    """The name of a file without its year and ending: 湖内-2007.yaml is 湖内."""
    return visible_text(re.sub(r"[-_ ]*\d{4}年?$", "", with_decoded_names(file.stem)))


def _district_from_file_name(file: Path) -> str:
    """A sub-district's name by its file's: 通北.yaml is 通北街道办事处's; empty without one."""
    stem = _name_in_file_name(file)
    if file.name in DISTRICT_FILES or not stem:
        return ""
    if stem.isascii() or stem.endswith("办事处"):
        return stem
    return f"{stem.removesuffix('街道')}街道办事处"


def community_from_file_name(file: Path) -> str:
    """A community's name from the name of its file: 湖内-2007.yaml is 湖内社区's."""
    stem = _name_in_file_name(file)
    if not stem:
        return FALLBACK_COMMUNITY
    return stem if stem.isascii() or stem.endswith("社区") else f"{stem}社区"
