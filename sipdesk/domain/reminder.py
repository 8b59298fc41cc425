"""When what is not settled is shown, and when it is overdue: rules that are data.

A rule names a cause and counts days from the cause's own. The order of the rules is
that of harm, the worst first; ``resources/routine/reminders.toml``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from hashlib import sha256

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.causes import CAUSES
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.put_off import PutOff

MOST_DAYS = 365
"""A figure of a rule lies at most so many days from the cause's day."""


class Unit(Enum):
    """Which days are counted."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Rule:
    """One reminder: of what, where it is done, and when.

    ``shown`` and ``due`` are days from the cause's day; shown before it is negative,
    and without ``due`` it never grows late. ``again``: so many days before it is due it
    is said once more, as drawing near. Where ``…_figure`` names a setting of the home,
    the days are those of the setting.
    """

    id: str
    cause: str  # a key of CAUSES
    text: str  # what the case says
    step: str  # where it is done
    shown: int
    due: int | None
    unit: Unit
    source: str
    read_on: date | None
    status: str  # verified, check, outdated, own
    own: bool = False  # the figures are the home's own, and may be changed
    at_once: bool = False  # harm, or a duty: it stands first and never waits
    again: int | None = None
    shown_figure: str = ""
    due_figure: str = ""
    again_figure: str = ""
    in_lists: str = ""  # what lists of many cases say instead, shared by several rules

    @property
    def listed(self) -> str:
        """What lists say: nothing of health, consent status, law or protection."""
        return self.in_lists or self.text


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """What a home has chosen in place of a rule's own days. ``id`` is the rule's."""

    id: str
    shown: int
    due: int | None
    by: str  # a user's id
    day: date


@dataclass(frozen=True, slots=True)
class Reminders:
    """All rules, the worst harm first, and which days are worked on."""

    rules: tuple[Rule, ...]
    works: Callable[[date], bool] = field(default=lambda _: True, compare=False)

    @property
    def sum(self) -> str:
        """What tells these rules from others, whatever differs."""
        return sha256(repr(self.rules).encode()).hexdigest()[:16]

    def find(self, kind: str) -> Rule | None:
        """Find a rule by its id; None when there is none such any more."""
        return next((rule for rule in self.rules if rule.id == kind), None)

    def harm(self, kind: str) -> int:
        """Tell a rule's place in the order of harm; the last, of an unknown one."""
        ids = [rule.id for rule in self.rules]
        return ids.index(kind) if kind in ids else len(ids)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: shown from a day, overdue after another."""

    id: str
    kind: str  # the rule's id
    step: str  # where it is done
    shown_from: date
    due: date | None = None
    since: date | None = None  # how long it has waited
    put_off: date | None = None  # it was put off till then, whether that is past or not
    put_off_by: str = ""  # a user's id
    times: int = 0  # how often it was put off

    @property
    def about(self) -> str:
        """The id of the part of the case that it is about; empty when of none."""
        return " ".join(self.id.split(" ")[2:])

    def is_put_off(self, day: date) -> bool:
        """Whether it is put off on a day."""
        return self.put_off is not None and day < self.put_off


def waiting(case: Case, reminders: Reminders, day: date) -> tuple[Waiting, ...]:
    """Derive what waits in a case, also what is shown later, in the order of harm.

    In a closed case nothing does. No row stands twice.
    """
    if case.closing.closed is not None:
        return ()
    off = {one.id: one for one in case.put_offs}
    rows: dict[str, Waiting] = {}
    for rule, cause in _caused(case, reminders, day):
        row = _row(case, rule, cause, reminders.works)
        rows.setdefault(row.id, _put_off(row, cause, off.get(row.id)))
    return tuple(rows.values())


def cause_days(case: Case, reminders: Reminders, day: date) -> Mapping[str, date]:
    """Tell the day of each row's cause, by the row's id."""
    days: dict[str, date] = {}
    for rule, cause in _caused(case, reminders, day):
        days.setdefault(_row_id(case, rule, cause), cause.day)
    return days


def without_settled(case: Case, reminders: Reminders, day: date) -> Case:
    """Drop what was put off and is settled since, or has got another day.

    What was put off once and is back is kept for as long as it waits: it counts.
    """
    if not case.put_offs:
        return case
    days = cause_days(case, reminders, day)
    kept = tuple(one for one in case.put_offs if days.get(one.id) == one.day)
    return case if kept == case.put_offs else replace(case, put_offs=kept)


def in_force(
    reminders: Reminders,
    settings: Mapping[str, str | int],
    own: Mapping[str, OwnFigure],
) -> Reminders:
    """Give the rules with the home's figures in place of those that came with them."""
    rules = tuple(_with_figures(r, settings, own.get(r.id)) for r in reminders.rules)
    return replace(reminders, rules=rules)


