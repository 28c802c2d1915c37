"""``civplan issue``: records what plans promise, so that a later change shows."""

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
        "issue",
        "下达计划：在计划文件旁边记下承诺，以后降低指标、推迟时限、删去措施都会查出来。",
        "Issue plans: record beside each file what it promises, so that a lowered target, a later"
        " date or a missing item is found.",
    )
    def issue(
        files: Annotated[
            list[Path],
            parameters.argument("计划文件", "plan files", show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        on: Annotated[
            str,
            parameters.option(
                "下达日期，如 2007-01-10；默认取计划的成文日期，没有就取今天",
                "the day of issue, such as 2007-01-10; by default the plan's date, or today",
                metavar="DATE",
            ),
        ] = "",
        force: Annotated[
            bool,
            parameters.option(
                "重新下达：覆盖原来的记录", "issue anew: replace the record", "--force"
            ),
        ] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出写了哪些文件", "do not print what was written"),
        ] = False,
    ) -> int:
        from civplan.cli.issue_run import IssueRequest, issue_files  # noqa: PLC0415 - loads the model

        return issue_files(files, IssueRequest(on=on, force=force, quiet=quiet), language)
