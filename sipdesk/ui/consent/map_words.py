"""How the map of who may know what is told: in a cell, aloud, and in full."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from sipdesk.content.content import Content, Law
from sipdesk.content.map_telling import ground_title, judged, on_paper
from sipdesk.content.notices import notice
from sipdesk.content.swedish import listing, long_date
from sipdesk.content.words import in_short, lower_first, map_line, recipient, word
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.disclosure_map import Cell, MapRow, chosen_for, not_entered
from sipdesk.domain.guard import (
    GROUND_CONSENT,
    GROUND_GUARDIAN,
    GROUND_OWN,
    GROUND_PLACING,
    Verdict,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.words import column_heads
from sipdesk.ui.foot import short_reference
from sipdesk.ui.people import person
from sipdesk.ui.widgets.tokens import Tone


class Mark(NamedTuple):
    """How a verdict is shown: word, icon and tone; and how it is read aloud."""

    verdict: Verdict
    icon: str
    tone: Tone
    aloud: str

    @property
    def word(self) -> str:
        """The answer in one word."""
        return in_short(self.verdict)


MARKS: Final[Mapping[Verdict, Mark]] = {
    Verdict.COVERED: Mark(Verdict.COVERED, "circle-check", "ok", "får veta"),
    Verdict.MUST: Mark(Verdict.MUST, "circle-arrow-right", "info", "ska få veta"),
    Verdict.MAY: Mark(Verdict.MAY, "scale", "warn", "får veta, inom gränser"),
    Verdict.NO: Mark(Verdict.NO, "circle-slash", "idle", "får inte veta"),
}

LEGEND: Final = (
    "Ja: samtycke, eller egna uppgifter. Ska: en skyldighet. Får: en bestämmelse "
    "tillåter det, inom gränser. Nej: inte utan mer."
)
PICK: Final = "Välj en ruta för att se varför. Piltangenterna flyttar mellan rutorna."
_NOBODY: Final = "Ingen mottagare är införd. Lägg till dem i Inskrivning."
_BY_CAPACITY: Final = {
    GROUND_OWN: "Det är den unges egna uppgifter.",
    GROUND_GUARDIAN: (
        "Vårdnadshavaren får tillfrågas, och får veta det som gäller barnet."
    ),
    GROUND_PLACING: "Det är den nämnd som har placerat den unge.",
}
_OWN_CARE: Final = "Det är den vård på SiS som den unge är placerad i."
_PLACE: Final = "I Inskrivning står att mottagaren får veta var den unge är."


class Why(NamedTuple):
    """Why one recipient may know one kind, or may not."""

    head: str
    sentence: str
    notes: tuple[str, ...]


def heads(case: Case) -> dict[str, str]:
    """Name the recipients shortly, the young person first."""
    return {YOUNG_PERSON: recipient(YOUNG_PERSON), **dict(column_heads(case.parties))}


def aloud(case: Case, cell: Cell, head: str, content: Content) -> str:
    """Tell a cell in one sentence, as a screen reader says it."""
    mark = MARKS[cell.verdict]
    why = sentence(case, cell, content)
    return f"{head}: {lower_first(word(cell.kind))} – {mark.aloud}: {why}"


def in_full(case: Case, row: MapRow, cell: Cell, day: date, content: Content) -> Why:
    """Tell why, on whose word or which ground, until when and on what paper."""
    who = heads(case)[row.recipient]
    mark = MARKS[cell.verdict]
    return Why(
        f"{who}, {lower_first(word(cell.kind))}: {mark.word.casefold()}",
        sentence(case, cell, content),
        tuple(_notes(case, row.recipient, cell, day, content)),
    )


def sentence(case: Case, cell: Cell, content: Content) -> str:
    """Tell in one plain sentence why it may be given, or what is missing."""
    if cell.missing:
        return notice(cell.missing).text
    chosen = chosen_for(case, cell)
    if chosen is not None:
        return ground_title(chosen, content.grounds)
    if cell.ground == GROUND_CONSENT:
        return _agreed(case, cell)
    if cell.ground in _BY_CAPACITY:
        return _BY_CAPACITY[cell.ground]
    return _PLACE if cell.opens_place else _OWN_CARE


def remark(case: Case) -> str:
    """Say who could be given something but is not among the recipients."""
    absent = [word(kind) for kind in not_entered(case)]
    said = []
    if not case.parties:
        said.append(_NOBODY)
    if absent:
        said.append(
            f"{listing(absent)} räknas för sig, men är inte införda i ärendet. "
            "Utan en egen grund får de inte veta något."
            if len(absent) > 1
            else f"{absent[0]} räknas för sig, men är inte införd i ärendet. "
            "Utan en egen grund får den inte veta något."
        )
    return " ".join(said)


def law_words(law: Law) -> str:
    """Name the provision, and say when it is not verified."""
    check = ", kontrollera" if law.status == "check" else ""
    return f"Stöd: {short_reference(law)}{check}."


def _agreed(case: Case, cell: Cell) -> str:
    said = [entry for entry in case.consents if entry.id in cell.words]
    board = [e for e in said if e.state is ConsentState.BOARD_YES]
    people = listing([_named(case, e) for e in said if e not in board])
    if not people:
        return "Socialnämnden har beslutat att det får lämnas."
    also = ", och socialnämnden har beslutat i stället för den andra" if board else ""
    return f"{people[0].upper()}{people[1:]} har samtyckt{also}."


def _notes(
    case: Case, recipient_id: str, cell: Cell, day: date, content: Content
) -> Iterator[str]:
    if cell.missing:
        yield notice(cell.missing).next
        return
    chosen = chosen_for(case, cell)
    if chosen is not None:
        yield from judged(chosen)
    for entry in case.consents:
        if entry.id in cell.words:
            yield on_paper(entry, person(case, entry.consenter, day))
    decision = case.party(recipient_id).place_decision if cell.opens_place else ""
    if decision:
        yield map_line("decision", decision=decision)
    if cell.until:
        yield f"Gäller till och med {long_date(cell.until)}."
    law = content.laws.get(cell.ground)
    if law is not None:
        yield law_words(law)


def _named(case: Case, entry: Consent) -> str:
    if entry.consenter == YOUNG_PERSON:
        return recipient(YOUNG_PERSON).casefold()
    return case.party(entry.consenter).label
