"""``civplan render``: the documents of plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.errors import WrongUsage
from civplan.cli.options import BOTH, COMBINED, Parameters, document_named, one_of, several_of
from civplan.findings.words import Language, Words
from civplan.typeset.formats import FORMATS, PAGED_FORMATS, PDF

PDF_OF_OFFICE = "libreoffice"
PDF_MAKERS = ("drawn", PDF_OF_OFFICE)
"""What makes a PDF file: civplan itself, or LibreOffice of the .docx."""
NO_PDF_ASKED = Words(
    "--pdf-with 只用于 PDF，请同时写 --to pdf",
    "--pdf-with is about PDF files; write --to pdf as well",
)
NO_PAGES_ASKED = Words(
    "--max-pages 只用于有页的格式，请写 --to docx 或 pdf",
    "--max-pages is about formats with pages; write --to docx or pdf",
)
RENDER_KINDS = ("plan", "summary", BOTH, COMBINED)
KIND_OF_COMBINED = Words(
    "--combined 只生成合并的那一份，不能与 --kind、--as-of 一起用",
    "--combined makes the one document of both; it cannot be used with --kind or --as-of",
)


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "render",
        "先校验，再把计划文件变成计划和总结；有错误的文件不生成。",
        "Check plan files, then write their plan and summary; a file with errors writes nothing.",
    )
    def render(
        files: Annotated[
            list[Path],
            parameters.argument("计划文件", "plan files", show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        kind: Annotated[
            str,
            parameters.option(
                "生成哪一份：计划（plan）、总结（summary）、两份（both，文件里有“总结”时）、"
                "合并（combined，同 --combined）；或者一个阶段的总结：上半年、1—9月",
                "which document: plan (计划), summary (总结), both (两份; the summary when the file"
                " has one) or combined (合并, as --combined); or the summary of a stage:"
                " first-half, 1—9月",
            ),
        ] = BOTH,
        combined: Annotated[
            bool,
            parameters.option(
                "总结和下一年的计划合成一份：给出两份文件，或文件里写了“合并”",
                "the summary and the next year's plan in one document: of two files, or of one"
                " with “combine”",
                "--combined",
            ),
        ] = False,
        to: Annotated[
            str,
            parameters.option(
                "格式，逗号隔开：docx,html,md,pdf,txt", "formats, with commas: docx,html,md,pdf,txt"
            ),
        ] = "docx",
        pdf_with: Annotated[
            str,
            parameters.option(
                "PDF 用什么生成：drawn（civplan 自己画，默认）或 libreoffice（由它转换 .docx）",
                "what makes a PDF: drawn (civplan, the default) or libreoffice (of the .docx)",
                "--pdf-with",
            ),
        ] = "",
        max_pages: Annotated[
            int | None,
            parameters.option(
                "文档最多几页；超过的照样生成，但要说明，退出码为 1",
                "the pages that a document may have; one with more is written and told of, exit 1",
                "--max-pages",
                min=1,
            ),
        ] = None,
        as_of: Annotated[
            str,
            parameters.option(
                "只生成到这一天为止的总结，如 2025-08-31：结果只算到这一天",
                "write only the summary up to this day, as 2025-08-31: results count until then",
                "--as-of",
            ),
        ] = "",
        output: Annotated[
            Path | None,
            parameters.option(
                "写到哪个文件夹，或只有一份文档时的文件名；默认在计划文件旁边",
                "the folder to write to, or a file's name for a single document; by default beside"
                " the file",
                "--output",
                "-o",
            ),
        ] = None,
        pack: Annotated[
            str, parameters.option("用这个文种，名字或文件夹", "use this pack, a name or a folder")
        ] = "",
        strict: Annotated[bool, parameters.strict()] = False,
        force: Annotated[
            bool,
            parameters.option(
                "覆盖同名文件，也包括不是 civplan 写的、有人改过的、只读的",
                "replace files that civplan did not write, that were edited, or are read-only",
                "--force",
            ),
        ] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出写了哪些文件", "do not print what was written"),
        ] = False,
    ) -> int:
        from civplan.cli.render_run import RenderRequest, render_files, stage_option  # noqa: PLC0415

        kind = document_named(kind)
        if kind == COMBINED:
            kind, combined = BOTH, True
        if combined and (kind != BOTH or as_of):
            raise WrongUsage(KIND_OF_COMBINED)
        maker = one_of(pdf_with.lower(), PDF_MAKERS, "--pdf-with") if pdf_with else ""
        formats = tuple(several_of(to, FORMATS, "--to"))
        if maker and PDF not in formats:
            raise WrongUsage(NO_PDF_ASKED)
        if max_pages and PAGED_FORMATS.isdisjoint(formats):
            raise WrongUsage(NO_PAGES_ASKED)
        stage = stage_option(kind, as_of, RENDER_KINDS)
        request = RenderRequest(
            kind="summary" if stage else kind,
            stage=stage,
            formats=formats,
            is_pdf_of_office=maker == PDF_OF_OFFICE,
            output=output,
            pack=pack,
            strict=strict,
            force=force,
            combined=combined,
            max_pages=max_pages or 0,
        )
        return render_files(files, request, language, quiet=quiet)
