"""A new home is given its recovery key, or that is put off."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.key_slot import SlotKind
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.first_start.recovery import RecoveryPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.recovery_hands import read_back, shown_key, words
from tests.ui.shell import press, settle, show
from tests.ui.widgets.shown import heard
from tests.usecases.locks import kinds


def opened(ports: Ports, frame: Frame, person: Person | None = None) -> RecoveryPage:
    asked = (person or Person()).printer
    page = RecoveryPage(DirectRunner(ports), ask_printer=asked)
    show(frame, page)
    page.begin()
    settle()
    return page


def test_it_is_shown_printed_read_back_and_left(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    over = heard(page.over)
    code = shown_key(page.part)
    assert page.part.print.hasFocus()
    press(page.part.print)
    assert (tmp_path / "printed.pdf").exists()
    press(page.part.go_on)
    assert page.part._fields[0].isAncestorOf(QApplication.focusWidget() or page)
    read_back(page.part, "-".join(["9999"] * 8))
    assert "stämmer inte" in words(page)
    assert over == []
    read_back(page.part, code)
    assert len(over) == 1
    assert SlotKind.RECOVERY in kinds(ports)


@pytest.mark.parametrize("stage", ["shown", "asked"])
def test_it_can_be_put_off_and_then_there_is_none(
    ports: Ports, frame: Frame, stage: str
) -> None:
    page = opened(ports, frame)
    over = heard(page.over)
    if stage == "asked":
        press(page.part.go_on)
    press(page.part.later_too if stage == "asked" else page.part.later)
    assert len(over) == 1
    assert SlotKind.RECOVERY not in kinds(ports)


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("stage", ["shown", "asked"])
def test_it_can_be_read_and_walked_through(
    ports: Ports, frame: Frame, qapp: QApplication, scale: float, stage: str
) -> None:
    apply(qapp, Theme(text_scale=scale))
    page = opened(ports, frame)
    if stage == "asked":
        press(page.part.go_on)
        press(page.part.keep)
    assert audit(frame) == []
    assert tab_round(frame)
    apply(qapp, Theme())
