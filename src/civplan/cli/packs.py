"""``civplan packs``: the kinds of plan that come with civplan."""

import typer

from civplan.cli.console import out
from civplan.findings.words import Language, Words

ABOUT = Words(
    "列出可用的文种，即计划文件里“文种”可以写的名字。",
    "List the packs: the names that “pack” may have in a plan file.",
)


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("packs", help=ABOUT.in_language(language))
    def packs() -> None:
        from civplan.model.packs import built_in_packs  # noqa: PLC0415 - no other command needs it

        for pack in built_in_packs():
            out(f"{pack.name:<22}{pack.profile.name}  {pack.profile.about or ''}".rstrip())
