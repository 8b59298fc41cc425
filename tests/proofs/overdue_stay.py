"""The judge of the stay: dates, reviews, visits, health, school, and what is after."""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain.case import Case
from tests.proofs.overdue import Open, watch

YES_OR_NO = ("yes", "no")
BRANCH_OF = {
    code: branch
    for branch, codes in {
        "social": "care-plan implementation-plan investigation risk",
        "health": "health-statement dental-statement psychiatry medicines allergies",
        "school": "school-contact school-documents earlier-school",
        "none": "decision earlier-plan custody protection language contacts home-region"
        " start-meeting afterwards",
    }.items()
    for code in codes.split()
}
"""The branch of SiS that a thing on the list of admission is of."""


def gone(case: Case) -> bool:
    """Whether the young person has left."""
    return case.placement.discharged is not None


@watch("ready-not-notified")
def nobody_told_the_board(case: Case, _: date) -> Iterator[Open]:
    """Ready, and the board does not know."""
    stay = case.placement
    if stay.ready and not stay.notified and not gone(case):
        yield Open(stay.ready)


@watch("ready-waiting")
def waits_for_the_next_step(case: Case, _: date) -> Iterator[Open]:
    """Ready, the board knows, and nothing has happened."""
    stay = case.placement
    if stay.ready and stay.notified and not gone(case):
        yield Open(stay.ready)


@watch("ready-nothing-said")
def nobody_says_what_is_missing(case: Case, _: date) -> Iterator[Open]:
    """Ready, the board knows, and it does not stand what is missing."""
    stay = case.placement
    if stay.ready and stay.notified and not gone(case) and not case.ready.missing:
        yield Open(stay.ready)


@watch("ready-not-given")
def what_is_missing_has_not_come(case: Case, _: date) -> Iterator[Open]:
    """Ready; somebody was asked for what is missing."""
    known = case.ready
    waits = case.placement.ready and not gone(case)
    if waits and known.missing and known.missing_asked:
        yield Open(known.missing_asked)


@watch("ready-not-decided")
def the_board_has_not_decided(case: Case, _: date) -> Iterator[Open]:
    """Ready; the board was asked, and its decision is not known."""
    known = case.ready
    waits = case.placement.ready and not gone(case)
    if waits and known.asked and known.decision.value == "unknown":
        yield Open(known.asked)


@watch("start-meeting")
def the_start_meeting_is_booked(case: Case, _: date) -> Iterator[Open]:
    """It has a day, and has not been."""
    stay = case.placement
    if stay.start_meeting and not stay.start_meeting_held and not gone(case):
        yield Open(stay.start_meeting)


@watch("start-meeting-not-booked")
def the_start_meeting_has_no_day(case: Case, _: date) -> Iterator[Open]:
    """A place was given, and nobody has said when they meet."""
    stay = case.placement
    told = stay.noticed or stay.admitted
    if told and not (stay.start_meeting or stay.start_meeting_held or gone(case)):
        yield Open(told)


@watch("review-meeting-not-booked")
def the_next_review_has_no_day(case: Case, today: date) -> Iterator[Open]:
    """They met at the start, and no meeting lies ahead."""
    stay = case.placement
    if not stay.start_meeting_held or gone(case):
        return
    held: list[date | None] = [stay.start_meeting_held]
    ahead: list[date | None] = []
    for mark in case.track.marks:
        if mark.milestone == "review-meeting":
            (held if mark.done else ahead).append(mark.done or mark.day)
    held.append(stay.review_meeting_held)
    ahead.append(stay.review_meeting)
    if not [day for day in ahead if day and day >= today]:
        yield Open(max(day for day in held if day))


@watch("discharge-unknown")
def the_start_meeting_set_no_discharge(case: Case, _: date) -> Iterator[Open]:
    """They met, and neither a day nor a reason was said."""
    stay = case.placement
    said = stay.preliminary_discharge or stay.discharge_unknown.strip()
    if stay.start_meeting_held and not said and not gone(case):
        yield Open(stay.start_meeting_held)


@watch("discharge-not-said")
def nobody_has_said_a_discharge(case: Case, _: date) -> Iterator[Open]:
    """Admitted, not met yet, and neither a day nor a reason is said."""
    stay = case.placement
    said = stay.preliminary_discharge or stay.discharge_unknown.strip()
    if stay.admitted and not stay.start_meeting_held and not said and not gone(case):
        yield Open(stay.admitted)


@watch("discharge-still-unknown")
def the_discharge_is_still_unknown(case: Case, _: date) -> Iterator[Open]:
    """Somebody said that it cannot be said; ask again."""
    stay, moved = case.placement, case.track.discharge_changes
    reason = not stay.preliminary_discharge and stay.discharge_unknown.strip()
    if reason and moved and not gone(case):
        yield Open(moved[-1].day)


