"""What was done to a case, so that it can be undone and accounted for."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Information
from sipdesk.domain.social_group import KIND as OF_GROUP

CROSSINGS: Final = frozenset({"case-handed-over", "case-taken-over"})
"""Labels of the saves by which a case leaves for another home, or comes from one."""

ASSIGNED: Final = "case-assigned"
"""The label of the saves by which a case got another coordinator, and nothing else."""


ANSWERED: Final = "survey-answered"
"""The label of the save that counts a survey's answers, which belong to nobody: they
cannot be found again, and so their count is not taken back alone."""
HEALTH_ASKED: Final = "health-asked"
"""The label of the save by which a paper that goes out asks for examinations."""
HEALTH_NOT_ASKED: Final = "health-ask-taken-back"
"""The label of the save that takes it back, where the paper never went out."""

OF_BRANCH: Final = MappingProxyType(
    {
        "health-recorded": Information.HEALTH,
        HEALTH_ASKED: Information.HEALTH,
        HEALTH_NOT_ASKED: Information.HEALTH,
        "schooling-recorded": Information.SCHOOL,
        "social-group-recorded": OF_GROUP,
    }
)
"""Labels of the saves that are of one branch of SiS alone, with their kind."""
NOT_SHOWN: Final = "closed-branch"
"""The label in their place for who does not read from that branch."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One save: a label, who, when, and the case as it was before."""

    case: str
    version: int  # the version that this save made
    label: str  # code of the word in resources/words.toml
    by: str  # a user's id
    at: datetime
    undoes: int | None = None  # the version that this save took back


@dataclass(frozen=True, slots=True)
class Saved:
    """A save with the case as it was before it; None where that is not kept here."""

    entry: Entry
    before: Case | None

    def is_same(self, other: "Saved") -> bool:
        """Whether it is one save, told by two homes; one may have kept less of it."""
        one, two = self.entry, other.entry
        told = (one.case, one.version, one.label, one.by, one.at, one.undoes)
        again = (two.case, two.version, two.label, two.by, two.at, two.undoes)
        kept = None not in (self.before, other.before)
        return told == again and (not kept or self.before == other.before)


def cut_entry(entry: Entry, closed: AbstractSet[Information]) -> Entry:
    """Give an entry to who does not read of these kinds: that something was saved."""
    if OF_BRANCH.get(entry.label) not in closed:
        return entry
    return replace(entry, label=NOT_SHOWN)


def to_undo(entries: tuple[Entry, ...]) -> Entry | None:
    """Find what an undo takes back: the newest change not yet taken back.

    ``entries`` are in order of version. The opening of a case is not taken back, nor
    that it left for another home or came from one. Nor is who works with it: that is
    given by who may, to somebody who is there to take it.
    """
    taken_back = {e.undoes for e in entries}
    for entry in reversed(entries):
        if entry.label in CROSSINGS:
            return None
        if entry.label == ASSIGNED:
            continue
        if entry.undoes is None and entry.version not in taken_back:
            return entry if entry.version > 1 else None
    return None


def undone(before: Case, now: Case) -> Case:
    """Give the case as it was before a change, as the next version.

    Whoever is its coordinator now still is.

    Raises:
        RuleBroken: ``left-the-building`` when something sent would be unsent.

    """
    if not left_the_building(now) <= left_the_building(before):
        raise RuleBroken("left-the-building")
    return replace(before, version=now.version, coordinator=now.coordinator)


def left_the_building(case: Case) -> frozenset[str]:
    """Name everything that others have been given or told; it cannot be undone."""
    sent = {f"request {r.id}" for r in case.requests if r.sent}
    reminded = {f"reminder {r.id}" for r in case.requests if r.reminded}
    tried = {f"attempt {a.id}" for r in case.requests for a in r.attempts}
    called = {
        f"call {p.id} {p.sequence}"
        for m in case.meetings
        for p in m.participants
        if p.called
    }
    minutes = {f"minutes {v.id}" for m in case.meetings for v in m.minutes}
    plans = {f"plan {v.id}" for v in case.plan.versions}
    withdrawn = {f"withdrawal {c.id}" for c in case.consents if c.withdrawn}
    letters = {
        f"records request {i.id} {day}"
        for i in case.admission.items
        for day in (i.asked, i.reminded)
        if i.letters and day
    }
    notes = {f"cover note {n.id}" for n in case.cover_notes if n.sent}
    notified = {"notification"} if case.placement.notified else set[str]()
    handed = {"plan handed over"} if case.plan.handed_over else set[str]()
    return frozenset(
        sent
        | reminded
        | tried
        | letters
        | notes
        | called
        | minutes
        | plans
        | withdrawn
        | notified
        | handed
    )
