"""Files that are no plan at all: findings within a second, nothing written, never a traceback."""

from __future__ import annotations

import re
import resource

import pytest

from support.command import InstalledCommand

LONGEST = 1.0
"""Seconds of the processor, the command's start included."""
FINDING = re.compile(r"bad\.yaml:[1-9]\d*:[1-9]\d*: error Y0\d\d \S.*")
BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (name, name, b", ".join([b"*%c" % (name - 1)] * 9))
    for name in range(ord("b"), ord("k"))
)
NOT_PLANS = {
    "empty": b"",
    "only a comment": b"# nothing\n",
    "binary": bytes(range(256)) * 40,
    "a Word file": b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(200),
    "a list": b"- a\n- b\n",
    "one text": "湖内社区2007年工作计划\n".encode(),
    "3,000 levels deep, in brackets": b"a: " + b"[" * 3000 + b"]" * 3000,
    "3,000 levels deep, in braces": b"{a: " * 3000 + b"}" * 3000,
    "an alias bomb": BOMB,
    "an alias of itself": b"a: &a [*a]\n",
    "a Python tag": b"community: !!python/object/apply:os.system ['echo broken > out']\n",
    "two documents": "community: 甲社区\n---\ncommunity: 乙社区\n".encode(),
    "12 MB in one text": b"community: " + b"x" * 12_000_000,
    "NUL": b"community: a\0b\n",
    "a lone surrogate in bytes": "community: \ud800\n".encode("utf-8", "surrogatepass"),
    "a lone surrogate as an escape": b'community: "\\ud800"\n',
    "a bracket that nobody closes": b"community: [a\n",
}


@pytest.mark.parametrize("command", ["validate", "render"])
@pytest.mark.parametrize("content", NOT_PLANS.values(), ids=NOT_PLANS.keys())
def test_what_is_no_plan_is_findings(
    civplan: InstalledCommand, content: bytes, command: str
) -> None:
    (civplan.folder / "bad.yaml").write_bytes(content)

    before = seconds_of_children()
    run = civplan(command, "bad.yaml", lang="en")
    seconds = seconds_of_children() - before

    report = run.stdout if command == "validate" else run.stderr
    assert run.returncode == 1
    assert FINDING.fullmatch(report.splitlines()[0])
    assert "Traceback" not in run.stderr
    assert len(report.encode()) < 10_000, "a huge value is not printed in full"
    assert [path.name for path in civplan.folder.iterdir()] == ["bad.yaml"]
    assert seconds < LONGEST


def seconds_of_children() -> float:
    """What the processor has spent on the processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