def check_figure(rule: Rule, shown: int, due: int | None) -> None:
    """Refuse figures that a rule cannot have.

    Raises:
        RuleBroken: ``reminder-not-own``, ``reminder-figure`` (``most``),
            ``reminder-due-missing``, ``reminder-due-unknown``,
            ``reminder-due-before-shown``.

    """
    if not rule.own or rule.shown_figure or rule.due_figure:
        raise RuleBroken("reminder-not-own")
    if abs(shown) > MOST_DAYS:
        raise RuleBroken("reminder-figure", "shown", {"most": str(MOST_DAYS)})
    if due is None and rule.due is not None:
        raise RuleBroken("reminder-due-missing", "due")
    if due is not None and rule.due is None:
        # Whether something grows late at all is the rule's to say, not a figure.
        raise RuleBroken("reminder-due-unknown", "due")
    if due is not None and abs(due) > MOST_DAYS:
        raise RuleBroken("reminder-figure", "due", {"most": str(MOST_DAYS)})
    if due is not None and due < shown:
        raise RuleBroken("reminder-due-before-shown", "due")


def moved(day: date, count: int, unit: Unit, works: Callable[[date], bool]) -> date:
    """Count days from a day, forwards or, with a negative count, backwards.

    Of working days the day itself is none: one working day after a Friday is Monday.
    No working days after a day is that day or, if nobody works then, the next.
    """
    if unit is Unit.CALENDAR:
        return day + timedelta(days=count)
    step = timedelta(days=-1 if count < 0 else 1)
    while count == 0 and not works(day):
        day += step
    left = abs(count)
    while left:
        day += step
        left -= works(day)
    return day


def _caused(
    case: Case, reminders: Reminders, day: date
) -> Iterator[tuple[Rule, Cause]]:
    for rule in reminders.rules:
        for cause in CAUSES[rule.cause](case, day):
            yield rule, cause


def _row(
    case: Case, rule: Rule, cause: Cause, works: Callable[[date], bool]
) -> Waiting:
    due = cause.due
    if due is None and rule.due is not None:
        due = moved(cause.day, rule.due, rule.unit, works)
    # What is shown before its day has not waited: the day is yet to come.
    since = cause.day if rule.shown >= 0 else None
    return Waiting(
        id=_row_id(case, rule, cause),
        kind=rule.id,
        step=rule.step,
        shown_from=moved(cause.day, rule.shown, rule.unit, works),
        due=due,
        since=cause.since or since,
    )


def _row_id(case: Case, rule: Rule, cause: Cause) -> str:
    return " ".join(part for part in (case.id, rule.id, cause.about) if part)


def _put_off(row: Waiting, cause: Cause, off: PutOff | None) -> Waiting:
    if off is None or off.day != cause.day:
        return row
    return replace(row, put_off=off.until, put_off_by=off.by, times=off.times)


def _with_figures(
    rule: Rule, settings: Mapping[str, str | int], own: OwnFigure | None
) -> Rule:
    if own is not None and rule.own:
        rule = replace(rule, shown=own.shown, due=own.due)
    if rule.shown_figure:
        rule = replace(rule, shown=-int(settings[rule.shown_figure]))
    if rule.due_figure:
        rule = replace(rule, due=int(settings[rule.due_figure]))
    if rule.again_figure:
        rule = replace(rule, again=int(settings[rule.again_figure]))
    return rule
