"""The track of a placement: read it, try a day, set it; the home's own figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.information import Branch
from sipdesk.domain.placement import Placement
from sipdesk.domain.rights import Right, check
from sipdesk.domain.settings import PROPOSALS_FROM, TRACK_FIGURES
from sipdesk.domain.track import (
    OF_HEALTH,
    START_MEETING,
    Fact,
    Mark,
    Milestone,
    Track,
    Way,
    days_of,
    days_text,
    figured,
    figures_of,
    figures_text,
    switched,
)
from sipdesk.domain.track_days import (
    PLACED,
    Preview,
    Stop,
    StopState,
    choices,
    lay,
    mark_of,
    preview,
)
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.placement import check_placement, with_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change

LEAST_FIGURE: Final = 1
MOST_FIGURE: Final = 104  # two years of weeks

_FIELDS: Final[Mapping[Fact, tuple[str, str]]] = {
    fact: fields for fact, fields in PLACED.items() if fact is not Fact.READY
}
"""What can be set here though it stands in the placement. The rest is set elsewhere."""


@dataclass(frozen=True, slots=True)
class TrackView:
    """The track of a case as it is today, and days to choose for the start meeting."""

    stops: tuple[Stop, ...]
    track: Track
    milestones: tuple[Milestone, ...]  # with the home's figures, what is in force
    start_choices: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SetStop:
    """A day that people set; nothing at all lets it be counted again.

    ``mark`` is the id of what is said, known or new; empty for the day that the
    placement itself holds. ``why`` is why a discharge date that was known is another.
    """

    case: CaseId
    seen: int
    milestone: str
    mark: str = ""
    day: date | None = None
    done: date | None = None
    unknown: str = ""
    way: Way = Way.NOT_SAID
    why: str | None = None


@dataclass(frozen=True, slots=True)
class SetFigure:
    """The home's own figure of a milestone. None: it is left out."""

    milestone: str
    figure: int | None


@dataclass(frozen=True, slots=True)
class SetProposal:
    """The day on which what was proposed came into force. None: it has not."""

    proposal: str
    since: date | None


def settable(milestone: Milestone) -> bool:
    """Whether its days are set on the track, and not at a step of their own."""
    return milestone.fact is None or milestone.fact in _FIELDS


def tells(milestone: Milestone) -> tuple[bool, bool]:
    """Tell whether one can say when it is to be, and when it was."""
    if milestone.fact is None:
        return bool(milestone.anchor), True
    planned, done = _FIELDS.get(milestone.fact, ("", ""))
    return bool(planned), bool(done)


def said_of(case: Case, milestone: Milestone, mark: str) -> SetStop:
    """Give what is said of a stop now, as the order that would say it."""
    order = SetStop(case.id, case.version, milestone.id, mark)
    fact = milestone.fact
    if fact is not None and fact in _FIELDS and not mark:
        planned, done = (
            getattr(case.placement, name) if name else None for name in _FIELDS[fact]
        )
        discharge = fact is Fact.DISCHARGE
        why = case.placement.discharge_unknown if discharge else ""
        if fact is Fact.REVIEW_MEETING and _review_ahead(case.placement):
            done = None  # what was held is another meeting
        return replace(order, day=planned, done=done, unknown=why)
    kept = mark_of(case, mark)
    if kept is None:
        return order
    return replace(
        order, day=kept.day, done=kept.done, unknown=kept.unknown, way=kept.way
    )


def milestones(ports: Ports, settings: Mapping[str, Any]) -> tuple[Milestone, ...]:
    """Give what lies on the home's track: with its figures, as far as in force.

    Of health only for who reads its facts: else what was done would seem not to be.
    """
    figures = figures_of(str(settings[TRACK_FIGURES.key]))
    since = days_of(str(settings[PROPOSALS_FROM.key]))
    seen = [
        one
        for one in ports.content.track.values()
        if one.id not in OF_HEALTH or Branch.HEALTH in ports.user.branches
    ]
    return figured(switched(seen, since), figures)


def stops_of(case: Case, settings: Mapping[str, Any], ports: Ports) -> tuple[Stop, ...]:
    """Lay the track of a case as it is today."""
    found, today = milestones(ports, settings), ports.clock.today()
    return lay(case, found, today, ports.content.reminders.works)


