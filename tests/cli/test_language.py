"""The language of messages: --lang, CIVPLAN_LANG, or the locale."""

from __future__ import annotations

import pytest

from civplan.cli.errors import WrongUsage
from civplan.cli.language import language_of_locale, parse_language

ZH, EN = "zh_CN.UTF-8", "en_US.UTF-8"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": ZH}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "zh"),
        ({"LANG": EN}, "en"),
        ({"LANG": EN, "LC_MESSAGES": ZH}, "zh"),
        ({"LANG": ZH, "LC_MESSAGES": EN}, "en"),
        ({"LANG": EN, "LC_MESSAGES": EN, "LC_ALL": ZH}, "zh"),
        ({"LANG": ZH, "LC_MESSAGES": ZH, "LC_ALL": "C"}, "en"),
        ({"LANG": ZH, "LC_MESSAGES": "", "LC_ALL": ""}, "zh"),
        ({"LANG": EN, "LC_CTYPE": ZH}, "en"),
    ],
)
def test_the_locale_is_read_as_posix_does(environment: dict[str, str], language: str) -> None:
    assert language_of_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "rest"),
    [
        (["packs"], {"LANG": ZH}, "zh", ["packs"]),
        (["packs"], {"LANG": ZH, "CIVPLAN_LANG": "en"}, "en", ["packs"]),
        (["packs"], {"LANG": ZH, "CIVPLAN_LANG": ""}, "zh", ["packs"]),
        (["--lang", "zh", "packs"], {"CIVPLAN_LANG": "en"}, "zh", ["packs"]),
        (["packs", "--lang", "zh"], {}, "zh", ["packs"]),
        (["packs", "--lang=zh", "-q"], {}, "zh", ["packs", "-q"]),
        (["--lang=en", "packs", "--lang=zh"], {}, "zh", ["packs"]),
        (["--lang", "zh", "packs"], {"CIVPLAN_LANG": "wrong"}, "zh", ["packs"]),
        (["render", "--", "--lang", "zh"], {}, "en", ["render", "--", "--lang", "zh"]),
        (["--language", "zh"], {}, "en", ["--language", "zh"]),
    ],
)
def test_an_option_goes_before_the_variable_and_that_before_the_locale(
    arguments: list[str], environment: dict[str, str], language: str, rest: list[str]
) -> None:
    assert parse_language(arguments, environment) == (language, rest)


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        (["--lang", "de"], {}, "de"),
        (["--lang=ZH"], {}, "ZH"),
        (["packs", "--lang"], {}, ""),
        (["--lang="], {}, ""),
        (["packs"], {"CIVPLAN_LANG": "fr"}, "fr"),
    ],
)
def test_another_language_there_is_not(
    arguments: list[str], environment: dict[str, str], code: str
) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_language(arguments, environment)

    assert caught.value.words == (
        f"没有语言“{code}”，可用：zh、en",
        f"no language “{code}”; choose zh or en",
    )


def test_windows_names_its_locale_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))

    assert language_of_locale({}) == "zh"
    assert language_of_locale({"LANG": EN}) == "en"
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert language_of_locale({}) == "en"
