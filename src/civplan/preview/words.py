"""The texts of the preview's page."""

from civplan.findings.words import Words

PREVIEW_WORDS = {
    "back": Words("返回列表", "Back to the list"),
    "documents": Words("文档", "Documents"),
    "tools": Words("显示", "Display"),
    "smaller": Words("缩小", "Smaller"),
    "larger": Words("放大", "Larger"),
    "zoom": Words("比例", "Zoom"),
    "fit": Words("适合窗口宽度", "Fit the width of the window"),
    "two_abreast": Words("双页", "Two pages"),
    "dark": Words("深色", "Dark"),
    "other_language": Words("English", "中文"),
    "files": Words("选一个社区", "Choose a community"),
    "community": Words("社区", "Community"),
    "file": Words("文件", "File"),
    "errors": Words("错误", "Errors"),
    "warnings": Words("警告", "Warnings"),
    "pages": Words("页数", "Pages"),
    "findings": Words("问题", "Findings"),
    "no_findings": Words("没有发现问题", "Nothing found"),
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "note"),
    "page": Words("第{number}页，共{all}页", "Page {number} of {all}"),
    "line": Words("{file} 第{line}行", "{file}, line {line}"),
    "computed": Words("由其他内容算出", "computed from other values"),
    "hint": Words(
        "指着文字，这里显示它写在文件的哪一处",
        "Point at a text to see here where the file says it",
    ),
    "hint_edit": Words(
        "点一下文字就能修改；指着文字，这里显示它写在文件的哪一处",
        "Click a text to change it; point at it to see here where the file says it",
    ),
    "no_pages": Words("还没有版面", "There are no pages yet"),
    "lost": Words(
        "和 civplan 的连接断了；如果已经退出，请重新运行 civplan preview",
        "The connection to civplan is lost; if it has ended, run civplan preview again",
    ),
    "gone": Words("这份文件不在了", "This file is gone"),
    "undo": Words("撤销", "Undo"),
    "redo": Words("重做", "Redo"),
    "edit_title": Words("修改", "Change"),
    "edit_save": Words("保存", "Save"),
    "edit_cancel": Words("取消", "Cancel"),
    "edit_keys": Words("Ctrl+Enter 保存，Esc 取消", "Ctrl+Enter saves, Esc cancels"),
    "edit_saved": Words("已写入文件", "Written into the file"),
    "edit_default": Words(
        "这是默认的文字；保存以后，文件里就有自己的",
        "This is the usual text; once saved, the file has its own",
    ),
    "edit_computed": Words(
        "这里的文字是由下面的内容写成的", "This text is made of the following values"
    ),
    "edit_elsewhere": Words(
        "这里的文字在 {file} 第{line}行，到那份文件里改",
        "This text stands in {file}, line {line}; change it there",
    ),
    "edit_no_key": Words(
        "这里的文字由程序写成，文件里没有对应的值",
        "This text is the program's; no value of the file prints it",
    ),
    "edit_unsaved": Words("还有没保存的改动", "There is a change that is not saved"),
    "edit_in_file": Words("文件里现在是", "The file now says"),
    "edit_mine": Words("你要写入的", "What you want to write"),
    "edit_nothing": Words("（没有）", "(nothing)"),
    "edit_take_mine": Words("用我的", "Take mine"),
    "edit_take_file": Words("用文件里的", "Take the file's"),
    "edit_add": Words("在后面加一条{entry}", "Add {entry} after this"),
    "edit_new": Words("新的{entry}", "New {entry}"),
    "edit_delete": Words("删除这条{entry}", "Delete this {entry}"),
    "edit_ask_delete": Words(
        "从文件里删除这条{entry}？可以撤销。",
        "Delete this {entry} from the file? It can be undone.",
    ),
    "edit_undo_done": Words("已撤销", "Undone"),
    "edit_redo_done": Words("已重做", "Done again"),
}
"""By the names that the page and its script use."""
