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
    "no_pages": Words("还没有版面", "There are no pages yet"),
    "lost": Words(
        "和 civplan 的连接断了；如果已经退出，请重新运行 civplan preview",
        "The connection to civplan is lost; if it has ended, run civplan preview again",
    ),
    "gone": Words("这份文件不在了", "This file is gone"),
}
"""By the names that the page and its script use."""
