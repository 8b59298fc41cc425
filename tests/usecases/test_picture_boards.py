"""Boards of a case are as protected as the case; templates tell of nobody."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from sipdesk.content.access_words import told
from sipdesk.content.picture_cells import cell_of
from sipdesk.domain.access import Act, HomePart, Wanted
from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.information import Branch
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.settings import EMERGENCY_NUMBERS
from sipdesk.domain.user import Role
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.picture_board import (
    CopyPictureBoard,
    ListPictureBoards,
    copy_picture_board,
    list_materials,
    list_picture_boards,
    open_picture_board,
    read_first_numbers,
    remove_picture_board,
    save_picture_board,
)
from sipdesk.usecases.picture_drawing import (
    DrawBoard,
    HandOutBoard,
    HandOutMaterial,
    draw_board,
    hand_out_board,
    hand_out_material,
)
from sipdesk.usecases.picture_photo import (
    AddPhoto,
    PhotoOf,
    add_photo,
    list_photos,
    read_photo,
    remove_photo,
)
from sipdesk.usecases.picture_search import (
    AddHomeWord,
    FindPictures,
    add_home_word,
    find_pictures,
    list_home_words,
    remove_home_word,
)
from sipdesk.usecases.ports import Ports
from tests.documents.boards import text_of
from tests.documents.photos import CANARY, photo, with_canaries
from tests.home import TODAY, USER, admit_as, content
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

SCHOOL = cell_of(content().read_concepts()["skola"])
TOLD = "Ingen syns"


def board(case: str = "", *cells: Cell, title: str = "Min tavla") -> PictureBoard:
    return PictureBoard(
        "", PictureBoardKind.GRID_4X3, title, cells=cells or (SCHOOL,), case=case
    )


def rows(ports: Ports, act: Act) -> list[tuple[str, str]]:
    """Whom the log's rows of an act are of, and what they say in words."""
    with ports.store.reading() as work:
        found = work.access.page(Wanted(act=act)).rows
    return [(row.case, told(row)) for row in found]


def of_case(desk: Desk) -> tuple[PictureBoard, ...]:
    return list_picture_boards(ListPictureBoards(desk.case.id), desk.ports).of_case


def test_a_board_is_read_as_it_was_saved(desk: Desk) -> None:
    cells = (SCHOOL, Cell("Mamma", "Mother", personal=True, hidden=True))
    saved = save_picture_board(board(desk.case.id, *cells), desk.ports)
    assert (saved.version, saved.cells) == (1, cells)
    assert open_picture_board(saved.id, desk.ports) == saved
    again = save_picture_board(saved.swap(0, 1), desk.ports)
    assert of_case(desk) == (again,)
    assert again.version == 2


def test_who_saves_over_somebody_else_s_change_is_told(desk: Desk) -> None:
    saved = save_picture_board(board(), desk.ports)
    save_picture_board(replace(saved, title="Annan"), desk.ports)
    with pytest.raises(Conflict):
        save_picture_board(saved, desk.ports)


def test_a_board_stays_with_its_case(desk: Desk) -> None:
    saved = save_picture_board(board(desk.case.id), desk.ports)
    other = open_case(OpenCase("Bo", "Påhitt"), desk.ports).case.id
    for case in ("", other):
        with pytest.raises(Missing):
            save_picture_board(replace(saved, case=case), desk.ports)
    with pytest.raises(Missing):
        save_picture_board(board("nowhere"), desk.ports)


def test_templates_are_listed_apart_in_swedish_order(desk: Desk) -> None:
    for title in ("Ö", "A", "Å"):
        save_picture_board(board(title=title), desk.ports)
    save_picture_board(board(desk.case.id), desk.ports)
    listed = list_picture_boards(ListPictureBoards(CaseId("")), desk.ports)
    assert [one.title for one in listed.templates] == ["A", "Å", "Ö"]
    assert listed.of_case == ()


