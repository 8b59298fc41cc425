"""What a follow-up meeting goes through: what has slipped first, then the measures."""

from collections.abc import Iterator
from datetime import date

from sipdesk.content import swedish
from sipdesk.content.document import Block, Heading, Item, Items, Row, Table
from sipdesk.content.words import in_short, lower_first
from sipdesk.documents.measures import answerer, doer
from sipdesk.documents.parts import Copy, agency, begun, party, who
from sipdesk.domain.information import Information
from sipdesk.domain.many import find
from sipdesk.domain.meeting import MeetingKind
from sipdesk.domain.plan import Measure
from sipdesk.domain.slipped import (
    Slipped,
    SlippedKind,
    gone_through,
    last_held,
    open_measures,
    slipped,
)


def to_go_through(copy: Copy) -> Iterator[Block]:
    """Give the chair what has slipped, and then the other open measures.

    As of the day that the meeting is booked for; nothing for a first meeting.
    """
    meeting = copy.case.meeting
    if meeting.kind is not MeetingKind.FOLLOW_UP:
        return
    late = slipped(copy.case, meeting.booking.day or copy.day)
    if late:
        yield Heading(4, "Det här har inte blivit av")
        yield _items(copy, tuple(_late(copy, one) for one in late))
    told = {one.about for one in late if one.kind is SlippedKind.MEASURE}
    rest = [m for m in open_measures(copy.case.plan) if m.id not in told]
    if rest:
        yield Heading(4, "Insatser och åtgärder att gå igenom")
        yield _items(copy, tuple(_open(copy, measure) for measure in rest))


def followed(copy: Copy) -> tuple[Block, ...]:
    """Give the minutes the measures that were gone through, the late ones first."""
    meeting = copy.case.meeting
    held = meeting.record.held
    if meeting.kind is not MeetingKind.FOLLOW_UP or held is None:
        return ()
    late = [one.about for one in slipped(copy.case, held)]
    measures = sorted(
        gone_through(copy.case.plan, held),
        key=lambda m: late.index(m.id) if m.id in late else len(late),
    )
    if not any(copy.sees(m.area.kind) for m in measures):
        return ()
    rows = tuple(
        Row((m.what, begun(doer(copy, m)), _state(copy, m, held)), kind=m.area.kind)
        for m in measures
    )
    return (
        Heading(2, "Insatser och åtgärder som följdes upp", kind=Information.PROCESS),
        Table(
            ("Insats eller åtgärd", "Vem", "Är det gjort?"),
            rows,
            (2.6, 2.2, 2.2),
            kind=copy.placed(Information.PROCESS),
        ),
    )


def _items(copy: Copy, items: tuple[Item, ...]) -> Items:
    return Items(items, kind=copy.placed(Information.PROCESS))


def _late(copy: Copy, one: Slipped) -> Item:
    plan = copy.case.plan
    if one.kind is SlippedKind.MEASURE:
        measure = find(plan.measures, one.about)
        since = f", senast {swedish.short_date(one.since)}" if one.since else ""
        told = f"{measure.what} ({answerer(copy, measure)}{since})"
        return Item(told, kind=measure.area.kind)
    if one.kind is SlippedKind.GOAL:
        goal = find(plan.goals, one.about)
        due = f" (senast {swedish.short_date(goal.due)})" if goal.due else ""
        return Item(f"Mål: {goal.words}{due}", kind=goal.area.kind)
    meeting = last_held(copy.case)
    question = find(meeting.questions if meeting else (), one.about)
    told = f"Fråga som lades åt sidan: {question.text}"
    return Item(told, kind=question.area.kind)


def _open(copy: Copy, measure: Measure) -> Item:
    due = f", till {swedish.short_date(measure.due)}" if measure.due else ""
    state = lower_first(in_short(measure.state))
    told = f"{measure.what} ({answerer(copy, measure)}{due}; läge: {state})"
    return Item(told, kind=measure.area.kind)


def _state(copy: Copy, measure: Measure, held: date) -> str:
    """Tell how it stands, what is in the way, and who said so that day."""
    lines = [in_short(measure.state)]
    if measure.obstacle.strip():
        lines.append(f"I vägen: {measure.obstacle.strip()}")
    said = [
        check.said_by
        for check in copy.case.plan.measure_checks
        if check.measure == measure.id and check.day == held and check.said_by
    ]
    if said and copy.sees(Information.PARTICIPANTS):
        lines.append(f"Enligt {_speaker(copy, said[-1])}")
    return "\n".join(lines)


def _speaker(copy: Copy, said_by: str) -> str:
    found = party(copy.case, said_by)
    if found is None or found.kind.is_private:
        return who(copy, said_by)
    return agency(copy, said_by)
