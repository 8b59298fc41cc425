"""What a claim is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often a claim was tried, how often it did not hold, and what was measured."""

    tried: int
    failed: int
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about the program, and the trial of it: given whether it is long."""

    text: str
    try_it: Callable[[bool], Outcome]
