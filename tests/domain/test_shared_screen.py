"""What all who are there look at: never more than each one of them may know."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Grant
from sipdesk.domain.guard import clearance
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.meeting import (
    Attendance,
    Booking,
    Meeting,
    Participant,
    Preparation,
    Question,
    QuestionState,
    Record,
    Roles,
    TiedTo,
)
from sipdesk.domain.offer import Offer
from sipdesk.domain.party import PartyKind
from sipdesk.domain.plan import Goal, GoalState, Horizon, Measure, MeasureState, Plan
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.shared_screen import (
    SharedScreen,
    held_back,
    known_to_all,
    may_see_desk,
    shared_screen,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.domain.cases import BUP, LATER, MOTHER, NAMND, SCHOOL, SIS, TODAY, case, yes

SECRET = "RÖJER"
"""Stands in every name, agency, place and number of a made-up case."""

THERE = (Attendance.PRESENT, Attendance.DIGITAL)
EVERYBODY = (*THERE, Attendance.NOT_NOTED)
AREAS = st.sampled_from(Area)
KINDS = st.frozensets(st.sampled_from(CONSENTABLE))


PARTIES = tuple(
    replace(p, name=SECRET, organisation=SECRET, address=SECRET, phone=SECRET)
    for p in (NAMND, BUP, SCHOOL, SIS, MOTHER)
)
PEOPLE = (YOUNG_PERSON, *(party.id for party in PARTIES))


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Give a meeting, each question's text told by its area."""
    who = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    people = tuple(
        Participant(
            f"of {w}", w, attendance=draw(st.sampled_from(Attendance)), prepare=SECRET
        )
        for w in who
    )
    asked = draw(st.lists(st.tuples(AREAS, st.sampled_from(QuestionState)), max_size=4))
    return Meeting(
        "meeting",
        tied_to=draw(st.sampled_from(TiedTo)),
        roles=Roles(chair=SECRET, note_taker=SECRET, contact_phone=SECRET),
        preparation=Preparation("process", interpreter=SECRET, in_the_room=SECRET),
        booking=Booking(TODAY, time(13), time(14), place=SECRET, video=SECRET),
        record=Record(agreements=SECRET, next_day=draw(st.sampled_from([None, LATER]))),
        questions=tuple(
            Question(f"q{n}", area.kind.value, area, state=state, answer=SECRET)
            for n, (area, state) in enumerate(asked)
        ),
        participants=people,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Give a plan, each text of which tells its kind."""
    goals = draw(st.lists(st.tuples(AREAS, st.sampled_from(GoalState)), max_size=4))
    measures = draw(
        st.lists(
            st.tuples(AREAS, st.sampled_from(PEOPLE), st.sampled_from(MeasureState)),
            max_size=4,
        )
    )
    return Plan(
        important=draw(st.sampled_from(["", "free"])),
        goals=tuple(
            Goal(f"g{n}", area.kind.value, area, professional=SECRET, state=state)
            for n, (area, state) in enumerate(goals)
        ),
        measures=tuple(
            Measure(f"m{n}", area.kind.value, area, w, who=SECRET, state=state)
            for n, (area, w, state) in enumerate(measures)
        ),
        kept_in=SECRET,
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Give a case with whatever consents, flags and people there."""
    age = draw(st.sampled_from([12, 16, 18]))
    grants = tuple(
        Grant(f"to {p.id}", p.id, draw(KINDS)) for p in PARTIES if draw(st.booleans())
    )
    said = tuple(yes(who, grants=grants) for who in (YOUNG_PERSON, MOTHER.id))
    knows = draw(st.sampled_from(Answer))
    made = case(
        age, *(replace(p, may_know_place=knows) for p in PARTIES), consents=said
    )
    flags = draw(
        st.lists(st.tuples(st.sampled_from(FlagKind), st.sampled_from(PEOPLE)))
    )
    return replace(
        made,
        meetings=(draw(meetings()),),
        plan=draw(plans()),
        offer=Offer(important=draw(st.sampled_from(["", "free"])), not_shared=SECRET),
        flags=tuple(
            Flag(f"f{n}", kind, about, SECRET) for n, (kind, about) in enumerate(flags)
        ),
    )


def words(value: object) -> Iterator[str]:
    """Give every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from words(getattr(value, part.name))


def watching(made: Case) -> list[str]:
    people = made.meeting.participants
    return [p.party for p in people if p.attendance is not Attendance.ABSENT]


@given(cases())
def test_nothing_is_shown_that_anybody_there_may_not_know(made: Case) -> None:
    shown = shared_screen(made, TODAY)
    told = {Information(w) for w in words(shown) if w in _BY_VALUE}
    for who in watching(made):
        assert told <= clearance(made, who, TODAY).kinds
    if not watching(made):
        assert told == set()
        assert shown == SharedScreen()


_BY_VALUE = {kind.value for kind in Information}


@given(cases())
def test_no_name_agency_place_or_number_is_shown(made: Case) -> None:
    shown = shared_screen(made, TODAY)
    assert not [text for text in words(shown) if SECRET in text]
    own = made.young_person.given_name
    assert [text for text in words(shown) if own in text] in ([], [own])
    if any(flag.about == YOUNG_PERSON for flag in made.flags):
        assert shown.called == ""


@given(cases())
def test_those_who_are_here_and_who_do_something_are_told_by_capacity(
    made: Case,
) -> None:
    shown = shared_screen(made, TODAY)
    told = (*shown.here, *(measure.who for measure in shown.measures))
    assert all(who is None or isinstance(who, PartyKind) for who in told)
    there = [p for p in made.meeting.participants if p.attendance in THERE]
    assert len(shown.here) == len(there)


@given(cases())
def test_what_is_held_back_is_told_with_everybody_for_whose_sake_it_is(
    made: Case,
) -> None:
    back = held_back(made, TODAY)
    known = known_to_all(made, TODAY)
    for kind, without in back.items():
        assert without
        assert kind not in known
        for who in watching(made):
            knows = kind in clearance(made, who, TODAY).kinds
            assert (who in without) is not knows
    if watching(made):
        areas = [
            *(q.area for q in made.meeting.questions),
            *(g.area for g in made.plan.goals),
            *(m.area for m in made.plan.measures),
        ]
        met = {Information.PROCESS, *(area.kind for area in areas)}
        assert set(back) == met - known


@given(cases())
def test_free_words_are_shown_only_where_nothing_is_held_back(made: Case) -> None:
    shown = shared_screen(made, TODAY)
    assert not (shown.important and held_back(made, TODAY))


@given(cases())
def test_the_desk_itself_is_shown_only_where_nothing_is_kept_from_anybody(
    made: Case,
) -> None:
    young = any(flag.about == YOUNG_PERSON for flag in made.flags)
    hidden = any(flag.kind.hides_place for flag in made.flags)
    there = watching(made)
    everybody = [clearance(made, who, TODAY).kinds for who in there]
    place = all(Information.PLACE in kinds for kinds in everybody)
    free = bool(there) and place and not held_back(made, TODAY)
    assert may_see_desk(made, TODAY) is (free and not young and not hidden)


@given(cases(), st.sampled_from(["process", "free", "care", "health", "schooling"]))
def test_a_text_that_tells_what_it_may_not_is_left_out_wherever_it_stands(
    made: Case, secret: str
) -> None:
    shown = shared_screen(made, TODAY)
    assert secret not in set(words(shown.without(lambda text: secret in text)))
    assert shown.without(lambda _: False) == shown


def told(attendance: Attendance) -> SharedScreen:
    """Show a question about school to the young person, and BUP's by attendance."""
    meeting = Meeting(
        "meeting",
        questions=(
            Question("q", "Skolan?", Area.SCHOOL),
            Question("r", "Vården?", Area.CARE),
        ),
        participants=(
            Participant("p", YOUNG_PERSON, attendance=Attendance.PRESENT),
            Participant("b", BUP.id, attendance=attendance),
        ),
    )
    made = case(18, BUP, consents=(yes(),))
    return shared_screen(replace(made, meetings=(meeting,)), TODAY)


@pytest.mark.parametrize("attendance", EVERYBODY)
def test_who_may_be_there_counts_before_it_is_noted(attendance: Attendance) -> None:
    assert [q.text for q in told(attendance).questions] == ["Vården?"]


def test_who_stayed_away_keeps_nothing_back() -> None:
    shown = told(Attendance.ABSENT)
    assert [q.text for q in shown.questions] == ["Skolan?", "Vården?"]
    assert shown.here == (None,)


def test_what_is_over_is_not_shown() -> None:
    plan = Plan(
        goals=tuple(
            Goal(state.value, state.value, Area.CARE, Horizon.NOW, state=state)
            for state in GoalState
        ),
        measures=tuple(
            Measure(state.value, state.value, Area.CARE, BUP.id, state=state)
            for state in MeasureState
        ),
    )
    there = Participant("p", YOUNG_PERSON)
    made = replace(
        case(18, BUP), plan=plan, meetings=(Meeting("m", participants=(there,)),)
    )
    shown = shared_screen(made, TODAY)
    going_on = {GoalState.ACTIVE.value, GoalState.PARTLY.value}
    assert {g.words for g in shown.goals} == going_on
    over = {MeasureState.DONE.value, MeasureState.STOPPED.value}
    every = {state.value for state in MeasureState}
    assert {m.what for m in shown.measures} == every - over


def test_a_consent_that_runs_out_takes_what_it_gave_off_the_screen() -> None:
    people = (Participant("p", YOUNG_PERSON), Participant("b", BUP.id))
    asked = (Question("r", "Vården?", Area.CARE),)
    made = replace(
        case(18, BUP, consents=(yes(),)),
        meetings=(Meeting("m", participants=people, questions=asked),),
    )
    after = date(LATER.year, LATER.month + 1, 1)
    assert shared_screen(made, LATER).questions
    assert shared_screen(made, after).questions == ()
