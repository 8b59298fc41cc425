"""Who may see what: the rules once more, in plain words, apart from the program's own.

Written from product.md 3, 4 and 8, and practice.md 1-9 and 42-46. Nothing here asks
``domain.guard``, ``consenters`` or ``lack``: where these and the program differ, one of
them is wrong.
"""

from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.information import Information as Kind
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import FlagKind
from sipdesk.domain.sip_request import Purpose
from sipdesk.domain.young_person import Custody
from tests.proofs.leaks.birds import Bird

YOUNG, FILE, BOARD = "young-person", "file-copy", "board"

_ON_THE_FORM: Final = frozenset(
    {
        Kind.CARE,
        Kind.HEALTH,
        Kind.MENTAL_HEALTH,
        Kind.SCHOOL,
        Kind.FAMILY,
        Kind.SUBSTANCE_CRIME,
        Kind.LIVING,
        Kind.CONTACT,
    }
)
_ABOUT_WHOM: Final = frozenset({Kind.PROCESS, Kind.IDENTITY})
_PLACING: Final = _ABOUT_WHOM | {
    Kind.PARTICIPANTS,
    Kind.NUMBER,
    Kind.PLACE,
    Kind.LEGAL_BASIS,
    Kind.CONSENT,
    Kind.CARE,
    Kind.LIVING,
    Kind.FAMILY,
}
_CONCERN: Final = _ABOUT_WHOM | {Kind.NUMBER, Kind.CARE, Kind.FAMILY}
_GUARDIANS: Final = (PartyKind.GUARDIAN, PartyKind.APPOINTED_GUARDIAN)
_PRIVATE: Final = (
    *_GUARDIANS,
    PartyKind.RELATIVE,
    PartyKind.SUPPORT_PERSON,
    PartyKind.REPRESENTATIVE,
)
_PRINCIPALS: Final = (
    PartyKind.SOCIAL_SERVICES,
    PartyKind.DISABILITY_SERVICES,
    PartyKind.PSYCHIATRY,
    PartyKind.PRIMARY_CARE,
    PartyKind.HABILITATION,
    PartyKind.DENTAL_CARE,
)
_OTHERS_SUFFICE: Final = (
    ConsentState.NOT_ASKED_HARM,
    ConsentState.PREVENTED,
    ConsentState.NOT_NEEDED,
)
_AGREED: Final = (ConsentState.YES, ConsentState.PARTLY, ConsentState.BOARD_YES)
_UNANSWERED: Final = ConsentState.WAITING
_ASKING: Final = {
    PaperKind.SIP_REQUEST: Purpose.SIP,
    PaperKind.REMINDER: Purpose.SIP,
    PaperKind.CHIEF_LETTER: Purpose.SIP,
    PaperKind.RESPONSIBILITY_QUESTION: Purpose.RESPONSIBILITY,
    PaperKind.ACTIVATION: Purpose.ACTIVATION,
    PaperKind.INITIATIVE: Purpose.INITIATIVE,
}


def may_have(
    bird: Bird, case: Case, recipient: str, day: date, kind: PaperKind
) -> bool:
    """Whether a canary may stand on a paper of a kind to a recipient on a day."""
    if bird.only and recipient not in bird.only:
        return False
    if recipient == FILE:
        return True
    allowed = kinds(case, recipient, day, kind)
    needed = bird.needs | (_touched_on(case) if bird.free else frozenset())
    hidden = bird.protected_by and _hides_address(case, bird.protected_by, day)
    if hidden or not needed <= allowed:
        return False
    if bird.names == YOUNG:
        return _may_name_young(case, recipient, day, allowed)
    return not bird.names or _may_name(case, bird.names, recipient, day, allowed)


