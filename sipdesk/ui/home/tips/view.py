"""Draw Tips och frågor: one's own, those of others, and the files between homes."""

from typing import Final

from PySide6.QtCore import QTimer

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.policy import ALLOW_SHARING
from sipdesk.domain.tip import TipKind
from sipdesk.domain.transfer import SenderKnown
from sipdesk.ui.doing import Deliver
from sipdesk.ui.home.tips.model import TipForm, TipsModel, TipsState
from sipdesk.ui.home.tips.rows import Deeds, came_row, tip_row
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import RadioField, TextArea, TextField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice, UndoStrip
from sipdesk.ui.widgets.outlets import (
    TIPS,
    AskCame,
    AskFile,
    AskPrinter,
    choose_came,
    choose_file,
    choose_printer,
    from_file,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M, Tone
from sipdesk.usecases.tip import CheckInPaper, TipsCame

_WIDTH: Final = 760
_MOST: Final = 8_000_000  # bytes of a file that came
_ABOUT: Final = (
    "Det som fungerar, det ni undrar och texter som andra kan använda. Skriv aldrig om "
    "en ung person så att någon går att känna igen."
)
_NONE: Final = "Inget är skrivet än. Börja med en fråga till nästa avstämning."
_OTHERS: Final = "Från andra hem ändras inget. Det som läses in igen blir inte dubbelt."
_MEETING: Final = "Dagordningen tar upp alla frågor som inte är besvarade."
_LOOK: Final = (
    "Programmet letar efter personnummer och namn på unga på hemmet. Skyddade namn "
    "prövas aldrig. Läs därför igenom själv innan du delar."
)
_KNOWN: Final = {
    SenderKnown.VERIFIED: "Avsändaren är bestyrkt: hemmets kort är jämfört.",
    SenderKnown.UNKNOWN: (
        "Avsändaren är inte bestyrkt: hemmets kort är inte sparat här. Filen är hel."
    ),
    SenderKnown.CHANGED: (
        "Avsändaren har andra nycklar än på kortet som är sparat. Ring hemmet innan du "
        "tar in filen."
    ),
}


class TipsPage(ScrollPage):
    """Tips, questions and texts.

    ``ask_file``, ``ask_came`` and ``ask_printer`` open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        *,
        ask_file: AskFile = choose_file,
        ask_came: AskCame = choose_came,
        ask_printer: AskPrinter = choose_printer,
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="tips")
        self._ask_file = ask_file
        self._ask_came = ask_came
        self._ask_printer = ask_printer
        self._drawn: object = None
        self._shown: TipsCame | None = None
        self._was_writing = False
        self._was_wrong = False
        self.notice = Notice(name="tips-notice")
        self.done = Notice(name="tips-done")
        self.undo = UndoStrip(name="tips-undo")
        self.model = TipsModel(around, while_alive(self, self.draw))
        self._deeds = Deeds(
            self.model.begin,
            self.model.remove,
            lambda tip, on: self.model.settle(tip, settled=on),
            lambda tip, on: self.model.choose(tip, chosen=on),
        )
        self._make_form()
        self._make_lists(around)
        self._make_came()
        for part in (
            self.notice,
            self.done,
            self.undo,
            self.came,
            self.form,
            self.own,
            self.others,
            self.meeting,
        ):
            self.add(part)
        self.draw(self.model.state)

    def draw(self, state: TipsState) -> None:
        """Show a state, whatever was shown before."""
        writing = state.form is not None
        say(self.notice, state.notice, "warn")
        self._say_done(state)
        if state.removed is not None:
            self.undo.offer("Borttaget.", self.model.put_back)
        else:
            self.undo.clear()
        self.form.setVisible(writing)
        self.new.setVisible(not writing)
        if state.form is not None:
            self._draw_form(state, state.form)
        self._was_writing = writing
        self._draw_lists(state)
        self.share.setVisible(bool(state.own) and self.model.gives)
        self.look.setVisible(bool(state.own) and self.model.gives)
        self.share.setEnabled(bool(state.chosen) and not state.busy)
        self.shut.hold(on=bool(state.own) and self.model.gives)
        self.meeting.setVisible(self.model.gives)
        for button in (self.save, self.fetch, self.print_button, self.save_agenda):
            button.setEnabled(not state.busy)
        self.came.setVisible(state.came is not None)
        if state.came is not None and state.came != self._shown:
            self._draw_came(state.came)
        self._shown = state.came

    def refresh(self) -> None:
        """Read the tips."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is being written."""
        self.model.keep()

    # --- Making it --------------------------------------------------------------------

    def _make_form(self) -> None:
        kinds = [(kind.value, word(kind)) for kind in TipKind]
        self.fields: dict[str, Field] = {
            "kind": RadioField("Slag", kinds, level=True, name="tip-kind"),
            "title": TextField("Rubrik", name="tip-title"),
            "text": TextArea("Text", rows=4, name="tip-text"),
        }
        for name, field in self.fields.items():
            field.edited.connect(self._typed(name))
            field.left.connect(self.model.keep)
        self.heading = Heading("", name="tip-heading")
        self.save = primary("Spara", self._save, icon="check", name="tip-save")
        self.cancel = ghost("Avbryt", self.model.cancel, name="tip-cancel")
        self.form = ActiveCard(
            self.heading,
            *self.fields.values(),
            holder(Flow(self.save, self.cancel, gap=M)),
            gap=L,
            name="tip-form",
        )

    def _make_lists(self, around: Around) -> None:
        self.new = primary("Skriv nytt", self._begin, icon="plus", name="tip-new")
        self.none = Muted(_NONE, name="tips-none")
        self._own_rows = Rows()
        self.look = Meta(_LOOK, name="tips-look")
        self.share = secondary(
            "Spara för andra hem …", self._share, icon="download", name="tips-share"
        )
        self.shut = ShutLine(around.policies, ALLOW_SHARING, self.share)
        self.own = Section(
            "Tips och frågor",
            _ABOUT,
            self.none,
            self._own_rows,
            self.look,
            holder(Flow(self.share)),
            self.shut,
            aside=self.new,
            gap=L,
            name="tips-own",
        )
        self.fetch = secondary(
            "Läs in från ett hem …", self._fetch, icon="folder-open", name="tips-fetch"
        )
        self._other_rows = Rows()
        self.others = Section(
            "Från andra hem",
            _OTHERS,
            self._other_rows,
            holder(Flow(self.fetch)),
            gap=L,
            name="tips-others",
        )
        self.print_button = secondary(
            "Skriv ut dagordning …", self._print, icon="printer", name="tips-print"
        )
        self.save_agenda = secondary(
            "Spara som PDF …", self._save_agenda, icon="download", name="tips-agenda"
        )
        self.meeting = Section(
            "Avstämning",
            _MEETING,
            holder(Flow(self.print_button, self.save_agenda, gap=M)),
            name="tips-meeting",
        )

    def _make_came(self) -> None:
        self._came_rows = Rows()
        self.from_home = Body("", weight="medium", name="tips-sender")
        self.known = Notice(name="tips-known")
        self.take = primary("Ta in", self.model.take, name="tips-take")
        self.put_away = ghost("Avbryt", self.model.put_away, name="tips-put-away")
        self.came = Section(
            "Det här finns i filen",
            "",
            self.from_home,
            self.known,
            self._came_rows,
            holder(Flow(self.take, self.put_away, gap=M)),
            gap=L,
            name="tips-came",
        )

    # --- Drawing it -------------------------------------------------------------------

    def _draw_form(self, state: TipsState, form: TipForm) -> None:
        self.heading.say("Ändra" if form.id else "Skriv nytt")
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
        if not self._was_writing:
            self.show_part(self.form)
            self.fields["title"].focus()
        wrong, self._was_wrong = self._was_wrong, bool(state.problems)
        if state.problems and not wrong:
            go_to_problem(self.fields.values())

    def _draw_lists(self, state: TipsState) -> None:
        if (state.found, state.chosen) == self._drawn:
            return
        self._drawn = (state.found, state.chosen)
        gives = self.model.gives
        own = [
            tip_row(
                tip,
                self._deeds,
                state.findings(tip.id),
                chosen=tip.id in state.chosen,
                gives=gives,
            )
            for tip in state.own
        ]
        self._own_rows.show_rows(own, self.new)
        self._own_rows.setVisible(bool(own))
        self.none.setVisible(state.found is not None and not own)
        others = [tip_row(tip, self._deeds) for tip in state.others]
        self._other_rows.show_rows(others, self.fetch)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))
        self._other_rows.setVisible(bool(others))

    def _draw_came(self, came: TipsCame) -> None:
        day = short_date(came.day)
        self.from_home.say(f"{came.sender.name}, {day}")
        tone: Tone = "ok" if came.known is SenderKnown.VERIFIED else "warn"
        groups = f"Sex grupper: {came.sender.fingerprint}"
        self.known.say(tone, groups, title=_KNOWN[came.known])
        pairs = zip(came.tips, came.here, strict=True)
        self._came_rows.show_rows([came_row(t, is_here=here) for t, here in pairs])
        QTimer.singleShot(0, self, lambda: tab_as_read(self))
        self.take.setVisible(not all(came.here))
        self.show_part(self.came)

    def _say_done(self, state: TipsState) -> None:
        if state.saved:
            self.done.say("ok", f"{counted(state.saved, 'sparad', 'sparade')} i filen.")
        elif state.taken is not None:
            told = counted(state.taken, "nytt inläst", "nya inlästa")
            same = "Inget nytt: allt i filen finns här redan."
            self.done.say("ok", f"{told}." if state.taken else same)
        else:
            self.done.clear()

    # --- What is pressed --------------------------------------------------------------

    def _typed(self, name: str) -> "_Typed":
        return _Typed(self.model, name)

    def _begin(self) -> None:
        self.model.begin()

    def _save(self) -> None:
        self.model.save()

    def _share(self) -> None:
        path = self._ask_file(self, f"tips{TIPS}")
        if path is not None:
            self.model.share(to_file(path))

    def _fetch(self) -> None:
        path = self._ask_came(self, TIPS)
        if path is not None:
            self.model.look_at(from_file(path, _MOST))

    def _print(self) -> None:
        def where(paper: CheckInPaper) -> Deliver | None:
            printer = self._ask_printer(self, paper.file_name)
            return to_printer(printer) if printer is not None else None

        self.model.print_agenda(where)

    def _save_agenda(self) -> None:
        def where(paper: CheckInPaper) -> Deliver | None:
            path = self._ask_file(self, paper.file_name)
            return to_file(path) if path is not None else None

        self.model.print_agenda(where)


class _Typed:
    """Tells the model what was typed or chosen in one field."""

    def __init__(self, model: TipsModel, name: str) -> None:
        self._model = model
        self._name = name

    def __call__(self, value: object) -> None:
        """Take what was typed or chosen."""
        self._model.edit(**{self._name: str(value)})
