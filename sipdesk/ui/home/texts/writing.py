"""One text: the box it is written in, and beside it the paper that it stands on."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.content.swedish import unbroken
from sipdesk.ui.home.texts.editor import TextEditor
from sipdesk.ui.home.texts.model import TextsModel
from sipdesk.ui.home.texts.state import Replaced, TextsState
from sipdesk.ui.home.texts.words import (
    fault,
    is_letter,
    put,
    samples,
    standing,
    versions,
)
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, link, primary, secondary
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice, SavedMark, UndoStrip
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted, Text
from sipdesk.ui.widgets.tokens import XL, XS, L, M, S
from sipdesk.usecases.text import TextInFull
from sipdesk.usecases.text_preview import TextPreview

PAUSE: Final = 400
"""Milliseconds after the last key until the paper is drawn anew."""

_SIDE_BY_SIDE: Final = 700
_LEAST_HEIGHT: Final = 380


class Writing(QWidget):
    """The text that is chosen. ``closed`` when the person wants the list again."""

    closed = Signal()

    def __init__(self, model: TextsModel) -> None:
        super().__init__()
        self.setObjectName("text")
        self._model = model
        self._name = ""  # of the text that stands in the editor
        self._replaced: Replaced | None = None
        self._shown: TextPreview | None = None
        self._full: TextInFull | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(model.preview)
        self.back = link(
            "Alla texter", self.closed.emit, icon="arrow-left", name="text-back"
        )
        self._top = holder(column(row(self.back, None), self._head(), gap=XS))
        self._paper, self._written = self._papers(), self._writing()
        self.beside = Columns(
            self._written, self._paper, breakpoint=_SIDE_BY_SIDE, name="text-beside"
        )
        below = Columns(
            self._versions(), self._help(), breakpoint=_SIDE_BY_SIDE, name="text-below"
        )
        self.setLayout(column(self._top, *self._told(), self.beside, XS, below, gap=M))

    def draw(self, state: TextsState) -> None:
        """Show a state, whatever was shown before."""
        full = state.full
        if not state.chosen:
            self._name = ""
        if full is None:
            return
        self._draw_head(state, full)
        say(self.notice, state.notice, "info" if state.restored else "bad")
        self._restored.setVisible(state.restored)
        self._draw_replaced(state.replaced)
        self._draw_text(state, full)
        self._draw_fault(state)
        self._draw_paper(state)
        if full is not self._full:
            self._full = full
            self._draw_full(full)

    def fit(self, room: int) -> None:
        """Fill the height of the window; text and paper scroll by themselves."""
        told = (self.notice, self.replaced)
        above = [self._top, *(part for part in told if not part.isHidden())]
        taken = sum(part.heightForWidth(self.width()) + S for part in above) + XS
        least = theme.px(_LEAST_HEIGHT)
        height = least if self.beside.stacked else max(least, room - taken)
        self._written.setMinimumHeight(height)
        self._paper.setMinimumHeight(height)

    # --- Its parts ----------------------------------------------------------------

    def _head(self) -> QWidget:
        self.title = Heading("", level=2, name="text-title")
        self.standing = Meta("", name="text-standing")
        self.saved = SavedMark(name="text-saved")
        self.save_button = primary(
            "Spara som vår text", self._model.save, icon="check", name="text-save"
        )
        self.programs_button = secondary(
            "Tillbaka till programmets text",
            self._model.go_back,
            icon="undo-2",
            name="text-programs",
        )
        self.programs_button.setToolTip(
            "Det går att ångra. Det ni har sparat finns kvar bland versionerna."
        )
        buttons = Flow(self.saved, self.programs_button, self.save_button, gap=S)
        titled = Flow(self.title, holder(buttons), gap=XL, ends=True)
        return holder(column(holder(titled), self.standing, gap=XS))

    def _told(self) -> tuple[QWidget, ...]:
        use = secondary("Spara det", self._model.save, name="text-use")
        discard = ghost("Kasta", self._model.discard, name="text-discard")
        discard.setAccessibleName("Kasta det jag skrev")
        self._restored = holder(Flow(use, discard, gap=S))
        self.notice = Notice(action=self._restored, name="text-notice")
        self.replaced = UndoStrip(name="text-replaced")
        return self.notice, self.replaced

    def _writing(self) -> QWidget:
        label = Text("Text", weight="medium")
        label.setMinimumHeight(self.older.sizeHint().height())
        self.editor = TextEditor(name="text-editor")
        self.editor.written.connect(self._typed)
        label.label_for(self.editor)
        self._fields = Panel("canvas", gap=0, margins=(0, 0, 0, 0))
        self._offered: QWidget | None = None
        self._go = link("", self._go_to_fault, name="text-go")
        self.fault = Notice(action=self._go, name="text-fault")
        whole = column(label, self.editor, self._fields, self.fault, gap=S)
        whole.setStretch(1, 1)
        return holder(whole)

    def _papers(self) -> QWidget:
        self.older = Chip("Så som det var före felet", "warn")
        self.older.setObjectName("text-older")
        policy = self.older.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the paper is not to jump
        self.older.setSizePolicy(policy)
        self._about = Meta("", wrap=False)
        self.preview = PaperPreview(name="text-paper", may_copy=True)
        self.preview.print_button.hide()
        self.preview.save_button.hide()
        self._waiting = Muted("Papperet visas när texten är rättad.")
        self._waiting.hide()
        frame = Panel("card", self._waiting, self.preview, gap=0, margins=(1, 1, 1, 1))
        self._waiting.setContentsMargins(L, L, L, L)
        frame.body.setStretch(1, 1)
        label = Text("Papperet", weight="medium")
        head = row(label, self._about, None, self.older, gap=S)
        whole = column(head, frame, gap=S)
        whole.setStretch(1, 1)
        return holder(whole)

    def _versions(self) -> QWidget:
        self.version = ChoiceField(
            "Version", (), unchosen="Välj en version …", name="text-version"
        )
        self.version.edited.connect(lambda _: self._allow_version())
        self.take_up = secondary("Lägg i textrutan", self._take_up, name="text-take-up")
        self._versions_card = Section(
            "Tidigare versioner",
            "Varje gång ni sparar blir det en ny version, också när ni går tillbaka "
            "till programmets text. Papper som är färdigställda behåller sin text.",
            self.version,
            holder(row(self.take_up, None)),
            gap=M,
            name="text-versions",
        )
        return self._versions_card

    def _help(self) -> QWidget:
        self._help_card = Section("Så skriver du", gap=M, name="text-help")
        self._samples: QWidget | None = None
        return self._help_card

    # --- Drawing ------------------------------------------------------------------

    def _draw_head(self, state: TextsState, full: TextInFull) -> None:
        entry = full.entry
        by = full.names.get(entry.own.by, "") if entry.own else ""
        unsaved = "Det du har skrivit är inte sparat." if state.dirty else ""
        audience = f"{entry.audience}." if entry.audience else ""
        said = (audience, standing(entry, by), unsaved)
        self.title.say(entry.title)
        self.standing.say(" ".join(filter(None, said)))
        self.save_button.setEnabled(state.dirty and not state.busy)
        self.programs_button.setEnabled(not (state.is_the_programs or state.busy))
        if state.saved_at is not None and not state.dirty:
            self.saved.saved(state.saved_at)
        else:
            self.saved.clear()

    def _draw_replaced(self, replaced: Replaced | None) -> None:
        if replaced is self._replaced:
            return
        self._replaced = replaced
        if replaced is None:
            self.replaced.clear()
        else:
            self.replaced.offer(put(replaced), self._model.undo)

    def _draw_text(self, state: TextsState, full: TextInFull) -> None:
        if full.entry.name != self._name:
            self._name = full.entry.name
            self.editor.show_text(state.text)
        elif self.editor.text != state.text:
            self.editor.put_text(state.text)

    def _draw_fault(self, state: TextsState) -> None:
        problem = state.fault
        line = problem.line if problem is not None else 0
        self.editor.mark_line(line)
        self._go.setVisible(line > 0)
        said = fault(problem) if problem is not None else ""
        self._go.say(f"Gå till rad {line}")
        self.fault.say("bad", said)
        self.editor.setAccessibleDescription(f"Fel: {said}" if said else "")

    def _draw_paper(self, state: TextsState) -> None:
        self.older.setVisible(state.older)
        lacking = state.shown is None and state.fault is not None
        self._waiting.setVisible(lacking)
        self.preview.setVisible(not lacking)
        if state.shown is self._shown:
            return
        self._shown = state.shown
        bar = self.preview.words.verticalScrollBar()
        seen = bar.value()
        self.preview.show_pdf(state.shown.data if state.shown else b"")
        if state.shown is not None:
            self.preview.words.setPlainText(state.shown.words)
            bar.setValue(seen)

    def _draw_full(self, full: TextInFull) -> None:
        self._about.say("ett påhittat ärende" if is_letter(full.entry.name) else "")
        self._versions_card.setVisible(bool(full.versions))
        self.version.set_choices(versions(full))
        self._allow_version()
        self._draw_fields(full)
        shown = [_sample(*sample) for sample in samples(full)]
        self._samples = _in_place_of(
            self._samples, self._help_card, column(*shown, gap=M)
        )

    def _draw_fields(self, full: TextInFull) -> None:
        fields = [self._field(*field) for field in full.placeholders.items()]
        self._fields.setVisible(bool(fields))
        self._offered = _in_place_of(
            self._offered, self._fields, column(*fields, gap=0)
        )

    def _field(self, name: str, meaning: str) -> QWidget:
        written = f"{{{name}}}"
        button = link(
            f"Infoga {written}",
            lambda: self.editor.insert(written),
            icon="plus",
            label=f"Infoga {written}, {meaning}",
            name=f"text-field-{name}",
        )
        return holder(Flow(button, Meta(meaning), gap=S, line_gap=0))

    # --- Doing --------------------------------------------------------------------

    def _typed(self) -> None:
        self._model.edit(self.editor.text)
        self._pause.start()

    def _go_to_fault(self) -> None:
        problem = self._model.state.fault
        if problem is not None:
            self.editor.go_to_line(problem.line)

    def _allow_version(self) -> None:
        self.take_up.setEnabled(bool(self.version.value))

    def _take_up(self) -> None:
        if self.version.value:
            self._model.take_up(int(self.version.value))


def _in_place_of(old: QWidget | None, panel: Panel, layout: QVBoxLayout) -> QWidget:
    """Put what is new in a panel, and what it takes the place of away."""
    if old is not None:
        old.hide()
        old.deleteLater()
    new = holder(layout)
    panel.add(new)
    return new


def _sample(written: str, becomes: str) -> QWidget:
    return holder(
        column(Body(unbroken(written), weight="medium"), Muted(becomes), gap=0)
    )
