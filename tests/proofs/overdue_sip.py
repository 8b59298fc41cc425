"""The judge of the SIP: offers, requests, consents, meetings, follow-ups."""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent
from tests.proofs.calendar import birthday
from tests.proofs.overdue import Open, watch

KOMMUN = ("social-services", "disability-services")
REGION = ("psychiatry", "primary-care", "habilitation", "dental-care")
GUARDIANS = ("guardian", "appointed-guardian")
GIVEN = ("yes", "partly", "board-yes")
BY_BOARD = ("referred", "board-yes", "board-no")
YOUNG = "young-person"


# Offers and requests


def _sip_meetings(case: Case) -> list:  # type: ignore[type-arg]
    return [
        m for m in case.meetings if m.tied_to.value == "none" or m.sip.value != "no"
    ]


def sip_is_held(case: Case) -> bool:
    """Whether the last meeting on SIP has been."""
    meetings = _sip_meetings(case)
    return bool(meetings) and meetings[-1].record.held is not None


def sip_is_called(case: Case) -> bool:
    """Whether somebody has been called to the last meeting on SIP."""
    meetings = _sip_meetings(case)
    if not meetings or meetings[-1].booking.cancelled:
        return False
    return any(p.called for p in meetings[-1].participants)


def _offered(case: Case) -> list[str]:
    """On which occasions a SIP was offered; a time on which nothing is said is none."""
    now = case.offer
    said = (
        now.offered
        or now.occasion.value != "not-said"
        or now.offered_by
        or now.offered_how
        or now.answer.value != "not-asked"
        or now.answer_words
    )
    times = [one.occasion.value for one in now.earlier]
    return [*times, now.occasion.value] if said else times


@watch("admission-not-offered")
def no_sip_is_offered(case: Case, today: date) -> Iterator[Open]:
    """Admitted, and not once asked."""
    admitted = case.placement.admitted
    stays = admitted and admitted <= today and not sip_is_held(case)
    if admitted and stays and not _offered(case):
        yield Open(admitted)


@watch("discharge-not-offered")
def no_sip_is_offered_before_the_discharge(case: Case, _: date) -> Iterator[Open]:
    """The day to leave is thought of."""
    stay = case.placement
    ahead = stay.preliminary_discharge and not stay.discharged
    if ahead and "discharge" not in _offered(case) and not sip_is_held(case):
        assert stay.preliminary_discharge
        yield Open(stay.preliminary_discharge)


@watch("move-not-offered")
def no_sip_is_offered_at_the_move(case: Case, _: date) -> Iterator[Open]:
    """The day of a move is known."""
    moves, left = case.placement.moves, case.placement.discharged
    if moves and not left and "move" not in _offered(case) and not sip_is_held(case):
        yield Open(moves)


@watch("ask-again")
def somebody_is_to_be_asked_again(case: Case, today: date) -> Iterator[Open]:
    """A day was agreed on, with the young person or of a consent."""
    days = [case.offer.ask_again]
    outgrown = {g.id for g in _guardians(case)} if _grown_up(case, today) else set()
    for who in {c.consenter for c in case.consents} - outgrown:
        said = [c for c in case.consents if c.consenter == who]
        said.sort(key=lambda c: _from(c) or date.max)
        days.append(said[-1].ask_again)
    agreed = sorted(day for day in days if day)
    if agreed:
        yield Open(agreed[0])


@watch("request-unanswered")
def a_request_has_no_answer(case: Case, _: date) -> Iterator[Open]:
    """Sent, and silence."""
    for one in case.requests:
        if one.sent and not one.answered:
            yield Open(one.reminded or one.sent, one.id, one.remind_on)


@watch("attempt-due")
def somebody_is_to_try_again(case: Case, _: date) -> Iterator[Open]:
    """There was an answer, and it was no yes; a day is set for the next attempt."""
    for one in case.requests:
        no_yes = one.answer.value in ("declines", "has-plan")
        if one.sent and one.answered and no_yes and one.remind_on:
            yield Open(one.remind_on, one.id)