def test_a_template_made_of_a_case_tells_of_nobody(desk: Desk) -> None:
    named = Cell("Alvas skola")
    mine = board(desk.case.id, SCHOOL, Cell("Hemligt", personal=True), named, SCHOOL)
    saved = save_picture_board(replace(mine, under="Till Alva"), desk.ports)
    with refused("picture-board-names-somebody"):
        copy_picture_board(
            CopyPictureBoard(saved.id, CaseId(""), "Alvas mall"), desk.ports
        )
    order = CopyPictureBoard(saved.id, CaseId(""), "Mall")
    template = copy_picture_board(order, desk.ports)
    assert template.cells == (SCHOOL, Cell(), Cell(), SCHOOL)
    assert (template.case, template.under, template.made_from) == ("", "", "")
    back = CopyPictureBoard(template.id, desk.case.id, "Alvas egen")
    mine = copy_picture_board(back, desk.ports)
    assert (mine.case, mine.cells) == (desk.case.id, template.cells)
    assert (mine.made_from, mine.version) == (template.id, 1)


def test_nothing_goes_from_one_case_to_another(desk: Desk) -> None:
    other = open_case(OpenCase("Bo", "Påhitt"), desk.ports).case.id
    cells = (SCHOOL, Cell("Hemligt", personal=True))
    saved = save_picture_board(board(desk.case.id, *cells), desk.ports)
    order = CopyPictureBoard(saved.id, other, "Tavla")
    assert copy_picture_board(order, desk.ports).cells == (SCHOOL,)
    same = CopyPictureBoard(saved.id, desk.case.id, "En till")
    assert copy_picture_board(same, desk.ports).cells == cells


def test_nothing_is_changed_in_a_closed_case(desk: Desk) -> None:
    saved = save_picture_board(board(desk.case.id), desk.ports)
    kept = add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports)
    closing = Closing(ClosingReason.NO_NEED, TODAY, "Nämnden")
    desk.do(record_closing, RecordClosing, closing)
    desk.do(close_case, CloseCase)
    for change in (
        lambda: save_picture_board(saved, desk.ports),
        lambda: remove_picture_board(saved.id, desk.ports),
        lambda: add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports),
        lambda: remove_photo(PhotoOf(desk.case.id, kept.id), desk.ports),
    ):
        with refused("case-closed"):
            change()
    assert draw_board(DrawBoard(saved), desk.ports).drawn.pages


def test_a_photo_is_kept_anew_and_nothing_of_the_original(desk: Desk) -> None:
    data = with_canaries("JPEG", 6)
    kept = add_photo(AddPhoto(desk.case.id, data, f" {TOLD} "), desk.ports)
    assert (kept.told.told, kept.told.by) == (TOLD, USER.id)
    assert kept.told.day == desk.ports.clock.today()
    again = read_photo(PhotoOf(desk.case.id, kept.id), desk.ports)
    assert again.startswith(b"\xff\xd8")
    assert CANARY.encode() not in again
    assert list_photos(desk.case.id, desk.ports) == (kept,)
    cell = Cell("Mitt rum", photo=kept.id, alt="Rum")
    drawn = draw_board(DrawBoard(board(desk.case.id, cell)), desk.ports).drawn
    assert drawn.remarks == ()
    assert CANARY.encode() not in drawn.data


def test_a_photo_needs_that_somebody_was_told_and_is_no_other_case_s(
    desk: Desk,
) -> None:
    with refused("photo-nobody-told"):
        add_photo(AddPhoto(desk.case.id, photo(), " "), desk.ports)
    kept = add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports)
    other = open_case(OpenCase("Bo", "Påhitt"), desk.ports).case.id
    cell = Cell("Rum", photo=kept.id)
    with refused("photo-not-of-case"):
        save_picture_board(board(other, cell), desk.ports)
    assert read_photo(PhotoOf(other, kept.id), desk.ports) == b""
    shown = draw_board(DrawBoard(board(other, cell)), desk.ports).drawn
    assert [one.flaw.value for one in shown.remarks] == ["picture-missing"]
    with pytest.raises(Missing):
        remove_photo(PhotoOf(other, kept.id), desk.ports)


def test_a_photo_goes_with_the_last_board_it_stands_on(desk: Desk) -> None:
    kept = add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports)
    shows = board(desk.case.id, Cell("Rum", photo=kept.id))
    one, other = (save_picture_board(shows, desk.ports) for _ in range(2))
    with refused("photo-in-use"):
        remove_photo(PhotoOf(desk.case.id, kept.id), desk.ports)
    remove_picture_board(one.id, desk.ports)
    assert list_photos(desk.case.id, desk.ports) == (kept,)
    remove_picture_board(other.id, desk.ports)
    assert list_photos(desk.case.id, desk.ports) == ()
    lone = add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports)
    remove_photo(PhotoOf(desk.case.id, lone.id), desk.ports)
    assert list_photos(desk.case.id, desk.ports) == ()


