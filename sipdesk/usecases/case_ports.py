"""What the use cases need of the cases that are kept, and of their journal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from sipdesk.domain.assignment import HeldCase
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.facts import Facts
from sipdesk.domain.figure import Nature
from sipdesk.domain.journal import Entry, Saved
from sipdesk.domain.overview import Overview
from sipdesk.domain.search import CasePage, Search


class Cases(Protocol):
    """The cases and their journal."""

    def get(self, case_id: CaseId, seen: int | None = None) -> Case:
        """Read a case; that it is looked at is in the access log then.

        It is cut to the branches that the person may read (``domain.branch_view``);
        so for all that is read here but ``unseen``.

        Raises:
            Missing: there is none.
            Conflict: it has moved on since ``seen``.
            RuleBroken: ``right-missing``; so for all that people are read by here.

        """
        ...

    def unseen(self, case_id: CaseId, version: int | None = None) -> Case:
        """Read a whole case for what the program derives of it; nobody is shown it.

        Raises:
            Missing: there is none, or no such version.

        """
        ...

    def put(self, case: Case, entry: Entry, overview: Overview) -> Case:
        """Save a case as the version after its own, with journal and overview.

        Raises:
            Conflict: ``case.version`` is not the saved one.

        """
        ...

    def assign(self, case: Case, entry: Entry, overview: Overview) -> Case:
        """Save a case of which nothing but the coordinator is another, as ``put``.

        One's own by who works with cases, another's by who may assign them.

        Raises:
            RuleBroken: ``right-missing``, also where something else is changed.
            Conflict: as ``put``.

        """
        ...

    def open_cases(self, coordinator: str = "") -> tuple[HeldCase, ...]:
        """Read the open cases of a coordinator, or of all, in the order of numbers.

        Raises:
            RuleBroken: ``right-missing``; another's are for who may assign cases.

        """
        ...

    def history(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Read the journal in order of version."""
        ...

    def saved(self, case_id: CaseId) -> tuple[Saved, ...]:
        """Read the journal in order of version, with the case before each save."""
        ...

    def take_in(self, case: Case, history: Sequence[Saved]) -> None:
        """Lay a case as it came, over the one that left, with its journal since.

        Raises:
            RuleBroken: ``package-says-otherwise``: part of another case has its id.

        """
        ...

    def at(self, case_id: CaseId, version: int) -> Case:
        """Read the case as it was at a version.

        Raises:
            Missing: there is no such version.

        """
        ...

    def page(self, search: Search) -> CasePage:
        """Read a page of the case list, in Swedish order."""
        ...

    def numbers(self) -> Mapping[str, str]:
        """Give every case's number by its id: what the access log tells cases by."""
        ...

    def names_besides(self, case_id: CaseId) -> tuple[str, ...]:
        """Name the young people of the other cases in which nobody is protected.

        A case with any flag is left out, also where every flag has been lifted.
        """
        ...

    def overviews_waiting(self, day: date) -> tuple[Overview, ...]:
        """Read the open cases in which something waits on a day."""
        ...

    def overviews_open(self) -> tuple[Overview, ...]:
        """Read all open cases."""
        ...

    def outdated(self, day: date, rules: str) -> tuple[CaseId, ...]:
        """Name the open cases whose overview was derived before, or by other rules.

        ``rules`` sums what they are derived by now (``saving.rules_of``).
        """
        ...

    def refresh(self, overview: Overview) -> None:
        """Put an overview anew without touching its case."""
        ...

    def derive_facts(self, case_id: CaseId) -> None:
        """Put the facts of a case anew; it is done at every save, too.

        Raises:
            Missing: there is no such case.

        """
        ...

    def next_number(self, year: int) -> str:
        """Give the next case number of a year, ``2026-014``."""
        ...


class CaseFacts(Protocol):
    """The facts of all cases, whole: nobody is shown them, figures are made of them.

    All but ``outdated`` raise ``right-missing`` for who may not read figures.
    """

    def begin(self, period: str) -> int:
        """Count the cases to read; that figures of a period are read is logged."""
        ...

    def some(self, after: str, most: int) -> Iterator[Facts]:
        """Read those of the next cases after an id, at most so many, in its order."""
        ...

    def outdated(self) -> tuple[CaseId, ...]:
        """Name the cases that have none, or were derived by another version."""
        ...

    def numbers(
        self, cases: Sequence[str], detail: str, nature: Nature
    ) -> tuple[tuple[CaseId, str], ...]:
        """Give the numbers of the cases behind a figure, by number; it is logged.

        ``detail`` is what the log says of the figure. Behind one of a sensitive nature
        each case gets a row of its own in the log, which says the nature and no more,
        and a right of its own is needed.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...
