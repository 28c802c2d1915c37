"""``civplan new``: the first file of a new plan, or of a sub-district."""

import os
import re
from pathlib import Path, PurePath
from typing import Annotated, NamedTuple

import typer

from civplan.cli.console import print_line, print_note
from civplan.cli.errors import WrongUsage
from civplan.cli.options import Parameters, named_pack, visible_text, year_option
from civplan.documents.folders import PLAN_ENDINGS
from civplan.findings.words import Language, Words, with_decoded_names
from civplan.source.project import DISTRICT_FILES

NOT_A_DISTRICT_FILE_NAME = Words(
    "{name}：civplan batch 只读名为 district.yaml 或 街道.yaml 的街道文件",
    "{name}: civplan batch reads a sub-district's file that is called district.yaml or 街道.yaml",
)
CHINESE_CHARACTER = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""What makes a plan file Chinese, its keys too, whatever the language of messages."""
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
            str,
            parameters.option(
                "主题；默认取文种的样例", "what the plan is about; by default as the pack's sample"
            ),
        ] = "",
        pack: Annotated[
            str,
            parameters.option(
                "文种，名字或文件夹；见 civplan packs",
                "the pack, a name or a folder; see civplan packs",
            ),
        ] = "",
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
        answers = f"{name.name}{community}{district_name}{campaign}"
        is_chinese = re.search(CHINESE_CHARACTER, answers) and not context.obj
        keys: Language = "zh" if is_chinese else language  # context.obj is true with --lang
        if district:
            text = _district_starter_text(name, district_name, year, keys)
        else:
            community = visible_text(community) or community_from_file_name(name)
            own = _pack_of_new_file(pack, name, language)
            text = _plan_starter_text(own, community, year, campaign, keys)
        write = write_file if force else write_new_file
        write(name, text.encode())
        if district and name.name not in DISTRICT_FILES:
            print_note(NOT_A_DISTRICT_FILE_NAME.filled(name=name.name), language)
        print_line(str(name))


class _NewPack(NamedTuple):
    """The pack of a new plan file."""

    name: str
    """As the file names it."""
    sample: str
    """The pack that comes with the program and that it is, or extends."""


def _pack_of_new_file(name: str, file: Path, language: Language) -> _NewPack:
    """The pack of ``--pack``, or the default one.

    Raises:
        WrongUsage: There is no such pack, or it cannot be used.
    """
    from civplan.model.plan import DEFAULT_PACK  # noqa: PLC0415 - most commands write no new file

    pack = named_pack(name, language)
    if pack is None:
        return _NewPack(DEFAULT_PACK, DEFAULT_PACK)
    from civplan.model.packs import built_in_names  # noqa: PLC0415 - as above

    names = built_in_names()
    sample = next((one.name for one in pack.folders if one.name in names), DEFAULT_PACK)
    if name in names:
        return _NewPack(name, sample)
    path = PurePath(os.path.relpath(name, file.parent)).as_posix()
    return _NewPack(path if path.startswith("../") else f"./{path}", sample)


def _plan_starter_text(
    pack: _NewPack, community: str, year: str, campaign: str, language: Language
) -> str:
    """The text of a new plan file, its keys and comments in a language."""
    from civplan.model.pack_samples import StarterAnswers, sample_of_pack  # noqa: PLC0415
    from civplan.model.starter import starter_file  # noqa: PLC0415

    about = visible_text(campaign) or sample_of_pack(pack.sample).campaign
    answers = StarterAnswers(community, year_option(year), about, pack.name, pack.sample)
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
