"""Values by chance, the same each time."""

from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

V = TypeVar("V")


def drawn_from(strategy: SearchStrategy[V], many: int) -> list[V]:
    """Draw so many values, or fewer where there are no more."""
    found: list[V] = []

    @settings(
        max_examples=many,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(made: V) -> None:
        found.append(made)

    collect()
    return found
