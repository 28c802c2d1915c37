"""``civplan batch``: a sub-district's year, from many files to its documents."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

ABOUT = Words(
    "生成一个街道全部社区的公文，以及街道的汇总、台账和一览网页；只重做有变化的。",
    "Make the documents of all communities of a sub-district, and its roll-up, register and"
    " overview; only what changed is made again.",
)
FOLDER = Words("放有各社区文件的文件夹", "the folder with the communities' files")
OUTPUT = Words("输出到哪个文件夹", "the folder to write to")
JOBS = Words("用几个进程；0 为按处理器数", "how many processes; 0 for one a processor")
SCHEDULER = Words(
    "用 Dask 集群，如 tcp://127.0.0.1:8786", "work on a Dask cluster, such as tcp://127.0.0.1:8786"
)
FORMATS = Words(
    "格式，逗号分开：公文 docx,html,md,txt；台账 xlsx,csv,json",
    "formats with commas: documents docx,html,md,txt; the register xlsx,csv,json",
)
WITH_CONTACTS = Words("写上联系电话", "show phone numbers")
PRUNE = Words(
    "删去不再有来源的公文和以前生成、这次没有要求的汇总、台账、汇编",
    "remove documents that no file makes any more, and roll-ups, registers and collections that"
    " this run is not asked for",
)
AS_OF = Words(
    "按这一天算逾期，默认今天；写上时也按它核对进度",
    "the day by which lateness is judged, today by default; when given, progress is judged too",
)
MERGE = Words(
    "另把各社区的公文合成一个 汇编.docx",
    "also put all communities' documents into one .docx",
)
QUIET = Words("不显示进度和统计", "show neither progress nor counts")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("batch", help=ABOUT.in_language(language))
    def batch(
        folder: Annotated[Path, typer.Argument(help=FOLDER.in_language(language))],
        *,
        output: Annotated[
            Path, typer.Option("--output", "-o", help=OUTPUT.in_language(language))
        ] = Path("out"),
        to: Annotated[str, typer.Option("--to", help=FORMATS.in_language(language))] = "docx,xlsx",
        jobs: Annotated[int, typer.Option("--jobs", help=JOBS.in_language(language), min=0)] = 0,
        scheduler: Annotated[
            str, typer.Option("--scheduler", help=SCHEDULER.in_language(language))
        ] = "",
        as_of: Annotated[
            str, typer.Option("--as-of", help=AS_OF.in_language(language), metavar="DATE")
        ] = "",
        prune: Annotated[bool, typer.Option("--prune", help=PRUNE.in_language(language))] = False,
        with_contacts: Annotated[
            bool, typer.Option("--with-contacts", help=WITH_CONTACTS.in_language(language))
        ] = False,
        merge: Annotated[bool, typer.Option("--merge", help=MERGE.in_language(language))] = False,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=QUIET.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.batch_request import Request  # noqa: PLC0415 - as the next
        from civplan.cli.batching import run_district  # noqa: PLC0415 - loads the renderer

        request = Request(
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
        return run_district(folder, request, language)
