"""One's own passphrase is changed under Inställningar, by who knows the old."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.settings.view import SettingsPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Entrance, Ports
from tests.home import PASSPHRASE, USER, vault
from tests.ui.audit import audit, tab_round
from tests.ui.recovery_hands import words
from tests.ui.shell import found, press, settle, show
from tests.ui.typing import type_text
from tests.ui.window.kept import Kept
from tests.usecases.locks import NEW


@pytest.fixture
def page(frame: Frame, ports: Ports) -> SettingsPage:
    entrance = Entrance(vault(), Kept(), lambda: "id")
    made = SettingsPage(DirectRunner(entrance), DirectRunner(ports), USER.id)
    made.refresh()
    show(frame, made)
    return made


def fill(page: SettingsPage, old: str, new: str, again: str) -> None:
    page.passphrase.model.edit(old=old, new=new, again=again)


def problems(page: SettingsPage) -> dict[str, str]:
    fields = page.passphrase.fields
    return {name: field.problem for name, field in fields.items() if field.problem}


def test_the_new_one_opens_the_home_and_the_old_does_not(
    page: SettingsPage, ports: Ports, tmp_path: Path
) -> None:
    for name, text in (("old", PASSPHRASE), ("new", NEW), ("again", NEW)):
        type_text(found(page.passphrase, f"{name}-edit"), text)
    QTest.keyClick(found(page.passphrase, "again-edit"), Qt.Key.Key_Return)
    settle()
    assert "Lösenfrasen är bytt." in words(page.passphrase)
    assert [field.value for field in page.passphrase.fields.values()] == ["", "", ""]
    ports.store.close()
    with pytest.raises(Unavailable) as caught:
        vault().open(tmp_path / "hem.sipdesk", PASSPHRASE)
    assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    vault().open(tmp_path / "hem.sipdesk", NEW).store.close()


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("", NEW, NEW), "old", "saknas"),
        (("fel gammal fras här", NEW, NEW), "old", "stämmer inte"),
        ((PASSPHRASE, "", ""), "new", "saknas"),
        ((PASSPHRASE, "kort", "kort"), "new", "för kort"),
        ((PASSPHRASE, PASSPHRASE, PASSPHRASE), "new", "likadan som den gamla"),
        ((PASSPHRASE, NEW, "annat"), "again", "är olika"),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(
    page: SettingsPage, typed: tuple[str, str, str], field: str, said: str
) -> None:
    fill(page, *typed)
    press(page.passphrase.go)
    assert list(problems(page)) == [field]
    assert said in problems(page)[field]
    assert page.passphrase.fields[field].isAncestorOf(
        QApplication.focusWidget() or page
    )
    assert tuple(f.value for f in page.passphrase.fields.values()) == typed


def test_too_many_wrong_ones_have_to_wait(page: SettingsPage) -> None:
    fill(page, "fel gammal fras här", NEW, NEW)
    for _ in range(6):
        press(page.passphrase.go)
    assert "Vänta en stund" in problems(page)["old"]


def test_what_is_typed_is_not_left_standing_nor_drawn(page: SettingsPage) -> None:
    fill(page, PASSPHRASE, NEW, NEW)
    assert NEW not in repr(page.passphrase.model.state)
    page.leave()
    assert page.passphrase.fields["old"].value == ""


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_is_read_tabbed_through_and_enlarged(
    page: SettingsPage, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    press(page.passphrase.go)
    assert audit(page.window()) == []
    assert tab_round(page.window())
    apply(qapp, Theme())
