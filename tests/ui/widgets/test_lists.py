from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sipdesk.domain.routine import StepState
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.groupedtabs import GroupedTabs, TabGroup
from sipdesk.ui.widgets.panes import Panes, Tabs
from sipdesk.ui.widgets.tasklist import Phase, Task, TaskList
from tests.ui.audit import audit, nodes
from tests.ui.widgets.shown import Show, heard

ROWS = tuple(
    ListRow(
        str(n), f"Åsa {n}", f"2026-{n:04}", "Kallelse ska skickas", "Försenad", "bad"
    )
    for n in range(200)
)
NEED = Task("need", "0", "Upptäcka behov", StepState.DONE)
CONSENT = Task(
    "consent", "1", "Inhämta samtycke", StepState.ONGOING, note="Senast 1 dec"
)
SUMMONS = Task("summons", "3", "Kalla", StepState.BLOCKED, detail="samtycke saknas")
PHASES = (
    Phase("begin", "Förbereda", (NEED, CONSENT)),
    Phase("call", "Kalla", (SUMMONS,)),
)


def test_some_card_is_always_the_current(show: Show) -> None:
    cards = CardList("Ärenden", name="cases")
    window = show(cards)
    assert cards.current_key == ""
    cards.show_rows(ROWS)
    assert cards.current_key == "0"
    cards.show_rows(ROWS[5:])
    assert cards.current_key == "5"
    cards.show_rows((), "")
    assert cards.current_key == ""
    assert audit(window) == []


def test_the_current_card_stays_when_rows_come_and_go(show: Show) -> None:
    cards = CardList("Ärenden")
    show(cards)
    moved = heard(cards.current_changed)
    cards.show_rows(ROWS, "7")
    cards.show_rows((ListRow("new", "Ny"), *ROWS))
    assert cards.current_key == "7"
    assert moved == []


def test_cards_are_moved_among_and_chosen_by_keyboard(show: Show) -> None:
    cards = CardList("Ärenden")
    show(cards)
    cards.show_rows(ROWS)
    moved, chosen = heard(cards.current_changed), heard(cards.chosen)
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Down)
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert (moved, chosen) == (["1"], ["1"])


