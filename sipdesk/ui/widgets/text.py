"""Words on the screen: always plain text, never cut, in one of a few roles.

A name such as ``<b>Eva</b>`` or ``A & B`` shows as it was typed. Lines wrap where
there is no room; a word longer than the line breaks.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import HeadingRole
from sipdesk.ui.widgets.tokens import Size, Weight

LONGEST_LINE: Final = 680
"""Logical pixels at scale 1.0; longer lines tire the reader."""

_LEADING: Final = 1.42
_HEADING_LEADING: Final = 1.25
_SIZES: Final[dict[int, Size]] = {1: "section", 2: "section", 3: "lead"}
_LEAST_WIDTH: Final = 48


class Text(QLabel):
    """Plain words in one size, weight and colour (the name of a token).

    ``wrap=False`` keeps to one line and shows dots where there is no room; the
    whole text is then the tooltip.
    """

    leading = _LEADING

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        text: str = "",
        *,
        size: Size = "body",
        weight: Weight = "regular",
        tone: str = "text",
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        name: str = "",
    ) -> None:
        super().__init__()
        self._words = ""
        self._heights: dict[int, int] = {}
        self._longest_line: int | None = None
        self._longest_word: int | None = None
        self._scale = theme.look.scale
        self._worn = theme.font(size, weight)
        self._size: Size = size
        self._weight: Weight = weight
        self._tone = tone
        self._wrap = wrap
        self._align = align
        self._longest = LONGEST_LINE
        self._grown = 1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(self._worn)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setObjectName(name)
        self.say(text)

    @property
    def words(self) -> str:
        """What is shown, as it was given."""
        return self._words

    def say(self, text: str) -> None:
        """Show another text."""
        if text == self._words:
            return
        self._words = text
        self._forget()
        # A label with a buddy takes "&" for a shortcut.
        self.setText(text.replace("&", "&&") if self.buddy() else text)
        if not self._wrap:
            self.setToolTip(_verbatim(text))
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Show the text in the colour of another token."""
        self._tone = tone
        self.update()

    def set_longest(self, width: int) -> None:
        """Wrap at ``width`` (at scale 1.0) even where there is more room."""
        self._longest = width
        self._forget()
        self._limit()

    def grow(self, factor: float) -> None:
        """Show the text larger than its size, for eyes that are far away."""
        if factor != self._grown:
            self._grown = factor
            self._wear()

    def label_for(self, widget: QWidget) -> None:
        """Be the name of a control, for eyes and screen readers alike."""
        self.setBuddy(widget)
        self.setText(self._words.replace("&", "&&"))

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        return self._height(width) if self._wrap else self.sizeHint().height()

    @override
    def sizeHint(self) -> QSize:
        widest = self._whole_width()
        if self._wrap:
            widest = min(widest, theme.px(self._longest))
        return QSize(widest, self._height(widest if self._wrap else 1 << 20))

    @override
    def minimumSizeHint(self) -> QSize:
        least = theme.px(_LEAST_WIDTH)
        if self._wrap:
            if self._longest_word is None:
                self._longest_word = self._widest(self._words.split())
            least = min(self._longest_word, theme.px(5 * _LEAST_WIDTH))
        whole = self.sizeHint()
        return QSize(min(least, whole.width()), self._line_height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.StyleChange:
            # It comes with every part of a window that this is put in, too.
            if self._scale != theme.look.scale or self.font() != self._worn:
                self._wear()
        elif kind == QEvent.Type.FontChange:
            self._forget()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour(self._tone if self.isEnabled() else "muted"))
        painter.setFont(self.font())
        if self._wrap:
            self._paint_lines(painter)
        else:
            self._paint_line(painter)
        painter.end()

    def _wear(self) -> None:
        font = theme.font(self._size, self._weight)
        font.setPixelSize(round(font.pixelSize() * self._grown))
        self._scale, self._worn = theme.look.scale, font
        self.setFont(font)
        self._forget()
        self._limit()
        self.updateGeometry()

    def _forget(self) -> None:
        """Forget what was measured; layouts ask for the same again and again."""
        self._heights.clear()
        self._longest_line = self._longest_word = None

    def _limit(self) -> None:
        if self._longest != LONGEST_LINE:
            self.setMaximumWidth(theme.px(self._longest))

    def _whole_width(self) -> int:
        """Tell the width at which no line wraps, and a little more."""
        if self._longest_line is None:
            self._longest_line = self._widest(self._words.split("\n"))
        return self._longest_line

    def _widest(self, parts: Sequence[str]) -> int:
        metrics = QFontMetricsF(self.font())
        return max((int(metrics.horizontalAdvance(p)) + 2 for p in parts), default=0)

    def _line_height(self) -> int:
        return round(self.font().pixelSize() * self.leading)

    def _lines(self, width: int) -> list[QTextLayout]:
        """Lay each paragraph in lines; a line's y is a multiple of the line height."""
        laid, count = [], 0
        font, height = self.font(), self._line_height()
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for part in self._words.split("\n"):
            layout = QTextLayout(part, font)
            layout.setTextOption(option)
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(width)
                slack = height - line.height()
                line.setPosition(QPointF(0, count * height + slack / 2))
                count += 1
                line = layout.createLine()
            layout.endLayout()
            laid.append(layout)
        return laid

    def _height(self, width: int) -> int:
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._count(width) * self._line_height()
        return found + self.contentsMargins().top()

    def _count(self, width: int) -> int:
        if not self._wrap:
            return 1
        if self._whole_width() <= width:
            return 1 + self._words.count("\n")
        lines = sum(layout.lineCount() for layout in self._lines(max(1, width)))
        return max(1, lines)

    def _paint_lines(self, painter: QPainter) -> None:
        spare = max(0, self.height() - self._height(self.width()))
        top = spare / 2 + self.contentsMargins().top()
        for layout in self._lines(self.width()):
            layout.draw(painter, QPointF(0, top))

    def _paint_line(self, painter: QPainter) -> None:
        flag = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._words, flag, self.width())
        place = self.contentsRect()
        flags = self._align | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), shown)