@watch("discharge-passed")
def the_discharge_day_has_been(case: Case, today: date) -> Iterator[Open]:
    """The day has been, and the young person is still here."""
    day = case.placement.preliminary_discharge
    if day and day < today and not gone(case):
        yield Open(day)


@watch("visit-overdue")
def a_visit_did_not_happen(case: Case, today: date) -> Iterator[Open]:
    """A planned visit's day has been."""
    for mark in case.track.marks:
        planned = mark.milestone == "visit" and mark.day and not mark.done
        if planned and mark.day and mark.day < today and not gone(case):
            yield Open(mark.day, mark.id)


@watch("visit-not-planned")
def no_visit_is_planned(case: Case, today: date) -> Iterator[Open]:
    """Nobody has said when socialsekreteraren comes next."""
    visits = [m for m in case.track.marks if m.milestone == "visit"]
    ahead = [m for m in visits if not m.done and m.day and m.day >= today]
    been = [m.done for m in visits if m.done]
    last = max(been) if been else case.placement.admitted
    if last and not ahead and not gone(case):
        yield Open(last)


@watch("care-review")
def the_care_is_to_be_reviewed(case: Case, _: date) -> Iterator[Open]:
    """LVU 13: a decision holds and was last looked at on a day."""
    yield from _decision(case, "care")


@watch("hidden-review")
def the_hiding_is_to_be_reviewed(case: Case, _: date) -> Iterator[Open]:
    """LVU 14, likewise."""
    yield from _decision(case, "hidden")


def _decision(case: Case, what: str) -> Iterator[Open]:
    done: dict[str, list[date]] = {}
    for mark in case.track.marks:
        if mark.done:
            done.setdefault(mark.milestone, []).append(mark.done)
    decided = done.get(f"{what}-decided", [])
    if decided and case.placement.legal_basis[:3] in {"", "lvu"}:
        looked_at = max(decided + done.get(f"{what}-review", []))
        if all(end < looked_at for end in done.get(f"{what}-ended", [])):
            yield Open(looked_at)


@watch("moves")
def a_move_lies_ahead(case: Case, _: date) -> Iterator[Open]:
    """The day of a move is known."""
    stay = case.placement
    if stay.moves and not gone(case) and not stay.handed_over:
        yield Open(stay.moves)


@watch("examination-not-offered")
def an_examination_is_not_offered(case: Case, today: date) -> Iterator[Open]:
    """Of the three, one at least has not been offered."""
    stay = case.placement
    if not stay.admitted or (stay.discharged and stay.discharged <= today):
        return
    said = {
        one.kind.value: one.state.value for one in reversed(case.health.examinations)
    }
    states = [said.get(kind, "not-asked") for kind in ("physical", "mental", "oral")]
    if "not-asked" in states or "asked" in states:
        yield Open(stay.admitted)


@watch("examination-without-outcome")
def nobody_says_how_the_visit_went(case: Case, today: date) -> Iterator[Open]:
    """A booked day has been."""
    seen = set()
    for one in case.health.examinations:
        kind = one.kind.value
        booked = one.state.value == "booked" and one.booked
        if booked and one.booked and one.booked < today and kind not in seen:
            yield Open(one.booked, kind)
        seen.add(kind)


@watch("referral-silent")
def a_referral_has_no_answer(case: Case, _: date) -> Iterator[Open]:
    """It is with somebody, and no day has been given."""
    for one in case.health.referrals:
        since = one.day or one.sent
        if since and one.state.value in ("sent", "received"):
            yield Open(since, one.id)


@watch("interview-not-made")
def no_interview_is_made(case: Case, today: date) -> Iterator[Open]:
    """ADAD at admission, and before the discharge."""
    stay = case.placement
    if stay.discharged and stay.discharged <= today:
        return
    ends = stay.moves or stay.preliminary_discharge
    for occasion, day in (("admission", stay.admitted), ("discharge", ends)):
        made = [i for i in case.health.interviews if i.occasion.value == occasion]
        state = made[0].state.value if made else "not-said"
        settled = state == "done" or (state == "not-done" and bool(made[0].reason))
        if day and not settled:
            yield Open(day, occasion)


@watch("receiving-school-unasked")
def no_school_is_asked(case: Case, today: date) -> Iterator[Open]:
    """The stay has a day to end, and no school is asked."""
    stay, school = case.placement, case.schooling
    ends = stay.moves or stay.preliminary_discharge
    asked = school.receiving_asked or school.receiving.value in YES_OR_NO
    if ends and ends >= today and not asked and not gone(case):
        yield Open(ends)


