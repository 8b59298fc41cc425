from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QPushButton

from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    RadioField,
    SearchField,
    SecretField,
    TextArea,
    TextField,
    TicksField,
    TimeField,
    Value,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.panes import first
from tests.ui.audit import audit, nodes, tab_round
from tests.ui.typing import type_text
from tests.ui.widgets.shown import Show, heard

TODAY = date(2026, 11, 23)
AGENCIES = (("school", "Skola"), ("health", "Vård & hälsa"), ("home", "Boende"))


def every_field() -> list[tuple[Field, Value]]:
    return [
        (TextField("Namn", name="name"), "Åsa"),
        (TextArea("Anteckning", name="note"), "rad ett\nrad två"),
        (SecretField("Lösenfras", name="secret"), "fyra ord i rad"),
        (DateField("Datum", today=lambda: TODAY, name="day"), "2026-12-03"),
        (TimeField("Klockslag", name="time"), "13:00"),
        (ChoiceField("Kommun", AGENCIES, name="one"), "health"),
        (RadioField("Hur?", AGENCIES, name="radio"), "home"),
        (YesNoUnknownField("Informerat?", name="asked"), "unknown"),
        (TicksField("Vad?", AGENCIES, name="ticks"), frozenset({"school", "home"})),
    ]


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("number", range(9))
def test_a_field_keeps_what_it_is_given_and_tells_nobody(
    show: Show, number: int
) -> None:
    field, value = every_field()[number]
    show(field)
    edited, committed = heard(field.edited), heard(field.committed)
    empty = field.value
    assert not empty
    field.set_value(value)
    field.set_value(value)
    assert field.value == value
    field.set_value(empty)
    assert field.value == empty
    assert edited == committed == []


def test_the_focus_is_on_the_answer_that_is_chosen(
    show: Show,
) -> None:
    field = RadioField("Hur?", AGENCIES, name="radio")
    window = show(field)
    field.focus()
    assert field.radios["school"].hasFocus()
    field.set_value("health")
    field.focus()
    assert field.radios["health"].hasFocus()
    assert first(window) is field.radios["health"]


@pytest.mark.parametrize("number", range(9))
def test_a_field_has_no_fault_with_help_or_with_a_problem(
    show: Show, number: int
) -> None:
    field, value = every_field()[number]
    window = show(field)
    assert audit(window) == []
    field.set_help("Som det står i folkbokföringen.")
    field.set_problem("Fyll i det här.")
    field.set_value(value)
    assert audit(window) == []
    assert field.problem == "Fyll i det här."
    field.set_problem(None)
    assert field.problem == ""
    assert audit(window) == []


@pytest.mark.parametrize("number", range(9))
def test_a_screen_reader_hears_the_question_and_the_problem(
    show: Show, number: int
) -> None:
    field, _ = every_field()[number]
    window = show(field)
    field.set_problem("Fyll i det här.")
    told = nodes(window)
    question = field.label.words
    assert any(node.name == question or node.labelled for node in told)
    assert any("Fel: Fyll i det här" in node.description for node in told)


def test_free_text_takes_a_remark_and_what_asks_for_a_name_does_not(show: Show) -> None:
    note = TextArea("Anteckning", name="note")
    name = TextField("Namn", prose=False, name="name")
    window = show(note, name)
    for field in (note, name):
        field.set_problem("Fyll i det här.")
        field.set_remark("Det kan vara ett namn.\nDet kan vara ett nummer.")
    assert (note.remark.count("\n"), name.remark) == (1, "")
    told = "Fel: Fyll i det här. Det kan vara ett namn. Det kan vara ett nummer"
    assert [node.description for node in nodes(window)].count(told) == 1
    assert audit(window) == []
    note.set_remark(None)
    assert note.remark == ""


@pytest.mark.parametrize("number", range(9))
def test_leaving_a_field_is_told_once(
    qapp: QApplication, show: Show, number: int
) -> None:
    field, _ = every_field()[number]
    elsewhere = QLineEdit()
    show(field, elsewhere)
    left = heard(field.left)
    field.focus()
    qapp.processEvents()
    assert QApplication.focusWidget() is not None
    elsewhere.setFocus()
    assert left == [()]


def test_typing_is_told_letter_by_letter_and_committed_once(show: Show) -> None:
    field, elsewhere = TextField("Namn"), QLineEdit()
    show(field, elsewhere)
    edited, committed = heard(field.edited), heard(field.committed)
    field.focus()
    type_text(field.edit, "Åsa")
    assert edited == ["Å", "Ås", "Åsa"]
    assert committed == []
    elsewhere.setFocus()
    assert committed == ["Åsa"]
    field.focus()
    elsewhere.setFocus()
    assert committed == ["Åsa"]


