"""Worked situations as cases: ``situations.toml`` says each in one fact.

The facts that a situation starts from are ``FIRST``; a row names the one that differs.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, Grant
from sipdesk.domain.ground import ChosenGround, Force
from sipdesk.domain.guard import Verdict
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from tests.domain.cases import BUP, NAMND, SIS, TODAY, case, yes

NAMED: Final = (
    Information.CARE,
    Information.HEALTH,
    Information.PLACE,
    Information.NUMBER,
)
"""The kinds that every situation answers for."""

FIRST: Final[Mapping[str, Any]] = {
    "born": date(2010, 1, 1),
    "custody": "joint",
    "mother_is_guardian": True,
    "father_is_guardian": True,
    "appointed_is_guardian": False,
    "mother_may_be_asked": "yes",
    "father_may_be_asked": "yes",
    "young_says": ["yes"],
    "mother_says": ["yes"],
    "father_says": ["yes"],
    "appointed_says": [],
    "deviation": "",
    "flags": [],
    "bup_may_know_place": "not-asked",
    "bup_place_decision": "",
    "mother_may_know_place": "not-asked",
    "ground": "",
    "recipient": "bup",
    "day": TODAY,
}

_DAY: Final = timedelta(days=1)
_CARE, _HEALTH = Information.CARE, Information.HEALTH
_ONLY_CARE = (Grant("only care", BUP.id, frozenset({_CARE})),)
_ANSWERED: Final = date(2026, 2, 2)

_OTHERS: Final = (
    NAMND,
    SIS,
    Party("other-namnd", PartyKind.SOCIAL_SERVICES, organisation="Andra kommunen"),
    Party("school", PartyKind.SCHOOL, organisation="Påhittaskolan"),
    Party("ombud", PartyKind.REPRESENTATIVE, "Ombud Exempel"),
    Party("sis-health", PartyKind.SIS_HEALTH, organisation="SiS"),
    Party("sis-school", PartyKind.SIS_SCHOOL, organisation="SiS"),
    Party("prison", PartyKind.PRISON_SERVICE, organisation="Kriminalvården"),
)

_GROUNDS: Final = {
    "care-need": ("osl-26-9", {_CARE}),
    "care-need-grown-up": ("osl-26-9", {_CARE}),
    "health-care-need": ("osl-25-12", {_HEALTH}),
    "sis-health": ("osl-26-9", {_CARE}),
    "own-work": ("osl-10-2", {_CARE}),
    "no-harm": ("osl-26-1", {_CARE}),
    "party-insight": ("osl-10-3", {_CARE, _HEALTH}),
    "board-investigation": ("osl-10-28", {_CARE, _HEALTH, Information.FAMILY}),
}
_MINORS_ONLY: Final = frozenset(
    {"care-need", "health-care-need", "sis-health", "board-investigation"}
)
_DUTY: Final = "board-investigation"


@dataclass(frozen=True, slots=True)
class Situation:
    """One row, and the case that it is of."""

    id: str
    says: str
    differs: str  # the one fact in which it differs from its neighbour
    neighbour: str  # a situation's id; "" = it is the first
    facts: Mapping[str, Any]
    told: Verdict
    gives: frozenset[Information]  # of ``NAMED``
    lacks: str
    source: str
    unsure: str  # what the law does not settle

    @property
    def case(self) -> Case:
        """The case."""
        return built(self.facts)

    @property
    def recipient(self) -> str:
        """Who would be told: a party's id, or one that the guard knows."""
        return str(self.facts["recipient"])

    @property
    def day(self) -> date:
        """The day of the question."""
        told: date = self.facts["day"]
        return told


def situations() -> tuple[Situation, ...]:
    """Read them all, each with its neighbour's facts and its own one."""
    path = Path(__file__).with_name("situations.toml")
    found: dict[str, Situation] = {}
    before = ""
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["situation"]:
        neighbour = row.get("like", before)
        fact: dict[str, Any] = row.get("fact", {})
        facts = found[neighbour].facts if neighbour else FIRST
        found[row["id"]] = Situation(
            id=row["id"],
            says=row["says"],
            differs=" ".join(fact),
            neighbour=neighbour,
            facts={**facts, **fact},
            told=Verdict(row["told"]),
            gives=frozenset(Information(kind) for kind in row["gives"]),
            lacks=row.get("lacks", ""),
            source=row["source"],
            unsure=row.get("unsure", ""),
        )
        before = row["id"]
    return tuple(found.values())


def built(facts: Mapping[str, Any]) -> Case:
    """Build the case of some facts."""
    whole = case(16, *_parties(facts), consents=tuple(_words(facts)))
    born = facts["born"]
    young = replace(
        whole.young_person,
        birth_date=born if isinstance(born, date) else None,
        custody=Custody(facts["custody"]),
    )
    return replace(
        whole,
        young_person=young,
        consent_deviation=facts["deviation"],
        flags=tuple(_flag(n, said) for n, said in enumerate(facts["flags"])),
        grounds=_grounds(facts["ground"]),
    )


