"""Draw the page that closes a case, or hands it over."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import counted
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.closing.cleared import ClearedCard
from sipdesk.ui.closing.handover import HandOverCard
from sipdesk.ui.closing.model import (
    ClosingForm,
    form_of,
    lead,
    rather_hand_over,
    save_of,
    stopped_by,
    who_takes_over,
)
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet, say
from sipdesk.ui.survey_begin import SurveyBegin
from sipdesk.ui.survey_form import SurveyWanted
from sipdesk.ui.survey_papers.key_in import KeyInCard
from sipdesk.ui.survey_papers.view import PapersCard
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.fields import DateField, RadioField, TextArea, TextField
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskFile, choose_file
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.closing import CloseCase, close_case
from sipdesk.usecases.free_text import with_own
from sipdesk.usecases.picture_photo import list_photos

REASONS: Final = [
    (r.value, word(r)) for r in ClosingReason if r is not ClosingReason.NOT_SAID
]


class ClosingSheet(Sheet):
    """Step 12: why the case ends, who decided it, or who takes over.

    ``ask_file`` opens the system's own dialog.
    """

    def __init__(self, around: Around, *, ask_file: AskFile = choose_file) -> None:
        super().__init__("closing", around)
        self._form = self._fields()
        over = secondary(
            "Lämna över i stället",
            self._hand_over,
            icon="arrow-right",
            name="hand-over",
        )
        self._steer = Notice(
            "info",
            "Då lämnas planen över i stället för att avslutas, så att någon följer upp "
            "den. Har huvudansvarig redan avslutat den går det bra att fortsätta.",
            title="Den unge flyttar eller har skrivits ut.",
            action=over,
            name="rather-hand-over",
        )
        self.model = PartModel(
            "closing",
            around,
            ClosingForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self._draw),
        )
        self._form.tie(self.model)
        self._deed = Deeds(around, while_alive(self, self._draw_deed))
        self._notice_of_deed = Notice(name="closing-notice")
        self._photos = Notice(name="closing-photos")
        self._close = primary(
            "Avsluta ärendet", self._press, icon="archive", name="close-case"
        )
        self._ending = Section(
            "Avsluta ärendet",
            "-",
            self._notice_of_deed,
            holder(Flow(self._close)),
            name="ending",
        )
        self.handover = HandOverCard(around, ask_file=ask_file)
        self.handover.worked.connect(self._draw_ending)
        self.own(self.model, self.handover.model.part)
        self.cleared = ClearedCard(around)
        self._survey = SurveyBegin(
            "Den unge, vårdnadshavare och den som tar vid svarar när placeringen tar "
            "slut."
        )
        self._survey.asked.connect(self._ask_survey)
        self.papers = PapersCard(around, SurveyOccasion.DISCHARGE)
        self.key_in = KeyInCard(around, SurveyOccasion.DISCHARGE)
        self._on_paper = Fold(
            "Enkäten på papper eller i en fil",
            self.papers,
            self.key_in,
            gap=L,
            name="closing-on-paper",
        )
        self.put(
            self._form,
            self._steer,
            self._survey,
            self._on_paper,
            self._photos,
            self._ending,
            self.handover,
            self.cleared,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case = view.case
        who = lead(case, self.around.today())
        self._by.set_help(
            f"Huvudansvarig i planen: {who}."
            if who
            else "En plan som gäller avslutas av huvudansvarig."
        )
        goes_on = "Planen gäller som förut, och den som tar över följer upp den."
        self._to.set_help(
            f"{goes_on} Huvudansvarig: {who}, tills huvudmännen bestämmer annat."
            if who
            else f"Hemmet, kommunen eller regionen som tar emot. {goes_on}"
        )
        self._draw_steer(case)
        self.handover.show_case(view, self.model.state.form)
        self._draw_ending(self.handover.works)
        self.cleared.show_case(case)
        for asking in (self._survey, self._on_paper):
            asking.setVisible(self.around.works)
        self.papers.show_case(case)
        self.key_in.show_wanted(self._wanted(case), with_own(view.names, case))
        if self.around.user.reads_all:
            told = while_alive(self, self._tell_photos)
            self.around.runner.read(list_photos, case.id, told, lambda _: None)

    def _ask_survey(self) -> None:
        if self.view is not None:
            self.asked_survey.emit(self._wanted(self.view.case))

    @staticmethod
    def _wanted(case: Case) -> SurveyWanted:
        return SurveyWanted(SurveyOccasion.DISCHARGE, case.id)

    def _tell_photos(self, photos: Sequence[PicturePhoto]) -> None:
        """Say what closing takes away for good."""
        if not photos:
            self._photos.clear()
            return
        self._photos.say(
            "info",
            "De går inte att få tillbaka. Tavlorna finns kvar, med orden.",
            title=f"{counted(len(photos), 'foto', 'foton')} på bildtavlor tas bort när "
            "ärendet avslutas eller lämnas över.",
        )

    def _draw_ending(self, sends: bool) -> None:  # noqa: FBT001  (a signal's)
        """Let a case that is being sent be closed by that alone."""
        open_case = self.view is not None and self.view.case.closing.closed is None
        self._ending.setVisible(open_case and not sends)

    def _draw_steer(self, case: Case) -> None:
        rather = rather_hand_over(case, self.model.state.form)
        self._steer.setVisible(rather and case.closing.closed is None)

    def _hand_over(self) -> None:
        if self.view is None:
            return
        form = self.model.state.form
        whom = form.handed_over_to.strip() or who_takes_over(self.view.case)
        self.model.edit(reason=ClosingReason.HANDED_OVER.value, handed_over_to=whom)
        self.model.leave()
        (self._form.fields["decided"] if whom else self._to).focus()

    def _draw(self, state: PartState[ClosingForm]) -> None:
        self._form.draw(state)
        if self.view is not None:
            self._draw_steer(self.view.case)
        over = state.form.hands_over
        self.handover.follow(state.form)
        self._to.setVisible(over)
        self._by.setVisible(not over)
        self._close.say("Lämna över och avsluta" if over else "Avsluta ärendet")
        self._ending.heading.say("Lämna över" if over else "Avsluta ärendet")
        self._ending.subtitle.say(
            "Planen avslutas inte: den som tar över följer upp den."
            if over
            else "Ärendet finns kvar att läsa och kan öppnas igen."
        )

    def _fields(self) -> Form:
        form = Form("Så slutar det här", name="closing")
        today = self.around.today
        self._by = TextField("Vem har avslutat planen?", "-", prose=False, name="by")
        self._to = TextField(
            "Vem tar över?",
            "Hemmet, kommunen eller regionen som tar emot.",
            prose=False,
            name="handed_over_to",
        )
        form.ask(
            RadioField("Varför?", REASONS, name="reason"),
            DateField("När bestämdes det?", today=today, name="decided"),
            self._by,
            self._to,
            DateField(
                "När fick den unge veta?",
                "Berätta vad som händer nu och vem hen kan fråga.",
                today=today,
                name="young_person_told",
            ),
            TextArea("Anteckning", rows=2, name="note"),
        )
        return form

    def _press(self) -> None:
        if self.view is None:
            return
        form, said = self.model.state.form, self.model.state.problems
        problems = said or stopped_by(self.view.case, form, self.around)
        if problems:
            self.model.point_out(problems)
            return
        over = form.hands_over
        sure = ask(
            self.window(),
            "Lämna över och avsluta?" if over else "Avsluta ärendet?",
            "Inget mer kan skrivas i ärendet förrän det öppnas igen.",
            "Lämna över" if over else "Avsluta",
            "Vänta",
        )
        if sure:
            case = self.view.case
            self._deed.do(close_case, CloseCase(case.id, case.version))

    def _draw_deed(self, state: DeedState) -> None:
        say(self._notice_of_deed, state.notice)
