"""A manager's approval is asked for, given and gone without beside the paper itself."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.approval import ApprovalState
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.user import Role, User
from sipdesk.ui.paper_panel.approval_model import Offer, offers
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.widgets.textarea import TextArea
from sipdesk.usecases.approval import Manager
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from tests.domain import cases as made
from tests.home import TODAY, USER
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.outlets import Person
from tests.ui.shell import around, found, press, said
from tests.usecases.desk import Desk, desk
from tests.usecases.test_approval import SIV, approve, at, bring, letter, write_more

BOTH = replace(USER, roles=frozenset({Role.COORDINATOR, Role.MANAGER}))


@pytest.fixture(name="asked")
def a_letter_that_is_due(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, bring) as asked:
        yield asked


Opened = Callable[[User], AbstractContextManager[PaperPanel]]


@pytest.fixture
def shown_to(asked: Desk, stand: Stand, tmp_path: Path) -> Opened:
    """Show the letter to somebody, who works at the desk meanwhile."""

    @contextmanager
    def opened(user: User) -> Iterator[PaperPanel]:
        with at(asked, user) as ports:
            panel = PaperPanel(around(ports), ask_file=Person(tmp_path).file)
            stand(panel, height=1200)
            panel.look(letter(asked), asked.case)
            QApplication.processEvents()
            yield panel

    return opened


@pytest.fixture
def panel(shown_to: Opened) -> PaperPanel:
    """Give the letter as the coordinator sees it, before anybody is asked."""
    with shown_to(USER) as opened:
        return opened


@pytest.fixture
def waiting(panel: PaperPanel) -> PaperPanel:
    """Give the letter as the coordinator sees it once the manager is asked."""
    press(found(panel, "approval-ask"))
    return panel


def write(panel: PaperPanel, name: str, words: str) -> None:
    field = found(panel, name)
    assert isinstance(field, TextArea)
    field.edit.setPlainText(words)


@pytest.mark.journey
def test_it_is_asked_for_and_given_beside_the_paper(
    panel: PaperPanel, shown_to: Opened, asked: Desk
) -> None:
    assert "Brev till ansvarig chef, inte godkänt än" in said(panel)
    assert not panel.preview.print_button.isEnabled()
    assert audit(panel.window()) == []
    tab_round(panel)
    write(panel, "to-chief", "Kan gå i dag.")
    press(found(panel, "approval-ask"))
    assert "Väntar på chefen sedan mån 2 mar." in said(panel)
    assert not found(panel, "approval-ask").isVisible()
    with shown_to(SIV) as own:
        assert "Karin Exempel, SIP-samordnare, ber om ditt godkännande" in said(own)
        assert "”Kan gå i dag.”" in said(own)
        assert not found(own, "approval-withdraw").isVisible()
        assert audit(own.window()) == []
        press(found(own, "approval-give"))
        assert "Godkänt av Siv Exempel, institutionschef (mån 2 mar)." in said(own)
        assert not own.preview.print_button.isEnabled()
    panel.look(letter(asked), asked.case)
    assert "inte godkänt än" not in said(panel)
    assert "Underskriften görs för hand." in said(panel)
    assert "Siv Exempel" in panel.preview.words.toPlainText()
    assert panel.preview.save_button.isEnabled()
    assert audit(panel.window()) == []


@pytest.mark.journey
def test_it_is_sent_back_with_words(
    waiting: PaperPanel, shown_to: Opened, asked: Desk
) -> None:
    with shown_to(SIV) as own:
        press(found(own, "approval-return"))
        press(found(own, "approval-return-go"))
        assert "Det står inte vad som ska ändras." in said(own)
        words = found(own, "return-words")
        assert isinstance(words, TextArea)
        assert words.problem.startswith("Det står inte vad som ska ändras.")
        assert words.edit.hasFocus()
        assert not found(own, "approval-notice").isVisible()
        write(own, "return-words", "Skriv vem som ringde.")
        press(found(own, "approval-return-go"))
        assert "Tillbaka från Siv Exempel" in said(own)
        assert not found(own, "approval-return").isVisible()
    waiting.look(letter(asked), asked.case)
    assert "”Skriv vem som ringde.”" in said(waiting)
    press(found(waiting, "approval-ask"))
    assert "Väntar på chefen" in said(waiting)
    press(found(waiting, "approval-withdraw"))
    assert "Chefen läser och godkänner" in said(waiting)


@pytest.mark.journey
def test_half_written_words_come_back_to_the_manager(
    waiting: PaperPanel, shown_to: Opened, asked: Desk
) -> None:
    with shown_to(SIV) as own:
        press(found(own, "approval-return"))
        write(own, "return-words", "Skriv vem som")
        own.leave()
        own.hide()
    with shown_to(SIV) as again:
        words = found(again, "return-words")
        assert isinstance(words, TextArea)
        assert words.isVisible()
        assert words.value == "Skriv vem som"
        press(found(again, "approval-return-go"))
        assert "Tillbaka från Siv Exempel" in said(again)
    waiting.look(letter(asked), asked.case)
    press(found(waiting, "approval-ask"))
    with shown_to(SIV) as own:
        assert not found(own, "return-words").isVisible(), "what was said is no draft"


def test_half_written_words_to_the_manager_and_reasons_come_back(
    panel: PaperPanel, asked: Desk
) -> None:
    write(panel, "to-chief", "Kan gå")
    press(found(panel, "approval-without"))
    write(panel, "without-reason", "Chefen kan")
    panel.close_button.click()
    panel.look(letter(asked), asked.case)
    QApplication.processEvents()
    kept = [found(panel, name) for name in ("to-chief", "without-reason")]
    typed = [field.value for field in kept if isinstance(field, TextArea)]
    assert typed == ["Kan gå", "Chefen kan"]
    assert all(field.isVisible() for field in kept)


def test_the_focus_stays_on_how_it_stands(
    waiting: PaperPanel, shown_to: Opened
) -> None:
    assert found(waiting, "approval-state").hasFocus()
    with shown_to(SIV) as own:
        press(found(own, "approval-give"))
        state = found(own, "approval-state")
        assert state.hasFocus()
        assert state.visibleRegion().boundingRect() == state.rect()


@pytest.mark.usefixtures("waiting")
def test_one_who_only_reads_is_told_calmly_who_sends_it(shown_to: Opened) -> None:
    with shown_to(SIV) as own:
        told = found(own, "paper-stopped")
        assert "ingår inte i ditt uppdrag" not in said(own)
        assert "Samordnaren skriver ut det och sparar det." in said(own)
        assert told.property("tone") == "info"
        assert not own.preview.print_button.isEnabled()
        assert not own.preview.save_button.isEnabled()


def test_what_has_changed_since_is_said(waiting: PaperPanel, asked: Desk) -> None:
    approve(asked)
    write_more(asked)
    waiting.follow(asked.case)
    waiting.look(letter(asked), asked.case)
    assert "Pappret har ändrats sedan det godkändes (mån 2 mar)." in said(waiting)
    assert not waiting.preview.print_button.isEnabled()


def test_it_goes_out_without_for_a_reason(panel: PaperPanel, asked: Desk) -> None:
    press(found(panel, "approval-without"))
    press(found(panel, "approval-without-go"))
    assert "Skälet saknas." in said(panel)
    write(panel, "without-reason", "Chefen kan inte nås.")
    press(found(panel, "approval-without-go"))
    assert "Går ut utan godkännande (mån 2 mar)." in said(panel)
    assert audit(panel.window()) == []
    QTest.mouseClick(panel.preview.save_button, Qt.MouseButton.LeftButton)
    (record,) = list_papers(asked.case.id, asked.ports).records
    kept = list_papers(asked.case.id, asked.ports).approvals[record.id]
    assert kept.answer == "Chefen kan inte nås."


@pytest.mark.usefixtures("waiting")
def test_what_another_has_done_meanwhile_is_shown_anew(
    shown_to: Opened, asked: Desk
) -> None:
    with shown_to(SIV) as own:
        with at(asked, USER):
            write_more(asked)
        with at(asked, SIV):
            press(found(own, "approval-give"))
            assert "Ärendet har ändrats medan du tittade." in said(own)
            press(found(own, "approval-give"))
            assert "Godkänt av Siv Exempel" in said(own)


def test_ones_own_is_no_second_approval_and_is_said_so(shown_to: Opened) -> None:
    with shown_to(BOTH) as panel:
        assert "inte ett andra godkännande" in said(panel)
        press(found(panel, "approval-own"))
        assert "Godkänt av Karin Exempel" in said(panel)
        assert "inte ett andra godkännande" in said(panel)
        assert panel.preview.print_button.isEnabled()


def test_a_notification_waits_for_nobody(panel: PaperPanel, asked: Desk) -> None:
    order = PaperOrder(asked.case.id, PaperKind.NOTIFICATION, made.NAMND.id)
    panel.look(order, asked.case)
    assert "Den får gå ut nu." in said(panel)
    assert "inte godkänt än" not in said(panel)
    assert panel.preview.print_button.isEnabled()
    assert not found(panel, "approval-without").isVisible()


def test_nobody_is_waited_for_where_there_is_no_manager(
    shown_to: Opened, asked: Desk
) -> None:
    with asked.ports.store.work() as work:
        work.house.put_user(replace(SIV, left=TODAY))
    with shown_to(USER) as panel:
        assert "Ingen chef finns bland hemmets personer." in said(panel)
        assert not found(panel, "approval-ask").isVisible()
        assert panel.preview.print_button.isEnabled()
    with shown_to(BOTH) as own:
        assert "Ingen annan chef finns i hemmet." in said(own)
        assert found(own, "approval-own").isVisible()


def test_other_papers_speak_of_no_manager(panel: PaperPanel, asked: Desk) -> None:
    panel.look(PaperOrder(asked.case.id, PaperKind.CHECKLIST, "file-copy"), asked.case)
    assert "Chefens godkännande" not in said(panel)


@pytest.mark.parametrize("state", ApprovalState)
def test_one_who_only_reads_is_offered_to_judge_and_nothing_else(
    state: ApprovalState,
) -> None:
    manager = Manager(
        state=state,
        latest=None,
        sha256="",
        asker=USER.signature,
        judge="",
        others=True,
        may_ask=False,
        may_judge=True,
        own=False,
        writer=USER,
    )
    judges = {Offer.JUDGE} if state is ApprovalState.WAITING else set()
    assert offers(manager, PaperKind.CHIEF_LETTER) == judges
