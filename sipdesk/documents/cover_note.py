"""Överlämningsblad: what one profession takes over, with a receipt to send back.

Only what is of the recipient's own profession is composed; each row is cut by the guard
besides. What is withheld is not named here: that is for the program to say.
"""

from collections.abc import Iterator

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Row,
    Signatures,
    Table,
    Ticks,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import lower_first, word
from sipdesk.documents.measures import times_of_doing
from sipdesk.documents.parts import (
    Copy,
    about_young,
    agency,
    beginning,
    begun,
    boxes,
    contact,
    day_or,
    listed,
    paper,
    signed,
    who,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.cover_note_rules import (
    kinds_of,
    measures_for,
    note_for,
    pathways_for,
)
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import QuestionState
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.plan import Measure
from sipdesk.domain.plan_rules import goes_on

_AROUND = Information.PARTICIPANTS
_OPEN = (PathwayState.UNKNOWN, PathwayState.NOBODY)
_UNANSWERED = (QuestionState.OPEN, QuestionState.PARTLY, QuestionState.PARKED)


def cover_note(copy: Copy) -> Document:
    """Write what the recipient takes over, what is agreed, what is open; a receipt."""
    letter = copy.letter("cover_note")
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
            # Whom to ring is among them: last it could be all that a page has.
            *listed((*_facts(copy), *contact(copy))),
            # Not last: there it could be all that a page has.
            Paragraph(filled(letter, "role"), style=ParagraphStyle.SMALL),
            *_over(copy, letter),
            *_agreed(copy, letter),
            *_open(copy, letter),
            *_receipt(copy, letter),
        ),
        footer=day_or(copy.day),
    )


def _facts(copy: Copy) -> tuple[Fact, ...]:
    stay, plan = copy.case.placement, copy.case.plan
    process = Information.PROCESS
    lead = begun(who(copy, plan.lead)) if plan.lead else ""
    asked = day_or(stay.aftercare_asked) if _aftercare(copy) else ""
    return (
        *about_young(copy, number=True),
        Fact("Lämnar SiS", _leaves(copy), kind=process),
        Fact("Huvudansvarig för planen", lead, kind=_who_leads(copy)),
        Fact("Nästa uppföljning", day_or(plan.follow_up), kind=process),
        Fact("SiS uppdrag efteråt", _aftercare(copy), kind=process),
        Fact("Frågan ställdes", asked, kind=process),
    )


def _who_leads(copy: Copy) -> Information:
    """Choose the kind of who leads: that they are around the young person is secret."""
    leads = copy.case.plan.lead
    around = Information.PROCESS if leads == copy.recipient else _AROUND
    return copy.placed(around) if copy.sees(around) else around


def _leaves(copy: Copy) -> str:
    stay = copy.case.placement
    if stay.discharged is not None:
        return day_or(stay.discharged)
    known = stay.moves or stay.preliminary_discharge
    return f"{day_or(known)} (preliminärt)" if known else ""


def _aftercare(copy: Copy) -> str:
    """Tell whether SiS takes part afterwards; only who can give the commission asks."""
    if copy.party is not None and copy.party.principal is None:
        return ""
    match copy.case.placement.aftercare:
        case Answer.YES:
            return "SiS har fått uppdrag att delta"
        case Answer.NO:
            return "SiS har inget uppdrag"
        case _:
            asked = copy.case.placement.aftercare_asked
            return "SiS har frågat och väntar på svar" if asked else ""


def _pathways(copy: Copy) -> tuple[Pathway, ...]:
    if copy.party is None:
        return tuple(p for p in copy.case.pathways if p.state.answered)
    return pathways_for(copy.case, copy.party)


def _over(copy: Copy, letter: Letter) -> Iterator[Block]:
    yield Heading(2, "Det ni tar över")
    shown = [p for p in _pathways(copy) if copy.sees(p.kind)]
    if not shown:
        yield Paragraph(filled(letter, "none"))
        return
    rows = tuple(Row(_cells(copy, one), kind=one.kind) for one in shown)
    kind = copy.placed(Information.PROCESS)
    head = ("Del av livet", "Vad", "Läge", "Vem ansvarar", "Klart senast")
    yield Table(head, rows, (1.5, 2.5, 1.1, 1.6, 1.1), kind=kind)


