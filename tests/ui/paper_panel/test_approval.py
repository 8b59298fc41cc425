"""A manager's approval is asked for, given and gone without beside the paper itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.approval import ApprovalState
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.user import Role
from sipdesk.ui.paper_panel.approval_model import Offer, offers
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.textarea import TextArea
from sipdesk.usecases.approval import Manager
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from tests.domain import cases as made
from tests.home import TODAY, USER
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.outlets import Person
from tests.ui.shell import around, settle
from tests.usecases.desk import Desk, desk
from tests.usecases.test_approval import SIV, approve, at, bring, letter, write_more

BOTH = replace(USER, roles=frozenset({Role.COORDINATOR, Role.MANAGER}))


@pytest.fixture(name="asked")
def a_letter_that_is_due(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        yield bring(opened)


def opened(asked: Desk, stand: Stand, ports: Ports, folder: Path) -> PaperPanel:
    panel = PaperPanel(around(ports), ask_file=Person(folder).file)
    stand(panel, height=1200)
    panel.look(letter(asked), asked.case)
    QApplication.processEvents()
    return panel


def part(panel: PaperPanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None
    return found


def press(panel: PaperPanel, name: str) -> None:
    QTest.mouseClick(part(panel, name), Qt.MouseButton.LeftButton)
    settle()


def write(panel: PaperPanel, name: str, words: str) -> None:
    field = part(panel, name)
    assert isinstance(field, TextArea)
    field.edit.setPlainText(words)


def said(panel: PaperPanel) -> str:
    return "\n".join(t.words for t in panel.findChildren(Text) if t.isVisible())


def test_it_is_asked_for_and_given_beside_the_paper(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    assert "Brev till ansvarig chef, inte godkänt än" in said(panel)
    assert not panel.preview.print_button.isEnabled()
    assert audit(panel.window()) == []
    tab_round(panel)
    write(panel, "to-chief", "Kan gå i dag.")
    press(panel, "approval-ask")
    assert "Väntar på chefen sedan mån 2 mar." in said(panel)
    assert not part(panel, "approval-ask").isVisible()
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        assert "Karin Exempel, SIP-samordnare, ber om ditt godkännande" in said(own)
        assert "”Kan gå i dag.”" in said(own)
        assert not part(own, "approval-withdraw").isVisible()
        assert audit(own.window()) == []
        press(own, "approval-give")
        assert "Godkänt av Siv Exempel, institutionschef (mån 2 mar)." in said(own)
        assert not own.preview.print_button.isEnabled()
    panel.look(letter(asked), asked.case)
    assert "inte godkänt än" not in said(panel)
    assert "Underskriften görs för hand." in said(panel)
    assert "Siv Exempel" in panel.preview.words.toPlainText()
    assert panel.preview.save_button.isEnabled()
    assert audit(panel.window()) == []


def test_it_is_sent_back_with_words(asked: Desk, stand: Stand, tmp_path: Path) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-ask")
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        press(own, "approval-return")
        press(own, "approval-return-go")
        assert "Det står inte vad som ska ändras." in said(own)
        words = part(own, "return-words")
        assert isinstance(words, TextArea)
        assert words.problem.startswith("Det står inte vad som ska ändras.")
        assert words.edit.hasFocus()
        assert not part(own, "approval-notice").isVisible()
        write(own, "return-words", "Skriv vem som ringde.")
        press(own, "approval-return-go")
        assert "Tillbaka från Siv Exempel" in said(own)
        assert not part(own, "approval-return").isVisible()
    panel.look(letter(asked), asked.case)
    assert "”Skriv vem som ringde.”" in said(panel)
    press(panel, "approval-ask")
    assert "Väntar på chefen" in said(panel)
    press(panel, "approval-withdraw")
    assert "Chefen läser och godkänner" in said(panel)


def test_half_written_words_come_back_to_the_manager(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-ask")
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        press(own, "approval-return")
        write(own, "return-words", "Skriv vem som")
        own.leave()
        own.hide()
        again = opened(asked, stand, ports, tmp_path)
        words = part(again, "return-words")
        assert isinstance(words, TextArea)
        assert words.isVisible()
        assert words.value == "Skriv vem som"
        press(again, "approval-return-go")
        assert "Tillbaka från Siv Exempel" in said(again)
    panel.look(letter(asked), asked.case)
    press(panel, "approval-ask")
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        assert not part(own, "return-words").isVisible(), "what was said is no draft"


def test_half_written_words_to_the_manager_and_reasons_come_back(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    write(panel, "to-chief", "Kan gå")
    press(panel, "approval-without")
    write(panel, "without-reason", "Chefen kan")
    panel.close_button.click()
    panel.look(letter(asked), asked.case)
    QApplication.processEvents()
    kept = [part(panel, name) for name in ("to-chief", "without-reason")]
    typed = [field.value for field in kept if isinstance(field, TextArea)]
    assert typed == ["Kan gå", "Chefen kan"]
    assert all(field.isVisible() for field in kept)


def test_the_focus_stays_on_how_it_stands(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-ask")
    assert part(panel, "approval-state").hasFocus()
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        press(own, "approval-give")
        state = part(own, "approval-state")
        assert state.hasFocus()
        assert state.visibleRegion().boundingRect() == state.rect()


def test_one_who_only_reads_is_told_calmly_who_sends_it(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-ask")
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        told = part(own, "paper-stopped")
        assert "ingår inte i ditt uppdrag" not in said(own)
        assert "Samordnaren skriver ut det och sparar det." in said(own)
        assert told.property("tone") == "info"
        assert not own.preview.print_button.isEnabled()
        assert not own.preview.save_button.isEnabled()


def test_what_has_changed_since_is_said(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-ask")
    approve(asked)
    write_more(asked)
    panel.follow(asked.case)
    panel.look(letter(asked), asked.case)
    assert "Pappret har ändrats sedan det godkändes (mån 2 mar)." in said(panel)
    assert not panel.preview.print_button.isEnabled()


def test_it_goes_out_without_for_a_reason(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-without")
    press(panel, "approval-without-go")
    assert "Skälet saknas." in said(panel)
    write(panel, "without-reason", "Chefen kan inte nås.")
    press(panel, "approval-without-go")
    assert "Går ut utan godkännande (mån 2 mar)." in said(panel)
    assert audit(panel.window()) == []
    QTest.mouseClick(panel.preview.save_button, Qt.MouseButton.LeftButton)
    (record,) = list_papers(asked.case.id, asked.ports).records
    kept = list_papers(asked.case.id, asked.ports).approvals[record.id]
    assert kept.answer == "Chefen kan inte nås."


def test_what_another_has_done_meanwhile_is_shown_anew(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    press(panel, "approval-ask")
    with at(asked, SIV) as ports:
        own = opened(asked, stand, ports, tmp_path)
        with at(asked, USER):
            write_more(asked)
        with at(asked, SIV):
            press(own, "approval-give")
            assert "Ärendet har ändrats medan du tittade." in said(own)
            press(own, "approval-give")
            assert "Godkänt av Siv Exempel" in said(own)


def test_ones_own_is_no_second_approval_and_is_said_so(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    with at(asked, BOTH) as ports:
        panel = opened(asked, stand, ports, tmp_path)
        assert "inte ett andra godkännande" in said(panel)
        press(panel, "approval-own")
        assert "Godkänt av Karin Exempel" in said(panel)
        assert "inte ett andra godkännande" in said(panel)
        assert panel.preview.print_button.isEnabled()


def test_a_notification_waits_for_nobody(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
    order = PaperOrder(asked.case.id, PaperKind.NOTIFICATION, made.NAMND.id)
    panel.look(order, asked.case)
    assert "Den får gå ut nu." in said(panel)
    assert "inte godkänt än" not in said(panel)
    assert panel.preview.print_button.isEnabled()
    assert not part(panel, "approval-without").isVisible()


def test_nobody_is_waited_for_where_there_is_no_manager(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    with asked.ports.store.work() as work:
        work.house.put_user(replace(SIV, left=TODAY))
    panel = opened(asked, stand, asked.ports, tmp_path)
    assert "Ingen chef finns bland hemmets personer." in said(panel)
    assert not part(panel, "approval-ask").isVisible()
    assert panel.preview.print_button.isEnabled()
    with at(asked, BOTH) as ports:
        own = opened(asked, stand, ports, tmp_path)
        assert "Ingen annan chef finns i hemmet." in said(own)
        assert part(own, "approval-own").isVisible()


def test_other_papers_speak_of_no_manager(
    asked: Desk, stand: Stand, tmp_path: Path
) -> None:
    panel = opened(asked, stand, asked.ports, tmp_path)
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
