"""Draw the page of the plan."""

from typing import Final

from typing_extensions import override

from sipdesk.domain.paper import PaperKind
from sipdesk.domain.received import ReceivedKind
from sipdesk.ui.distribution_card import DistributionCard
from sipdesk.ui.page import Around
from sipdesk.ui.plan.agreement import AgreementCard
from sipdesk.ui.plan.establish import (
    EstablishCard,
    HandOverCard,
    versions_card,
)
from sipdesk.ui.plan.goals import Goals
from sipdesk.ui.plan.law_card import LawCard
from sipdesk.ui.plan.measures import Measures
from sipdesk.ui.plan.texts import PlanTexts
from sipdesk.ui.received import ReceivedCard
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.widgets.outlets import AskPdf, choose_pdf
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.plan import (
    RemoveGoal,
    RemoveMeasure,
    remove_goal,
    remove_measure,
)

_PAIR: Final = 480


class PlanSheet(Sheet):
    """Step 9: the young person's words, goals, measures, who leads, established."""

    def __init__(self, around: Around, *, choose_file: AskPdf = choose_pdf) -> None:
        super().__init__("plan", around)
        self.goals = Goals(around)
        self.goals.asked_remove.connect(self._remove_goal)
        self.measures = Measures(around)
        self.measures.asked_remove.connect(self._remove_measure)
        self.texts = PlanTexts(around)
        kind = ReceivedKind.PLAN
        self.received = ReceivedCard(around, kind, choose_file=choose_file)
        self.law = LawCard(around)
        self.agreement = AgreementCard(around)
        self.establish = EstablishCard(around)
        self.hand_over = HandOverCard(around)
        self.versions = versions_card(around)
        self.distribution = DistributionCard(PaperKind.PLAN, around)
        self.distribution.asked_paper.connect(self.asked_paper)
        self.own(
            self.texts.model,
            self.goals.model,
            self.measures.model,
            self.establish.model,
            self.agreement.model,
            self.hand_over.model,
            self.versions.model,
            self.received.model.part,
        )
        self.put(
            self.texts.words,
            self.goals,
            self.measures,
            self.texts.none,
            self.texts.led,
            self.texts.own,
            self.texts.elsewhere,
            self.received,
            self.law,
            self.establish,
            self.agreement,
            self.hand_over,
            self.versions,
            self.distribution,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        # What can be chosen must be there before what was chosen is shown.
        self.texts.show_case(case)
        self.goals.show_case(case)
        self.measures.show_case(case)
        super().show_case(view)
        self.received.show_case(case)
        self.law.show_case(case)
        self.agreement.show_case(case)
        self.establish.show_case(case)
        self.hand_over.show_case(case)
        self.versions.show_case(view)
        self.distribution.show_case(case)

    def _remove_goal(self, goal: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_goal, RemoveGoal(case.id, case.version, goal))

    def _remove_measure(self, measure: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveMeasure(case.id, case.version, measure)
            self.deeds.do(remove_measure, order)
