"""A photo that is pointed out is read beside the window, or refused with why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.content.notices import notice
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind
from sipdesk.domain.picture_photo import MOST_BYTES
from sipdesk.ui.board_editor.photos_model import PhotosModel
from sipdesk.ui.board_editor.view import BoardEditor
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.picture_photo import list_photos, read_chosen_photo
from tests.documents.photos import photo
from tests.ui.shell import Slow, around, found, press, settle, show
from tests.ui.typing import type_text
from tests.usecases.desk import Desk, desk


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "case") as opened:
        yield opened


def ignore(_: object) -> None: ...


def file(folder: Path, name: str, data: bytes) -> Path:
    made = folder / name
    made.write_bytes(data)
    return made


def test_a_file_is_not_read_on_the_thread_of_the_windows(
    case: Desk, tmp_path: Path
) -> None:
    slow = Slow(case.ports)
    model = PhotosModel(slow.around, ignore, ignore)
    model.open(case.case.id)
    model.take(file(tmp_path, "foto.jpg", photo()))
    assert not model.state.waiting
    slow.answer(slow.asked.index(read_chosen_photo))
    assert model.state.waiting == photo()


def test_of_several_files_the_last_is_taken(case: Desk, tmp_path: Path) -> None:
    slow = Slow(case.ports)
    model = PhotosModel(slow.around, ignore, ignore)
    model.open(case.case.id)
    for name in ("ett", "två"):
        model.take(file(tmp_path, name, name.encode()))
    first, second = (n for n, one in enumerate(slow.asked) if one is read_chosen_photo)
    slow.answer(second)
    slow.answer(first)
    assert model.state.waiting == "två".encode()


def test_a_file_that_is_read_late_is_not_taken_for_another_case(
    case: Desk, tmp_path: Path
) -> None:
    slow = Slow(case.ports)
    model = PhotosModel(slow.around, ignore, ignore)
    model.open(case.case.id)
    model.take(file(tmp_path, "foto.jpg", photo()))
    model.open("")
    slow.answer(slow.asked.index(read_chosen_photo))
    assert not model.state.waiting


def test_what_is_no_photo_is_refused_before_it_is_read(
    case: Desk, tmp_path: Path
) -> None:
    model = PhotosModel(around(case.ports), ignore, ignore)
    model.open(case.case.id)
    large = file(tmp_path, "stor.jpg", b"")
    with large.open("wb") as handle:
        handle.truncate(MOST_BYTES + 1)
    most = notice("photo-too-big", {"most": "20"})
    for path, reason in (
        (large, most),
        (file(tmp_path, "tom.jpg", b""), notice("photo-empty")),
        (tmp_path, notice("photo-not-image")),
        (tmp_path / "finns-inte.jpg", notice("photo-not-image")),
    ):
        model.take(path)
        assert model.state.notice == reason
        assert not model.state.waiting


def test_a_file_that_turns_out_to_be_no_photo_is_told_of(
    case: Desk, tmp_path: Path
) -> None:
    model = PhotosModel(around(case.ports), ignore, ignore)
    model.open(case.case.id)
    model.take(file(tmp_path, "foto.jpg", b"%PDF-1.7"))
    model.tell("Ingen syns")
    model.add()
    assert model.state.notice == notice("photo-not-image")


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "photo-empty"), (b"Hej\n" * 20, "photo-not-image")]
)
def test_the_panel_says_why_a_file_is_no_photo(
    case: Desk, tmp_path: Path, frame: Frame, data: bytes, code: str
) -> None:
    chosen = file(tmp_path, "foto.jpg", data)
    editor = BoardEditor(around(case.ports), ask_photo=lambda _: chosen)
    show(frame, editor)
    kind = PictureBoardKind.ROWS
    editor.open(PictureBoard("", kind, "Min dag", case=case.case.id))
    editor._turn("photos")
    settle()
    press(editor.photos.add_button)
    if editor.photos.asking.isVisible():
        type_text(editor.photos.told.edit, "Ingen syns")
        press(found(editor, "photos-keep"))
    settle()
    reason = notice(code)
    assert (editor.photos.notice.title, editor.photos.notice.words) == (
        reason.text,
        reason.next,
    )
    assert editor.photos.notice.isVisible()
    assert list_photos(case.case.id, case.ports) == ()
