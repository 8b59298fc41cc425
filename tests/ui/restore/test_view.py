"""A home is put back by hand: choose, see what it holds, passphrase, where to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.errors import SipdeskError
from sipdesk.storage.restore import FileRestorer
from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.doing import Otherwise
from sipdesk.ui.restore.model import Outside
from sipdesk.ui.restore.view import RestorePage
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.backup import BackUp, back_up
from sipdesk.usecases.ports import Ports
from tests.faults.damaged import damage
from tests.home import PASSPHRASE, vault
from tests.ui.audit import audit, tab_round
from tests.ui.shell import focus, found, settle, show
from tests.ui.typing import type_text


class Person:
    """One who points out a backup and a place; the world answers at once."""

    def __init__(self, ports: Ports, folder: Path) -> None:
        self.backup: Path | None = Path(back_up(BackUp(), ports).path)
        self.to: Path | None = None
        self.folder = folder / "nytt"
        self.folder.mkdir()
        self.restored: list[Path] = []
        self.restorer = FileRestorer(vault())

    def page(self, frame: Frame, *, place_decided: bool = False) -> RestorePage:
        outside = Outside(
            self.folder, self.look, self.restore, self.restored.append, place_decided
        )
        page = RestorePage(
            outside,
            ask_backup=lambda *_: self.backup,
            ask_place=lambda *_: self.to,
        )
        show(frame, page)
        page.begin()
        return page

    def look(
        self, backup: Path, then: Callable[[Any], None], otherwise: Otherwise
    ) -> None:
        try:
            contents = self.restorer.preview(backup)
        except SipdeskError as error:
            otherwise(error)
        else:
            then(contents)

    def restore(
        self,
        backup: Path,
        to: Path,
        passphrase: str,
        then: Callable[[Any], None],
        otherwise: Otherwise,
    ) -> None:
        try:
            restored = self.restorer.restore(backup, to, passphrase)
        except SipdeskError as error:
            otherwise(error)
        else:
            then(restored)


@pytest.fixture
def person(filled: Ports, tmp_path: Path) -> Person:
    return Person(filled, tmp_path)


def press(page: RestorePage, name: str) -> None:
    QTest.mouseClick(found(page, name), Qt.MouseButton.LeftButton)
    settle()


def said(within: QWidget) -> str:
    texts = (t.words for t in within.findChildren(Text) if t.isVisible())
    return " ".join(filter(None, texts))


def test_a_place_that_is_decided_is_shut_and_says_so(
    person: Person, frame: Frame
) -> None:
    page = person.page(frame, place_decided=True)
    press(page, "restore-choose")
    assert not page.place.isEnabled()
    assert BY_ADMINISTRATOR in said(page)
    assert audit(frame) == []


def test_a_home_is_put_back_under_a_name_that_nothing_has(
    person: Person, frame: Frame
) -> None:
    (person.folder / "hem.sipdesk").write_bytes(b"another")
    page = person.page(frame)
    assert focus() is page.choose
    assert not found(page, "restore-go").isVisible()
    press(page, "restore-choose")
    assert "Måndag 2 mars 2026 klockan 09.30" in said(page.facts)
    assert "hem-2.sipdesk" in said(page.facts)
    assert audit(frame) == []
    type_text(page.passphrase.edit, PASSPHRASE)
    press(page, "restore-go")
    assert "Hemmet är återställt" in said(page.told)
    assert "måndag 2 mars 2026 klockan 09.30" in said(page.told)
    assert "finns inte i den här filen" in said(page.told)
    assert focus() is page.go_on
    assert not found(page, "restore-back").isVisible()
    assert audit(frame) == []
    press(page, "restore-go-on")
    assert person.restored == [person.folder / "hem-2.sipdesk"]
    opened = vault().open(person.restored[0], PASSPHRASE)
    opened.store.close()


def test_the_place_may_be_chosen(person: Person, frame: Frame, tmp_path: Path) -> None:
    page = person.page(frame)
    press(page, "restore-choose")
    person.to = tmp_path / "annat.sipdesk"
    press(page, "restore-place")
    assert "annat.sipdesk" in said(page.facts)
    type_text(page.passphrase.edit, PASSPHRASE)
    QTest.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    settle()
    press(page, "restore-go-on")
    assert person.restored == [person.to]


def test_a_wrong_passphrase_is_said_at_its_field(person: Person, frame: Frame) -> None:
    page = person.page(frame)
    press(page, "restore-choose")
    press(page, "restore-go")
    assert page.model.state.trouble == "passphrase-missing"
    type_text(page.passphrase.edit, "fel")
    press(page, "restore-go")
    assert "Lösenfrasen stämmer inte" in said(page)
    assert focus() is page.passphrase.edit
    assert not page.notice.isVisible()
    assert audit(frame) == []
    type_text(page.passphrase.edit, "x")
    assert "stämmer inte" not in said(page)
    assert person.restored == []
    assert list(person.folder.iterdir()) == []


def test_a_damaged_backup_is_told_before_anything_is_asked(
    person: Person, frame: Frame
) -> None:
    assert person.backup is not None
    damage(person.backup, person.backup.stat().st_size // 2)
    page = person.page(frame)
    press(page, "restore-choose")
    assert "skadad eller ändrad" in said(page.notice)
    assert not found(page, "restore-go").isVisible()
    assert audit(frame) == []


def test_one_may_change_ones_mind(person: Person, frame: Frame) -> None:
    person.backup = None
    page = person.page(frame)
    gone: list[bool] = []
    page.wants_back.connect(lambda: gone.append(True))
    press(page, "restore-choose")
    assert page.model.state.backup is None
    press(page, "restore-back")
    assert gone == [True]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_whole_with_long_names_at_both_sizes(
    person: Person, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    assert person.backup is not None
    name = "ett hem med ett mycket långt namn " * 3
    long = person.backup.with_name(f"{name}-2026-03-02-0930.sipdesk-backup")
    person.backup = person.backup.rename(long)
    page = person.page(frame)
    press(page, "restore-choose")
    assert audit(frame) == []
    assert tab_round(frame)
