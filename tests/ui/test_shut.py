"""What a policy shuts is seen closed, with the reason beside it, before it is tried."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.policy import (
    ALLOW_PAPER_FILES,
    NO_POLICIES,
    POLICIES,
    Policies,
    PolicyArea,
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.domain.report_file import Reader
from sipdesk.domain.tip import TipKind
from sipdesk.ui.board_editor.head import Head
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.closing.handover import HandOverCard
from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.figures.model import FiguresModel
from sipdesk.ui.figures.report import ReportCard
from sipdesk.ui.home.access.view import AccessPage
from sipdesk.ui.home.aggregate.view import GivePage
from sipdesk.ui.home.book.view import BookPage
from sipdesk.ui.home.tips.view import TipsPage
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.picture_sources.sharing import SharingPart
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.picture_board import save_picture_board
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.tip import WriteTip, write_tip
from tests.home import PASSPHRASE, SetClock, ports_of
from tests.opened import copied_office
from tests.ui.audit import audit
from tests.ui.shell import around, dressed, fill_book, found, frame, settle, show
from tests.usecases.test_picture_boards import board

__all__ = ["dressed", "frame"]

ALL_SHUT = judged(
    {
        PolicyLevel.MACHINE: {
            one.name: 0 for one in POLICIES if one.area is PolicyArea.EXPORT
        }
    }
)
Opening = Callable[[Policies], Ports]


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    opened = []

    def opens(policies: Policies) -> Ports:
        office = copied_office(tmp_path)
        vault = replace(office.vault(), policies=policies)
        opened.append(vault.open(office.home, PASSPHRASE))
        return ports_of(opened[-1], SetClock())

    yield opens
    for home in opened:
        home.store.close()


def button(within: QWidget, name: str) -> Button:
    one = found(within, name)
    assert isinstance(one, Button)
    return one


def is_shut(within: QWidget, *names: str) -> bool:
    """Whether buttons are seen, closed, with the line that says why."""
    line = found(within, f"{names[0]}-shut")
    assert isinstance(line, ShutLine)
    closed = [not button(within, name).isEnabled() for name in names]
    assert all(closed) == any(closed)
    assert line.isVisible() == all(closed)
    if all(closed):
        assert BY_ADMINISTRATOR in line.text()
        for name in names:
            assert button(within, name).accessibleDescription() == line.text()
    return all(closed)


# --- A line and its buttons -------------------------------------------------------


def test_a_closed_button_stays_closed_whatever_is_drawn(frame: Frame) -> None:
    one = Button("Spara", name="spara")
    line = ShutLine(ALL_SHUT, ALLOW_PAPER_FILES, one)
    show(frame, Card(one, line))
    assert is_shut(frame, "spara")
    one.setEnabled(True)
    assert is_shut(frame, "spara")
    line.hold(on=False)
    assert not one.isEnabled()
    one.setEnabled(True)
    assert one.isEnabled()
    assert one.toolTip() == ""
    line.hold(on=True)
    assert is_shut(frame, "spara")


def test_nothing_is_said_where_nothing_is_decided(frame: Frame) -> None:
    one = Button("Spara", name="spara")
    line = ShutLine(NO_POLICIES, ALLOW_PAPER_FILES, one)
    show(frame, Card(one, line))
    assert not is_shut(frame, "spara")
    line.hold(on=True)
    assert not is_shut(frame, "spara")


# --- Screens ----------------------------------------------------------------------


@pytest.mark.parametrize("policies", [ALL_SHUT, NO_POLICIES], ids=["shut", "open"])
def test_a_paper_can_be_printed_and_not_saved(
    frame: Frame, opening: Opening, policies: Policies
) -> None:
    ports = opening(policies)
    case = open_case(OpenCase("Alva", "Påhitt"), ports).case
    panel = PaperPanel(around(ports))
    show(frame, panel)
    panel.look(PaperOrder(case.id, PaperKind.CHECKLIST, FILE_COPY), case)
    settle()
    assert panel.preview.print_button.isEnabled()
    assert is_shut(panel, "paper-save") == (policies is ALL_SHUT)
    assert audit(frame) == []


PAGES: dict[str, Callable[[Around], AccessPage | BookPage | GivePage]] = {
    "access-export": AccessPage,
    "contacts-write": BookPage,
    "give-save": GivePage,
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("policies", [ALL_SHUT, NO_POLICIES], ids=["shut", "open"])
def test_a_page_shows_the_way_out_that_is_shut(
    frame: Frame, opening: Opening, name: str, policies: Policies
) -> None:
    ports = opening(policies)
    fill_book(ports)
    page = PAGES[name](around(ports))
    show(frame, page)
    page.refresh()
    settle()
    assert is_shut(page, name) == (policies is ALL_SHUT)
    assert audit(frame) == []


def test_a_case_is_not_begun_to_be_handed_over(frame: Frame, opening: Opening) -> None:
    given = around(opening(ALL_SHUT))
    card = HandOverCard(given)
    show(frame, card)
    card.show()
    assert is_shut(card, "handover-begin", "handover-send")


def test_boards_and_tips_are_closed_only_where_there_are_any(
    frame: Frame, opening: Opening
) -> None:
    ports = opening(ALL_SHUT)
    part = SharingPart(around(ports), may_change=True)
    show(frame, part)
    part.refresh()
    settle()
    assert not part.shut.isVisible()
    save_picture_board(board(), ports)
    write_tip(WriteTip(TipKind.TIP, "Ring först", "Två dagar före mötet."), ports)
    part.refresh()
    settle()
    assert is_shut(part, "share", "export")
    tips = TipsPage(around(ports))
    show(frame, tips)
    tips.refresh()
    settle()
    assert is_shut(tips, "tips-share")


def test_only_the_report_for_others_is_shut(frame: Frame, opening: Opening) -> None:
    given = around(opening(ALL_SHUT))
    model = FiguresModel(given, lambda _: None)
    card = ReportCard(model, given.policies)
    show(frame, card)
    card.draw(model.state)
    assert card.save.isEnabled()
    assert not card.shut.isVisible()
    model.edit(reader=Reader.OUTSIDE.value)
    card.draw(model.state)
    assert is_shut(card, "print-report", "save-report")
    model.edit(reader=Reader.INSIDE.value)
    card.draw(model.state)
    assert card.save.isEnabled()


@pytest.mark.parametrize("of_case", [True, False])
def test_only_a_board_of_a_case_is_not_saved_as_a_file(
    frame: Frame, opening: Opening, *, of_case: bool
) -> None:
    ports = opening(ALL_SHUT)
    case = open_case(OpenCase("Alva", "Påhitt"), ports).case
    model = EditorModel(around(ports), lambda _: None, lambda _: None)
    head = Head(model)
    show(frame, head)
    shown = board(case.id if of_case else "")
    head.draw(EditorState(board=shown, prints=True), shown)
    assert head.shut.isVisible() == of_case
    assert not of_case or not head.save_button.isEnabled()
