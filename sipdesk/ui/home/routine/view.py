"""Draw which routine the home works by, and the law behind it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.content import Content, Law, Problem
from sipdesk.content.swedish import short_date
from sipdesk.ui.foot import LAW_STATUS
from sipdesk.ui.home.initiative.view import InitiativeCard
from sipdesk.ui.home.routine.reminders import RemindersCard
from sipdesk.ui.home.track import Proposals, TrackFigures, TrackLaw, refresh
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.layout import ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta, Small
from sipdesk.ui.widgets.tokens import M, Tone

_WIDTH: Final = 900
_VERIFIED: Final = "verified"
_TONES: Final[Mapping[str, Tone]] = {
    _VERIFIED: "ok",
    "check": "warn",
    "outdated": "bad",
    "proposal": "idle",
}


class RoutinePage(ScrollPage):
    """The routine's source, problems with the home's own files, and the laws."""

    def __init__(self, around: Around, own_folder: Path) -> None:
        """``own_folder`` is where the home may lay files over the built-in ones."""
        super().__init__(most_width=_WIDTH, name="routine")
        content = around.content
        self.problems = [_problem(problem) for problem in content.problems]
        for notice in self.problems:
            self.add(notice)
        self.add(_routine(content, own_folder))
        self.reminders = RemindersCard(around)
        self.initiative = InitiativeCard(around)
        self._around = around
        self.figures, self.proposals = TrackFigures(around), Proposals(around)
        for card in (
            self.reminders,
            self.figures,
            self.initiative,
            TrackLaw(around),
            _laws(content),
            self.proposals,
        ):
            self.add(card)

    def refresh(self) -> None:
        """Read the home's own figures, and what has come into force."""
        self.reminders.model.refresh()
        self.initiative.refresh()
        refresh(self._around, self.figures, self.proposals)

    def leave(self) -> None:
        """Save what is typed; typed days of reminders stay while the page does."""
        self.initiative.leave()
        self.figures.leave()
        self.proposals.leave()


def _problem(problem: Problem) -> Notice:
    where = f"{problem.file}, rad {problem.line}" if problem.line else problem.file
    return Notice(
        "warn",
        f"{where}: {problem.reason} Den inbyggda filen används i stället. Rätta filen "
        "och starta om SIPdesk.",
        title="En av hemmets egna filer kan inte användas",
        name="own-file-problem",
    )


def _routine(content: Content, own_folder: Path) -> Section:
    routine = content.routine
    steps = (*routine.steps, *routine.placement.steps)
    doubtful = sum(step.status != _VERIFIED for step in steps)
    about = Body(
        f"{len(routine.steps)} steg i {len(routine.phases)} faser, och "
        f"{len(routine.placement.steps)} i placeringens eget spår. Varje stegs källa "
        "står i stegets hjälp (F1)."
    )
    doubt = Meta(f"{doubtful} av stegen bygger på källor som bör kontrolleras.")
    own = Meta(f"Hemmets egna filer läggs i {own_folder} och gäller efter omstart.")
    return Section("Arbetsrutinen", "", about, doubt, own, gap=M, name="routine-card")


def _laws(content: Content) -> Section:
    words = (
        "Så som programmet har läst dem. Kontrollera betyder att något är oklart eller "
        "kan ha ändrats: läs i källan innan du lutar dig mot det."
    )
    told: list[QWidget] = []
    for law in content.laws.values():
        told.extend((Divider(), _law(law)))
    fold = Fold(f"Visa alla {len(content.laws)}", *told, gap=M, name="laws-fold")
    doubtful = sum(law.status != _VERIFIED for law in content.laws.values())
    doubt = Meta(f"{doubtful} av dem bör kontrolleras.")
    return Section("Lagrum", words, doubt, fold, gap=M, name="laws")


def _law(law: Law) -> QWidget:
    word = LAW_STATUS[law.status]
    head = row(Body(law.reference, weight="medium"), gap=M)
    head.setStretch(0, 1)
    head.addWidget(Chip(word, _TONES[law.status]))
    read = f"Läst {short_date(law.read_on)}. Källa: {law.source}"
    return holder(column(head, Meta(law.about), Small(read), gap=2))
