"""The pages of rules as Markdown."""

from __future__ import annotations

from civplan.findings.finding import Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.markdown_pages import index_page, rule_page

RULE = Rule(
    "P399",
    "made-up",
    Severity.WARNING,
    Words("多了“{sign}”", "“{sign}” too many"),
    Words("删去“*”", "remove “*”"),
    why=Words("不好看。", "It looks bad."),
    fails="work: 甲  乙\n",
    passes="work: 甲乙\n",
    fix=Safety.SAFE,
)
TOLD = "a.yaml:1:1: warning P399 多了\n    1 | work: 甲  乙\n      | ^"
PAGE = f"""\
<!-- Generated from the rules in src/civplan; `make docs` writes it anew. -->
[English](#english) · [全部规则 / all rules](README.md)

# P399 made-up

**多了“…”**

警告：公文照样生成，用 --strict 时按错误处理

### 为什么

不好看。

### 怎样改

删去“\\*”。能确定怎样改的，civplan validate --fix 会自动改好，不改变原意。

### 不对的写法

只写出有关的字段，其余略去。

```yaml
主要工作: 甲  乙
```

### 检查结果

```text
{TOLD}
```

### 正确的写法

```yaml
主要工作: 甲乙
```

### 不再提示某一处

确实不用改的，在那一行的末尾或上一行写明原因：

```yaml
# civplan: ignore[P399] 原因
```

## English
"""
INDEX = """\
## 文字 / Prose

| 编号 / code | 级别 / severity | 说什么 | what it says | `--fix` |
|---|---|---|---|---|
| [P399](P399.md) made-up | warning | 多了“…” | “…” too many | √ |
"""


def test_a_page_tells_all_about_a_rule_in_chinese_and_then_in_english() -> None:
    chinese, english = rule_page(RULE, Words(TOLD, TOLD)).split("## English\n", 1)

    assert f"{chinese}## English\n" == PAGE
    assert [line for line in english.splitlines() if line.startswith("###")] == [
        "### Why",
        "### How to mend it",
        "### What breaks it",
        "### What civplan says",
        "### As it should be",
        "### How to silence one finding",
    ]


def test_the_index_is_a_table_by_family() -> None:
    assert index_page([RULE]).endswith(f"\n\n{INDEX}")
