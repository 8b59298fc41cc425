"""A move or coming of age: what holds today, and on the day; knows nothing of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from sipdesk.content.content import Content
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.closing import ClosingReason
from sipdesk.domain.consenters import counting, deciding
from sipdesk.domain.consequences import Past
from sipdesk.domain.guard import (
    GROUND_CONSENT,
    GROUND_GUARDIAN,
    Clearance,
    Verdict,
    clearance,
)
from sipdesk.domain.move import Turn, turns
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.kommuner import kommun_code, kommun_of
from sipdesk.ui.page import Around, Save
from sipdesk.ui.people import person
from sipdesk.ui.reading import Reading, answer, day_text, said
from sipdesk.usecases.closing import RecordClosing
from sipdesk.usecases.placement import RecordPlacement, record_placement

MOVE: Final = ("moves", "moves_to", "receiving_kommun", "receiving_region")
AFTER: Final = ("aftercare_asked", "aftercare")


@dataclass(frozen=True, slots=True)
class MoveForm:
    """The fields, as they were typed or chosen; the kommun by its name."""

    moves: str = ""
    moves_to: str = ""
    receiving_kommun: str = ""
    receiving_region: str = ""
    aftercare_asked: str = ""
    aftercare: str = ""


class May(Enum):
    """Whether somebody may know on a day, and by what."""

    CONSENT = "consent"
    GUARDIAN = "guardian"
    INSIDE = "inside"  # SiS's own social care
    MUST = "must"
    GROUND = "ground"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Knows:
    """What one recipient may know today, and on each day that lies ahead."""

    recipient: str
    name: str
    on: tuple[May, ...]  # today first
    lacks: str = ""  # code of what is missing on the last of the days

    @property
    def changes(self) -> bool:
        """Whether it is not the same on all the days."""
        return len(set(self.on)) > 1


@dataclass(frozen=True, slots=True)
class Word:
    """One consenter's word, and the days on which it holds."""

    name: str
    holds: tuple[bool, ...]  # today first
    until: date | None


def form_of(case: Case, content: Content) -> MoveForm:
    """Write the move as a form."""
    stay = case.placement
    kommun = kommun_of(stay.receiving_kommun, content)
    return MoveForm(
        moves=day_text(stay.moves),
        moves_to=stay.moves_to,
        receiving_kommun=kommun.name if kommun else "",
        receiving_region=stay.receiving_region,
        aftercare_asked=day_text(stay.aftercare_asked),
        aftercare=said(stay.aftercare),
    )


def save_of(case: Case, form: MoveForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day or the kommun cannot be read.

    """
    reading = Reading(around.today())
    moves = reading.day("moves", form.moves)
    asked = reading.day("aftercare_asked", form.aftercare_asked)
    reading.done()
    kommun = kommun_code("receiving_kommun", form.receiving_kommun, around.content)
    stay = replace(
        case.placement,
        moves=moves,
        moves_to=form.moves_to.strip(),
        receiving_kommun=kommun,
        receiving_region=form.receiving_region,
        aftercare_asked=asked,
        aftercare=answer(form.aftercare),
    )
    return record_placement, RecordPlacement(case.id, case.version, stay)


def asked_today(case: Case, today: date) -> RecordPlacement:
    """Note that the commission to take part afterwards was asked for today."""
    stay = replace(case.placement, aftercare_asked=today)
    return RecordPlacement(case.id, case.version, stay)


def handing_over(case: Case) -> RecordClosing | None:
    """Prepare that the plan is handed over; None when an ending is chosen already."""
    closing = case.closing
    if closing.reason is not ClosingReason.NOT_SAID:
        return None
    to = closing.handed_over_to or case.placement.moves_to
    over = replace(closing, reason=ClosingReason.HANDED_OVER, handed_over_to=to)
    return RecordClosing(case.id, case.version, over)


def ahead(case: Case, today: date) -> tuple[Turn, ...]:
    """Name the turning days that are yet to come: each is a column beside today."""
    return tuple(turn for turn in turns(case, today) if turn.day > today)


def known(case: Case, today: date) -> tuple[Knows, ...]:
    """Tell of each party what they may know today and on the days ahead."""
    days = (today, *dict.fromkeys(turn.day for turn in ahead(case, today)))
    return tuple(_knows(case, party.id, days, today) for party in case.parties)


def _knows(case: Case, party: str, days: tuple[date, ...], today: date) -> Knows:
    found = [clearance(case, party, day) for day in days]
    on = tuple(_may(one) for one in found)
    return Knows(party, person(case, party, today), on, found[-1].missing)


_GROUNDS: Final[Mapping[str, May]] = {
    GROUND_CONSENT: May.CONSENT,
    GROUND_GUARDIAN: May.GUARDIAN,
}


def _may(found: Clearance) -> May:
    match found.verdict:
        case Verdict.NO:
            return May.NO
        case Verdict.MUST:
            return May.MUST
        case Verdict.MAY:
            return May.GROUND
        case Verdict.COVERED:
            return _GROUNDS.get(found.ground, May.INSIDE)


def words(case: Case, today: date) -> tuple[Word, ...]:
    """Tell of everybody who has given a consent whether it counts on the days.

    It does not where another is asked on the day, however long it was given for.
    """
    days = (today, *dict.fromkeys(turn.day for turn in ahead(case, today)))
    who = dict.fromkeys(c.consenter for c in case.consents if c.state.given)
    return tuple(_word(case, consenter, days, today) for consenter in who)


def _word(case: Case, consenter: str, days: tuple[date, ...], today: date) -> Word:
    entry = counting(case, consenter, today)
    holds = tuple(_counts(case, consenter, day) for day in days)
    until = entry.valid_to if entry is not None and entry.state.given else None
    return Word(person(case, consenter, today), holds, until)


def _counts(case: Case, consenter: str, day: date) -> bool:
    entry = counting(case, consenter, day)
    decides = consenter in deciding(case, day)
    return decides and entry is not None and entry.holds_on(day)


def copies(case: Case, past: Mapping[str, Past]) -> tuple[tuple[str, Past], ...]:
    """Give those who have got papers, in the case's order."""
    return tuple((p.id, past[p.id]) for p in case.parties if _has(past, p.id))


def _has(past: Mapping[str, Past], party: str) -> bool:
    return party in past and bool(past[party].given)


def called(case: Case) -> tuple[str, ...]:
    """Name those who are called to a meeting that is to come, the young person too."""
    meeting = case.meeting
    if not meeting.is_ahead:
        return ()
    return tuple(p.party for p in meeting.participants if p.called is not None)


def may_ask_now(form: MoveForm) -> bool:
    """Whether the commission for the time after has not been asked for."""
    return not form.aftercare_asked.strip() and answer(form.aftercare) in (
        Answer.NOT_ASKED,
        Answer.UNKNOWN,
    )


def name(case: Case, party: str, today: date) -> str:
    """Name somebody; empty for nobody."""
    ids = {YOUNG_PERSON, *(p.id for p in case.parties)}
    return person(case, party, today) if party in ids else ""
