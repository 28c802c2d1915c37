"""Plan files as many hands leave them: every style of YAML, comments everywhere, any encoding."""

from __future__ import annotations

import random
import re
from pathlib import Path

from civplan.model.yaml_texts import quoted_text
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import read_source
from support.programs import EXAMPLE_PLANS

EXAMPLES = [file for file in EXAMPLE_PLANS if file.parent.name != "shared"]
"""Those that other files do not extend."""
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030")
PLAIN = re.compile(r"[\w\u4e00-\u9fff][^\n\"'#:\[\]{},&*!?|>%@`]*")
CHANCE_OF_COMMENT = 0.25
CHANCE_OF_BRACKETS = 0.3
MOST_IN_BRACKETS = 4
CHANCE_OF_LINES_IN_BRACKETS = 0.5
CHANCE_OF_NEW_LINE = 0.7


class UntidyWriter:
    """Writes nodes as YAML, each value in a style of its own; the same seed, the same text."""

    def __init__(self, seed: int) -> None:
        """Take the seed."""
        self.random = random.Random(seed)  # noqa: S311 - the same files each time
        self.step = self.random.choice((2, 2, 3, 4))
        self.dash_step = self.random.choice((0, 2, 2, 4))
        self.comments = 0

    def data(self, root: Mapping) -> bytes:
        """The bytes of a file."""
        lines = ["# 顶上的说明", *self.mapping(root, 0)]
        text = "\n".join(lines) + self.random.choice(("\n", "\n", "", "\n# 末尾\n"))
        if self.random.random() < 0.3:
            text = text.replace("\n", "\r\n")
        return text.encode(self.random.choice(ENCODINGS))

    def comment(self) -> str:
        """A comment behind a value with a number of its own, or none."""
        if self.random.random() > CHANCE_OF_COMMENT:
            return ""
        self.comments += 1
        return f"  # c{self.comments}: 待核,“说明”"

    def line_above(self, indent: str) -> list[str]:
        """A comment or a blank line of its own, or none."""
        kind = self.random.random()
        if kind < 0.1:
            self.comments += 1
            return [f"{indent}# c{self.comments}: 上面的说明"]
        return [""] if kind < 0.15 else []

    def mapping(self, node: Mapping, column: int) -> list[str]:
        """The lines of keys with values."""
        indent = " " * column
        lines: list[str] = []
        for name, value in node.entries:
            lines += self.line_above(indent)
            head, below = self.value(value, column, is_key=True)
            lines += [f"{indent}{name.text}:{head}", *below]
        return lines

    def value(self, node: Node, column: int, *, is_key: bool) -> tuple[str, list[str]]:
        """What stands behind a key or dash, and the lines below."""
        if isinstance(node, Scalar):
            return self.scalar(node, column)
        entries = node.entries if isinstance(node, Mapping) else node.items
        is_short = len(entries) <= MOST_IN_BRACKETS and self.random.random() < CHANCE_OF_BRACKETS
        if not entries or (is_short and not has_long_texts(node)):
            if entries and self.random.random() < CHANCE_OF_LINES_IN_BRACKETS:
                return self.lines_in_brackets(node, column)
            return f" {self.in_brackets(node)}{self.comment()}", []
        if isinstance(node, Mapping):
            if is_key:
                return self.comment(), self.mapping(node, column + self.step)
            lines = self.mapping(node, column + 2)
            while not lines[0].strip() or lines[0].strip().startswith("#"):
                lines.pop(0)
            return f" {lines[0].strip()}", lines[1:]
        inner = column + (self.dash_step if is_key else 2)
        return self.comment(), self.sequence(node, inner)

    def sequence(self, node: Sequence, column: int) -> list[str]:
        """The lines of a list."""
        indent = " " * column
        lines: list[str] = []
        for item in node.items:
            lines += self.line_above(indent)
            if isinstance(item, Sequence):
                lines += [f"{indent}- {self.in_brackets(item)}"]
                continue
            head, below = self.value(item, column, is_key=False)
            lines += [f"{indent}-{head}", *below]
        return lines

    def in_brackets(self, node: Node) -> str:
        """A value inside brackets or braces."""
        if isinstance(node, Scalar):
            return self.quoted(node)
        if isinstance(node, Sequence):
            return f"[{', '.join(map(self.in_brackets, node.items))}]"
        pairs = (f"{name.text}: {self.in_brackets(value)}" for name, value in node.entries)
        return f"{{{', '.join(pairs)}}}"

    def lines_in_brackets(self, node: Mapping | Sequence, column: int) -> tuple[str, list[str]]:
        """A value in brackets, its entries on several lines, with comments."""
        if isinstance(node, Mapping):
            signs = "{}"
            texts = [f"{name.text}: {self.in_brackets(value)}" for name, value in node.entries]
        else:
            signs, texts = "[]", [self.in_brackets(item) for item in node.items]
        indent = " " * (column + self.step)
        last_comma = self.random.choice(("", ","))
        lines = [f" {signs[0]}"]
        for number, text in enumerate(texts, 1):
            if self.random.random() < CHANCE_OF_NEW_LINE:
                lines[-1] += self.comment()
                lines += [*self.line_above(indent), indent]
            elif number > 1:
                lines[-1] += " "
            lines[-1] += text + (last_comma if number == len(texts) else ",")
        if self.random.random() < CHANCE_OF_NEW_LINE:
            lines[-1] += self.comment()
            lines += [*self.line_above(indent), " " * (column + 1)]
        lines[-1] += signs[1] + self.comment()
        return lines[0], lines[1:]

    def quoted(self, node: Scalar) -> str:
        """A value on one line: bare, or in quotes of either kind."""
        if node.is_nothing:
            return "~"
        is_plain = PLAIN.fullmatch(node.text) and node.text == node.text.strip()
        kind = self.random.choice(("plain", "single", "double"))
        if kind == "plain" and is_plain:
            return node.text
        if kind == "single" and "\n" not in node.text and node.text.isprintable():
            return "'" + node.text.replace("'", "''") + "'"
        return quoted_text(node.text)

    def scalar(self, node: Scalar, column: int) -> tuple[str, list[str]]:
        """A single value behind a key or dash."""
        text = node.text
        anchor = self.random.choice(("", "", "", "", "", f" &a{self.random.randint(1, 10**6)}"))
        pieces = re.findall(r"[^，。；]+[，。；]*", text)
        is_prose = len(pieces) > 1 and "\n" not in text and " " not in text and text.isprintable()
        kind = self.random.choice(("block", "folded", "lines", "line", "line"))
        deeper = " " * (column + self.random.choice((2, 4)))
        if not is_prose or kind == "line" or "#" in text or ":" in text:
            return f"{anchor} {self.quoted(node)}{self.comment()}", []
        if kind == "lines" and PLAIN.fullmatch(text):
            first, *others = pieces
            lines = [f"{deeper}{piece}" for piece in others]
            lines[-1] += self.comment()
            return f"{anchor} {first}", lines
        sign = self.random.choice(("|", "|-") if kind == "block" else (">", ">-"))
        return f"{anchor} {sign}{self.comment()}", [f"{deeper}{piece}" for piece in pieces]


def has_long_texts(node: Node) -> bool:
    """True when a value holds a text that nobody would put in brackets."""
    if isinstance(node, Scalar):
        return len(node.text) > 30 or "\n" in node.text
    inner = [one for _, one in node.entries] if isinstance(node, Mapping) else node.items
    return any(map(has_long_texts, inner))


def untidy_copy(root: Mapping, seed: int) -> bytes:
    """A plan's nodes as an untidy file."""
    return UntidyWriter(seed).data(root)


def root_of_file(path: Path) -> Mapping:
    """The nodes of a plan file, as if it extended no other."""
    root = read_source(path).root
    assert root is not None
    entries = (one for one in root.entries if one[0].text not in {"extends", "继承"})
    return root._replace(entries=tuple(entries))
