"""Draw when Idag reminds of what, by which source, and the home's own days."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted, short_date
from sipdesk.domain.reminder import Rule, Unit
from sipdesk.domain.routine import Routine
from sipdesk.ui.foot import LAW_STATUS
from sipdesk.ui.home.routine.model import RulesModel, RulesState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say, say_done
from sipdesk.ui.widgets.buttons import Button, ghost, primary
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import TextField
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Columns, Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta, Small
from sipdesk.ui.widgets.tokens import L, M, S, Tone
from sipdesk.usecases.reminder import RuleView

_ABOUT: Final = (
    "Vad Idag påminner om, efter steget där det görs. Idag visar det som kan göra mest "
    "skada först. Där ingen källa säger hur många dagar det är står det att siffran är "
    "hemmets egen."
)
_OWN: Final = "Hemmets egen siffra"
OTHERS: Final = "Övriga"
_TONES: Final[Mapping[str, Tone]] = {
    "verified": "ok",
    "check": "warn",
    "outdated": "bad",
    "own": "idle",
}
_UNITS: Final = {
    Unit.CALENDAR: ("dag", "dagar"),
    Unit.WORKING: ("arbetsdag", "arbetsdagar"),
}
_PAIR: Final = 480


class RemindersCard(Section):
    """The rules, step by step, each step folded; one at a time can be changed."""

    def __init__(self, around: Around) -> None:
        self.notice = Notice(name="reminders-notice")
        self._steps = column(gap=0)
        super().__init__(
            "Påminnelser",
            _ABOUT,
            self.notice,
            holder(self._steps),
            gap=M,
            name="reminders",
        )
        self.rows: dict[str, RuleRow] = {}
        self.folds: dict[str, Fold] = {}
        self._titles = step_titles(around.content.routine)
        self._refusals = 0
        self.model = RulesModel(around, while_alive(self, self.draw))

    def draw(self, state: RulesState) -> None:
        """Show a state, whatever was shown before."""
        steps = by_step(state.rules, self._titles)
        for title, views in steps.items():
            if title not in self.folds:
                self._make(title, views)
            self.folds[title].say(step_told(title, views))
        for view in state.rules:
            self.rows[view.rule.id].draw(view, state)
        say(self.notice, state.notice)
        refused, self._refusals = state.refusals > self._refusals, state.refusals
        if refused and state.changing in self.rows:
            go_to_problem(self.rows[state.changing].fields)

    def _make(self, title: str, views: Sequence[RuleView]) -> None:
        parts: list[QWidget] = []
        for view in views:
            self.rows[view.rule.id] = RuleRow(view, self.model)
            parts += [Divider(), self.rows[view.rule.id]]
        name = f"rules-{views[0].rule.step}"
        self.folds[title] = Fold(title, *parts, gap=M, name=name)
        self._steps.addWidget(self.folds[title])


class RuleRow(QWidget):
    """One rule; with fields for its days when they are changed."""

    def __init__(self, view: RuleView, model: RulesModel) -> None:
        super().__init__()
        rule_id, status = view.came.id, view.came.status
        self.setObjectName(f"rule-{rule_id}")
        self._model = model
        self._open = False
        self._text = Body("", weight="medium")
        self.when, self.source = Meta(""), Small("")
        word = _OWN if status == "own" else LAW_STATUS[status]
        self._changed = Chip("Ändrad här", "info")
        chips = holder(Flow(Chip(word, _TONES[status]), self._changed, gap=S))
        self.change = Button(
            "Ändra",
            "ghost",
            label="Ändra dagarna",
            name=f"change-{rule_id}",
            clicked=lambda: model.begin(rule_id),
        )
        head = row(self._text, chips, self.change, gap=M)
        head.setStretch(0, 1)
        head.setAlignment(chips, Qt.AlignmentFlag.AlignVCenter)
        self.shown = TextField("", prose=False, name="shown")
        self.due = TextField("", prose=False, name="due")
        self.fields = (self.shown, self.due)
        for one in self.fields:
            name = one.objectName()
            one.edited.connect(
                lambda value, name=name: model.edit(**{name: str(value)})
            )
        self.save = primary("Spara", model.save, name=f"save-{rule_id}")
        self.back = ghost("Som programmet har det", model.go_back, name="as-it-came")
        stop = ghost("Avbryt", model.stop, name="figure-stop")
        self._editor = holder(
            column(
                Columns(self.shown, self.due, breakpoint=_PAIR, gap=L),
                holder(Flow(self.save, self.back, stop, gap=S)),
                gap=M,
                margins=(0, S, 0, 0),
            )
        )
        self._editor.hide()
        # Where the person is: far down a long list, its top is not.
        self.done = Notice(name=f"saved-{rule_id}")
        parts = (head, self.when, self.source, self._editor, self.done)
        self.setLayout(column(*parts, gap=2))

    def draw(self, view: RuleView, state: RulesState) -> None:
        """Show the rule, and its fields when it is changed."""
        rule, came = view.rule, view.came
        self._text.say(rule.text)
        self.when.say(days_told(rule))
        self.source.say(source_told(view))
        self._changed.setVisible(view.own is not None)
        is_open = state.changing == rule.id
        self.change.setAccessibleName(f"Ändra dagarna: {rule.text}")
        changes = view.can_change and self._model.may_change
        self.change.setVisible(changes and not is_open)
        self.shown.label.say(shown_label(came))
        self.due.label.say(due_label(came))
        self.due.setVisible(came.due is not None)
        self.back.setVisible(view.own is not None)
        self._editor.setVisible(is_open)
        if is_open:
            for one in self.fields:
                one.set_value(getattr(state.form, one.objectName()))
                one.set_problem(state.problems.get(one.objectName()))
        if is_open and not self._open:
            self.shown.focus()
            bring_in_sight(self)
        self._open = is_open
        if state.saved == rule.id:
            said = f"Sparat: {rule.text}."
            say_done(self.done, said, "Idag räknar med de nya dagarna.")
        else:
            self.done.clear()


def step_titles(routine: Routine) -> Mapping[str, str]:
    """Give each step's title, with its number where it has one, in order."""
    steps = (*routine.steps, *routine.placement.steps)
    return {step.id: f"{step.number}  {step.title}".strip() for step in steps}


