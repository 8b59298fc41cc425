"""What was said and decided by chance: custody, consents, flags and grounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.ground import ChosenGround, Ground
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.party import Party
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import Custody
from tests.home import TODAY, content
from tests.proofs.leaks.birds import Flock
from tests.proofs.leaks.oracle import BOARD, FILE, YOUNG

_DAY: Final = timedelta(days=1)
LAST_DAY: Final = TODAY + timedelta(days=90)
"""No word and no ground holds longer."""

_USUAL: Final = 0.6
"""How often a case is one in which all have agreed to much."""

_SAID: Final = (
    *(ConsentState.YES,) * 6,
    *(ConsentState.PARTLY,) * 3,
    *ConsentState,
)
_ENDS: Final = (LAST_DAY, LAST_DAY, LAST_DAY, TODAY, TODAY - _DAY)


def custody(case: Case, chance: Random) -> Case:
    """Say who has custody, most often as it is."""
    many = len(case.guardians)
    fitting = (Custody.NONE, Custody.SOLE, Custody.JOINT, Custody.APPOINTED)[many]
    said = fitting if chance.random() < 0.8 else chance.choice(tuple(Custody))
    return replace(case, young_person=replace(case.young_person, custody=said))


def decided(case: Case, chance: Random, flock: Flock) -> Case:
    """Add what was said about consent, what protects, and what else lets things out."""
    usual = chance.random() < _USUAL
    parties = tuple(_cleared(p) if usual else p for p in case.parties)
    case = replace(case, parties=parties)
    deviation = flock.text("deviation", Information.CONSENT)
    return replace(
        case,
        consents=tuple(_words(case, chance, flock, usual=usual)),
        consent_deviation=deviation if chance.random() < 0.1 else "",
        flags=tuple(_flags(case, chance, flock)),
        grounds=tuple(_grounds(case, chance, flock)),
    )


def _cleared(party: Party) -> Party:
    guardian = party.kind.is_guardian
    return replace(party, may_be_asked=Answer.YES) if guardian else party


def _words(
    case: Case, chance: Random, flock: Flock, *, usual: bool
) -> Iterator[Consent]:
    whom = [p.id for p in case.parties if not p.kind.is_guardian]
    shared = _grants(chance, whom)
    for who in (YOUNG, *(g.id for g in case.guardians)):
        for number in range(1 if usual else chance.choice((0, 1, 1, 2))):
            state = ConsentState.YES if usual else chance.choice(_SAID)
            grants = shared if chance.random() < 0.8 else _grants(chance, whom)
            entry = _entry(f"{who} {number}", who, state, flock)
            days = {"valid_to": LAST_DAY} if usual else _days(chance, state)
            yield replace(
                entry, grants=_own(shared if usual else grants, entry), **days
            )


def _own(grants: tuple[Grant, ...], entry: Consent) -> tuple[Grant, ...]:
    return tuple(replace(g, id=f"{entry.id} {g.recipient}") for g in grants)


def _grants(chance: Random, whom: list[str]) -> tuple[Grant, ...]:
    """Let some have some kinds, and now and then all of them."""
    chosen = chance.sample(whom, chance.randint(1, len(whom)))
    some = (chance.randint(1, len(CONSENTABLE)), len(CONSENTABLE))
    return tuple(
        Grant(one, one, frozenset(chance.sample(CONSENTABLE, chance.choice(some))))
        for one in chosen
    )


def _days(chance: Random, state: ConsentState) -> dict[str, date | None]:
    said = TODAY - _DAY * chance.choice((0, 1, 30))
    begins = chance.choice((None, None, None, TODAY + _DAY))
    gone = state is ConsentState.WITHDRAWN
    return {
        "asked": said,
        "decided": None if state is ConsentState.WAITING else said,
        "valid_from": begins,
        "valid_to": chance.choice(_ENDS),
        "withdrawn": TODAY if gone else None,
    }


def _entry(entry_id: str, who: str, state: ConsentState, flock: Flock) -> Consent:
    """Give an entry with the words of its giver, which are for nobody else."""
    consent, place = Information.CONSENT, Information.PLACE
    own, inside = (who, FILE), (FILE,)
    # Those who decide in the young person's place are to know what they say (rule 4).
    heard = (*own, "namnd", BOARD) if who == YOUNG else own
    return Consent(
        entry_id,
        who,
        state,
        sip=Answer.YES,
        contact=Answer.YES,
        purpose=flock.text("consent purpose", consent, only=own),
        limits=flock.text("consent limits", consent, only=own),
        own_words=flock.text("consent own words", consent, only=heard),
        capacity=flock.text("capacity", only=inside),
        decided=TODAY - _DAY,
        way=ConsentWay.ORALLY,
        way_detail=flock.text("consent way", place, only=own),
        told=frozenset(Told),
        language=flock.text("consent language", consent, only=own),
        received_by=flock.text("consent received by", place, only=own),
        reason=flock.text("consent reason", only=own),
        withdrawn_words=flock.text("withdrawn words", consent, only=own),
    )


def _flags(case: Case, chance: Random, flock: Flock) -> Iterator[Flag]:
    whom = (*(YOUNG,) * 12, *(p.id for p in case.parties))
    for number in range(chance.choice((0, 0, 0, 1, 1, 2))):
        lifted = chance.random() < 0.2
        yield Flag(
            f"flag-{number}",
            chance.choice(tuple(FlagKind)),
            chance.choice(whom),
            flock.text("flag source", only=(FILE,)),
            decided=TODAY - _DAY,
            review=chance.choice((None, TODAY - _DAY)),
            lifted=TODAY if lifted else None,
            lifted_by=flock.text("flag lifted by", only=(FILE,)),
        )


def _grounds(case: Case, chance: Random, flock: Flock) -> Iterator[ChosenGround]:
    age = case.young_person.age_on(TODAY)
    for number in range(chance.choice((0, 0, 1, 1, 2, 3))):
        ground = chance.choice(list(content().grounds.values()))
        fit = [p for p in case.parties if ground.fits(p, age)]
        if fit:
            yield _chosen(f"ground-{number}", ground, chance.choice(fit), chance, flock)


def _chosen(
    chosen_id: str, ground: Ground, party: Party, chance: Random, flock: Flock
) -> ChosenGround:
    kinds = sorted(ground.kinds, key=lambda kind: kind.value)
    some = chance.sample(kinds, chance.randint(1, len(kinds)))
    return ChosenGround(
        chosen_id,
        ground.id,
        ground.law,
        party.id,
        ground.force,
        frozenset(some),
        reason=flock.text("ground reason", only=(FILE,)),
        by=flock.text("ground by", only=(FILE,)),
        chosen=TODAY - _DAY,
        valid_to=chance.choice((LAST_DAY, LAST_DAY, TODAY, TODAY - _DAY)),
        minors_only=ground.minors_only,
        ended=chance.choice((None, None, None, TODAY)),
    )
