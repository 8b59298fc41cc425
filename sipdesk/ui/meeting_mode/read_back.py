"""Draw what has been come to, to be read aloud: the goals, and who does what."""

from collections.abc import Iterator

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.plan import Measure
from sipdesk.domain.plan_rules import goes_on, open_goals
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.widgets.cards import Section


class ReadBack(Section):
    """The open goals and measures; hidden while there are none."""

    def __init__(self, around: Around) -> None:
        super().__init__("Mål, och vem som gör vad", "", name="mode-read-back")
        self._around = around
        self._lines = Lines(name="read-back")
        self.add(self._lines)

    def show_case(self, case: Case) -> None:
        """Show them as they stand in a case."""
        lines = [*_goals(case), *self._measures(case)]
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))

    def _measures(self, case: Case) -> Iterator[Line]:
        for measure in filter(goes_on, case.plan.measures):
            who = person(case, measure.party, self._around.today())
            yield Line("arrow-right", "accent", measure.what, _told(measure, who))


def _goals(case: Case) -> Iterator[Line]:
    for goal in open_goals(case.plan):
        yield Line("target", "accent", goal.words, word(goal.horizon))


def _told(measure: Measure, who: str) -> str:
    return f"{who} · till {short_date(measure.due)}" if measure.due else who
