"""The style sheet of Qt's own controls, filled in from tokens.

Colours of text come from the palette and typefaces from ``theme.font``: a rule here
is only for what neither can say. Widgets of ours paint themselves.
"""

from dataclasses import asdict
from string import Template
from typing import Final

from sipdesk.ui.widgets.tokens import (
    CONTROL_HEIGHT,
    CONTROL_RADIUS,
    FOCUS_WIDTH,
    RADIUS,
    TONES,
    TOUCH,
    Tokens,
)

_SURFACES: Final = """
QMainWindow, QDialog, QScrollArea, QFrame[surface="canvas"] {
  background: $canvas; border: 0; }
QFrame[surface="card"] {
  background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QScrollArea[surface="inside"], QFrame[surface="inside"] {
  background: $surface; border: 0; }
QFrame[surface="soft"] {
  background: $soft; border: 1px solid $soft_edge; border-radius: ${radius}px; }
QFrame[surface="active"] {
  background: $surface; border: 2px solid $accent; border-radius: ${radius}px; }
QFrame[surface="rail"] {
  background: $rail; border: 0; border-right: 1px solid $line; }
QFrame[surface="pane"] {
  background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[surface="bar"] {
  background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[surface="foot"] {
  background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[surface="line"] {
  background: $line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[tone="ok"] { background: $ok_bg; border: 1px solid $ok_edge; }
QFrame[tone="warn"] { background: $warn_bg; border: 1px solid $warn_edge; }
QFrame[tone="bad"] { background: $bad_bg; border: 1px solid $bad_edge; }
QFrame[tone="info"] { background: $info_bg; border: 1px solid $info_edge; }
QFrame[tone="idle"] { background: $idle_bg; border: 1px solid $idle_edge; }
QFrame[tone] { border-radius: ${radius}px; }
QScrollArea[pages="true"] { border: 2px solid transparent; }
QScrollArea[pages="true"]:focus { border-color: $focus; }
QToolTip {
  background: $text; color: $surface; border: 0; padding: 6px; }
"""

_BUTTONS: Final = """
QPushButton, QToolButton { outline: 0; }
QPushButton {
  background: $surface; color: $text; border: 1px solid $field;
  border-radius: ${control_radius}px; padding: 0 14px; min-height: ${inner}px; }
QPushButton:hover { background: $sunken; border-color: $text; }
QPushButton:pressed { background: $soft; }
QPushButton:focus { border: ${focus_width}px solid $focus; padding: 0 13px; }
QPushButton:disabled {
  color: $muted; border-color: $line; background: $sunken; }
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hi; }
QPushButton[kind="primary"]:focus { border: ${focus_width}px solid $focus; }
QPushButton[kind="primary"]:disabled {
  color: $muted; border-color: $line; background: $idle_bg; }
QPushButton[kind="ghost"] {
  background: transparent; border: 1px solid transparent; padding: 0 10px; }
QPushButton[kind="ghost"]:hover { background: $idle_bg; border-color: $edge; }
QPushButton[kind="ghost"]:focus {
  border: ${focus_width}px solid $focus; padding: 0 9px; }
QPushButton[kind="ghost"]:disabled { background: transparent; }
QPushButton[kind="link"] {
  background: transparent; color: $accent; border: 2px solid transparent;
  border-radius: 5px; padding: 0 2px; min-height: ${target}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $focus; }
QPushButton[kind="link"]:disabled { color: $muted; }
QFrame[tone] QPushButton[kind="link"] {
  color: $text; text-decoration: underline; }
QPushButton[large="true"] { min-height: ${large}px; }
QPushButton[kind="row"] {
  background: transparent; border: 2px solid transparent; border-radius: 6px;
  text-align: left; padding: 0 4px; }
QPushButton[kind="row"]:hover { text-decoration: underline; }
QPushButton[kind="row"]:focus { border-color: $focus; }
QPushButton[kind="nav"] {
  background: transparent; color: $muted; border: 2px solid transparent;
  border-radius: ${control_radius}px; text-align: left; padding: 0 10px;
  min-height: ${nav_inner}px; }
QPushButton[kind="nav"]:hover { background: $idle_bg; color: $text; }
QPushButton[kind="nav"][current="true"] { background: $nav; color: $on_nav; }
QPushButton[kind="nav"]:focus { border-color: $nav_focus; }
QPushButton[kind="inner"] {
  background: transparent; border: 2px solid transparent; border-radius: 5px;
  padding: 0; min-height: ${inner_button}px; max-height: ${inner_button}px;
  min-width: ${inner_button}px; max-width: ${inner_button}px; }
QPushButton[kind="inner"]:hover { background: $idle_bg; }
QPushButton[kind="inner"]:focus { border-color: $focus; }
"""

