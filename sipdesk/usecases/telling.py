"""Read what each participant has been told, out of papers, journal and old cases."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.paper import CALLING
from sipdesk.domain.telling import Telling, Told
from sipdesk.usecases.ports import Work

_CALLED: Final = "called"
"""The journal's label when participants were registered as called."""


def read_told(work: Work, case: Case) -> Mapping[str, Told]:
    """Tell what each recipient has been told of the case's current meeting."""
    then = _Then(work, case)
    everything = sorted(
        (*_by_papers(work, case, then), *_by_registering(work, case, then)),
        key=lambda one: (one[0], one[1].at),
    )
    return {
        whom: Told(tuple(telling for _, telling in told))
        for whom, told in groupby(everything, key=lambda one: one[0])
    }


class _Then:
    """The current meeting as it was at earlier versions of the case."""

    def __init__(self, work: Work, case: Case) -> None:
        self._work = work
        self._case = case
        self._read: dict[int, Meeting | None] = {}

    def meeting(self, version: int) -> Meeting | None:
        """Give it; None while it was not there, or there is no such version."""
        if version not in self._read:
            self._read[version] = self._at(version)
        return self._read[version]

    def _at(self, version: int) -> Meeting | None:
        if version == self._case.version:
            return self._case.meeting
        try:
            case = self._work.cases.at(self._case.id, version)
        except Missing:
            return None
        now = self._case.meeting.id
        return next((m for m in case.meetings if m.id == now), None)


def _by_papers(work: Work, case: Case, then: _Then) -> Iterator[tuple[str, Telling]]:
    for record in work.papers.of_case(case.id):
        if record.kind not in CALLING:
            continue
        meeting = then.meeting(record.case_version)
        if meeting is not None:
            kind, channel = record.kind, record.channel
            telling = Telling(record.made, meeting.booking, kind, channel)
            yield record.recipient, telling


def _by_registering(
    work: Work, case: Case, then: _Then
) -> Iterator[tuple[str, Telling]]:
    for entry in work.cases.history(case.id):
        if entry.label != _CALLED:
            continue
        after, before = then.meeting(entry.version), then.meeting(entry.version - 1)
        if after is None or before is None:
            continue
        for person in after.participants:
            was = before.participant(person.party)
            if was is not None and was.sequence != person.sequence:
                yield person.party, Telling(entry.at, after.booking)
