"""Rules for values that name something else: ids, files, packs and placeholders."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

DUPLICATE_ID = Rule(
    "Y041",
    "duplicate-id",
    Severity.ERROR,
    Words("编号“{id}”用了两次，第一次在{place}", "id “{id}” is used twice, first {place}"),
    Words("换一个编号", "choose another id"),
    why=Words(
        "编号用来找到一条措施：继承、汇总、结转都靠它。两条措施用同一个编号，就会张冠李戴。",
        "By its id an entry is found when files extend each other, are summed up or carried"
        " over. With one id for two entries, one is taken for the other.",
    ),
    fails="""\
work:
  items:
    - {id: meetings, text: 每月召开一次楼群组长例会。}
    - {id: meetings, text: 每季度清理一次楼道。}
""",
    passes="""\
work:
  items:
    - {id: meetings, text: 每月召开一次楼群组长例会。}
    - {id: cleaning, text: 每季度清理一次楼道。}
""",
)
NEEDS_EXTENDS = Rule(
    "Y042",
    "needs-extends",
    Severity.ERROR,
    Words("“{key}”只能用在有“继承”的文件里", "“{key}” only has a meaning in a file with “extends”"),
    Words(
        "删去“{key}”；本文件自己的内容，直接删去或换个位置",
        "take “{key}” out; what this file itself says can be deleted or moved",
    ),
    why=Words(
        "“删除”和“排在”改动的是继承来的内容。本文件没有继承别的文件，也就没有可以改动的内容。",
        "“drop” and “after” change what is inherited. This file extends no other, so there"
        " is nothing to change.",
    ),
    fails="""\
work:
  items:
    - text: 每月召开一次楼群组长例会。
    - {text: 每季度清理一次楼道。, drop: true}
""",
    passes="""\
work:
  items:
    - text: 每月召开一次楼群组长例会。
""",
)
EXTENDS_UNREADABLE = Rule(
    "Y043",
    "extends-unreadable",
    Severity.ERROR,
    Words("继承的文件“{file}”不能用：{reason}", "cannot extend “{file}”: {reason}"),
    Words("核对相对于本文件的路径", "check the path; it is relative to this file"),
    why=Words(
        "继承的文件打不开，共用的内容就进不了公文。多半是文件名写错了，或者只拷来了一个文件。",
        "Without the file that it extends, the shared values are missing in the documents."
        " Its name is probably misspelt, or only one of the files was copied.",
    ),
    fails="extends: tongbei-2006.yaml\n",
    passes="extends: tongbei-2007.yaml\n",
)
UNKNOWN_ID = Rule(
    "Y044",
    "unknown-id",
    Severity.ERROR,
    Words("没有编号为“{id}”的条目", "there is no entry with the id “{id}”"),
    Words("核对编号；可用：{ids}", "check the id; there are: {ids}"),
    why=Words(
        "这里要改动继承来的一条内容，可是继承的文件里没有这个编号，改动就落了空。",
        "An inherited entry was to be changed, but no entry of the extended file has this"
        " id, so the change has no effect.",
    ),
    fails="""\
extends: tongbei-2007.yaml
work:
  items:
    - {id: meeting, drop: true}
""",
    passes="""\
extends: tongbei-2007.yaml
work:
  items:
    - {id: meetings, drop: true}
""",
)
OUTSIDE_PROJECT = Rule(
    "Y045",
    "outside-project",
    Severity.ERROR,
    Words("“{file}”在本项目文件夹之外", "“{file}” lies outside the project folder"),
    Words(
        "把文件放进项目文件夹，用相对路径",
        "keep the file in the project folder and give a relative path",
    ),
    why=Words(
        "为了安全，计划文件只能用本项目文件夹里的文件：这样换一台机器、交给别人，也都找得到，"
        "也不会把不相干的文件带出去。",
        "For safety a plan file may only use files of its project folder: they are found on"
        " another machine too, and no private file goes out with a document.",
    ),
    fails="extends: ../../tongbei-2007.yaml\n",
    passes="extends: tongbei-2007.yaml\n",
)
EVIDENCE_NOT_FOUND = Rule(
    "Y053",
    "evidence-not-found",
    Severity.WARNING,
    Words("找不到佐证材料“{file}”", "there is no file “{file}” to prove it"),
    Words(
        "核对文件名和相对于本文件的路径，或把材料放进去",
        "check the name and the path, which is relative to this file, or put the file there",
    ),
    why=Words(
        "总结和台账说有佐证材料，检查时却拿不出来。多半是文件名写错了，或者只交来了计划文件。",
        "The summary and the register speak of evidence that nobody can show. Its name is probably"
        " misspelt, or only the plan file was handed in.",
    ),
    fails="""\
work:
  items:
    - {text: 每月召开一次楼群组长例会。, evidence: 例会记录.jpg}
""",
    passes="""\
work:
  items:
    - {text: 每月召开一次楼群组长例会。, evidence: 1.jpg}
""",
)
PACK_UNUSABLE = Rule(
    "Y048",
    "pack-unusable",
    Severity.ERROR,
    Words("文种“{pack}”不能用：{reason}", "cannot use the pack “{pack}”: {reason}"),
    Words("可用的文种：{packs}；或给出文件夹 ./文件夹", "packs: {packs}; or a folder ./my-pack"),
    why=Words(
        "文种决定公文有哪些部分、按什么顺序排。找不到文种，公文就生成不了。",
        "The pack decides which sections a document has and in which order. Without it no"
        " document can be made.",
    ),
    fails="pack: civilised-community\n",
    passes="pack: civilized-community\n",
)
UNKNOWN_PLACE = Rule(
    "Y049",
    "unknown-placeholder",
    Severity.ERROR,
    Words("没有名为“{name}”的占位", "there is no placeholder “{name}”"),
    Words("可用：{names}", "there are: {names}"),
    why=Words(
        "文种的 profile.yaml 里，标题和开头用 {year} 这样的占位代表具体内容。占位的名称写错了，"
        "公文里就会留下一个空。",
        "In a pack's profile.yaml, places such as {year} in titles and openings stand for a"
        " plan's values. With the name misspelt the document would have a hole.",
    ),
)
RULES = (
    DUPLICATE_ID,
    NEEDS_EXTENDS,
    EXTENDS_UNREADABLE,
    UNKNOWN_ID,
    OUTSIDE_PROJECT,
    EVIDENCE_NOT_FOUND,
    PACK_UNUSABLE,
    UNKNOWN_PLACE,
)
