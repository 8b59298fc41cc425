"""The window is let into a shared screen under Inställningar, where it may be."""

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.settings import CAPTURE_EXCEPTION
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.settings.capture import CaptureCard
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.shell import press, said, settle, show


def forbid(ports: Ports) -> None:
    change_setting(ChangeSetting(CAPTURE_EXCEPTION.key, value=False), ports)


def shown(frame: Frame, ports: Ports, *, kept_out: bool = True) -> CaptureCard:
    card = CaptureCard(DirectRunner(ports), kept_out=kept_out)
    show(frame, card)
    card.model.refresh()
    settle()
    return card


def test_it_is_told_what_others_will_see_and_for_how_long(
    frame: Frame, ports: Ports
) -> None:
    card = shown(frame, ports)
    minutes: list[int] = []
    card.allowed.connect(minutes.append)
    assert "ser då allt i fönstret" in said(card)
    press(card.go)
    assert minutes == [10]


def test_a_home_that_forbids_it_offers_nothing(frame: Frame, ports: Ports) -> None:
    forbid(ports)
    card = shown(frame, ports)
    assert "Hemmet har bestämt" in said(card)
    assert not card.go.isVisible()


def test_what_is_forbidden_meanwhile_is_refused(frame: Frame, ports: Ports) -> None:
    card = shown(frame, ports)
    minutes: list[int] = []
    card.allowed.connect(minutes.append)
    forbid(ports)
    press(card.go)
    assert minutes == []
    assert "mötesläget" in card.notice.words


def test_where_nothing_is_kept_out_nothing_is_promised(
    frame: Frame, ports: Ports
) -> None:
    card = shown(frame, ports, kept_out=False)
    assert "håller inte fönstret utanför" in said(card)
    assert not card.go.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_has_room(
    frame: Frame, ports: Ports, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    shown(frame, ports)
    assert audit(frame) == []
