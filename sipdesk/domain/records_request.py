"""Begäran om handlingar: what of the list is lacking, and of whom it is asked.

To ask somebody is to tell them that the young person is placed. So nothing is asked of
anybody that nobody has chosen, and the paper asks the guard like any other; only the
placing nämnd can always be asked.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.admission import (
    ITEM_KINDS,
    Admission,
    AdmissionItem,
    Giver,
    ItemState,
)
from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause
from sipdesk.domain.guard import BOARD
from sipdesk.domain.routine import row_about


def asked_of(case: Case, item: AdmissionItem) -> str:
    """Name who is asked for a thing: a party's id, BOARD or nobody.

    What was to be asked of the board before it was entered is asked of who it is.
    """
    if item.party == BOARD and case.placing is not None:
        return case.placing.id
    known = item.party == BOARD or any(p.id == item.party for p in case.parties)
    return item.party if known else ""


def lacking(case: Case, recipient: str) -> tuple[AdmissionItem, ...]:
    """List what one recipient is asked for and has not given, in the list's order."""
    return tuple(
        item
        for item in case.admission.items
        if not item.state.settled and asked_of(case, item) == recipient
    )


def asked_parties(case: Case) -> tuple[str, ...]:
    """Name those from whom something is lacking, in the order of the list."""
    open_ = (item for item in case.admission.items if not item.state.settled)
    return tuple(dict.fromkeys(filter(None, (asked_of(case, item) for item in open_))))


def asked_before(items: Iterable[AdmissionItem], day: date) -> date | None:
    """Tell when the first of these things was asked for, if that was before a day.

    What is asked for twice on one day is one request that was printed twice.
    """
    days = (item.asked for item in items if item.asked is not None)
    return min((asked for asked in days if asked < day), default=None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Of whom what is lacking can be asked."""

    asked: Mapping[str, str]  # the recipient, by the item's id
    unknown: frozenset[Giver]  # nobody of the kind is entered in the case
    several: frozenset[Giver]  # somebody has to choose between them


def propose(
    case: Case, givers: Mapping[str, Giver], by_hand: Collection[str] = ()
) -> Proposal:
    """Propose of whom to ask everything that is lacking.

    ``givers`` are by the code of the thing. What somebody has chosen stays; between two
    who could be asked nobody is chosen, for to be asked is to be told. Nor is anybody
    for the codes ``by_hand``: an earlier school is not the one that is in the case.
    """
    asked: dict[str, str] = {}
    unknown: set[Giver] = set()
    several: set[Giver] = set()
    for item in case.admission.items:
        giver = givers.get(item.code)
        if item.state.settled or asked_of(case, item) or giver is None:
            continue
        if item.code in by_hand:
            several |= {giver} if item.detail.strip() else set()
            continue
        found = _of_kind(case, giver)
        if len(found) == 1:
            asked[item.id] = found[0]
        else:
            (several if found else unknown).add(giver)
    return Proposal(asked, frozenset(unknown), frozenset(several))


def _of_kind(case: Case, giver: Giver) -> tuple[str, ...]:
    if giver is Giver.SOCIAL_SERVICES:
        return (case.placing.id if case.placing else BOARD,)
    return tuple(p.id for p in case.parties if p.kind in giver.kinds)


def chosen(admission: Admission, proposal: Proposal) -> Admission:
    """Choose whom a proposal names."""
    items = (
        replace(i, party=proposal.asked.get(i.id, i.party)) for i in admission.items
    )
    return replace(admission, items=tuple(items))


def requested(case: Case, recipient: str, day: date) -> Admission:
    """Note that a request has gone out: what it asks for is asked for, or once more."""
    sent = {item.id for item in lacking(case, recipient)}
    items = (_requested(i, day) if i.id in sent else i for i in case.admission.items)
    return replace(case.admission, items=tuple(items))


def _requested(item: AdmissionItem, day: date) -> AdmissionItem:
    noted = replace(item, state=ItemState.ASKED, day=None, asked=item.asked or day)
    if day in (noted.asked, item.reminded):
        return replace(noted, letters=max(item.letters, 1))
    return replace(noted, reminded=day, letters=item.letters + 1)


_SET_BY_REQUEST = ("state", "day", "asked", "reminded", "letters")


def not_requested(now: Admission, before: Admission, after: Admission) -> Admission:
    """Set back what a request noted that never went out, where it is as it was noted.

    ``before`` and ``after`` are the list as it was when the request was noted.
    """
    was = {item.id: item for item in before.items}
    noted = {item.id: item for item in after.items}

    def back(item: AdmissionItem) -> AdmissionItem:
        if item.id not in was or item.id not in noted or was[item.id] == noted[item.id]:
            return item
        old, new = was[item.id], noted[item.id]
        same = all(getattr(item, n) == getattr(new, n) for n in _SET_BY_REQUEST)
        if same:
            return replace(item, **{n: getattr(old, n) for n in _SET_BY_REQUEST})
        # It has been answered meanwhile: only that a letter went out is not true.
        return replace(item, letters=old.letters)

    return replace(now, items=tuple(back(item) for item in now.items))


def records_not_answered(case: Case, day: date) -> Iterator[Cause]:
    """Name what was asked for and has not come, for each who was asked and each branch.

    It is counted from the day when they were asked, or reminded, longest ago. Where no
    day is noted it is counted from when the case was opened.
    """
    waiting: dict[str, date] = {}
    for item in case.admission.items:
        if item.state is not ItemState.ASKED:
            continue
        whom = asked_of(case, item) or item.id
        about = row_about(ITEM_KINDS.get(item.code), whom)
        since = item.reminded or item.asked or case.opened
        if since <= day:
            waiting[about] = min(since, waiting.get(about, since))
    yield from (Cause(since, about) for about, since in waiting.items())
