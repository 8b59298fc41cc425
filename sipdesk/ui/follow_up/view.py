"""Draw the page that follows the plan up."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import long_date, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import TiedTo
from sipdesk.domain.plan import GoalState, MeasureState
from sipdesk.ui.each import Block, Each, SheetOfMany
from sipdesk.ui.follow_up.model import (
    HOLDS,
    FollowUpForm,
    GoalStateForm,
    MeasureStateForm,
    NextMeetingForm,
    earlier,
    goal_form,
    measure_form,
    next_is_prepared,
    save_follow_up,
    save_goal,
    save_measure,
    save_next_meeting,
)
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TicksField,
)
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView

GOALS: Final = [(s.value, word(s)) for s in GoalState]
MEASURES: Final = [(s.value, word(s)) for s in MeasureState]
ONWARD: Final = [(o.value, word(o)) for o in Onward]
TIED: Final = [(tied.value, word(tied)) for tied in TiedTo]
FEELINGS: Final = {
    "1": "Mycket dåligt",
    "2": "Dåligt",
    "3": "Varken bra eller dåligt",
    "4": "Bra",
    "5": "Mycket bra",
}


class FollowUpSheet(SheetOfMany):
    """Step 11: what became of goals and measures, and when next."""

    def __init__(self, around: Around) -> None:
        super().__init__("follow_up", around)
        go = secondary("Gå till Upprätta plan", self._go_plan, name="go-plan")
        self._no_plan = Notice(
            "info",
            "Registrera först att huvudansvarig har fastställt planen. Finns en plan "
            "sedan före placeringen registreras kopian där.",
            title="Det finns ingen fastställd plan att följa upp.",
            action=go,
            name="no-plan",
        )
        self._make_states()
        self._make_held()
        self._make_next()
        self._before = Lines(name="earlier")
        self._earlier = Section(
            "Tidigare uppföljningar", "", self._before, gap=M, name="earlier-card"
        )
        self.own(self.held, self.next)
        self.own_each(self.goals, self.measures)
        self.put(
            self._no_plan,
            self._goals_card,
            self._measures_card,
            self._held_card,
            self._next_card,
            self._earlier,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case = view.case
        established = bool(case.plan.versions)
        self._no_plan.setVisible(not established)
        self._goals_card.setVisible(established and bool(case.plan.goals))
        self._measures_card.setVisible(established)
        self._held_card.setVisible(established)
        due = case.plan.follow_up
        self._held_card.subtitle.say(
            f"Bestämt till {long_date(due)}." if due else "Ingen dag är bestämd."
        )
        self._held_card.subtitle.show()
        self._draw_next(case)
        self._before.show_lines([_told(held) for held in earlier(case)])
        self._earlier.setVisible(bool(case.follow_ups))

    def _make_states(self) -> None:
        self.goals = Each(
            lambda case: [g.id for g in case.plan.goals], self._goal, name="goal-states"
        )
        self.measures = Each(
            lambda case: [m.id for m in case.plan.measures],
            self._measure,
            name="measure-states",
        )
        self._goals_card = Section(
            "Målen",
            "Fråga den unge först: hur har det gått?",
            self.goals,
            name="goals-card",
        )
        self._measures_card = Section(
            "Insatserna", "Gjordes det? Vad är i vägen?", self.measures, name="doing"
        )

    def _goal(self, item: str, _: Case) -> Block:
        block = _Goal(item)
        model = PartModel(
            f"goal-state-{item}",
            self.around,
            GoalStateForm(),
            partial(goal_form, item=item),
            partial(save_goal, item=item),
            while_alive(block, block.draw),
        )
        block.tie(model)
        return block

    def _measure(self, item: str, _: Case) -> Block:
        block = _Measure(item, self.around)
        model = PartModel(
            f"measure-state-{item}",
            self.around,
            MeasureStateForm(),
            partial(measure_form, item=item),
            partial(save_measure, item=item),
            while_alive(block, block.draw),
        )
        block.tie(model)
        return block

    def _make_held(self) -> None:
        self._held_card = Form("Uppföljningen", name="held")
        today = self.around.today
        self._hold = primary(
            "Registrera uppföljningen",
            self._press_held,
            icon="check",
            name="hold-follow-up",
        )
        self._held_card.ask(
            DateField("När följdes planen upp?", today=today, name="day"),
            TextArea("Den unges egna ord", rows=2, name="own_words"),
            RadioField(
                "Hur känns det för den unge?",
                list(FEELINGS.items()),
                "Den unges egen känsla. Hoppa över om hen inte vill svara.",
                clearable=True,
                name="feeling",
            ),
            TextArea(
                "Har behoven ändrats?",
                "Till exempel flytt, ny skola, fyllt 18 år.",
                rows=2,
                name="changed_needs",
            ),
            TicksField(
                "Samtycke",
                [(HOLDS, "Vi har gått igenom samtycket och det gäller fortfarande")],
                name="consent_holds",
            ),
            RadioField("Vad bestämde ni?", ONWARD, name="onward"),
            DateField(
                "Nästa uppföljning",
                "Lämna tomt om planen avslutas.",
                today=today,
                name="next_day",
            ),
        )
        self._held_card.add(holder(Flow(self._hold)))
        self.held = PartModel(
            "follow_up",
            self.around,
            FollowUpForm(),
            lambda _: FollowUpForm(),
            partial(save_follow_up, around=self.around),
            while_alive(self, self._draw_held),
            by_button=True,
        )
        self._held_card.tie(self.held)

    def _draw_held(self, state: PartState[FollowUpForm]) -> None:
        self._held_card.draw(state)
        self._hold.setEnabled(not state.busy)

    def _press_held(self) -> None:
        self.held.save()

    def _make_next(self) -> None:
        self._next_card = Form("Nästa möte", name="next-card")
        self._tied = ChoiceField("Vid vilket möte?", TIED, name="tied_to")
        self._plan_next = secondary(
            "Förbered uppföljningsmöte",
            self._press_next,
            icon="calendar-plus",
            name="plan-next",
        )
        self._go_on = secondary("Gå till Roller", self._go_roles, name="go-roles")
        self._next_card.ask(self._tied)
        self._next_card.add(holder(Flow(self._plan_next, self._go_on)))
        self.next = PartModel(
            "next-meeting",
            self.around,
            NextMeetingForm(),
            lambda _: NextMeetingForm(),
            save_next_meeting,
            while_alive(self, self._draw_next_form),
            by_button=True,
        )
        self._next_card.tie(self.next)

    def _draw_next_form(self, state: PartState[NextMeetingForm]) -> None:
        self._next_card.draw(state)
        self._plan_next.setEnabled(not state.busy)

    def _draw_next(self, case: Case) -> None:
        prepared = next_is_prepared(case)
        self._tied.setVisible(not prepared)
        self._plan_next.setVisible(not prepared)
        self._go_on.setVisible(prepared)
        self._next_card.subtitle.say(
            "Uppföljningsmötet förbereds nu i stegen Roller till SIP-möte."
            if prepared
            else "Roller, deltagare och obesvarade frågor följer med. Det förra mötet "
            "och dess protokoll finns kvar."
        )
        self._next_card.subtitle.show()

    def _press_next(self) -> None:
        self.next.save(self.next.forget)

    def _go_plan(self) -> None:
        self.asked_step.emit("plan")

    def _go_roles(self) -> None:
        self.asked_step.emit("roles")


class _Goal(Block):
    def __init__(self, item: str) -> None:
        super().__init__(" ", name=f"goal-state-{item}")
        self._item = item
        state = RadioField("Hur gick det?", GOALS, level=True, name="state")
        self.ask(state)
        self.save_at_once(state)

    @override
    def show_about(self, case: Case) -> None:
        goal = {g.id: g for g in case.plan.goals}[self._item]
        self.heading.say(goal.words)


class _Measure(Block):
    def __init__(self, item: str, around: Around) -> None:
        super().__init__(" ", name=f"measure-state-{item}")
        self._item = item
        self._around = around
        self._about = Meta()
        state = RadioField("Hur gick det?", MEASURES, level=True, name="state")
        self.add(self._about)
        self.ask(state, TextArea("Vad är i vägen?", rows=1, name="obstacle"))
        self.save_at_once(state)

    @override
    def show_about(self, case: Case) -> None:
        measure = {m.id: m for m in case.plan.measures}[self._item]
        self.heading.say(measure.what)
        due = f" · till {short_date(measure.due)}" if measure.due else ""
        who = person(case, measure.party, self._around.today())
        self._about.say(f"{who}{due}")


def _told(held: FollowUp) -> Line:
    title = f"{short_date(held.day)}. {word(held.onward)}."
    return Line("calendar-check", "muted", title, "\n".join(_details(held)))


def _details(held: FollowUp) -> Iterator[str]:
    if held.feeling is not None:
        yield f"Känslan: {FEELINGS[str(held.feeling)].casefold()}"
    if held.own_words.strip():
        yield f"”{held.own_words.strip()}”"
    if held.changed_needs.strip():
        yield f"Ändrade behov: {held.changed_needs.strip()}"
    if held.consent_holds:
        yield "Samtycket gällde fortfarande"
    if held.next_day is not None:
        yield f"Nästa gång {short_date(held.next_day)}"
