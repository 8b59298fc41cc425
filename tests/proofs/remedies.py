"""What a person does of each thing on Idag; every rule has its remedy."""

from collections.abc import Callable
from typing import Any

from sipdesk.domain.admission import ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.health import (
    ExaminationKind,
    ExaminationState,
    Interview,
    InterviewOccasion,
    InterviewState,
    ReferralState,
)
from sipdesk.domain.meeting import Reply
from sipdesk.domain.offer import Occasion, OfferAnswer
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.ready import BoardDecision
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.young_person import Custody
from sipdesk.usecases import (
    admission,
    closing,
    consent,
    cover_note,
    follow_up,
    health,
    meeting,
    minutes,
    offer,
    party,
    pathway,
    placement,
    promise,
    ready,
    schooling,
    sip_request,
    summons,
    track,
)
from tests.proofs.worker import Desk, but, by_id

Remedy = Callable[[Desk, Case, str], Any]
REMEDIES: dict[str, Remedy] = {}


def remedy(*rules: str) -> Callable[[Remedy], Remedy]:
    """Say that a deed is done when one of these rules reminds."""

    def kept(one: Remedy) -> Remedy:
        REMEDIES.update(dict.fromkeys(rules, one))
        return one

    return kept


def stay(desk: Desk, case: Case, **facts: Any) -> Case:
    """Change days of the placement."""
    placed = but(case.placement, **facts)
    return desk.change(
        placement.record_placement, placement.RecordPlacement, case, placed
    )


def assessed(desk: Desk, case: Case, known: Any = None, **facts: Any) -> Case:
    """Change what is known of one who is ready."""
    now = case.placement
    found = ready.Assessment(now.ready, now.ready_by, now.notified, now.waiting_for)
    order = (but(found, **facts), known or case.ready)
    return desk.change(ready.record_ready, ready.RecordReady, case, *order)


def stop(desk: Desk, case: Case, milestone: str, mark: str, **facts: Any) -> Case:
    """Set a day of the track."""
    order = track.SetStop(case.id, case.version, milestone, mark, **facts)
    changed = desk.do(track.set_stop, order)
    return changed.case if changed else case


@remedy("guardians-unclear")
def clear(desk: Desk, case: Case, _: str) -> None:
    """Say who has custody, and who may be asked."""
    for guardian in case.guardians:
        if not guardian.may_be_asked.settled:
            answer = desk.chance.choice((Answer.YES, Answer.YES, Answer.NO))
            order = (guardian.id, answer)
            case = desk.change(
                consent.clear_guardian, consent.ClearGuardian, case, *order
            )
    if not case.guardians:
        mother = Party(desk.id(), PartyKind.GUARDIAN, "Påhittad Mamma")
        case = desk.change(party.put_party, party.PutParty, case, mother)
    if case.young_person.custody is Custody.NOT_ASKED:
        young = but(case.young_person, custody=Custody.SOLE)
        known = (young, case.young_person.number)
        record = admission.RecordYoungPerson
        desk.change(admission.record_young_person, record, case, *known)


@remedy("data-missing")
def ask_who(desk: Desk, case: Case, _: str) -> None:
    """Enter when the young person was born."""
    born = desk.on(*range(-19 * 365, -13 * 365, 97))
    young = but(case.young_person, birth_date=born)
    order = admission.RecordYoungPerson
    desk.change(admission.record_young_person, order, case, young, "")


@remedy("ready-not-notified")
def notify(desk: Desk, case: Case, _: str) -> None:
    """Tell the board."""
    assessed(desk, case, notified=desk.today)


@remedy("ready-waiting", "ready-nothing-said")
def say_what_is_missing(desk: Desk, case: Case, _: str) -> None:
    """Say what is missing, or that the young person has left."""
    roll = desk.chance.random()
    if roll < 0.15:
        stay(desk, case, discharged=desk.today)
    elif roll < 0.3:
        desk.change(ready.take_ready_back, ready.TakeReadyBack, case, "Påhittat skäl.")
    else:
        missing = desk.chance.choice(("contract", "decision", "sip"))
        asked = desk.chance.choice((None, desk.today))
        assessed(desk, case, but(case.ready, missing=missing, missing_asked=asked))


@remedy("ready-not-given")
def it_came(desk: Desk, case: Case, _: str) -> None:
    """What was missing has come, or is asked for once more."""
    came = desk.chance.random() < 0.5
    known = but(case.ready, missing_asked=None if came else desk.today)
    assessed(desk, case, but(known, missing="") if came else known)


