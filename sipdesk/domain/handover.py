"""What a case is when it leaves for another home, and what it becomes there.

What was decided at one home holds there. The new one has it to confirm or choose anew:
consents, grounds, who may know the place. Who does what in the plan stays as it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sipdesk.domain.admission import ITEM_KINDS, Admission, AdmissionItem, ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.branch_view import HIDDEN
from sipdesk.domain.case import Case, Passed, PassedKind
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.health import without_health
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Meeting, Record
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Offer
from sipdesk.domain.party import Party
from sipdesk.domain.plan import Plan, PlanVersion
from sipdesk.domain.ready import Ready
from sipdesk.domain.routine import OF_BRANCH
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.social_group import KIND as OF_GROUP
from sipdesk.domain.social_group import SocialGroup
from sipdesk.domain.track import OF_HEALTH, Track


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a case gets where it begins anew."""

    number: str
    coordinator: str  # a user's id
    own: Party  # the home that takes it over, among the parties
    day: date


def handed_over(case: Case, to: str, by: str, day: date) -> Case:
    """Close a case because another home takes it over; what is told already stays."""
    told = case.closing
    names_it = to.casefold() in told.handed_over_to.casefold()
    closing = replace(
        told,
        reason=ClosingReason.HANDED_OVER,
        decided=told.decided or day,
        by=told.by.strip() or by,
        handed_over_to=told.handed_over_to if names_it else to,
        closed=day,
    )
    return replace(case, closing=closing)


def without_kinds(case: Case, kinds: frozenset[Information]) -> Case:
    """Give a case without what is of these kinds, nor free text that may be.

    What is locked goes too, but for its number, day and sum: a paper cannot be cut
    after it was made, and the next is still the next. Who is in the case, the days and
    the answers stay. Nobody can tell of a free text that it is of none of the kinds
    (as ``branch_view`` has it), so a case is cut whatever its areas.
    """
    return replace(
        case,
        admission=_listed(case.admission, kinds),
        health=without_health(case.health, kinds),
        schooling=Schooling() if Information.SCHOOL in kinds else case.schooling,
        need=_of_need(case.need, kinds),
        offer=_of_offer(case.offer),
        consents=tuple(_without_words(c) for c in case.consents),
        consent_deviation="",
        young_person=replace(case.young_person, communication=""),
        placement=replace(case.placement, discharge_unknown="", waiting_for=""),
        ready=_without_what(case.ready),
        track=_days_only(case.track, kinds),
        grounds=(),
        requests=tuple(map(_of_request, case.requests)),
        promise=replace(case.promise, words=""),
        decisions=(),
        meetings=tuple(_of_meeting(m, kinds) for m in case.meetings),
        plan=_of_plan(case.plan, kinds),
        follow_ups=tuple(
            replace(f, own_words="", feeling=None, changed_needs="")
            for f in case.follow_ups
        ),
        pathways=tuple(p for p in case.pathways if p.kind not in kinds),
        social_group=(
            SocialGroup() if OF_GROUP in kinds else replace(case.social_group, note="")
        ),
        cover_notes=tuple(replace(n, words="") for n in case.cover_notes),
        matching=tuple(n for n in case.matching if n.area.kind not in kinds),
        closing=replace(case.closing, note=""),
        skips=tuple(
            replace(s, reason="")
            for s in case.skips
            if OF_BRANCH.get(s.step) not in kinds
        ),
        put_offs=(),
        passed=tuple(
            replace(p, waited_for="")
            for p in case.passed
            if p.what is not PassedKind.SKIPPED or OF_BRANCH.get(p.code) not in kinds
        ),
    )


def _of_need(need: Need, kinds: frozenset[Information]) -> Need:
    areas = frozenset(area for area in need.areas if area.kind not in kinds)
    return replace(need, kommun_what="", region_what="", reason="", areas=areas)


def _of_offer(offer: Offer) -> Offer:
    return replace(
        offer,
        important="",
        not_shared="",
        material="",
        guardians_note="",
        answer_words="",
        earlier=tuple(replace(one, words="") for one in offer.earlier),
    )


