"""Picture boards of a case as it is: each cell is something that its reader may see.

They are the young person's, who says "jag" on them; on one that lies before the whole
meeting people are told by capacity alone, as on the shared screen. What is cut here to
what a cell holds stands whole in the papers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.concept import Concept
from sipdesk.content.picture_cells import cell_of
from sipdesk.content.words import word
from sipdesk.documents.agenda import timetable
from sipdesk.documents.measure_pictures import picture_for, picture_of
from sipdesk.documents.measures import told_to_young
from sipdesk.documents.parts import Copy, begun, party
from sipdesk.domain.information import Information
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.meeting import Part, Reply
from sipdesk.domain.party import PartyKind
from sipdesk.domain.picture_board import (
    MOST_CELLS,
    WORDS_LONGEST,
    Cell,
    PictureBoard,
    PictureBoardKind,
)
from sipdesk.domain.plan import Measure
from sipdesk.domain.plan_rules import goes_on, open_goals
from sipdesk.domain.track import Fact
from sipdesk.domain.track_days import StopState
from sipdesk.domain.young_person import YOUNG_PERSON

Cells = Iterator[Cell]

_NAME_LONGEST: Final = 44
"""More characters than these are hard to read below each other in a cell."""

_PARTS: Final[Mapping[Part, tuple[str, str]]] = MappingProxyType(
    {
        Part.OPENING: ("hej", "Vi säger hej"),
        Part.SITUATION: ("nulage", "Så är det nu"),
        Part.NEEDS: ("behov", "Det här behöver jag"),
        Part.SUMMARY: ("sammanfattning", "Det här har vi bestämt"),
        Part.CLOSING: ("avslut", "Slut"),
    }
)
_UNDER: Final[Mapping[LiveBoard, str]] = MappingProxyType(
    {LiveBoard.NEXT: "Det här är planerat. Det kan ändras."}
)
"""What stands under a board's title."""
_MEANT: Final = (Fact.START_MEETING, Fact.REVIEW_MEETING, Fact.DISCHARGE)
"""What the young person is told is to be, before anybody has set a day."""
_PEOPLE: Final[Mapping[PartyKind, str]] = MappingProxyType(
    {
        PartyKind.GUARDIAN: "vardnadshavare",
        PartyKind.APPOINTED_GUARDIAN: "sarskild_vh",
        PartyKind.RELATIVE: "familj",
        PartyKind.SUPPORT_PERSON: "trygg_vuxen",
        PartyKind.REPRESENTATIVE: "advokat",
        PartyKind.SOCIAL_SERVICES: "socialsekreterare",
        PartyKind.DISABILITY_SERVICES: "lss",
        PartyKind.SCHOOL: "larare",
        PartyKind.PSYCHIATRY: "bup",
        PartyKind.PRIMARY_CARE: "vardcentral",
        PartyKind.HABILITATION: "habilitering",
        PartyKind.DENTAL_CARE: "tandlakare",
        PartyKind.SIS_CARE: "personal",
        PartyKind.SIS_HEALTH: "sjukskoterska",
        PartyKind.SIS_SCHOOL: "larare",
        PartyKind.PRISON_SERVICE: "frivard",
        PartyKind.INSURANCE_AGENCY: "forsakringskassan",
        PartyKind.OTHER: "vuxen",
    }
)


def live_board(which: LiveBoard, copy: Copy) -> PictureBoard:
    """Make a board of the case: new, not saved, and perhaps without any cell."""
    kind, title, cells = _BOARDS[which]
    return PictureBoard(
        id="",
        kind=kind,
        title=title,
        under=_UNDER.get(which, ""),
        cells=tuple(cells(copy))[:MOST_CELLS],
        case=copy.case.id,
        made_from=which.value,
    )


def _agenda(copy: Copy) -> Cells:
    start = copy.case.meeting.booking.start
    knows_time = start is not None and copy.sees(Information.PROCESS)
    for part, clock, _ in timetable(copy):
        concept, words = _PARTS[part]
        begins = f"{clock.partition('–')[0]} " if knows_time else ""
        yield _general(copy, concept, f"{begins}{words}")
        if part is Part.NEEDS:
            yield from _questions(copy)


def _questions(copy: Copy) -> Cells:
    for asked in copy.case.meeting.questions:
        if copy.sees(asked.area.kind):
            concept = picture_for(asked.text, asked.area, _concepts(copy))
            yield _cell(copy, concept, asked.text, asked.area.kind)


def _people(copy: Copy) -> Cells:
    if not copy.sees(Information.PARTICIPANTS):
        return
    for one in copy.case.meeting.participants:
        if one.reply is Reply.NOT_COMING:
            continue
        if one.party == YOUNG_PERSON:
            yield _general(copy, "jag", "Jag")
        elif found := party(copy.case, one.party):
            kind = _unnamed(copy, Information.PARTICIPANTS)
            yield _cell(copy, _PEOPLE[found.kind], _named(copy, found.id), kind)


def _measures(copy: Copy) -> Cells:
    for measure in filter(goes_on, copy.case.plan.measures):
        if copy.sees(measure.area.kind):
            words = f"{_doer(copy, measure)}: {told_to_young(measure)}"
            short = f"{_doer(copy, measure)}: {measure.what}"
            whole = words if len(words) <= WORDS_LONGEST else short
            kind = _unnamed(copy, measure.area.kind)
            yield _cell(copy, picture_of(measure, _concepts(copy)), whole, kind)


def _next(copy: Copy) -> Cells:
    """Tell what comes, and of what nobody can say when: nothing is promised."""
    yield from _ahead(copy)
    yield from _without_day(copy)


