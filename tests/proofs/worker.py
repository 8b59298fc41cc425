"""One who works through Idag: for each thing that waits, what a person may do of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, get_type_hints

from typing_extensions import override

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.usecases.case import read_case
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change
from sipdesk.usecases.today import PutRowOff, TodayRow, put_row_off
from tests.coordinator import Coordinator, UseCase, use_cases

MODULES = (
    *("admission", "agreement", "consent", "cover_note", "follow_up", "health"),
    *("journal", "meeting", "minutes", "need", "offer", "pathway", "plan"),
    *("preparation", "promise", "ready", "roles", "schooling", "sip_request"),
    *("summons", "today", "track"),
)
"""Where the deeds by chance are: in the case, and in nothing that is the home's."""


@dataclass
class Desk:
    """Who works, on which day, by what chance; and what came of it."""

    ports: Ports
    chance: Random
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    cases: dict[CaseId, Case] = field(default_factory=dict)  # as they were last saved

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.ports.clock.today()

    def on(self, *days: int) -> date:
        """Give some day that lies so many days ahead."""
        return self.today + timedelta(self.chance.choice(days))

    def id(self) -> str:
        """Give a new id."""
        return self.ports.new_id()

    def do(self, use_case: Callable[[Any, Ports], Any], order: Any) -> Any:
        """Do a thing; what the rules refuse is counted, and leaves it as it was."""
        try:
            answer = use_case(order, self.ports)
        except SipdeskError as error:
            self.refused[f"{use_case.__name__}: {error.code}"] += 1
            return None
        self.done[use_case.__name__] += 1
        self.cases[answer.case.id] = answer.case
        return answer

    def change(
        self, use_case: UseCase, order: Callable[..., Any], case: Case, *a: Any
    ) -> Case:
        """Change a case, if the rules let it, and give it as it is then."""
        changed = self.do(use_case, order(case.id, case.version, *a))
        return changed.case if changed is not None else case

    def put_off(self, row: TodayRow) -> None:
        """Put a row off, for a reason."""
        case, until = self.cases[CaseId(row.case.id)], self.on(1, 3, 7, 14, 30)
        said = (row.waiting.id, until, "Påhittat skäl.")
        self.do(put_row_off, PutRowOff(case.id, case.version, *said))


@cache
def fitting() -> dict[str, UseCase]:
    """Find the deeds that change a case, and nothing else."""
    return {
        name: one
        for name, one in use_cases().items()
        if name.split(".")[0] in MODULES
        and list(get_type_hints(one).values())[1] is Ports
        and get_type_hints(one)["return"] is Change
    }


class ByChance(Coordinator):
    """Does any of the deeds that change a case, in any open case."""

    def __init__(self, desk: Desk, among: list[CaseId], seed: int) -> None:
        """``among`` are the open cases."""
        super().__init__(desk.ports, seed, among[0])
        self.desk, self.among = desk, among
        self.use_cases = fitting()
        self.names = sorted(self.use_cases)

    @override
    def case(self) -> Case:
        """Choose an open case."""
        return self.desk.cases[self.chance.choice(self.among)]

    @override
    def check(self, before: Case) -> None:
        """Keep the case as it is now."""
        self.desk.cases[before.id] = read_case(before.id, self.ports).case

    @override
    def look_back(self) -> None:
        """Do nothing: the year looks at every case, each day."""


def by_id(values: Any, wanted: str) -> Any:
    """Find the part of a case that a row is about; None when it is none of these."""
    return next((one for one in values if one.id == wanted), None)


def but(value: Any, **facts: Any) -> Any:
    """Give a part of a case with other facts."""
    return replace(value, **facts)
