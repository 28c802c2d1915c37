"""``civplan import``: from the Word files, texts and web pages that people have to plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.options import Parameters, document_named, one_of, visible_text
from civplan.findings.words import Language

KINDS = ("plan", "summary")
KEY_LANGUAGES = ("zh", "en")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "import",
        "把已有的 Word 文档、文字稿、网页变成计划文件；一份计划和一份总结可以合成一个文件。",
        "Make plan files of Word documents, texts and saved web pages; a plan and a summary"
        " together give one file.",
    )
    def import_(
        paths: Annotated[
            list[Path],
            parameters.argument(
                "一份文档，一份计划加一份总结，或文件夹",
                "a document, a plan and a summary, or folders",
                show_default=False,
            ),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        output: Annotated[
            Path | None,
            parameters.option(
                "计划文件的名字或文件夹，- 表示标准输出；默认在原文件旁边",
                "the plan file or a folder, - for standard output; beside the document by default",
                "-o",
                "--output",
            ),
        ] = None,
        outline: Annotated[
            bool,
            parameters.option(
                "只显示认出的结构，不写文件", "show the structure that was found", "--outline"
            ),
        ] = False,
        form: Annotated[
            str,
            parameters.option(
                "问题或结构的格式：text 或 json",
                "the form of findings or of the structure: text or json",
                "--format",
                metavar="text|json",
            ),
        ] = "text",
        part: Annotated[
            int,
            parameters.option(
                "文件里有几份文档时，导入第几份",
                "which document, when the file holds several",
                "--part",
                min=0,
            ),
        ] = 0,
        kind: Annotated[
            str,
            parameters.option(
                "是计划（plan）还是总结（summary）；默认由标题和正文判断",
                "plan (计划) or summary (总结); title and text decide by default",
                "--kind",
                metavar="plan|summary",
            ),
        ] = "",
        keys: Annotated[
            str,
            parameters.option(
                "字段用中文 zh 还是英文 en；默认随提示信息的语言",
                "Chinese or English keys, zh or en; as the messages by default",
                "--keys",
                metavar="zh|en",
            ),
        ] = "",
        community: Annotated[
            str,
            parameters.option("社区全称；默认取自文中", "the community; from the text by default"),
        ] = "",
        year: Annotated[
            str, parameters.option("年度；默认取自文中", "the year; from the text by default")
        ] = "",
        campaign: Annotated[
            str, parameters.option("主题；默认取自标题", "the campaign; from the title by default")
        ] = "",
        pack: Annotated[
            str,
            parameters.option(
                "文种的名字或文件夹；默认选合适的",
                "the pack, by name or folder; one that fits by default",
            ),
        ] = "",
        keep_all: Annotated[
            bool,
            parameters.option(
                "没有导入的内容（网页文字、批注等）也写在文件末尾",
                "also write what was put aside at the end of the file",
                "--keep-all",
            ),
        ] = False,
        force: Annotated[bool, parameters.force()] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出写了哪些文件和统计", "do not print what was written"),
        ] = False,
    ) -> int:
        from civplan.cli.import_run import ImportRequest, import_paths  # noqa: PLC0415

        request = ImportRequest(
            output=output,
            is_outline=outline,
            form=one_of(form, ("text", "json"), "--format"),
            part=part,
            kind=one_of(document_named(kind), KINDS, "--kind") if kind else "",
            keys="en"
            if (one_of(keys, KEY_LANGUAGES, "--keys") if keys else language) == "en"
            else "zh",
            community=visible_text(community),
            year=year.strip(),
            campaign=visible_text(campaign),
            pack=pack,
            keep_all=keep_all,
            force=force,
            quiet=quiet,
        )
        return import_paths(paths, request, language)
