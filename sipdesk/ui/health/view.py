"""Draw the page of health: rows of status, one next thing each, and nothing found."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.health import (
    UNNECESSARY,
    ExaminationKind,
    ExaminationState,
    Instead,
    InterviewOccasion,
)
from sipdesk.domain.health_rules import asks_payment
from sipdesk.ui.closed_branch import closed_branch
from sipdesk.ui.each import Block, Each, SheetOfMany
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.health.interviewers import Interviewers
from sipdesk.ui.health.lists import Referrals, Talks
from sipdesk.ui.health.model import (
    AroundForm,
    around_form,
    not_covered,
    save_around,
)
from sipdesk.ui.health.rows import PAIR, ExaminationBlock, InterviewBlock
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L, S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.health import (
    RemoveReferral,
    RemoveTalk,
    SayNotCovered,
    remove_referral,
    remove_talk,
    say_not_covered,
)

_KINDS: Final = [kind.value for kind in ExaminationKind]
_OCCASIONS: Final = [one.value for one in InterviewOccasion]
_TRANSFER: Final = (
    "Flyttar vården till en annan region? Att en överföring är begärd skrivs under "
    "Efter SiS."
)
_REGISTER: Final = "Vilka som är utbildade i ADAD står under Hemmet, Utbildning."


class HealthSheet(SheetOfMany):
    """Examinations, referrals, talks and ADAD. Hidden whole to who lacks the branch."""

    def __init__(self, around: Around) -> None:
        super().__init__("health", around)
        self._shut = closed_branch("SiS hälso- och sjukvård")
        self.examinations = Each(_kinds, self._examination, name="examinations-each")
        self.interviews = Each(_occasions, self._interview, name="interviews-each")
        self.referrals, self.talks = Referrals(around), Talks(around)
        self._make_around()
        self._examined = Section(
            "Hälsoundersökningar",
            "Skriv läge och dag. Fynd, diagnoser och läkemedel hör hemma i journalen.",
            self._not_covered,
            self.examinations,
            self._basis(),
            gap=L,
            name="examinations",
        )
        self._adad = Section(
            "ADAD",
            "Om intervjun är erbjuden och gjord. Frågor och svar finns inte här.",
            self.interviews,
            Meta(_REGISTER),
            gap=L,
            name="interviews",
        )
        self._transfer = holder(
            Flow(
                Meta(_TRANSFER),
                ghost("Visa Efter SiS", self._ask_onward, name="health-onward"),
            )
        )
        self._cards: tuple[QWidget, ...] = (
            self._examined,
            self._instead,
            self._pays,
            self.referrals,
            self._transfer,
            self._adad,
            self.talks,
            self._asks,
        )
        self.own(self.referrals.model, self.talks.model, self.around_part)
        self.own_each(self.examinations, self.interviews)
        self.put(self._shut, *self._cards)
        self.referrals.asked_remove.connect(self._remove_referral)
        self.referrals.asked_sip.connect(self._ask_sip)
        self.talks.asked_remove.connect(self._remove_talk)
        self._trained: tuple[str, ...] = ()
        Interviewers(around, while_alive(self, self._know_trained))

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case = view.case
        shut = self.is_shut
        self._shut.setVisible(shut)
        for card in self._cards:
            card.setVisible(not shut)
        if shut:
            return
        self.referrals.show_about(case)
        self.talks.show_about(case)
        self._draw_not_covered(case)
        paid = asks_payment(case) or case.health.payment.settled
        self._pays.setVisible(paid or case.health.payment_asked is not None)
        if any(e.reason == UNNECESSARY for e in case.health.examinations):
            self.basis.open(on=True)

    def _examination(self, kind: str, _: Case) -> Block:
        return ExaminationBlock(ExaminationKind(kind), self.around)

    def _interview(self, occasion: str, _: Case) -> Block:
        block = InterviewBlock(InterviewOccasion(occasion), self.around)
        block.offer(self._trained)
        return block

    def _know_trained(self, names: tuple[str, ...]) -> None:
        self._trained = names
        for block in self.interviews.blocks.values():
            if isinstance(block, InterviewBlock):
                block.offer(names)

    def _make_around(self) -> None:
        """Make the cards of what is of no single row."""
        self._say = secondary(
            "Skriv att de inte omfattas", self._say_not_covered, name="not-covered-say"
        )
        self._not_covered = Notice("info", action=self._say, name="not-covered")
        self._instead = self._make_instead()
        self._pays = self._make_pays()
        self._asks = self._make_asks()
        group = FormGroup(self._asks, self._instead, self._pays)
        self.around_part = PartModel(
            "health-around",
            self.around,
            AroundForm(),
            around_form,
            partial(save_around, around=self.around),
            while_alive(self, group.draw),
        )
        group.tie(self.around_part)

    def _make_instead(self) -> Form:
        form = Form(
            "I stället för hälsoundersökning",
            "Lagen om hälsoundersökning gäller inte placeringen. Kontrollera.",
            name="instead-card",
        )
        what = ChoiceField(
            "Vad görs i stället?",
            [(o.value, word(o)) for o in Instead if o is not Instead.NOT_SAID],
            unchosen=word(Instead.NOT_SAID),
            name="instead",
        )
        day = DateField("Bestämt", today=self.around.today, name="instead_day")
        form.hold(what, day)
        form.add(Columns(what, day, breakpoint=PAIR, gap=L))
        return form

    def _make_pays(self) -> Form:
        form = Form(
            "Tandvård utanför hemregionen",
            "Fråga vem som betalar innan besöket bokas. Reglerna mellan regionerna är "
            "inte kontrollerade.",
            name="payment-card",
        )
        asked = DateField(
            "Frågan ställd", today=self.around.today, name="payment_asked"
        )
        by = TextField("Vem betalar?", prose=False, name="payment_by")
        settled = YesNoUnknownField("Är betalningen klar?", name="payment")
        form.hold(asked, by, settled)
        form.add(Columns(asked, by, breakpoint=PAIR, gap=L), settled)
        return form

    def _make_asks(self) -> Form:
        form = Form(
            "Vem frågar vad?",
            "Frågor om hur den unge mår ställs av legitimerad personal.",
            name="asks-card",
        )
        questions = self.around.content.health.questions
        anybody = Lines(name="asked-by-anybody")
        anybody.show_lines(
            [Line("users", "muted", q.text) for q in questions if not q.licensed]
        )
        licensed = Lines(name="asked-by-licensed")
        licensed.show_lines(
            [
                Line("stethoscope", "accent", q.text, "Ställs av legitimerad personal")
                for q in questions
                if q.licensed
            ]
        )
        form.ask(
            TextField(
                "Vem av legitimerad personal ställer dem?",
                "Namn och yrke.",
                prose=False,
                name="asks",
            )
        )
        form.add(
            Fold("Det här får alla fråga om", anybody, name="anybody-fold"),
            Fold("Bara legitimerad personal", licensed, name="licensed"),
        )
        return form

    def _basis(self) -> Fold:
        asked = Lines(name="basis-lines")
        questions = self.around.content.health.basis
        asked.show_lines(
            [Line("circle-question-mark", "muted", q.text) for q in questions]
        )
        self.basis = Fold(
            "Uppenbart obehövlig? Underlag",
            Body("Beslutet är socialnämndens. Skicka bladet till nämnden."),
            asked,
            Meta(
                "Bladet ”Är hälsoundersökningen uppenbart obehövlig?” finns under "
                "Hemmet, Blanketter. Svaren skrivs inte här."
            ),
            gap=S,
            name="basis",
        )
        return self.basis

    def _draw_not_covered(self, case: Case) -> None:
        found = not_covered(case, self.around.content, self.around.today())
        covered = ExaminationState.NOT_COVERED
        said = any(e.state is covered for e in case.health.examinations)
        self._instead.setVisible(said or found is not None)
        if found is None or said:
            self._not_covered.clear()
            return
        check = " Kontrollera vad som gäller." if found.status == "check" else ""
        self._say.setVisible(self.around.can_write(case))
        self._not_covered.say("info", found.instead + check, title=found.text)

    def _say_not_covered(self) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(say_not_covered, SayNotCovered(case.id, case.version))

    def _remove_referral(self, referral: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveReferral(case.id, case.version, referral)
            self.deeds.do(remove_referral, order)

    def _remove_talk(self, talk: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_talk, RemoveTalk(case.id, case.version, talk))

    def _ask_onward(self) -> None:
        self.asked_step.emit("pathway")

    def _ask_sip(self) -> None:
        self.asked_step.emit("need")


def _kinds(_: Case) -> list[str]:
    return _KINDS


def _occasions(_: Case) -> list[str]:
    return _OCCASIONS
