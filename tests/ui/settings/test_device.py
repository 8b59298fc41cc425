"""One's own passphrase is tied to the computer under Inställningar, and let loose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.errors import Trouble
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.settings.device import DeviceCard
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, USER
from tests.keyring import Broken
from tests.opened import Office, copied_office
from tests.ui.audit import audit
from tests.ui.shell import found, press, said, settle, show
from tests.ui.typing import type_text
from tests.usecases.locks import recovery_key, shut


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


@pytest.fixture
def ports(office: Office) -> Iterator[Ports]:
    with office.ports() as opened:
        yield opened


def shown(frame: Frame, ports: Ports) -> DeviceCard:
    card = DeviceCard(DirectRunner(ports), USER.id)
    show(frame, card)
    card.model.refresh()
    settle()
    return card


def turn(card: DeviceCard, passphrase: str = PASSPHRASE) -> None:
    type_text(found(card, "device-passphrase-edit"), passphrase)
    press(card.go)


def test_it_is_turned_on_and_off_by_who_knows_the_passphrase(
    frame: Frame, ports: Ports, office: Office
) -> None:
    recovery_key(ports)
    card = shown(frame, ports)
    assert "på vilken dator som helst" in said(card)
    assert "återställningsnyckeln" in card.lost.words

    turn(card)
    assert "bara på den här datorn" in said(card)
    assert card.go.text() == "Sluta kräva datorn"
    assert card.passphrase.value == ""
    assert len(office.keyring.kept) == 1

    turn(card)
    assert card.go.text() == "Kräv den här datorn"
    assert office.keyring.kept == {}


def test_what_is_turned_on_keeps_the_home_shut_on_another_computer(
    frame: Frame, office: Office
) -> None:
    with office.ports() as ports:
        recovery_key(ports)
        turn(shown(frame, ports))

    assert shut(Office(office.home)) is Trouble.DEVICE_UNKNOWN


def test_without_a_recovery_key_it_can_not_be_turned_on(
    frame: Frame, ports: Ports
) -> None:
    card = shown(frame, ports)
    assert "måste det finnas en återställningsnyckel" in said(card)
    assert not card.go.isVisible()


def test_a_computer_with_nowhere_to_keep_its_part_says_so(
    frame: Frame, tmp_path: Path
) -> None:
    copied_office(tmp_path)
    office = Office(tmp_path / "hem.sipdesk", keyring=None)  # type: ignore[arg-type]
    with office.ports() as ports:
        recovery_key(ports)
        card = shown(frame, ports)
        assert "inget ställe att spara sin del" in said(card)
        assert not card.go.isVisible()


def test_a_computer_that_loses_what_it_is_given_changes_nothing(
    frame: Frame, office: Office
) -> None:
    office.keyring = Broken()
    with office.ports() as ports:
        recovery_key(ports)
        card = shown(frame, ports)
        turn(card)
        assert "utan datorn" in card.notice.words
        assert "på vilken dator som helst" in said(card)


@pytest.mark.parametrize(
    ("typed", "problem"), [("", "saknas"), ("fel fras skriven här", "stämmer inte")]
)
def test_a_refusal_stands_at_the_field(
    frame: Frame, ports: Ports, typed: str, problem: str
) -> None:
    recovery_key(ports)
    card = shown(frame, ports)
    turn(card, typed)
    assert problem in card.passphrase.problem
    assert card.passphrase.isAncestorOf(QApplication.focusWidget() or card)


def test_what_is_typed_is_neither_left_nor_drawn(frame: Frame, ports: Ports) -> None:
    recovery_key(ports)
    card = shown(frame, ports)
    card.model.type(PASSPHRASE)
    assert PASSPHRASE not in repr(card.model.state)
    card.model.forget()
    assert card.passphrase.value == ""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_has_room(
    frame: Frame, ports: Ports, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    recovery_key(ports)
    shown(frame, ports)
    assert audit(frame) == []
