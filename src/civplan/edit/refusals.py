"""Why an edit cannot be made, in words for people; ``{path}`` is the key path."""

from civplan.findings.words import Words

NOTHING_THERE = Words("“{path}”没有值，不用删除", "“{path}” has no value to delete")
SHARED_BY_ALIAS = Words(
    "“{path}”：第{line}行的值还用在别处（*{name}），改了那里也会变；先把 *{name} 换成各自的内容",
    "“{path}”: the value on line {line} is used elsewhere too (*{name}), and would change there;"
    " first replace *{name} by values of its own",
)
INSIDE_ALIAS = Words(
    "“{path}”：第{line}行的 *{name} 引用别处的内容，不能只改这一处；先把它换成自己的内容",
    "“{path}”: *{name} on line {line} stands for what is written elsewhere, so this place cannot"
    " be changed alone; first replace it by a value of its own",
)
ALIAS_REPLACED = Words(
    "第{line}行原来引用 *{name}，现在写自己的值，被引用的地方没有变",
    "line {line} stood for *{name}; it has a value of its own now, and the other is as it was",
)
ENTRY_WITHOUT_ID = Words(
    "“{path}”：[{name}] 是从别的文件继承来的，又没有编号，不能在本文件里只改这一条；"
    "先在被继承的文件里给它写上编号",
    "“{path}”: [{name}] is inherited and has no id, so it cannot be changed from this file; give"
    " it an id in the extended file first",
)
LIST_COPIED = Words(
    "“{path}”原来是继承来的，各条没有编号，改一条就要把整个列表写进本文件；"
    "被继承的文件以后再改，这里不会跟着变",
    "“{path}” was inherited, and its entries have no ids, so that the whole list stands in this"
    " file now; later changes in the extended file do not reach it",
)
LIST_WITHOUT_IDS = Words(
    "“{path}”：列表是从别的文件继承来的，按编号合并；新的一条要有编号",
    "“{path}”: the list is inherited and merges by id; a new entry needs an id",
)
INHERITED_NEIGHBOUR = Words(
    "“{path}”：这一条是继承来的，不能插在它前面；给新的一条写“排在”",
    "“{path}”: this entry is inherited, so nothing can be put before it; give the new one “after”",
)
NOT_A_LIST = Words("“{path}”不是列表", "“{path}” is no list")
NOT_AN_ENTRY = Words(
    "“{path}”不是列表里的一条；插入要写明插在哪一条前面，如 items[2]",
    "“{path}” is no entry of a list; say before which one, such as items[2]",
)
LAST_KEY = Words("“{path}”是文件里最后一个字段，不能删", "“{path}” is the last key of the file")
WHOLE_FILE = Words(
    "“{path}”是整个文件，不能这样改", "“{path}” is the whole file and cannot be edited so"
)
TARGET_IN_WORDS = Words(
    "“{path}”：第{line}行的指标是一句话，看不准怎样拆成字段；请先手工写成 {{名称: …, 至少: …}}",
    "“{path}”: the target on line {line} is a sentence, and how to put it into keys is not sure;"
    " first write it as {{measure: …, at_least: …}} by hand",
)
TOO_INTRICATE = Words(
    "“{path}”：第{line}行的写法太复杂，不敢自动改；请手工改",
    "“{path}”: what stands on line {line} is too intricate to be edited; change it by hand",
)