@watch("pathways-not-begun")
def nobody_asks_about_the_time_after(case: Case, today: date) -> Iterator[Open]:
    """Admitted, and not one pathway is asked about."""
    admitted = case.placement.admitted
    begun = [p for p in case.pathways if p.state.value != "not-asked"]
    if admitted and admitted <= today and not begun and not gone(case):
        yield Open(admitted)


def _in_place(pathway: object) -> bool:
    state = pathway.state.value  # type: ignore[attr-defined]
    if state == "not-needed":
        return True
    named = pathway.party or pathway.who.strip()  # type: ignore[attr-defined]
    return state in ("arranged", "in-place") and bool(named)


@watch("pathways-not-ready")
def something_after_is_not_ready(case: Case, _: date) -> Iterator[Open]:
    """The day to leave is thought of, and something is not in place."""
    leaves = case.placement.preliminary_discharge
    unready = [p for p in case.pathways if not _in_place(p)]
    if leaves and not gone(case) and (unready or not case.pathways):
        yield Open(leaves)


def _past_its_day(case: Case, *areas: str) -> Iterator[Open]:
    for one in case.pathways:
        if one.due and not _in_place(one) and one.area.value in areas:
            yield Open(one.due, one.id)


@watch("pathway-overdue")
def a_pathway_has_a_day(case: Case, _: date) -> Iterator[Open]:
    """It was to be in place by a day of its own."""
    social = ("care", "housing", "family", "substance-crime", "leisure", "economy")
    return _past_its_day(case, *social)


@watch("health-pathway-overdue")
def care_has_a_day(case: Case, _: date) -> Iterator[Open]:
    """Care was to be in place by a day of its own."""
    return _past_its_day(case, "health", "mental-health", "dental")


@watch("school-pathway-overdue")
def a_school_has_a_day(case: Case, _: date) -> Iterator[Open]:
    """A school or work was to be in place by a day of its own."""
    return _past_its_day(case, "school")


@watch("transfer-not-asked")
def no_transfer_is_asked_for(case: Case, _: date) -> Iterator[Open]:
    """Another region is to receive, and a branch of care does not know."""
    stay = case.placement
    leaves = stay.moves or stay.preliminary_discharge
    regions = {stay.home_region, stay.receiving_region}
    if not leaves or "" in regions or len(regions) == 1:
        return
    for one in case.pathways:
        care = one.area.value in ("health", "mental-health", "dental")
        if care and one.state.value != "not-needed" and not one.transfer_asked:
            yield Open(leaves, one.id)


@watch("receipt-waits")
def no_receipt_has_come(case: Case, _: date) -> Iterator[Open]:
    """A note went out, and nobody has said that it came."""
    for note in case.cover_notes:
        if note.sent and not note.received:
            yield Open(note.sent, note.id)


@watch("aftercare-waits")
def nobody_answers_of_the_time_after(case: Case, _: date) -> Iterator[Open]:
    """A commission was asked for."""
    stay = case.placement
    if stay.aftercare_asked and stay.aftercare.value not in YES_OR_NO:
        yield Open(stay.aftercare_asked)


@watch("social-group-waits")
def the_social_services_have_not_decided(case: Case, _: date) -> Iterator[Open]:
    """They were told of a group."""
    group = case.social_group
    if group.told and group.offered.value not in YES_OR_NO:
        yield Open(group.told)


@watch("records-not-answered")
def what_was_asked_for_has_not_come(case: Case, today: date) -> Iterator[Open]:
    """One for each who was asked and each branch, from what has waited longest."""
    known = {"board", *(p.id for p in case.parties)}
    longest: dict[str, date] = {}
    for item in case.admission.items:
        since = item.reminded or item.asked or case.opened
        if item.state.value == "asked" and since <= today:
            whom = item.party if item.party in known else item.id
            about = f"{BRANCH_OF.get(item.code, 'any')}/{whom}"
            longest[about] = min(since, longest.get(about, since))
    for about, since in longest.items():
        yield Open(since, about)


@watch("data-missing")
def a_name_or_a_birth_date_is_missing(case: Case, _: date) -> Iterator[Open]:
    """Nobody knows who it is, or when they were born."""
    young = case.young_person
    if not young.birth_date or not (young.given_name + young.family_name).strip():
        yield Open(case.opened)


@watch("protection-review")
def a_protection_is_to_be_looked_at(case: Case, today: date) -> Iterator[Open]:
    """It has a day, and holds still."""
    for flag in case.flags:
        if flag.review and (not flag.lifted or flag.lifted > today):
            yield Open(flag.review, flag.id)