_FIELDS: Final = """
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $field;
  border-radius: ${control_radius}px; padding: 0 10px; min-height: ${inner}px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QLineEdit:focus, QComboBox:focus {
  border: ${focus_width}px solid $focus; padding: 0 9px; }
QTextEdit, QPlainTextEdit { padding: 7px 12px; }
QTextEdit:focus, QPlainTextEdit:focus {
  border: ${focus_width}px solid $focus; padding: 6px 11px; }
QLineEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border-color: $bad; border-width: 2px; padding: 0 9px; }
QTextEdit[wrong="true"] { padding: 6px 11px; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QLineEdit:read-only, QTextEdit:read-only {
  background: $sunken; border-color: $line; color: $text; }
QCheckBox[ours="true"]::indicator, QRadioButton[ours="true"]::indicator {
  width: ${box}px; height: ${item}px; }
QComboBox::drop-down { border: 0; width: ${arrow}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QListView[popup="true"] {
  background: $surface; color: $text; border: 1px solid $field; padding: 4px;
  outline: 0; selection-background-color: $soft; selection-color: $on_soft; }
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {
  min-height: ${item}px; padding: 0 8px; border: 2px solid transparent;
  border-radius: 5px; }
QComboBox QAbstractItemView::item:selected,
QListView[popup="true"]::item:selected {
  background: $soft; color: $on_soft; border-color: $focus; }
"""

_REST: Final = """
QListView, QTableView { background: transparent; border: 0; }
QHeaderView, QTableCornerButton::section { background: $surface; border: 0; }
QTabBar { border: 0; outline: 0; }
QTabBar::tab {
  background: transparent; color: $muted; border: 2px solid transparent;
  border-bottom: 3px solid transparent; padding: 9px 4px 8px 4px;
  margin-right: 16px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 3px solid $accent; }
QTabBar::tab:selected:focus { border: 2px solid $focus; border-radius: 5px; }
QTabBar[level="second"]::tab {
  border: 2px solid transparent; border-radius: 8px; padding: 5px 10px;
  margin-right: 6px; }
QTabBar[level="second"]::tab:selected {
  background: $soft; color: $on_soft; border: 2px solid $soft_edge; }
QTabBar[level="second"]::tab:selected:focus { border: 2px solid $focus; }
QTabBar::scroller { width: ${scroller}px; }
QTabBar QToolButton {
  background: $surface; border: 1px solid $field; border-radius: 5px; }
QMenu {
  background: $surface; color: $text; border: 1px solid $field; padding: 5px; }
QMenu::item {
  padding: 6px 14px; border-radius: 5px; border: 2px solid transparent; }
QMenu::item:selected {
  background: $soft; color: $on_soft; border-color: $focus; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
#calendar { background: $surface; border: 1px solid $field; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
QCalendarWidget QToolButton {
  background: transparent; color: $text; border: 2px solid transparent;
  border-radius: 5px; min-height: ${item}px; min-width: ${item}px;
  padding: 0 6px; }
QCalendarWidget QToolButton:hover { background: $idle_bg; }
QCalendarWidget QToolButton:focus { border-color: $focus; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox {
  background: $surface; color: $text; border: 1px solid $field; }
QCalendarWidget #qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QAbstractItemView {
  background: $surface; color: $text; border: 0; outline: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle { background: $bar; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
"""

_SHEET: Final = Template(_SURFACES + _BUTTONS + _FIELDS + _REST)
_BORDERS: Final = 2
_NAV_FIXED, _NAV_GROWING = 16, 20
"""The places of the menu grow less than the text: all fit on a small screen."""


def sheet(of: Tokens, scale: float) -> str:
    """Write the style sheet for one theme and text scale (1.0 to 2.0)."""
    values = asdict(of)
    values["soft_edge"] = of.edge or of.soft
    for tone in TONES:
        values[f"{tone}_edge"] = of.edge or values[f"{tone}_bg"]
    values["edge"] = of.edge or "transparent"
    # A ring in the fill's own colour would not show.
    values["nav_focus"] = of.text if of.nav == of.focus else of.focus
    return _SHEET.substitute(
        values,
        radius=RADIUS,
        control_radius=CONTROL_RADIUS,
        focus_width=FOCUS_WIDTH,
        inner=round(CONTROL_HEIGHT * scale) - _BORDERS,
        large=max(TOUCH, round(CONTROL_HEIGHT * scale)) - _BORDERS,
        nav_inner=round(_NAV_FIXED + _NAV_GROWING * scale) - _BORDERS,
        target=round(24 * scale),
        inner_button=round(24 * scale),
        arrow=round(30 * scale),
        item=round(30 * scale),
        box=round(22 * scale),
        scroller=round(52 * scale),  # both buttons together
    )
