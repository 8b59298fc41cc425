"""What this window's own orders made of a case, while others wait their turn.

Leaving a field saves it; pressing the next button gives another order before the
answer has come. That order is about the case as the first one left it: it is no
conflict. What anybody else has saved still is.
"""

from dataclasses import replace
from typing import Any, TypeVar

from sipdesk.usecases.saving import Change
from sipdesk.usecases.survey import Counted

Q = TypeVar("Q")


class OwnSaves:
    """The versions that orders carried out here have led to, one from the other."""

    def __init__(self) -> None:
        self._after: dict[tuple[str, int], int] = {}

    def caught_up(self, order: Q) -> Q:
        """Give an order as if it had been given after those already carried out."""
        case, seen = getattr(order, "case", None), getattr(order, "seen", None)
        if not isinstance(case, str) or not isinstance(seen, int):
            return order
        newest = seen
        while (case, newest) in self._after:
            newest = self._after[case, newest]
        if newest == seen:
            return order
        caught_up: Any = order
        again: Q = replace(caught_up, seen=newest)
        return again

    def take(self, answer: object) -> None:
        """Remember what an order led to."""
        if isinstance(answer, (Change, Counted)) and answer.label:
            saved = answer.case
            self._after[saved.id, saved.version - 1] = saved.version
