"""The rules of reminders as data: ``routine/reminders.toml``.

The order of the file is the order of harm. An institution may reword and reorder them,
choose other days, and add rules for the causes there are; it may not leave one out.
"""

from datetime import date
from types import MappingProxyType
from typing import Final

from sipdesk.content.routine import PLACEMENT_STEPS, STEPS
from sipdesk.content.toml_lines import Place
from sipdesk.content.toml_table import CODE_LONGEST, STATUSES, Refused, Table
from sipdesk.content.working_days import is_working_day
from sipdesk.domain.causes import CAUSES, NOT_IN_LISTS
from sipdesk.domain.reminder import MOST_DAYS, Reminders, Rule, Unit
from sipdesk.domain.settings import SETTINGS, Scope

OWN: Final = "own"
"""The status of a rule that no source gives: it is the home's own."""

PLACES: Final = frozenset({*STEPS, *PLACEMENT_STEPS})
"""Where something can be done: the ids of the steps, and of the track's."""

_TEXT_LONGEST: Final = 60
_UNITS: Final = MappingProxyType({unit.value: unit for unit in Unit})


def read_reminders(table: Table) -> Reminders:
    """Read the rules.

    Raises:
        Refused: something is not as it must be, or refers to what there is not; or the
            words of a rule in lists tell what lists must not.

    """
    rules: dict[str, Rule] = {}
    places: dict[str, Place] = {}
    for row in table.tables("rule"):
        rule = _rule(row)
        if rule.id in rules:
            raise Refused("content-id-twice", (*row.place, "id"), id=rule.id)
        rules[rule.id] = rule
        places[rule.id] = (*row.place, "in_lists")
    table.end()
    told = {r.in_lists for r in rules.values() if r.cause not in NOT_IN_LISTS} - {""}
    for rule in rules.values():
        if rule.cause in NOT_IN_LISTS and rule.in_lists not in told:
            raise Refused("content-rule-told-apart", places[rule.id], id=rule.id)
    return Reminders(tuple(rules.values()), is_working_day)


def rule_ids(reminders: Reminders) -> frozenset[str]:
    """Name the rules that others may refer to."""
    return frozenset(rule.id for rule in reminders.rules)


def _rule(row: Table) -> Rule:
    own = row.flag("own")
    status = _status(row, own=own)
    shown_figure, due_figure = _figure(row, "ahead"), _figure(row, "figure")
    again_figure = _figure(row, "again")
    rule = Rule(
        id=row.code("id"),
        cause=_cause(row),
        text=row.text("text", _TEXT_LONGEST),
        step=_step(row),
        shown=-_default(shown_figure) if shown_figure else _days(row, "shown"),
        due=_default(due_figure) if due_figure else _due(row),
        unit=_unit(row),
        source=row.text("source"),
        read_on=_read_on(row, own=own),
        status=status,
        own=own,
        at_once=row.flag("at_once"),
        again=_default(again_figure) if again_figure else None,
        shown_figure=shown_figure,
        due_figure=due_figure,
        again_figure=again_figure,
        in_lists=row.optional_text("in_lists", _TEXT_LONGEST),
    )
    row.end()
    if rule.due is not None and rule.due < rule.shown:
        place = (*row.place, "due")
        raise Refused("content-due-before-shown", place, id=rule.id)
    return rule


def _cause(row: Table) -> str:
    cause = row.text("cause", CODE_LONGEST)
    if cause not in CAUSES:
        raise Refused("content-cause-unknown", (*row.place, "cause"), cause=cause)
    return cause


def _step(row: Table) -> str:
    step = row.code("step")
    if step not in PLACES:
        raise Refused("content-step-unknown", (*row.place, "step"), step=step)
    return step


def _unit(row: Table) -> Unit:
    unit = row.text("unit", CODE_LONGEST)
    if unit not in _UNITS:
        raise Refused("content-unit-unknown", (*row.place, "unit"), unit=unit)
    return _UNITS[unit]


def _status(row: Table, *, own: bool) -> str:
    status = row.text("status", CODE_LONGEST)
    allowed = {*STATUSES, OWN} if own else {*STATUSES}
    if status not in allowed:
        place = (*row.place, "status")
        raise Refused("content-status-unknown", place, status=status)
    return status


def _read_on(row: Table, *, own: bool) -> date | None:
    return row.day("read_on") if own else row.needed_day("read_on")


def _due(row: Table) -> int | None:
    return _days(row, "due") if "due" in row.keys else None


def _days(row: Table, key: str) -> int:
    days = row.number(key)
    if abs(days) > MOST_DAYS:
        raise Refused("content-days-far", (*row.place, key), most=str(MOST_DAYS))
    return days


def _figure(row: Table, key: str) -> str:
    """Read the key of a setting of the home that says how many days."""
    figure = row.optional_text(key, CODE_LONGEST)
    if figure and not _counts(figure):
        raise Refused("content-figure-unknown", (*row.place, key), figure=figure)
    return figure


def _counts(figure: str) -> bool:
    setting = SETTINGS.get(figure)
    if setting is None:
        return False
    return setting.scope is Scope.HOME and type(setting.default) is int


def _default(figure: str) -> int:
    return int(SETTINGS[figure].default)
