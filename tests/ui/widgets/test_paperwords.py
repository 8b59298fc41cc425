"""What may be copied of a paper's words, by whatever way one tries."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sipdesk.ui.widgets.paperwords import PaperWords
from sipdesk.ui.widgets.preview import PaperPreview
from tests.ui.audit import audit
from tests.ui.gallery_pages import sample_pdf
from tests.ui.widgets.shown import Show

TEXT = "Alva Testfall\nBor på Påhittet"
BEFORE = "Det som låg där"
MARKS = {
    f'application/x-qt-windows-mime;value="{name}"'
    for name in (
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
        "ExcludeClipboardContentFromMonitorProcessing",
    )
} | {"x-kde-passwordManagerHint"}


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    board = qapp.clipboard()
    board.setText(BEFORE)
    yield board
    board.clear()


def words(show: Show, *, may_copy: bool) -> PaperWords:
    made = PaperWords(may_copy=may_copy)
    made.setAccessibleName("Papperets text")
    made.setPlainText(TEXT)
    show(made)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert made.textCursor().hasSelection()
    return made


def press_all(made: PaperWords) -> None:
    """Press every key that copies or cuts somewhere."""
    control, shift = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    for key, held in (
        (Qt.Key.Key_C, control),
        (Qt.Key.Key_Insert, control),
        (Qt.Key.Key_X, control),
        (Qt.Key.Key_Delete, shift),
    ):
        QTest.keyClick(made, key, held)


def menu_of(made: PaperWords, app: QApplication) -> list[str]:
    """Ask for the menu by the right button; press its Copy, if there is one."""
    offered: list[str] = []

    def press() -> None:
        menu = app.activePopupWidget()
        if isinstance(menu, QMenu):
            for action in menu.actions():
                offered.append(action.objectName())
                if action.objectName() == "edit-copy":
                    action.activate(QAction.ActionEvent.Trigger)
            menu.close()

    at = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, made.mapToGlobal(at))
    QTimer.singleShot(0, press)
    app.sendEvent(made.viewport(), event)
    app.processEvents()
    return offered


@pytest.mark.journey
def test_what_may_be_copied_is_plain_and_kept_in_no_history(
    show: Show, clipboard: QClipboard
) -> None:
    made = words(show, may_copy=True)
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    gc.collect()
    held = clipboard.mimeData()
    assert held.text() == TEXT
    assert set(held.formats()) == {"text/plain"} | MARKS


def test_what_may_be_copied_is_copied_by_the_menu_just_so(
    show: Show, clipboard: QClipboard, qapp: QApplication
) -> None:
    made = words(show, may_copy=True)
    assert "edit-copy" in menu_of(made, qapp)
    assert clipboard.text() == TEXT
    assert set(clipboard.mimeData().formats()) == {"text/plain"} | MARKS


def test_no_key_copies_what_may_not_be_copied(
    show: Show, clipboard: QClipboard
) -> None:
    made = words(show, may_copy=False)
    press_all(made)
    assert clipboard.text() == BEFORE


def test_no_menu_copies_what_may_not_be_copied(
    show: Show, clipboard: QClipboard, qapp: QApplication
) -> None:
    made = words(show, may_copy=False)
    assert menu_of(made, qapp) == []
    assert clipboard.text() == BEFORE


def dragged(made: PaperWords) -> QMimeData:
    """Drag the selection by the mouse, and give what is dragged."""
    inside = QPoint(12, 16)
    viewport = made.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=inside)
    away = QPointF(inside) + QPointF(60, 40)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        away,
        viewport.mapToGlobal(away),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, move)
    (drag,) = viewport.findChildren(QDrag)
    return drag.mimeData()


@pytest.mark.parametrize("may_copy", [True, False])
def test_a_drag_takes_out_what_a_copy_may(show: Show, *, may_copy: bool) -> None:
    data = dragged(words(show, may_copy=may_copy))
    assert data.text() == (TEXT if may_copy else "")
    assert set(data.formats()) == ({"text/plain"} | MARKS if may_copy else set())


def test_a_caret_goes_through_the_words_though_they_may_not_be_copied(
    show: Show,
) -> None:
    made = words(show, may_copy=False)
    QTest.keyClick(made, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert made.textCursor().blockNumber() == 1


def test_words_are_not_copied_from_a_preview_unless_it_is_said(
    show: Show, clipboard: QClipboard
) -> None:
    preview = PaperPreview()
    window = show(preview, width=800)
    preview.show_pdf(sample_pdf())
    preview.tell_of_words("Texten är till för att läsas.")
    preview.show_text(on=True)
    assert preview.words.accessibleDescription() == "Texten är till för att läsas."
    assert audit(window) == []
    preview.words.selectAll()
    press_all(preview.words)
    assert clipboard.text() == BEFORE
