"""Draw the page that calls people to the meeting."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import is_principal
from sipdesk.domain.meeting import Calls, MeetingForm, Participant
from sipdesk.domain.readiness import Point
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import person
from sipdesk.ui.readiness_card import ReadinessCard
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.summons.cancelling import Cancelling
from sipdesk.ui.summons.check import BOOKING, check
from sipdesk.ui.summons.mailing_card import MailingCard
from sipdesk.ui.summons.model import (
    BookingForm,
    CallForm,
    booking_form,
    call_form,
    principal_calls,
    save_booking,
    save_call,
    silent,
)
from sipdesk.ui.summons.proposed import ProposedTimes
from sipdesk.ui.summons.received_call import ReceivedCall
from sipdesk.ui.summons.replies import RepliesCard
from sipdesk.ui.video_system import VideoSystem
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.fields import (
    DateField,
    RadioField,
    TextField,
    TicksField,
    TimeField,
)
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskCalendar,
    AskPdf,
    AskPrinter,
    choose_calendar,
    choose_pdf,
    choose_printer,
)
from sipdesk.ui.widgets.summary import SummaryList
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.summons import (
    CancelMeeting,
    TakeUpMeeting,
    cancel_meeting,
    take_up_meeting,
)

FORMS: Final = [
    (f.value, word(f)) for f in MeetingForm if f is not MeetingForm.NOT_SAID
]
_PAIR: Final = 480
_STEPS: Final = {"roles": "Roller", "preparation": "Förbered"}


class SummonsSheet(Sheet):
    """Step 7: when and where, who is called, what they answer."""

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        choose_file: AskPdf = choose_pdf,
        choose_calendar: AskCalendar = choose_calendar,
    ) -> None:
        super().__init__("summons", around)
        self._make_booking()
        self._make_call()
        self.replies = RepliesCard(around, choose_calendar=choose_calendar)
        self.replies.asked_paper.connect(self.asked_paper)
        self.received = ReceivedCall(around, choose_file=choose_file)
        self.own(self.booking, self.received.model, self.received.card.model.part)
        self.own(self.call, self.replies.reply)
        self.cancelling = Cancelling()
        self.cancelling.asked.connect(self._cancel)
        self.cancelling.asked_back.connect(self._take_up_meeting)
        self.mailing = MailingCard(around, ask_printer=ask_printer)
        self.mailing.asked_paper.connect(self.asked_paper)
        self._ready = ReadinessCard("summons", around)
        self._ready.asked.connect(self._go_to)
        self._system = VideoSystem(around, while_alive(self, self._show_system))
        self.put(
            self._booking_card,
            self.cancelling,
            self.received,
            self._ready,
            self._call_card,
            self.mailing,
            self.replies,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        self._people.set_choices(
            [(p.id, self._call_of(case, p)) for p in case.meeting.participants]
        )
        super().show_case(view)
        self.cancelling.draw(view)
        self._show_system(self._system.name)
        self._draw_call(case)
        self._proposed.show_case(case)
        self.mailing.show_case(case)
        self.received.show_case(view)
        self.replies.show_meeting(case)

    def _show_system(self, name: str) -> None:
        """Show what is missing before anybody is called, by the home's own system."""
        known = f": {name.strip()}" if name.strip() else ""
        self._video.set_help(f"Hemmets godkända system{known}. Prova länken i förväg.")
        if self.view is not None:
            self._ready.show_case(self.view.case, name)

    def _take_time(self, day: str, start: str) -> None:
        """Fill a time in that was proposed; the links go away with the day booked."""
        self._start.focus()
        self.booking.edit(day=day, **({"start": start} if start else {}))
        self.booking.leave()

    def _go_to(self, point: Point) -> None:
        self._change(BOOKING if point.step == self.step_id else point.step)

    def _cancel(self, words: str) -> None:
        if self.view is not None:
            # What stands in the field that had the focus may not be saved yet.
            self.booking.leave()
            case = self.booking.state.case
            day = self.around.today()
            order = CancelMeeting(case.id, case.version, day, words)
            self.deeds.do(cancel_meeting, order)

    def _take_up_meeting(self) -> None:
        if self.view is not None:
            self.booking.leave()
            case = self.booking.state.case
            self.deeds.do(take_up_meeting, TakeUpMeeting(case.id, case.version))

    def _make_booking(self) -> None:
        today = self.around.today
        self._booking_card = Form("Tid och plats", name="booking")
        day = DateField("Dag", today=today, name="day")
        start, end = TimeField("Börjar", name="start"), TimeField("Slutar", name="end")
        self._place = TextField("Plats", prose=False, name="place")
        self._video = TextField(
            "Videolänk eller telefonnummer",
            prose=False,
            name="video",
        )
        reply_by = DateField("Svar senast", today=today, name="reply_by")
        form = RadioField("Hur möts ni?", FORMS, level=True, name="form")
        self._proposed = ProposedTimes(self.around)
        self._proposed.chosen.connect(self._take_time)
        self._start = start
        self._booking_card.add(self._proposed)
        self._booking_card.hold(day, start, end)
        times = Columns(start, end, breakpoint=260, gap=L)
        self._booking_card.add(Columns(day, times, breakpoint=_PAIR, gap=L))
        self._booking_card.ask(form, self._place, self._video, reply_by)
        self.booking = PartModel(
            "booking",
            self.around,
            BookingForm(),
            booking_form,
            partial(save_booking, around=self.around),
            while_alive(self, self._draw_booking),
        )
        self._booking_card.tie(self.booking)
        self._day = day

    def _draw_booking(self, state: PartState[BookingForm]) -> None:
        self._booking_card.draw(state)
        self._place.setVisible(state.form.in_room)
        self._video.setVisible(state.form.far_away)

    def _make_call(self) -> None:
        self._call_card = Form("Kalla och bjud in", name="call")
        self._to = secondary("Gå dit", self._go, name="go-before")
        self._first = Notice(action=self._to, name="call-first")
        self._check = SummaryList(name="call-check")
        self._check.change.connect(self._change)
        self._before = ""
        self._people = TicksField("Vilka gäller det?", (), name="participants")
        day = DateField("Vilken dag?", today=self.around.today, name="day")
        channel = TextField(
            "På vilket sätt?",
            "Till exempel brev, säker e-post eller muntligt.",
            name="channel",
        )
        self._call_button = primary(
            "Registrera som kallade", self._register, icon="check", name="register-call"
        )
        self._call_card.hold(self._people, day, channel)
        pair = Columns(day, channel, breakpoint=_PAIR, gap=L)
        buttons = holder(Flow(self._call_button))
        self._calling: list[QWidget] = [Divider(), self._people, pair, buttons]
        self._call_card.add(self._first, self._check, *self._calling)
        self.call = PartModel(
            "call",
            self.around,
            CallForm(),
            partial(call_form, around=self.around),
            partial(save_call, around=self.around),
            while_alive(self, self._call_card.draw),
            by_button=True,
        )
        self._call_card.tie(self.call)

    def _draw_call(self, case: Case) -> None:
        # Nobody is called to what is not held.
        self._call_card.setVisible(case.meeting.booking.cancelled is None)
        own = principal_calls(case)
        people = bool(case.meeting.participants)
        self._call_card.heading.say("Kallelsen ni fått" if own else "Kalla och bjud in")
        self._call_card.subtitle.say(_about_call(case))
        self._call_card.subtitle.show()
        self._call_button.say(
            "Registrera kallelsen ni fått" if own else "Registrera som kallade"
        )
        self._check.show_rows(check(case, self.around.today()))
        unsettled = case.meeting.roles.calls is Calls.NOT_SAID
        self._say_first("roles" if unsettled else "" if people else "preparation")
        for part in self._calling:
            part.setVisible(people)

    def _say_first(self, step: str) -> None:
        self._before = step
        if step == "roles":
            said = "Bestäm först vem som skickar kallelsen, i steget Roller."
        elif step:
            said = "Ingen är vald att vara med än. Välj deltagare i steget Förbered."
        else:
            said = ""
        self._first.say("info", said)
        self._to.say(f"Gå till {_STEPS.get(step, '')}")

    def _go(self) -> None:
        self.asked_step.emit(self._before)

    def _change(self, key: str) -> None:
        if key == BOOKING:
            self.show_part(self._booking_card)
            self._day.focus()
        else:
            self.asked_step.emit(key)

    def _register(self) -> None:
        # What stands in the field that had the focus may not be saved yet.
        self.booking.leave()
        self.call.save(self.call.forget)

    def _call_of(self, case: Case, called: Participant) -> str:
        what = "kallelse" if is_principal(case, called.party) else "inbjudan"
        when = f", registrerad {short_date(called.called)}" if called.called else ""
        name = person(case, called.party, self.around.today())
        return f"{name} ({what}{when})"


def _about_call(case: Case) -> str:
    if principal_calls(case) and silent(case).uncalled:
        return (
            "Kommunen eller regionen kallar själv. Registrera kallelsen som den kom, "
            "och vilka som har fått en egen inbjudan."
        )
    if not silent(case).uncalled:
        return "Alla är registrerade. Har något ändrats, registrera dem igen."
    return (
        "Läs igenom innan kallelsen går ut. Registrera sedan vilka som har fått "
        "kallelse eller inbjudan. Breven finns under Vem vet vad."
    )