def _cells(copy: Copy, one: Pathway) -> tuple[str, ...]:
    said = [one.what.strip()] if one.what.strip() else []
    if one.transfer_asked:
        day = swedish.short_date(one.transfer_asked)
        said.append(f"Överföring begärd {day}.")
    due = swedish.short_date(one.due) if one.due else "–"
    what = "\n".join(said) or "–"
    return titled(copy, one), what, word(one.state), _answers(copy, one), due


def _answers(copy: Copy, one: Pathway) -> str:
    """Say who answers for it, to whom it may be told who else there is.

    That somebody is around the young person is itself secret; a person's name gives
    the place away besides.
    """
    if one.state is PathwayState.NOBODY:
        return "Ingen"
    if one.party and one.party == copy.recipient:
        return "Ni"
    if not one.answered_for:
        return "Inte sagt"
    if not copy.sees(_AROUND):
        return "Någon annan"
    at = begun(agency(copy, one.party)) if one.party else ""
    person = one.who.strip() if copy.sees(Information.PLACE) else ""
    return ", ".join(filter(None, (person, at))) or "Någon annan"


def titled(copy: Copy, one: Pathway) -> str:
    """Give what a pathway is called."""
    guides = copy.desk.content.pathways.guides
    return next((g.title for g in guides if g.code == one.code), word(one.area))


def _agreed(copy: Copy, letter: Letter) -> Iterator[Block]:
    shown = [m for m in _measures(copy) if copy.sees(m.area.kind)]
    yield Heading(2, "Det ni gör enligt planen", kind=Information.PROCESS)
    if not shown:
        yield Paragraph(filled(letter, "no-measures"), kind=Information.PROCESS)
        return
    rows = tuple(Row(_doing(copy, one), kind=one.area.kind) for one in shown)
    head = ("Vad", "När", "Följs upp")
    yield Table(head, rows, (3.6, 2, 1.6), kind=Information.PROCESS)


def _measures(copy: Copy) -> tuple[Measure, ...]:
    if copy.party is None:
        return tuple(m for m in copy.case.plan.measures if goes_on(m))
    return measures_for(copy.case, copy.party)


def _doing(copy: Copy, one: Measure) -> tuple[str, ...]:
    followed = one.follow_up or copy.case.plan.follow_up
    day = swedish.short_date(followed) if followed else "–"
    return one.what, times_of_doing(one), day


def _open(copy: Copy, letter: Letter) -> Iterator[Block]:
    """Give what is not settled: of the pathways, of the meeting, and in own words."""
    items = [
        Item(f"{titled(copy, p)}: {lower_first(word(p.state))}.", kind=p.kind)
        for p in _pathways(copy)
        if p.state in _OPEN
    ]
    areas = {p.area for p in _pathways(copy)} | {m.area for m in _measures(copy)}
    items += [
        Item(q.text, kind=q.area.kind)
        for q in copy.case.last_held.questions
        if q.state in _UNANSWERED and q.area in areas
    ]
    words, kind = _words(copy)
    if words:
        items.append(Item(words, kind=kind))
    shown = tuple(one for one in items if one.kind and copy.sees(one.kind))
    if not shown:
        return
    yield Heading(2, "Frågor som är öppna")
    yield Paragraph(filled(letter, "questions"))
    yield Items(shown)


def _words(copy: Copy) -> tuple[str, Information]:
    """Give what is asked of the recipient; it may be of all that they may know of."""
    note = note_for(copy.case, copy.recipient)
    if note is None or copy.party is None:
        return "", Information.CARE
    kinds = kinds_of(copy.party)
    return note.words.strip(), copy.strictest(*kinds)


def _receipt(copy: Copy, letter: Letter) -> Iterator[Block]:
    yield PageBreak()  # a page of its own, to be sent back
    yield Heading(2, "Kvitto på överlämningsbladet")
    yield Paragraph(filled(letter, "receipt"))
    number = Fact("Ärende", copy.case.number, kind=Information.PROCESS)
    yield from listed((number,))
    yield signed(copy)  # where the slip goes
    ticks = filled(letter, "receipt-boxes").splitlines()
    yield Ticks(boxes((line, False) for line in ticks))
    yield WriteLines("Vem tar kontakt med den unge, och vilken dag?", 2)
    yield Signatures(("Ort och datum", "Namn och verksamhet"))