@watch("promise-not-kept")
def a_promise_is_not_kept(case: Case, _: date) -> Iterator[Open]:
    """Kommun or region said that it would call by a day."""
    promise = case.promise
    kinds = {p.id: p.kind.value for p in case.parties}
    by = kinds.get(promise.party, "") in (*KOMMUN, *REGION)
    kept = sip_is_held(case) or sip_is_called(case)
    if by and promise.day and promise.call_by and not kept:
        yield Open(promise.call_by)


@watch("responsibility-not-asked")
def nobody_answers_under_lsu(case: Case, _: date) -> Iterator[Open]:
    """No kommun, or nobody by name in it."""
    stay = case.placement
    if not stay.legal_basis.startswith("lsu") or sip_is_held(case):
        return
    board = [p for p in case.parties if p.places and p.kind.value == "social-services"]
    if not (board and board[0].name.strip() and stay.placing_kommun):
        yield Open(stay.admitted or case.opened)


# Consents


def _age(case: Case, day: date) -> int | None:
    born = case.young_person.birth_date
    if born is None:
        return None
    age = 0
    while birthday(born, age + 1) <= day:
        age += 1
    return age


def _grown_up(case: Case, day: date) -> bool:
    age = _age(case, day)
    return age is not None and age >= 18


def _guardians(case: Case) -> list:  # type: ignore[type-arg]
    return [p for p in case.parties if p.kind.value in GUARDIANS]


def _from(entry: Consent) -> date | None:
    return entry.withdrawn or entry.decided or entry.asked


def _outgrown(case: Case, entry: Consent, day: date) -> bool:
    """Whether the young person has turned 15 or 18 since they said it."""
    born = case.young_person.birth_date
    said = entry.decided if entry.state.value in GIVEN else _from(entry)
    if entry.consenter != YOUNG or born is None or said is None:
        return False
    return any(said < birthday(born, age) <= day for age in (15, 18))


def _holds(entry: Consent, day: date) -> bool:
    if entry.state.value not in GIVEN or not entry.decided:
        return False
    begins = [d for d in (entry.decided, entry.valid_from, entry.withdrawn) if d]
    return max(begins) <= day and not (entry.valid_to and entry.valid_to < day)


def _word(case: Case, who: str, day: date) -> Consent | None:
    """Give what counts as somebody's word."""
    said = [
        (_from(entry) or date.max, place, entry)
        for place, entry in enumerate(case.consents)
        if entry.consenter == who
        and not ((_from(entry) or day) > day)
        and not _outgrown(case, entry, day)
    ]
    said.sort(key=lambda one: one[:2])
    if not said:
        return None
    answers = [entry for *_, entry in said if entry.state.value != "waiting"]
    if answers and _holds(answers[-1], day):
        return answers[-1]
    return said[-1][2]


def _whose_word(case: Case, day: date) -> set[str]:
    guardians = _guardians(case)
    ids = {g.id for g in guardians}
    grown_up, age = _grown_up(case, day), _age(case, day)
    if case.consent_deviation.strip():
        said = {c.consenter for c in case.consents}
        return (said - ids) | {YOUNG} if grown_up else said
    if grown_up:
        return {YOUNG}
    asked = {g.id for g in guardians if g.may_be_asked.value == "yes"}
    if age is None or age >= 15:
        asked.add(YOUNG)
    for who in ids:
        word = _word(case, who, day)
        if word is not None and word.state.value in BY_BOARD:
            asked.add(who)
    return asked


@watch("consent-ends")
def a_consent_runs_out(case: Case, today: date) -> Iterator[Open]:
    """The first of those in force, or that have run out."""
    words = [_word(case, who, today) for who in _whose_word(case, today)]
    ends = [w.valid_to for w in words if w and w.state.value in GIVEN and w.valid_to]
    if ends:
        yield Open(min(ends))


