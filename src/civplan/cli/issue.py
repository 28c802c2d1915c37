"""``civplan issue``: records what plans promise, so that a later change shows."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

ISSUE_HELP = Words(
    "下达计划：在计划文件旁边记下承诺，以后降低指标、推迟时限、删去措施都会查出来。",
    "Issue plans: record beside each file what it promises, so that a lowered target, a later"
    " date or a missing item is found.",
)
ISSUE_FILES_HELP = Words("计划文件", "plan files")
ISSUE_DAY_HELP = Words(
    "下达日期，如 2007-01-10；默认取计划的成文日期，没有就取今天",
    "the day of issue, such as 2007-01-10; by default the plan's date, or today",
)
ISSUE_FORCE_HELP = Words("重新下达：覆盖原来的记录", "issue anew: replace the record")
ISSUE_QUIET_HELP = Words("不输出写了哪些文件", "do not print what was written")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("issue", help=ISSUE_HELP.in_language(language))
    def issue(
        files: Annotated[
            list[Path],
            typer.Argument(help=ISSUE_FILES_HELP.in_language(language), show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        on: Annotated[
            str, typer.Option(help=ISSUE_DAY_HELP.in_language(language), metavar="DATE")
        ] = "",
        force: Annotated[
            bool, typer.Option("--force", help=ISSUE_FORCE_HELP.in_language(language))
        ] = False,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=ISSUE_QUIET_HELP.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.issue_run import IssueRequest, issue_files  # noqa: PLC0415 - loads the model

        return issue_files(files, IssueRequest(on=on, force=force, quiet=quiet), language)
