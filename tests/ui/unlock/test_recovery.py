"""One who has forgotten comes in by the recovery key, and nobody else does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.errors import SipdeskError, Trouble, Unavailable
from sipdesk.ui.unlock.recovery import ForgottenPage
from sipdesk.ui.unlock.recovery_model import NewPassphrase, Part
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.keys import (
    AskWho,
    OpenWithRecoveryKey,
    ask_who,
    open_with_recovery_key,
)
from sipdesk.usecases.ports import Entrance, Opened, Ports
from tests.home import vault
from tests.ui.audit import audit, tab_round
from tests.ui.recovery_hands import words
from tests.ui.shell import found, press, settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.ui.window.kept import Kept
from tests.usecases.locks import NEW, bo, recovery_key

Answer = Callable[..., None]


class Door:
    """The real way in, at once."""

    def __init__(self, home: Path, code: str) -> None:
        self.home = home
        self.code = code
        self.opened: list[Opened] = []
        self._entrance = Entrance(vault(), Kept(), lambda: "id")

    def ask_who(self, home: Path, code: str, then: Answer, otherwise: Answer) -> None:
        self._answer(ask_who, AskWho(home, code), then, otherwise)

    def recover(
        self, home: Path, wanted: NewPassphrase, then: Answer, otherwise: Answer
    ) -> None:
        def enter(opened: Opened) -> None:
            self.opened.append(opened)
            then()

        order = OpenWithRecoveryKey(
            home, wanted.code, wanted.person, wanted.passphrase, wanted.again
        )
        self._answer(open_with_recovery_key, order, enter, otherwise)

    def _answer(
        self, use_case: Any, order: object, then: Answer, otherwise: Answer
    ) -> None:
        try:
            answer = use_case(order, self._entrance)
        except SipdeskError as error:
            otherwise(error)
        else:
            then(answer)


@pytest.fixture
def door(ports: Ports, tmp_path: Path) -> Iterator[Door]:
    code = recovery_key(ports)
    bo(ports)
    ports.store.close()
    made = Door(tmp_path / "hem.sipdesk", code)
    yield made
    for opened in made.opened:
        opened.store.close()


@pytest.fixture
def page(door: Door, frame: Frame) -> ForgottenPage:
    made = ForgottenPage(door.ask_who, door.recover, door.home)
    show(frame, made)
    made.begin()
    settle()
    return made


def test_key_name_and_new_passphrase_open_the_home(
    page: ForgottenPage, door: Door
) -> None:
    assert found(page, "code-edit").hasFocus()
    type_text(found(page, "code-edit"), door.code.lower().replace("-", " "))
    QTest.keyClick(found(page, "code-edit"), Qt.Key.Key_Return)
    settle()
    assert page.model.state.part is Part.WHO
    assert [u.name for u in page.model.state.people] == ["Bo Exempel", "Karin Exempel"]
    bos = page.model.state.people[0].id
    page.fields["person"].edited.emit(bos)
    press(page.go)
    assert "Bo Exempel" in words(page)
    assert found(page, "passphrase-edit").hasFocus()
    page.model.edit(passphrase=NEW, again=NEW)
    press(page.go)
    assert [opened.user.id for opened in door.opened] == [bos]
    assert NEW not in repr(page.model.state)
    assert page.fields["passphrase"].value == ""


def test_the_group_that_is_mistyped_is_told(page: ForgottenPage, door: Door) -> None:
    groups = door.code.split("-")
    groups[4] = groups[4][:3] + ("Q" if groups[4][3] != "Q" else "P")
    page.model.edit(code=" ".join(groups))
    press(page.go)
    assert "grupp 5" in page.fields["code"].problem
    assert page.fields["code"].value == " ".join(groups)
    page.model.edit(code="ABC")
    assert page.fields["code"].problem == ""
    press(page.go)
    assert "32 tecken. Du har skrivit 3." in page.fields["code"].problem
    page.model.edit(code=" ")
    press(page.go)
    assert "saknas" in page.fields["code"].problem


def test_another_homes_key_is_refused_at_the_field(
    page: ForgottenPage,
) -> None:
    other = "QQQQ-QQQQ-QQQQ-QQQQ-QQQQ-QQQQ-QQQQ-QQQQ"
    page.model._ask_who = lambda *given: given[3](
        Unavailable(Trouble.WRONG_RECOVERY_KEY)
    )
    page.model.edit(code=other)
    press(page.go)
    assert "hör inte till det här hemmet" in page.fields["code"].problem


@pytest.mark.parametrize("trouble", [Trouble.IN_USE, Trouble.NO_SUCH_FILE])
def test_another_trouble_is_told_on_the_page(
    page: ForgottenPage, trouble: Trouble
) -> None:
    page.model._ask_who = lambda *given: given[3](Unavailable(trouble))
    page.model.edit(code="något")
    press(page.go)
    assert page.notice.isVisible()
    assert page.fields["code"].problem == ""


def test_what_will_not_do_is_said_at_its_field_and_nothing_is_lost(
    page: ForgottenPage, door: Door
) -> None:
    page.model.edit(code=door.code)
    press(page.go)
    press(page.go)
    assert "Välj ditt namn." in page.fields["person"].problem
    page.model.edit(person="user-1")
    press(page.go)
    for typed, again, name, said in (
        ("", "", "passphrase", "saknas"),
        ("kort", "kort", "passphrase", "för kort"),
        (NEW, "annat", "again", "är olika"),
    ):
        page.model.edit(passphrase=typed, again=again)
        press(page.go)
        assert said in page.fields[name].problem
        assert page.fields["passphrase"].value == typed
    press(page.before)
    press(page.before)
    assert page.fields["code"].value == door.code
    assert door.opened == []


def test_one_may_go_back_to_the_passphrase(page: ForgottenPage) -> None:
    gone = heard(page.back)
    press(page.unlock)
    assert len(gone) == 1


@pytest.mark.journey
@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_part_can_be_read_and_walked_through(
    page: ForgottenPage,
    door: Door,
    qapp: QApplication,
    scale: float,
    part: Part,
) -> None:
    apply(qapp, Theme(text_scale=scale))
    page.model.edit(code=door.code, person="user-1")
    for _ in range(part):
        page.model.go_on()
    if part is not Part.WHO:
        page.model.edit(code="fel")
        page.model.go_on()
    settle()
    assert page.model.state.part is part
    assert audit(page.window()) == []
    assert tab_round(page.window())
    apply(qapp, Theme())