def _of_request(request: SipRequest) -> SipRequest:
    return replace(
        request,
        reason="",
        questions="",
        proposed_times="",
        proposed_people="",
        decline_reason="",
        answer_words="",
        attempts=tuple(replace(one, whom="", words="") for one in request.attempts),
        earlier=tuple(replace(one, decline_reason="") for one in request.earlier),
    )


def taken_over(
    case: Case, home: str, begins: Beginning, was: Case | None = None
) -> Case:
    """Give a case as it begins at the home that takes it over from ``home``.

    ``was`` is the case as it left the home that it now comes back to: that they were
    there before stays in what is counted of those days, and of no days elsewhere.
    The stay begins anew; grounds that were chosen have ended, decisions on who may know
    the former place hold no more, and a consent that was given waits to be confirmed.
    """
    own = begins.own
    here = any(
        p.kind is own.kind and p.organisation == own.organisation for p in case.parties
    )
    parties = tuple(map(_not_cleared, case.parties))
    return replace(
        case,
        number=begins.number,
        coordinator=begins.coordinator,
        parties=parties if here else (*parties, own),
        placement=replace(
            case.placement,
            department="",
            stay_region="",
            admitted=None,
            discharged=None,
            handed_over_to="",
            handed_over=None,
            moves=None,
            moves_to="",
            receiving_kommun="",
            receiving_region="",
        ),
        admission=_dated(case.admission),
        track=_as_it_was(case.track),
        consents=_to_confirm(case.consents, home),
        grounds=tuple(
            g if g.ended else replace(g, ended=begins.day) for g in case.grounds
        ),
        closing=Closing(),
        put_offs=(),  # it is for whoever takes over to see all that waits
        passed=(*_not_of_stays(case), *_stays(was, begins.day)),
    )


def _not_of_stays(case: Case) -> Iterator[Passed]:
    return (one for one in case.passed if one.what not in _OF_STAY)


def _stays(was: Case | None, until: date) -> Iterator[Passed]:
    """Give the stays there were at a home before a case comes back to it."""
    if was is None:
        return
    yield from (one for one in was.passed if one.what in _OF_STAY)
    closed = was.closing
    for what, day, code in (
        (PassedKind.CAME, was.placement.admitted, ""),
        (PassedKind.LEFT, was.placement.left, ""),
        (PassedKind.CLOSED, closed.closed, closed.reason.value),
    ):
        if day is not None and day < until:
            yield Passed(what, day, until, code)


_OF_STAY = frozenset({PassedKind.CAME, PassedKind.LEFT})


def _dated(admission: Admission) -> Admission:
    """Give the days of asking where they belong: an older program kept them elsewhere.

    Where none is known none is given.
    """
    items = (
        replace(item, asked=item.asked or item.day, day=None)
        if item.state is ItemState.ASKED
        else item
        for item in admission.items
    )
    return replace(admission, items=tuple(items))


def _not_cleared(party: Party) -> Party:
    """Let nobody know the new place because they knew the former; a no stays a no."""
    may = party.may_know_place
    return replace(
        party,
        place_decision="",
        may_know_place=Answer.NOT_ASKED if may is Answer.YES else may,
    )


def to_confirm(consents: tuple[Consent, ...]) -> frozenset[str]:
    """Name the entries that another home is to confirm: each one's last word, if given.

    What is asked and not yet answered is no word: what was given before it still holds.
    """
    said = [c for c in consents if c.state.decided]
    last = {c.consenter: c for c in sorted(said, key=_from)}
    return frozenset(c.id for c in last.values() if c.state.given)


def _to_confirm(consents: tuple[Consent, ...], home: str) -> tuple[Consent, ...]:
    """Let what was given wait, as it was given last; what was refused stays refused."""
    waits = to_confirm(consents)
    return tuple(
        _waiting(c, home) if c.id in waits else c
        for c in consents
        if c.id in waits or not c.state.given
    )


def _from(consent: Consent) -> date:
    return consent.counts_from or date.max


