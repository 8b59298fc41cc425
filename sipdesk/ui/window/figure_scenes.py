"""Statistik as it is drawn: looked at first, a goal, measures, checks, the cases."""

from collections.abc import Callable
from typing import Any

from sipdesk.ui.figures.view import FiguresPage
from sipdesk.ui.window import places


def figure_scenes(desk: Callable[[str], Any]) -> dict[str, Callable[[], object]]:
    """Give the scenes by name. ``desk`` goes to a place and gives the desk."""

    def page() -> FiguresPage:
        found = desk(places.FIGURES).page
        if not isinstance(found, FiguresPage):
            raise TypeError("Statistik is not shown")
        found.model.close_drill()
        return found

    def part(key: str) -> Callable[[], None]:
        return lambda: page().model.show_part(key)

    def cases() -> None:
        shown = page()
        shown.model.show_part("goal-3")
        report = shown.model.state.report
        if report is None:
            raise LookupError("nothing has been read")
        row = report.table("goal-3").row("needs")
        shown.model.drill("goal-3", row, len(row.cells) - 1)

    return {
        "figures": part("funnel"),
        "figures-months": part("months"),
        "figures-waits": part("waits"),
        "figures-goal-3": part("goal-3"),
        "figures-measures": part("measures-1"),
        "figures-surveys": part("survey-meeting"),
        "figures-checks": part("checks"),
        "figures-cases": cases,
    }
