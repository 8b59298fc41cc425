"""The rules of reminders, and the home's own figures in them."""

from dataclasses import dataclass

from sipdesk.domain.errors import Missing
from sipdesk.domain.reminder import OwnFigure, Rule, check_figure
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import reminders_of


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule as it holds here, and as it came with the program."""

    rule: Rule
    came: Rule
    own: OwnFigure | None

    @property
    def can_change(self) -> bool:
        """Whether the home may choose its days here, and not elsewhere or nowhere."""
        return self.came.own and not (self.came.shown_figure or self.came.due_figure)


@dataclass(frozen=True, slots=True)
class SetFigure:
    """The home's own days in a rule; without ``due`` where it is never late."""

    rule: str
    shown: int
    due: int | None = None


@dataclass(frozen=True, slots=True)
class DropFigure:
    """A rule that is to have the days again that came with the program."""

    rule: str


def read_rules(_: None, ports: Ports) -> tuple[RuleView, ...]:
    """Read the rules, the worst harm first."""
    with ports.store.reading() as work:
        now, own = reminders_of(ports, work), work.house.own_figures()
    pairs = zip(now.rules, ports.content.reminders.rules, strict=True)
    return tuple(RuleView(rule, came, own.get(rule.id)) for rule, came in pairs)


def set_figure(order: SetFigure, ports: Ports) -> tuple[RuleView, ...]:
    """Choose the days of a rule. What lists show is derived anew by them.

    Raises:
        RuleBroken: ``right-missing``, ``reminder-…``.
        Missing: there is no such rule.

    """
    came = ports.content.reminders.find(order.rule)
    if came is None:
        raise Missing
    check_figure(came, order.shown, order.due)
    if (order.shown, order.due) == (came.shown, came.due):
        return drop_figure(DropFigure(order.rule), ports)
    today = ports.clock.today()
    figure = OwnFigure(order.rule, order.shown, order.due, ports.user.id, today)
    with ports.store.work() as work:
        work.house.put_own_figure(figure)
    refresh_overviews(None, ports)
    return read_rules(None, ports)


def drop_figure(order: DropFigure, ports: Ports) -> tuple[RuleView, ...]:
    """Let a rule have the days again that came with the program.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.HOME_CONTENT)
    with ports.store.work() as work:
        if order.rule in work.house.own_figures():
            work.house.drop_own_figure(order.rule)
    refresh_overviews(None, ports)
    return read_rules(None, ports)
