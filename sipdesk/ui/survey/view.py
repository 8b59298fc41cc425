"""Draw a survey for those who answer it in turn: nothing else is in sight."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import counted
from sipdesk.domain.case import CaseId
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import as_read, tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.survey.adult import GatePage, PreparePage, SumPage
from sipdesk.ui.survey.model import Stage, SurveyModel, SurveyState
from sipdesk.ui.survey.pages import AskPage, Lines, WhoPage, WordsPage, promises
from sipdesk.ui.survey.targets import BESIDE, Target
from sipdesk.ui.survey.words import title_of, told_of
from sipdesk.ui.survey_form import SurveyWanted
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.panes import Panes
from sipdesk.ui.widgets.read_aloud import ReadAloud
from sipdesk.ui.widgets.shelf import Shelf
from sipdesk.ui.widgets.speech import voice
from sipdesk.ui.widgets.symbols import SymbolView
from sipdesk.ui.widgets.text import Muted, Text, Title
from sipdesk.ui.widgets.tokens import XL, XXL, L, M, S

_SECOND: Final = 1_000
_WIDE: Final = 680  # at scale 1.0: of what is read and written
_FREE: Final = 10_000
_WAY: Final = 148  # the least width of what leads on and back
_LEAST_PAGE: Final = 120  # so high it stays where the letters are large
_PICTURE: Final = 72  # a side of what shows the question, at scale 1.0
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TOUCHED: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_ON: Final = {Stage.PROMISE: "Börja", Stage.STOP: "Fortsätt svara"}


class SurveyScreen(QWidget):
    """One survey and nothing else. ``over`` when the adult goes back to the case.

    ``locked`` when the code is forgotten, and the home is to be locked. ``now`` is a
    clock of seconds.
    """

    over = Signal()
    locked = Signal()

    def __init__(
        self,
        around: Around,
        wanted: SurveyWanted,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self.setObjectName("survey")
        self.wanted = wanted
        self._shown: object = None
        self.prepare, self.who, self.words = PreparePage(), WhoPage(), WordsPage()
        self._concepts = around.content.read_concepts()
        self.ask = AskPage(self._concepts)
        self.gate, self.sum = GatePage(), SumPage()
        self._promise = Lines(name="survey-promise")
        stop = Lines("Då sparas inget av det du svarat.", name="survey-stop")
        thanks = Lines("Dina svar är sparade.", "Du är klar.", name="survey-thanks")
        self._pages: dict[Stage, QWidget] = {
            Stage.PREPARE: self.prepare,
            Stage.WHO: self.who,
            Stage.PROMISE: self._promise,
            Stage.ASK: self.ask,
            Stage.WORDS: self.words,
            Stage.STOP: stop,
            Stage.THANKS: thanks,
            Stage.SUM: self.sum,
        }
        self._make_words()
        self._make_ways()
        self._lay_out()
        self.model = SurveyModel(wanted, around, now, while_alive(self, self.draw))
        self._connect()
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self.model.tick)
        self._timer.start()
        self.model.open()

    # --- What a screen of the desk can do -----------------------------------------

    def begin(self) -> None:
        """Put the focus where one begins."""
        # What is laid out by the next event cannot have it yet.
        QTimer.singleShot(0, self, self._focus)

    def leave(self) -> None:
        """Keep nothing: what is not finished is thrown away."""
        voice().stop()

    @property
    def left_off(self) -> tuple[CaseId, SurveyOccasion]:
        """Whose case is gone to, and of what, if the home is locked now."""
        return self.wanted.case, self.wanted.occasion

    def may_close(self) -> bool:
        """Whether the window may be closed; else the code is asked for."""
        if self.model.keeps_in:
            self.model.ask_code()
        return not self.model.keeps_in

    # --- Drawing ------------------------------------------------------------------

    def draw(self, state: SurveyState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        self._draw_head(state)
        page = self.gate if state.gate is not None else self._pages[state.stage]
        if state.gate is not None:
            self.gate.draw(state.gate)
        elif state.stage is Stage.PROMISE:
            self._promise.say(*promises(state))
        elif isinstance(page, (PreparePage, WhoPage, AskPage, WordsPage, SumPage)):
            page.draw(state)
        self._draw_ways(state)
        self._draw_idle(state.idle_left)
        shown = (state.gate is not None, state.stage, state.at)
        if shown != self._shown:
            self._show_page(page, state)
            self._shown = shown

    def _draw_head(self, state: SurveyState) -> None:
        asks = state.stage is Stage.ASK and state.gate is None
        many = len(state.questions)
        self._where.say(f"Fråga {state.at + 1} av {many}" if asks else "")
        self._where.setVisible(asks)
        self.title.say(title_of(state))
        told = told_of(state)
        self._told.say(told)
        self._told.setVisible(bool(told))
        shown = self._concepts.get(state.question.picture) if asks else None
        self._picture.show_symbol(shown.symbol.text if shown else "")
        self._picture.setVisible(shown is not None)

    def _draw_ways(self, state: SurveyState) -> None:
        stage, gated = state.stage, state.gate is not None
        asked = stage in (Stage.ASK, Stage.WORDS)
        self.foot.setVisible(not gated and self.model.keeps_in)
        self.back_button.setVisible(asked or stage is Stage.PROMISE)
        self.back_button.setEnabled(not state.busy)
        self.on_button.setVisible(not state.ends and stage is not Stage.WHO)
        self.on_button.setEnabled(state.can_go_on)
        self.on_button.say(_ON.get(stage, "Vidare"))
        if stage is Stage.THANKS:
            self.on_button.say("Lämna till nästa")
        self.end_button.setVisible(state.ends)
        self.end_button.setEnabled(state.can_go_on)
        self.stop_button.setVisible(asked or stage is Stage.STOP)
        self.stop_button.say("Jag vill sluta" if asked else "Sluta och spara inget")

    def _draw_idle(self, left: int | None) -> None:
        was = not self._idle.isHidden()
        self._idle.setVisible(left is not None)
        if left is None:
            return
        seconds = counted(left, "sekund", "sekunder")
        self._left.say(f"Annars börjar vi om. {seconds} kvar.")
        if not was:
            announce(self, f"{self._still.words} {self._left.words}")

    def _show_page(self, page: QWidget, state: SurveyState) -> None:
        voice().stop()
        for other in (*self._pages.values(), self.gate):
            other.setVisible(other is page)
        self._scroll.limit(_FREE if isinstance(page, (WhoPage, AskPage)) else _WIDE)
        self._scroll.verticalScrollBar().setValue(0)
        if state.stage not in (Stage.ASK, Stage.WORDS, Stage.STOP):
            self._forget()
        # A question is read with the focus that goes there.
        if self._shown is not None:
            announce(self, self._where.words or self.title.words)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))
        if self._shown is not None:
            self.begin()

    def _forget(self) -> None:
        """Keep nothing of one for the next, neither here nor on the clipboard."""
        self.words.forget()
        self.prepare.code.set_value("")
        if self.model.keeps_in:
            QGuiApplication.clipboard().clear()

    def _focus(self) -> None:
        state = self.model.state
        if state.gate is not None:
            self.gate.begin()
            return
        page = self._pages[state.stage]
        if isinstance(page, Lines):
            self.on_button.setFocus()
            return
        begin: Callable[[], None] = page.begin  # type: ignore[attr-defined]
        begin()

    # --- Making it ----------------------------------------------------------------

    def _make_words(self) -> None:
        self._picture = SymbolView("", _PICTURE)
        self._where = Muted("", size="lead", name="survey-where")
        self.title = Title("", name="survey-title")
        self.title.grow(1.2)
        self._told = Muted("", size="lead", name="survey-told")
        self._notice = Notice(name="survey-notice")
        self._still = Text("Är du kvar?", size="section", weight="semibold")
        self._left = Text("", size="lead", name="survey-idle-left")
        self.here_button = secondary("Ja, jag är kvar", name="survey-here")
        line = row(self._still, self._left, None, self.here_button, gap=M)
        self._idle = Panel("active", line, margins=(XL, M, XL, M), name="survey-idle")
        self._idle.hide()

    def _make_ways(self) -> None:
        self.adult_button = ghost("Till den vuxna", icon="lock", name="survey-adult")
        self.read_aloud = ReadAloud(self._aloud, name="survey-read-aloud")
        self.stop_button = ghost("Jag vill sluta", icon="x", name="survey-stop-button")
        self.back_button = secondary(
            "Tillbaka", icon="arrow-left", name="survey-before"
        )
        self.on_button = primary("Vidare", icon="arrow-right", name="survey-on")
        self.end_button = primary("Klart", icon="check", name="survey-end")
        self._ways = (self.back_button, self.on_button, self.end_button)
        self._aside = (self.adult_button, self.stop_button, self.read_aloud)
        for way in self._ways:
            way.setMinimumWidth(_WAY)
        for pressed in (*self._aside[1:], *self._ways, self.here_button):
            pressed.enlarge()

    def _lay_out(self) -> None:
        side = XXL - BESIDE[0]
        self._scroll = ScrollPage(margins=(side, M, side, XL), name="survey-page")
        self._scroll.setMinimumHeight(_LEAST_PAGE)
        stack = column(gap=0)
        for page in (*self._pages.values(), self.gate):
            page.hide()
            stack.addWidget(page)
        self._scroll.add(holder(stack))
        words = column(self._where, self.title, self._told, gap=S)
        asked = row(self._picture, words, gap=L)
        asked.setStretch(1, 1)
        asked.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        head = Panel("canvas", asked, margins=(XXL, XL, XXL, S))
        self.foot = Panel("foot", margins=(XXL, S, XXL, S), name="survey-foot")
        # Where the letters are large what is seldom pressed stands in several lines.
        line = row(holder(Flow(*self._aside, gap=M)), *self._ways, gap=M)
        line.setStretch(0, 1)
        self.foot.body.addLayout(line)
        whole = column(head, Shelf(self._notice, (XXL, S, XXL, S)), gap=0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(Shelf(self._idle, (XXL, S, XXL, S)))
        whole.addWidget(self.foot)
        self.setLayout(whole)
        Panes(self, [self._scroll, self.foot])

    def _connect(self) -> None:
        model = self.model
        self.prepare.handed_over.connect(model.hand_over)
        self.prepare.cancelled.connect(self.over)
        self.who.chosen.connect(model.begin)
        self.ask.answered.connect(model.answer)
        self.ask.entered.connect(model.go_on)
        self.words.written.connect(model.write)
        self.gate.tried.connect(model.try_code)
        self.gate.stayed.connect(model.close_gate)
        self.gate.forgot.connect(self.locked)
        self.sum.left.connect(self.over)
        self.adult_button.clicked.connect(model.ask_code)
        self.ask.turned.connect(self._turn_steps)
        self.stop_button.clicked.connect(self._stop)
        self.back_button.clicked.connect(model.go_back)
        self.on_button.clicked.connect(model.go_on)
        self.end_button.clicked.connect(model.go_on)
        self.here_button.clicked.connect(model.touch)
        for keys, deed in (
            ("Escape", self._escape),
            ("Ctrl+Return", model.go_on),
            ("Ctrl+PgDown", model.go_on),
            ("Ctrl+PgUp", model.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, autoRepeat=False)
            shortcut.activated.connect(deed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key that nothing on the way had a use for."""
        state, key = self.model.state, event.text()
        if state.gate is not None or not key or event.modifiers() & _WITH:
            super().keyPressEvent(event)
        elif state.stage is Stage.WHO:
            self.who.press(key)
        elif self.model.press(key):
            self.ask.begin()

    def _turn_steps(self) -> None:
        self.model.turn_steps()
        self.ask.begin()

    def _stop(self) -> None:
        if self.model.state.stage is Stage.STOP:
            self.model.stop()
        else:
            self.model.ask_to_stop()

    def _escape(self) -> None:
        if self.model.state.gate is not None:
            self.model.close_gate()
        elif self.model.keeps_in:
            self.model.ask_code()
        else:
            self.over.emit()

    def _aloud(self) -> str:
        state = self.model.state
        page = self._pages[state.stage]
        # How to answer is heard once.
        again = state.stage is Stage.ASK and state.at > 0
        told = () if again else (self._told,)
        parts = (self._where, self.title, *told, page)
        return "\n".join(
            words if words.endswith((".", "?", "!")) else f"{words}."
            for part in parts
            for words in _words(part)
        )

    # --- Whether anybody is there ---------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None:
            # On a window Qt asks for what the system sends, not for every event inside.
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED and isinstance(watched, QWindow):
            self.model.touch()
        return super().eventFilter(watched, event)


def _words(part: QWidget) -> list[str]:
    shown = (one for one in as_read(part) if one.isVisible())
    return [one.words for one in shown if isinstance(one, (Text, Target)) and one.words]