def elements(situation: Situation) -> dict[str, object]:
    """Give the facts of a built case, by name: one word, one flag, one ground each."""
    made = situation.case
    found: dict[str, object] = {"recipient": situation.recipient, "day": situation.day}
    found["deviation"] = made.consent_deviation
    for name in ("birth_date", "custody"):
        found[name] = getattr(made.young_person, name)
    for party in made.parties:
        for name in type(party).__slots__:
            found[f"{party.id} {name}"] = getattr(party, name)
    found |= {f"word {word.id}": word for word in made.consents}
    found |= {f"flag {flag.id}": flag for flag in made.flags}
    found |= {f"ground {ground.id}": ground for ground in made.grounds}
    return found


def _parties(facts: Mapping[str, Any]) -> tuple[Party, ...]:
    guardians = (
        replace(
            _parent(facts, "mother"),
            may_know_place=Answer(facts["mother_may_know_place"]),
        ),
        _parent(facts, "father"),
        Party(
            "appointed",
            PartyKind.APPOINTED_GUARDIAN
            if facts["appointed_is_guardian"]
            else PartyKind.SUPPORT_PERSON,
            "Förordnad Exempel",
            may_be_asked=Answer.YES,
        ),
    )
    bup = replace(
        BUP,
        may_know_place=Answer(facts["bup_may_know_place"]),
        place_decision=facts["bup_place_decision"],
    )
    return (*guardians, bup, *_OTHERS)


def _parent(facts: Mapping[str, Any], who: str) -> Party:
    guardian = facts[f"{who}_is_guardian"]
    kind = PartyKind.GUARDIAN if guardian else PartyKind.RELATIVE
    asked = Answer(facts[f"{who}_may_be_asked"])
    return Party(who, kind, f"Förälder {who}", may_be_asked=asked)


def _words(facts: Mapping[str, Any]) -> list[Consent]:
    who = {"young": YOUNG_PERSON, **{w: w for w in ("mother", "father", "appointed")}}
    return [
        _word(who[one], number, said)
        for one in who
        for number, said in enumerate(facts[f"{one}_says"])
    ]


def _word(who: str, number: int, said: str) -> Consent:
    """Give one entry: what is said first was said a month ago, the rest today."""
    day = TODAY if number else _ANSWERED
    whole = replace(yes(who), id=f"{who} {number}", decided=day)
    gone = replace(
        whole, decided=_ANSWERED, withdrawn=day, follows=f"{who} {number - 1}"
    )
    made = {
        "yes": whole,
        "yes-as-18": replace(whole, decided=TODAY + _DAY),
        "yes-until-yesterday": replace(whole, valid_to=TODAY - _DAY),
        "yes-from-tomorrow": replace(whole, valid_from=TODAY + _DAY),
        "partly": replace(whole, state=ConsentState.PARTLY, grants=_ONLY_CARE),
        "health-back": replace(gone, state=ConsentState.PARTLY, grants=_ONLY_CARE),
        "withdrawn": replace(gone, state=ConsentState.WITHDRAWN),
        "board-yes": replace(whole, state=ConsentState.BOARD_YES, reason="Beslut."),
        "waiting": Consent(whole.id, who, asked=day),
    }
    if said in made:
        return made[said]
    entry = Consent(whole.id, who, ConsentState(said), decided=day)
    return replace(entry, reason="Skälet är skrivet.")


def _flag(number: int, said: str) -> Flag:
    told, about = said.split(" of ")
    how, _, kind = told.rpartition(" ")
    flag = Flag(f"{number}", FlagKind(kind), about, "Nämnden", decided=_ANSWERED)
    if how == "overdue":
        return replace(flag, review=TODAY - _DAY)
    lifted = TODAY if how == "lifted" else None
    return replace(flag, lifted=lifted, lifted_by="Nämnden" if lifted else "")


def _grounds(said: str) -> tuple[ChosenGround, ...]:
    if not said:
        return ()
    told, recipient = said.split(" to ")
    how, _, ground = told.rpartition(" ")
    law, kinds = _GROUNDS[ground]
    chosen = ChosenGround(
        id="ground",
        ground=ground,
        law=law,
        recipient=recipient,
        force=Force.MUST if ground == _DUTY else Force.MAY,
        kinds=frozenset(kinds),
        reason="Skälet är skrivet.",
        by="Karin Exempel, SIP-samordnare",
        chosen=_ANSWERED,
        valid_to=TODAY - _DAY if how == "past" else date(2026, 8, 31),
        minors_only=ground in _MINORS_ONLY,
        ended=TODAY if how == "ended" else None,
    )
    return (chosen,)
