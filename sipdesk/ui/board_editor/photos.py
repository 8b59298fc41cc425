"""The photos of a case: put on the board, added with who has been told, removed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import short_date
from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.photos_model import PhotosModel, PhotosState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPhoto, choose_photo
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.tiles import TileRow, Tiles
from sipdesk.ui.widgets.tokens import M, S

_ABOUT = (
    "Foton hör till ärendet och tas bort med det. De görs om till en kvadrat utan "
    "plats, tid och kamera. En bild kan också dras till en ruta från en mapp."
)
_NONE = "Ärendet har inga foton än."


class PhotosPanel(ScrollPage):
    """The photos of the board's case."""

    put = Signal(object)  # Cell

    def __init__(
        self, around: Around, model: EditorModel, ask_photo: AskPhoto = choose_photo
    ) -> None:
        super().__init__(gap=M, margins=(M, M, M, M), name="board-photos")
        self.stand_on_card()
        self._editor = model
        self._ask_photo = ask_photo
        self._rows: QWidget | None = None
        self._place: int | None = None  # where a file was dropped
        self._waits = False
        self.notice = Notice(name="photos-notice")
        self.add_button = secondary(
            "Lägg till foto …", self._ask, icon="image-plus", name="photos-add"
        )
        self.told = TextField(
            "Vem har fått veta vad fotot är till för?",
            "Den som syns ska veta det. Syns ingen: skriv det.",
            required=True,
            name="photos-told",
        )
        keep = primary("Lägg till", self._keep, name="photos-keep")
        stop = ghost("Avbryt", self._give_up, name="photos-stop")
        self.asking = Panel(
            "soft",
            self.told,
            holder(Flow(keep, stop, gap=S)),
            gap=M,
            name="photos-asking",
        )
        self.tiles = Tiles("Foton i ärendet", name="photos-tiles")
        self.none = Meta(_NONE, name="photos-none")
        self._list = column(gap=S)
        for part in (
            Meta(_ABOUT),
            self.notice,
            row(self.add_button, None),
            self.asking,
            self.none,
            self.tiles,
            holder(self._list),
        ):
            self.add(part)
        self.model = PhotosModel(around, while_alive(self, self.draw), self._added)
        self.told.edited.connect(lambda text: self.model.tell(str(text)))
        self.told.edit.returnPressed.connect(self._keep)
        self.tiles.chosen.connect(lambda key: self.put.emit(Cell(photo=key)))
        self.draw(self.model.state)

    def take_file(self, path: str, place: int) -> None:
        """Take a file that was dropped on a place of the board."""
        self._place = place
        self.model.take(Path(path))

    def draw(self, state: PhotosState) -> None:
        """Show the photos."""
        say(self.notice, state.notice)
        waits = bool(state.waiting)
        begins, self._waits = waits and not self._waits, waits
        self.add_button.setVisible(not waits)
        self.asking.setVisible(waits)
        self.told.set_value(state.told)
        was = self.told.problem
        self.told.set_problem(state.problems.get("told"))
        if begins or (self.told.problem and not was):
            self.told.focus()
        self.none.setVisible(not state.photos and not waits)
        self.tiles.show_rows(
            [
                TileRow(
                    photo.id,
                    short_date(photo.told.day),
                    photo=state.data.get(photo.id, b""),
                    label=f"Foto {short_date(photo.told.day)}: {photo.told.told}",
                )
                for photo in state.photos
            ]
        )
        self._draw_list(state.photos)

    def _draw_list(self, photos: tuple[PicturePhoto, ...]) -> None:
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = holder(column(*map(self._row, photos), gap=S))
        self._list.addWidget(self._rows)

    def _row(self, photo: PicturePhoto) -> QWidget:
        told = f"{short_date(photo.told.day)}. Fått veta: {photo.told.told}"
        button = ghost(
            "Ta bort",
            lambda: self.model.remove(photo.id),
            label=f"Ta bort fotot: {told}",
            name=f"photo-remove-{photo.id}",
        )
        line = row(Meta(told), button, gap=S)
        line.setStretch(0, 1)
        return holder(line)

    def _ask(self) -> None:
        path = self._ask_photo(self)
        if path is not None:
            self._place = None
            self.model.take(path)

    def _keep(self) -> None:
        self.model.add()

    def _give_up(self) -> None:
        self.model.give_up()
        self.add_button.setFocus()

    def _added(self, photo: PicturePhoto) -> None:
        place, self._place = self._place, None
        self._editor.put_cell(Cell(photo=photo.id), place)
