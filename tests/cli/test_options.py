"""Options that take one word, or several with commas."""

from __future__ import annotations

import pytest

from civplan.cli.errors import WrongUsage
from civplan.cli.options import one_of, several_of
from support.command import Command, failed

FORMATS = ("docx", "html", "md")


def test_a_word_is_one_of_the_choices() -> None:
    assert one_of("md", FORMATS, "--to") == "md"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("docx", ["docx"]),
        ("md,docx", ["md", "docx"]),
        ("md, docx,md", ["md", "docx"]),
        ("md，html", ["md", "html"]),
    ],
)
def test_several_words_stand_between_commas_each_once(written: str, words: list[str]) -> None:
    assert several_of(written, FORMATS, "--to") == words


@pytest.mark.parametrize(
    ("written", "wrong"), [("odt", "odt"), ("md,", ""), ("", ""), ("md;html", "md;html")]
)
def test_a_word_that_is_no_choice_comes_with_those_there_are(written: str, wrong: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        several_of(written, FORMATS, "--to")

    assert caught.value.words == (
        f"--to 没有“{wrong}”这一项，可用：docx、html、md",
        f"--to cannot be “{wrong}”; choose from docx, html, md",
    )


@pytest.mark.parametrize("subcommand", ["render", "issue"])
@pytest.mark.parametrize("name", ["district.yaml", "街道.yaml"])
def test_a_district_file_is_not_taken_for_a_plan(
    command: Command, subcommand: str, name: str
) -> None:
    command.write(f"in/{name}", "district: 通北街道\n")

    assert command(subcommand, f"in/{name}") == failed(
        f"in/{name}: this is a sub-district's own file, not a plan; for its documents and its"
        " roll-up: civplan batch in"
    )
