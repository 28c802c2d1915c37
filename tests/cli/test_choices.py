"""Options that take one word, or several with commas."""

from __future__ import annotations

import pytest

from civplan.cli.choices import one_of, several_of
from civplan.cli.errors import OwnError

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
    with pytest.raises(OwnError) as caught:
        several_of(written, FORMATS, "--to")

    assert caught.value.words == (
        f"--to 没有“{wrong}”这一项，可用：docx、html、md",
        f"--to cannot be “{wrong}”; choose from docx, html, md",
    )