def kinds(case: Case, recipient: str, day: date, kind: PaperKind) -> frozenset[Kind]:
    """Name the kinds of information a paper may tell its recipient."""
    if recipient in (YOUNG, FILE):
        return frozenset(Kind)
    if recipient == BOARD:
        return _CONCERN
    party = next(p for p in case.parties if p.id == recipient)
    if _is_shut_out(case, party, day):
        return frozenset()
    if kind is PaperKind.MATCHING_SHEET and party.kind is PartyKind.OTHER:
        return _by_consent(case, recipient, day)
    told = frozenset(
        {
            *_by_capacity(case, party, day),
            *_by_consent(case, recipient, day),
            *_by_ground(case, recipient, day),
            *_by_request(case, party, day, kind),
        }
    )
    if told and _may_know_place(case, party, day):
        told |= {Kind.PLACE}
    if not told and kind is PaperKind.CANCELLATION:
        return frozenset({Kind.PROCESS})
    return told


def _age(case: Case, day: date) -> int:
    """Count whole years; one whose birthday nobody knows is treated as a minor."""
    born = case.young_person.birth_date
    if born is None:
        return 16
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _is_shut_out(case: Case, party: Party, day: date) -> bool:
    minor, said = _age(case, day) < 18, party.may_be_asked
    unheard = party.kind in _GUARDIANS and said is not Answer.YES
    told_no = said is Answer.NO and not party.places
    return minor and (unheard or told_no)


def _by_capacity(case: Case, party: Party, day: date) -> frozenset[Kind]:
    if party.places or party.kind is PartyKind.SIS_CARE:
        return _PLACING
    if party.kind in _GUARDIANS and _age(case, day) < 18:
        return _ON_THE_FORM | _ABOUT_WHOM | {Kind.PARTICIPANTS, Kind.CONSENT}
    return frozenset()


def _by_ground(case: Case, recipient: str, day: date) -> frozenset[Kind]:
    told: set[Kind] = set()
    for chosen in case.grounds:
        if chosen.recipient != recipient or not chosen.chosen <= day <= chosen.valid_to:
            continue
        if chosen.ended is not None and chosen.ended <= day:
            continue
        if chosen.minors_only and _age(case, day) >= 18:
            continue
        told |= _ABOUT_WHOM | (chosen.kinds - {Kind.PLACE})
    return frozenset(told)


def _by_request(
    case: Case, party: Party, day: date, kind: PaperKind
) -> frozenset[Kind]:
    """Tell a principal of a minor's need, where that ground was chosen for a paper."""
    asks = _ASKING.get(kind)
    own = [r for r in case.requests if (r.party, r.purpose) == (party.id, asks)]
    if not own or _age(case, day) >= 18:
        return frozenset()
    chosen = own[-1].ground == "osl-26-9" and party.kind in _PRINCIPALS
    return _ABOUT_WHOM | {Kind.CARE} if chosen else frozenset()


def _may_know_place(case: Case, party: Party, day: date) -> bool:
    if party.may_know_place is not Answer.YES:
        return False
    hidden = any(
        f.kind is not FlagKind.SECRECY_MARK and (f.lifted is None or f.lifted > day)
        for f in case.flags
    )
    return not hidden or bool(party.place_decision)


def _by_consent(case: Case, recipient: str, day: date) -> frozenset[Kind]:
    words = [_word(case, who, day) for who in _deciding(case, day)]
    counted = [w for w in words if w is None or w.state not in _OTHERS_SUFFICE]
    if not counted:
        return frozenset()
    covered = _ON_THE_FORM
    for word in counted:
        if word is None or not _holds(word, day):
            return frozenset()
        granted = (g.kinds for g in word.grants if g.recipient == recipient)
        covered &= frozenset().union(*granted)
    if not covered:
        return frozenset()
    return covered | _ABOUT_WHOM | {Kind.PARTICIPANTS, Kind.CONSENT}


def _deciding(case: Case, day: date) -> tuple[str, ...]:
    """Name those who must all have agreed; nobody at all = nobody can."""
    age = _age(case, day)
    if case.consent_deviation:
        said = {c.consenter for c in case.consents}
        if age < 18:
            return tuple(said)
        outgrown = {p.id for p in case.parties if p.kind in _GUARDIANS}
        return tuple((said - outgrown) | {YOUNG})
    if age >= 18:
        return (YOUNG,)
    guardians = [p for p in case.parties if p.kind in _GUARDIANS]
    if not _is_custody_known(case, guardians):
        return ()
    if any(p.may_be_asked in (Answer.NOT_ASKED, Answer.UNKNOWN) for p in guardians):
        return ()
    asked = tuple(p.id for p in guardians if p.may_be_asked is Answer.YES)
    return asked if age < 15 else (YOUNG, *asked)


