"""The parts of Statistik, and what each of them shows of a report."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.chart import Spec
from sipdesk.content.content import Content
from sipdesk.content.figure_charts import Charts, is_withheld
from sipdesk.content.surveys import Survey
from sipdesk.content.table_words import TableText, asked_of, table_text
from sipdesk.content.words import word
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.figures.checks import Checks
from sipdesk.ui.figures.measures import RANGES, Measures
from sipdesk.ui.figures.tablecard import Drilled, TableCard, grid_of, under
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.chart import ChartView
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.groupedtabs import TabGroup
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.text import Meta, Muted
from sipdesk.ui.widgets.tokens import XS, L, M

CHECKS: Final = "checks"
_SURVEY: Final = "survey-"
_RANGE: Final = "measures-"
_NO_ANSWERS: Final = (
    "Inga svar finns i perioden. Ett svar har ingen dag, bara ett kvartal, och räknas "
    "när hela kvartalet ligger i perioden."
)
_QUARTERS: Final = (
    "Svaren hör till ingen person och inget ärende. De räknas i det kvartal då de kom "
    "in, och visas när kvartalet är slut och minst fem har svarat."
)
_TOO_FEW: Final = "För få svar. De visas när minst fem har svarat på en fråga."
_GOAL_1: Final = "Vad samordnarna tycker om stödet står under Enkäter."
_PLACES: Final = "Antal platser står inte i något ärende, så det skrivs för sig."
_DEFINED: Final = "Hur varje mått räknas står på flikarna intill, under Så räknas det."
_GOAL_4: Final = "Vad de svarade står under Enkäter."


def groups(content: Content) -> tuple[TabGroup, ...]:
    """Give the tabs: what people look at first, goals, measures, surveys, checks."""
    look = (
        ("funnel", "Från behov till SIP"),
        ("months", "Månad för månad"),
        ("waits", "Väntan"),
        ("answers", "Svar i korthet"),
    )
    goals = (
        ("goal-1", "1 Stödet finns"),
        ("goal-2", "2 Organisation"),
        ("goal-3", "3 Alla erbjuds SIP"),
        ("goal-4", "4 Kvalitet"),
    )
    measures = (
        (f"{_RANGE}all", "Alla"),
        *(
            (f"{_RANGE}{first}", f"{_range(first, last)} {about}")
            for first, last, about in RANGES
        ),
    )
    surveys = tuple(
        (f"{_SURVEY}{one.id}", word(one.occasion))
        for one in sorted(content.read_surveys().surveys.values(), key=_occasion)
    )
    return (
        TabGroup("look", "Läget i siffror", look),
        TabGroup("goals", "Effektmål 1–4", goals),
        TabGroup("measures", "Mått I1–I14", measures),
        *((TabGroup("surveys", "Enkäter", surveys),) if surveys else ()),
        TabGroup(CHECKS, "Kontroll", ((CHECKS, "Kontroll"),)),
    )


def _occasion(survey: Survey) -> int:
    return list(SurveyOccasion).index(survey.occasion)


def _range(first: int, last: int) -> str:
    return f"I{first}" if first == last else f"I{first}–I{last}"


@dataclass(frozen=True, slots=True)
class Ways:
    """What leads on from a part.

    ``drilled`` is asked for the cases behind a number, ``ask_places`` goes to where the
    number of places is written, and ``own_words`` makes the card of what people wrote
    in a survey.
    """

    drilled: Drilled
    ask_places: Callable[[], object]
    own_words: Callable[[str], QWidget]


class Parts:
    """Makes what one part shows, of one report."""

    def __init__(
        self,
        report: Report,
        content: Content,
        ways: Ways,
        *,
        seen: bool,
    ) -> None:
        self._report = report
        self._ways = ways
        self._content = content
        self._seen = seen
        self._there = {table.id for table in report.tables}
        self._charts = Charts(report, content)
        self._makers: Mapping[str, Callable[[], Iterator[QWidget]]] = {
            "funnel": self._funnel,
            "months": self._months,
            "waits": self._waits,
            "answers": self._answers,
            "goal-1": lambda: self._goal("goal-1", _GOAL_1),
            "goal-2": lambda: self._goal("goal-2"),
            "goal-3": self._offered,
            "goal-4": self._quality,
            CHECKS: self._checks,
        }

    def make(self, part: str) -> tuple[QWidget, ...]:
        """Make the cards of a part, from above."""
        if part.startswith(_SURVEY):
            return tuple(self._survey(part.removeprefix(_SURVEY)))
        if part.startswith(_RANGE):
            return tuple(self._measures(part.removeprefix(_RANGE)))
        return tuple(self._makers[part]())

    def _funnel(self) -> Iterator[QWidget]:
        yield from self._chart(self._charts.funnel(), "funnel")
        yield from self._chart(self._charts.stops(), "stops")
        yield from self._tables("funnel", "obstacles", "declined")

    def _months(self) -> Iterator[QWidget]:
        if "ready-weeks" in self._there:  # else they are not told apart either
            yield from self._chart(self._charts.months(), "months")
        yield from self._tables("months")

    def _waits(self) -> Iterator[QWidget]:
        yield from self._chart(self._charts.waits_between(), "between")
        yield from self._chart(self._charts.waits_for(), "waits-for")
        if "ready-weeks" in self._there:
            yield from self._chart(self._charts.weeks(), "weeks")
        yield from self._tables("ready", "ready-weeks")

    def _answers(self) -> Iterator[QWidget]:
        specs = list(self._charts.answers())
        yield Meta(_QUARTERS if specs else _NO_ANSWERS)
        for number, spec in enumerate(specs):
            yield from self._chart(spec, f"answers-{number}")
        few = [spec.title for spec in specs if is_withheld(spec)]
        if few:
            yield Section("För få svar", "", *map(Meta, few), gap=XS, name="too-few")

    def _goal(self, table: str, more: str = "") -> Iterator[QWidget]:
        yield from self._tables(table)
        if more:
            yield Meta(more)

    def _offered(self) -> Iterator[QWidget]:
        yield from self._tables("goal-3")
        places = self._report.table("goal-3").row("places").cells
        if self._seen and places[-1].value is None:
            ask = link("Skriv antal platser", self._ways.ask_places, name="ask-places")
            yield holder(Flow(Meta(_PLACES), ask, gap=M))

    def _quality(self) -> Iterator[QWidget]:
        yield from self._tables("response", "fidelity")
        yield Meta(_GOAL_4)

    def _checks(self) -> Iterator[QWidget]:
        yield Checks(self._report, self._content)

    def _measures(self, first: str) -> Iterator[QWidget]:
        if first == "all":
            yield from self._tables("indicators", "change")
            yield Meta(_DEFINED)
            return
        numbers = next(one[:2] for one in RANGES if str(one[0]) == first)
        yield Measures(self._report, self._content, numbers, self._ways.drilled)

    def _survey(self, survey: str) -> Iterator[QWidget]:
        found = self._content.read_surveys().surveys[survey]
        tables = [
            table
            for table in self._report.tables
            if (asked := asked_of(table.id)) is not None and asked.survey == survey
        ]
        yield Section(
            found.name, found.about, Meta(_QUARTERS if tables else _NO_ANSWERS)
        )
        charts = {spec.title: spec for spec in self._charts.answers(survey)}
        for table in tables:
            text = table_text(table, self._content)
            yield _answers(text, charts.get(text.title))
        if tables and self._seen:
            yield self._ways.own_words(survey)

    def _tables(self, *ids: str) -> Iterator[QWidget]:
        for table_id in ids:
            if table_id not in self._there:
                continue  # it stands in no report that may leave SiS
            table = self._report.table(table_id)
            text = table_text(table, self._content)
            name = "table-" + table_id.replace(" ", "-")
            yield TableCard(table, text, self._ways.drilled, name=name)

    def _chart(self, spec: Spec, name: str) -> Iterator[QWidget]:
        """Draw a chart; one in which there is nothing but what is withheld is none."""
        if not is_withheld(spec):
            yield _card(ChartView(spec, name=f"chart-{name}"), name=f"card-{name}")


def _card(*parts: QWidget, name: str) -> QWidget:
    return Panel("card", *parts, margins=(20, L, 20, 20), name=name)


def _answers(text: TableText, spec: Spec | None) -> QWidget:
    """Draw what one group answered: the chart, and its numbers folded under it."""
    name = text.id.replace(" ", "-")
    if spec is None or is_withheld(spec):
        return Section(text.title, "", Muted(_TOO_FEW), name=f"card-{name}")
    grid = FigureTable(text.title, name=f"{name}-grid")
    grid.show_grid(grid_of(text))
    fold = Fold("Tabellen, och vad som är summerat", grid, under(text), name=name)
    return _card(ChartView(spec, name=f"chart-{name}"), fold, name=f"card-{name}")