def test_what_is_done_with_a_case_s_boards_stands_in_the_log(desk: Desk) -> None:
    ports, case = admit_as(desk.ports, *Role), desk.case.id
    saved = save_picture_board(board(case), ports)
    open_picture_board(saved.id, ports)
    hand_out_board(HandOutBoard(saved.id, saved.version), ports)
    add_photo(AddPhoto(case, photo(), TOLD), ports)
    assert (case, "Bildtavla") in rows(ports, Act.READ_PAPER)
    assert rows(ports, Act.HANDED_OUT) == [(case, "Bildtavla")]
    changed = rows(ports, Act.CHANGED)
    assert {(case, "Bildtavla"), (case, "Foto till bildstöd")} <= set(changed)
    before = len(rows(ports, Act.HANDED_OUT))
    template = save_picture_board(board(), ports)
    hand_out_board(HandOutBoard(template.id, 1), ports)
    assert len(rows(ports, Act.HANDED_OUT)) == before
    assert rows(ports, Act.HOME_CHANGED)[0] == ("", "Bildstöd")
    assert HomePart.PICTURES.value == "pictures"


def test_who_does_not_work_with_cases_neither_changes_nor_hands_out(
    desk: Desk,
) -> None:
    saved = save_picture_board(board(desk.case.id), desk.ports)
    kept = add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports)
    manager = admit_as(desk.ports, Role.MANAGER)
    assert open_picture_board(saved.id, manager) == saved
    assert draw_board(DrawBoard(saved), manager).drawn.data.startswith(b"%PDF")
    for deed in (
        lambda: save_picture_board(saved, manager),
        lambda: remove_picture_board(saved.id, manager),
        lambda: hand_out_board(HandOutBoard(saved.id, 1), manager),
        lambda: add_photo(AddPhoto(desk.case.id, photo(), TOLD), manager),
        lambda: remove_photo(PhotoOf(desk.case.id, kept.id), manager),
        lambda: save_picture_board(board(), manager),
        lambda: add_home_word(AddHomeWord("gläntan", "skola"), manager),
    ):
        with refused("right-missing"):
            deed()
    administrator = admit_as(desk.ports, Role.ADMINISTRATOR)
    save_picture_board(board(), administrator)
    for look in (
        lambda: open_picture_board(saved.id, administrator),
        lambda: list_photos(desk.case.id, administrator),
        lambda: draw_board(DrawBoard(saved), administrator),
    ):
        with refused("right-missing"):
            look()


def test_who_lacks_a_branch_is_shown_that_there_are_boards_and_nothing_of_them(
    desk: Desk,
) -> None:
    secret = Cell("Hemligt", personal=True)
    mine = replace(board(desk.case.id, secret), under="Hemlig rad")
    saved = save_picture_board(mine, desk.ports)
    kept = add_photo(AddPhoto(desk.case.id, photo(), TOLD), desk.ports)
    ports = admit_as(desk.ports, Role.COORDINATOR, branches=frozenset({Branch.SOCIAL}))
    order = ListPictureBoards(desk.case.id)
    (listed,) = list_picture_boards(order, ports).of_case
    assert (listed.cells, listed.title, listed.under) == ((), "•••", "•••")
    for look in (
        lambda: open_picture_board(saved.id, ports),
        lambda: list_photos(desk.case.id, ports),
        lambda: read_photo(PhotoOf(desk.case.id, kept.id), ports),
        lambda: draw_board(DrawBoard(saved), ports),
        lambda: hand_out_board(HandOutBoard(saved.id, 1), ports),
        lambda: copy_picture_board(
            CopyPictureBoard(saved.id, CaseId(""), "Mall"), ports
        ),
    ):
        with refused("picture-board-of-closed-branch"):
            look()
    with refused("branch-closed"):
        save_picture_board(board(desk.case.id), ports)


