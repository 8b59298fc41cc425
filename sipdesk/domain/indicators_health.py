"""I10, I11 and I14: that examinations and interviews are offered and done; referrals.

What each means is written in ``resources/figures/indicators.toml``.
"""

from collections.abc import Iterator

from sipdesk.domain.facts import AT_THE_LATEST, Happening
from sipdesk.domain.health import (
    ExaminationKind,
    ExaminationState,
    InterviewOccasion,
    InterviewState,
    ReferralState,
)
from sipdesk.domain.indicators_stay import (
    NO,
    NOT_APPLICABLE,
    UNKNOWN,
    YES,
    Finds,
    Found,
)
from sipdesk.domain.stand import Stand


def examined(kind: ExaminationKind, state: ExaminationState) -> Finds:
    """I10: of those who came: whether an examination was offered, or done."""
    what, about, asked = Happening.EXAMINATION, kind.value, state.value
    uncovered = ExaminationState.NOT_COVERED.value

    def finds(stand: Stand) -> Iterator[Found]:
        if not stand.came_in_period:
            return
        if stand.undated(what, about, uncovered):
            yield Found(NOT_APPLICABLE)
            return
        day = stand.first(what, about, asked)
        if day is not None:
            of_day = (e.n for e in stand.told(what, about, asked) if e.day == day)
            is_known = min(of_day) != AT_THE_LATEST
            days = stand.days_since(stand.came, day) if is_known else None
            yield Found(YES, days)
        elif stand.undated(what, about, asked):
            yield Found(UNKNOWN)
        else:
            yield Found(NO if stand.told(what, about) else UNKNOWN)

    return finds


def interviewed(occasion: InterviewOccasion) -> Finds:
    """I11: of those who came, or left: whether ADAD was made then."""
    leaving = occasion is InterviewOccasion.DISCHARGE

    def finds(stand: Stand) -> Iterator[Found]:
        if not (stand.left_in_period if leaving else stand.came_in_period):
            return
        said = stand.latest(Happening.INTERVIEW, occasion.value)
        if said is None or said.code == InterviewState.NOT_SAID.value:
            yield Found(UNKNOWN)
        else:
            yield Found(YES if said.code == InterviewState.DONE.value else NO)

    return finds


def returned(stand: Stand) -> Iterator[Found]:
    """I14: of the referrals to psychiatry: which were sent back."""
    for sent in stand.told(Happening.REFERRED):
        if not stand.period.holds(sent.day):
            continue
        stands = stand.latest(Happening.REFERRAL, sent.about)
        code = stands.code if stands else ReferralState.SENT.value
        days = stand.days_since(sent.day, stands.day) if stands else None
        if code == ReferralState.SENT.value:
            yield Found(UNKNOWN, part=sent.about)
        else:
            back = code == ReferralState.RETURNED.value
            yield Found(YES if back else NO, days, sent.about)