@remedy("ready-not-decided")
def it_decided(desk: Desk, case: Case, _: str) -> None:
    """The board has decided."""
    what = desk.chance.choice((BoardDecision.AGREED, BoardDecision.OTHERWISE))
    assessed(desk, case, but(case.ready, decision=what, decided=desk.today))


@remedy("protection-review")
def look_at_flag(desk: Desk, case: Case, about: str) -> None:
    """The protection holds on, or is lifted by a decision."""
    flag = by_id(case.flags, about)
    if desk.chance.random() < 0.3:
        lifted = (about, desk.today, "Nämnden")
        desk.change(admission.lift_flag, admission.LiftFlag, case, *lifted)
    else:
        longer = but(flag, review=desk.on(60, 90))
        desk.change(admission.put_flag, admission.PutFlag, case, longer)


@remedy("care-review")
def care_looked_at(desk: Desk, case: Case, _: str) -> None:
    """The board has looked at the care."""
    stop(desk, case, "care-review", desk.id(), done=desk.today)


@remedy("hidden-review")
def hiding_looked_at(desk: Desk, case: Case, _: str) -> None:
    """The board has looked at the decision."""
    stop(desk, case, "hidden-review", desk.id(), done=desk.today)


@remedy("meeting", "minutes", "minutes-open")
def hold_meeting(desk: Desk, case: Case, about: str) -> None:
    """Hold the meeting on its day, or say that it failed; then lock the minutes.

    One that another was begun after is taken up first.
    """
    if about not in ("", case.meeting.id):
        late, order = (about, "Skrivs klart i efterhand."), minutes.TakeUpMinutes
        case = desk.change(minutes.take_up_minutes, order, case, *late)
    now = case.meeting
    day = now.booking.day
    if not now.is_over and day is not None and day <= desk.today:
        again = desk.chance.choice((None, desk.on(21, 60)))
        record = but(now.record, held=desk.today, next_day=again)
        if desk.chance.random() < 0.2:
            record = but(record, held=None, failed="Ingen kom.")
        case = desk.change(meeting.record_meeting, meeting.RecordMeeting, case, record)
    if case.meeting.is_over:
        desk.change(minutes.finalise_minutes, minutes.FinaliseMinutes, case)


@remedy("meeting-again", "next-meeting")
def begin_next(desk: Desk, case: Case, _: str) -> None:
    """Begin to prepare the next meeting, once the minutes are locked."""
    if case.meetings[-1].minutes:
        desk.change(meeting.plan_next_meeting, meeting.PlanNextMeeting, case)


@remedy("reply-missing")
def reply(desk: Desk, case: Case, _: str) -> None:
    """Note that those who were silent come."""
    for one in case.meetings[-1].participants:
        if one.called and one.reply is Reply.NONE:
            said = (one.id, Reply.COMES, desk.today)
            case = desk.change(
                summons.register_reply, summons.RegisterReply, case, *said
            )


@remedy("request-unanswered", "attempt-due")
def ask_or_answer(desk: Desk, case: Case, about: str) -> None:
    """Try again, or note what they said."""
    roll = desk.chance.random()
    if roll < 0.5:
        next_on = desk.chance.choice((None, desk.on(3, 7, 14)))
        order = sip_request.RemindOfRequest(
            case.id, case.version, about, desk.today, next_on
        )
        desk.do(sip_request.remind_of_request, order)
        return
    sip = by_id(case.requests, about).asks_for_sip
    yes = SipAnswer.INITIATES if sip else SipAnswer.ANSWERED
    what = desk.chance.choice((SipAnswer.DECLINES, yes, SipAnswer.HAS_PLAN))
    said = (about, what, desk.today, "no-time")
    desk.change(sip_request.answer_request, sip_request.AnswerRequest, case, *said)


@remedy("promise-not-kept")
def promise_anew(desk: Desk, case: Case, _: str) -> None:
    """They promise another day."""
    said = but(case.promise, call_by=desk.on(7, 21))
    desk.change(promise.record_promise, promise.RecordPromise, case, said)


@remedy("responsibility-not-asked")
def name_board(desk: Desk, case: Case, _: str) -> None:
    """Enter who answers in the home kommun."""
    board = case.placing or Party(desk.id(), PartyKind.SOCIAL_SERVICES, places=True)
    named = but(board, name="Påhittad Handläggare")
    case = desk.change(party.put_party, party.PutParty, case, named)
    stay(desk, case, placing_kommun="0180")


