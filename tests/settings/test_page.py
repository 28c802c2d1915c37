"""docs/settings.md says what is true."""

from __future__ import annotations

import re
from pathlib import Path

from civplan.settings.read import read_settings_file
from support.plans import HEAD, finding_lines, findings_in_file
from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/settings.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```(yaml|toml)\n(.*?)```", PAGE, re.DOTALL))


def test_its_settings_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "civplan.toml"
    file.write_text(EXAMPLES["toml"], encoding="utf-8")

    settings = read_settings_file(file, "civplan.toml")

    assert sorted(settings.ignored) == ["P315", "S110"]
    assert sorted(settings.off) == ["P314"]


def test_its_comments_silence_what_they_say(tmp_path: Path) -> None:
    text = HEAD + EXAMPLES["yaml"]

    assert finding_lines(findings_in_file(tmp_path, text)) == []
    assert len(findings_in_file(tmp_path, text.replace("civplan:", "nobody:"))) == 3
