"""Draw the requests, and the form in which one is written, sent, reminded, answered."""

from typing import Any, Final

from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, long_date, short_date
from sipdesk.content.words import listed, word
from sipdesk.domain.case import Case
from sipdesk.domain.guard import Clearance, Verdict
from sipdesk.domain.information import CONSENTABLE
from sipdesk.domain.need import Need
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import person, principals, to_choose
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sip_request.model import (
    ANSWER,
    CHIEF,
    REMIND,
    REMOVE,
    SEND,
    WRITE,
    RequestForm,
    RequestModel,
    cleared,
    form_of_item,
    grounds,
    save_of,
    shown_fields,
)
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
)
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import XS, Tone
from sipdesk.usecases.case import CaseView

_ANSWERS: Final = [(a.value, word(a)) for a in SipAnswer if a is not SipAnswer.NONE]
_QUESTION: Final = "Tar ni initiativ till en samordnad individuell plan, SIP?"
_TASKS: Final = {
    WRITE: ("Påtalande", "Spara utkastet"),
    SEND: ("Registrera att påtalandet är skickat", "Registrera som skickat"),
    REMIND: ("Registrera en påminnelse", "Registrera påminnelsen"),
    ANSWER: ("Registrera svaret", "Registrera svaret"),
    CHIEF: ("Ansvarig chef hos mottagaren", "Spara"),
}
_SENDING: Final = (
    "Skriv ut eller spara pappret längst ned på sidan och skicka det på det sätt som "
    "hemmet har bestämt. Skriv sedan här när och hur det gick i väg. Det som är "
    "skickat ändras inte."
)
_TONES: Final[dict[Verdict, Tone]] = {
    Verdict.COVERED: "ok",
    Verdict.MUST: "ok",
    Verdict.MAY: "info",
    Verdict.NO: "warn",
}


