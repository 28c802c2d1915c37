"""Whether the dated figures of a target add up, by its name and unit; loaded for such figures."""

from __future__ import annotations

import re

from civplan.model.target import ZERO, Comparison, Target
from civplan.model.units import EXISTING_UNITS, STATE_UNITS, TIME_UNITS, bare_unit

MEASURED_ANEW = re.compile(r"平均|[人户日月]均|满意度|指数|得分$")
"""In the name of what is measured anew each time."""
STOCK_NAMES = re.compile(
    r"登记|在册|存量|现有|现存|尚存|尚有|剩余|结存|空置"
    r"|闲置|失业|待业|未就业|未办结|未整改|[年期]末"
)
"""In the name of what is counted anew each time, when the promise is a limit: 登记失业人员."""
STOCK_NAMES_OF_GOALS = re.compile(r"^(?:在册|现有|[年期]末)|(?:存量|保有量)$")
"""In the name of it when the more is the better: 走访在册人员 and 盘活存量 add up."""
FLOW_NAMES = re.compile("新增|新登记|新发|净增|累计|合计|全年|发生")
"""In the name of what comes about on a day and adds up, whatever else it says."""
EVENT_NAMES = re.compile(
    "事故|事件|案件|伤|亡|死|溺|失踪|违[法规章建]|犯罪"
    "|查处|投诉|访|举报|火灾|纠纷|参加|参与|流失|退出"
)
"""In the name of what surely adds up when nothing says that it is a stock."""
COLLECTED_POINTS = "积分"


def is_measured_anew(target: Target) -> bool:
    """True for what is measured anew each time, so that its figures never add up.

    These are averages, scores, temperatures, and times that must not be exceeded (办结时间);
    points that people collect (积分) add up. So is a stock: 登记失业人员, 空置房屋.
    """
    unit = _unit_of_figures(target)
    is_score = unit in STATE_UNITS and COLLECTED_POINTS not in target.measure
    is_time = unit in TIME_UNITS and target.comparison is Comparison.AT_MOST
    is_named = bool(MEASURED_ANEW.search(target.measure))
    return is_score or is_time or _is_stock(target) or is_named


def may_be_stock(target: Target) -> bool:
    """True for a limit of such a count whose name does not say whether its figures add up."""
    is_limit = target.comparison is Comparison.AT_MOST and not target.is_change
    names = (FLOW_NAMES, EVENT_NAMES)
    is_told = is_measured_anew(target) or any(one.search(target.measure) for one in names)
    return is_limit and _counts_what_exists(target) and not is_told


def _is_stock(target: Target) -> bool:
    """True for a number of persons, households, places that are there, by its name."""
    if not _counts_what_exists(target) or FLOW_NAMES.search(target.measure):
        return False
    is_goal = target.comparison is Comparison.AT_LEAST
    names = STOCK_NAMES_OF_GOALS if is_goal else STOCK_NAMES
    return bool(target.comparison and names.search(target.measure))


def _counts_what_exists(target: Target) -> bool:
    """True for a count of what is there from one day to the next."""
    return _unit_of_figures(target) in EXISTING_UNITS


def _unit_of_figures(target: Target) -> str:
    """The unit of the target's figures, without a word before it."""
    return bare_unit(target.with_unit(ZERO).unit)
