"""``civplan batch``: a sub-district's year, from many files to its documents."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

BATCH_HELP = Words(
    "生成一个街道全部社区的公文，以及街道的汇总、台账和一览网页；只重做有变化的。",
    "Make the documents of all communities of a sub-district, and its roll-up, register and"
    " overview; only what changed is made again.",
)
BATCH_FOLDER_HELP = Words("放有各社区文件的文件夹", "the folder with the communities' files")
BATCH_OUTPUT_HELP = Words("输出到哪个文件夹", "the folder to write to")
BATCH_JOBS_HELP = Words("用几个进程；0 为按处理器数", "how many processes; 0 for one a processor")
SCHEDULER_HELP = Words(
    "用 Dask 集群，如 tcp://127.0.0.1:8786", "work on a Dask cluster, such as tcp://127.0.0.1:8786"
)
BATCH_FORMATS_HELP = Words(
    "格式，逗号分开：公文 docx,html,md,txt；台账 xlsx,csv,json",
    "formats with commas: documents docx,html,md,txt; the register xlsx,csv,json",
)
WITH_CONTACTS_HELP = Words("写上联系电话", "show phone numbers")
PRUNE_HELP = Words(
    "删去不再有来源的公文和以前生成、这次没有要求的汇总、台账、汇编",
    "remove documents that no file makes any more, and roll-ups, registers and collections that"
    " this run is not asked for",
)
BATCH_AS_OF_HELP = Words(
    "按这一天算逾期，默认今天；写上时也按它核对进度",
    "the day by which lateness is judged, today by default; when given, progress is judged too",
)
MERGE_HELP = Words(
    "另把各社区的公文合成一个 汇编.docx",
    "also put all communities' documents into one .docx",
)
BATCH_QUIET_HELP = Words("不显示进度和统计", "show neither progress nor counts")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("batch", help=BATCH_HELP.in_language(language))
    def batch(
        folder: Annotated[Path, typer.Argument(help=BATCH_FOLDER_HELP.in_language(language))],
        *,
        output: Annotated[
            Path, typer.Option("--output", "-o", help=BATCH_OUTPUT_HELP.in_language(language))
        ] = Path("out"),
        to: Annotated[
            str, typer.Option("--to", help=BATCH_FORMATS_HELP.in_language(language))
        ] = "docx,xlsx",
        jobs: Annotated[
            int, typer.Option("--jobs", help=BATCH_JOBS_HELP.in_language(language), min=0)
        ] = 0,
        scheduler: Annotated[
            str, typer.Option("--scheduler", help=SCHEDULER_HELP.in_language(language))
        ] = "",
        as_of: Annotated[
            str,
            typer.Option("--as-of", help=BATCH_AS_OF_HELP.in_language(language), metavar="DATE"),
        ] = "",
        prune: Annotated[
            bool, typer.Option("--prune", help=PRUNE_HELP.in_language(language))
        ] = False,
        with_contacts: Annotated[
            bool, typer.Option("--with-contacts", help=WITH_CONTACTS_HELP.in_language(language))
        ] = False,
        merge: Annotated[
            bool, typer.Option("--merge", help=MERGE_HELP.in_language(language))
        ] = False,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=BATCH_QUIET_HELP.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.batch_run import batch_district  # noqa: PLC0415 - loads the renderer
        from civplan.district.batch.batch import BatchOptions  # noqa: PLC0415 - as the next

        request = BatchOptions(
            output=output,
            formats=to,
            jobs=jobs,
            scheduler=scheduler,
            as_of=as_of,
            prune=prune,
            with_contacts=with_contacts,
            merge=merge,
            quiet=quiet,
        )
        return batch_district(folder, request, language)