def by_step(
    rules: Iterable[RuleView], titles: Mapping[str, str]
) -> Mapping[str, Sequence[RuleView]]:
    """Put the rules under the step where each is done, the steps in their order.

    Those of a step that the home's own routine does not have come last.
    """
    found: dict[str, list[RuleView]] = {title: [] for title in titles.values()}
    for view in rules:
        found.setdefault(titles.get(view.rule.step, OTHERS), []).append(view)
    return {title: views for title, views in found.items() if views}


def step_told(title: str, views: Sequence[RuleView]) -> str:
    """Head the rules of a step: how many they are, and how many are changed here."""
    changed = sum(view.own is not None for view in views)
    here = f", {counted(changed, 'ändrad', 'ändrade')} här" if changed else ""
    return f"{title} · {counted(len(views), 'påminnelse', 'påminnelser')}{here}"


def days_told(rule: Rule) -> str:
    """Say when a rule is shown, and when it is overdue."""
    parts = [_shown(rule), _due(rule)]
    if rule.shown_figure or rule.due_figure:
        parts.append("Siffran ändras under Uppgifter.")
    if rule.at_once:
        parts.append("Står alltid under Genast.")
    return " ".join(filter(None, parts))


def source_told(view: RuleView) -> str:
    """Say where a rule is from, and how the program had it where it is changed here."""
    came, own = view.came, view.own
    read = f" Läst {short_date(came.read_on)}." if came.read_on else ""
    told = f"{came.source}{read if came.status != 'own' else ''}"
    if own is None:
        return told
    changed = f"Ändrad här {short_date(own.day)}. I programmet: {_shown(came)}"
    return " ".join(filter(None, (told, changed, _due(came))))


def shown_label(came: Rule) -> str:
    """Name the field for when a rule is shown."""
    days = _UNITS[came.unit][1]
    if came.shown < 0:
        return f"Visa så många {days} i förväg"
    return f"Visa efter så många {days}"


def due_label(came: Rule) -> str:
    """Name the field for when a rule is overdue."""
    days = _UNITS[came.unit][1]
    if came.due is not None and came.due < 0:
        return f"Försenat så många {days} före"
    return f"Försenat efter så många {days}"


def _shown(rule: Rule) -> str:
    if rule.shown == 0:
        return "Visas från dagen."
    count = counted(abs(rule.shown), *_UNITS[rule.unit])
    return f"Visas {count} i förväg." if rule.shown < 0 else f"Visas efter {count}."


def _due(rule: Rule) -> str:
    if rule.due is None:
        return "Blir aldrig försenat."
    if rule.due == 0:
        return "Försenat när dagen har gått."
    count = counted(abs(rule.due), *_UNITS[rule.unit])
    return f"Försenat efter {count}." if rule.due > 0 else f"Försenat {count} före."
