"""Shows languages of other scripts: their letters, and lines from right to left."""

from functools import cache

import fontpkg_noto_sans_arabic
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit

from sipdesk.content.direction import held


@cache
def load_arabic() -> None:
    """Give the program the Arabic letters that our own face lacks.

    Those of Ge'ez are the system's: Qt finds them by itself, if there are any.
    """
    folder = fontpkg_noto_sans_arabic.ROOT / "files"
    file = folder / "NotoSansArabic[wdth,wght].ttf"
    QFontDatabase.addApplicationFontFromData(file.read_bytes())


def show_words(edit: QPlainTextEdit, text: str, *, rtl: bool) -> None:
    """Show a text in its direction, a telephone number inside it in its own."""
    direction = (
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    edit.setLayoutDirection(direction)
    option = edit.document().defaultTextOption()
    option.setTextDirection(direction)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    edit.document().setDefaultTextOption(option)
    edit.setPlainText(held(text) if rtl else text)
