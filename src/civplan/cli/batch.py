"""``civplan batch``: a sub-district's year, from many files to its documents."""

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
        "batch",
        "生成一个街道全部社区的公文，以及街道的汇总、台账和一览网页；只重做有变化的。",
        "Make the documents of all communities of a sub-district, and its roll-up, register and"
        " overview; only what changed is made again.",
    )
    def batch(
        folder: Annotated[
            Path,
            parameters.argument("放有各社区文件的文件夹", "the folder with the communities' files"),
        ],
        *,
        output: Annotated[
            Path | None,
            parameters.option(
                "输出到哪个文件夹，默认 out；做阶段时默认再加阶段的名称",
                "the folder to write to, by default out, with the stage's name behind it",
                "--output",
                "-o",
            ),
        ] = None,
        stage: Annotated[
            str,
            parameters.option(
                "只做这个阶段（上半年、1—9月）的总结、汇总、台账和一览：结果只算到时段的最后一天",
                "make the summaries, roll-up, register and overview of this stage (first-half,"
                " 1—9月) instead: results count up to its last day",
            ),
        ] = "",
        to: Annotated[
            str,
            parameters.option(
                "格式，逗号分开：公文 docx,html,md,pdf,txt；台账 xlsx,csv,json",
                "formats with commas: documents docx,html,md,pdf,txt; the register xlsx,csv,json",
                "--to",
            ),
        ] = "docx,xlsx",
        jobs: Annotated[
            int,
            parameters.option(
                "用几个进程；0 为按处理器数",
                "how many processes; 0 for one a processor",
                "--jobs",
                min=0,
            ),
        ] = 0,
        scheduler: Annotated[
            str,
            parameters.option(
                "用 Dask 集群，如 tcp://127.0.0.1:8786",
                "work on a Dask cluster, such as tcp://127.0.0.1:8786",
                "--scheduler",
            ),
        ] = "",
        as_of: Annotated[
            str,
            parameters.option(
                "按这一天算逾期，默认今天；写上时也按它核对进度",
                "the day by which lateness is judged, today by default; when given, progress is"
                " judged too",
                "--as-of",
                metavar="DATE",
            ),
        ] = "",
        prune: Annotated[
            bool,
            parameters.option(
                "删去不再有来源的公文和以前生成、这次没有要求的汇总、台账、汇编",
                "remove documents that no file makes any more, and roll-ups, registers and"
                " collections that this run is not asked for",
                "--prune",
            ),
        ] = False,
        with_contacts: Annotated[
            bool, parameters.option("写上联系电话", "show phone numbers", "--with-contacts")
        ] = False,
        merge: Annotated[
            bool,
            parameters.option(
                "另把各社区的公文合成一个 汇编.docx",
                "also put all communities' documents into one .docx",
                "--merge",
            ),
        ] = False,
        is_importing: Annotated[
            bool,
            parameters.option(
                "先把各社区的 Word 文档变成计划文件，写在旁边，已有的不动",
                "first make plan files of the communities' Word documents, beside them, once",
                "--import",
            ),
        ] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不显示进度和统计", "show neither progress nor counts"),
        ] = False,
    ) -> int:
        from civplan.cli.batch_run import (  # noqa: PLC0415 - loads the renderer
            BatchOptions,
            batch_district,
        )

        request = BatchOptions(
            output=output,
            stage=stage,
            formats=to,
            jobs=jobs,
            scheduler=scheduler,
            as_of=as_of,
            prune=prune,
            with_contacts=with_contacts,
            merge=merge,
            is_importing=is_importing,
            quiet=quiet,
        )
        return batch_district(folder, request, language)
