"""What the meeting mode is put together from: parts of other screens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Part
from sipdesk.ui.each import Block, Each
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.sheet import Form


class Listing(Protocol):
    """A list of the plan with the form of the one that is written."""

    @property
    def model(self) -> PartModel[Any]:
        """What holds the one that is written."""
        ...

    @property
    def asked_remove(self) -> Any:
        """The signal that one is to go, with its id."""
        ...

    def write(self) -> None:
        """Begin a new one, or go on with the one that is being written."""
        ...

    def show_case(self, case: Case) -> None:
        """List those of a case."""
        ...


@dataclass(frozen=True)
class MeetingParts:
    """The forms that the minutes and the plan are written in."""

    record: PartModel[Any]
    reviewed: Form  # that consent and secrecy were gone through
    agreed: Form
    next: Form
    attendance: Each
    questions: Each
    notes: Mapping[Part, Block]
    goals: QWidget
    measures: QWidget
    lists: Sequence[Listing]  # the same two, as lists
    of_plan: Mapping[Part, Sequence[QWidget]]  # what else of the plan a part settles
    kept: Sequence[PartModel[Any]]  # what holds that which is written there
    showing: Sequence[Callable[[Case], None]]  # what it can be chosen among, and such


MakeParts = Callable[[Around, Case], MeetingParts]