class RequestEditor(TaskEditor):
    """A row for each request; below, the form of what is being done with one."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Påtalanden",
            "Ett till var och en som ska svara: den placerande nämnden, och gärna "
            "hemregionen.",
            add="Skriv påtalande",
            empty="Inget påtalande är skrivet än.",
            name="requests",
        )
        self._around = around
        self._make_writing()
        self._make_deeds()
        self.model = RequestModel(
            "sip_request",
            around,
            RequestForm(),
            form_of_item,
            lambda case, form: save_of(case, form, around.today()),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.asked.connect(self._begin_task)

    def show_case(self, view: CaseView) -> None:
        """List the requests of a case, and offer those who can be written to."""
        case = view.case
        self.party.set_choices(to_choose(principals(case)))
        self.show_rows([self._listed(case, request) for request in case.requests])

    @override
    def draw(self, state: PartState[Any]) -> None:
        form: RequestForm = state.form
        laws = grounds(self._around, form.ground)
        self.ground.set_choices([(law.id, self._law(law.id)) for law in laws])
        super().draw(state)
        if state.view is None or not form.item:
            return
        case, today = state.case, self._around.today()
        shown = shown_fields(case, form, today)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
        self._questions.setVisible("questions" in shown)
        self._reasoning.setVisible("reason" in shown)
        self.from_need.setEnabled(bool(_need_text(case.need)))
        self.sending.setVisible(form.task == SEND)
        found = cleared(case, form, today)
        if found is None or form.task not in {WRITE, SEND}:
            self.verdict.clear()
        else:
            text = self._verdict_text(found)
            self.verdict.say(_TONES[found.verdict], text, title=_title(found))
        title, button = _TASKS[form.task]
        whom = person(case, form.party, today) if form.party else ""
        self.show_task(f"{title}: {whom}" if whom else title, button)

    def _begin_task(self, key: str, task: str) -> None:
        if task == REMOVE:
            self.asked_remove.emit(key)
            self._focus_list()
            return
        today = self._around.today().isoformat()
        dated = task in {SEND, REMIND, ANSWER}
        self.begin(key, task=task, **({"day": today} if dated else {}))

    def _make_writing(self) -> None:
        self.party = ChoiceField(
            "Till vem?", (), "Kommunen eller regionen.", name="party"
        )
        self.verdict = Notice(name="verdict")
        self.ground = ChoiceField(
            "På vilken grund?",
            (),
            "Väljs när samtycke saknas. Valet syns i historiken.",
            unchosen="Ingen grund vald",
            name="ground",
        )
        questions = TextArea(
            "Vad ska mottagaren svara på?",
            "Först frågan.",
            rows=2,
            name="questions",
        )
        reason = TextArea(
            "Varför behövs det, och varför nu?",
            "Bara det som mottagaren behöver för att svara.",
            name="reason",
        )
        self.from_need = link("Hämta från behovet", self._take_need, name="from-need")
        self.ask_plainly = link(
            "Föreslå en fråga", self._suggest_question, name="suggest-question"
        )
        self.ask(self.party)
        self.show_in_form(self.verdict)
        self.ask(self.ground)
        self.hold(questions, reason)
        self._questions = holder(column(questions, row(self.ask_plainly, None), gap=XS))
        self._reasoning = holder(column(reason, row(self.from_need, None), gap=XS))
        self.show_in_form(self._questions, self._reasoning)
        self.ask(
            TextArea("Förslag på tider", rows=1, name="proposed_times"),
            TextArea("Vilka bör vara med?", rows=1, name="proposed_people"),
        )

    def _make_deeds(self) -> None:
        today = self._around.today
        declines = [(c.code, c.text) for c in self._around.content.decline_reasons]
        self.sending = Muted(_SENDING, name="sending")
        self.show_in_form(self.sending)
        self.ask(
            RadioField("Vad svarade mottagaren?", _ANSWERS, name="answer"),
            ChoiceField("Vilket skäl gav de?", declines, name="decline_reason"),
            DateField("Vilken dag?", today=today, name="day"),
            TextField(
                "Hur skickades det?",
                "Till exempel säker e-post eller rekommenderat brev.",
                name="channel",
            ),
            DateField(
                "När påminner ni nästa gång?",
                "Får vara tomt.",
                today=today,
                name="next_on",
            ),
            TextField(
                "Vem är ansvarig chef?",
                "Namn och befattning, som de ska stå i brevet till chefen. Brevet "
                "finns längst ned på sidan.",
                prose=False,
                name="chief",
            ),
            TextArea(
                "Med mottagarens ord", "Svaret som det gavs.", rows=2, name="words"
            ),
        )

    def _take_need(self) -> None:
        view = self.model.state.view
        if view is not None:
            reason = self.model.state.form.reason.strip()
            parts = (reason, _need_text(view.case.need))
            self.model.edit(reason="\n\n".join(part for part in parts if part))
            self.fields["reason"].focus()

    def _suggest_question(self) -> None:
        questions = self.model.state.form.questions.strip()
        parts = (questions, _QUESTION)
        self.model.edit(questions="\n".join(part for part in parts if part))
        self.fields["questions"].focus()

    def _law(self, law_id: str) -> str:
        law = self._around.content.laws[law_id]
        status = "" if law.status == "verified" else f" ({LAW_STATUS[law.status]})"
        return f"{short_reference(law)}{status.lower()}"

    def _verdict_text(self, found: Clearance) -> str:
        if found.verdict is Verdict.MUST:
            return (
                "Att den placerande nämnden får veta om behovet kräver inte samtycke."
            )
        if found.verdict is Verdict.COVERED:
            kinds = [word(kind) for kind in CONSENTABLE if kind in found.kinds]
            return f"Det här får stå i påtalandet: {listed(kinds)}."
        if found.verdict is Verdict.MAY:
            about = self._around.content.laws[found.ground].about
            return f"{self._law(found.ground)}. {about}"
        return f"{notice(found.missing).text} {notice('request-without-ground').next}"

    def _listed(self, case: Case, request: SipRequest) -> TaskRow:
        today = self._around.today()
        who = person(case, request.party, today)
        if request.sent is None:
            return TaskRow(
                request.id,
                who,
                icon="circle-dashed",
                state=f"Utkast från {short_date(request.written)}",
                links=(
                    (WRITE, "Ändra"),
                    (SEND, "Registrera som skickat"),
                    (REMOVE, "Ta bort"),
                ),
            )
        sent = f"Skickat {short_date(request.sent)}"
        if request.channel:
            sent = f"{sent}: {request.channel}"
        if request.waiting:
            silent = request.silent_days(today)
            return TaskRow(
                request.id,
                who,
                icon="hourglass",
                icon_tone="warn",
                state=_silence(silent),
                notes=tuple(
                    filter(None, (sent, *_reminders(request), _chief(request)))
                ),
                links=(
                    (ANSWER, "Registrera svar"),
                    (REMIND, "Registrera påminnelse"),
                    (CHIEF, "Ange ansvarig chef"),
                ),
            )
        return self._answered(request, who, sent)

    def _answered(self, request: SipRequest, who: str, sent: str) -> TaskRow:
        signs = {
            SipAnswer.INITIATES: ("circle-check", "ok"),
            SipAnswer.DECLINES: ("circle-slash", "muted"),
        }
        icon, tone = signs.get(request.answer, ("info", "info"))
        reasons = {c.code: c.text for c in self._around.content.decline_reasons}
        words = f"”{request.answer_words}”" if request.answer_words else ""
        why = reasons.get(request.decline_reason, request.decline_reason)
        day = f", {long_date(request.answered)}" if request.answered else ""
        granted = request.answer is SipAnswer.INITIATES
        return TaskRow(
            request.id,
            who,
            icon=icon,
            icon_tone=tone,
            state=f"{word(request.answer)}{day}",
            notes=tuple(filter(None, (why, words, sent, _chief(request)))),
            links=(
                (ANSWER, "Ändra svaret"),
                *(() if granted else ((CHIEF, "Ange ansvarig chef"),)),
            ),
        )


def _silence(days: int) -> str:
    if not days:
        return "Skickat i dag. Väntar på svar"
    return f"Inget svar på {counted(days, 'dag', 'dagar')}"


def _reminders(request: SipRequest) -> list[str]:
    notes = []
    if request.reminded:
        notes.append(f"Påmint {short_date(request.reminded)}")
    if request.remind_on:
        notes.append(f"Påminn igen {short_date(request.remind_on)}")
    return notes


def _chief(request: SipRequest) -> str:
    return f"Ansvarig chef: {request.chief}" if request.chief else ""


def _title(found: Clearance) -> str:
    titles = {
        Verdict.COVERED: "Omfattas av samtycke.",
        Verdict.MUST: "Ska lämnas.",
        Verdict.MAY: "Får lämnas: bara det som mottagaren behöver.",
        Verdict.NO: "Lämnas inte utan mer.",
    }
    return titles[found.verdict]


def _need_text(need: Need) -> str:
    """Put what was judged together, as the recipient will read it."""
    parts = (
        need.reason.strip(),
        f"Från kommunen: {need.kommun_what.strip()}"
        if need.kommun_what.strip()
        else "",
        f"Från regionen: {need.region_what.strip()}"
        if need.region_what.strip()
        else "",
    )
    return "\n".join(part for part in parts if part)
