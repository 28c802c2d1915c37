"""What README.md shows is what runs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from civplan import render
from support.command import InstalledCommand
from support.programs import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", "changes/README.md"]
PAGES += sorted(str(path.relative_to(REPOSITORY)) for path in REPOSITORY.glob("docs/**/*.md"))
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")


def test_its_plan_file_is_the_minimal_example_in_15_lines(examples: Path) -> None:
    minimal = (examples / "minimal.yaml").read_text(encoding="utf-8")
    chinese, english = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    assert english == minimal
    assert len(minimal.splitlines()) == len(chinese.splitlines()) == 15


def test_its_plan_file_with_chinese_keys_makes_the_same_documents(
    examples: Path, tmp_path: Path
) -> None:
    file = tmp_path / "湖内.yaml"
    file.write_text(re.search(r"```yaml\n(.*?)```", README, re.DOTALL)[1], encoding="utf-8")  # type: ignore[index]

    assert render(file, formats=["txt"]) == render(examples / "minimal.yaml", formats=["txt"])


def test_its_test_command_is_what_ci_runs() -> None:
    ci = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")

    assert "### Tests\n\n    make check\n" in README
    assert ci.splitlines()[-1] == "exec make check"
    assert "\nexport CIVPLAN_CI=1 " in ci  # the slow tests, too


def test_every_link_of_a_page_leads_to_a_file() -> None:
    broken = [
        (page, link)
        for page in PAGES
        for link in LINK.findall((REPOSITORY / page).read_text(encoding="utf-8"))
        if not (REPOSITORY / page).parent.joinpath(link).exists()
    ]

    assert len(PAGES) > 100
    assert broken == []


def test_its_second_command_works_after_the_demo(examples: Path, civplan: InstalledCommand) -> None:
    (command,) = set(re.findall(r"^    \.venv/bin/civplan (render .+)$", README, re.MULTILINE))
    shutil.copytree(examples, civplan.folder / "examples")
    demo = civplan("render", "examples/hunei-2007.yaml", "-o", "out")
    second = civplan(*command.split())

    assert (demo.returncode, second.returncode) == (0, 0)
