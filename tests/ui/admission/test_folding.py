"""The list of what should have come: what lacks first, what is settled folded."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.ui.admission.groups import Group, groups, shape
from sipdesk.ui.admission.item_row import ItemRow
from sipdesk.ui.admission.view import AdmissionSheet
from sipdesk.ui.widgets.fold import Fold
from sipdesk.usecases.admission import PutItem, put_item
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown

DENTAL = "items-settled-Tandvården"
SOCIAL = "items-settled-Socialtjänsten"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Give the page as it is come back to: two things and all of a giver's settled."""
    assert qapp is not None
    with shown(tmp_path, AdmissionSheet) as before:
        first, second = before.case.admission.items[:2]
        for item in (first, second, *_of("Tandvården", before)):
            came = replace(item, state=ItemState.RECEIVED, day=TODAY)
            before.do(put_item, PutItem, came)
        assert not before.sheet.findChildren(Fold, QRegularExpression("items-settled-"))
        before.window.hide()
        again = before.reopened(AdmissionSheet)
        yield again
        again.close()


def _of(giver: str, page: Shown) -> list[AdmissionItem]:
    items = {item.id: item for item in page.case.admission.items}
    ids = next(group.all_ids for group in _laid(page) if group.title == giver)
    return [items[one] for one in ids]


def _laid(page: Shown) -> tuple[Group, ...]:
    content = page.around.content
    return groups(page.case, content, shape(page.case, content))


def row(page: Shown, item: AdmissionItem) -> ItemRow:
    found = page.sheet.findChild(ItemRow, f"item-{item.id}")
    assert isinstance(found, ItemRow)
    return found


def fold(page: Shown, name: str) -> Fold:
    found = page.sheet.findChild(Fold, name)
    assert isinstance(found, Fold)
    return found


@pytest.mark.journey
def test_what_was_settled_when_the_page_was_opened_is_folded(page: Shown) -> None:
    first, second, third = page.case.admission.items[:3]
    assert not row(page, first).isVisible()
    assert not row(page, second).isVisible()
    assert row(page, third).isVisible()
    assert "Det som var klart (2)" in fold(page, SOCIAL).head.accessibleName()
    page.press(f"{SOCIAL}-head")
    assert row(page, first).isVisible()
    assert not faults(page)


def test_who_has_given_all_stands_last_as_one_line(page: Shown) -> None:
    found = _laid(page)
    assert found[-1].title == "Tandvården"
    (item,) = _of("Tandvården", page)
    assert not row(page, item).isVisible()
    assert "Tandvården · 1 av 1 klara" in fold(page, DENTAL).head.accessibleName()
    page.press(f"{DENTAL}-head")
    page.write(f"item-{item.id}-state", "asked")
    assert "Tandvården · 0 av 1 klara" in fold(page, DENTAL).head.accessibleName()
    assert row(page, item).isVisible()


def test_no_row_moves_while_the_list_is_worked_on(page: Shown) -> None:
    order = list(page.sheet.items.rows)  # type: ignore[attr-defined]
    third = page.case.admission.items[2]
    page.write(f"item-{third.id}-state", "received")
    page.press("item-more-earlier-school")
    assert row(page, third).isVisible()
    now = list(page.sheet.items.rows)  # type: ignore[attr-defined]
    assert [one for one in now if one in order] == order


def test_enter_goes_past_what_is_folded(page: Shown) -> None:
    found = _laid(page)
    social = next(one for one in found if one.title == "Socialtjänsten")
    after = found[found.index(social) + 1]
    combo = _combo(page, social.items[-1])
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert _combo(page, after.items[0]).hasFocus()


def test_what_is_wrong_in_a_folded_row_opens_it(page: Shown) -> None:
    first = page.case.admission.items[0]
    model = row(page, first).model
    model.edit(state="does-not-exist", whom="")
    model.leave()
    QApplication.processEvents()
    assert row(page, first).isVisible()
    assert "vem som säger" in page.field(f"item-{first.id}-whom").problem


def _combo(page: Shown, item_id: str) -> QComboBox:
    found = page.sheet.findChild(QComboBox, f"item-{item_id}-state-combo")
    assert isinstance(found, QComboBox)
    return found
