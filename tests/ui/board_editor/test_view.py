"""The whole editor with keyboard and mouse, and what a screen reader meets in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.ui.board_editor.spot import Spot
from sipdesk.ui.board_editor.view import BoardEditor
from sipdesk.ui.widgets.pdf import Pdf
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.picture_board import ListPictureBoards, list_picture_boards
from sipdesk.usecases.picture_photo import list_photos
from sipdesk.usecases.ports import Ports
from tests.documents.photos import photo
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.shell import around, focus, found, in_sight, press, said, settle, show
from tests.ui.typing import type_text
from tests.usecases.desk import Desk, desk

NEW = PictureBoard("", PictureBoardKind.GRID_4X3, "Ny bildtavla")
LONG = "särskilt förordnad vårdnadshavare och studie- och yrkesvägledare"
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(ports: Ports, frame: Frame, tmp_path: Path) -> BoardEditor:
    return made(ports, frame, Person(tmp_path))


def made(
    ports: Ports, frame: Frame, person: Person, board: PictureBoard = NEW
) -> BoardEditor:
    editor = BoardEditor(
        around(ports), ask_printer=person.printer, ask_file=person.file
    )
    show(frame, editor)
    editor.open(board)
    settle()
    return editor


def key(pressed: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focus(), pressed, held or Qt.KeyboardModifier.NoModifier)
    settle()


def put(*words: str) -> None:
    for word in words:
        type_text(focus(), word)
        key(Qt.Key.Key_Return)


def words(editor: BoardEditor) -> list[str]:
    board = editor.model.state.board
    assert board is not None
    return [cell.words for cell in board.cells]


def spot(editor: BoardEditor, place: int) -> Spot:
    shown = found(editor, f"board-spot-{place}")
    assert isinstance(shown, Spot)
    return shown


def test_the_search_has_the_focus_first(editor: BoardEditor) -> None:
    assert focus() is editor.finding.search.edit


def test_words_and_enter_fill_a_board(editor: BoardEditor) -> None:
    put("glad", "arg", "skola")
    assert words(editor) == ["Glad", "Arg", "Skola"]
    assert editor.finding.search.value == ""


def test_a_word_without_a_picture_stays_to_be_written_in_another_way(
    editor: BoardEditor,
) -> None:
    put("qqqzzz")
    assert words(editor) == []
    assert editor.finding.search.value == "qqqzzz"
    assert "Ingen bild för ”qqqzzz”" in editor.finding.hint.words
    press(editor.finding.words_alone)
    assert words(editor) == ["Qqqzzz"]


def test_an_arrow_down_goes_to_the_results_and_enter_takes_one(
    editor: BoardEditor,
) -> None:
    type_text(focus(), "glad")
    key(Qt.Key.Key_Return, CONTROL)  # the words alone, without a picture
    type_text(focus(), "skola")
    QTest.qWait(300)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Right)
    second = editor.finding.results.rows[1]
    key(Qt.Key.Key_Return)
    assert words(editor) == ["Glad", second.text]
    board = editor.model.state.board
    assert board is not None
    assert [bool(cell.symbol) for cell in board.cells] == [False, True]


def test_up_from_the_first_result_is_the_search_again(editor: BoardEditor) -> None:
    type_text(focus(), "skola")
    QTest.qWait(300)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Up)
    assert focus() is editor.finding.search.edit


def test_the_board_is_walked_and_worked_on_with_keys_alone(
    editor: BoardEditor,
) -> None:
    put("glad", "arg", "skola")
    key(Qt.Key.Key_Escape)
    assert focus() is spot(editor, 3)
    key(Qt.Key.Key_Home)
    key(Qt.Key.Key_Right, ALT)
    assert words(editor) == ["Arg", "Glad", "Skola"]
    assert focus() is spot(editor, 1)
    key(Qt.Key.Key_Insert)
    assert words(editor) == ["Arg", "", "Glad", "Skola"]
    key(Qt.Key.Key_Delete, SHIFT)
    key(Qt.Key.Key_Delete)
    assert words(editor) == ["Arg", "", "Skola"]
    key(Qt.Key.Key_Z, CONTROL)
    key(Qt.Key.Key_Z, CONTROL)
    key(Qt.Key.Key_Z, CONTROL)
    assert words(editor) == ["Arg", "Glad", "Skola"]
    key(Qt.Key.Key_Y, CONTROL)
    assert words(editor) == ["Arg", "", "Glad", "Skola"]


def test_f2_writes_the_words_and_enter_comes_back(editor: BoardEditor) -> None:
    put("skola")
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Home)
    key(Qt.Key.Key_F2)
    assert focus() is editor.cell.words.edit
    type_text(focus(), "Min skola")
    key(Qt.Key.Key_Return)
    assert words(editor) == ["Min skola"]
    assert focus() is spot(editor, 0)


def test_a_letter_on_a_place_searches_for_its_picture(editor: BoardEditor) -> None:
    put("glad")
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Home)
    key(Qt.Key.Key_S)
    type_text(focus(), "kola")
    key(Qt.Key.Key_Return)
    assert words(editor) == ["Skola"]


def test_ctrl_z_in_an_empty_search_takes_back_the_picture(
    editor: BoardEditor,
) -> None:
    put("glad", "skola")
    key(Qt.Key.Key_Z, CONTROL)
    assert words(editor) == ["Glad"]


def test_a_click_chooses_a_place_and_a_drag_changes_two(
    editor: BoardEditor,
) -> None:
    put("glad", "skola")
    first, last = spot(editor, 0), spot(editor, 5)
    press(last)
    assert editor.model.state.place == 5
    drag(first, last)
    assert words(editor) == ["", "Skola", "", "", "", "Glad"]


def test_a_result_can_be_dragged_to_a_place(editor: BoardEditor) -> None:
    type_text(focus(), "skola")
    QTest.qWait(300)
    drag(editor.finding.results.tiles[0], spot(editor, 7))
    assert words(editor)[7] == "Skola"


def drag(what: QWidget, where: QWidget) -> None:
    left, target = Qt.MouseButton.LeftButton, where.mapToGlobal(where.rect().center())
    QTest.mousePress(what, left)
    for at in (QPoint(3, 3), what.mapFromGlobal(target)):
        QTest.mouseMove(what, what.rect().center() + at)
        QApplication.processEvents()
    here = what.mapFromGlobal(target)
    for kind in ("move", "release"):
        send_mouse(what, here, kind)
    settle()


def send_mouse(what: QWidget, at: QPoint, kind: str) -> None:
    types = {"move": QEvent.Type.MouseMove, "release": QEvent.Type.MouseButtonRelease}
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        types[kind],
        QPointF(at),
        QPointF(what.mapToGlobal(at)),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(what, event)


def test_words_too_long_are_told_of_at_the_place_and_nothing_is_stopped(
    editor: BoardEditor,
) -> None:
    put("skola")
    editor.model.choose(0)
    editor.model.edit_cell(words=LONG)
    settle()
    assert "Orden är för långa" in editor.cell.flaws.words
    assert "Orden är för långa" in spot(editor, 0).accessibleDescription()
    assert editor.head.print_button.isEnabled()


def test_what_could_be_plainer_is_hinted_at(editor: BoardEditor) -> None:
    put("skola")
    editor.model.choose(0)
    editor.model.edit_cell(words="Du kontaktas av socialtjänsthandläggaren")
    settle()
    for hint in ("Långt ord", "Skriv vem som gör det"):
        assert hint in editor.cell.hints.words
    assert editor.head.print_button.isEnabled()


def test_every_place_says_what_stands_there_and_is_a_button(
    editor: BoardEditor,
) -> None:
    put("glad")
    names = [spot(editor, at).accessibleName() for at in range(2)]
    assert names == ["Ruta 1: Glad", "Ruta 2: tom"]
    role = QAccessible.queryAccessibleInterface(spot(editor, 0)).role()
    assert role is QAccessible.Role.Button


@pytest.mark.usefixtures("editor")
def test_tab_comes_to_one_place_of_the_board_alone(frame: Frame) -> None:
    put("glad", "arg")
    stops = [stop for stop in tab_round(frame) if ": Ruta " in stop]
    assert stops == ["Button: Ruta 3: tom"]


def test_a_second_language_has_words_of_its_own(editor: BoardEditor) -> None:
    put("skola")
    editor.model.choose(0)
    editor._turn("cell")
    settle()
    assert not editor.cell.other.isVisible()
    editor.model.edit(language="so")
    settle()
    assert editor.cell.other.isVisible()
    assert "somaliska" in editor.cell.other.label.words


def test_kind_and_look_are_chosen_and_the_page_follows(editor: BoardEditor) -> None:
    editor.head.kind.edited.emit("rows")
    editor.look.page.edited.emit("A3")
    editor.look.colours.edited.emit(frozenset({"colours", "black"}))
    settle()
    preview = editor.model.state.preview
    assert preview is not None
    assert preview.drawn.pages[0].width == pytest.approx(297)
    board = editor.model.state.board
    assert board is not None
    assert (board.look.black, board.look.word_colours) == (True, True)


def test_pages_are_turned_with_keys(ports: Ports, frame: Frame) -> None:
    cells = tuple(Cell(f"Ord {at}") for at in range(6))
    board = replace(NEW, kind=PictureBoardKind.GRID_2X2, cells=cells, version=0)
    editor = made(ports, frame, Person(), board)
    key(Qt.Key.Key_PageUp)
    assert editor.pages.words == "Sida 1 av 2"
    key(Qt.Key.Key_PageDown)
    assert editor.pages.words == "Sida 2 av 2"


@pytest.mark.journey
def test_it_is_saved_by_itself_and_says_so(editor: BoardEditor, ports: Ports) -> None:
    put("glad")
    QTest.qWait(2800)
    assert "Sparat" in said(editor)
    templates = list_picture_boards(ListPictureBoards(CaseId("")), ports).templates
    assert [one.title for one in templates] == ["Ny bildtavla"]


def test_it_is_printed_in_its_own_size(editor: BoardEditor, tmp_path: Path) -> None:
    put("glad")
    press(editor.head.print_button)
    printed = Pdf((tmp_path / "printed.pdf").read_bytes())
    size = printed.page_size(0)
    assert size.width() == pytest.approx(297 / 25.4 * 72, abs=1)
    assert size.height() == pytest.approx(210 / 25.4 * 72, abs=1)
    assert "Utskrivet" in editor.head.done.title


def test_it_is_saved_as_a_file_with_what_to_choose_when_it_is_printed(
    editor: BoardEditor, tmp_path: Path
) -> None:
    put("glad")
    press(editor.head.save_button)
    assert list(tmp_path.glob("ny-bildtavla*.pdf"))
    assert "100 %" in editor.head.done.words


def test_a_story_can_be_folded(ports: Ports, frame: Frame, tmp_path: Path) -> None:
    cells = tuple(Cell(f"Mening {at}.") for at in range(4))
    story = replace(NEW, kind=PictureBoardKind.STORY, cells=cells)
    editor = made(ports, frame, Person(tmp_path), story)
    press(editor.head.fold_button)
    (file,) = tmp_path.glob("*.pdf")
    assert len(Pdf(file.read_bytes())) == 2


def test_nothing_goes_out_when_somebody_changes_their_mind(
    ports: Ports, frame: Frame
) -> None:
    editor = made(ports, frame, Person())
    press(editor.head.print_button)
    press(editor.head.save_button)
    assert not editor.model.state.done


@pytest.mark.parametrize(
    "theme",
    [
        Theme(),
        Theme("dark"),
        Theme("contrast"),
        Theme("light", 1.5),
        Theme("light", 2.0),
    ],
)
def test_nothing_is_cut_or_nameless(
    qapp: QApplication, editor: BoardEditor, frame: Frame, theme: Theme
) -> None:
    put("glad", "skola")
    editor.model.choose(0)
    editor.model.edit_cell(words=LONG)
    editor.model.edit(title=LONG, language="so")
    editor.model.edit_look(word_colours=True)
    apply(qapp, theme)
    faults = []
    for part in ("find", "cell", "look"):
        editor._turn(part)
        settle()
        faults += audit(frame)
    assert faults == []


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "case") as opened:
        yield opened


def photo_file(folder: Path) -> Path:
    file = folder / "foto.jpg"
    file.write_bytes(photo())
    return file


def of_case(case: Desk, frame: Frame) -> BoardEditor:
    return made(case.ports, frame, Person(), replace(NEW, case=case.case.id))


def test_a_photo_is_dropped_and_put_when_it_is_said_who_was_told(
    case: Desk, frame: Frame, tmp_path: Path
) -> None:
    editor = of_case(case, frame)
    file = photo_file(tmp_path)
    drop(spot(editor, 4), file)
    assert focus() is editor.photos.told.edit
    type_text(focus(), "Alva, 2 mars")
    key(Qt.Key.Key_Return)
    kept = list_photos(case.case.id, case.ports)
    assert [one.told.told for one in kept] == ["Alva, 2 mars"]
    board = editor.model.state.board
    assert board is not None
    assert board.at(4).photo == kept[0].id
    assert audit(frame) == []


def test_a_photo_of_which_nobody_is_told_is_not_kept(
    case: Desk, frame: Frame, tmp_path: Path
) -> None:
    editor = of_case(case, frame)
    file = photo_file(tmp_path)
    drop(spot(editor, 0), file)
    key(Qt.Key.Key_Return)
    assert editor.photos.told.problem
    assert list_photos(case.case.id, case.ports) == ()
    assert editor.photos.model.state.waiting


def test_a_photo_on_a_board_stays_and_that_is_said(
    case: Desk, frame: Frame, tmp_path: Path
) -> None:
    editor = of_case(case, frame)
    file = photo_file(tmp_path)
    drop(spot(editor, 0), file)
    type_text(focus(), "Ingen syns")
    key(Qt.Key.Key_Return)
    editor.leave()
    (kept,) = list_photos(case.case.id, case.ports)
    editor.tabs.chosen.emit("photos")
    press(in_sight(editor, f"photo-remove-{kept.id}"))
    assert editor.photos.notice.title == "Fotot står på en tavla."


def test_a_template_takes_no_photo_and_says_why(
    editor: BoardEditor, tmp_path: Path
) -> None:
    put("glad")
    file = photo_file(tmp_path)
    drop(spot(editor, 0), file)
    assert "En mall får inte" in editor.head.notice.title
    assert words(editor) == ["Glad"]


def drop(on: Spot, file: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(on.rect().center()),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    on.dropEvent(event)
    settle()
