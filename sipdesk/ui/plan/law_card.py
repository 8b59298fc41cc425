"""Draw what the statute asks of a plan, and what this one has of it."""

from sipdesk.content.swedish import long_date
from sipdesk.domain.case import Case
from sipdesk.domain.plan_rules import kept_elsewhere
from sipdesk.ui.lines import Lines
from sipdesk.ui.page import Around
from sipdesk.ui.plan.law import besides, points
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.layout import column, holder
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import M, S


class LawCard(Section):
    """The statute's four points, each met or with what is missing."""

    def __init__(self, around: Around) -> None:
        super().__init__("Det här kräver lagen", "-", gap=M, name="law")
        self._around = around
        self._points = Lines(name="law-points")
        self._besides = Lines(name="law-besides")
        ours = Muted(
            "Det här står inte i lagen, men utan det är planen inte den unges och "
            "blir inte följd upp."
        )
        self._ours = holder(column(Divider(), ours, self._besides, gap=S))
        self.add(self._points, self._ours)

    def show_case(self, case: Case) -> None:
        """Show how a case's plan stands."""
        self.subtitle.say(_about(case))
        self._points.show_lines(points(case, self._around.today()))
        self._besides.show_lines(besides(case))
        self._ours.setVisible(not kept_elsewhere(case.plan))


def _about(case: Case) -> str:
    plan = case.plan
    if plan.received is None or not kept_elsewhere(plan):
        return "En plan ska visa fyra saker. Saknas någon är den ett utkast."
    return (
        f"Planen förs i {plan.kept_in.strip()}, och kopian kom "
        f"{long_date(plan.received)}. Se efter i den att de fyra sakerna finns: "
        "insatserna, vem som svarar för dem, andras åtgärder och vem som är "
        "huvudansvarig."
    )
