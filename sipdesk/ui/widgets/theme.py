"""The look of all windows: typeface, palette and style sheet, made from tokens.

Call ``apply`` once before the first widget and again whenever the setting changes;
what is on the screen follows at once.
"""

import functools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from sipdesk.ui.widgets import accessible, tokens
from sipdesk.ui.widgets.stylesheet import sheet
from sipdesk.ui.widgets.tokens import (
    SIZES,
    WEIGHTS,
    Size,
    SystemColours,
    Tokens,
    Weight,
)

Mode = Literal["light", "dark", "contrast", "system"]

FAMILIES: Final = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
LEAST_SCALE: Final = 1.0
MOST_SCALE: Final = 2.0
_IN_FUSION: Final = "inFusion"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a person has chosen: colours, and how large text is (1.0 to 2.0)."""

    mode: Mode = "light"
    text_scale: float = 1.0


class Look:
    """What is on the screen now; only ``apply`` changes it."""

    __slots__ = ("scale", "theme", "tokens")

    def __init__(self) -> None:
        self.theme = Theme()
        self.tokens = tokens.LIGHT
        self.scale = 1.0


look: Final = Look()


def application(arguments: Sequence[str] = ()) -> QApplication:
    """Make the program's one application.

    Its style is asked for here: asked for later, the system's is made first in vain.
    """
    app = QApplication(["sipdesk", "-style", "Fusion", *arguments])
    app.setProperty(_IN_FUSION, True)  # noqa: FBT003
    return app


def px(measure: float) -> int:
    """Logical pixels for a measure that grows with the text."""
    return round(measure * look.scale)


def colour(name: str) -> QColor:
    """Give a token as a colour; ``edge`` may be transparent."""
    value: str = getattr(look.tokens, name)
    return QColor(value) if value else QColor(Qt.GlobalColor.transparent)


def font(size: Size = "body", weight: Weight = "regular") -> QFont:
    """Give one of the six sizes in one of the three weights."""
    return QFont(_font(size, weight, look.scale))


@functools.cache
def _font(size: Size, weight: Weight, scale: float) -> QFont:
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(round(SIZES[size] * scale))
    made.setWeight(QFont.Weight(WEIGHTS[weight]))
    # Inter is one variable file: the axes, not the weight, choose its outlines.
    made.setVariableAxis(QFont.Tag("wght"), WEIGHTS[weight])
    made.setVariableAxis(QFont.Tag("opsz"), min(32, max(14, SIZES[size])))
    if size in ("section", "title"):
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Dress every window, those already open included.

    A text scale outside 1.0 to 2.0 is taken as the nearest of them.
    """
    first = _prepare(app)
    before = (look.scale, look.tokens)
    look.theme = theme
    look.scale = min(MOST_SCALE, max(LEAST_SCALE, theme.text_scale))
    look.tokens = _tokens_for(app, theme.mode)
    if (look.scale, look.tokens) == before and not first:
        return
    app.setFont(font())
    QToolTip.setFont(font("meta"))
    app.setPalette(_palette(look.tokens))
    app.setStyleSheet(sheet(look.tokens, look.scale))


def restyle(widget: QWidget) -> None:
    """Have the style sheet look again at a widget whose property has changed."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _prepare(app: QApplication) -> bool:
    """Do what is done once; tell whether this was that time."""
    if app.findChild(_Follower) is not None:
        return False
    _Follower(app)
    _load_typeface()
    _speak_swedish(app)
    accessible.install()
    if not app.property(_IN_FUSION):
        app.setStyle("Fusion")
    return True


def _load_typeface() -> None:
    from fontpkg_inter import ROOT  # noqa: PLC0415  (only when a window is made)

    file = ROOT / "files" / "Inter[opsz,wght].ttf"
    if QFontDatabase.addApplicationFontFromData(file.read_bytes()) < 0:
        _log.warning("typeface-not-loaded")


def _speak_swedish(app: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)
    else:
        _log.warning("translation-not-loaded")


def _tokens_for(app: QApplication, mode: Mode) -> Tokens:
    hints = QGuiApplication.styleHints()
    high = Qt.ContrastPreference.HighContrast
    chosen_by_system = hints.accessibility().contrastPreference() == high
    if mode == "system" and chosen_by_system:
        mode = "contrast"
    if mode == "contrast":
        own = _system_colours(app) if chosen_by_system else tokens.NIGHT_SKY
        return tokens.from_system(own)
    if mode == "system":
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return tokens.DARK if dark else tokens.LIGHT
    return tokens.DARK if mode == "dark" else tokens.LIGHT


def _system_colours(app: QApplication) -> SystemColours:
    app.setPalette(QPalette())
    palette, role = app.palette(), QPalette.ColorRole
    return SystemColours(
        window=palette.color(role.Window).name(),
        text=palette.color(role.WindowText).name(),
        button_text=palette.color(role.ButtonText).name(),
        highlight=palette.color(role.Highlight).name(),
        highlighted_text=palette.color(role.HighlightedText).name(),
    )


def _palette(of: Tokens) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for place, value in (
        (role.Window, of.canvas),
        (role.Base, of.surface),
        (role.AlternateBase, of.sunken),
        (role.Button, of.surface),
        (role.Text, of.text),
        (role.WindowText, of.text),
        (role.ButtonText, of.text),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.PlaceholderText, of.muted),
        (role.Link, of.accent),
        (role.Accent, of.accent),
        (role.ToolTipBase, of.text),
        (role.ToolTipText, of.surface),
        (role.Mid, of.line),
        (role.Light, of.surface),
        (role.Dark, of.field),
    ):
        palette.setColor(place, QColor(value))
    for place in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(of.muted))
    return palette


class _Follower(QObject):
    """Follows the system from light to dark while the program runs."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Dress again if the system decides."""
        if look.theme.mode in ("system", "contrast"):
            apply(self._app, look.theme)
