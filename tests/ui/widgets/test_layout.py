import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.content.notices import Notice as Said
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.layout import Columns, Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body
from sipdesk.ui.widgets.theme import Theme, apply
from tests.ui.widgets.shown import Show

LONG = "Alla som ska delta ska få kallelsen tio arbetsdagar före mötet. " * 4


def test_buttons_flow_to_the_next_line_where_there_is_no_room(
    qapp: QApplication, show: Show
) -> None:
    buttons = [secondary(f"Knapp nummer {number}") for number in range(6)]
    window = show(holder(Flow(*buttons)), width=1000)
    assert len({button.y() for button in buttons}) == 1
    window.resize(300, 600)
    qapp.processEvents()
    assert len({button.y() for button in buttons}) >= 3
    for button in buttons:
        assert button.geometry().right() <= window.width()
        assert button.width() >= button.minimumSizeHint().width()


def test_a_hidden_button_takes_no_room_in_a_flow(
    qapp: QApplication, show: Show
) -> None:
    first, hidden, last = secondary("Ett"), secondary("Två"), secondary("Tre")
    show(holder(Flow(first, hidden, last)))
    before = last.x()
    hidden.hide()
    qapp.processEvents()
    assert last.x() < before


def test_the_last_part_can_stand_at_the_other_end(show: Show) -> None:
    first, last = secondary("Ett"), secondary("Två")
    whole = holder(Flow(first, last, ends=True))
    show(whole, width=600)
    assert last.geometry().right() == whole.width() - 1


def test_columns_stack_where_the_window_is_narrow(
    qapp: QApplication, show: Show
) -> None:
    left, right = Card(Body(LONG)), Card(Body(LONG))
    columns = Columns(left, right, breakpoint=700, stretch=(1, 0), widths=(0, 300))
    window = show(columns, width=900)
    assert right.y() == left.y()
    assert right.width() == 300
    window.resize(600, 600)
    qapp.processEvents()
    assert columns.stacked
    assert right.y() > left.geometry().bottom()
    assert right.width() == left.width()


def test_columns_stack_earlier_when_text_is_large(
    qapp: QApplication, show: Show
) -> None:
    columns = Columns(Card(Body(LONG)), Card(Body(LONG)), breakpoint=700)
    show(columns, width=900)
    assert not columns.stacked
    apply(qapp, Theme("light", 1.5))
    qapp.processEvents()
    assert columns.stacked


@pytest.mark.parametrize("width", [320, 500, 1000])
def test_a_page_is_as_wide_as_its_window_and_scrolls_down(
    show: Show, width: int
) -> None:
    page = ScrollPage(*(Body(LONG) for _ in range(30)), name="page")
    show(page, width=width)
    inside = page.widget()
    assert inside is not None
    assert inside.width() == page.viewport().width()
    assert inside.height() > page.viewport().height()


def test_what_has_gone_wrong_is_brought_in_sight(
    qapp: QApplication, show: Show
) -> None:
    notice = Notice("bad", "")
    notice.hide()
    inside = holder(column(*(Body(LONG) for _ in range(20)), notice))
    page = ScrollPage(inside, *(Body(LONG) for _ in range(20)))
    show(page, width=500)
    assert page.verticalScrollBar().value() == 0
    say(notice, Said("Det gick inte att spara.", "Försök igen."))
    let_settle(qapp)
    seen = page.viewport().rect()
    assert seen.contains(notice.mapTo(page.viewport(), notice.rect().center()))
    page.verticalScrollBar().setValue(0)
    say(notice, Said("Det gick inte att spara.", "Försök igen."))
    let_settle(qapp)
    assert page.verticalScrollBar().value() == 0


def let_settle(qapp: QApplication) -> None:
    """Let what was asked for later be done."""
    for _ in range(5):
        qapp.processEvents()


def test_a_form_stays_narrow_in_a_wide_window(show: Show) -> None:
    text = Body(LONG)
    page = ScrollPage(text, most_width=500, name="page")
    show(page, width=1200)
    assert text.width() <= 520


def test_a_row_gives_what_is_left_to_the_gap(show: Show) -> None:
    first, last = secondary("Ett"), secondary("Två")
    whole = holder(row(first, None, last))
    show(whole, width=600)
    assert first.x() == 0
    assert last.geometry().right() == whole.width() - 1