class Title(Text, HeadingRole):
    """The name of what the window shows: one a window."""

    heading_level = 1
    leading = _HEADING_LEADING

    def __init__(self, text: str = "", *, wrap: bool = True, name: str = "") -> None:
        super().__init__(text, size="title", weight="semibold", wrap=wrap, name=name)

    @override
    def heading_text(self) -> str:
        return self.words


class Heading(Text, HeadingRole):
    """The name of a part. Level 2 is a page or a pane, 3 a card, 4 a part of one."""

    leading = _HEADING_LEADING

    def __init__(
        self,
        text: str = "",
        *,
        level: int = 3,
        tone: str = "text",
        wrap: bool = True,
        name: str = "",
    ) -> None:
        size: Size = _SIZES.get(level, "body")
        super().__init__(
            text, size=size, weight="semibold", tone=tone, wrap=wrap, name=name
        )
        self.heading_level = level

    @override
    def heading_text(self) -> str:
        return self.words


class Body(Text):
    """Ordinary words."""


class Muted(Text):
    """Words that explain: quieter than the body, as large."""

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = "body",
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        name: str = "",
    ) -> None:
        super().__init__(
            text, size=size, tone="muted", wrap=wrap, align=align, name=name
        )


class Meta(Text):
    """Words beside something: dates, counts, who."""

    def __init__(
        self,
        text: str = "",
        *,
        weight: Weight = "regular",
        tone: str = "muted",
        wrap: bool = True,
        name: str = "",
    ) -> None:
        super().__init__(
            text, size="meta", weight=weight, tone=tone, wrap=wrap, name=name
        )


class Small(Text):
    """The least words: captions."""

    def __init__(
        self, text: str = "", *, tone: str = "muted", wrap: bool = True, name: str = ""
    ) -> None:
        super().__init__(text, size="small", tone=tone, wrap=wrap, name=name)


def _verbatim(text: str) -> str:
    """Keep a tooltip from taking ``<b>`` in a name for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if escaped != text else text