def read_track(case_id: CaseId, ports: Ports) -> TrackView:
    """Read the track of a case, as it is today.

    Raises:
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        case, settings = work.cases.get(case_id), work.house.settings()
    found = milestones(ports, settings)
    today, works = ports.clock.today(), ports.content.reminders.works
    stops = lay(case, found, today, works)
    start = next((s for s in stops if s.milestone.id == START_MEETING), None)
    days: tuple[date, ...] = ()
    if start is not None and start.state is StopState.PROPOSED and start.day:
        days = choices(start.day, today, works)
    return TrackView(stops, case.track, found, days)


def preview_stop(order: SetStop, ports: Ports) -> Preview:
    """Tell what setting a day would do to the rest; nothing is saved.

    Raises:
        RuleBroken: as ``set_stop``.
        Missing: there is no such case, or no such milestone.

    """
    with ports.store.reading() as work:
        case, settings = work.cases.get(order.case), work.house.settings()
    after = _edited(case, order, ports)
    return preview(stops_of(case, settings, ports), stops_of(after, settings, ports))


def set_stop(order: SetStop, ports: Ports) -> Change:
    """Set a day on the track, that it was done, or why no day can be said.

    Raises:
        RuleBroken: ``day-in-the-future``, ``stop-set-elsewhere``, as
            ``record_placement``.
        Missing: there is no such milestone.

    """
    says = order.day or order.done or order.unknown.strip()
    if says:
        return change(
            order.case,
            order.seen,
            "stop-set",
            ports,
            lambda case: _edited(case, order, ports),
        )
    return change(
        order.case,
        order.seen,
        "stop-removed",
        ports,
        lambda case: _edited(case, order, ports),
    )


def set_figure(order: SetFigure, ports: Ports) -> HomeView:
    """Set the home's own figure of a milestone, or leave it out of the track.

    Raises:
        RuleBroken: ``right-missing``; ``figure-not-own`` when a law gives it;
            ``figure-out-of-bounds``.
        Missing: there is no such milestone.

    """
    check(ports.user, Right.MANAGE_HOME)
    known = _milestone(order.milestone, ports)
    if not known.own:
        raise RuleBroken("figure-not-own")
    figure = order.figure
    if figure is not None and not LEAST_FIGURE <= abs(figure) <= MOST_FIGURE:
        facts = {"least": f"{LEAST_FIGURE}", "most": f"{MOST_FIGURE}"}
        raise RuleBroken("figure-out-of-bounds", order.milestone, facts)
    with ports.store.work() as work:
        kept = figures_of(str(work.house.settings()[TRACK_FIGURES.key]))
        kept.pop(order.milestone, None)
        if figure != known.figure:
            kept[order.milestone] = figure
        work.house.put_setting(TRACK_FIGURES.key, figures_text(kept))
    return read_home(None, ports)


def set_proposal(order: SetProposal, ports: Ports) -> HomeView:
    """Register the day on which something proposed came into force, or that none did.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such proposal.

    """
    check(ports.user, Right.MANAGE_HOME)
    if order.proposal not in ports.content.proposals:
        raise Missing
    with ports.store.work() as work:
        kept = days_of(str(work.house.settings()[PROPOSALS_FROM.key]))
        kept.pop(order.proposal, None)
        if order.since is not None:
            kept[order.proposal] = order.since
        work.house.put_setting(PROPOSALS_FROM.key, days_text(kept))
    refresh_overviews(None, ports)  # where SiS takes the initiative, steps are others
    return read_home(None, ports)


def _milestone(wanted: str, ports: Ports) -> Milestone:
    found = ports.content.track.get(wanted)
    if found is None:
        raise Missing
    return found


def _edited(case: Case, order: SetStop, ports: Ports) -> Case:
    milestone, today = _milestone(order.milestone, ports), ports.clock.today()
    if not settable(milestone):
        raise RuleBroken("stop-set-elsewhere", "day")
    if order.done is not None and order.done > today:
        raise RuleBroken("day-in-the-future", "done")
    if milestone.fact is not None and not order.mark:
        return _with_fact(case, milestone.fact, order, ports)
    mark = Mark(
        order.mark,
        milestone.id,
        order.day,
        order.done,
        order.unknown.strip(),
        order.way,
    )
    return replace(case, track=case.track.put(mark))


def _with_fact(case: Case, fact: Fact, order: SetStop, ports: Ports) -> Case:
    planned, done = _FIELDS[fact]
    days: dict[str, Any] = {}
    if planned:
        days[planned] = order.day or (None if done else order.done)
    if done:
        days[done] = order.done
    if fact is Fact.DISCHARGE:
        days["discharge_unknown"] = "" if order.day else order.unknown.strip()
    before = case.placement
    if fact is Fact.REVIEW_MEETING and _review_ahead(before):
        case = _with_review_before(case, order, ports)
        days[done] = order.done or before.review_meeting_held
    stay = replace(before, **days)
    check_placement(stay, ports.clock.today())
    return with_placement(case, stay, order.why, ports)


def _review_ahead(stay: Placement) -> bool:
    """Whether another review meeting is booked than the one that was held last."""
    booked, held = stay.review_meeting, stay.review_meeting_held
    return booked is not None and (held is None or booked > held)


def _with_review_before(case: Case, order: SetStop, ports: Ports) -> Case:
    """Keep the meeting before as a mark when the next one has been held too."""
    held = case.placement.review_meeting_held
    if order.done is None or held is None:
        return case
    kept = Mark(ports.new_id(), order.milestone, done=held)
    return replace(case, track=case.track.put(kept))
