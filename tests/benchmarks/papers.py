"""What a tagged paper for the archive costs against the same words by plain reportlab.

* milliseconds for minutes of three pages: medians of the rounds, both in turn;
* kilobytes of the file;
* megabytes of memory at most while it is made;
* milliseconds for a plan as PDF, against docxtpl and LibreOffice where it is installed.

The first paper of each is not counted: then fonts are read.
"""

import time
import tracemalloc
from collections.abc import Callable
from statistics import median

from sipdesk.content.document import Document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperKind
from tests.benchmarks import by_template
from tests.benchmarks.figure import Figure
from tests.benchmarks.plain import plain
from tests.documents import cases
from tests.documents.papers import paper

ROUNDS = 40
GOAL = 1.4
SIZE_GOAL = MEMORY_GOAL = 3.0
OFFICE_ROUNDS = 3
OFFICE_GOAL = 0.1  # ten times as fast

Make = Callable[[Document], bytes]


def measure() -> None:
    """Measure, and tell every figure."""
    document = paper(PaperKind.MINUTES, cases.full(), FILE_COPY)
    for make in (_tagged, plain):
        make(document)
    tagged, untagged = [], []
    for _ in range(ROUNDS):
        tagged.append(_milliseconds(_tagged, document))
        untagged.append(_milliseconds(plain, document))
    name = f"minutes of {render(document).pages} pages, ms"
    Figure(name, median(tagged), median(untagged), GOAL).tell()
    ours, others = (len(make(document)) / 1024 for make in (_tagged, plain))
    Figure("its file, kB", ours, others, SIZE_GOAL).tell()
    ours, others = (_megabytes(make, document) for make in (_tagged, plain))
    Figure("memory at most while it is made, MB", ours, others, MEMORY_GOAL).tell()
    _against_office()


def _against_office() -> None:
    """Measure a plan from case to PDF, by us and by a template in LibreOffice."""
    case = cases.full()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        render(paper(PaperKind.PLAN, case, FILE_COPY, 1))
        taken.append((time.perf_counter() - begun) * 1000)
    there = not by_template.NOT_HERE
    office = by_template.milliseconds(case, OFFICE_ROUNDS) if there else ()
    Figure(
        "plan as PDF, against docxtpl and LibreOffice, ms",
        median(taken),
        median(office) if office else None,
        OFFICE_GOAL,
        by_template.NOT_HERE,
    ).tell()


def _tagged(document: Document) -> bytes:
    return render(document).data


def _milliseconds(make: Make, document: Document) -> float:
    begun = time.perf_counter()
    make(document)
    return (time.perf_counter() - begun) * 1000


def _megabytes(make: Make, document: Document) -> float:
    tracemalloc.start()
    make(document)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1024**2
