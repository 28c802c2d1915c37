"""The clause of a measure and its figure."""

from __future__ import annotations

import pytest

from civplan.compose.counting import figure_alone, figure_clause, in_year
from civplan.model.figures import parse_figure


@pytest.mark.parametrize(
    ("measure", "figure", "said"),
    [
        # what takes place several times
        ("议事会", "13次", "召开议事会13次"),
        ("居民代表会议", "2次", "召开居民代表会议2次"),
        ("组织生活会", "2次", "召开组织生活会2次"),
        ("招聘会", "2场", "举办招聘会2场"),
        ("防诈骗讲座", "5场", "举办防诈骗讲座5场"),
        ("主题党日", "12次", "开展主题党日12次"),
        ("业委会", "3次", "开展业委会3次"),
        ("防诈骗宣传", "5次", "开展防诈骗宣传5次"),
        # verbs
        ("走访", "130户次", "走访130户次"),
        ("入户走访", "130户次", "入户走访130户次"),
        ("新增助餐点", "2处", "新增助餐点2处"),
        ("新增志愿服务队", "3支", "新增志愿服务队3支"),
        ("加装电梯", "3部", "加装电梯3部"),
        ("化解矛盾纠纷", "36件", "化解矛盾纠纷36件"),
        # works and troubles
        ("楼院改造", "3个", "完成楼院改造3个"),
        ("志愿服务", "412小时", "开展志愿服务412小时"),
        ("安全事故", "1起", "发生安全事故1起"),
        ("居民投诉", "25件", "收到居民投诉25件"),
        ("占用消防通道", "2起", "发生占用消防通道2起"),
        ("改建车棚", "4个", "改建车棚4个"),
        # quantities and things
        ("居民满意率", "96.2%", "居民满意率为96.2%"),
        ("志愿服务时长", "13460小时", "志愿服务时长为13460小时"),
        ("走访覆盖率", "100%", "走访覆盖率为100%"),
        ("接待站", "3个", "接待站共3个"),
        ("听众", "800人", "听众共800人"),
        ("日均PM2.5", "30", "日均PM2.5为30"),
        ("会", "5次", "会共5次"),
        ("平安考核", "95分", "平安考核为95分"),
        ("群众评议", "第2名", "群众评议列第2名"),
        ("考核排名", "第2名", "考核排名为第2名"),
        ("党员学习人均", "34学时", "党员学习人均为34学时"),
        ("居民公约制度", "3项", "居民公约制度共3项"),
        # people and time
        ("服务", "1.2万人次", "服务1.2万人次"),
        ("服务老人", "600人次", "服务老人600人次"),
        ("服务", "12次", "开展服务12次"),
        ("学习", "60学时", "学习60学时"),
        # a verb at the end, a year at the beginning
        ("民生实事项目完成", "10件", "完成民生实事项目10件"),
        ("2025年议事会", "12次", "2025年召开议事会12次"),
        ("全年接待", "800人次", "全年接待800人次"),
        ("累计服务", "1200小时", "累计服务1200小时"),
        ("累计服务", "0小时", "累计服务为0小时"),
        ("年度考核", "95分", "年度考核为95分"),
        # digits that would meet
        ("百姓讲堂2.0", "13场", "开展百姓讲堂2.0共13场"),
        ("走访3", "13户", "走访3共13户"),
        # none
        ("议事会", "0次", "未召开议事会"),
        ("走访", "0户次", "未走访"),
        ("新增助餐点", "0处", "未新增助餐点"),
        ("安全事故", "0起", "未发生安全事故"),
        ("居民投诉", "0件", "未收到居民投诉"),
        ("占用消防通道", "0起", "未发生占用消防通道"),
        ("办结率", "0%", "办结率为0%"),
        ("全年走访", "0户次", "全年未走访"),
    ],
)
def test_a_measure_and_its_figure_are_one_clause(measure: str, figure: str, said: str) -> None:
    quantity = parse_figure(figure)
    assert quantity is not None

    assert figure_clause(measure, quantity, figure) == said


@pytest.mark.parametrize(
    ("figure", "said"),
    [("12次", "共12次"), ("96%", "为96%"), ("0件", "为0件"), ("12", "为12"), ("95分", "为95分")],
)
def test_a_figure_whose_measure_is_known_stands_alone(figure: str, said: str) -> None:
    quantity = parse_figure(figure)
    assert quantity is not None

    assert figure_alone(quantity) == said


@pytest.mark.parametrize(
    ("clause", "said"), [("走访130户次", "全年走访130户次"), ("年度走访130户次", "年度走访130户次")]
)
def test_the_year_is_said_once(clause: str, said: str) -> None:
    assert in_year(clause) == said
