"""Draw the requests, and the form in which one is written, sent, reminded, answered."""

from typing import Any, Final

from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.words import listed, word
from sipdesk.domain.asking import wrong_region
from sipdesk.domain.case import Case
from sipdesk.domain.guard import Clearance, Verdict
from sipdesk.domain.information import CONSENTABLE
from sipdesk.domain.need import Need
from sipdesk.domain.sip_request import ContactWay, Purpose
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import person, principals, to_choose
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sip_request.listing import answer_word, row_of
from sipdesk.ui.sip_request.model import (
    ANSWER,
    CHIEF,
    COPY,
    REMIND,
    REMOVE,
    SEND,
    TIMES,
    WRITE,
    RequestForm,
    RequestModel,
    answers,
    cleared,
    form_of_item,
    grounds,
    next_attempt,
    purposes,
    same_question,
    save_of,
    shown_fields,
)
from sipdesk.ui.task_editor import TaskEditor
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    TextArea,
    TextField,
    TimeField,
)
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import XS, M, Tone
from sipdesk.usecases.case import CaseView

_WAYS: Final = [(w.value, word(w)) for w in ContactWay if w is not ContactWay.NOT_SAID]
_PAIR: Final = 480
_ORDINALS: Final = ("Första förslaget", "Andra förslaget", "Tredje förslaget")
_QUESTIONS: Final = {
    Purpose.RESPONSIBILITY: (
        "Vem hos er ansvarar för den unge under placeringen och efter den?"
    ),
    Purpose.ACTIVATION: "Öppnar ni ett ärende för den unge, och vem är handläggare?",
    Purpose.INITIATIVE: "Vem hos er är sammankallande?",
}
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
    "hemmet har bestämt. Lägg gärna med sidan ”Information om SIP” till socialtjänsten "
    "eller till hälso- och sjukvården. Den finns under Hemmet, Blanketter. Skriv sedan "
    "här när och hur det gick i väg. Det som är skickat ändras inte."
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
        self.asked.connect(self.begin_task)

    def show_case(self, view: CaseView) -> None:
        """List the requests of a case, and offer those who can be written to."""
        case = view.case
        self.party.set_choices(to_choose(principals(case)))
        today, content = self._around.today(), self._around.content
        reasons = {r.code: r for r in content.decline_reasons}
        works = content.reminders.works
        self.show_rows([row_of(case, r, today, reasons, works) for r in case.requests])

    @override
    def draw(self, state: PartState[Any]) -> None:
        form: RequestForm = state.form
        laws = grounds(self._around, form.ground)
        self.ground.set_choices([(law.id, self._law(law.id)) for law in laws])
        if state.view is not None and form.item:
            self._offer_choices(state.view, form)
        super().draw(state)
        if state.view is None or not form.item:
            return
        case, today = state.case, self._around.today()
        shown = shown_fields(case, form, today)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
        about = purposes(state.view, form, today)
        self.purpose.setVisible(form.task == WRITE and len(about) > 1)
        self._questions.setVisible("questions" in shown)
        self._reasoning.setVisible("reason" in shown)
        self._times.setVisible(shown >= TIMES)
        self._warn_of_region(case, form)
        self.from_need.setEnabled(bool(_need_text(case.need)))
        self.sending.setVisible(form.task == SEND)
        found = cleared(case, form, today)
        if found is None or form.task not in {WRITE, SEND}:
            self.verdict.clear()
        else:
            text = self._verdict_text(found)
            self.verdict.say(_TONES[found.verdict], text, title=_title(found))
        title, button = _TASKS[form.task]
        if form.task == WRITE and form.purpose != Purpose.SIP.value:
            title = word(Purpose(form.purpose))
        whom = person(case, form.party, today) if form.party else ""
        self.show_task(f"{title}: {whom}" if whom else title, button)

    def begin_task(self, key: str, task: str) -> None:
        """Begin something to do with a request, by its id."""
        if task == REMOVE:
            self.asked_remove.emit(key)
            self._focus_list()
            return
        if task == COPY:
            self.begin(task=WRITE, **same_question(self.model.state.case, key))
            return
        today = self._around.today()
        dated = {"day": today.isoformat()} if task in {SEND, REMIND, ANSWER} else {}
        anew = next_attempt(self.model.state.case, key, today) if task == REMIND else {}
        self.begin(key, task=task, **dated, **anew)

    def write_about(self, purpose: Purpose) -> None:
        """Begin a letter that asks for something."""
        self.begin(task=WRITE, purpose=purpose.value)

    def _offer_choices(self, view: CaseView, form: RequestForm) -> None:
        """Offer what this letter can ask for, and what can be answered to it."""
        about = purposes(view, form, self._around.today())
        self.purpose.set_choices([(one.value, word(one)) for one in about])
        purpose = Purpose(form.purpose)
        self.fields["answer"].set_choices(  # type: ignore[attr-defined]
            [(one.value, answer_word(purpose, one)) for one in answers(purpose)]
        )

    def _warn_of_region(self, case: Case, form: RequestForm) -> None:
        """Say so where the region of the stay seems to be asked for the home region."""
        whom = next((p for p in case.parties if p.id == form.party), None)
        if form.task != WRITE or whom is None or not wrong_region(case, whom):
            self.region.clear()
            return
        home = case.placement.home_region
        self.region.say(
            "warn",
            f"Frågan ska gå till den unges hemregion: {home}."
            if home
            else "Frågan ska gå till den unges hemregion. Den står inte i Inskrivning.",
            title="Mottagaren verkar höra till regionen där hemmet ligger.",
        )

    def _make_writing(self) -> None:
        self.purpose = ChoiceField("Vad gäller brevet?", (), name="purpose")
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
        self.region = Notice(name="region")
        self.ask(self.purpose, self.party)
        self.show_in_form(self.region, self.verdict)
        self.ask(self.ground)
        self.hold(questions, reason)
        self._questions = holder(column(questions, row(self.ask_plainly, None), gap=XS))
        self._reasoning = holder(column(reason, row(self.from_need, None), gap=XS))
        self.show_in_form(self._questions, self._reasoning)
        self._make_times()
        self.ask(
            TextArea(
                "Förslag på tider med ord",
                "Till exempel i samband med ett möte som redan är bokat.",
                rows=1,
                name="proposed_times",
            ),
            TextArea("Vilka bör vara med?", rows=1, name="proposed_people"),
        )

    def _make_times(self) -> None:
        """Ask for three times; they stand in the letter and can be booked later."""
        rows = []
        for n, words in enumerate(_ORDINALS, start=1):
            day = DateField(words, today=self._around.today, name=f"day{n}")
            start = TimeField("Klockan", name=f"start{n}")
            self.hold(day, start)
            rows.append(Columns(day, start, breakpoint=_PAIR, stretch=(2, 1)))
        about = Muted("Föreslå gärna tre tider. Då räcker det att välja en.")
        self._times = holder(column(about, *rows, gap=M))
        self.show_in_form(self._times)

    def _make_deeds(self) -> None:
        today = self._around.today
        declines = [(c.code, c.text) for c in self._around.content.decline_reasons]
        self.sending = Muted(_SENDING, name="sending")
        self.show_in_form(self.sending)
        self.ask(
            ChoiceField("Vad svarade mottagaren?", (), name="answer"),
            ChoiceField("Vilket skäl gav de?", declines, name="decline_reason"),
            DateField("Vilken dag?", today=today, name="day"),
            TextField(
                "Hur skickades det?",
                "Till exempel säker e-post eller rekommenderat brev.",
                name="channel",
            ),
            ChoiceField("På vilket sätt?", _WAYS, name="way"),
            TextField(
                "Vem nådde ni?", "Tomt om ingen svarade.", prose=False, name="whom"
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
            DateField(
                "När påminner ni nästa gång?",
                "Får vara tomt.",
                today=today,
                name="next_on",
            ),
            TextField("Vem gör det?", prose=False, name="next_by"),
            ChoiceField("Och hur?", _WAYS, name="next_way"),
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
        purpose = Purpose(self.model.state.form.purpose)
        parts = (questions, _QUESTIONS.get(purpose, _QUESTION))
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