def _is_custody_known(case: Case, guardians: list[Party]) -> bool:
    match case.young_person.custody:
        case Custody.NOT_ASKED:
            return False
        case Custody.JOINT:
            return len(guardians) >= 2
        case Custody.SOLE:
            return len(guardians) >= 1
        case Custody.APPOINTED:
            return any(p.kind is PartyKind.APPOINTED_GUARDIAN for p in guardians)
        case Custody.NONE:
            return True


def _word(case: Case, who: str, day: date) -> Consent | None:
    """Find what somebody has said last; a question asked anew takes nothing back."""
    said = [(_since(c, day), n, c) for n, c in enumerate(case.consents)]
    own = [(d, n, c) for d, n, c in said if c.consenter == who and d <= day]
    own = [(d, n, c) for d, n, c in own if not _before_a_birthday(case, c, day)]
    in_order = [c for _, _, c in sorted(own, key=lambda one: one[:2])]
    answers = [c for c in in_order if c.state is not _UNANSWERED]
    if answers and _holds(answers[-1], day):
        return answers[-1]
    return in_order[-1] if in_order else None


def _since(word: Consent, day: date) -> date:
    return word.withdrawn or word.decided or word.asked or day


def _before_a_birthday(case: Case, word: Consent, day: date) -> bool:
    if word.consenter != YOUNG or case.young_person.birth_date is None:
        return False
    said = (word.decided if word.state in _AGREED else None) or _since(word, day)
    return any(_age(case, said) < years <= _age(case, day) for years in (15, 18))


def _holds(word: Consent, day: date) -> bool:
    if word.state not in _AGREED or word.decided is None:
        return False
    begins = max(d for d in (word.decided, word.valid_from, word.withdrawn) if d)
    return begins <= day and (word.valid_to is None or day <= word.valid_to)


def _touched_on(case: Case) -> frozenset[Kind]:
    """Name all that a free text about the meeting and the plan can touch on."""
    plan = case.plan
    areas = (
        *(q.area for q in case.meeting.questions),
        *(g.area for g in plan.goals),
        *(m.area for m in plan.measures),
    )
    return frozenset({Kind.CARE, *(a.kind for a in areas)})


def _protects(case: Case, about: str, day: date) -> bool:
    return any(
        f.about == about and (f.lifted is None or f.lifted > day) for f in case.flags
    )


def _hides_address(case: Case, party_id: str, day: date) -> bool:
    party = _party(case, party_id)
    family = party and party.kind in _PRIVATE and _protects(case, YOUNG, day)
    return bool(family) or _protects(case, party_id, day)


def _party(case: Case, party_id: str) -> Party | None:
    return next((p for p in case.parties if p.id == party_id), None)


def _may_name_young(
    case: Case, recipient: str, day: date, allowed: frozenset[Kind]
) -> bool:
    """Whether the whole name may stand there, and not only what it begins with."""
    if Kind.IDENTITY not in allowed:
        return False
    if recipient == YOUNG or not _protects(case, YOUNG, day):
        return True
    party = _party(case, recipient)
    return Kind.NUMBER in allowed or (party is not None and party.kind in _GUARDIANS)


def _may_name(
    case: Case, named: str, recipient: str, day: date, allowed: frozenset[Kind]
) -> bool:
    """Whether somebody may be named, and by that be told to be there."""
    if recipient in (named, YOUNG):
        return True
    party = _party(case, named)
    if party is None or _protects(case, named, day):
        return False
    if not (party.places or party.kind in _PRIVATE or Kind.PLACE in allowed):
        return False
    if allowed & {Kind.PARTICIPANTS, Kind.CONSENT}:
        return True
    answers = named in (case.meeting.roles.convener, case.plan.lead)
    does = {m.area.kind for m in case.plan.measures if m.party == named}
    return (answers and Kind.PROCESS in allowed) or bool(does & allowed)
