"""Which of our fields a template's field is, by its name; only where it is plain."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from sipdesk.domain.template import FieldSort, PlanField, TemplateField

_LETTERS: Final = re.compile(r"[a-z]+")

_KNOWN: Final[Mapping[str, PlanField]] = {
    "namn": PlanField.YOUNG_PERSON,
    "barnetsnamn": PlanField.YOUNG_PERSON,
    "denungesnamn": PlanField.YOUNG_PERSON,
    "denenskildesnamn": PlanField.YOUNG_PERSON,
    "ungdomensnamn": PlanField.YOUNG_PERSON,
    "personnummer": PlanField.NUMBER,
    "pnr": PlanField.NUMBER,
    "personnr": PlanField.NUMBER,
    "arendenummer": PlanField.CASE_NUMBER,
    "diarienummer": PlanField.CASE_NUMBER,
    "upprattad": PlanField.ESTABLISHED,
    "faststalld": PlanField.ESTABLISHED,
    "datum": PlanField.ESTABLISHED,
    "datumforplan": PlanField.ESTABLISHED,
    "version": PlanField.VERSION,
    "huvudansvarig": PlanField.LEAD,
    "huvudansvar": PlanField.LEAD,
    "huvudansvarigtelefon": PlanField.LEAD_PHONE,
    "huvudansvarighuvudman": PlanField.LEAD_PRINCIPAL,
    "motesledare": PlanField.CHAIR,
    "motesdatum": PlanField.MEETING_DAY,
    "datumformote": PlanField.MEETING_DAY,
    "huvudman": PlanField.PRINCIPALS,
    "deltagare": PlanField.PARTICIPANTS,
    "narvarande": PlanField.PARTICIPANTS,
    "samtycke": PlanField.CONSENT_UNTIL,
    "samtyckegallertill": PlanField.CONSENT_UNTIL,
    "viktigtformig": PlanField.IMPORTANT,
    "viktigt": PlanField.IMPORTANT,
    "vadarviktigtformig": PlanField.IMPORTANT,
    "fungerarbra": PlanField.WORKS_WELL,
    "vadfungerarbra": PlanField.WORKS_WELL,
    "fungerarmindrebra": PlanField.WORKS_LESS,
    "mal": PlanField.LONG_GOALS,
    "langsiktigtmal": PlanField.LONG_GOALS,
    "langsiktigamal": PlanField.LONG_GOALS,
    "delmal": PlanField.PART_GOALS,
    "kommunensinsatser": PlanField.MEASURES_KOMMUN,
    "insatserkommun": PlanField.MEASURES_KOMMUN,
    "regionensinsatser": PlanField.MEASURES_REGION,
    "insatserregion": PlanField.MEASURES_REGION,
    "insatserandra": PlanField.MEASURES_OTHERS,
    "andrasatgarder": PlanField.MEASURES_OTHERS,
    "atgarderavandra": PlanField.MEASURES_OTHERS,
    "oenighet": PlanField.DISAGREEMENT,
    "oenigheter": PlanField.DISAGREEMENT,
    "egenplan": PlanField.OWN_PLAN,
    "minegenplan": PlanField.OWN_PLAN,
    "jagfragar": PlanField.ASK_WHOM,
    "uppfoljning": PlanField.FOLLOW_UP,
    "uppfoljningsdatum": PlanField.FOLLOW_UP,
    "datumforuppfoljning": PlanField.FOLLOW_UP,
    "kallartilluppfoljning": PlanField.FOLLOW_UP_BY,
    "utskrivningsdatum": PlanField.DISCHARGE_DAY,
    "inforutskrivning": PlanField.BEFORE_DISCHARGE,
}
_NARROW: Final[Mapping[FieldSort, Mapping[str, PlanField]]] = {
    FieldSort.TICK: {
        "samtycke": PlanField.CONSENT_UNTIL,
        "samtyckefinns": PlanField.CONSENT_UNTIL,
    },
    FieldSort.CHOICE: dict.fromkeys(
        ("ansvarig", "huvudansvarig", "huvudman"), PlanField.LEAD_PRINCIPAL
    ),
}
"""What a box or a list of choices can say at all."""

_ROWS: Final[Mapping[str, PlanField]] = {
    "mal": PlanField.GOALS,
    "delmal": PlanField.GOALS,
    "malrader": PlanField.GOALS,
    "insatser": PlanField.MEASURES,
    "insats": PlanField.MEASURES,
    "atgarder": PlanField.MEASURES,
    "planerade": PlanField.MEASURES,
}
_COLUMNS: Final[Mapping[PlanField, Mapping[str, PlanField]]] = {
    PlanField.GOALS: {
        "mal": PlanField.GOAL_WORDS,
        "text": PlanField.GOAL_WORDS,
        "omrade": PlanField.GOAL_AREA,
        "datum": PlanField.GOAL_DUE,
        "klart": PlanField.GOAL_DUE,
        "lage": PlanField.GOAL_STATE,
    },
    PlanField.MEASURES: {
        "vad": PlanField.MEASURE_WHAT,
        "insats": PlanField.MEASURE_WHAT,
        "atgard": PlanField.MEASURE_WHAT,
        "vem": PlanField.MEASURE_WHO,
        "ansvarig": PlanField.MEASURE_WHO,
        "huvudman": PlanField.MEASURE_WHO,
        "nar": PlanField.MEASURE_WHEN,
        "datum": PlanField.MEASURE_WHEN,
        "tid": PlanField.MEASURE_WHEN,
        "hurofta": PlanField.MEASURE_OFTEN,
        "mal": PlanField.MEASURE_GOAL,
        "lage": PlanField.MEASURE_STATE,
        "status": PlanField.MEASURE_STATE,
    },
}


def guesses(fields: Iterable[TemplateField]) -> dict[str, PlanField]:
    """Propose a field of ours where the name or the label says plainly which."""
    found: dict[str, PlanField] = {}
    columns: dict[str, Mapping[str, PlanField]] = {}  # by the rows they are in
    for field in fields:
        rows, _, column = field.name.rpartition(".")
        if field.sort is FieldSort.ROWS:
            known = _ROWS.get(_plain(field.name))
            columns[field.name] = _COLUMNS[known] if known else {}
        elif rows in columns:
            known = columns[rows].get(_plain(column))
        else:
            known = _alone(field)
        if known is not None:
            found[field.name] = known
    return found


def _alone(field: TemplateField) -> PlanField | None:
    """Guess a field by its name or label: one of ours, or a numbered column."""
    named = (_plain(field.name), _plain(field.label))
    known = _NARROW.get(field.sort, _KNOWN)
    whole = next((known[n] for n in named if n in known), None)
    if whole is not None or not field.name[-1:].isdecimal():
        return whole
    columns = _COLUMNS[PlanField.MEASURES]
    short = named[0].removeprefix("insatser").removeprefix("insats")
    return next((columns[n] for n in (short, named[0]) if n in columns), None)


def _plain(name: str) -> str:
    """Leave of a name its letters, small and without rings and dots."""
    bare = unicodedata.normalize("NFD", name.casefold())
    return "".join(_LETTERS.findall(bare))
