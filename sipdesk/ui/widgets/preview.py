"""A paper in the window: its pages, or its words for a screen reader. From memory."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.combo import Combo
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.paperwords import PaperWords
from sipdesk.ui.widgets.pdf import Pdf
from sipdesk.ui.widgets.read_aloud import ReadAloud
from sipdesk.ui.widgets.scripts import show_words
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import L, M, S

FIT_WIDTH: Final = 0.0
_ZOOMS: Final = ((FIT_WIDTH, "Anpassa till bredden"), (1.0, "100 %"), (1.5, "150 %"))
_DOTS_PER_POINT: Final = 96 / 72
_GAP: Final = 16
_NARROWEST: Final = 0.2
_WIDEST: Final = 1.25


class PaperPreview(QWidget):
    """Shows a PDF from bytes; its buttons are signals that end in ``wanted``.

    Those for a form, Word and calendar are hidden until a paper that can be had so is
    shown. Its words can be copied only where they ``may_copy``: those of a paper that
    is about nobody. Whoever shows a paper in Swedish may offer its words to be heard,
    by ``read_aloud``.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    word_wanted = Signal()
    form_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(self, *, name: str = "preview", may_copy: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._pdf = b""
        self.print_button = primary(
            "Skriv ut", self.print_wanted.emit, icon="printer", name=f"{name}-print"
        )
        self.save_button = secondary(
            "Spara som PDF",
            self.save_wanted.emit,
            icon="download",
            name=f"{name}-save",
        )
        self.word_button = _offered_later(
            "Spara som Word", self.word_wanted, "file-pen", f"{name}-word"
        )
        self.form_button = _offered_later(
            "Spara ifyllbar PDF", self.form_wanted, "text-cursor-input", f"{name}-form"
        )
        self.calendar_button = _offered_later(
            "Spara kalenderfil",
            self.calendar_wanted,
            "calendar-plus",
            f"{name}-calendar",
        )
        self.file_buttons = (
            self.save_button,
            self.form_button,
            self.word_button,
            self.calendar_button,
        )
        self.text_button = ghost(
            "Visa som text", self._turn, icon="file-text", name=f"{name}-turn"
        )
        self._count = Meta(wrap=False)
        self.zoom = Combo()
        self.zoom.setObjectName(f"{name}-zoom")
        for value, text in _ZOOMS:
            self.zoom.addItem(text, value)
        self.zoom.currentIndexChanged.connect(self._zoomed)
        self._zoom_label = Meta("Storlek", wrap=False)
        self._zoom_label.label_for(self.zoom)
        self._pages = _Pages(name=f"{name}-pages")
        self.words = PaperWords(may_copy=may_copy)
        self.words.setObjectName(f"{name}-words")
        self.words.setAccessibleName("Papperets text")
        self._hint = Meta("", name=f"{name}-words-hint")
        self._hint.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pages)
        self.read_aloud = ReadAloud(self.words.toPlainText, name=f"{name}-read-aloud")
        self.read_aloud.offer(on=False)
        said = row(self._hint, self.read_aloud, margins=(L, S, L, S))
        said.setStretch(0, 1)
        self._stack.addWidget(holder(column(said, self.words, gap=0)))
        self.setLayout(self._arranged())
        self._dress()
        self._allow()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper; empty bytes show none. Showing the same again does nothing."""
        if pdf == self._pdf:
            return
        self._pdf = pdf
        document = Pdf(pdf) if pdf else None
        self._pages.show_document(document)
        self.words.setPlainText(document.text() if document else "")
        pages = len(document) if document else 0
        self._count.say("1 sida" if pages == 1 else f"{pages} sidor")
        self._allow()

    def show_words(self, text: str, *, rtl: bool = False) -> None:
        """Give the paper's words, better told than they can be read from its pages."""
        show_words(self.words, text, rtl=rtl)

    def tell_of_words(self, hint: str) -> None:
        """Say something above the words, also to one who hears them."""
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
        self.words.setAccessibleDescription(hint)

    def may_go_out(self, *, on: bool) -> None:
        """Tell whether the paper may be printed and saved, or only looked at."""
        self.print_button.setVisible(on)
        self.save_button.setVisible(on)

    def show_text(self, *, on: bool) -> None:
        """Show the words instead of the pages."""
        self._stack.setCurrentIndex(int(on))
        self.text_button.say("Visa som papper" if on else "Visa som text")
        self.zoom.setEnabled(not on)

    def page_widths(self) -> tuple[int, ...]:
        """Give the width of each page on the screen, in logical pixels."""
        return self._pages.widths()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _arranged(self) -> QVBoxLayout:
        zoom = holder(row(self._zoom_label, self.zoom, gap=S))
        buttons = Flow(
            self.print_button,
            *self.file_buttons,
            self.text_button,
            zoom,
            self._count,
            gap=M,
        )
        bar = Panel("bar", buttons, margins=(L, 10, L, 10))
        whole = column(bar, self._stack, gap=0)
        whole.setStretch(1, 1)
        return whole

    def _turn(self) -> None:
        self.show_text(on=self._stack.currentIndex() == 0)

    def _allow(self) -> None:
        self.print_button.setEnabled(bool(self._pdf))
        self.save_button.setEnabled(bool(self._pdf))

    def _zoomed(self) -> None:
        self._pages.set_zoom(float(self.zoom.currentData()))

    def _dress(self) -> None:
        self.words.setFont(theme.font("lead"))


