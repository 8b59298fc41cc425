"""Draw the photos of a case: who was told what they are for, and how they go."""

from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import in_sweden, short_date
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.ui.case_pictures.model import PicturesModel, PicturesState
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Muted


class Photos(Section):
    """The photos, the latest first. They are put in where a board is made."""

    def __init__(self, model: PicturesModel) -> None:
        self._model = model
        self._drawn: object = None
        self._rows = Rows()
        self._none = Muted("Inga foton i ärendet.", name="pictures-no-photos")
        self._all = secondary(
            "Ta bort alla foton", self._remove_all, name="photos-remove-all"
        )
        self._place = holder(Flow(self._all))
        super().__init__(
            "Foton",
            "Foton läggs in på en tavla. De tas bort när ärendet avslutas, och när den "
            "unge säger till.",
            self._none,
            self._rows,
            self._place,
            name="pictures-photos",
        )

    def draw(self, state: PicturesState) -> None:
        """Show a state."""
        drawn = (state.photos, state.boards, self._model.can_write)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._none.setVisible(not state.photos)
        self._rows.show_rows([self._row(photo, state) for photo in state.photos])
        self._rows.setVisible(bool(state.photos))
        self._place.setVisible(bool(state.photos) and self._model.can_write)

    def _row(self, photo: PicturePhoto, state: PicturesState) -> QWidget:
        day = short_date(in_sweden(photo.at).date())
        on = [board.title for board in state.boards if photo.id in board.photos]
        where = f"Står på {', '.join(on)}." if on else "Står inte på någon tavla."
        # One that stands on a board is taken off that first.
        may_remove = self._model.can_write and not on
        remove = self._button(photo, day) if may_remove else None
        told = f"Har fått veta vad fotot är till för: {photo.told.told}. {where}"
        return named_row(f"Foto från {day}", told, None, remove)

    def _button(self, photo: PicturePhoto, day: str) -> QWidget:
        return ghost(
            "Ta bort",
            partial(self._remove, photo),
            label=f"Ta bort fotot från {day}",
            name=f"photo-remove-{photo.id}",
        )

    def _remove_all(self) -> None:
        if ask(
            self.window(),
            "Ta bort alla foton?",
            "De går inte att få tillbaka. Tavlorna finns kvar, med orden.",
            "Ta bort alla",
            "Behåll",
        ):
            self._model.clear_photos()

    def _remove(self, photo: PicturePhoto) -> None:
        if ask(
            self.window(),
            "Ta bort fotot?",
            "Det går inte att få tillbaka.",
            "Ta bort",
            "Behåll",
        ):
            self._model.remove_photo(photo.id)
