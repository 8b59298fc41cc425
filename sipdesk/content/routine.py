"""The routine as data: phases, steps and the placement's own track.

An institution may reword, reorder and regroup the steps, and choose other conditions,
papers and laws for them. It may not leave a step out or add one: each has a page of
its own in the window, and skipping a step with a reason is a choice for each case.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sipdesk.content.toml_lines import Place
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.routine import Phase, Step, Variant

STEPS: Final = (
    "admission",
    "need",
    "offer",
    "consent",
    "sip_request",
    "roles",
    "preparation",
    "summons",
    "meeting",
    "plan",
    "evaluation",
    "follow_up",
    "closing",
)
"""The ids of the numbered steps, 0-12."""

PLACEMENT_STEPS: Final = (
    "track",
    "start_meeting",
    "review_meeting",
    "discharge_date",
    "health",
    "school",
    "ready",
    "pathway",
    "discharge_meeting",
    "move",
    "handover",
)
"""The ids of the placement's own track."""

_TITLE_LONGEST = 60
_NUMBER_LONGEST = 3
_PAPERS = frozenset(kind.value for kind in PaperKind)


def read_phases(table: Table, laws: Collection[str]) -> tuple[Phase, ...]:
    """Read the phases of the numbered steps. ``laws`` are the ids there are.

    Raises:
        Refused: something is not as it must be, or refers to what there is not.

    """
    track = _Track(STEPS, laws, numbered=True)
    phases = tuple(track.phase(row) for row in table.tables("phase"))
    table.end()
    track.end()
    return phases


def read_placement(table: Table, laws: Collection[str]) -> Phase:
    """Read the placement's own track. ``laws`` are the ids there are.

    Raises:
        Refused: as ``read_phases``.

    """
    track = _Track(PLACEMENT_STEPS, laws, numbered=False)
    phase = track.phase(table)
    track.end()
    return phase


def read_missing(table: Table) -> Mapping[str, str]:
    """Read what to say when a condition does not hold yet; one sentence for each.

    Raises:
        Refused: a condition has none, or there is no such condition.

    """
    missing = {name: table.text(name, LINE_LONGEST) for name in CONDITIONS}
    table.end()
    return MappingProxyType(missing)


@dataclass(slots=True)
class _Track:
    """A run of steps being read: what it must hold, and what it has held so far."""

    wanted: tuple[str, ...]
    laws: Collection[str]
    numbered: bool
    _phases: set[str] = field(default_factory=set)
    _steps: set[str] = field(default_factory=set)
    _numbers: set[str] = field(default_factory=set)

    def phase(self, row: Table) -> Phase:
        """Read a phase with its steps."""
        phase = Phase(
            id=_once(row, "id", row.code("id"), self._phases),
            title=row.text("title", _TITLE_LONGEST),
            steps=tuple(self._step(r) for r in row.tables("step")),
        )
        row.end()
        return phase

    def end(self) -> None:
        """Refuse a track that lacks a step."""
        for step in self.wanted:
            if step not in self._steps:
                raise Refused("content-step-missing", step=step)

    def _step(self, row: Table) -> Step:
        step = Step(
            id=self._step_id(row),
            number=self._number(row) if self.numbered else "",
            title=row.text("title", _TITLE_LONGEST),
            what=row.text("what"),
            why=row.text("why"),
            who=row.text("who", LINE_LONGEST),
            done_when=_conditions(row, "done_when"),
            begun_when=_conditions(row, "begun_when"),
            waits_when=_conditions(row, "waits_when"),
            needs=_conditions(row, "needs"),
            papers=_papers(row),
            laws=_laws(row, self.laws),
            help=row.texts("help"),
            source=row.text("source"),
            read_on=row.needed_day("read_on"),
            status=row.status(),
            initiating=self._variant(row),
        )
        row.end()
        if not step.done_when:
            # Without a condition it would count as done from the start.
            raise Refused("content-empty", (*row.place, "done_when"), key="done_when")
        return step

    def _variant(self, row: Table) -> Variant | None:
        """Read what the step says where SiS may take the initiative, if it does."""
        if "initiating" not in row.keys:
            return None
        own = row.table("initiating")
        variant = Variant(
            title=own.text("title", _TITLE_LONGEST),
            what=own.text("what"),
            why=own.text("why"),
            who=own.text("who", LINE_LONGEST),
            done_when=_conditions(own, "done_when"),
            papers=_papers(own),
            help=own.texts("help"),
            source=own.text("source"),
            read_on=own.needed_day("read_on"),
            status=own.status(),
        )
        own.end()
        if not variant.done_when:
            raise Refused("content-empty", (*own.place, "done_when"), key="done_when")
        return variant

    def _step_id(self, row: Table) -> str:
        step = row.code("id")
        if step not in self.wanted:
            raise Refused("content-step-unknown", (*row.place, "id"), step=step)
        return _once(row, "id", step, self._steps)

    def _number(self, row: Table) -> str:
        number = row.text("number", _NUMBER_LONGEST)
        return _once(row, "number", number, self._numbers)


def _conditions(row: Table, key: str) -> tuple[str, ...]:
    names = row.texts(key, LINE_LONGEST)
    for place, name in _places(row, key, names):
        if name not in CONDITIONS:
            raise Refused("content-condition-unknown", place, condition=name)
    return names


def _papers(row: Table) -> tuple[str, ...]:
    kinds = row.texts("papers", LINE_LONGEST)
    for place, kind in _places(row, "papers", kinds):
        if kind not in _PAPERS:
            raise Refused("content-paper-unknown", place, paper=kind)
    return kinds


def _laws(row: Table, known: Collection[str]) -> tuple[str, ...]:
    ids = row.texts("laws", LINE_LONGEST)
    for place, law in _places(row, "laws", ids):
        if law not in known:
            raise Refused("content-law-unknown", place, law=law)
    return ids


def _places(
    row: Table, key: str, names: tuple[str, ...]
) -> Iterator[tuple[Place, str]]:
    """Give each name of a list with its place; none may stand there twice."""
    for count, name in enumerate(names):
        place = (*row.place, key, count)
        if name in names[:count]:
            raise Refused("content-id-twice", place, id=name)
        yield place, name


def _once(row: Table, key: str, code: str, seen: set[str]) -> str:
    if code in seen:
        raise Refused("content-id-twice", (*row.place, key), id=code)
    seen.add(code)
    return code
