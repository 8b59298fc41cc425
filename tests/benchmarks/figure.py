"""What a figure is, and how long something takes."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value against another, and the goal for their ratio.

    Where the other cannot be measured it is None, and ``reason`` says why.
    """

    figure: str
    value: float  # milliseconds, unless the figure's name says otherwise
    against: float | None
    goal: float
    reason: str = ""

    def tell(self) -> None:
        """Print the figure as one JSON line."""
        line = asdict(self)
        if not self.reason:
            del line["reason"]
        other = self.against
        line["ratio"] = None if other is None else round(self.value / other, 3)
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def milliseconds(make: Callable[[], object]) -> float:
    """Tell how long something takes."""
    begun = time.perf_counter()
    make()
    return (time.perf_counter() - begun) * 1000
