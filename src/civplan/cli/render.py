"""``civplan render``: the documents of plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.errors import WrongUsage
from civplan.cli.folder import render_suggestion
from civplan.cli.options import one_of, several_of
from civplan.findings.words import Language, Words
from civplan.typeset.formats import FORMATS

RENDER_HELP = Words(
    "先校验，再把计划文件变成计划和总结；有错误的文件不生成。",
    "Check plan files, then write their plan and summary; a file with errors writes nothing.",
)
RENDER_FILES_HELP = Words("计划文件", "plan files")
KIND_HELP = Words(
    "生成哪一份：plan 计划，summary 总结，both 两份（文件里有“总结”时）",
    "which document: plan, summary or both (the summary when the file has one)",
)
RENDER_FORMATS_HELP = Words(
    "格式，逗号隔开：docx,html,md,txt", "formats, with commas: docx,html,md,txt"
)
RENDER_OUTPUT_HELP = Words(
    "写到哪个文件夹，或只有一份文档时的文件名；默认在计划文件旁边",
    "the folder to write to, or a file's name for a single document; by default beside the file",
)
PACK_HELP = Words("用这个文种，名字或文件夹", "use this pack, a name or a folder")
RENDER_STRICT_HELP = Words("警告也算错误", "warnings count as errors")
RENDER_FORCE_HELP = Words(
    "覆盖不是 civplan 写的同名文件", "replace files that civplan did not write"
)
RENDER_QUIET_HELP = Words("不输出写了哪些文件", "do not print what was written")
RENDER_KINDS = ("plan", "summary", "both")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("render", help=RENDER_HELP.in_language(language))
    def render(
        files: Annotated[
            list[Path],
            typer.Argument(help=RENDER_FILES_HELP.in_language(language), show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        kind: Annotated[str, typer.Option(help=KIND_HELP.in_language(language))] = "both",
        to: Annotated[str, typer.Option(help=RENDER_FORMATS_HELP.in_language(language))] = "docx",
        output: Annotated[
            Path | None,
            typer.Option("--output", "-o", help=RENDER_OUTPUT_HELP.in_language(language)),
        ] = None,
        pack: Annotated[str, typer.Option(help=PACK_HELP.in_language(language))] = "",
        strict: Annotated[
            bool, typer.Option("--strict", help=RENDER_STRICT_HELP.in_language(language))
        ] = False,
        force: Annotated[
            bool, typer.Option("--force", help=RENDER_FORCE_HELP.in_language(language))
        ] = False,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=RENDER_QUIET_HELP.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.render_run import (  # noqa: PLC0415 - loads Jinja2
            RenderRequest,
            render_files,
        )

        request = RenderRequest(
            kind=one_of(kind, RENDER_KINDS, "--kind"),
            formats=tuple(several_of(to, FORMATS, "--to")),
            output=output,
            pack=pack,
            strict=strict,
            force=force,
        )
        if not files:
            raise WrongUsage(render_suggestion(Path()))
        return render_files(files, request, language, quiet=quiet)