@remedy("consent-ends", "consent-anew", "grown-up")
def ask_for_consent(desk: Desk, case: Case, _: str) -> None:
    """Ask everybody anew; some say no."""
    for who in {c.consenter for c in case.consents}:
        state = desk.chance.choice(
            (ConsentState.YES, ConsentState.YES, ConsentState.NO)
        )
        given = Consent(
            desk.id(),
            who,
            state,
            sip=Answer.YES,
            asked=desk.today,
            decided=desk.today,
            valid_to=desk.on(60, 120),
            way=ConsentWay.PAPER,
            told=frozenset(Told),
            received_by="Karin Påhitt",
            ask_again=desk.chance.choice((None, desk.on(20, 40))),
        )
        case = desk.change(
            consent.register_consent, consent.RegisterConsent, case, given
        )


@remedy(
    "ask-again", "admission-not-offered", "discharge-not-offered", "move-not-offered"
)
def offer_sip(desk: Desk, case: Case, _: str) -> None:
    """Offer a SIP once more."""
    case = desk.change(offer.offer_again, offer.OfferAgain, case)
    when = (Occasion.ADMISSION, Occasion.DISCHARGE, Occasion.MOVE, Occasion.STAY)
    asked = but(
        case.offer,
        offered=desk.today,
        occasion=desk.chance.choice(when),
        answer=desk.chance.choice((OfferAnswer.YES, OfferAnswer.NO)),
        ask_again=desk.chance.choice((None, desk.on(10, 30))),
    )
    desk.change(offer.record_offer, offer.RecordOffer, case, asked)


@remedy("moves", "discharge-passed")
def leave_or_wait(desk: Desk, case: Case, _: str) -> None:
    """The young person leaves, or the day becomes another."""
    day = case.placement.moves or case.placement.preliminary_discharge
    if day and day <= desk.today and desk.chance.random() < 0.5:
        stay(desk, case, discharged=desk.today)
    elif day and day < desk.today:
        moves = desk.on(20, 50) if case.placement.moves else None
        stay(desk, case, preliminary_discharge=desk.on(30, 60), moves=moves)


@remedy("discharge-unknown", "discharge-not-said", "discharge-still-unknown")
def say_discharge(desk: Desk, case: Case, _: str) -> None:
    """Say a day, or why none can be said."""
    if desk.chance.random() < 0.4:
        why = f"Nämnden vet inte, {desk.today}."
        stay(desk, case, preliminary_discharge=None, discharge_unknown=why)
    else:
        day = desk.on(60, 120)
        moves = desk.chance.choice((None, day))
        stay(desk, case, preliminary_discharge=day, discharge_unknown="", moves=moves)


@remedy(
    *("transfer-not-asked", "pathways-not-ready", "pathways-not-begun"),
    *("pathway-overdue", "health-pathway-overdue", "school-pathway-overdue"),
)
def arrange(desk: Desk, case: Case, about: str) -> None:
    """Arrange a pathway."""
    codes = [g.code for g in desk.ports.content.pathways.asked("", case.pathways)]
    one = by_id(case.pathways, about) or desk.chance.choice(case.pathways or (None,))
    if one is None:
        area = desk.ports.content.pathways.asked("", ())[0].area
        one = Pathway("", codes[0], area)
    set_ = but(
        one,
        state=desk.chance.choice((PathwayState.ARRANGED, PathwayState.PLANNED)),
        who="Påhittad Mottagare",
        due=desk.chance.choice((None, desk.on(10, 30))),
        transfer_asked=desk.today,
    )
    desk.change(pathway.put_pathway, pathway.PutPathway, case, set_)


@remedy("receiving-school-unasked")
def ask_school(desk: Desk, case: Case, _: str) -> None:
    """Ask the school that receives."""
    asked = but(case.schooling, receiving_asked=desk.today)
    desk.change(schooling.record_schooling, schooling.RecordSchooling, case, asked)


@remedy("receipt-waits")
def receipt(desk: Desk, case: Case, about: str) -> None:
    """Note the receipt."""
    note = by_id(case.cover_notes, about)
    came = but(note, received=desk.today, received_by="Påhittad Mottagare")
    desk.change(cover_note.record_note, cover_note.RecordNote, case, came)