def test_what_was_shown_by_the_screen_is_not_committed(show: Show) -> None:
    field, elsewhere = TextField("Namn"), QLineEdit()
    show(field, elsewhere)
    committed = heard(field.committed)
    field.focus()
    field.set_value("Åsa")
    elsewhere.setFocus()
    assert committed == []


def test_a_value_drawn_while_typing_leaves_the_cursor_alone(show: Show) -> None:
    field = TextField("Namn")
    show(field)
    field.focus()
    type_text(field.edit, "Asa")
    field.edit.setCursorPosition(1)
    field.set_value("Asa")
    assert field.edit.cursorPosition() == 1


def test_typing_takes_the_problem_away(show: Show) -> None:
    field = TextField("Namn")
    show(field)
    field.set_problem("Skriv ett namn.")
    type_text(field.edit, "Å")
    assert field.problem == ""


def test_pasted_control_characters_never_stay(qapp: QApplication, show: Show) -> None:
    line, area = TextField("Namn"), TextArea("Anteckning")
    show(line, area)
    qapp.clipboard().setText("Anna\x00\x07\nLind\u202e")
    line.edit.paste()
    area.edit.paste()
    assert line.value == "Anna Lind"
    assert area.value == "Anna\nLind"


def test_pasted_markup_is_kept_as_text(show: Show) -> None:
    area = TextArea("Anteckning")
    show(area)
    carried = QMimeData()
    carried.setHtml("<b>Eva</b><img src='file:///etc/passwd'>")
    carried.setText("<b>Eva</b>")
    area.edit.insertFromMimeData(carried)
    assert area.value == "<b>Eva</b>"


def test_a_note_may_be_very_long(show: Show) -> None:
    area, line = TextArea("Anteckning"), TextField("Namn")
    show(area, line)
    text = "Åtgärd. " * 2500
    area.set_value(text)
    line.set_value(text)
    assert area.value == text
    assert line.value == text


def test_a_note_grows_with_what_is_written_up_to_a_point(
    qapp: QApplication, show: Show
) -> None:
    area = TextArea("Anteckning", rows=2, most_rows=8)
    show(area)
    low = area.edit.height()
    area.set_value("rad\n" * 5)
    qapp.processEvents()
    middle = area.edit.height()
    area.set_value("rad\n" * 50)
    qapp.processEvents()
    assert low < middle < area.edit.height() < 4.5 * low


def test_tab_moves_on_from_a_note(show: Show) -> None:
    area, after = TextArea("Anteckning"), QLineEdit()
    show(area, after)
    area.focus()
    QTest.keyClick(area.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert area.value == ""


def test_a_date_is_said_back_in_full(show: Show) -> None:
    field = DateField("Datum", today=lambda: TODAY)
    window = show(field)
    edited = heard(field.edited)
    type_text(field.edit, "3 dec")
    assert edited[-1] == "2026-12-03"
    assert field.date == date(2026, 12, 3)
    assert "torsdag 3 december 2026" in [node.name for node in nodes(window)]


def test_leaving_a_date_writes_it_plainly(show: Show) -> None:
    field, after = DateField("Datum", today=lambda: TODAY), QLineEdit()
    show(field, after)
    committed = heard(field.committed)
    field.focus()
    type_text(field.edit, "imorgon")
    after.setFocus()
    assert field.edit.text() == "2026-11-24"
    assert committed == ["2026-11-24"]


def test_a_date_that_cannot_be_is_kept_and_told_at_the_field(show: Show) -> None:
    field, after = DateField("Datum", today=lambda: TODAY), QLineEdit()
    show(field, after)
    field.focus()
    type_text(field.edit, "31/2")
    after.setFocus()
    assert field.value == "31/2"
    assert field.date is None
    assert "2026-12-03" in field.problem
    field.set_value("2026-12-03")
    assert field.problem == ""


def test_the_calendar_is_reached_by_keyboard(qapp: QApplication, show: Show) -> None:
    field = DateField("Datum", today=lambda: TODAY)
    show(field)
    edited = heard(field.edited)
    field.focus()
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field.calendar
    QTest.keyClick(field.calendar, Qt.Key.Key_Space)
    qapp.processEvents()
    month = field.findChild(QCalendarWidget)
    assert month is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Right)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert field.value == "2026-11-24"
    assert edited == ["2026-11-24"]
    assert QApplication.focusWidget() is field.edit


def test_a_time_is_written_the_swedish_way(show: Show) -> None:
    field, after = TimeField("Klockslag"), QLineEdit()
    show(field, after)
    field.focus()
    type_text(field.edit, "kl 9")
    after.setFocus()
    assert field.edit.text() == "09.00"
    assert field.value == "09:00"
    field.focus()
    field.edit.selectAll()
    type_text(field.edit, "25")
    after.setFocus()
    assert field.value == "25"
    assert "13.00" in field.problem


