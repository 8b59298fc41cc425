"""Templates go to other homes and programs; nothing of a case does."""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing
from sipdesk.domain.free_text import Remark
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_source import code_of
from sipdesk.domain.policy import (
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.domain.user import Role
from sipdesk.usecases.picture_board import (
    ListPictureBoards,
    list_materials,
    list_picture_boards,
    remove_picture_board,
    save_picture_board,
)
from sipdesk.usecases.picture_drawing import DrawBoard, draw_board
from sipdesk.usecases.picture_sharing import (
    Came,
    ShareBoards,
    SharedFile,
    export_boards,
    list_to_share,
    look_at_shared,
    share_boards,
    take_shared,
)
from sipdesk.usecases.picture_source import list_sources
from sipdesk.usecases.ports import Ports
from tests.documents.boards import text_of
from tests.documents.open_boards import boards_of, faults_of
from tests.home import (
    PASSPHRASE,
    SetClock,
    admit_as,
    open_ports,
    ports_of,
    vault,
)
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.usecases.test_picture_boards import SCHOOL, board
from tests.usecases.test_picture_sources import FACTS, cell, folder, take_in

OPEN = replace(FACTS, may_share=True)
OPENMOJI = replace(SCHOOL, words="skola")


def templates(ports: Ports) -> tuple[PictureBoard, ...]:
    return list_picture_boards(ListPictureBoards(CaseId("")), ports).templates


@pytest.fixture
def other(tmp_path: Path) -> Ports:
    """Another home."""
    return open_ports(tmp_path / "other")


def look_at(data: bytes, ports: Ports) -> Came:
    """Look at a file that came, wherever it lies."""
    return look_at_shared(SharedFile(data, Path("tavlor.sipbild")), ports)


def take(data: bytes, ports: Ports) -> tuple[PictureBoard, ...]:
    """Take in a file that came."""
    return take_shared(SharedFile(data, Path("tavlor.sipbild")), ports)


def shared(desk: Desk, tmp_path: Path) -> tuple[PictureBoard, bytes]:
    """A template with pictures of two sources, and the file it is shared by."""
    source = take_in(
        folder(tmp_path / "Bank", "glänta.svg", "hund.png", "kvar.svg"),
        desk.ports,
        OPEN,
    )
    cells = (OPENMOJI, cell(source, "glänta"), Cell(), cell(source, "hund", "hund"))
    kept = save_picture_board(board("", *cells), desk.ports)
    return kept, share_boards(ShareBoards((kept.id,)), desk.ports)


def altered(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Change what a file says, and leave its pictures."""
    old, whole = ZipFile(BytesIO(data)), BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "sipbild.json":
                told = json.loads(part)
                change(told)
                part = json.dumps(told).encode()
            new.writestr(name, part)
    return whole.getvalue()


def test_a_template_arrives_with_the_pictures_it_shows_and_who_drew_them(
    desk: Desk, other: Ports, tmp_path: Path
) -> None:
    kept, data = shared(desk, tmp_path)
    came = look_at(data, other)
    assert [(one.title, one.cells, one.is_here) for one in came.boards] == [
        ("Min tavla", 3, False)
    ]
    assert [one.credit for one in came.sources] == [OPEN.credit]
    assert templates(other) == ()
    (taken,) = take(data, other)
    assert [(one.words, one.symbol) for one in taken.cells] == [
        (one.words, one.symbol) for one in kept.cells
    ]
    (source,) = list_sources(None, other).sources
    assert (source.size.symbols, source.source.may_share) == (2, True)
    drawn = draw_board(DrawBoard(taken), other).drawn
    assert drawn.remarks == ()
    assert OPEN.credit in text_of(drawn.data)


def test_what_is_taken_in_twice_is_there_once_and_stays_as_it_was_changed(
    desk: Desk, other: Ports, tmp_path: Path
) -> None:
    _, data = shared(desk, tmp_path)
    (taken,) = take(data, other)
    mine = save_picture_board(replace(taken, title="Ändrad här"), other)
    assert look_at(data, other).boards[0].is_here
    assert take(data, other) == ()
    assert templates(other) == (mine,)
    remove_picture_board(mine.id, other)
    assert len(take(data, other)) == 1
    (source,) = list_sources(None, other).sources
    assert source.size.symbols == 2


def test_two_templates_that_say_the_same_come_as_one(desk: Desk, other: Ports) -> None:
    twins = tuple(save_picture_board(board(), desk.ports).id for _ in "12")
    data = share_boards(ShareBoards(twins), desk.ports)
    assert len(look_at(data, other).boards) == 1
    (taken,) = take(data, other)
    assert templates(other) == (taken,)
    assert take(data, other) == ()


def test_a_home_that_has_the_same_source_shows_its_own(
    desk: Desk, tmp_path: Path
) -> None:
    kept, data = shared(desk, tmp_path)
    remove_picture_board(kept.id, desk.ports)
    (taken,) = take(data, desk.ports)
    assert taken.cells == kept.cells
    (source,) = list_sources(None, desk.ports).sources
    assert source.size.symbols == 3


def test_the_same_is_the_same_file_and_tells_no_home_or_person(
    desk: Desk, tmp_path: Path
) -> None:
    kept, data = shared(desk, tmp_path)
    again = share_boards(ShareBoards((kept.id,)), desk.ports)
    assert again == data
    told = ZipFile(BytesIO(data)).read("sipbild.json").decode()
    assert kept.id not in told
    assert desk.ports.user.name not in told


@pytest.mark.parametrize("give", [share_boards, export_boards])
def test_nothing_of_a_case_goes_out_this_way(
    give: Callable[[ShareBoards, Ports], object], desk: Desk
) -> None:
    mine = save_picture_board(board(desk.case.id), desk.ports)
    with refused("shared-board-of-case"):
        give(ShareBoards((mine.id,)), desk.ports)
    with pytest.raises(Missing):
        give(ShareBoards(()), desk.ports)
    with pytest.raises(Missing):
        give(ShareBoards(("borta",)), desk.ports)
    manager = admit_as(desk.ports, Role.MANAGER)
    with refused("right-missing"):
        give(ShareBoards((mine.id,)), manager)


@pytest.mark.parametrize("give", [share_boards, export_boards])
def test_what_is_hidden_stays_here(
    give: Callable[[ShareBoards, Ports], bytes], desk: Desk
) -> None:
    cells = (Cell("Öppet"), Cell("Hemligt", hidden=True), Cell("Sist"))
    kept = save_picture_board(board("", *cells), desk.ports)
    file = ZipFile(BytesIO(give(ShareBoards((kept.id,)), desk.ports)))
    said = b"".join(map(file.read, file.namelist()))
    assert b"Hemligt" not in said
    assert "Öppet".encode() in said
    assert b"Sist" in said


NUMBER, NAME = Remark.PERSONAL_NUMBER, Remark.ANOTHER_NAME


@pytest.mark.parametrize(
    ("made", "remarks"),
    [
        (board("", Cell("Skola")), set()),
        (board("", Cell("Alva", hidden=True)), set()),
        (board("", Cell("Hos Påhitt")), {NAME}),
        (board("", Cell("Skola", other="20080212-2390")), {NUMBER}),
        (board("", Cell("Skola", alt="Alvas skola")), {NAME}),
        (board(title="Alva Påhitt"), {NAME}),
        (replace(board(), under="200802122390, Alva"), {NUMBER, NAME}),
    ],
)
def test_words_that_would_go_out_are_remarked_on_and_nothing_is_refused(
    made: PictureBoard, remarks: set[Remark], desk: Desk
) -> None:
    kept = save_picture_board(made, desk.ports)
    (told,) = list_to_share(None, desk.ports)
    assert (told.board, set(told.remarks)) == (kept, remarks)
    assert share_boards(ShareBoards((kept.id,)), desk.ports)


def test_who_may_read_no_cases_is_told_of_no_name(desk: Desk) -> None:
    save_picture_board(board(title="Alva 20080212-2390"), desk.ports)
    (told,) = list_to_share(None, admit_as(desk.ports, Role.ADMINISTRATOR))
    assert told.remarks == {NUMBER}


def test_what_a_picture_is_called_is_looked_through_too(
    desk: Desk, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "Bank", "Alva.svg"), desk.ports, OPEN)
    save_picture_board(board("", cell(source, "Alva", "hon")), desk.ports)
    (told,) = list_to_share(None, desk.ports)
    assert told.remarks == {NAME}


@pytest.mark.parametrize("give", [share_boards, export_boards])
def test_a_source_that_may_not_be_shared_is_not(
    give: Callable[[ShareBoards, Ports], object], desk: Desk, tmp_path: Path
) -> None:
    source = take_in(folder(tmp_path / "Bank", "glänta.svg"), desk.ports)
    kept = save_picture_board(board("", cell(source, "glänta")), desk.ports)
    with refused("shared-source-closed"):
        give(ShareBoards((kept.id,)), desk.ports)


def first_cell(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["boards"][0]["cells"][0]
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("boards"),
        lambda told: told.update(boards=[]),
        lambda told: told.update(format="annat"),
        lambda told: told.update(version="1"),
        lambda told: told.update(version=True),
        lambda told: told["boards"][0].update(kind="9x9"),
        lambda told: told["boards"][0].update(title="x" * 81),
        lambda told: told["boards"][0].update(title=" "),
        lambda told: told["boards"][0].update(title="a\x1b[2J"),
        lambda told: told["boards"][0].update(skin="blå"),
        lambda told: told["boards"][0].update(black="ja"),
        lambda told: first_cell(told).update(words=None),
        lambda told: first_cell(told).update(words="\ud800"),
        lambda told: first_cell(told).update(symbol="../../x"),
        lambda told: first_cell(told).update(symbol="1F48A!inte"),
        lambda told: first_cell(told).update(symbol="1F48A+1F48A!inte"),
        lambda told: first_cell(told).update(source=7),
        lambda told: first_cell(told).update(source=-2),
        lambda told: told["sources"][0].update(credit=" "),
        lambda told: told["sources"][0].update(name="x" * 500),
        lambda told: told["pictures"][0].update(file="sipbild.json"),
        lambda told: told["pictures"][0].update(file="../x.svg"),
        lambda told: told["pictures"][0].update(code="a b"),
        lambda told: told["pictures"][0].update(words=[1]),
        lambda told: told["pictures"][0].update(source=-1),
    ],
)
def test_a_file_that_is_not_right_is_refused_and_nothing_is_kept(
    change: Callable[[dict[str, Any]], object],
    desk: Desk,
    other: Ports,
    tmp_path: Path,
) -> None:
    _, data = shared(desk, tmp_path)
    with refused("shared-broken"):
        take(altered(data, change), other)
    assert (templates(other), list_sources(None, other).sources) == ((), ())


def test_a_file_of_a_later_version_says_so(
    desk: Desk, other: Ports, tmp_path: Path
) -> None:
    _, data = shared(desk, tmp_path)
    with refused("shared-too-new"):
        look_at(altered(data, lambda told: told.update(version=2)), other)


def test_a_file_without_end_is_refused(
    desk: Desk, other: Ports, tmp_path: Path
) -> None:
    _, data = shared(desk, tmp_path)
    with refused("shared-too-big"):
        look_at(bytes(60_000_001), other)
    many = altered(data, lambda told: told.update(boards=told["boards"] * 51))
    with refused("shared-too-big"):
        look_at(many, other)
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("sipbild.json", b" " * 50_000_000)
    with refused("shared-too-big"):
        look_at(whole.getvalue(), other)


def test_a_picture_that_no_board_shows_is_not_taken_in(
    desk: Desk, other: Ports, tmp_path: Path
) -> None:
    _, data = shared(desk, tmp_path)

    def one_more(told: dict[str, Any]) -> None:
        told["pictures"].append({**told["pictures"][0], "code": code_of("smuggel")})

    take(altered(data, one_more), other)
    (source,) = list_sources(None, other).sources
    assert source.size.symbols == 2


# --- Open Board Format ------------------------------------------------------------


def test_a_template_can_be_opened_by_other_programs(desk: Desk, tmp_path: Path) -> None:
    kept, _ = shared(desk, tmp_path)
    out = export_boards(ShareBoards((kept.id,)), desk.ports)
    assert faults_of(out) == []
    (told,) = boards_of(out).values()
    assert told["grid"]["order"][0] == ["1", "2", None, "4"]
    assert (told["grid"]["rows"], told["grid"]["columns"]) == (3, 4)
    kinds = [image["content_type"] for image in told["images"]]
    assert kinds == ["image/svg+xml", "image/svg+xml", "image/png"]
    assert told["images"][0]["license"]["author_name"] == "OpenMoji"
    assert told["images"][1]["license"] == {
        "type": OPEN.licence,
        "author_name": OPEN.credit,
    }
    drawn = b64decode(told["images"][0]["data"].partition(",")[2])
    assert b"<path" in drawn
    assert export_boards(ShareBoards((kept.id,)), desk.ports) == out


def test_what_the_program_draws_itself_is_nobodys_in_other_programs(
    desk: Desk,
) -> None:
    face = Cell("Ja", symbol="face:1")
    kept = save_picture_board(replace(board(), cells=(face,)), desk.ports)
    out = export_boards(ShareBoards((kept.id,)), desk.ports)
    assert faults_of(out) == []
    (told,) = boards_of(out).values()
    (image,) = told["images"]
    assert image["license"] == {"type": "public domain"}
    assert b"<circle" in b64decode(image["data"].partition(",")[2])


def test_several_boards_are_linked_from_one_that_begins(desk: Desk) -> None:
    ids = tuple(
        save_picture_board(board(title=title), desk.ports).id
        for title in ("A", "B", "C")
    )
    data = export_boards(ShareBoards(ids, "Alla"), desk.ports)
    assert faults_of(data) == []
    start, *others = boards_of(data).values()
    assert start["name"] == "Alla"
    links = [button["load_board"]["id"] for button in start["buttons"]]
    assert links == [one["id"] for one in others]


@pytest.mark.parametrize("kind", PictureBoardKind)
def test_every_kind_of_board_is_as_the_format_wants_it(
    kind: PictureBoardKind, desk: Desk
) -> None:
    for cells in ((), (OPENMOJI,) * 17, (OPENMOJI,) * 120):
        made = PictureBoard("", kind, "Tavla <b> & så", cells=cells, under="<i> & så")
        kept = save_picture_board(made, desk.ports)
        assert faults_of(export_boards(ShareBoards((kept.id,)), desk.ports)) == []


def test_every_material_is_as_the_format_wants_it(desk: Desk) -> None:
    for material in list_materials(None, desk.ports):
        ids = tuple(
            save_picture_board(replace(one, id=""), desk.ports).id
            for one in material.boards
        )
        data = export_boards(ShareBoards(ids, material.id), desk.ports)
        assert faults_of(data) == []


def test_a_picture_that_cannot_be_had_is_left_out_and_its_words_are_not(
    desk: Desk,
) -> None:
    gone = Cell("borta", symbol="FFFF", other="gone", alt="bild")
    kept = save_picture_board(board("", gone), desk.ports)
    (told,) = boards_of(export_boards(ShareBoards((kept.id,)), desk.ports)).values()
    assert told["images"] == []
    (button,) = told["buttons"]
    assert (button["label"], button["ext_sipdesk_other_language"]) == ("borta", "gone")


def test_pictures_in_a_file_come_from_the_decided_folders_alone(
    desk: Desk, other: Ports, tmp_path: Path
) -> None:
    _, data = shared(desk, tmp_path)
    bare = save_picture_board(board("", OPENMOJI), desk.ports)
    without = share_boards(ShareBoards((bare.id,)), desk.ports)
    other.store.close()
    decided = judged({PolicyLevel.MACHINE: {"SymbolFolders": [str(tmp_path / "rätt")]}})
    there = replace(vault(), policies=decided)
    opened = there.open(tmp_path / "other" / "hem.sipdesk", PASSPHRASE)
    ports = ports_of(opened, SetClock())
    for use_case in (look_at_shared, take_shared):
        with refused("pictures-from-elsewhere"):
            use_case(SharedFile(data, tmp_path / "fel.sipbild"), ports)
    assert templates(ports) == ()
    assert len(take(without, ports)) == 1  # the program's own pictures come with it
    right = SharedFile(data, tmp_path / "rätt" / "rätt.sipbild")
    assert len(take_shared(right, ports)) == 1
    opened.store.close()