def test_a_material_is_begun_with_in_the_case(desk: Desk) -> None:
    materials = list_materials(None, desk.ports)
    assert len(materials) == 16
    for ready in (board for one in materials for board in one.boards):
        mine = replace(ready, id="", case=desk.case.id)
        saved = save_picture_board(mine, desk.ports)
        assert replace(saved, id=ready.id, case="", version=0) == ready


def test_the_emergency_card_has_the_numbers_of_the_home(desk: Desk) -> None:
    def numbers() -> str:
        cards = {one.id: one for one in list_materials(None, desk.ports)}
        (front, *_) = cards["emergency-card"].boards
        return front.cells[4].words

    first = read_first_numbers(None, desk.ports)
    assert first
    assert numbers() == "\n".join(("Ring", *first.lines))
    own = ChangeSetting(EMERGENCY_NUMBERS.key, "112\n010-00 00 00 – jouren")
    change_setting(own, desk.ports)
    assert numbers() == "Ring\n112\n010-00 00 00 – jouren"
    out = hand_out_material(HandOutMaterial("emergency-card"), desk.ports)
    assert "010-00 00 00 – jouren" in text_of(out.papers[0])
    assert read_first_numbers(None, desk.ports) == first


def test_pictures_are_found_by_the_home_s_own_words(desk: Desk) -> None:
    def first(typed: str) -> list[str]:
        found = find_pictures(FindPictures(typed, 1), desk.ports)
        return [one.concept for one in found]

    assert first("skolan") == ["skola"]
    assert first("gläntanxy") == []
    (word,) = add_home_word(AddHomeWord(" GläntanXY", "skola"), desk.ports)
    assert (word.id, first("gläntanxy")) == ("gläntanxy", ["skola"])
    (word,) = add_home_word(AddHomeWord("gläntanxy", "paus"), desk.ports)
    assert (word.concept, first("gläntanxy")) == ("paus", ["paus"])
    assert list_home_words(None, desk.ports) == (word,)
    with pytest.raises(Missing):
        add_home_word(AddHomeWord("ord", "nothing"), desk.ports)
    assert remove_home_word(word.id, desk.ports) == ()
    with pytest.raises(Missing):
        remove_home_word(word.id, desk.ports)
    assert first("gläntanxy") == []


def test_a_material_goes_out_board_by_board_and_as_one_file(desk: Desk) -> None:
    out = hand_out_material(HandOutMaterial("talk-menu"), desk.ports)
    assert [len(PdfReader(BytesIO(one)).pages) for one in out.papers] == [1, 1, 1]
    assert len(PdfReader(BytesIO(out.data)).pages) == 4  # a cover first
    assert out.file_name == "samtalsmeny.pdf"
    with pytest.raises(Missing):
        hand_out_material(HandOutMaterial("nothing"), desk.ports)


def test_a_story_goes_out_folded_and_another_board_as_it_is(desk: Desk) -> None:
    cells = tuple(Cell(f"Mening {at}.") for at in range(8))
    story = PictureBoard("", PictureBoardKind.STORY, "Min bok", cells=cells)
    for asked, pages in ((story, 4), (board(), 1)):
        kept = save_picture_board(asked, desk.ports)
        order = HandOutBoard(kept.id, kept.version, printed=False, folded=True)
        data = hand_out_board(order, desk.ports).data
        assert len(PdfReader(BytesIO(data)).pages) == pages


def test_a_drawn_board_tells_where_the_next_picture_may_come(desk: Desk) -> None:
    rows = PictureBoard("", PictureBoardKind.ROWS, "Rader", cells=(SCHOOL, SCHOOL))
    (page,) = draw_board(DrawBoard(rows), desk.ports).drawn.pages
    assert [slot.place for slot in page.slots] == [0, 1]
    assert page.free[0].place == 2


def test_a_drawn_board_says_what_its_file_would_be_called(desk: Desk) -> None:
    of_home = draw_board(DrawBoard(board(title="Våra ord")), desk.ports)
    of_case = draw_board(DrawBoard(board(desk.case.id, title="Alva")), desk.ports)
    assert of_home.file_name.startswith("vara-ord-")
    assert "alva" not in of_case.file_name
    assert of_case.file_name.startswith(desk.case.number)
