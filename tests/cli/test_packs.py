"""``civplan packs``: what a plan file may name as its pack."""

from __future__ import annotations

import pytest

from civplan.findings.words import Language
from support.command import Command

BUILT_IN = ["annual-work", "civilized-community", "work-report", "work-scheme"]


def test_own_packs_stand_behind_those_that_come_with_civplan(command: Command) -> None:
    command.write("our-pack/profile.yaml", "extends: annual-work\nname: 我们的\nabout: 试用\n")
    command.write("broken/profile.yaml", "name: [\n")
    command.write("other/notes.yaml", "name: 别的\n")

    code, out, err = command("packs")

    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()][-1:] == [["./our-pack", "我们的", "试用"]]
    assert [line.split()[0] for line in out.splitlines()][:-1] == BUILT_IN


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_built_in_packs_are_described_in_the_language_of_the_messages(
    command: Command, language: Language
) -> None:
    lines = command("packs", "--lang", language)[1].splitlines()

    beginnings = [line.split("  ")[-1][:10] for line in lines]
    assert [one.isascii() for one in beginnings] == [language == "en"] * len(BUILT_IN)


@pytest.mark.parametrize(("language", "about"), [("zh", "试用"), ("en", "a trial")])
def test_an_own_pack_is_described_in_the_language_of_the_messages(
    command: Command, language: Language, about: str
) -> None:
    command.write(
        "our-pack/profile.yaml",
        "extends: annual-work\nname: 我们的\n说明: {中文: 试用, 英文: a trial}\n",
    )

    assert command("packs", "--lang", language)[1].endswith(f"我们的  {about}\n")
