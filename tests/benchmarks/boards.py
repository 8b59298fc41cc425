"""What it costs to find a picture for a board.

* milliseconds for each key that is pressed, over every beginning of every query that
  staff would type: the middle one and the 95th of a hundred, against 50 ms, within
  which an answer is felt to come with the key;
* milliseconds until the index of all pictures stands, against a second.

No beginning is looked up twice, and none before it is measured.
"""

import time
from statistics import median, quantiles

from tests.benchmarks.figure import Figure
from tests.content.picture_queries import built_in, read_queries

FELT = 50.0
NOTICED = 1000.0
ROUNDS = 5


def measure() -> None:
    """Measure, and tell every figure."""
    index = built_in()
    spent = []
    for typed in sorted(_beginnings()):
        begun = time.perf_counter()
        index.find(typed)
        spent.append((time.perf_counter() - begun) * 1000)
    Figure("a key in the search, p50, ms", median(spent), FELT, 1).tell()
    last = quantiles(spent, n=20)[-1]
    Figure("a key in the search, p95, ms", last, FELT, 1).tell()
    built = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        built_in()
        built.append((time.perf_counter() - begun) * 1000)
    Figure("the index of all pictures, ms", median(built), NOTICED, 1).tell()


def _beginnings() -> set[str]:
    queries = [query.typed for query in read_queries()]
    return {typed[:end] for typed in queries for end in range(1, len(typed) + 1)}
