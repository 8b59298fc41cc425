"""Draw "Om SIPdesk": what the program is, and what of it others have made."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from sipdesk import __version__
from sipdesk.content.part_words import (
    OWN_LICENCE,
    REPLACE,
    facts,
    held_words,
    license_words,
)
from sipdesk.ui.handbook.about_model import (
    AboutModel,
    AboutState,
    OpenedPart,
    PartRow,
)
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import bring_in_sight, column, holder, row
from sipdesk.ui.widgets.paperwords import PaperWords
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import XS, M

if TYPE_CHECKING:  # it is read when it is first shown
    from sipdesk.content.installed import Installed

_WHAT: Final = (
    "SIPdesk hjälper samordnaren på ett särskilt ungdomshem att få till en samordnad "
    "individuell plan (SIP) för en placerad ung person."
)
_STAYS: Final = (
    "Programmet använder inget nätverk. Det som skrivs här finns i hemmets krypterade "
    "fil och lämnar datorn först när någon skriver ut det eller sparar det."
)
_FREE: Final = (
    "SIPdesk är fri programvara. Den som vill får använda, läsa, ändra och dela det, "
    f"enligt licensen {OWN_LICENCE}."
)
_OTHERS: Final = (
    "SIPdesk är byggt av delar som andra har gjort. Varje del har sin egen licens, och "
    "den går att läsa här."
)
_WHERE: Final = "Filerna ligger i mappen"
_NO_TEXT: Final = "Delen har ingen licenstext utöver det som står ovan."
_TALL: Final = 440


class AboutPart(QWidget):
    """The program in a few sentences, its parts as rows, or one part with its text."""

    def __init__(self, read: Callable[[], "Installed"]) -> None:
        super().__init__()
        self.setObjectName("about")
        self.own = link(
            "Läs licensen", label="Läs licensen för SIPdesk", name="about-own"
        )
        self._program = Section(
            "SIPdesk",
            f"Version {__version__}",
            column(Body(_WHAT), Body(_STAYS), Body(_FREE), gap=M),
            row(self.own, None),
            gap=M,
            level=2,
            name="about-program",
        )
        self._rows = Rows()
        self._replace = Muted("", name="about-replace")
        self._parts = Section(
            "Delar från andra", _OTHERS, gap=M, level=2, name="about-parts"
        )
        self._parts.add(self._replace, self._rows)
        self.back_button = secondary(
            "Tillbaka",
            icon="arrow-left",
            label="Tillbaka till delarna",
            name="about-back",
        )
        self._opened = Section(
            "", aside=self.back_button, level=2, gap=M, name="about-opened"
        )
        self._note = Body("", name="about-note")
        self._facts = Rows()
        self._inside = Heading("Delar som ligger i den", level=3)
        self._within = Rows()
        self.words = PaperWords(may_copy=True)
        self.words.setObjectName("about-words")
        self.words.setAccessibleName("Licensens text")
        self._opened.add(
            self._note, self._facts, self.words, self._inside, self._within
        )
        self.setLayout(column(self._program, self._parts, self._opened, gap=M))
        self.model = AboutModel(read, self.draw)
        self.own.clicked.connect(self._open_own)
        self.back_button.clicked.connect(self._go_back)
        self._drawn: tuple[PartRow, ...] | None = None
        self._pressed = self.own.objectName()  # where the focus goes back to
        self.draw(self.model.state)

    def draw(self, state: AboutState) -> None:
        """Show a state, whatever was shown before."""
        reads = state.opened is not None or bool(state.own)
        self._program.setVisible(not reads)
        self._parts.setVisible(not reads and state.rows is not None)
        self._opened.setVisible(reads)
        self._replace.say(f"{REPLACE} {_WHERE} {state.folder}.")
        self._replace.setVisible(bool(state.folder))
        if state.rows != self._drawn:
            self._drawn = state.rows
            self._rows.show_rows([self._row(one) for one in state.rows or ()])
        if state.opened is not None:
            self._draw_part(state.opened)
        elif state.own:
            self._draw_own(state.own)

    def _draw_part(self, opened: OpenedPart) -> None:
        part = opened.row.part
        self._opened.heading.say(part.name)
        self._note.say(part.note)
        self._note.setVisible(bool(part.note))
        known = facts(part, opened.row.version)
        self._facts.show_rows([_fact(*one) for one in known])
        self._facts.show()
        rows = [self._row(one, in_list=False) for one in opened.within]
        self._within.show_rows(rows)
        for widget in (self._inside, self._within):
            widget.setVisible(bool(rows))
        held = held_words(opened.held)
        self._show_words("\n\n\n".join(filter(None, (held, opened.text))) or _NO_TEXT)

    def _draw_own(self, text: str) -> None:
        self._opened.heading.say("Licensen för SIPdesk")
        self._note.hide()
        for widget in (self._facts, self._inside, self._within):
            widget.hide()
        self._show_words(text)

    def _show_words(self, text: str) -> None:
        if text != self.words.toPlainText():
            self.words.setPlainText(text)
        self.words.setMinimumHeight(theme.px(_TALL))

    def _row(self, one: PartRow, *, in_list: bool = True) -> QWidget:
        part = one.part
        said = " · ".join(filter(None, (one.version, license_words(part.license))))
        name = f"part-{one.key}-open"
        button = link("Läs", label=f"Läs licensen för {part.name}", name=name)
        button.clicked.connect(lambda: self._open(one.key, name if in_list else ""))
        words = column(Body(part.name, weight="medium"), Meta(said), gap=XS)
        if part.note and in_list:
            words.addWidget(Meta(part.note))
        line = row(words, button, gap=M)
        line.setStretch(0, 1)
        return holder(line)

    def _open(self, key: str, pressed: str) -> None:
        self._pressed = pressed or self._pressed
        self.model.open(key)
        self.back_button.setFocus()

    def _open_own(self) -> None:
        self._pressed = self.own.objectName()
        self.model.open_own()
        self.back_button.setFocus()

    def _go_back(self) -> None:
        self.model.back()
        pressed = self.findChild(QWidget, self._pressed)
        if pressed is not None:
            pressed.setFocus()
            bring_in_sight(pressed)


def _fact(label: str, value: str) -> QWidget:
    # One above the other: an address is as wide as the window, where text is large.
    return holder(column(Meta(label), Body(value), gap=2))