@watch("guardians-unclear")
def nobody_knows_who_decides(case: Case, today: date) -> Iterator[Open]:
    """Custody is not known, or whether a guardian may be asked."""
    if _grown_up(case, today):
        return
    guardians, custody = _guardians(case), case.young_person.custody.value
    open_ = [g for g in guardians if g.may_be_asked.value not in ("yes", "no")]
    appointed = [g for g in guardians if g.kind.value == "appointed-guardian"]
    known = {
        "not-asked": False,
        "joint": len(guardians) > 1,
        "sole": len(guardians) > 0,
        "appointed": bool(appointed),
        "none": True,
    }[custody]
    if open_ or not known:
        yield Open(case.opened)


@watch("consent-anew")
def the_question_is_put_anew_at_15(case: Case, _: date) -> Iterator[Open]:
    """By custom the young person answers too."""
    yield from _anew(case, 15)


@watch("grown-up")
def the_question_is_put_anew_at_18(case: Case, _: date) -> Iterator[Open]:
    """From then on they answer alone."""
    yield from _anew(case, 18)


def _anew(case: Case, age: int) -> Iterator[Open]:
    born = case.young_person.birth_date
    if born is None:
        return
    turns = birthday(born, age)
    earlier = [c for c in case.consents if (d := _from(c)) and d < turns]
    own = [c for c in case.consents if c.consenter == YOUNG]
    later = [c for c in own if (_from(c) or turns) >= turns]
    if earlier and not later:
        yield Open(turns, turns.isoformat())


# Meetings


def _over(meeting: object) -> bool:
    record = meeting.record  # type: ignore[attr-defined]
    return record.held is not None or bool(record.failed.strip())


@watch("meeting")
def a_meeting_is_booked(case: Case, _: date) -> Iterator[Open]:
    """It has a day, is not called off and has not been."""
    last = case.meetings[-1]
    if last.booking.day and not last.booking.cancelled and not _over(last):
        yield Open(last.booking.day)


@watch("reply-missing")
def somebody_has_not_replied(case: Case, _: date) -> Iterator[Open]:
    """There was a day to reply by."""
    last = case.meetings[-1]
    ahead = last.booking.day and not last.booking.cancelled and not _over(last)
    silent = [p for p in last.participants if p.called and p.reply.value == "none"]
    if ahead and last.booking.reply_by and silent:
        yield Open(last.booking.reply_by)


@watch("minutes")
def nobody_has_written_it_down(case: Case, _: date) -> Iterator[Open]:
    """It was held, or failed, and there are no minutes; whatever was begun since."""
    for meeting in case.meetings:
        day = meeting.record.held or meeting.booking.day
        if _over(meeting) and day and not meeting.minutes:
            yield Open(day, meeting.id)


@watch("minutes-open")
def minutes_are_being_changed(case: Case, _: date) -> Iterator[Open]:
    """Some meeting's minutes are open, since they were last locked."""
    for meeting in case.meetings:
        if meeting.record.amending and meeting.minutes:
            yield Open(meeting.minutes[-1].finalised.date())
            return


def _follow_up(case: Case) -> date | None:
    plan = case.plan
    copy = plan.received is not None and plan.kept_in.strip()
    if not (plan.versions or copy or case.admission.running_plan.value == "yes"):
        return None
    held = [f.day for f in case.follow_ups]
    days = [d for d in (plan.follow_up, plan.kept_next) if d]
    ahead = [d for d in days if not held or d > max(held)]
    return min(ahead, default=None)


@watch("follow-up")
def the_plan_is_to_be_followed_up(case: Case, _: date) -> Iterator[Open]:
    """A day is set, and it has not been done."""
    day = _follow_up(case)
    if day:
        yield Open(day)


@watch("next-meeting")
def those_who_met_meet_again(case: Case, _: date) -> Iterator[Open]:
    """They booked it; unless it is the follow-up, or one has been since."""
    last = case.meetings[-1]
    held, again = last.record.held, last.record.next_day
    since = held and [f for f in case.follow_ups if f.day > held]
    if held and again and again != _follow_up(case) and not since:
        yield Open(again)


@watch("meeting-again")
def a_meeting_that_failed_is_held_anew(case: Case, _: date) -> Iterator[Open]:
    """It got another day."""
    last = case.meetings[-1]
    again = last.record.next_day
    failed = last.record.failed.strip() and not last.record.held
    if failed and again and again != _follow_up(case):
        yield Open(again)
