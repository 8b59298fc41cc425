"""What a later day puts in place of something is new; the same day corrects it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, Passed, PassedKind, Skip
from sipdesk.domain.case_facts import facts_of
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.earlier import kept, with_earlier
from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.need import EarlierNeed, Need
from sipdesk.domain.period import Period
from sipdesk.domain.promise import Promise
from sipdesk.domain.sip_request import EarlierAnswer, SipAnswer, SipRequest
from sipdesk.domain.stand import Stand
from tests.domain.cases import TODAY, case

LATER = TODAY + timedelta(40)
YES = Need(TODAY, "Karin", coordination=Answer.YES, reason="Skolan.")
NO = replace(YES, assessed=LATER, coordination=Answer.NO)
ASKED = SipRequest("r", "namnd", TODAY, sent=TODAY)
DECLINED = replace(
    ASKED, answer=SipAnswer.DECLINES, answered=TODAY, decline_reason="no-need"
)


def unknown() -> Case | None:
    """Tell that nobody knows how the case stood when the day began."""
    return None


def saved(
    before: Case, after: Case, began: Callable[[], Case | None] = unknown
) -> Case:
    return with_earlier(before, after, began, LATER)


def needing(need: Need) -> Case:
    return replace(case(), need=need)


def asking(request: SipRequest) -> Case:
    return replace(case(), requests=(request,))


def events(of: Case, what: Happening) -> list[Event]:
    return [event for event in facts_of(of).events if event.what is what]


def test_a_need_judged_anew_on_a_later_day_keeps_the_one_before() -> None:
    judged = saved(needing(YES), needing(NO))
    assert judged.need.earlier == (EarlierNeed(TODAY, exists=True),)
    told = [(one.day, one.code) for one in events(judged, Happening.NEED)]
    assert told == [(TODAY, "exists"), (LATER, "none")]


def test_on_the_same_or_an_earlier_day_a_judgement_is_a_correction() -> None:
    for day in (TODAY, TODAY - timedelta(3)):
        mended = replace(YES, assessed=day, coordination=Answer.NO)
        assert saved(needing(YES), needing(mended)).need.earlier == ()
    anew = saved(needing(YES), needing(NO))
    mended = replace(NO, assessed=TODAY - timedelta(1))
    assert saved(anew, replace(anew, need=mended)).need.earlier == ()


def test_while_it_is_judged_anew_nothing_is_forgotten() -> None:
    began = needing(YES)
    half = saved(began, needing(replace(YES, assessed=None)), lambda: began)
    assert half.need.earlier == (EarlierNeed(TODAY, exists=True),)
    turned = needing(replace(YES, coordination=Answer.NO))
    half = saved(began, turned, lambda: began)
    assert half.need.earlier == ()
    whole = saved(half, replace(half, need=NO), lambda: began)
    assert whole.need.earlier == (EarlierNeed(TODAY, exists=True),)


def test_an_answer_on_a_later_day_keeps_the_one_before_with_its_reason() -> None:
    taken_on = replace(DECLINED, answer=SipAnswer.INITIATES, answered=LATER)
    taken_on = replace(taken_on, decline_reason="")
    after = saved(asking(DECLINED), asking(taken_on))
    (request,) = after.requests
    assert request.earlier == (EarlierAnswer(TODAY, SipAnswer.DECLINES, "no-need"),)
    told = [(one.day, one.code) for one in events(after, Happening.ANSWERED)]
    assert told == [(TODAY, "declines"), (LATER, "initiates")]
    assert [e.code for e in events(after, Happening.DECLINED_FOR)] == ["no-need"]


def test_what_ended_is_told_of_till_the_day_that_it_did() -> None:
    closed = case()
    closing = replace(
        closed.closing, reason=ClosingReason.NO_NEED, decided=TODAY, closed=TODAY
    )
    skip = Skip("s", "plan", "Behövs inte.", TODAY)
    before = replace(closed, closing=closing, skips=(skip,))
    after = saved(before, closed)
    assert after.passed == (
        Passed(PassedKind.CLOSED, TODAY, LATER, "no-need"),
        Passed(PassedKind.SKIPPED, TODAY, LATER, "plan"),
    )
    assert [one.day for one in events(after, Happening.CLOSED)] == [TODAY]
    assert [one.day for one in events(after, Happening.NO_LONGER)] == [LATER, LATER]


def left_by(of: Case, last: date) -> date | None:
    return Stand(facts_of(of), Period(last, last)).left


def test_a_handover_that_is_opened_again_is_kept_in_what_was_counted_before() -> None:
    opened = case()
    over = replace(
        opened.closing,
        reason=ClosingReason.HANDED_OVER,
        decided=TODAY,
        closed=TODAY,
    )
    closed = replace(opened, closing=over)
    again = saved(closed, opened)
    evening, after = LATER - timedelta(1), LATER + timedelta(30)
    for stands in (closed, again):
        assert left_by(stands, TODAY - timedelta(1)) is None
        assert left_by(stands, evening) == TODAY
    assert left_by(closed, LATER) == TODAY
    assert left_by(again, LATER) is None
    # What comes later changes nothing of it: the day they leave, or another closing.
    stay = replace(again.placement, discharged=after)
    out = replace(again, placement=stay)
    assert [left_by(out, day) for day in (evening, LATER, after)] == [
        TODAY,
        None,
        after,
    ]
    ended = replace(over, reason=ClosingReason.NO_NEED, closed=after)
    assert left_by(replace(again, closing=ended), after) is None
    # A day written now, of before it was opened again, is when they left that time.
    stay = replace(again.placement, discharged=TODAY)
    assert left_by(replace(again, placement=stay), after) == TODAY


def test_what_was_so_for_a_day_alone_was_a_mistake() -> None:
    skip = Skip("s", "plan", "Behövs inte.", LATER)
    assert saved(replace(case(), skips=(skip,)), case()).passed == ()


DAYS = st.dates(TODAY, TODAY + timedelta(20))


@given(
    st.lists(
        DAYS.map(lambda day: EarlierNeed(day, exists=True)), min_size=1, max_size=5
    ),
    st.none() | DAYS,
)
def test_what_is_kept_is_earlier_than_what_is_so_now(
    judged: list[EarlierNeed], since: date | None
) -> None:
    earlier: tuple[EarlierNeed, ...] = ()
    for was, now in zip(judged, [*judged[1:], None], strict=True):
        earlier = kept(earlier, was, now.day if now else since)
    days = [one.day for one in earlier]
    assert days == sorted(set(days))
    assert since is None or all(day < since for day in days)


def test_what_was_judged_or_answered_today_and_taken_away_was_a_mistake() -> None:
    assert saved(needing(YES), needing(Need())).need.earlier == ()
    blank = replace(DECLINED, answer=SipAnswer.NONE, answered=None)
    (request,) = saved(asking(DECLINED), asking(blank)).requests
    assert request.earlier == ()
    promised = replace(case(), promise=Promise("namnd", day=TODAY))
    assert saved(promised, case()).promise.given_before == ()


def test_what_stood_when_the_day_began_is_kept_when_it_is_taken_away() -> None:
    began = asking(DECLINED)
    blank = replace(DECLINED, answer=SipAnswer.NONE, answered=None)
    (request,) = saved(began, asking(blank), lambda: began).requests
    assert [one.answer for one in request.earlier] == [SipAnswer.DECLINES]
    promised = replace(case(), promise=Promise("namnd", day=TODAY))
    kept_ = saved(promised, case(), lambda: promised)
    assert kept_.promise.given_before == (TODAY,)


def test_what_is_so_anew_of_the_same_day_is_so() -> None:
    events = (
        Event(Happening.OPENED, TODAY),
        Event(Happening.CANCELLED, TODAY, about="1"),
        Event(Happening.NO_LONGER, LATER, f"cancelled {TODAY.isoformat()}", "1"),
        Event(Happening.CANCELLED, TODAY, about="1"),
    )
    for last, so in ((TODAY, 2), (LATER, 1)):
        stand = Stand(Facts("id", "person", events=events), Period(TODAY, last))
        assert len(stand.told(Happening.CANCELLED)) == so