@remedy("aftercare-waits")
def aftercare(desk: Desk, case: Case, _: str) -> None:
    """Note the answer."""
    stay(desk, case, aftercare=Answer.NO)


@remedy("social-group-waits")
def group(desk: Desk, case: Case, _: str) -> None:
    """Note what the social services decided."""
    said = but(case.social_group, offered=Answer.YES, decided=desk.today)
    desk.change(pathway.record_group, pathway.RecordGroup, case, said)


@remedy("follow-up")
def follow(desk: Desk, case: Case, _: str) -> None:
    """Hold the follow-up on its day."""
    next_day = desk.chance.choice((None, desk.on(40, 80)))
    held = FollowUp(desk.id(), desk.today, Onward.CONTINUE, next_day=next_day)
    desk.change(follow_up.hold_follow_up, follow_up.HoldFollowUp, case, held)


@remedy("start-meeting", "start-meeting-not-booked")
def start_meeting(desk: Desk, case: Case, _: str) -> None:
    """Book the start meeting, or hold it."""
    booked = case.placement.start_meeting
    if booked is None:
        stay(desk, case, start_meeting=desk.on(5, 12))
    elif booked <= desk.today:
        stay(desk, case, start_meeting_held=desk.today)


@remedy("review-meeting-not-booked")
def review_meeting(desk: Desk, case: Case, _: str) -> None:
    """Book the next review meeting."""
    stay(desk, case, review_meeting=desk.on(20, 40))


@remedy("examination-not-offered", "examination-without-outcome")
def examine(desk: Desk, case: Case, _: str) -> None:
    """Offer, book or note each examination."""
    for kind in ExaminationKind:
        one = case.health.examination(kind)
        if one.state is ExaminationState.BOOKED:
            now = but(one, state=ExaminationState.DONE, done=desk.today)
        elif one.state in (ExaminationState.NOT_ASKED, ExaminationState.ASKED):
            booked = desk.chance.choice((None, desk.on(4, 9)))
            state = ExaminationState.BOOKED if booked else ExaminationState.ASKED
            now = but(one, state=state, offered=desk.today, booked=booked)
        else:
            continue
        case = desk.change(health.put_examination, health.PutExamination, case, now)


@remedy("referral-silent")
def ask_referral(desk: Desk, case: Case, about: str) -> None:
    """Note what came of it."""
    one = by_id(case.health.referrals, about)
    state = desk.chance.choice((ReferralState.RECEIVED, ReferralState.DONE))
    now = but(one, state=state, day=desk.today)
    desk.change(health.put_referral, health.PutReferral, case, now)


@remedy("interview-not-made")
def interview(desk: Desk, case: Case, about: str) -> None:
    """Make it."""
    occasion = InterviewOccasion(about)
    known = case.health.interview(occasion).id or desk.id()
    made = Interview(known, occasion, InterviewState.DONE, desk.today)
    desk.change(health.put_interview, health.PutInterview, case, made)


@remedy("visit-overdue")
def visited(desk: Desk, case: Case, about: str) -> None:
    """The visit took place, or has another day."""
    if desk.chance.random() < 0.5:
        stop(desk, case, "visit", about, done=desk.today)
    else:
        stop(desk, case, "visit", about, day=desk.on(5, 20))


@remedy("visit-not-planned")
def plan_visit(desk: Desk, case: Case, _: str) -> None:
    """Say when socialsekreteraren comes."""
    stop(desk, case, "visit", desk.id(), day=desk.on(5, 20))


@remedy("records-not-answered")
def records(desk: Desk, case: Case, about: str) -> None:
    """Some of it has come; the rest is asked for again."""
    for item in case.admission.items:
        if item.state.value == "asked" and about.split("/")[1] in (item.party, item.id):
            came = desk.chance.random() < 0.6
            state = ItemState.RECEIVED if came else item.state
            day = desk.today if came else None
            now = but(item, state=state, day=day, reminded=desk.today)
            case = desk.change(admission.put_item, admission.PutItem, case, now)


def close(desk: Desk, case: Case) -> None:
    """Close a case that is over."""
    said = Closing(ClosingReason.OTHER_PLAN, desk.today, by="Påhittad Handläggare")
    case = desk.change(closing.record_closing, closing.RecordClosing, case, said)
    desk.change(closing.close_case, closing.CloseCase, case)