def _ahead(copy: Copy) -> Cells:
    for day, concept, words, kind in sorted(_days(copy), key=itemgetter(0)):
        if day >= copy.day:
            yield _cell(copy, concept, f"{words} {_day(day)}", kind)


def _without_day(copy: Copy) -> Cells:
    """Tell what is to be though no day is set, of what is shown: just as it is.

    What a home counts is a proposal among the staff, and no day to tell.
    """
    if copy.case.placement.discharged is not None:
        return
    told = {s.milestone.id for s in copy.desk.track if s.state is StopState.SET}
    for stop in copy.desk.track:
        of = stop.milestone
        meant = of.fact in _MEANT and stop.state is not StopState.DONE
        if not meant or of.id in told or not copy.sees(of.kind):
            continue
        told.add(of.id)
        if stop.state is StopState.UNKNOWN:
            words = f"{of.plain}. Ingen vet dagen än. Jag kan fråga personalen."
        else:
            words = f"{of.plain}. Ingen dag är bestämd än."
        yield _cell(copy, of.concept, words, of.kind)


def _day(day: date) -> str:
    """Write a day without its year: ``torsdag 12 mars``."""
    return swedish.long_date(day).rpartition(" ")[0]


def _days(copy: Copy) -> Iterator[tuple[date, str, str, Information]]:
    """Give the days that are set; a law's last day is told as such."""
    booking = copy.case.meeting.booking
    booked = booking.day if booking.cancelled is None else None
    if booked is not None and copy.sees(Information.PROCESS):
        yield booked, "mote", "Vi har möte", Information.PROCESS
    for stop in copy.desk.track:
        told = stop.milestone
        if stop.day is None or not told.plain or not copy.sees(told.kind):
            continue
        if stop.state is StopState.SET and told.fact is not Fact.SIP_MEETING:
            yield stop.day, told.concept, told.plain, told.kind
        elif stop.state is StopState.PROPOSED and not told.own:
            yield stop.day, told.concept, f"{told.plain}, senast", told.kind


def _goals(copy: Copy) -> Cells:
    for goal in open_goals(copy.case.plan):
        kind = goal.area.kind
        if copy.sees(kind) and goal.words.strip():
            concept = picture_for(goal.words, goal.area, _concepts(copy))
            yield _cell(copy, concept, goal.words, kind)


def _plan(copy: Copy) -> Cells:
    plan = copy.case.plan
    if plan.important.strip() and copy.sees(copy.free):
        yield _cell(copy, "viktigt_for_mig", plan.important, None)
    yield from _goals(copy)
    yield from _measures(copy)
    day = plan.follow_up or plan.kept_next
    if day is not None and copy.sees(Information.PROCESS):
        words = f"Vi ses igen {_day(day)}"
        yield _cell(copy, "nasta_mote", words, Information.PROCESS)


def _doer(copy: Copy, measure: Measure) -> str:
    if measure.party == YOUNG_PERSON:
        return "Jag"
    own = measure.who.strip() if _names(copy) else ""
    return begun(own) or _named(copy, measure.party)


def _named(copy: Copy, party_id: str) -> str:
    """Name somebody by name and function where that may be, else by capacity."""
    found = party(copy.case, party_id)
    if found is None:
        return "Någon"
    # Others see a board than the one whose it is: nobody protected is named on any.
    flags = (flag for flag in copy.case.flags if flag.about == party_id)
    if not _names(copy) or any(flag.protects_on(copy.day) for flag in flags):
        return word(found.kind)
    whole = ", ".join(filter(None, (found.name, found.function)))
    short = found.name or found.function or word(found.kind)
    return begun(whole if 0 < len(whole) <= _NAME_LONGEST else short)


def _names(copy: Copy) -> bool:
    return copy.for_young_person and copy.sees(Information.PLACE)


def _unnamed(copy: Copy, kind: Information) -> Information | None:
    """Tell of what kind a cell is that says who: a name may tell anything."""
    return None if _names(copy) else kind


def _general(copy: Copy, concept: str, words: str) -> Cell:
    """Make a cell that stands on anybody's board."""
    return cell_of(_concepts(copy)[concept], words)


def _cell(copy: Copy, concept: str, words: str, kind: Information | None) -> Cell:
    """Make a cell of what the case says of a kind; None = it may be any."""
    cell = _general(copy, concept, _cut(words))
    return replace(cell, personal=True, about=kind)


def _cut(words: str) -> str:
    """Cut what a cell cannot hold, after a whole word."""
    text = " ".join(words.split())
    if len(text) <= WORDS_LONGEST:
        return text
    return f"{text[: WORDS_LONGEST - 1].rpartition(' ')[0]}…"


def _concepts(copy: Copy) -> Mapping[str, Concept]:
    return copy.desk.content.read_concepts()


_BOARDS: Final[
    Mapping[LiveBoard, tuple[PictureBoardKind, str, Callable[[Copy], Cells]]]
] = MappingProxyType(
    {
        LiveBoard.AGENDA: (PictureBoardKind.AGENDA, "Mitt möte", _agenda),
        LiveBoard.PEOPLE: (PictureBoardKind.GRID_4X3, "Vem kommer på mötet?", _people),
        LiveBoard.WHO_DOES_WHAT: (PictureBoardKind.ROWS, "Vem gör vad?", _measures),
        LiveBoard.NEXT: (PictureBoardKind.TIMELINE, "Vad händer sen?", _next),
        LiveBoard.GOALS: (PictureBoardKind.GRID_3X2, "Mina mål", _goals),
        LiveBoard.PLAN: (PictureBoardKind.ROWS, "Min plan", _plan),
    }
)
