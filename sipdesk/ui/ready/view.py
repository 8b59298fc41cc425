"""Draw Redo för nästa steg: the assessment, nämndens decision, and what is missing."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.distribution import LAW_OF_DUTY, recipients
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.ready import BoardDecision, EarlierWait
from sipdesk.ui.asked_first import AskedFirst
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.ready.model import (
    ReadyForm,
    form_of,
    givers,
    hint_of,
    must_notify,
    save_of,
    waited,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.buttons import link, primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
)
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import XS, M, S
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ready import TakeReadyBack, take_ready_back

_PAIR: Final = 480
_CHECK: Final = "check"
_VERIFIED: Final = "verified"
_DECISIONS: Final = [(one.value, word(one)) for one in BoardDecision]


class ReadySheet(Sheet):
    """The step at which SiS judges somebody ready, and till they go on."""

    def __init__(self, around: Around) -> None:
        super().__init__("ready", around)
        self._make_assessment()
        self._make_wait()
        self._make_decision()
        self._before = Lines(name="earlier-waits")
        self._earlier = Section(
            "Tidigare bedömningar",
            "Så länge väntade den unge innan bedömningen togs tillbaka.",
            self._before,
            gap=M,
            name="earlier-waits-card",
        )
        self.forms = (self.assessment, self.wait, self.decision)
        self.model = PartModel(
            "ready",
            around,
            ReadyForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self.draw_part),
        )
        self._touched: Form = self.assessment
        for form in self.forms:
            form.tie(self.model)
            for field in form.fields.values():
                field.edited.connect(partial(self._touch, form))
        self.own(self.model)
        self.put(*self.forms, self._earlier, self.back)

    @override
    def show_case(self, view: CaseView) -> None:
        case, today = view.case, self.around.today()
        self.missing_from.set_choices(list(givers(case, today)))
        super().show_case(view)
        said = waited(case, today)
        self._days.setVisible(said.days is not None)
        if said.days is not None:
            self._days.say(f"Har väntat {counted(said.days, 'dag', 'dagar')}.")
        self._before.show_lines([_told(wait) for wait in said.earlier])
        self._earlier.setVisible(bool(said.earlier))
        self.back.watch(view.names)
        can = said.days is not None and self.around.can_write(case)
        self.back.setVisible(can)

    def draw_part(self, state: PartState[ReadyForm]) -> None:
        """Show a state of all the cards, whatever was shown before."""
        for form in self.forms:
            form.draw(state if form is self._touched else _silent(state))
        form_now = state.form
        self._must_notify.setVisible(must_notify(form_now))
        self._now.setVisible(not form_now.notified.strip())
        self._same_day.setVisible(must_notify(form_now))
        hint = hint_of(self.around.content.waiting_for, form_now.waiting_for)
        self._hint.setVisible(hint is not None)
        if hint is not None:
            status = f" ({LAW_STATUS[_CHECK].lower()})" if hint.status == _CHECK else ""
            source = hint.source.rstrip(".")
            self._hint.say(f"{hint.text} Källa: {source}{status}.")
        missing = bool(form_now.missing)
        for part in self._about_missing:
            part.setVisible(missing)

    def _touch(self, form: Form, _: object = None) -> None:
        self._touched = form

    def _day(self, label: str, name: str, hint: str = "") -> DateField:
        return DateField(label, hint, today=self.around.today, name=name)

    def _make_assessment(self) -> None:
        day = self._day("Bedömdes redo", "ready")
        by = TextField(
            "Vem gjorde bedömningen?",
            "Namn och befattning.",
            prose=False,
            name="ready_by",
        )
        notified = self._day(
            "Socialnämnden underrättades",
            "notified",
            f"Genast, enligt {_law(self.around)}.",
        )
        self._must_notify = Notice(
            "warn",
            "Underrättelsen väntar inte på samtycke, uppgifter eller möten.",
            title="Underrätta socialnämnden i dag.",
            name="must-notify",
        )
        self.notify_button = primary(
            "Underrätta nämnden nu", self._notify, icon="send", name="notify"
        )
        self._same_day = link("Samma dag", self._notify_same_day, name="same-day")
        told = holder(
            column(self._must_notify, notified, row(self._same_day, None), gap=XS)
        )
        hint = Meta(
            "Pappret öppnas direkt. Det som saknas fylls i för hand. När pappret "
            "skrivs ut eller sparas antecknas dagen här."
        )
        self._now = holder(column(hint, row(self.notify_button, None), gap=S))
        self.assessment = Form("SiS bedömning", name="assessment-card")
        self.assessment.hold(day, by, notified)
        for part in (Columns(day, by, breakpoint=_PAIR), told, self._now):
            self.assessment.add(part)
        self.back = _TakeBack(
            "Inte längre redo",
            "Dagarna som den unge har väntat står kvar i historiken. Har nämnden "
            "underrättats, berätta för den att bedömningen har ändrats.",
            TextArea("Varför?", rows=2, name="taken-back-reason"),
            name="take-back",
        )
        self.back.asked.connect(self._take_back)

    def _make_wait(self) -> None:
        content = self.around.content
        waiting = ChoiceField(
            "Vad väntar den unge på?",
            [(c.code, c.text) for c in content.waiting_for],
            name="waiting_for",
        )
        self._hint = Meta("", name="waiting-for-hint")
        self._days = Meta("", weight="semibold", tone="text", name="days-waited")
        missing = ChoiceField(
            "Vad är det enda som saknas?",
            [(c.code, c.text) for c in content.missing_things],
            name="missing",
        )
        words = TextField(
            "Mer om det",
            "Står bara här, inte på listor.",
            name="missing_words",
        )
        self.missing_from = ChoiceField("Vem ska ge det?", (), name="missing_from")
        asked = self._day("Frågade efter det", "missing_asked")
        self._about_missing = (
            words,
            pair := Columns(self.missing_from, asked, breakpoint=_PAIR),
        )
        self.wait = Form("Väntan", name="wait-card")
        self.wait.add(self._days)
        self.wait.ask(waiting)
        self.wait.add(self._hint)
        self.wait.ask(missing, words)
        self.wait.hold(self.missing_from, asked)
        self.wait.add(pair)

    def _make_decision(self) -> None:
        asked = self._day("Frågade nämnden", "asked")
        decided = self._day("Nämnden beslutade", "decided")
        self.decision = Form(
            "Nämndens beslut",
            "Bedömningen är SiS. Om och när den unge skrivs ut är en annan fråga, och "
            "vid LVU säger nämnden sitt först. Att inget svar är känt är inget nej.",
            name="decision-card",
        )
        self.decision.hold(asked, decided)
        self.decision.add(Columns(asked, decided, breakpoint=_PAIR))
        self.decision.ask(
            RadioField("Vad beslutade nämnden?", _DECISIONS, name="decision"),
            TextArea("Med nämndens ord", rows=2, name="decided_what"),
        )

    def _notify(self) -> None:
        """Open the notification at once; what is lacking is filled in by hand."""
        if self.view is None:
            return
        case, kind = self.view.case, PaperKind.NOTIFICATION
        (board,) = recipients(kind, case, self.around.today())
        self.asked_paper.emit(PaperOrder(case.id, kind, board))

    def _notify_same_day(self) -> None:
        self._touched = self.assessment
        self.model.edit(notified=self.model.state.form.ready)
        self.model.leave()

    def _take_back(self, reason: str) -> None:
        if self.view is not None:
            self.model.leave()
            case = self.view.case
            order = TakeReadyBack(case.id, case.version, reason)
            self.deeds.do(take_ready_back, order, lambda _: self.back.forget())


def _law(around: Around) -> str:
    """Name what the duty stands on, and what is uncertain of it."""
    law = around.content.laws[LAW_OF_DUTY[PaperKind.NOTIFICATION]]
    sure = law.status == _VERIFIED
    status = "" if sure else f" ({LAW_STATUS[law.status].lower()})"
    return f"{short_reference(law)}{status}"


class _TakeBack(AskedFirst):
    """Takes the assessment back, with a reason."""

    def forget(self) -> None:
        """Close it; what was written on it is saved now."""
        self._forget()


def _told(wait: EarlierWait) -> Line:
    days = counted((wait.ended - wait.ready).days, "dag", "dagar")
    told = (
        f"Nämnden underrättades {short_date(wait.notified)}."
        if wait.notified
        else "Nämnden underrättades inte."
    )
    return Line(
        "calendar",
        "muted",
        f"{short_date(wait.ready)} till {short_date(wait.ended)}, {days}. {told}",
        wait.reason,
    )


def _silent(state: PartState[ReadyForm]) -> PartState[ReadyForm]:
    """Keep a card quiet about what happened in another."""
    return PartState(state.view, state.form, state.problems, state.remarks)