def _waiting(consent: Consent, home: str) -> Consent:
    return replace(
        consent,
        state=ConsentState.WAITING,
        asked=None,
        decided=None,
        withdrawn=None,
        withdrawn_words="",
        follows="",
        given_at=home,
        given_on=consent.decided,
    )


def _without_what(ready: Ready) -> Ready:
    """Keep the days of a wait, and not what was decided or is missing."""
    return replace(
        ready,
        decided_what="",
        missing="",
        missing_words="",
        missing_from="",
        missing_asked=None,
        earlier=tuple(replace(w, waiting_for="", reason="") for w in ready.earlier),
    )


def _listed(admission: Admission, kinds: frozenset[Information]) -> Admission:
    """Begin the list anew where it is of these kinds, or of nobody knows which."""
    items = tuple(
        replace(item, note="")
        if (kind := ITEM_KINDS.get(item.code)) is not None and kind not in kinds
        else AdmissionItem(item.id, item.code)
        for item in admission.items
    )
    return replace(admission, running_plan_note="", incomplete="", items=items)


def _days_only(track: Track, kinds: frozenset[Information]) -> Track:
    closed = OF_HEALTH if Information.HEALTH in kinds else frozenset[str]()
    return Track(
        marks=tuple(
            replace(m, unknown="")
            for m in track.marks
            if (m.day or m.done) and m.milestone not in closed
        ),
        discharge_changes=tuple(replace(c, why="") for c in track.discharge_changes),
    )


def _as_it_was(track: Track) -> Track:
    """Keep what has been: decisions and visits hold; what was to come is set anew."""
    kept = (replace(m, day=None, unknown="") for m in track.marks if m.done)
    return replace(track, marks=tuple(kept))


def _without_words(consent: Consent) -> Consent:
    return replace(
        consent,
        purpose="",
        # That something may not be given is to be known, also where what is not.
        limits=HIDDEN if consent.limits.strip() else "",
        own_words="",
        capacity="",
        reason="",
        withdrawn_words="",
    )


def _of_meeting(meeting: Meeting, kinds: frozenset[Information]) -> Meeting:
    record = meeting.record
    return replace(
        meeting,
        preparation=replace(
            meeting.preparation, purpose="", adaptations="", in_the_room=""
        ),
        booking=replace(meeting.booking, cancelled_words=""),
        record=Record(
            held=record.held,
            began=record.began,
            ended=record.ended,
            consent_reviewed=record.consent_reviewed,
            next_day=record.next_day,
            next_start=record.next_start,
            next_set=record.next_set,
        ),
        questions=tuple(
            replace(q, answer="") for q in meeting.questions if q.area.kind not in kinds
        ),
        participants=tuple(
            replace(p, prepare="", reply_words="", sent_words="")
            for p in meeting.participants
        ),
        wishes=tuple(replace(w, words="") for w in meeting.wishes),
        notes=(),
        minutes=tuple(map(_elsewhere, meeting.minutes)),
        evaluations=tuple(replace(e, words="") for e in meeting.evaluations),
    )


def _of_plan(plan: Plan, kinds: frozenset[Information]) -> Plan:
    goals = tuple(g for g in plan.goals if g.area.kind not in kinds)
    measures = tuple(m for m in plan.measures if m.area.kind not in kinds)
    aims, doings = {g.id for g in goals}, {m.id for m in measures}
    return replace(
        plan,
        important="",
        works_well="",
        works_less="",
        kommun_none="",
        region_none="",
        own_plan="",
        ask_whom="",
        before_discharge="",
        goals=goals,
        measures=tuple(m if m.goal in aims else replace(m, goal="") for m in measures),
        goal_checks=tuple(c for c in plan.goal_checks if c.goal in aims),
        measure_checks=tuple(c for c in plan.measure_checks if c.measure in doings),
        agreements=tuple(replace(a, words="") for a in plan.agreements),
        versions=tuple(map(_elsewhere, plan.versions)),
    )


_V = TypeVar("_V", MinutesVersion, PlanVersion)


def _elsewhere(version: _V) -> _V:
    """Keep of a version only that it was made, and when; it stays where it was."""
    return replace(
        version, case_version=0, reason="", objection="", letter="", shared=""
    )
