"""The walk itself: each fault put in is found."""

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from tests.ui.audit import audit, tab_round
from tests.ui.typing import type_text
from tests.ui.widgets.shown import Show


def test_a_button_without_a_name_is_found(show: Show) -> None:
    assert any("without a name" in fault for fault in audit(show(QPushButton())))


def test_a_combo_box_without_a_label_is_found(show: Show) -> None:
    combo = QComboBox()
    combo.addItem("Örebro")
    combo.setAccessibleName("Kommun")
    assert any("without a label" in fault for fault in audit(show(combo)))


def test_a_small_target_is_found(show: Show) -> None:
    button = QPushButton("x")
    window = show(button)
    button.setFixedSize(18, 18)
    assert any("under 24 px" in fault for fault in audit(window))


def test_a_cut_text_is_found(show: Show) -> None:
    label = QLabel("Vårdnadshavarens underskrift")
    window = show(label)
    label.setFixedWidth(40)
    assert any("text cut" in fault for fault in audit(window))


def test_a_list_without_a_current_row_is_found(show: Show) -> None:
    view = QListView()
    view.setAccessibleName("Ärenden")
    view.setModel(QStringListModel(["Elsa"], view))
    window = show(QPushButton("Först i fokus"), view)
    assert any("current row" in fault for fault in audit(window))


def test_parts_over_one_another_are_found(show: Show) -> None:
    first, second = QLabel("Nästa möte"), QLabel("Plats")
    window = show(first, second)
    assert audit(window) == []
    second.move(first.pos())
    assert any("over one another" in fault for fault in audit(window))
    second.move(window.width() - 5, 300)
    assert any("outside its surface" in fault for fault in audit(window))


def test_a_tree_is_found(show: Show) -> None:
    tree = QTreeWidget()
    tree.setAccessibleName("Rutin")
    tree.addTopLevelItem(QTreeWidgetItem(["Förbereda"]))
    assert any("tree" in fault for fault in audit(show(tree)))


def test_a_tab_stop_without_a_name_is_found(show: Show) -> None:
    with pytest.raises(AssertionError, match="without a name"):
        tab_round(show(QLineEdit()))


def test_every_swedish_letter_can_be_typed(show: Show) -> None:
    edit = QLineEdit()
    show(edit)
    type_text(edit, "Åäö éÜ 12-3 <b>")
    assert edit.text() == "Åäö éÜ 12-3 <b>"
