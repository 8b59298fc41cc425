"""Pictures of every screen, drawn from an opened demonstration home, off the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.meeting import Part as Meeting
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.closing.handover_model import OTHER
from sipdesk.ui.closing.view import ClosingSheet
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.evaluation.view import EvaluationSheet
from sipdesk.ui.home.people.view import PeoplePage
from sipdesk.ui.home.texts.view import TextsPage
from sipdesk.ui.meeting_mode.model import Screens
from sipdesk.ui.meeting_mode.shared import SharedWindow
from sipdesk.ui.meeting_mode.view import MeetingMode
from sipdesk.ui.outlook.model import board_key
from sipdesk.ui.outlook.view import OutlookPage
from sipdesk.ui.page import Around
from sipdesk.ui.pictures.view import PicturesPage
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.spelling import speller
from sipdesk.ui.widgets.theme import Theme
from sipdesk.ui.window import places
from sipdesk.ui.window.around_scenes import around_scenes
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.door_scenes import EXAMPLE_KEY, door_scenes
from sipdesk.ui.window.figure_scenes import figure_scenes
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.handbook_scenes import handbook_scenes
from sipdesk.ui.window.looks import LOOKS, MAIN, STEPS
from sipdesk.ui.window.place import Place
from sipdesk.ui.window.sharing_scenes import sharing_scenes
from sipdesk.ui.window.survey_scenes import survey_scenes
from sipdesk.ui.window.talk_scenes import talk_scenes
from sipdesk.ui.window.today_scenes import today_scenes
from sipdesk.ui.window.workshop import workshop
from sipdesk.ui.window.worn import Worn
from sipdesk.usecases.home import read_home
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Entrance, Ports, Vault

W = TypeVar("W", bound=QWidget)

SIZE: Final = (1280, 720)


@dataclass(frozen=True, slots=True)
class Subject:
    """A demonstration home to draw: its cases by the keys of their day-books."""

    ports: Ports
    vault: Vault
    cases: Mapping[str, CaseId]
    passphrase: str


def take(subject: Subject, folder: Path) -> tuple[Path, ...]:
    """Draw every screen into a folder for each look, and give the files.

    Makes the application if there is none; none must be on a screen already.

    Raises:
        OSError: a picture cannot be written.

    """
    app = QApplication.instance() or theme.application(["-platform", "offscreen"])
    if not isinstance(app, QApplication):
        raise TypeError("there is an application that has no windows")
    app.setCursorFlashTime(0)
    speller().switch(on=False)  # it marks words when its dictionary happens to be read
    taken: list[Path] = []
    for look, worn in LOOKS.items():
        theme.apply(app, worn)
        studio = Studio(app, subject, worn)
        wanted = studio.scenes if look == "light" else MAIN
        taken += [studio.draw(name, folder / look) for name in wanted]
        studio.close()
    return tuple(taken)


class Studio:
    """A window that is put before each scene, and grabbed."""

    def __init__(self, app: QApplication, subject: Subject, worn: Theme) -> None:
        self._app = app
        self._subject = subject
        self._worn = worn
        self._made: Desk | None = None
        self._frame = Frame()
        self._frame.resize(*SIZE)
        self._frame.show()
        self.scenes: dict[str, Callable[[], object]] = {
            **door_scenes(self._show, self._frame, subject.ports, subject.passphrase),
            **today_scenes(self._desk),
            "today": lambda: self._desk(places.TODAY),
            "outlook": lambda: self._desk(places.OUTLOOK),
            "outlook-extract": self._extract,
            **figure_scenes(self._desk),
            "cases": lambda: self._desk(places.CASES),
            "cases-new": self._new_case,
            **workshop(self._workshop),
            "home-facts": lambda: self._home("facts"),
            "home-book": lambda: self._home("book"),
            **around_scenes(self._home),
            "home-support": lambda: self._home("support"),
            "home-sheets": lambda: self._home("sheets"),
            "home-texts": lambda: self._texts(""),
            "home-text": lambda: self._texts("texts/plan"),
            "home-text-fault": lambda: self._texts("texts/summons", "{convener}"),
            "home-templates": lambda: self._home("templates"),
            "home-routine": lambda: self._home("routine"),
            "home-people": lambda: self._home("people"),
            "home-cover": lambda: self._home("cover"),
            "home-people-new": self._new_person,
            "home-people-key": self._people_key,
            "home-transfer": lambda: self._home("transfer"),
            **sharing_scenes(self._home, self._without_home, subject.ports),
            "home-access": lambda: self._home("access"),
            "home-retention": lambda: self._home("retention"),
            "home-backups": lambda: self._home("backups"),
            "pictures-sources": lambda: self._home("sources", places.PICTURES),
            "pictures-sharing": lambda: self._home("sharing", places.PICTURES),
            "settings": lambda: self._desk(places.SETTINGS),
            **handbook_scenes(self._desk),
            "help": self._help,
            **{f"step-{step}": self._at(step) for step in STEPS},
            "step-help": self._step_help,
            "handover": self._handover,
            "key-in": self._key_in,
            "admission-list": lambda: self._part("need", "admission", "items"),
            "admission-letters": lambda: self._part("need", "admission", "requests"),
            "admission-told": lambda: self._part("need", "admission", "told"),
            "summons-letters": lambda: self._part("tomorrow", "summons", "mailing"),
            "summons-cancelled": lambda: self._part(
                "protected", "summons", "cancelling"
            ),
            "survey-counts": lambda: self._part("ready", "evaluation", "evaluations"),
            "survey-at-discharge": lambda: self._part(
                "running", "closing", "survey-begin-card"
            ),
            "survey-papers": lambda: self._part("ready", "evaluation", "survey-papers"),
            "survey-paper": self._survey_paper,
            "protected": lambda: self._open("protected", "summons"),
            "case-pictures": lambda: self._tab("preparing", "pictures"),
            "papers": lambda: self._tab("protected", "papers"),
            "history": lambda: self._tab("today", "history"),
            "paper": self._paper,
            "concern": lambda: self._open("protected", "").show_concern(),
            "decisions": lambda: self._open("preparing", "").show_decisions(),
            # Last: a desk where a meeting is held shows nothing else.
            "meeting-before": self._mode,
            **{f"meeting-{part.value}": self._in_meeting(part) for part in Meeting},
            "meeting-shared": lambda: self._begun(Meeting.NEEDS).shared,
            "meeting-pause": self._pause,
            **talk_scenes(self._desk, subject.ports, subject.cases),
            **survey_scenes(self._desk, subject.cases),
        }

    def draw(self, name: str, folder: Path) -> Path:
        """Set a scene and draw it.

        Raises:
            OSError: the picture cannot be written.

        """
        shown = self.scenes[name]()
        drawn = shown if isinstance(shown, SharedWindow) else self._frame
        self._settle()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.png"
        if not drawn.grab().save(str(file)):
            raise OSError(0, "the picture cannot be written", str(file))
        return file

    def close(self) -> None:
        """Put the window away."""
        self._frame.close()
        self._frame.deleteLater()
        self._settle()

    def _settle(self) -> None:
        for _ in range(4):  # what one round lays out, the next may have to draw
            self._app.processEvents()
        # Without an event loop of its own nothing put away would ever be gone.
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- Inside -------------------------------------------------------------------

    def _desk(self, key: str) -> Desk:
        desk = self._made or self._make_desk()
        if not desk.help.isHidden():
            desk.turn_help()
        self._show(desk)
        desk.go(key)
        return desk

    def _make_desk(self) -> Desk:
        ports = self._subject.ports
        around = Around(
            runner=DirectRunner(ports),
            content=ports.content,
            today=ports.clock.today,
            new_id=ports.new_id,
            user=ports.user,
            clock_now=lambda: ports.clock.now().time(),
        )
        entrance = Entrance(self._subject.vault, Worn(self._worn), ports.new_id)
        home = read_home(None, ports).home.name
        place = Place(DirectRunner(entrance), Path("eget"), home=home)
        return Desk(around, place)

    def _extract(self) -> None:
        page = _of_kind(self._desk(places.OUTLOOK).page, OutlookPage)
        page.model.choose(board_key(page.model.state.boards[0].board))
        page.model.look()

    def _workshop(self) -> PicturesPage:
        return _of_kind(self._desk(places.PICTURES).page, PicturesPage)

    def _home(self, part: str, place: str = places.HOME) -> QWidget:
        page: Any = self._desk(place).page
        page.show_part(part)
        return _of_kind(page.part, QWidget)

    def _new_person(self) -> None:
        _of_kind(self._home("people"), PeoplePage).model.begin_adding()

    def _people_key(self) -> None:
        model = _of_kind(self._home("people"), PeoplePage).model
        model.stop()
        model.draw_recovery(EXAMPLE_KEY)

    def _texts(self, name: str, misspelt: str = "") -> None:
        """Show a text, as it is or with one of its fields written wrongly."""
        model = _of_kind(self._home("texts"), TextsPage).model
        model.close()
        model.open(name)
        if misspelt:
            model.edit(model.state.text.replace(misspelt, "{sammankallare}", 1))
            model.preview()

    def _new_case(self) -> None:
        page = self._desk(places.CASES).page
        _found(page, QAbstractButton, "cases-new").click()

    def _help(self) -> None:
        self._desk(places.TODAY).turn_help()

    def _open(self, key: str, step: str) -> CaseScreen:
        desk = self._desk(places.CASES)
        desk.open_case(self._subject.cases[key], step)
        return _of_kind(desk.page, CaseScreen)

    def _at(self, step: str) -> Callable[[], None]:
        def scene() -> None:
            self._open(STEPS[step], step)

        return scene

    def _part(self, key: str, step: str, part: str) -> None:
        sheet = self._open(key, step).routine.sheet
        if sheet is None:
            raise LookupError("the case shows no step")
        self._settle()  # what is not laid out yet stands nowhere
        sheet.show_part(_found(sheet, QWidget, part))

    def _survey_paper(self) -> None:
        self._part("ready", "evaluation", "survey-papers")
        sheet = self._open("ready", "evaluation").routine.sheet
        _of_kind(sheet, EvaluationSheet).papers.model.look(SurveyGroup.YOUNG_PERSON)

    def _handover(self) -> None:
        sheet = _of_kind(self._open("running", "closing").routine.sheet, ClosingSheet)
        sheet.model.edit(reason=ClosingReason.HANDED_OVER.value)
        model = sheet.handover.model
        model.begin()
        model.choose(OTHER, "Påhittade hemmet i norr")
        model.choose_grounds(frozenset({"placement"}))
        self._settle()  # what is not laid out yet stands nowhere
        sheet.show_part(sheet.handover)

    def _key_in(self) -> None:
        sheet = self._open("ready", "evaluation").routine.sheet
        card = _of_kind(sheet, EvaluationSheet).key_in
        card.model.choose(SurveyGroup.YOUNG_PERSON.value)
        for key in "32v":
            card.model.press(key)
        self._settle()  # what is not laid out yet stands nowhere
        _of_kind(sheet, EvaluationSheet).show_part(card)

    def _mode(self) -> MeetingMode:
        desk = self._desk(places.CASES)
        desk.hold_meeting(self._subject.cases[STEPS["meeting"]])
        return _of_kind(desk.page, MeetingMode)

    def _begun(self, part: Meeting) -> MeetingMode:
        mode = self._mode()
        mode.model.begin(Screens.BESIDE)
        mode.model.go_on()
        mode.model.go(part)
        return mode

    def _in_meeting(self, part: Meeting) -> Callable[[], object]:
        return lambda: self._begun(part)

    def _pause(self) -> None:
        self._begun(Meeting.NEEDS).model.pause()

    def _step_help(self) -> None:
        self._open("disagree", "consent").turn_help()

    def _tab(self, key: str, tab: str) -> None:
        self._open(key, "").show_tab(tab)

    def _paper(self) -> None:
        screen = self._open("tomorrow", "summons")
        view = screen.model.state.view
        if view is None or view.case.placing is None:
            raise LookupError("the case has no placing kommun")
        recipient = view.case.placing.id
        screen.show_paper(PaperOrder(view.case.id, PaperKind.SUMMONS, recipient))

    def _without_home(self, page: QWidget) -> None:
        self._show(page, demonstration=False)

    def _show(self, screen: QWidget, *, demonstration: bool = True) -> None:
        self._made = screen if isinstance(screen, Desk) else None  # the other is gone
        self._frame.mark_demonstration(on=demonstration)
        self._frame.show_screen(screen)
        self._app.processEvents()


def _of_kind(widget: object, kind: type[W]) -> W:
    if not isinstance(widget, kind):
        raise TypeError(f"{type(widget).__name__} is no {kind.__name__}")
    return widget


def _found(within: QWidget, kind: type[W], name: str) -> W:
    widget: W | None = within.findChild(kind, name)
    if widget is None:
        raise LookupError(name)
    return widget
