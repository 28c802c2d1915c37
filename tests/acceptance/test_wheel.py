"""The wheel alone, in an empty environment, renders an example: its templates are inside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.programs import REPOSITORY

PACKAGED = ("pyproject.toml", "README.md", "LICENSE", "src", "templates")


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a command that must succeed."""
    process = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that the working tree stays clean."""
    source = tmp_path_factory.mktemp("source")
    for name in PACKAGED:
        origin = REPOSITORY / name
        if origin.is_dir():
            ignored = shutil.ignore_patterns("*.egg-info", "__pycache__")
            shutil.copytree(origin, source / name, ignore=ignored)
        else:
            shutil.copy(origin, source / name)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", "dist", ".", cwd=source)
    return next((source / "dist").glob("civplan-*.whl"))


@pytest.mark.slow
def test_the_wheel_alone_renders_an_example(wheel: Path, examples: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "environment", cwd=tmp_path)
    programs = tmp_path / "environment/bin"
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    example = shutil.copy(examples / "hunei-2007.yaml", tmp_path)

    output = run(programs / "civplan", "render", Path(example).name, cwd=tmp_path)

    assert output.splitlines() == [
        "湖内社区2007年创建文明社区工作计划.docx",
        "湖内社区2007年创建文明社区工作总结.docx",
    ]
    assert all((tmp_path / name).read_bytes().startswith(b"PK") for name in output.splitlines())
