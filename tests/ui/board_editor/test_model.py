"""Every deed is a step, it is saved by itself, and nothing done is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import (
    Cell,
    PictureBoard,
    PictureBoardKind,
    TextPlace,
    WordColour,
)
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.places import Way
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.usecases.picture_board import (
    ListPictureBoards,
    list_picture_boards,
    open_picture_board,
    save_picture_board,
)
from sipdesk.usecases.picture_search import find_pictures
from sipdesk.usecases.ports import Ports
from tests.home import open_ports
from tests.ui.shell import Slow, around
from tests.usecases.desk import Desk, desk

NEW = PictureBoard("", PictureBoardKind.GRID_4X3, "Ny tavla")
TEMPLATES = ListPictureBoards(CaseId(""))


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def model(ports: Ports) -> EditorModel:
    made = EditorModel(around(ports), ignore)
    made.open(NEW)
    return made


def ignore(_: EditorState) -> None: ...


def put(model: EditorModel, *words: str) -> None:
    for word in words:
        model.find(word)
        model.put_first(word)


def words(model: EditorModel) -> list[str]:
    assert model.state.board is not None
    return [cell.words for cell in model.state.board.cells]


def saved(ports: Ports) -> list[PictureBoard]:
    return list(list_picture_boards(TEMPLATES, ports).templates)


def test_the_best_picture_is_put_and_the_next_empty_place_chosen(
    model: EditorModel,
) -> None:
    put(model, "glad", "skola")
    assert words(model) == ["Glad", "Skola"]
    assert model.state.place == 2


def test_words_typed_faster_than_pictures_are_found_are_all_put_in_their_order(
    ports: Ports,
) -> None:
    slow = Slow(ports)
    model = EditorModel(slow.around, ignore)
    model.open(NEW)
    for word in ("glad", "skola"):
        model.find(word)
        model.put_first(word)
        model.find("")
    assert words(model) == []
    for at, asked in enumerate(slow.asked):
        if asked is find_pictures:
            slow.answer(at)
    assert words(model) == ["Glad", "Skola"]


def test_what_was_found_for_something_else_is_not_put(ports: Ports) -> None:
    slow = Slow(ports)
    model = EditorModel(slow.around, ignore)
    model.open(NEW)
    model.find("glad")
    model.find("skola")
    slow.answer(slow.asked.index(find_pictures))
    assert model.state.found == ()


def test_nothing_is_put_where_nothing_is_found_and_that_is_told(
    model: EditorModel,
) -> None:
    model.put_first("qqqzzz")
    assert words(model) == []
    assert model.state.missed == "qqqzzz"


def test_every_deed_can_be_undone_and_done_again(model: EditorModel) -> None:
    deeds: list[Callable[[], object]] = [
        lambda: put(model, "glad"),
        lambda: put(model, "skola"),
        lambda: model.edit_cell(words="Rast"),
        lambda: model.swap(0, 1),
        lambda: model.choose(0),
        model.insert,
        lambda: model.edit_look(text=TextPlace.UNDER),
        lambda: model.edit(kind=PictureBoardKind.ROWS),
        model.empty,
        lambda: model.choose(2),
        model.take_out,
        lambda: model.edit(title="Vår tavla"),
    ]
    boards = [model.state.board]
    for deed in deeds:
        deed()
        if model.state.board != boards[-1]:
            boards.append(model.state.board)
    back = [model.state.board]
    while model.state.steps.before:
        model.undo()
        back.append(model.state.board)
    assert back == boards[::-1]
    on = [model.state.board]
    while model.state.steps.after:
        model.redo()
        on.append(model.state.board)
    assert on == boards


def test_what_is_typed_in_one_field_is_one_step(model: EditorModel) -> None:
    put(model, "glad")
    model.choose(0)
    for text in ("G", "Gl", "Gla", "Glad i dag"):
        model.edit_cell(words=text)
    model.undo()
    assert words(model) == ["Glad"]


def test_each_choice_is_a_step_of_its_own(model: EditorModel) -> None:
    kinds = (PictureBoardKind.ROWS, PictureBoardKind.STORY)
    for kind in kinds:
        model.edit(kind=kind)
    for tone in ("1F3FB", "1F3FF"):
        model.edit_look(skin=tone)
    for code in ("ar", "so"):
        model.edit(language=code)
    put(model, "glad")
    model.choose(0)
    for colour in (WordColour.VERB, WordColour.PLACE):
        model.edit_cell(colour=colour)
    steps = model.state.steps.before
    assert len(steps) == 2 + 2 + 2 + 1 + 2
    model.undo()
    assert model.state.cell.colour is WordColour.VERB


def test_alt_and_an_arrow_changes_places_and_follows(model: EditorModel) -> None:
    put(model, "glad", "skola")
    model.choose(0)
    model.swap_towards(Way.RIGHT)
    assert words(model) == ["Skola", "Glad"]
    assert model.state.place == 1


def test_words_that_are_written_anew_may_be_about_anything(
    model: EditorModel,
) -> None:
    model.put_cell(Cell("Skola", colour=WordColour.PLACE))
    model.choose(0)
    model.edit_cell(words="Rast")
    assert model.state.cell.about is None


def test_a_board_that_was_only_looked_at_is_not_saved(
    model: EditorModel, ports: Ports
) -> None:
    model.leave()
    assert saved(ports) == []


def test_a_board_is_saved_and_saved_again_as_the_same(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.leave()
    put(model, "skola")
    model.leave()
    assert [(one.title, one.version) for one in saved(ports)] == [("Ny tavla", 2)]
    assert not model.state.dirty


def test_undoing_after_a_save_is_saved_too(model: EditorModel, ports: Ports) -> None:
    put(model, "glad", "skola")
    model.leave()
    model.undo()
    model.leave()
    assert [len(one.cells) for one in saved(ports)] == [1]


def test_without_a_title_it_is_told_at_the_field_and_kept(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.edit(title="")
    model.leave()
    assert "title" in model.state.problems
    assert saved(ports) == []
    again = EditorModel(around(ports), ignore)
    again.open(NEW)
    assert again.state.restored
    assert words(again) == ["Glad"]
    again.undo()
    assert words(again) == []


def test_what_was_said_at_a_field_goes_with_what_is_undone(
    model: EditorModel,
) -> None:
    model.edit(title="")
    model.leave()
    model.undo()
    assert model.state.problems == {}


def test_a_draft_is_gone_when_the_board_is_saved(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.edit(title="")
    model.leave()
    model.edit(title="Känslor")
    model.leave()
    again = EditorModel(around(ports), ignore)
    again.open(NEW)
    assert not again.state.restored
    assert [one.title for one in saved(ports)] == ["Känslor"]


def test_a_saved_board_is_kept_as_a_draft_while_it_is_worked_on(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.keep()  # a new one is saved
    for word in ("skola", "hem"):
        put(model, word)
        model.keep()
    (once,) = saved(ports)
    assert (once.version, len(once.cells)) == (1, 1)
    again = EditorModel(around(ports), ignore)
    again.open(once)
    assert again.state.restored
    assert words(again) == words(model)


def test_what_was_undone_does_not_come_back_as_a_draft(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.keep()
    put(model, "skola")
    model.keep()
    model.undo()
    model.close(lambda: None)
    again = EditorModel(around(ports), ignore)
    again.open(*saved(ports))
    assert not again.state.restored


def test_another_material_is_not_taken_for_what_was_left(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.edit(title="")
    model.leave()
    again = EditorModel(around(ports), ignore)
    again.open(replace(NEW, made_from="talk-menu"))
    assert not again.state.restored


def test_who_closes_a_board_that_cannot_be_saved_is_told_first(
    model: EditorModel,
) -> None:
    closed: list[bool] = []
    model.edit(title="")
    model.close(lambda: closed.append(True))
    assert closed == []
    assert model.state.problems
    model.close(lambda: closed.append(True))
    assert closed == [True]


@pytest.fixture
def both(model: EditorModel, ports: Ports) -> PictureBoard:
    """Let another save the board that is open, and try to save this one."""
    put(model, "glad")
    model.leave()
    theirs = replace(saved(ports)[0], title="Deras")
    save_picture_board(theirs, ports)
    put(model, "skola")
    model.leave()
    assert model.state.theirs is not None
    return open_picture_board(theirs.id, ports)


def test_what_another_saved_meanwhile_is_not_written_over(
    model: EditorModel, ports: Ports, both: PictureBoard
) -> None:
    put(model, "mat")
    model.leave()
    assert saved(ports) == [both]
    assert words(model) == ["Glad", "Skola", "Mat"]


def test_mine_can_hold_in_its_place(
    model: EditorModel, ports: Ports, both: PictureBoard
) -> None:
    model.take_mine()
    assert [one.title for one in saved(ports)] == ["Ny tavla"]
    assert saved(ports)[0].version == both.version + 1


def test_theirs_can_be_taken_and_mine_had_back(
    model: EditorModel, ports: Ports, both: PictureBoard
) -> None:
    model.take_theirs()
    assert model.state.board == both
    model.undo()
    assert words(model) == ["Glad", "Skola"]
    model.leave()
    assert [one.title for one in saved(ports)] == ["Ny tavla"]


def test_a_photo_cannot_stand_on_a_template_and_nothing_is_lost(
    model: EditorModel, ports: Ports
) -> None:
    put(model, "glad")
    model.put_cell(Cell("Vi", photo="photo"))
    model.leave()
    assert model.state.problems
    assert len(words(model)) == 2
    assert saved(ports) == []


def test_a_board_goes_out_as_it_stands_and_is_saved_first(
    model: EditorModel, ports: Ports
) -> None:
    out: list[bytes] = []
    put(model, "glad")
    model.hand_out("file", out.append, printed=False)
    assert out[0].startswith(b"%PDF")
    assert [one.version for one in saved(ports)] == [1]
    assert model.state.done == "file"


def test_a_file_that_cannot_be_written_is_told_of(model: EditorModel) -> None:
    def full(_: bytes) -> None:
        raise OSError

    model.hand_out("file", full, printed=False)
    assert model.state.notice is not None
    assert not model.state.done


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "case") as opened:
        yield opened


def test_a_board_of_a_case_says_who_may_not_see_it_at_the_meeting(
    case: Desk,
) -> None:
    model = EditorModel(around(case.ports), ignore)
    personal = Cell("Alva", personal=True)
    model.open(replace(NEW, case=case.case.id, cells=(personal,)))
    before = model.state
    model.show_to(Audience.MEETING)
    assert (before.may_go_out, model.state.may_go_out) == (True, False)
    assert model.state.stop is not None


def test_only_the_last_of_many_changes_is_drawn(ports: Ports) -> None:
    slow = Slow(ports)
    model = EditorModel(slow.around, ignore)
    model.open(NEW)
    for text in ("a", "b", "c"):
        model.edit(title=text)
    drawings = [at for at, one in enumerate(slow.asked) if one.__name__ == "draw_board"]
    assert len(drawings) == 1
    slow.answer(drawings[0])
    drawings = [at for at, one in enumerate(slow.asked) if one.__name__ == "draw_board"]
    assert len(drawings) == 2
    slow.answer(drawings[1])
    assert model.state.is_drawn


def test_who_closes_before_the_last_picture_is_found_has_it_all_the_same(
    ports: Ports,
) -> None:
    slow = Slow(ports)
    model = EditorModel(slow.around, ignore)
    model.open(NEW)
    closed: list[bool] = []
    model.put_first("glad")
    model.close(lambda: closed.append(True))
    slow.answer(slow.asked.index(find_pictures))
    slow.answer(slow.asked.index(save_picture_board))
    assert closed == [True]
    assert [cell.words for one in saved(ports) for cell in one.cells] == ["Glad"]
