"""Draw one examination, or one interview: its state, the next thing, and the rest."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget
from typing_extensions import override

from sipdesk.content.swedish import listing
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.health import (
    ExaminationKind,
    ExaminationState,
    InterviewOccasion,
    InterviewState,
    NextStep,
)
from sipdesk.domain.health_rules import outside_home_region
from sipdesk.ui.each import Block
from sipdesk.ui.health.model import (
    ExaminationForm,
    InterviewForm,
    Row,
    examination_form,
    interview_form,
    reason_of,
    row_of,
    save_examination,
    save_interview,
)
from sipdesk.ui.health.states import ExaminationPart, InterviewPart
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Columns, column, holder
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.tokens import L, M, S

PAIR: Final = 460
_STATES: Final = [
    (state.value, word(state))
    for state in ExaminationState
    if state is not ExaminationState.NOT_ASKED
]
_INTERVIEWED: Final = [
    (state.value, word(state))
    for state in InterviewState
    if state is not InterviewState.NOT_SAID
]
_CALM: Final = frozenset({NextStep.NONE, NextStep.AWAIT_DAY})


class ExaminationBlock(Block):
    """One of the three. What is seldom needed lies folded."""

    def __init__(self, kind: ExaminationKind, around: Around) -> None:
        self.kind = kind
        self._around = around
        name = f"examination-{kind.value}"
        super().__init__(word(kind), name=name)
        self.state_field = ChoiceField(
            "Läge",
            _STATES,
            unchosen=word(ExaminationState.NOT_ASKED),
            name="state",
        )
        self.next = Lines(name=f"{name}-next")
        self.reason = ChoiceField(
            "Varför blev det inte av?",
            [(r.code, r.text) for r in around.content.health.not_examined],
            name="reason",
        )
        self.reason_day = self._day("Sedan när?", "reason_day")
        self._because = Columns(
            self.reason, self.reason_day, breakpoint=PAIR, gap=L, stretch=(3, 2)
        )
        self.hold(self.state_field, self.reason, self.reason_day)
        self.add(
            Columns(
                self.state_field,
                holder(
                    column(Text("Härnäst", weight="medium"), self.next, None, gap=S)
                ),
                breakpoint=PAIR,
                gap=L,
            ),
            self._because,
            self._make_rest(name),
        )
        self.part = ExaminationPart(
            f"health-{kind.value}",
            around,
            ExaminationForm(),
            examination_form(kind),
            save_examination(kind, around),
            while_alive(self, self.draw),
        )
        # Before the form's own: it must find what was chosen before.
        self.state_field.edited.connect(lambda value: self.part.choose(str(value)))
        self.tie(self.part)
        _name_fields(self, word(kind))

    @override
    def show_about(self, case: Case) -> None:
        content, today = self._around.content, self._around.today()
        self.next.show_lines([next_line(row_of(case, self.kind, content, today))])
        region = case.health.examination(self.kind).region
        self.region.set_help(
            "Utanför hemregionen." if outside_home_region(case, region) else ""
        )

    @override
    def draw(self, state: PartState[ExaminationForm]) -> None:
        super().draw(state)
        form = state.form
        not_done = form.state == ExaminationState.NOT_DONE.value
        self._because.setVisible(not_done)
        folded = set(self._rest_fields)
        booked = form.state == ExaminationState.BOOKED.value and not form.booked
        if (booked or folded & set(state.problems)) and not self.fold.is_open:
            self.fold.open(on=True)

    def _make_rest(self, name: str) -> QWidget:
        days = [
            self._day("Efterfrågad", "asked"),
            self._day("Erbjuden", "offered"),
            self._day("Bokad till", "booked"),
            self._day("Gjord", "done"),
            self._day("Utlåtandet kom", "statement"),
        ]
        self.region = ChoiceField(
            "Vilken regions vård?",
            [(r, r) for r in self._around.content.regions],
            unchosen="Inte känt",
            name="region",
        )
        who = TextField("Vem följer med?", prose=False, name="companion")
        relation = TextField(
            "Vem är det för den unge?", prose=False, name="companion_relation"
        )
        phone = TextField("Telefon", prose=False, name="companion_phone")
        travel = YesNoUnknownField("Är resa och pengar ordnade?", name="travel")
        by = TextField("Vem har ordnat det?", prose=False, name="travel_by")
        fields: list[Field] = [*days, self.region, who, relation, phone, travel, by]
        self._rest_fields = [field.objectName() for field in fields]
        self.hold(*fields)
        self.fold = Fold(
            "Dagar, följeslagare och resa",
            Columns(*days[:2], breakpoint=PAIR, gap=L),
            Columns(*days[2:4], breakpoint=PAIR, gap=L),
            Columns(days[4], self.region, breakpoint=PAIR, gap=L),
            Columns(who, relation, breakpoint=PAIR, gap=L),
            Columns(phone, by, breakpoint=PAIR, gap=L),
            travel,
            gap=M,
            name=f"{name}-rest",
        )
        return self.fold

    def _day(self, label: str, name: str) -> DateField:
        return DateField(label, today=self._around.today, name=name)


class InterviewBlock(Block):
    """ADAD on one occasion: whether, when and by whom; nothing of what was said."""

    def __init__(self, occasion: InterviewOccasion, around: Around) -> None:
        self.occasion = occasion
        self._around = around
        title = word(occasion)
        super().__init__(title, name=f"interview-{occasion.value}")
        self.state_field = ChoiceField(
            "Läge",
            _INTERVIEWED,
            unchosen=word(InterviewState.NOT_SAID),
            name="state",
        )
        day = DateField("Dag", today=around.today, name="day")
        self.reason = ChoiceField(
            "Varför blev den inte av?",
            [(r.code, r.text) for r in around.content.health.not_interviewed],
            name="reason",
        )
        self.hint = Lines(name=f"interview-{occasion.value}-hint")
        interviewer = TextField("Vem intervjuar?", prose=False, name="interviewer")
        trained = YesNoUnknownField("Utbildad i ADAD?", name="trained")
        self.hold(self.state_field, day, self.reason, interviewer, trained)
        self.interviewer = interviewer
        interviewer.edited.connect(self._choose_who)
        self._because = holder(column(self.reason, self.hint, gap=M))
        self._who = Columns(interviewer, trained, breakpoint=PAIR, gap=L)
        self.add(
            Columns(self.state_field, day, breakpoint=PAIR, gap=L),
            self._because,
            self._who,
        )
        self.part = InterviewPart(
            f"health-adad-{occasion.value}",
            around,
            InterviewForm(),
            interview_form(occasion),
            save_interview(occasion, around),
            while_alive(self, self.draw),
        )
        # Before the form's own: it must find what was chosen before.
        self.state_field.edited.connect(lambda value: self.part.choose(str(value)))
        self.tie(self.part)
        _name_fields(self, f"ADAD {lower_first(title)}")

    def _choose_who(self, value: Value) -> None:
        self.part.choose_who(str(value))

    def offer(self, names: tuple[str, ...]) -> None:
        """Propose those who are trained, and take one of them to be."""
        self.part.trained = names
        listed = listing(names) if names else ""
        self.interviewer.set_help(f"Utbildade på hemmet: {listed}." if names else "")
        completer = QCompleter(list(names), self.interviewer)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.interviewer.edit.setCompleter(completer)

    @override
    def draw(self, state: PartState[InterviewForm]) -> None:
        super().draw(state)
        form = state.form
        self._because.setVisible(form.state == InterviewState.NOT_DONE.value)
        self._who.setVisible(bool(form.state))
        reasons = self._around.content.health.not_interviewed
        found = reason_of(reasons, form.reason)
        hints = [Line("arrow-right", "accent", found.hint)] if found else []
        self.hint.show_lines(hints)


def next_line(row: Row) -> Line:
    """Tell the one thing to do next."""
    if row.next is NextStep.FOLLOW_REASON and row.hint:
        return Line("arrow-right", "accent", row.hint)
    if row.state is ExaminationState.NOT_COVERED:
        return Line("info", "info", f"{word(row.state)}. {word(row.next)}.")
    if row.next in _CALM:
        return Line("circle-check", "ok", f"{word(row.next)}.")
    return Line("arrow-right", "accent", f"{word(row.next)}.")


def _name_fields(block: Block, about: str) -> None:
    """Let each field's name say what it is about: the same stands thrice on a page."""
    for field in block.fields.values():
        label = f"{field.label.words}: {about}"
        for name in ("combo", "edit"):
            inner = getattr(field, name, None)
            if inner is not None:
                inner.setAccessibleName(label)
        if isinstance(field, DateField):
            field.calendar.setAccessibleName(f"Öppna kalendern: {label}")
