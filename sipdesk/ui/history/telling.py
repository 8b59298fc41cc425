"""Tell in plain words what differs between two versions of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from sipdesk.content.content import Choice, Content
from sipdesk.content.health import Reason
from sipdesk.content.swedish import clock, in_sweden, short_date
from sipdesk.content.words import listed, recipient, word
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing
from sipdesk.domain.guard import BOARD, FILE_COPY
from sipdesk.domain.identity import written_number
from sipdesk.domain.many import find
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.foot import short_reference
from sipdesk.ui.history.model import Difference, How
from sipdesk.ui.history.names import FIELDS
from sipdesk.ui.history.parts import MAIN, PARTS

NOTHING: Final = "Tomt"
LONGEST: Final = 240

_PARTIES: Final = frozenset(
    {
        "AdmissionItem.party",
        "ChosenGround.recipient",
        "Consent.consenter",
        "CoverNote.recipient",
        "Flag.about",
        "Grant.recipient",
        "Measure.party",
        "Participant.party",
        "Pathway.party",
        "Plan.lead",
        "Ready.missing_from",
        "PlacementTold.party",
        "Roles.convener",
        "SipRequest.party",
    }
)
_OTHERS: Final = {"Party.contact": "Ja", "Consent.follows": "Ett tidigare svar"}
"""What stands for an id that says nothing to anybody."""
_USERS: Final = frozenset(
    {"Case.coordinator", "MinutesVersion.by", "PlanVersion.by", "PutOff.by"}
)
_KOMMUNER: Final = frozenset(
    {
        "Placement.placing_kommun",
        "Placement.receiving_kommun",
        "Schooling.coordinator_kommun",
    }
)
_LAWS: Final = frozenset(
    {"ChosenGround.law", "Placement.legal_basis", "SipRequest.ground"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One difference in words; ``before`` is empty when there was nothing."""

    part: str
    field: str
    now: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Knows what the ids in a case stand for."""

    case: Case  # as it was then
    content: Content
    names: Mapping[str, str]  # a user's id: name

    def tell(self, difference: Difference) -> Told:
        """Tell one difference."""
        owner = difference.owner
        part = PARTS[type(owner).__name__]
        if difference.how is How.ADDED:
            return Told(part, "Tillagt", self.main(owner))
        if difference.how is How.REMOVED:
            return Told(part, "Borttaget", self.main(owner))
        key = f"{type(owner).__name__}.{difference.field}"
        which = self.main(owner) if type(owner).__name__ in MAIN else ""
        about = f"{part} ({which})" if which and which != NOTHING else part
        before = self.value(key, difference.before)
        return Told(
            about,
            FIELDS[key],
            self.value(key, difference.after),
            "" if before == NOTHING else before,
        )

    def main(self, owner: object) -> str:
        """Name one of many."""
        kind = type(owner).__name__
        told = [
            self.value(f"{kind}.{name}", getattr(owner, name))
            for name in MAIN.get(kind, ())
        ]
        return ", ".join(words for words in told if words != NOTHING) or NOTHING

    def value(self, key: str, value: object) -> str:
        """Tell a value of a field, ``Class.field``."""
        if value in (None, frozenset(), ()):
            return NOTHING
        if isinstance(value, str):
            return _short(self._text(key, value)) or NOTHING
        if isinstance(value, tuple):
            return listed(map(_plain, value))
        if isinstance(value, frozenset):
            told = listed(sorted(_plain(one) for one in value))
            return told[:1].upper() + told[1:]
        return _plain(value)

    def _text(self, key: str, value: str) -> str:
        """Put words to an id; any other text stands for itself."""
        if key in _PARTIES:
            return self._party(value)
        if key in _USERS:
            return self.names.get(value, value)
        if key in _LAWS:
            law = self.content.laws.get(value)
            return short_reference(law) if law else value
        return self._coded(key, value)

    def _coded(self, key: str, value: str) -> str:
        content = self.content
        if key == "YoungPerson.number":
            return written_number(value)
        if key in _KOMMUNER:
            return next((k.name for k in content.kommuner if k.code == value), value)
        if key == "Skip.step":
            steps = (*content.routine.steps, *content.routine.placement.steps)
            return next((s.title for s in steps if s.id == value), value)
        if key == "Measure.goal":
            goals = self.case.plan.goals
            return next((g.words for g in goals if g.id == value), value)
        if key in _OTHERS:
            return _OTHERS[key]
        grounds = (Choice(g.id, g.title) for g in content.grounds.values())
        choices: dict[str, Iterable[Choice]] = {
            "ChosenGround.ground": grounds,
            "AdmissionItem.code": content.admission_items,
            "Pathway.code": (Choice(g.code, g.title) for g in content.pathways.guides),
            "Mark.milestone": (
                Choice(one.id, one.title) for one in content.track.values()
            ),
            "Placement.waiting_for": content.waiting_for,
            "Examination.reason": _reasons(content.health.not_examined),
            "Interview.reason": _reasons(content.health.not_interviewed),
            "EarlierWait.waiting_for": content.waiting_for,
            "EarlierAnswer.decline_reason": content.decline_reasons,
            "Passed.waited_for": content.waiting_for,
            "Ready.missing": content.missing_things,
            "SipRequest.decline_reason": content.decline_reasons,
        }
        return _choice(choices.get(key, ()), value)

    def _party(self, party_id: str) -> str:
        if party_id in (YOUNG_PERSON, FILE_COPY, BOARD):
            return recipient(party_id)
        try:
            party = find(self.case.parties, party_id)
        except Missing:
            return "någon som inte längre finns i ärendet"
        return party.label or word(party.kind)


def _reasons(reasons: Iterable[Reason]) -> tuple[Choice, ...]:
    return tuple(Choice(reason.code, reason.text) for reason in reasons)


def _choice(choices: Iterable[Choice], code: str) -> str:
    return next((c.text for c in choices if c.code == code), code)


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return word(value)
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, datetime):
        at = in_sweden(value)
        return f"{short_date(at.date())} kl. {clock(at.time())}"
    if isinstance(value, date):
        return short_date(value)
    return clock(value) if isinstance(value, time) else str(value)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"
