"""What a claim is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often a claim was tried, and how often it did not hold."""

    tried: int
    failed: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about the program, and the trial of it: given whether it is long."""

    text: str
    try_it: Callable[[bool], Outcome]
