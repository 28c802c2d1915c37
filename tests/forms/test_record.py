"""What stands for the promises of a form."""

import pytest

from civplan.forms.record import text_digest


@pytest.mark.parametrize(
    "saved",
    [
        " 创建 文明社区",
        "创建文明社区\u3000",
        "创建\n文明社区",
        "创建文明社区\u00ad",
        "\u200b创建文明社区",
    ],
)
def test_what_an_office_program_does_to_blanks_changes_no_promise(saved: str) -> None:
    assert text_digest(saved) == text_digest("创建文明社区")


@pytest.mark.parametrize("other", ["创建文明小区", "创建文明社区。", ""])
def test_another_text_is_another_promise(other: str) -> None:
    assert text_digest(other) != text_digest("创建文明社区")