def _offered_later(text: str, wanted: SignalInstance, icon: str, name: str) -> Button:
    button = ghost(text, wanted.emit, icon=icon, name=name)
    button.hide()
    return button


class _Pages(QScrollArea):
    """The pages below one another, each drawn when it is first seen."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Papperets sidor. Tryck Visa som text för att läsa.")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setProperty("pages", True)  # noqa: FBT003
        # Were it to come and go, the fitted width would follow it back and forth.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._zoom = FIT_WIDTH
        self._sheet = _Sheet()
        self._sheet.setObjectName(f"{name}-sheet")
        self.setWidget(self._sheet)

    def widths(self) -> tuple[int, ...]:
        """Give the width of each page."""
        return tuple(round(place.width()) for place in self._sheet.places)

    def show_document(self, document: Pdf | None) -> None:
        """Show every page of a paper."""
        self._sheet.show_document(document)
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at 1.0 of their size on paper, or fitted to the width."""
        self._zoom = zoom
        self._fit()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * _GAP
        natural = max(1.0, self._sheet.widest * _DOTS_PER_POINT)
        fitted = min(_WIDEST, max(_NARROWEST, room / natural))
        self._sheet.set_scale((self._zoom or fitted) * _DOTS_PER_POINT)


class _Sheet(QWidget):
    """All pages of a paper, at one scale; only what is in sight is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Pdf | None = None
        self._sizes: tuple[QSizeF, ...] = ()
        self._scale = 1.0
        self._drawn: dict[int, QImage] = {}
        self._drawn_at = 0.0
        self.places: tuple[QRectF, ...] = ()

    @property
    def widest(self) -> float:
        """Width of the widest page, in points."""
        return max((size.width() for size in self._sizes), default=0)

    def show_document(self, document: Pdf | None) -> None:
        """Take the pages of a paper."""
        self._document = document
        numbers = range(len(document) if document else 0)
        self._sizes = tuple(document.page_size(n) for n in numbers if document)
        self._drawn = {}
        self.set_scale(self._scale)

    def set_scale(self, scale: float) -> None:
        """Place the pages at ``scale`` logical pixels per point."""
        self._scale = scale
        width = round(self.widest * scale) + 2 * _GAP
        top, places = _GAP, []
        for size in self._sizes:
            wide, high = round(size.width() * scale), round(size.height() * scale)
            places.append(QRectF((width - wide) // 2, top, wide, high))
            top += high + _GAP
        self.places = tuple(places)
        self.resize(width, top)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("line"), 1))
        seen = QRectF(event.rect())
        for number, place in enumerate(self.places):
            if place.intersects(seen):
                image = self._image(number)
                # Drawn dot for dot: fitted to the place, thin strokes would vanish.
                image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(place.topLeft(), image)
                edge = QRectF(place.topLeft(), image.deviceIndependentSize())
                painter.drawRect(edge.adjusted(0, 0, -1, -1))
        painter.end()

    def _image(self, number: int) -> QImage:
        wanted = self._scale * self.devicePixelRatioF()
        if wanted != self._drawn_at:
            self._drawn, self._drawn_at = {}, wanted
        if number not in self._drawn and self._document is not None:
            self._drawn[number] = self._document.image(number, wanted)
        return self._drawn.get(number, QImage())