def test_the_wheel_never_changes_a_choice(show: Show) -> None:
    field = ChoiceField("Kommun", AGENCIES)
    show(field)
    field.set_value("school")
    field.focus()
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(field.combo, wheel)
    assert field.value == "school"


def test_a_choice_is_made_by_keyboard_and_can_be_taken_back(show: Show) -> None:
    field = ChoiceField("Kommun", AGENCIES)
    show(field)
    edited = heard(field.edited)
    field.focus()
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    assert field.value == "school"
    QTest.keyClick(field.combo, Qt.Key.Key_Up)
    assert field.value == ""
    assert edited == ["school", ""]


def test_other_choices_keep_the_one_that_is_still_there(show: Show) -> None:
    field = ChoiceField("Kommun", AGENCIES)
    show(field)
    edited = heard(field.edited)
    field.set_value("health")
    field.set_choices((("health", "Vård"), ("new", "Nytt")))
    assert field.value == "health"
    field.set_choices((("new", "Nytt"),))
    assert field.value == ""
    assert edited == []


def test_an_answer_that_came_before_its_choices_shows_once_they_come(
    show: Show,
) -> None:
    field = ChoiceField("Kommun", ())
    show(field)
    field.set_value("health")
    field.set_choices(AGENCIES)
    field.set_value("health")
    assert field.value == "health"


def test_an_answer_can_be_taken_back_to_not_asked(show: Show) -> None:
    field = YesNoUnknownField("Informerat?", name="asked")
    window = show(field)
    edited = heard(field.edited)
    QTest.mouseClick(field.radios["no"], Qt.MouseButton.LeftButton)
    assert audit(window) == []
    clear = field.findChild(QPushButton, "asked-clear")
    assert clear is not None
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert edited == ["no", ""]


def test_arrows_move_among_radio_buttons(show: Show) -> None:
    field = RadioField("Hur?", AGENCIES)
    show(field)
    edited = heard(field.edited)
    field.focus()
    QTest.keyClick(field.radios["school"], Qt.Key.Key_Space)
    QTest.keyClick(field.radios["school"], Qt.Key.Key_Down)
    assert edited == ["school", "health"]


def test_ticks_are_real_boxes_pressed_anywhere_on_their_words(show: Show) -> None:
    field = TicksField("Vad?", AGENCIES)
    show(field)
    edited = heard(field.edited)
    tick = field.ticks["health"]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    QTest.keyClick(field.ticks["school"], Qt.Key.Key_Space)
    assert edited == [frozenset({"health"}), frozenset({"health", "school"})]


def test_ticks_keep_what_is_still_offered(show: Show) -> None:
    field = TicksField("Vad?", AGENCIES)
    window = show(field)
    field.set_value(frozenset({"school", "home"}))
    field.set_choices((("home", "Boende"), ("work", "Arbete")))
    assert field.value == frozenset({"home"})
    assert audit(window) == []


def test_long_words_beside_a_tick_wrap(show: Show) -> None:
    words = "Uppgifter om läkemedel och pågående utredningar, " * 4
    field = TicksField("Vad?", (("a", words), ("b", "Kort")))
    show(field, width=300)
    assert field.ticks["a"].height() > 3 * field.ticks["b"].height()


def test_a_secret_shows_only_when_asked_to(show: Show) -> None:
    field = SecretField("Lösenfras")
    window = show(field)
    entered = heard(field.entered)
    type_text(field.edit, "fyra ord")
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    assert "Visa lösenfras" in [node.name for node in nodes(window)]
    field.focus()
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    look = QApplication.focusWidget()
    assert look is not None
    QTest.keyClick(look, Qt.Key.Key_Space)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    field.focus()
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert entered == [()]


def test_a_search_waits_for_a_pause_and_enter_is_at_once(show: Show) -> None:
    field = SearchField("Sök ärende", name="search")
    window = show(field)
    searched = heard(field.searched)
    type_text(field.edit, "Åke")
    assert searched == []
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert searched == ["Åke"]
    assert audit(window) == []
    QTest.qWait(300)
    assert searched == ["Åke"]
    type_text(field.edit, "s")
    QTest.qWait(300)
    assert searched == ["Åke", "Åkes"]
    field.clear()
    assert searched[-1] == ""


def test_tab_goes_through_every_field_and_comes_back(show: Show) -> None:
    window = show(*(field for field, _ in every_field()))
    stops = tab_round(window)
    assert len(stops) >= 12
