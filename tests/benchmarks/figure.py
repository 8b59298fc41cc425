"""What a figure is."""

import json
import sys
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value against another, and the goal for their ratio."""

    figure: str
    value: float  # milliseconds, unless the figure's name says otherwise
    against: float
    goal: float

    def tell(self) -> None:
        """Print the figure as one JSON line."""
        line = asdict(self) | {"ratio": round(self.value / self.against, 2)}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
