import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from sipdesk.ui.widgets import theme, tokens
from sipdesk.ui.widgets.buttons import primary
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.text import Body, Title
from sipdesk.ui.widgets.theme import Theme, apply
from tests.ui.widgets.shown import Show


def test_the_program_brings_its_own_typeface() -> None:
    assert QFontInfo(theme.font()).family() == "Inter"


def test_the_three_weights_differ_on_the_screen() -> None:
    widths = {
        QFontMetrics(theme.font("title", weight)).horizontalAdvance("Ärendet skickas")
        for weight in tokens.WEIGHTS
    }
    assert len(widths) == 3


def test_qts_own_words_are_swedish() -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Avbryt"
    assert QLocale().toString(QDate(2026, 12, 3)).endswith("3 december 2026")


@pytest.mark.parametrize(("asked", "given"), [(0.1, 1.0), (1.5, 1.5), (9.0, 2.0)])
def test_the_text_scale_stays_between_one_and_two(
    qapp: QApplication, asked: float, given: float
) -> None:
    apply(qapp, Theme("light", asked))
    assert theme.look.scale == given
    assert theme.px(10) == 10 * given


def test_open_windows_follow_when_the_setting_changes(
    qapp: QApplication, show: Show
) -> None:
    title, chip, button = (
        Title("Ärenden"),
        Chip("I fas", "ok"),
        primary("Nytt", icon="plus"),
    )
    window = show(title, chip, button)
    before = [part.sizeHint() for part in (title, chip, button)]
    apply(qapp, Theme("dark", 2.0))
    qapp.processEvents()
    after = [part.sizeHint() for part in (title, chip, button)]
    for small, large in zip(before, after, strict=True):
        assert large.height() > 1.8 * small.height()
    assert window.palette().window().color().name().upper() == tokens.DARK.canvas


def test_what_is_painted_has_the_contrast_that_the_tokens_promise(
    qapp: QApplication, show: Show
) -> None:
    body, button = Body("Elsa Lindqvist"), primary("Skriv kallelse")
    for mode in ("light", "dark", "contrast"):
        apply(qapp, Theme(mode))
        show(body, button)
        for part in (body, button):
            part.clearFocus()
            image = part.grab(part.rect().adjusted(6, 3, -6, -3)).toImage()
            seen = Counter(
                image.pixelColor(x, y).name()
                for x in range(image.width())
                for y in range(image.height())
            )
            ground = seen.most_common(1)[0][0]
            assert max(tokens.contrast(ground, ink) for ink in seen) >= 4.5


def test_the_first_window_pays_for_nothing_it_does_not_show() -> None:
    code = (
        "import sys\n"
        "from sipdesk.ui.widgets import buttons, cards, fields, notice, text, theme\n"
        "heavy = ('hunspell', 'pypdfium2', 'PySide6.QtSvg', 'PySide6.QtPrintSupport',"
        " 'reportlab', 'sqlalchemy')\n"
        "print(*[name for name in heavy if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == ""
