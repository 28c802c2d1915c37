"""The hook, the action and the snippets of docs/ci.md work as they stand."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from support.command import SCRIPT, plain_environment
from support.plans import REQUIRED
from support.programs import REPOSITORY, missing, program

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
WRONG = f"{FINE}colour: 1\n"
PAGE = (REPOSITORY / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
SHELL_LINES = re.findall(r"```sh\n(.*?)\n```", PAGE, re.DOTALL)
ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"


def tool(name: str) -> Path:
    """A program of the environment that the tests run in."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        missing(f"this test needs {name}, of the extra “dev”")
    return path


def environment() -> dict[str, str]:
    """The environment of a job in which civplan is installed."""
    path = f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}"
    return plain_environment() | {"PATH": path, "CIVPLAN_LANG": "en"}


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step the way GitHub and GitLab do."""
    return subprocess.run(
        [program("bash", "a step of a job"), "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment() | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def snippet(key: str) -> Any:
    """The snippets that have a key at their top, in the order of the page."""
    return [one for one in SNIPPETS if key in one]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with two plan files, the second one with a finding."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.yaml").write_text(FINE, encoding="utf-8")
    (folder / "b.yaml").write_text(WRONG, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "key"),
    [("github-workflows", "jobs"), ("gitlab-ci", "civplan")],
)
def test_a_snippet_is_what_its_reader_takes(tmp_path: Path, schema: str, key: str) -> None:
    assert snippet(key)
    for number, text in enumerate(re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)):
        if key not in yaml.safe_load(text):
            continue
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, encoding="utf-8")
        command: list[str | Path] = [
            tool("check-jsonschema"),
            "--builtin-schema",
            f"vendor.{schema}",
            file,
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout


def test_the_action_is_one() -> None:
    run = subprocess.run(
        [
            tool("check-jsonschema"),
            "--builtin-schema",
            "vendor.github-actions",
            REPOSITORY / "action.yml",
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("paths", "options", "code", "marks"),
    [
        ("plans", "", 1, ["plans/b.yaml"]),
        ("plans/a.yaml\nplans/b.yaml\n", "", 1, ["plans/b.yaml"]),
        ("plans/a.yaml", "--strict --quiet", 0, []),
        (".", "--ignore S102 --quiet", 1, ["plans/b.yaml"]),
        ("$(touch broken)\nplans", "", 2, ["plans/b.yaml"]),
        ("-q\nplans", "", 2, ["plans/b.yaml"]),
    ],
)
def test_the_action_checks_the_paths_that_it_is_given(
    plans: Path, paths: str, options: str, code: int, marks: list[str]
) -> None:
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Check"]
    assert step["env"] == {
        "PLAN_PATHS": "${{ inputs.paths }}",
        "OPTIONS": "${{ inputs.options }}",
    }
    run = shell(step["run"], plans.parent, PLAN_PATHS=paths, OPTIONS=options)

    assert run.returncode == code
    assert re.findall("^::error file=([^,]+),", run.stdout, re.MULTILINE) == marks
    assert not (plans.parent / "broken").exists()


def test_the_action_s_inputs_are_those_that_its_steps_and_the_page_name() -> None:
    names = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", json.dumps(ACTION["runs"])))
    inputs = {
        name
        for workflow in snippet("jobs")
        for step in workflow["jobs"]["validate"]["steps"]
        if "/civplan@" in step.get("uses", "")
        for name in step["with"]
    }

    assert set(ACTION["inputs"]) == names
    assert inputs
    assert inputs <= names


def test_the_workflow_that_uploads_sarif_writes_it(plans: Path) -> None:
    workflow = snippet("permissions")[0]
    steps = workflow["jobs"]["validate"]["steps"]
    (line,) = [step["run"] for step in steps if "civplan validate" in step.get("run", "")]
    (name,) = [step["with"]["sarif_file"] for step in steps if "sarif" in step.get("uses", "")]
    run = shell(line, plans.parent)

    assert run.returncode == 1
    sarif = json.loads((plans.parent / name).read_text(encoding="utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["Y030"]


def test_gitlab_s_job_writes_the_report_that_it_names(plans: Path) -> None:
    job = snippet("civplan")[0]["civplan"]
    install, check = job["script"]
    run = shell(check, plans.parent)
    report = plans.parent / job["artifacts"]["reports"]["codequality"]

    assert install == 'pip install "$CIVPLAN"'
    assert run.returncode == 1
    assert [one["location"]["path"] for one in json.loads(report.read_text(encoding="utf-8"))] == [
        "plans/b.yaml"
    ]


def test_the_other_lines_write_what_they_say(plans: Path) -> None:
    for line in SHELL_LINES:
        assert shell(line, plans.parent).returncode == 1
    root = ET.parse(plans.parent / "civplan.xml").getroot()
    findings = json.loads((plans.parent / "findings.json").read_text(encoding="utf-8"))

    assert [suite.get("name") for suite in root] == ["plans/b.yaml"]
    assert [one["code"] for one in findings] == ["Y030"]


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, told by no settings of the machine."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command: list[str | Path] = [program("git", "pre-commit"), *arguments]
    subprocess.run(command, cwd=folder, env=environment() | alone, check=True, capture_output=True)


@pytest.mark.parametrize("kind", ["manifest", "config"])
def test_pre_commit_takes_the_hook_and_the_snippet(tmp_path: Path, kind: str) -> None:
    file = HOOKS
    if kind == "config":
        file = tmp_path / ".pre-commit-config.yaml"
        file.write_text(yaml.safe_dump(snippet("repos")[0]), encoding="utf-8")

    run = subprocess.run(
        [tool("pre-commit"), f"validate-{kind}", file], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout
    assert snippet("repos")[0]["repos"][0]["hooks"][0]["id"] in HOOKS.read_text(encoding="utf-8")


def test_the_hook_checks_plan_files_and_leaves_others_alone(plans: Path) -> None:
    folder = plans.parent
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    hook |= {"language": "system"}  # the program that is installed here, without the network
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for other in ("district.yaml", "街道.yaml", ".hidden.yaml", ".github/x.yaml", "notes.txt"):
        (folder / other).parent.mkdir(exist_ok=True)
        (folder / other).write_text("- no plan\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")

    run = subprocess.run(
        [tool("pre-commit"), "run", "--all-files", "--color", "never", "--verbose"],
        cwd=folder,
        env=environment() | {"PRE_COMMIT_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert "2 files: 1 error" in run.stdout
    assert "plans/b.yaml:8:1: error Y030" in run.stdout
