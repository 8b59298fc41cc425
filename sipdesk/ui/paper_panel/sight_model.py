"""What a paper's recipient gets to see, by what law; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.guard import FILE_COPY, Clearance, Verdict, kind_lacks
from sipdesk.domain.information import Information

ORDINARY = frozenset({Information.PUBLIC, Information.PROCESS, Information.IDENTITY})
"""What everyone who gets any paper at all gets to know; not worth a word."""

_CONSENT: Final = "osl-12-2"
"""The provision that lets a thing be given because someone has consented to it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a recipient gets to see of the kinds that are worth a word."""

    own: bool  # the young person's own copy or the home's: all of it
    verdict: Verdict
    by_consent: bool
    seen: tuple[Information, ...]
    withheld: tuple[Information, ...]
    grounds: tuple[str, ...] = ()  # ids in resources/laws.toml, the leading first


Lacks = tuple[tuple[str, tuple[Information, ...]], ...]
"""What is missing, as codes of sentences, and for which kinds."""


def sight(clearance: Clearance, recipient: str) -> Sight:
    """Tell what a recipient gets to see, in the order of the consent form."""
    worth = tuple(kind for kind in Information if kind not in ORDINARY)
    return Sight(
        own=recipient == FILE_COPY or clearance.kinds >= frozenset(Information),
        verdict=clearance.verdict,
        by_consent=clearance.ground == _CONSENT,
        seen=tuple(k for k in worth if k in clearance.kinds),
        withheld=tuple(k for k in worth if k not in clearance.kinds),
        grounds=_grounds(clearance, worth),
    )


def _grounds(clearance: Clearance, worth: tuple[Information, ...]) -> tuple[str, ...]:
    """Name the provisions that all that is seen rests on, the leading one first."""
    others = (clearance.reasons[k].ground for k in worth if k in clearance.reasons)
    return tuple(dict.fromkeys(filter(None, (clearance.ground, *others))))


def lacks(
    case: Case, recipient: str, withheld: tuple[Information, ...], day: date
) -> Lacks:
    """Tell what is missing for the kinds that a recipient does not get to see."""
    if recipient not in {party.id for party in case.parties}:
        return ()  # the young person, the home itself, or one who has left the case
    found: dict[str, list[Information]] = {}
    for kind in withheld:
        code = kind_lacks(case, recipient, kind, day)
        if code:
            found.setdefault(code, []).append(kind)
    return tuple((code, tuple(kinds)) for code, kinds in found.items())