def test_a_click_chooses_a_card(show: Show) -> None:
    cards = CardList("Ärenden")
    show(cards)
    cards.show_rows(ROWS)
    chosen = heard(cards.chosen)
    place = cards.visualRect(cards.model().index(2, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["2"]


def test_more_rows_are_asked_for_once_when_the_end_is_near(
    qapp: QApplication, show: Show
) -> None:
    cards = CardList("Ärenden")
    show(cards)
    near = heard(cards.near_end)
    cards.show_rows(ROWS[:100])
    qapp.processEvents()
    assert near == []
    bar = cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum() - 10)
    assert near == [()]
    place = bar.value()
    cards.show_rows(ROWS)
    qapp.processEvents()
    assert bar.value() == place
    bar.setValue(bar.maximum())
    assert near == [(), ()]


def test_a_card_is_read_whole(show: Show) -> None:
    cards = CardList("Ärenden")
    show(cards)
    cards.show_rows((replace(ROWS[0], spoken="Åsa, 17 år. Försenad."), ROWS[1]))
    read = [n.name for n in nodes(cards) if n.role == QAccessible.Role.ListItem]
    assert read == [
        "Åsa, 17 år. Försenad.",
        "Åsa 1. Kallelse ska skickas. Försenad. 2026-0001",
    ]


def test_the_phase_with_the_current_step_is_open_and_no_other(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    window = show(tasks)
    tasks.show_phases(PHASES, "consent")
    assert audit(window) == []
    assert _steps(tasks) == ["tasks-need", "tasks-consent"]
    tasks.show_phases(PHASES, "summons")
    assert _steps(tasks) == ["tasks-summons"]


def test_a_step_is_read_with_number_state_and_place(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    show(tasks)
    tasks.show_phases(PHASES, "consent")
    step = tasks.findChild(QWidget, "tasks-consent")
    assert step is not None
    said = "Steg 1, Inhämta samtycke. Pågår. Senast 1 dec. Du är här."
    assert step.accessibleName() == said
    assert SUMMONS.spoken == "Steg 3, Kalla. Kan inte börja än: samtycke saknas."


def test_a_step_is_chosen_by_mouse_and_keyboard(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    show(tasks)
    tasks.show_phases(PHASES, "consent")
    chosen = heard(tasks.chosen)
    step = tasks.findChild(QWidget, "tasks-need")
    assert step is not None
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    tasks.focus_current()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert chosen == ["need", "consent"]


def test_a_phase_opened_by_hand_stays_open_when_states_change(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    show(tasks)
    tasks.show_phases(PHASES, "consent")
    head = tasks.findChild(QWidget, "tasks-call-head")
    assert head is not None
    assert head.accessibleName() == "Kalla. 0 av 1 steg klara. Hopfälld."
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    done = replace(CONSENT, state=StepState.DONE)
    tasks.show_phases((replace(PHASES[0], tasks=(NEED, done)), PHASES[1]), "consent")
    assert _steps(tasks) == ["tasks-need", "tasks-consent", "tasks-summons"]
    assert head.accessibleName() == "Kalla. 0 av 1 steg klara. Utfälld."


def test_a_folded_phase_says_that_a_step_in_it_is_late(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    show(tasks)
    late = replace(PHASES[1], tasks=(replace(SUMMONS, chip="Försenad 2 dagar"),))
    tasks.show_phases((PHASES[0], late), "consent")
    head = tasks.findChild(QWidget, "tasks-call-head")
    assert head is not None
    assert head.accessibleName() == "Kalla. 0 av 1 steg klara. 1 sen. Hopfälld."
    tasks.show_phases((PHASES[0], late), SUMMONS.key)
    assert head.accessibleName() == "Kalla. 0 av 1 steg klara. Utfälld."


def test_drawing_again_keeps_the_focus_on_its_step(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    show(tasks)
    tasks.show_phases(PHASES, "consent")
    tasks.focus_current()
    focus = QApplication.focusWidget()
    tasks.show_phases(PHASES, "consent")
    assert QApplication.focusWidget() is focus


def test_long_steps_are_never_cut(show: Show) -> None:
    tasks = TaskList("Arbetsrutin")
    long = Task(
        "long",
        "12",
        "Utvärdera och avsluta samarbetet med alla som deltagit",
        StepState.BLOCKED,
        detail="uppföljningen är inte bokad och protokollet inte fastställt",
        note="Senast 14 december 2026",
    )
    tasks.show_phases((Phase("end", "Avsluta", (long,)),), "long")
    show(tasks, width=280)
    step = tasks.findChild(QWidget, "tasks-long")
    assert step is not None
    assert step.height() >= step.heightForWidth(step.width()) > 90


def test_f6_moves_between_panes_and_remembers_the_place(show: Show) -> None:
    first, second, hidden = QWidget(), QWidget(), QWidget()
    edits = [QLineEdit(first), QLineEdit(first), QLineEdit(second), QLineEdit(hidden)]
    for place, edit in enumerate(edits):
        edit.move(0, 20 * place)
    for pane in (first, second, hidden):
        pane.setMinimumSize(100, 80)
    window = show(first, second, hidden)
    hidden.hide()
    Panes(window, (first, second, hidden))
    edits[1].setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is edits[2]
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is edits[1]
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is edits[2]


def test_tabs_are_real_tabs_and_follow_the_keyboard(show: Show) -> None:
    tabs = Tabs("Ärendets delar", (("a", "Rutin"), ("b", "Skola & vård")), name="tabs")
    window = show(tabs)
    chosen = heard(tabs.chosen)
    tabs.show_current("b")
    assert chosen == []
    assert tabs.current == "b"
    tabs.show_current("a")
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen == ["b"]
    told = [n.name for n in nodes(tabs) if n.role == QAccessible.Role.PageTab]
    assert told == ["Rutin", "Skola & vård"]
    assert audit(window) == []


GROUPS = (
    TabGroup("one", "Ett", (("a", "A"), ("b", "B"))),
    TabGroup("two", "Två", (("c", "C"),)),
)


def test_many_parts_stand_in_groups_and_one_goes_back_where_one_was(show: Show) -> None:
    tabs = GroupedTabs("Delar", GROUPS, name="parts")
    window = show(tabs)
    chosen = heard(tabs.chosen)
    assert tabs.words == ("A", "B", "C")
    tabs.begin()
    QTest.keyClick(tabs.groups, Qt.Key.Key_Tab)
    QTest.keyClick(tabs.rows["one"], Qt.Key.Key_Right)
    assert (chosen, tabs.current) == (["b"], "b")
    tabs.groups.setCurrentIndex(1)
    assert (chosen[1:], tabs.current) == (["c"], "c")
    # A group of one part has no row of its own.
    assert not any(row.isVisible() for row in tabs.rows.values())
    tabs.groups.setCurrentIndex(0)
    assert chosen[2:] == ["b"]
    tabs.show_current("c")
    assert (len(chosen), tabs.groups.current) == (3, "two")
    tabs.show_current("a")
    told = [n.name for n in nodes(tabs) if n.role == QAccessible.Role.PageTab]
    assert told == ["Ett", "Två", "A", "B", "C"]
    assert audit(window) == []


def _steps(tasks: TaskList) -> list[str]:
    QApplication.processEvents()  # what is new in a window is shown
    found = [child for child in tasks.findChildren(QWidget) if child.isVisible()]
    names = [child.objectName() for child in found]
    known = {f"tasks-{task.key}" for phase in PHASES for task in phase.tasks}
    return [name for name in names if name in known]
