"""A talk with pictures as it is held; knows nothing of Qt.

Each answer is kept as an encrypted draft, so that a lock or a crash takes nothing away;
the talk is saved when the young person has said that it is right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import CaseId
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_source import OwnPicture
from sipdesk.domain.picture_talk import (
    Cards,
    Laid,
    PictureTalk,
    Pile,
    lay,
    move,
    strengthen,
    take_back,
)
from sipdesk.ui.draft_text import as_text
from sipdesk.ui.page import Around
from sipdesk.ui.picture_talk_form import PILE_OF, Stage, TalkForm, begun, read_form
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.picture_photo import PhotoOf, read_photo
from sipdesk.usecases.picture_source import ReadOwnPictures, read_own_pictures
from sipdesk.usecases.picture_talk import AnswerTalk, answer_talk, save_talk


@dataclass(frozen=True, slots=True)
class TalkState:
    """Everything the screen needs in order to be drawn."""

    form: TalkForm
    goes_on: Answer | None = None  # what is answered of the meeting, not yet saved
    full: bool = False  # one more topic was pressed than there is room for
    busy: bool = False
    notice: Notice | None = None
    photos: Mapping[str, bytes] = field(default_factory=dict)  # by ``picture_key``

    @property
    def can_go_on(self) -> bool:
        """Whether there is something to go on to."""
        if self.form.stage is Stage.ASK:
            return not self.busy and self.goes_on is not None
        is_check = self.form.stage is Stage.CHECK
        return not self.busy and (bool(self.form.laid) or not is_check)

    @property
    def ends(self) -> bool:
        """Whether going on saves the talk: nothing more is asked."""
        return self.form.stage is self.form.stages[-1]

    @property
    def can_go_back(self) -> bool:
        """Whether something was asked before."""
        return self.form.stage in self.form.stages[1:]


class TalkModel:
    """Takes the answers, one after the other."""

    def __init__(
        self,
        case_id: CaseId,
        form: TalkForm,
        around: Around,
        draw: Callable[[TalkState], None],
    ) -> None:
        self._case = case_id
        self._around = around
        self._draw = draw
        self.state = TalkState(form)

    def open(self) -> None:
        """Show it, or what was begun before, with the photos of its cards."""
        self._draw(self.state)
        form = self.state.form
        if form.stage is Stage.READING:
            order = DraftOf(self._case, begun(form.kind))
            self._around.runner.read(read_draft, order, self._restore, self._refused)
        else:
            self._read_photos()

    def _restore(self, draft: Draft | None) -> None:
        form = read_form(draft.form) if draft else None
        if form is None or form.kind is not self.state.form.kind:
            self._show(replace(self.state, notice=notice("talk-gone")))
            return
        self._show(replace(self.state, form=form))
        self._read_photos()

    def _read_photos(self) -> None:
        form = self.state.form
        laid = (one.cell for one in form.laid)
        cells = (*form.cards, *form.more, *form.heads, *laid)
        for photo in {cell.photo for cell in cells if cell.photo}:
            self._read_photo(photo)
        own = {(cell.source, cell.symbol) for cell in cells if cell.source}
        if own:
            order = ReadOwnPictures(tuple(sorted(own)))
            run = self._around.runner
            run.read(read_own_pictures, order, self._take_own, self._refused)

    def _take_own(self, found: Mapping[tuple[str, str], OwnPicture]) -> None:
        own = {" ".join(key): picture.data for key, picture in found.items()}
        self._show(replace(self.state, photos={**self.state.photos, **own}))

    def press(self, cell: Cell) -> None:
        """Choose a card, or take the choice back."""
        form = self.state.form
        pile = PILE_OF.get(form.stage)
        if pile is None or cell not in form.offered:
            return
        if any(one.cell == cell for one in form.of(pile)):
            self._lay(take_back(form.laid, cell, pile))
        elif pile is Pile.TALK_ABOUT and len(form.of(pile)) >= form.most:
            self._show(replace(self.state, full=True))
        else:
            self._lay(lay(form.laid, cell, pile))

    def move(self, cell: Cell, by: int) -> None:
        """Move a topic that is chosen so many places; before the others if negative."""
        if self.state.form.stage is Stage.TOPICS:
            self._lay(move(self.state.form.laid, cell, Pile.TALK_ABOUT, by))

    def lay(self, pile: Pile, cell: Cell | None = None) -> None:
        """Lay a card on the mat: the one asked about, or one that lies there."""
        form = self.state.form
        wanted = cell or next(iter(form.waiting), None)
        if form.stage is Stage.MAT and wanted is not None:
            self._lay(lay(form.laid, wanted, pile))

    def take_back(self, cell: Cell) -> None:
        """Take a card from the mat; it is asked about again."""
        form = self.state.form
        found = next((one for one in form.laid if one.cell == cell), None)
        if form.stage is Stage.MAT and found is not None:
            cards = (cell, *(one for one in form.cards if one != cell))
            laid = take_back(form.laid, cell, found.pile)
            self._put(replace(form, cards=cards, laid=laid))

    def take_last_back(self) -> None:
        """Take back the card that was laid last."""
        laid = self.state.form.laid
        if laid:
            self.take_back(laid[-1].cell)

    def strengthen(self, cell: Cell, strength: int) -> None:
        """Say how strong a feeling is; the same once more takes it back."""
        form = self.state.form
        same = any(
            one.is_card(cell, Pile.FELT) and one.strength == strength
            for one in form.laid
        )
        self._lay(strengthen(form.laid, cell, 0 if same else strength))

    def go_on(self) -> None:
        """Go to what is asked next; after the last the talk is saved."""
        form = self.state.form
        if not self.state.can_go_on or form.stage not in form.stages:
            return
        after = form.stages[form.stages.index(form.stage) + 1 :]
        if after:
            self._put(replace(form, stage=after[0]))
        else:
            self._save(self.state.goes_on or Answer.NOT_ASKED)

    def go_back(self) -> None:
        """Go to what was asked before."""
        form = self.state.form
        if self.state.can_go_back and not self.state.busy:
            before = form.stages[form.stages.index(form.stage) - 1]
            self._put(replace(form, stage=before))

    def answer(self, goes_on: Answer) -> None:
        """Choose what the young person says of the meeting; saved by going on."""
        if self.state.form.stage is Stage.ASK and not self.state.busy:
            self._show(replace(self.state, goes_on=goes_on, notice=None))

    def keep(self) -> None:
        """Keep it as it is, until somebody goes on with it."""
        form = self.state.form
        ended = form.stage in (Stage.READING, Stage.DONE)
        if form.again or ended or not self._around.works:
            return
        order = KeepDraft(self._case, begun(form.kind), 0, as_text(form))
        self._around.runner.do(keep_draft, order, lambda _: None, self._refused)

    def _lay(self, laid: Cards) -> None:
        self._put(replace(self.state.form, laid=laid))

    def _put(self, form: TalkForm) -> None:
        self._show(
            replace(self.state, form=form, goes_on=None, full=False, notice=None)
        )
        self.keep()

    def _save(self, goes_on: Answer) -> None:
        form = self.state.form
        self._show(replace(self.state, busy=True, notice=None))
        if form.again:
            again = AnswerTalk(form.again, form.version, goes_on)
            self._around.runner.do(answer_talk, again, self._saved, self._refused)
        else:
            talk = _talk_of(form, self._case, goes_on)
            self._around.runner.do(save_talk, talk, self._saved, self._refused)

    def _saved(self, _: PictureTalk) -> None:
        form = self.state.form
        if not form.again:
            order = DraftOf(self._case, begun(form.kind))
            self._around.runner.do(drop_draft, order, lambda _: None, self._refused)
        done = replace(form, stage=Stage.DONE)
        self._show(replace(self.state, form=done, busy=False))

    def _read_photo(self, photo: str) -> None:
        def read(data: bytes) -> None:
            photos = {**self.state.photos, photo: data}
            self._show(replace(self.state, photos=photos))

        order = PhotoOf(self._case, photo)
        self._around.runner.read(read_photo, order, read, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _show(self, state: TalkState) -> None:
        self.state = state
        self._draw(state)


def _talk_of(form: TalkForm, case_id: CaseId, goes_on: Answer) -> PictureTalk:
    """Write what was answered as a talk; who and when are told by who saves it."""
    return PictureTalk(
        id="",
        case=case_id,
        kind=form.kind,
        at=datetime.min.replace(tzinfo=UTC),
        by="",
        beside=form.beside,
        title=form.question or form.title,
        heads=form.heads,
        laid=form.laid,
        goes_on=goes_on,
    )


def picture_key(cell: Cell) -> str:
    """Tell by what a card's photo, or own picture, is found; "" when it has none."""
    return cell.photo or (f"{cell.source} {cell.symbol}" if cell.source else "")


def topic_number(form: TalkForm, cell: Cell) -> int:
    """Tell as which number a card is pressed, from 1; 0 when it is not."""
    pressed = [one.cell for one in form.pressed]
    return pressed.index(cell) + 1 if cell in pressed else 0


def strength_of(form: TalkForm, cell: Cell) -> int:
    """Tell how strong a feeling is; 0 = not said."""
    found = (one for one in form.of(Pile.FELT) if one.cell == cell)
    return next(found, Laid(cell, Pile.FELT)).strength
