"""The photos of a case, for its boards; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sipdesk.content.notices import Notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed, refusal
from sipdesk.usecases.picture_photo import (
    AddPhoto,
    PhotoOf,
    add_photo,
    list_photos,
    read_chosen_photo,
    read_photo,
    remove_photo,
)


@dataclass(frozen=True, slots=True)
class PhotosState:
    """The photos, with their bytes as they are read; ``waiting`` is one to be added."""

    case: str = ""
    photos: tuple[PicturePhoto, ...] = ()
    data: Mapping[str, bytes] = field(default_factory=dict)  # by id
    waiting: bytes = b""
    told: str = ""
    notice: Notice | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # by field


class PhotosModel:
    """Lists, adds and removes the photos of a case."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[PhotosState], None],
        added: Callable[[PicturePhoto], None],
    ) -> None:
        """Tell ``added`` of a photo that has just been kept."""
        self._around = around
        self._draw = draw
        self._tell_added = added
        self._chosen: Path | None = None  # which is being read
        self.state = PhotosState()

    def open(self, case: str) -> None:
        """Show the photos of a case; of none for ""."""
        self._chosen = None
        self._show(PhotosState(case))
        if case:
            self._list()

    def take(self, path: Path) -> None:
        """Take a file that somebody has pointed out; it is kept when it is told of.

        The last of several that are pointed out is taken.
        """
        self._chosen = path

        def read(data: bytes) -> None:
            if path is self._chosen:
                self._show(replace(self.state, waiting=data, notice=None, problems={}))

        def not_read(error: SipdeskError) -> None:
            if path is self._chosen:
                self._refused(error)

        self._around.runner.read(read_chosen_photo, path, read, not_read)

    def tell(self, told: str) -> None:
        """Take what is typed of who has been told."""
        self._show(replace(self.state, told=told, problems={}))

    def give_up(self) -> None:
        """Let go of the file that was pointed out."""
        self._show(replace(self.state, waiting=b"", told="", problems={}, notice=None))

    def add(self) -> None:
        """Keep the photo that was pointed out."""
        state = self.state
        if not state.waiting:
            return

        def added(photo: PicturePhoto) -> None:
            self._show(replace(self.state, waiting=b"", told="", notice=None))
            self._list()
            self._tell_added(photo)

        order = AddPhoto(CaseId(state.case), state.waiting, state.told)
        self._around.runner.do(add_photo, order, added, self._refused)

    def remove(self, photo: str) -> None:
        """Take a photo away; one that stands on a board stays, and that is said."""
        order = PhotoOf(CaseId(self.state.case), photo)
        self._around.runner.do(
            remove_photo, order, lambda _: self._list(), self._refused
        )

    def _list(self) -> None:
        case = CaseId(self.state.case)
        self._around.runner.read(list_photos, case, self._listed, self._refused)

    def _listed(self, photos: tuple[PicturePhoto, ...]) -> None:
        if any(photo.case != self.state.case for photo in photos):
            return
        self._show(replace(self.state, photos=photos, notice=None))
        for photo in photos:
            if photo.id not in self.state.data:
                self._read(photo)

    def _read(self, photo: PicturePhoto) -> None:
        def read(data: bytes) -> None:
            if photo.case == self.state.case:
                both = {**self.state.data, photo.id: data}
                self._show(replace(self.state, data=both))

        order = PhotoOf(CaseId(photo.case), photo.id)
        self._around.runner.read(read_photo, order, read, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        if "told" not in problems:  # no field here is of the file itself
            problems, said = {}, refusal(error)
        self._show(replace(self.state, problems=problems, notice=said))

    def _show(self, state: PhotosState) -> None:
        self.state = state
        self._draw(state)
