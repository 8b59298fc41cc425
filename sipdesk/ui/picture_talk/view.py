"""Draw a talk with pictures, for the one who answers: nothing else is in sight."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sipdesk.content.words import lower_first
from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_talk import TalkKind
from sipdesk.ui.page import Around
from sipdesk.ui.picture_talk.aloud import words_of
from sipdesk.ui.picture_talk.hand_back import HandBack
from sipdesk.ui.picture_talk.mat import Mat
from sipdesk.ui.picture_talk.model import TalkModel, TalkState
from sipdesk.ui.picture_talk.steps import Choosing, MayGoOn, ReadBack, Strengths
from sipdesk.ui.picture_talk_form import Stage, TalkForm
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.panes import Panes
from sipdesk.ui.widgets.read_aloud import ReadAloud
from sipdesk.ui.widgets.shelf import Shelf
from sipdesk.ui.widgets.speech import voice
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import XL, XXL, M, S
from sipdesk.usecases.picture_talk import GAP

ASKED: Final = {
    Stage.TOPICS: "Vad vill du prata om?",
    Stage.LEAVE_OUT: "Vad vill du slippa prata om?",
    Stage.WAYS: "Hur vill du prata?",
    Stage.MAT: "Vad tycker du om …?",
    Stage.FELT: "Hur mår du?",
    Stage.STRENGTH: "Hur stark är känslan?",
    Stage.HELPS: "Vad hjälper dig?",
    Stage.CHECK: "Stämmer det?",
    Stage.ASK: "Får vi ta upp det på mötet?",
    Stage.DONE: "Nu är det klart.",
    Stage.READING: "",
}
TOLD: Final = {
    Stage.LEAVE_OUT: "Vi sparar det här. Mötets papper visar det aldrig.",
    Stage.WAYS: "Du kan välja flera.",
    Stage.MAT: (
        "Tryck på rutan som passar. Du kan dra kortet dit. "
        "Tangenterna 1, 2, 3 och pilarna fungerar också."
    ),
    Stage.FELT: "Du kan välja flera.",
    Stage.STRENGTH: "Välj en siffra för varje känsla.",
    Stage.HELPS: "Du kan välja flera.",
    Stage.CHECK: "Du kan gå tillbaka och ändra.",
    Stage.ASK: "Du bestämmer. Du kan ändra dig innan mötet.",
    Stage.DONE: "Tack för att du berättade.",
}
_NO_WAY_BACK: Final = (Stage.DONE, Stage.READING)
_MOST: Final = ("", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_LAST_OF: Final = {
    Stage.CHECK: "Ja, det stämmer",
    Stage.MAT: "Vi är klara",
    Stage.ASK: "Vi är klara",
}


class TalkScreen(QWidget):
    """One talk and nothing else. ``over`` when an adult takes the computer back."""

    over = Signal()

    def __init__(self, around: Around, case_id: CaseId, form: TalkForm) -> None:
        super().__init__()
        self.setObjectName("talk")
        self.case_id = case_id
        self._stage: Stage | None = None
        self.title = Title("", name="talk-title")
        self._told = Muted("", size="lead", name="talk-told")
        self._notice = Notice(name="talk-notice")
        concepts = around.content.read_concepts()
        self.choosing, self.mat = Choosing(), Mat()
        self.strengths, self.check = Strengths(concepts), ReadBack()
        self.may_go_on = MayGoOn(concepts)
        self.finish = primary(
            "Lämna tillbaka", self._hand_back, icon="log-out", name="talk-finish"
        )
        self._done = holder(row(self.finish, None, gap=0))
        self._pages: dict[Stage, QWidget] = {
            **dict.fromkeys(
                (Stage.TOPICS, Stage.LEAVE_OUT, Stage.WAYS, Stage.FELT, Stage.HELPS),
                self.choosing,
            ),
            Stage.MAT: self.mat,
            Stage.STRENGTH: self.strengths,
            Stage.CHECK: self.check,
            Stage.ASK: self.may_go_on,
            Stage.DONE: self._done,
            Stage.READING: QWidget(),
        }
        self.hand_back = ghost(
            "Lämna tillbaka", self._hand_back, icon="log-out", name="talk-hand-back"
        )
        self.back_button = secondary("Tillbaka", icon="arrow-left", name="talk-before")
        self.on_button = primary("Vidare", icon="arrow-right", name="talk-on")
        self.end_button = primary("Vi är klara", icon="check", name="talk-end")
        self.read_aloud = ReadAloud(self._aloud, name="talk-read-aloud")
        self.hand_over = HandBack()
        self.hand_over.hide()
        self._lay_out()
        self.model = TalkModel(case_id, form, around, while_alive(self, self.draw))
        self._connect()
        self.model.open()

    # --- What a screen of the desk can do -----------------------------------------

    def begin(self) -> None:
        """Put the focus where one begins."""
        # What is laid out by the next event cannot have it yet.
        QTimer.singleShot(0, self, self._focus)

    def leave(self) -> None:
        """Keep what has been answered."""
        self.model.keep()

    @property
    def left_off(self) -> tuple[CaseId, TalkKind | None]:
        """Whose talk is to be gone on with if the home is locked now, and which."""
        return self.case_id, self.left

    @property
    def left(self) -> TalkKind | None:
        """What is to be gone on with if the home is locked now; None for nothing."""
        state = self.model.state
        ended = state.form.stage in (Stage.READING, Stage.DONE) or state.busy
        held = self.hand_over.isHidden() and not ended and not state.form.again
        return state.form.kind if held else None

    # --- Drawing ------------------------------------------------------------------

    def draw(self, state: TalkState) -> None:
        """Show a state, whatever was shown before."""
        form, stage = state.form, state.form.stage
        say(self._notice, state.notice)
        before = self.title.words
        self.title.say(question(form))
        self._told.say(_told(form))
        self._told.setVisible(bool(self._told.words))
        page = self._pages[stage]
        draw: Callable[[TalkState], None] | None = getattr(page, "draw", None)
        if draw is not None:
            draw(state)
        self.back_button.setVisible(state.can_go_back)
        self.on_button.setVisible(stage not in _NO_WAY_BACK and not state.ends)
        self.end_button.setVisible(state.ends)
        for button in (self.on_button, self.end_button):
            button.setEnabled(state.can_go_on)
            button.say(_LAST_OF.get(stage, "Vidare"))
        self.hand_back.setVisible(stage is not Stage.DONE)
        # The focus may stay where it is, or go where the question does not stand.
        if self._stage is not None and self.title.words != before:
            announce(self, announced(form))
        if stage is not self._stage:
            self._show_stage(stage, page)

    def _show_stage(self, stage: Stage, page: QWidget) -> None:
        first = self._stage is None
        self._stage = stage
        voice().stop()
        for other in {*self._pages.values()}:
            other.setVisible(other is page)
        self._scroll.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))
        if not first:
            self.begin()

    def _focus(self) -> None:
        if not self.hand_over.isHidden():
            self.hand_over.begin(over=self.model.state.form.stage in _NO_WAY_BACK)
            return
        page = self._pages[self.model.state.form.stage]
        begin: Callable[[], None] | None = getattr(page, "begin", None)
        if begin is not None:
            begin()
            return
        ways = (self.on_button, self.end_button, self.finish, self.hand_back)
        next(way for way in ways if way.isVisible()).setFocus()

    def _lay_out(self) -> None:
        self._scroll = ScrollPage(margins=(XXL, M, XXL, XL), name="talk-page")
        self._stack = column(gap=0)
        for page in dict.fromkeys(self._pages.values()):
            self._stack.addWidget(page)
        self._scroll.add(holder(self._stack))
        head = Panel("canvas", self.title, self._told, gap=S, margins=(XXL, XL, XXL, S))
        foot = Panel("foot", margins=(XXL, M, XXL, M), name="talk-foot")
        # What ends stands where nothing stood before: a press too many ends nothing.
        keeps = self.on_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.on_button.setSizePolicy(keeps)
        ways = (self.end_button, None, self.back_button, self.on_button)
        foot.body.addLayout(row(self.hand_back, self.read_aloud, None, *ways, gap=M))
        whole = column(head, Shelf(self._notice, (XXL, S, XXL, S)), gap=0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(foot)
        self._talking = holder(whole)
        self.setLayout(column(self._talking, self.hand_over, gap=0))
        Panes(self, [self._scroll, foot])

    def _connect(self) -> None:
        self.choosing.pressed.connect(self.model.press)
        self.choosing.moved.connect(self.model.move)
        self.mat.laid.connect(self.model.lay)
        self.mat.taken_back.connect(self.model.take_back)
        self.mat.last_taken_back.connect(self.model.take_last_back)
        self.strengths.said.connect(self.model.strengthen)
        self.may_go_on.answered.connect(self.model.answer)
        self.hand_over.stayed.connect(lambda: self._hand(over=False))
        self.hand_over.taken.connect(self.over)
        self.back_button.clicked.connect(self._go_back)
        self.on_button.clicked.connect(self._go_on)
        self.end_button.clicked.connect(self._go_on)
        for keys, deed in (
            ("Ctrl+Return", self._go_on),
            ("Ctrl+PgDown", self._go_on),
            ("Ctrl+PgUp", self._go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, autoRepeat=False)
            shortcut.activated.connect(deed)

    def _aloud(self) -> str:
        return words_of(
            self.title, self._told, self._pages[self.model.state.form.stage]
        )

    def _go_on(self) -> None:
        if not self._talking.isVisible():
            return
        if self.model.state.form.stage is Stage.DONE:
            self._hand_back()
        else:
            self.model.go_on()

    def _go_back(self) -> None:
        if self._talking.isVisible():
            self.model.go_back()

    def _hand_back(self) -> None:
        self.leave()
        self._hand(over=True)

    def _hand(self, *, over: bool) -> None:
        """Show nothing of the case while the computer changes hands, or the talk."""
        voice().stop()
        self._talking.setVisible(not over)
        self.hand_over.setVisible(over)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))
        self.begin()


def question(form: TalkForm) -> str:
    """Give what is asked now; of a mat it is about the card in turn."""
    if form.stage is not Stage.MAT:
        return ASKED[form.stage]
    waiting = form.waiting
    if not waiting:
        return "Alla kort är lagda."
    asked = form.question or ASKED[Stage.MAT]
    words = waiting[0].words or waiting[0].alt
    return asked.replace(GAP, lower_first(words)) if words else asked


def announced(form: TalkForm) -> str:
    """Give what a screen reader says when the question is another."""
    left = len(form.waiting) if form.stage is Stage.MAT else 0
    return f"{question(form)} {left} kort kvar." if left else question(form)


def _told(form: TalkForm) -> str:
    if form.stage is Stage.TOPICS:
        return _most(form)
    told = TOLD.get(form.stage, "")
    asked = form.question if form.stage is Stage.CHECK else ""
    return f"{asked} {told}".strip()


def _most(form: TalkForm) -> str:
    most = form.most
    many = _MOST[most] if most < len(_MOST) else f"{most}"
    return f"Välj högst {many}. Du bestämmer ordningen."
