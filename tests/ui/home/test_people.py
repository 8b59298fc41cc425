"""People on their page: added, changed, taken out; recovery keys; the data key."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.information import Branch
from sipdesk.domain.rights import RIGHTS
from sipdesk.domain.user import Role, User
from sipdesk.ui.home.people.form import MAY
from sipdesk.ui.home.people.view import PeoplePage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.textfields import SecretField
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.keys import RemovePerson, list_slots, read_people, remove_person
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, vault
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.recovery_hands import read_back, shown_key, words
from tests.ui.shell import (
    LONG,
    answer,
    around,
    found,
    in_sight,
    press,
    settle,
    show,
)
from tests.usecases.locks import BOS, NEW, bo, recovery_slot

ME = "Karin Exempel (du)"


def opened(ports: Ports, frame: Frame, person: Person | None = None) -> PeoplePage:
    page = PeoplePage(around(ports), ask_printer=(person or Person()).printer)
    show(frame, page)
    page.refresh()
    settle()
    return page


def fill(page: PeoplePage, **typed: object) -> None:
    """Type as the fields tell it."""
    for field in page.person.fields:
        if field.objectName() in typed:
            field.edited.emit(typed[field.objectName()])
    settle()


def make_recovery_key(page: PeoplePage) -> str:
    press(page.new_key)
    code = shown_key(page.recovery)
    press(page.recovery.go_on)
    read_back(page.recovery, code)
    return code


def test_only_who_answers_for_people_sees_the_page(ports: Ports, frame: Frame) -> None:
    def tabs(*roles: Role) -> tuple[str, ...]:
        user = replace(ports.user, roles=frozenset(roles))
        home = HomePage(around(replace(ports, user=user)), Path("eget"))
        return home.tabs.words

    assert "Personer" in tabs(Role.ADMINISTRATOR)
    assert "Personer" not in tabs(Role.COORDINATOR, Role.MANAGER, Role.READER)
    assert not frame.isVisible()


def test_what_opens_the_home_is_forgotten_when_the_page_is_left(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    press(page.add_person)
    fill(page, name="Bo Exempel", passphrase=BOS, again=BOS)
    page.leave()
    typed = {field.objectName(): field.value for field in page.person.fields}
    assert typed["name"] == "Bo Exempel"
    assert typed["passphrase"] == typed["again"] == ""

    press(page.person.stop)
    press(page.new_key)
    code = shown_key(page.recovery)
    page.leave()
    settle()
    assert page.recovery_model.state.code == ""
    assert code.partition("-")[0] not in words(page)


def test_it_tells_who_can_open_the_home_and_since_when(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    assert ME in words(page.people)
    assert "Administratör, SIP-samordnare" in words(page.people)
    assert "Lösenfras sedan" in words(page.people)
    assert "Läser bara om" not in words(page.people)
    assert "Glöms lösenfrasen går hemmet inte att öppna." in words(page.keys)


def test_one_without_a_passphrase_is_not_said_to_have_one(
    ports: Ports, frame: Frame
) -> None:
    with ports.store.work() as work:
        work.house.put_user(User("other", "Amir Påhitt"))
    page = opened(ports, frame)
    assert "Har ingen lösenfras och kan inte öppna" in words(page.people)


def test_one_without_a_passphrase_is_given_a_first_one(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    with ports.store.work() as work:
        work.house.put_user(User("other", "Amir Påhitt"))
    page = opened(ports, frame)
    press(found(page, "give-other"))
    assert "En första lösenfras till Amir Påhitt" in words(page.person)
    assert not page.person.fields[0].isVisible()
    assert not page.person.fields[2].isVisible()
    assert page.person.fields[4].isAncestorOf(QApplication.focusWidget() or page)
    fill(page, passphrase=BOS, again="något annat")
    press(page.person.go)
    assert "är olika" in page.person.fields[5].problem
    assert audit(frame) == []
    fill(page, again=BOS)
    press(page.person.go)
    assert "Amir Påhitt kan öppna hemmet." in words(page)
    assert page.done.hasFocus()
    assert page.done.visibleRegion().boundingRect() == page.done.rect()
    assert not page.person.isVisible()
    offered = page.findChildren(QWidget, "give-other")
    assert not [button for button in offered if button.isVisible()]
    ports.store.close()
    vault().open(tmp_path / "hem.sipdesk", BOS).store.close()


def test_each_role_is_told_with_what_it_may_do() -> None:
    assert set(MAY) == set(Role) == set(RIGHTS)


def test_somebody_new_is_added_and_opens_the_home(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame)
    press(page.add_person)
    assert page.person.isVisible()
    assert page.person.fields[0].isAncestorOf(QApplication.focusWidget() or page)
    fill(page, name="Bo Exempel", title="Enhetschef", roles=frozenset({"manager"}))
    fill(page, branches=frozenset({"social"}), passphrase=BOS, again=BOS)
    press(page.person.go)
    assert not page.person.isVisible()
    assert "Bo Exempel kan öppna hemmet" in words(page)
    assert "Läser bara om SiS socialtjänst" in words(page.people)
    ports.store.close()
    bos = vault().open(tmp_path / "hem.sipdesk", BOS)
    assert (bos.user.name, bos.user.role) == ("Bo Exempel", Role.MANAGER)
    bos.store.close()


@pytest.mark.parametrize(
    ("left_out", "field", "said"),
    [
        ({"name": " "}, "name", "Namnet saknas."),
        ({"roles": frozenset[str]()}, "roles", "Det saknas vad personen är"),
        ({"branches": frozenset[str]()}, "branches", "Det saknas vilken verksamhet"),
        ({"passphrase": "kort", "again": "kort"}, "passphrase", "för kort"),
        ({"again": "något annat"}, "again", "är olika"),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(
    ports: Ports, frame: Frame, left_out: dict[str, object], field: str, said: str
) -> None:
    page = opened(ports, frame)
    press(page.add_person)
    typed = {
        "name": "Bo Exempel",
        "title": "Chef",
        "roles": frozenset({"manager"}),
        "branches": frozenset({"health"}),
        "passphrase": BOS,
        "again": BOS,
    } | left_out
    fill(page, **typed)
    press(page.person.go)
    assert [f.objectName() for f in page.person.fields if f.problem] == [field]
    (wrong,) = [f for f in page.person.fields if f.problem]
    assert said in wrong.problem
    assert {f.objectName(): f.value for f in page.person.fields} == typed
    assert len(read_people(None, ports).users) == 1


def test_what_somebody_may_is_changed(ports: Ports, frame: Frame) -> None:
    added = bo(ports)
    page = opened(ports, frame)
    press(in_sight(page, f"change-{added.id}"))
    assert "Ändra för Bo Exempel" in words(page.person)
    assert page.person.fields[0].isVisible()
    fill(page, roles=frozenset[str]())
    press(page.person.go)
    assert "Det saknas vad personen är" in page.person.fields[2].problem
    fill(page, roles=frozenset({"reader"}), branches=frozenset({"school"}))
    press(page.person.go)
    (changed,) = [u for u in read_people(None, ports).users if u.id == added.id]
    assert changed.roles == {Role.READER}
    assert changed.branches == {Branch.SCHOOL}
    assert "Ändrat för Bo Exempel" in words(page)


def test_a_name_that_is_misspelt_is_put_right(ports: Ports, frame: Frame) -> None:
    added = bo(ports)
    page = opened(ports, frame)
    press(in_sight(page, f"change-{added.id}"))
    fill(page, name="Bo Exempelsson", title="Enhetschef")
    assert "Ändra för Bo Exempel" in words(page.person)
    press(page.person.go)
    assert "Ändrat för Bo Exempelsson." in words(page.done)
    assert "Enhetschef" in words(page.people)
    assert audit(frame) == []


def test_one_who_has_left_comes_back_as_who_they_were(
    ports: Ports, frame: Frame
) -> None:
    added = bo(ports)
    remove_person(RemovePerson(added.id), ports)
    page = opened(ports, frame)
    press(in_sight(page, f"return-{added.id}"))
    assert "Bo Exempel arbetar här igen" in words(page.person)
    assert audit(frame) == []
    fill(page, passphrase=NEW, again=NEW)
    press(page.person.go)
    assert "Bo Exempel kan öppna hemmet igen." in words(page.done)
    people = read_people(None, ports)
    assert [user for user in people.users if user.id == added.id] == [added]
    assert any(slot.person == added.id for slot in people.keys.slots)


def test_branches_are_asked_of_who_reads_cases_alone(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    press(page.add_person)
    branches = page.person.fields[3]
    fill(page, name="Bo Exempel", roles=frozenset({Role.READER.value}))
    assert not branches.isVisible()
    fill(page, branches=frozenset(), passphrase=BOS, again=BOS)
    fill(page, roles=frozenset({Role.READER.value, Role.MANAGER.value}))
    assert branches.isVisible()
    fill(page, roles=frozenset({Role.READER.value}))
    again = page.person.fields[5]
    assert isinstance(again, SecretField)
    QTest.keyClick(again.edit, Qt.Key.Key_Return)
    settle()
    assert "Bo Exempel kan öppna hemmet." in words(page.done)


def test_one_changes_nothing_about_oneself(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame)
    names = {b.objectName() for b in page.findChildren(QWidget)}
    assert not {f"change-{ports.user.id}", f"remove-{ports.user.id}"} & names


def test_one_who_has_left_opens_nothing_and_the_key_is_to_be_changed(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    added = bo(ports)
    page = opened(ports, frame)
    assert not page.due.isVisible()
    answer(in_sight(page, f"remove-{added.id}"), yes=False)
    assert not page.due.isVisible()
    answer(in_sight(page, f"remove-{added.id}"), yes=True)
    assert "Bo Exempel kan inte öppna hemmet längre" in words(page)
    assert "Har slutat 2 mars 2026" in words(page.people)
    assert "Byt databasens nyckel nu" in words(page.due)
    press(page.rotate_now)
    assert not page.due.isVisible()
    assert "Nyckeln är bytt" in words(page.done)
    assert not list_slots(None, ports).rotation_due
    ports.store.close()
    with pytest.raises(Unavailable) as caught:
        vault().open(tmp_path / "hem.sipdesk", BOS)
    assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    vault().open(tmp_path / "hem.sipdesk", PASSPHRASE).store.close()


def test_a_recovery_key_is_shown_once_printed_and_read_back(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    page = opened(ports, frame, Person(tmp_path))
    press(page.new_key)
    code = shown_key(page.recovery)
    assert len(code) == 39
    press(page.recovery.print)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert "Utskriften är skickad." in words(page.recovery)
    press(page.recovery.go_on)
    assert not set(code.split("-")) & set(words(page).split())
    read_back(page.recovery, code)
    assert not page.recovery.keep.isVisible()
    assert "Återställningsnyckeln gäller" in words(page.done)
    assert "Den enda." in words(page.keys)
    ports.store.close()
    found = vault().recover(tmp_path / "hem.sipdesk", code, "user-1", NEW)
    assert found.user.name == "Karin Exempel"
    found.store.close()


def test_a_key_that_nobody_has_read_back_opens_nothing(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    press(page.new_key)
    code = shown_key(page.recovery)
    press(page.recovery.go_on)
    read_back(page.recovery, "-".join(["9999"] * 8))
    first = page.recovery._fields[0]
    assert "stämmer inte" in first.problem
    assert first.value == "9999"
    first.edited.emit("")
    press(page.recovery.keep)
    assert "saknas" in first.problem
    press(in_sight(page, "recovery-again"))
    assert shown_key(page.recovery) == code
    press(page.recovery.later)
    assert page.new_key.isVisible()
    assert page.model.state.recovery_keys == ()
    assert list_slots(None, ports).rotation_due is False


def test_an_old_recovery_key_goes_by_its_own_button_and_the_last_stays(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    make_recovery_key(page)
    old = recovery_slot(ports)
    make_recovery_key(page)
    assert len(page.model.state.recovery_keys) == 2
    answer(in_sight(page, f"recovery-remove-{old.id}"), yes=True)
    assert "Nyckeln är tagen ur bruk" in words(page.done)
    left = [slot.id for slot in page.model.state.recovery_keys]
    assert left == [recovery_slot(ports).id] != [old.id]
    assert page.due.isVisible()


def test_no_secret_stands_in_what_is_drawn(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame)
    press(page.add_person)
    fill(page, passphrase=BOS, again=BOS)
    page.model.stop()
    fill(page, passphrase=BOS)
    press(page.new_key)
    code = shown_key(page.recovery)
    assert BOS not in repr(page.model.state)
    assert not any(group in repr(page.model.state) for group in code.split("-"))


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("shown", ["list", "person", "key", "read-back"])
def test_it_is_read_tabbed_through_and_enlarged(
    ports: Ports, frame: Frame, qapp: QApplication, scale: float, shown: str
) -> None:
    apply(qapp, Theme(text_scale=scale))
    added = bo(ports)
    page = opened(ports, frame)
    if shown == "person":
        press(page.add_person)
        fill(page, name=LONG, title=LONG)
        press(page.person.go)
    elif shown == "list":
        page.model.remove(added)
    else:
        press(page.new_key)
        if shown == "read-back":
            press(page.recovery.go_on)
            press(page.recovery.keep)
    settle()
    assert audit(frame) == []
    assert tab_round(frame)
    apply(qapp, Theme())
