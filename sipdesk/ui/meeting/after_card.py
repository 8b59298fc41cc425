"""Draw what is left to do after the meeting, and the button that does it all."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.ui.meeting.after import (
    AfterModel,
    AfterState,
    Gets,
    about_next,
    gets,
    no_next_day,
    question,
    said_of,
    summary,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.field import Value
from sipdesk.ui.widgets.fields import TicksField
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPrinter, all_to_printer, choose_printer
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L

_BEGIN: Final = "begin"


class AfterCard(Section):
    """Minutes, plan in short, who does what and the next call: all by one press.

    ``ask_printer`` opens the system's own dialog.
    """

    def __init__(
        self, around: Around, *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        self._rows = Rows()
        self._next = TicksField("Nästa möte", (), name="begins_next")
        self._no_day = Meta(
            "Ingen dag är satt för nästa möte. Skriv den under Nästa möte, så blir "
            "kallelserna också klara.",
            name="after-no-day",
        )
        self._notice = Notice(name="after-notice")
        self._done = Notice(name="after-done")
        self.button = secondary(
            "Gör allt klart", self._press, icon="printer", name="after-finish"
        )
        self._buttons = holder(Flow(self.button))
        super().__init__(
            "Allt efter mötet",
            "",
            self._done,
            self._rows,
            self._next,
            self._no_day,
            self._notice,
            self._buttons,
            gap=L,
            name="after-meeting",
        )
        self._today = around.today
        self._ask_printer = ask_printer
        self._drawn: tuple[Gets, ...] | None = None
        self._next.edited.connect(self._tick)
        self.model = AfterModel(around, while_alive(self, self.draw))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.model.show_case(case)

    def draw(self, state: AfterState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(state.shown)
        case, after = state.case, state.after
        say(self._notice, state.notice)
        if case is None or after is None:
            return
        self._draw_done(case, state)
        self.subtitle.say(summary(after))
        self.subtitle.show()
        self._draw_rows(gets(case, after, self._today()))
        self._draw_next(case, state)
        self._buttons.setVisible(after.anything)
        self.button.setEnabled(not state.busy)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.refresh()

    def _draw_done(self, case: Case, state: AfterState) -> None:
        if state.done is None:
            self._done.clear()
            return
        title, words = said_of(state.done, case, self._today())
        self._done.say("warn" if state.done.stopped else "ok", words, title=title)

    def _draw_next(self, case: Case, state: AfterState) -> None:
        after = state.after
        if after is None:
            return
        offer = about_next(case, after)
        self._next.set_choices([(_BEGIN, offer)] if offer else [])
        self._next.setVisible(bool(offer))
        chosen = frozenset({_BEGIN}) if state.begins_next else frozenset[str]()
        self._next.set_value(chosen)
        self._no_day.setVisible(no_next_day(case, after))

    def _draw_rows(self, shown: list[Gets]) -> None:
        if tuple(shown) != self._drawn:
            self._drawn = tuple(shown)
            self._rows.show_rows([_row(one) for one in shown], self.button)
            self._rows.setVisible(bool(shown))

    def _tick(self, value: Value) -> None:
        self.model.begin_next(begins=_BEGIN in value)

    def _press(self) -> None:
        after = self.model.state.after
        if after is None:
            return
        said = question(after)
        if said and not ask(
            self.window(), "Göra allt klart?", said, "Gör allt klart", "Vänta"
        ):
            return
        case, after = self.model.state.case, self.model.state.after
        if case is None or after is None:
            return
        if not after.ready:
            self.model.finish(lambda _: None)
            return
        printer = self._ask_printer(self, f"{case.number}-efter-motet")
        if printer is not None:
            self.model.finish(all_to_printer(printer))


def _row(one: Gets) -> QWidget:
    words = column(Body(one.name, weight="medium"), gap=2)
    if one.ready:
        words.addWidget(Meta(one.ready))
    for line in one.stopped:
        words.addWidget(Meta(line))
    return holder(words)
