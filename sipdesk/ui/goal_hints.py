"""Gentle hints on how a goal is put: never more than hints; knows nothing of Qt.

After Vårdsamverkan in Västra Götaland, Formulera mål: what somebody wants to reach,
put positively, one thing at a time, clear enough to follow up.
"""

import re
from enum import Enum
from typing import Final

from sipdesk.domain.plan import Horizon


class Hint(Enum):
    """What may make a goal harder to reach or to follow up, the worst first."""

    SAYS_WHAT_NOT = "says-what-not"
    IS_MEASURE = "is-measure"
    SEVERAL = "several"
    TOO_LONG = "too-long"
    NO_PERSON = "no-person"
    NO_DAY = "no-day"


HINTS: Final = {
    Hint.SAYS_WHAT_NOT: "Går det att säga vad den unge vill, hellre än inte vill?",
    Hint.IS_MEASURE: "Det låter som en insats. Vad ska den leda till?",
    Hint.SEVERAL: "Det ser ut att vara flera mål. Ett i taget är lättare att följa.",
    Hint.TOO_LONG: "Ett kort mål är lättare att minnas.",
    Hint.NO_PERSON: "Vems mål är det? Börja gärna med ”Jag”.",
    Hint.NO_DAY: "En dag gör målet lättare att följa upp.",
}
MOST_SHOWN: Final = 3
MOST_WORDS: Final = 25

_NOT: Final = re.compile(
    r"\b(inte|aldrig|undvik(a|er)|slipp(a|er)|låt(a|er) bli|"
    # To leave a form is to finish it: "sluta nian med betyg".
    r"slut(a|ar|at)(?! (ettan|tvåan|trean|åttan|nian|året|terminen)))\b"
)
_DOING: Final = re.compile(
    r"\b(samtal|behandling|utredning|terapi|(?<!utan )medicin\w*|remiss\w*|"
    r"remitter\w+|insats\w*|ansök\w*|boka[rs]?|erbjud\w*|kartlägg\w*|följs? upp|"
    r"få (en |ett |mer )?(hjälp|stöd|kontaktperson|kontaktfamilj))\b"
)
_OTHERS: Final = (
    r"bup|soc|socialtjänsten|socialsekreteraren|kommunen|regionen|skolan|sis|hemmet|"
    r"personalen|läkaren|kuratorn|psykologen|vårdcentralen|habiliteringen|föräldrarna"
)
_DONE_BY_OTHERS: Final = re.compile(
    rf"\b({_OTHERS}) (ska|skall|bör|måste|behöver|ger|ordnar|hjälper|träffar|ringer)\b"
)
_WANTS: Final = re.compile(r"(^|[.,;:!?–-] ?|\b(och|men) )jag (vill|ska)\b")
_VERBS: Final = (
    r"bli|bo|börja|få|gå|göra|ha|hitta|jobba|klara|komma|kunna|lära|må|plugga|sova|"
    r"spela|ta|träffa|träna|vara|äta|flytta"
)
_AND: Final = re.compile(
    # To go and do something is one thing.
    rf"(?<!\bgå )(?<!\bsitta )(?<!\bligga )(?<!\bstå )\b(och|samt) ({_VERBS})\b"
)
_PERSON: Final = re.compile(r"\b(jag|mig|mej|min|mitt|mina|vi|oss|vår|vårt|våra)\b")


def hints(words: str, horizon: Horizon, *, has_day: bool) -> tuple[Hint, ...]:
    """Find what could be put better in a goal; nothing in one that is not written."""
    plain = " ".join(words.casefold().split())
    if not plain:
        return ()
    found = {
        Hint.SAYS_WHAT_NOT: _NOT.search(plain) is not None,
        Hint.IS_MEASURE: any(p.search(plain) for p in (_DOING, _DONE_BY_OTHERS)),
        Hint.SEVERAL: len(_WANTS.findall(plain)) > 1 or _AND.search(plain) is not None,
        Hint.TOO_LONG: len(plain.split()) > MOST_WORDS,
        Hint.NO_PERSON: _PERSON.search(plain) is None,
        Hint.NO_DAY: horizon is Horizon.NOW and not has_day,
    }
    return tuple(hint for hint in Hint if found[hint])
