"""One day of the track, as fields; knows nothing of Qt.

The key of a stop is its milestone's id and what is said of it: nothing for a day that
the placement holds, the id of a mark, a plus for one that nobody has said yet, or a
sign of equality for one that stands elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.track import DISCHARGE, VISIT, Milestone, Way
from sipdesk.domain.track_days import Stop, StopState
from sipdesk.ui.needed import lacking
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.track import SetStop, said_of, set_stop, settable, tells

_NEW = "+"
_BETWEEN = "|"
_ELSEWHERE = "="


@dataclass(frozen=True, slots=True)
class StopForm:
    """A day as it was typed; ``milestone`` is chosen for one that is new."""

    item: str = ""
    milestone: str = ""
    day: str = ""
    done: str = ""
    unknown: str = ""
    way: str = Way.NOT_SAID.value
    why: str = ""


def key_of(stop: Stop, case: Case) -> str:
    """Name a stop for the list: by its milestone, and by what is said of it."""
    return f"{stop.milestone.id}{_BETWEEN}{_said(stop, case)}"


def _said(stop: Stop, case: Case) -> str:
    milestone = stop.milestone
    if stop.mark:
        return stop.mark
    if milestone.fact is None:
        return f"{_NEW}{stop.number}"
    if not settable(milestone):
        return f"{_ELSEWHERE}{stop.number}"
    return _of_several(stop, case) if milestone.every else ""


def _of_several(stop: Stop, case: Case) -> str:
    """Tell of one that comes again: the placement holds a next day, and a last one."""
    held = said_of(case, stop.milestone, "")
    if stop.state in (StopState.PROPOSED, StopState.NO_DAY):
        free = held.day is None and held.done is None and stop.number == 1
        return "" if free else f"{_NEW}{stop.number}"
    ahead = held.day is not None and (held.done is None or held.day > held.done)
    own = held.day if ahead else held.done
    return "" if stop.day == own else f"{_ELSEWHERE}{stop.number}"


def place_of(key: str) -> tuple[str, str]:
    """Give the milestone's id of a key and what is said of it; "" for a new thing."""
    milestone, is_stop, mark = key.partition(_BETWEEN)
    return (milestone, mark) if is_stop else ("", "")


def shown_in_picture(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Leave out what only waits for another's day."""
    return tuple(s for s in stops if not (s.state is StopState.NO_DAY and s.hangs_on))


def may_change(stop: Stop, key: str) -> bool:
    """Whether its day is set here, and not at a step or a meeting of its own."""
    return settable(stop.milestone) and not place_of(key)[1].startswith(_ELSEWHERE)


def may_remove(stop: Stop, key: str) -> bool:
    """Whether what is said of it can be taken out, to be counted again."""
    said = stop.state in (StopState.SET, StopState.UNKNOWN) or bool(stop.mark)
    return said and may_change(stop, key)


def kept_here(milestones: Sequence[Milestone], case: Case) -> tuple[Milestone, ...]:
    """Name what can be registered anew: what is kept on the track of this basis."""
    basis = case.placement.legal_basis
    return tuple(
        m
        for m in milestones
        if settable(m)
        and (m.fact is None or m.every)
        and (not m.applies_to or basis in m.applies_to)
    )


def asks(milestone: Milestone | None) -> frozenset[str]:
    """Name the fields that a milestone needs."""
    if milestone is None:
        return frozenset({"milestone", "done"})
    planned, done = tells(milestone)
    fields = {"day"} if planned else set()
    if done:
        fields.add("done")
    if planned and (milestone.anchor or milestone.id == DISCHARGE):
        fields.add("unknown")
    if milestone.id == VISIT:
        fields.add("way")
    if milestone.id == DISCHARGE:
        fields.add("why")
    return frozenset(fields)


def form_of(case: Case, key: str, known: Mapping[str, Milestone]) -> StopForm:
    """Write what is said of a stop as a form; an unknown key is a new thing."""
    milestone, mark = place_of(key)
    if milestone not in known:
        return StopForm(key)
    said = said_of(case, known[milestone], "" if mark.startswith(_NEW) else mark)
    if mark.startswith(_NEW):
        said = SetStop(case.id, case.version, milestone)
    return StopForm(
        key,
        milestone,
        day_text(said.day),
        day_text(said.done),
        said.unknown,
        said.way.value,
    )


def order_of(case: Case, form: StopForm, around: Around) -> SetStop:
    """Turn the form into the order that sets the day.

    Raises:
        Unread: a day cannot be read, or nothing is said.

    """
    known = around.content.track
    milestone, mark = place_of(form.item)
    milestone = milestone or form.milestone
    if milestone not in known:
        raise lacking("milestone", "milestone-missing")
    fields = asks(known[milestone])
    reading = Reading(around.today())
    days: dict[str, date | None] = {
        name: reading.day(name, getattr(form, name)) if name in fields else None
        for name in ("day", "done")
    }
    reading.done()
    new = mark.startswith(_NEW) or not place_of(form.item)[0]
    said = any(days.values()) or ("unknown" in fields and form.unknown.strip())
    if new and not said:
        raise lacking("done" if "done" in fields else "day", "day-missing")
    return SetStop(
        case.id,
        case.version,
        milestone,
        around.new_id() if new else mark,
        days["day"],
        days["done"],
        form.unknown if "unknown" in fields else "",
        Way(form.way),
        form.why if form.why.strip() else None,
    )


def save_of(case: Case, form: StopForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: as ``order_of``.

    """
    return set_stop, order_of(case, form, around)


def tried(case: Case, form: StopForm, around: Around) -> SetStop | None:
    """Give the order that is being typed, to try; None while it cannot be read."""
    if not form.item:
        return None
    try:
        order = order_of(case, form, around)
    except Unread:
        return None
    # It is only tried: the same form asks the same again.
    return replace(order, mark=order.mark and form.item)


def removal(case: Case, key: str, known: Mapping[str, Milestone]) -> Save:
    """Give the use case that takes out what is said, so that the day is counted.

    What the placement says was done stays.
    """
    milestone, mark = place_of(key)
    done = None if mark else said_of(case, known[milestone], "").done
    return set_stop, SetStop(case.id, case.version, milestone, mark, done=done)
