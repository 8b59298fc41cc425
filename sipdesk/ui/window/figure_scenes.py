"""Statistik as it is drawn: its parts, the cases, the report, a table counted again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sipdesk.domain.report_file import Reader
from sipdesk.ui.figures.parts import CHECKS
from sipdesk.ui.figures.periods import LAST_YEAR, LATEST
from sipdesk.ui.figures.view import FiguresPage
from sipdesk.ui.widgets.chart import ChartView
from sipdesk.ui.widgets.layout import bring_in_sight
from sipdesk.ui.window import places

Page = Callable[[], FiguresPage]


def figure_scenes(desk: Callable[[str], Any]) -> dict[str, Callable[[], object]]:
    """Give the scenes by name. ``desk`` goes to a place and gives the desk."""

    def page() -> FiguresPage:
        found = desk(places.FIGURES).page
        if not isinstance(found, FiguresPage):
            raise TypeError("Statistik is not shown")
        found.model.close_drill()
        found.show_report(on=False)
        found.model.edit(period=LATEST, reader=Reader.INSIDE.value)
        found.chooser.show_more(on=False)
        found.recount.model.close()
        found.sheet.verticalScrollBar().setValue(0)
        return found

    def part(key: str) -> Callable[[], None]:
        return lambda: page().model.show_part(key)

    return {
        "figures": part("funnel"),
        "figures-table": partial(_table, page),
        "figures-choices": partial(_choices, page),
        "figures-report": partial(_report, page),
        "figures-months": part("months"),
        "figures-waits": part("waits"),
        "figures-answers": part("answers"),
        "figures-goal-3": part("goal-3"),
        "figures-measures": part("measures-1"),
        "figures-surveys": part("survey-meeting"),
        "figures-checks": part("checks"),
        "figures-recount": partial(_recount, page),
        "figures-cases": partial(_cases, page),
    }


def _table(page: Page) -> None:
    shown = page()
    shown.model.show_part("months")
    shown.model.show_part("funnel")
    chart = shown.findChild(ChartView, "chart-funnel")
    if chart is None:
        raise LookupError("no chart is shown")
    chart.turn()


def _choices(page: Page) -> None:
    """Choose another period: what is shown is not that which is chosen."""
    shown = page()
    shown.model.show_part("goal-3")
    shown.chooser.show_more(on=True)
    shown.model.edit(period=LAST_YEAR)


def _report(page: Page) -> None:
    """Hand it out of SiS, with a period that does not go there."""
    shown = page()
    shown.model.show_part("funnel")
    shown.show_report(on=True)
    shown.model.edit(reader=Reader.OUTSIDE.value)


def _recount(page: Page) -> None:
    shown = page()
    shown.model.show_part(CHECKS)
    shown.recount.model.count()
    bring_in_sight(shown.recount)


def _cases(page: Page) -> None:
    shown = page()
    shown.model.show_part("goal-3")
    report = shown.model.state.report
    if report is None:
        raise LookupError("nothing has been read")
    row = report.table("goal-3").row("needs")
    shown.model.drill("goal-3", row, len(row.cells) - 1)
