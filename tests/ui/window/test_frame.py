from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.content.notices import notice
from sipdesk.ui.widgets.text import Title
from sipdesk.ui.window.frame import Frame
from tests.ui.audit import audit
from tests.ui.shell import found, said, settle, show
from tests.ui.widgets.shown import close, heard


def test_it_tells_once_that_it_has_been_seen(frame: Frame) -> None:
    seen = heard(frame.painted)
    show(frame, QLabel("Först"))
    frame.repaint()
    settle()
    assert len(seen) == 1


def test_one_screen_is_shown_at_a_time(frame: Frame) -> None:
    first, second = QLabel("Först"), QLabel("Sedan")
    gone = heard(first.destroyed)
    show(frame, first)
    show(frame, second)
    show(frame, second)
    assert frame.screen_shown is second
    QApplication.sendPostedEvents(None, 52)  # deferred deletion
    assert len(gone) == 1


def test_a_demonstration_is_marked_in_the_window_and_its_title(frame: Frame) -> None:
    show(frame, Title("Idag"))
    assert frame.windowTitle() == "SIPdesk"
    frame.mark_demonstration(on=True)
    settle()
    assert frame.windowTitle() == "SIPdesk – Demonstration"
    assert found(frame, "demonstration").isVisible()
    assert audit(frame) == []
    frame.mark_demonstration(on=False)
    assert frame.windowTitle() == "SIPdesk"
    assert not found(frame, "demonstration").isVisible()


def test_a_fault_is_told_calmly_and_can_be_put_away(frame: Frame) -> None:
    show(frame, Title("Idag"))
    for _ in range(2):
        frame.tell_fault()
        settle()
        assert found(frame, "fault").isVisible()
        assert audit(frame) == []
        found(frame, "fault-dismiss").click()  # type: ignore[attr-defined]
        assert not found(frame, "fault").isVisible()


def test_it_tells_before_it_closes(frame: Frame) -> None:
    show(frame, Title("Idag"))
    closing = heard(frame.closing)
    frame.close()
    assert len(closing) == 1


def test_it_begins_no_larger_than_the_screen(qapp: QApplication) -> None:
    assert qapp is not None
    frame = Frame()
    room = frame.screen().availableSize()
    assert 720 <= frame.width() <= room.width()
    # Above it the system puts a title.
    assert 520 <= frame.height() < room.height()
    close(frame)


def test_large_text_does_not_keep_it_wide(frame: Frame) -> None:
    show(frame, QLabel("ord " * 200))
    frame.resize(720, 520)
    assert (frame.width(), frame.height()) == (720, 520)


def test_it_has_room_on_a_small_screen_whose_text_the_system_enlarges(
    frame: Frame,
) -> None:
    # 1280 by 720 at 150 %, less the window's title and the system's own bar.
    show(frame, QLabel("ord " * 200))
    frame.resize(853, 408)
    assert (frame.width(), frame.height()) == (853, 408)


def test_it_fills_the_screen_and_is_then_as_before(frame: Frame) -> None:
    show(frame, QLabel("Möte"))
    frame.fill_screen(on=False)
    assert not frame.isFullScreen()
    for maximised in (False, True):
        if maximised:
            frame.showMaximized()
        frame.fill_screen(on=True)
        frame.fill_screen(on=True)
        assert frame.isFullScreen()
        frame.fill_screen(on=False)
        assert not frame.isFullScreen()
        assert frame.isMaximized() is maximised


def test_a_window_that_is_not_there_fills_nothing(frame: Frame) -> None:
    frame.fill_screen(on=True)
    assert not frame.isVisible()
    assert not frame.isFullScreen()


def test_it_comes_forward_though_it_was_put_away(frame: Frame) -> None:
    show(frame, Title("Idag"))
    frame.showMinimized()
    frame.come_forward()
    settle()
    assert not frame.isMinimized()
    assert frame.isActiveWindow()


def test_what_it_says_stands_until_it_is_put_away_and_hides_no_fault(
    frame: Frame,
) -> None:
    show(frame, Title("Idag"))
    frame.dismiss()
    frame.tell_fault()
    frame.tell("warn", notice("file-not-now"))
    frame.tell("info", notice("boards-wait"))
    settle()
    assert "Filen med bildtavlor" in said(frame)
    assert "Filen öppnas inte" not in said(frame)
    assert audit(frame) == []
    frame.dismiss()
    settle()
    assert not found(frame, "said").isVisible()
    assert found(frame, "fault").isVisible()
