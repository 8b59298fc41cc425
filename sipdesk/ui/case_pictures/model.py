"""What there is of picture support in a case; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from sipdesk.content.materials import Material
from sipdesk.content.notices import Notice, notice
from sipdesk.content.talk_topics import area_of, is_sip
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.need import NeedSource
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.picture_talk import PictureTalk, TalkKind, unwanted
from sipdesk.ui.page import Around
from sipdesk.ui.picture_talk_form import TalkForm, begun, first_stage, read_form
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.picture_board import (
    CopyPictureBoard,
    ListPictureBoards,
    PictureBoards,
    copy_picture_board,
    list_materials,
    list_picture_boards,
    open_picture_board,
    remove_picture_board,
)
from sipdesk.usecases.picture_live import MakeLiveBoard, make_live_board
from sipdesk.usecases.picture_photo import (
    PhotoOf,
    clear_photos,
    list_photos,
    remove_photo,
)
from sipdesk.usecases.picture_talk import (
    CarryTopics,
    CarryWish,
    Decks,
    TalkChange,
    TalkOf,
    TopicAsked,
    carried,
    carry_topics,
    carry_wish,
    list_talks,
    put_talk_back,
    read_decks,
    remove_talk,
)
from sipdesk.usecases.ports import Ports

PRACTICE: Final = "practice"
"""The material to practise with before the meeting."""


@dataclass(frozen=True, slots=True)
class TopicForm:
    """A topic as it will stand on the agenda; ``area`` is "" until somebody says."""

    place: int
    text: str
    area: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PicturesState:
    """Everything the page needs in order to be drawn."""

    view: CaseView | None = None
    boards: tuple[PictureBoard, ...] = ()
    templates: tuple[PictureBoard, ...] = ()
    materials: tuple[Material, ...] = ()
    photos: tuple[PicturePhoto, ...] = ()
    talks: tuple[PictureTalk, ...] = ()
    decks: Decks | None = None
    begun: frozenset[TalkKind] = frozenset()
    carrying: str = ""  # the id of the talk whose topics are carried over
    topics: tuple[TopicForm, ...] = ()
    removed: TalkChange | None = None  # the last one, which can be put back
    notice: Notice | None = None
    busy: bool = False

    @property
    def case(self) -> Case:
        """The case that is shown.

        Raises:
            LookupError: none is shown yet.

        """
        if self.view is None:
            raise LookupError("no case is shown")
        return self.view.case


class PicturesModel:
    """Reads it, and does what is asked for with it. ``open_board`` shows one."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[PicturesState], None],
        open_board: Callable[[PictureBoard, Audience], None],
    ) -> None:
        self._around = around
        self._draw = draw
        self._open_for = open_board
        self.state = PicturesState()

    @property
    def can_write(self) -> bool:
        """Whether anything can be changed."""
        view = self.state.view
        return view is not None and self._around.can_write(view.case)

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        before = self.state.view
        if before is None or before.case.id != view.case.id:
            self.state = PicturesState()
        self._show(replace(self.state, view=view))
        self.refresh()

    def refresh(self) -> None:
        """Read all of it anew; nothing of a case that one may not read whole."""
        if not self._around.user.reads_all or self.state.view is None:
            return
        case_id = self.state.case.id
        self._read(list_picture_boards, ListPictureBoards(case_id), self._take_boards)
        self._read(list_photos, case_id, self._taking("photos"))
        self._read(list_talks, case_id, self._taking("talks"))
        if not self.state.materials:
            self._read(list_materials, None, self._taking("materials"))
        self._read(read_decks, case_id, self._taking("decks"))
        for kind in TalkKind:
            self._read(read_draft, DraftOf(case_id, begun(kind)), self._found(kind))

    # --- Boards -------------------------------------------------------------------

    def open_live(self, which: LiveBoard, audience: Audience) -> None:
        """Open a board of what the case says now."""
        order = MakeLiveBoard(self.state.case.id, which, audience)
        self._read(make_live_board, order, lambda b: self._open_for(b, audience))

    def open_new(self, board: PictureBoard) -> None:
        """Open a board that begins as another, of this case."""
        self._open(replace(board, id="", case=self.state.case.id, version=0))

    def open_empty(self, kind: PictureBoardKind) -> None:
        """Open a board with nothing on it."""
        self._open(PictureBoard("", kind, case=self.state.case.id))

    def open_board(self, board_id: str) -> None:
        """Open a board of the case, as it is saved."""
        self._read(open_picture_board, board_id, self._open)

    def copy(self, board_id: str, title: str) -> None:
        """Make another board of one of the case's own."""
        order = CopyPictureBoard(board_id, self.state.case.id, title)
        self._do(copy_picture_board, order, self._open)

    def remove_board(self, board_id: str) -> None:
        """Take a board away."""
        self._do(remove_picture_board, board_id, lambda _: self.refresh())

    def remove_photo(self, photo_id: str) -> None:
        """Take a photo away."""
        order = PhotoOf(self.state.case.id, photo_id)
        self._do(remove_photo, order, lambda _: self.refresh())

    def clear_photos(self) -> None:
        """Take all photos away, also off the boards they stand on."""
        self._do(clear_photos, self.state.case.id, lambda _: self.refresh())

    def _open(self, board: PictureBoard) -> None:
        self._open_for(board, Audience.YOUNG_PERSON)

    # --- Talks --------------------------------------------------------------------

    def talk(self, kind: TalkKind, beside: str, *chosen: int) -> TalkForm | None:
        """Give a new talk to be held; ``chosen`` are places among the decks.

        Of a menu and of feelings it is the one of the cards; of a mat the heads' and
        the cards'. None while nothing has been read.
        """
        decks = self.state.decks
        if decks is None:
            return None
        form = TalkForm(kind, beside=beside.strip(), stage=first_stage(kind))
        if kind is TalkKind.MAT:
            heads, cards = decks.heads[chosen[0]], decks.cards[chosen[1]]
            return replace(
                form,
                title=cards.title,
                cards=cards.cards,
                heads=heads.cards,
                question=heads.question,
            )
        is_menu = kind is TalkKind.MENU
        deck = (decks.topics if is_menu else decks.feelings)[chosen[0]]
        more = decks.ways if is_menu else decks.helps
        return replace(
            form,
            title=deck.title,
            cards=deck.cards,
            more=more.cards,
            most=decks.most if is_menu else 0,
        )

    def remove_talk(self, talk: PictureTalk) -> None:
        """Take a talk away; it can be put back."""

        def removed(gone: TalkChange) -> None:
            self._show(replace(self.state, removed=gone, carrying="", topics=()))
            self.refresh()

        self._do(remove_talk, TalkOf(talk.id, talk.version), removed)

    def put_back(self) -> None:
        """Put back the talk that was taken away last."""
        gone = self.state.removed
        if gone is None:
            return
        self._show(replace(self.state, removed=None))
        self._do(put_talk_back, gone, lambda _: self.refresh())

    # --- To the meeting -----------------------------------------------------------

    def waiting(self, talk: PictureTalk) -> tuple[int, ...]:
        """Tell which topics may be questions for the meeting and are not yet."""
        done = carried(self.state.case, talk) | unwanted(talk, self.state.talks)
        return tuple(n for n in range(len(talk.topics)) if n not in done)

    def stands_unwanted(self, talk: PictureTalk) -> bool:
        """Whether a topic is a question for the meeting to come, against their will."""
        stands = carried(self.state.case, talk, to_come=True)
        return bool(stands & unwanted(talk, self.state.talks))

    def was_asked_before(self, talk: PictureTalk) -> bool:
        """Whether one they no longer want was a question at a meeting that is over."""
        stood = carried(self.state.case, talk)
        return bool(stood & unwanted(talk, self.state.talks))

    def later_no(self, talk: PictureTalk) -> tuple[str, ...]:
        """Give the topics that they have said no to since their yes."""
        if talk.goes_on is not Answer.YES:
            return ()
        refused = sorted(unwanted(talk, self.state.talks))
        return tuple(talk.topics[place].words for place in refused)

    def wishes_sip(self, talk: PictureTalk) -> bool:
        """Whether a wish for a SIP may be told to the need, and is not yet."""
        concepts = self._around.content.read_concepts()
        wished = any(is_sip(cell, concepts) for cell in talk.topics)
        told = self.state.case.need.source is NeedSource.YOUNG_PERSON
        return wished and talk.goes_on is Answer.YES and not told

    def begin_carrying(self, talk: PictureTalk, worded: Callable[[str], str]) -> None:
        """Show how its topics would stand; ``worded`` makes a question of words."""
        concepts = self._around.content.read_concepts()
        topics = []
        for place in self.waiting(talk):
            cell = talk.topics[place]
            area = area_of(cell, concepts)
            topics.append(
                TopicForm(place, worded(cell.words), area.value if area else "")
            )
        self._show(replace(self.state, carrying=talk.id, topics=tuple(topics)))

    def word_topic(self, place: int, text: str) -> None:
        """Take what was typed for a topic."""
        self._edit_topic(place, lambda topic: replace(topic, text=text, problem=""))

    def place_topic(self, place: int, area: str) -> None:
        """Take the area that was chosen for a topic."""
        self._edit_topic(place, lambda topic: replace(topic, area=area, problem=""))

    def _edit_topic(self, place: int, edit: Callable[[TopicForm], TopicForm]) -> None:
        topics = (edit(t) if t.place == place else t for t in self.state.topics)
        self._show(replace(self.state, topics=tuple(topics)))

    def stop_carrying(self) -> None:
        """Carry nothing over after all."""
        self._show(replace(self.state, carrying="", topics=()))

    def carry(self) -> None:
        """Make the topics questions for the meeting; each needs to be of an area."""
        lacks = notice("topic-without-area").whole
        topics = tuple(
            replace(t, problem="" if t.area else lacks) for t in self.state.topics
        )
        self._show(replace(self.state, topics=topics))
        if any(topic.problem for topic in topics):
            return
        asked = tuple(TopicAsked(t.place, t.text, Area(t.area)) for t in topics)
        case, talk = self.state.case, self.state.carrying
        order = CarryTopics(case.id, case.version, talk, asked)
        self._do(carry_topics, order, lambda _: self.stop_carrying())

    def carry_wish(self, talk: PictureTalk) -> None:
        """Write the wish for a SIP where the need is seen."""
        case = self.state.case
        self._do(carry_wish, CarryWish(case.id, case.version, talk.id), _nothing)

    # --- Asking -------------------------------------------------------------------

    def _read(
        self, use_case: Callable[[Any, Ports], Any], order: Any, then: Any
    ) -> None:
        self._around.runner.read(use_case, order, then, self._refused)

    def _do(self, use_case: Callable[[Any, Ports], Any], order: Any, then: Any) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None))

        def done(answer: Any) -> None:
            self._show(replace(self.state, busy=False))
            then(answer)

        self._around.runner.do(use_case, order, done, self._refused)

    def _taking(self, name: str) -> Callable[[Any], None]:
        def take(answer: Any) -> None:
            self._show(replace(self.state, **{name: answer}))

        return take

    def _take_boards(self, boards: PictureBoards) -> None:
        self._show(
            replace(self.state, boards=boards.of_case, templates=boards.templates)
        )

    def _found(self, kind: TalkKind) -> Callable[[Draft | None], None]:
        def take(draft: Draft | None) -> None:
            others = self.state.begun - {kind}
            whole = draft is not None and read_form(draft.form) is not None
            found = others | {kind} if whole else others
            self._show(replace(self.state, begun=found))

        return take

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        at = error.field if isinstance(error, RuleBroken) else ""
        topics = tuple(
            replace(t, problem=said.whole) if at == f"text-{t.place}" else t
            for t in self.state.topics
        )
        at_field = topics != self.state.topics
        state = replace(self.state, topics=topics, busy=False)
        self._show(replace(state, notice=None if at_field else said))

    def _show(self, state: PicturesState) -> None:
        self.state = state
        self._draw(state)


def practice(state: PicturesState) -> tuple[PictureBoard, ...]:
    """Give the boards to practise with."""
    found = (m.boards for m in state.materials if m.id == PRACTICE)
    return next(found, ())


def _nothing(_: object) -> None:
    """Leave it at that: who watches is told of the change."""
