"""What a screen that everybody in the room looks at may show.

Nobody can look away from one: so it shows only what each one there may know, and says
nothing of what it leaves out. Capacities stand for names and agencies, which could
give the place away. Product rules 3, 8 and 9.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from sipdesk.domain.case import Case
from sipdesk.domain.guard import clearance, place_is_hidden
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Attendance, Participant, QuestionState, TiedTo
from sipdesk.domain.party import PartyKind
from sipdesk.domain.plan import Horizon
from sipdesk.domain.young_person import YOUNG_PERSON

Who = PartyKind | None
"""A capacity; None = the young person."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question, and whether it has been taken up."""

    text: str
    state: QuestionState
    own: bool


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """A goal in the young person's own words."""

    words: str
    horizon: Horizon


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """What somebody does, and until when."""

    what: str
    who: Who
    due: date | None


@dataclass(frozen=True, slots=True)
class SharedScreen:
    """All that may be shown to those who are there."""

    called: str = ""  # the young person's given name; "" = not to be shown
    tied_to: TiedTo = TiedTo.NONE
    purpose: str = ""
    important: str = ""
    here: tuple[Who, ...] = ()
    questions: tuple[ShownQuestion, ...] = ()
    goals: tuple[ShownGoal, ...] = ()
    measures: tuple[ShownMeasure, ...] = ()
    next_day: date | None = None
    next_start: time | None = None

    def without(self, tells: Callable[[str], bool]) -> "SharedScreen":
        """Leave out every text that tells what it may not."""
        return replace(
            self,
            purpose="" if tells(self.purpose) else self.purpose,
            important="" if tells(self.important) else self.important,
            questions=tuple(q for q in self.questions if not tells(q.text)),
            goals=tuple(g for g in self.goals if not tells(g.words)),
            measures=tuple(m for m in self.measures if not tells(m.what)),
        )


def watching(case: Case) -> tuple[Participant, ...]:
    """Give those who may be looking: also who has not been noted yet."""
    people = case.meeting.participants
    return tuple(p for p in people if p.attendance is not Attendance.ABSENT)


def known_to_all(case: Case, day: date) -> frozenset[Information]:
    """Name the kinds that each one who is not absent may know.

    Nobody is chosen: nothing but what says nothing of any person.
    """
    known = [clearance(case, p.party, day).kinds for p in watching(case)]
    if not known:
        return frozenset({Information.PUBLIC})
    return frozenset(Information).intersection(*known)


def held_back(case: Case, day: date) -> Mapping[Information, tuple[str, ...]]:
    """Tell which kinds of what could be shown are not, and for whose sake.

    By the kind: the ids of those who are there and may not know.
    """
    found: dict[Information, tuple[str, ...]] = {}
    allowed = {p.party: clearance(case, p.party, day).kinds for p in watching(case)}
    for kind in Information:
        if kind in _kinds(case):
            without = tuple(who for who, kinds in allowed.items() if kind not in kinds)
            if without:
                found[kind] = without
    return found


def may_see_desk(case: Case, day: date) -> bool:
    """Whether the very screen that is written on may be shown.

    It names people and agencies, and all that is written of the meeting: never while
    somebody is protected or a place hidden, nor while anything of it is held back.
    """
    if case.protected_on(day) or place_is_hidden(case, day):
        return False
    return (_kinds(case) | {Information.PLACE}) <= known_to_all(case, day)


def shared_screen(case: Case, day: date) -> SharedScreen:
    """Gather what those who are there may see of the current meeting."""
    known = known_to_all(case, day)
    meeting, plan, record = case.meeting, case.plan, case.meeting.record
    process = Information.PROCESS in known
    free = free_words_are_shown(case, day)
    return SharedScreen(
        called=case.called if Information.IDENTITY in known else "",
        tied_to=meeting.tied_to if process else TiedTo.NONE,
        purpose=meeting.preparation.purpose if process else "",
        important=plan.important if free else "",
        here=tuple(_who(case, p.party) for p in meeting.here),
        questions=tuple(
            ShownQuestion(q.text, q.state, q.own)
            for q in meeting.questions
            if q.area.kind in known
        ),
        goals=tuple(
            ShownGoal(g.words, g.horizon)
            for g in plan.goals
            if g.area.kind in known and not g.state.is_over
        ),
        measures=tuple(
            ShownMeasure(m.what, _who(case, m.party), m.due)
            for m in plan.measures
            if m.area.kind in known and not m.state.is_over
        ),
        next_day=record.next_day if process else None,
        next_start=record.next_start if process else None,
    )


def free_words_are_shown(case: Case, day: date) -> bool:
    """Whether free words may be shown: they may touch on all that the meeting does."""
    return _kinds(case) <= known_to_all(case, day)


def _kinds(case: Case) -> frozenset[Information]:
    plan = case.plan
    areas = (
        *(question.area for question in case.meeting.questions),
        *(goal.area for goal in plan.goals),
        *(measure.area for measure in plan.measures),
    )
    return frozenset({Information.PROCESS, *(area.kind for area in areas)})


def _who(case: Case, party: str) -> Who:
    return None if party == YOUNG_PERSON else case.party(party).kind
