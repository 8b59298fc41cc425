"""Draw the page that follows the plan up."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import long_date, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.meeting import Meeting, MeetingKind, TiedTo
from sipdesk.domain.plan_rules import follow_up_due, in_force, to_follow_up
from sipdesk.ui.follow_up.around_plan import HistoryCard, SlippedCard
from sipdesk.ui.follow_up.model import (
    HOLDS,
    FollowUpForm,
    NextMeetingForm,
    earlier,
    follow_up_form,
    next_is_prepared,
    save_follow_up,
    save_next_meeting,
    undecided,
    unfollowed,
)
from sipdesk.ui.follow_up.states import GoalStates, MeasureStates
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
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
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView

ONWARD: Final = [(o.value, word(o)) for o in Onward if o is not Onward.NOT_SAID]
TIED: Final = [(tied.value, word(tied)) for tied in TiedTo]
FEELINGS: Final = {
    "1": "Mycket dåligt",
    "2": "Dåligt",
    "3": "Varken bra eller dåligt",
    "4": "Bra",
    "5": "Mycket bra",
}


class FollowUpSheet(Sheet):
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
        fetch = secondary("Gå till Upprätta plan", self._go_plan, name="go-fetch")
        self._running = Notice(
            "info",
            "Den följs upp här. Be huvudansvarig om kopian. Registrera den i Upprätta "
            "plan, tillsammans med det som SiS ska göra.",
            title="Den unge har en SIP sedan före placeringen.",
            action=fetch,
            name="running-plan",
        )
        self._slipped = SlippedCard(around)
        self.goals = GoalStates(around)
        self.measures = MeasureStates(around)
        self._make_held()
        self._make_next()
        self._before = Lines(name="earlier")
        self._earlier = Section(
            "Tidigare uppföljningar", "", self._before, gap=M, name="earlier-card"
        )
        self._history = HistoryCard(around)
        self.own(self.goals.model, self.measures.model, self.held, self.next)
        self.put(
            self._no_plan,
            self._running,
            self._slipped,
            self.goals,
            self.measures,
            self._held_card,
            self._next_card,
            self._earlier,
            self._history,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        self.goals.show_case(case)
        self.measures.show_case(case)
        super().show_case(view)
        follows = to_follow_up(case)
        self._no_plan.setVisible(not follows)
        self._running.setVisible(follows and not in_force(case.plan))
        self._slipped.show_case(case)
        self.goals.setVisible(follows and bool(case.plan.goals))
        self.measures.setVisible(follows and bool(case.plan.measures))
        self._held_card.setVisible(follows)
        self._held_card.subtitle.say(_when(case))
        self._held_card.subtitle.show()
        self._offer_meetings(case)
        self._draw_next(case)
        self._before.show_lines([_told(held) for held in earlier(case)])
        self._earlier.setVisible(bool(case.follow_ups))
        self._history.show_case(case)

    def _make_held(self) -> None:
        self._held_card = self._held_form()
        self.held = PartModel(
            "follow_up",
            self.around,
            FollowUpForm(),
            follow_up_form,
            partial(save_follow_up, around=self.around),
            while_alive(self, self._held_card.draw),
            by_button=True,
        )
        self._held_card.tie(self.held)

    def _held_form(self) -> Form:
        form = Form("Uppföljningen", name="held")
        today = self.around.today
        self._hold = primary(
            "Registrera uppföljningen",
            self._press_held,
            icon="check",
            name="hold-follow-up",
        )
        self._meeting = ChoiceField(
            "Vid vilket möte?", (), unchosen="Inte vid något SIP-möte", name="meeting"
        )
        form.ask(
            DateField("När följdes planen upp?", today=today, name="day"),
            self._meeting,
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
            RadioField(
                "Vad bestämde ni?",
                ONWARD,
                "Vid flytt eller utskrivning avslutas inte planen: den lämnas över.",
                name="onward",
            ),
            DateField(
                "Nästa uppföljning",
                "Lämna tomt om planen avslutas, eller om ingen dag är bestämd än.",
                today=today,
                name="next_day",
            ),
        )
        form.add(holder(Flow(self._hold)))
        return form

    def _press_held(self) -> None:
        self.held.save()

    def _offer_meetings(self, case: Case) -> None:
        meeting = unfollowed(case)
        held = [(meeting.id, _named(meeting))] if meeting else []
        self._meeting.set_choices(held)
        self._meeting.set_value(self.held.state.form.meeting)
        self._meeting.setVisible(bool(held))

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
            while_alive(self, self._next_card.draw),
            by_button=True,
        )
        self._next_card.tie(self.next)

    def _draw_next(self, case: Case) -> None:
        prepared = next_is_prepared(case)
        self._tied.setVisible(not prepared)
        self._plan_next.setVisible(not prepared)
        self._go_on.setVisible(prepared)
        self._next_card.subtitle.say(
            "Uppföljningsmötet förbereds nu i stegen Roller till SIP-möte."
            if prepared
            else "Roller, deltagare, obesvarade frågor och insatser som inte är klara "
            "följer med. Det förra mötet och dess protokoll finns kvar."
        )
        self._next_card.subtitle.show()

    def _press_next(self) -> None:
        self.next.save(self.next.forget)

    def _go_plan(self) -> None:
        self.asked_step.emit("plan")

    def _go_roles(self) -> None:
        self.asked_step.emit("roles")


def _when(case: Case) -> str:
    begun = undecided(case)
    if begun is not None:
        return (
            f"Uppföljningen {short_date(begun.day)} registrerades när protokollet "
            "slutfördes. Skriv vad ni bestämde då."
        )
    meeting = unfollowed(case)
    if meeting and meeting.kind is MeetingKind.FOLLOW_UP and not meeting.minutes:
        return (
            "Uppföljningsmötet är hållet. Det registreras av sig självt när "
            "protokollet slutförs, eller här."
        )
    due = follow_up_due(case)
    return f"Bestämt till {long_date(due)}." if due else "Ingen dag är bestämd."


def _named(meeting: Meeting) -> str:
    held = meeting.record.held
    return f"{word(meeting.kind)} {short_date(held)}" if held else word(meeting.kind)


def _told(held: FollowUp) -> Line:
    title = f"{short_date(held.day)}. {word(held.onward)}."
    return Line("calendar-check", "muted", title, "\n".join(_details(held)))


def _details(held: FollowUp) -> Iterator[str]:
    if held.meeting:
        yield "Vid ett SIP-möte"
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
