"""Vem gör vad: the measures that go on, by who answers for them, the reader's first."""

from collections.abc import Iterator

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
)
from sipdesk.content.texts import filled
from sipdesk.documents.measure_pictures import picture_of
from sipdesk.documents.measures import times_of_doing, told_to_young
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    function,
    listed,
    paper,
    pictured,
    who,
    withheld,
)
from sipdesk.domain.information import Information
from sipdesk.domain.plan import Measure
from sipdesk.domain.plan_rules import goes_on
from sipdesk.domain.young_person import YOUNG_PERSON


def measures_list(copy: Copy) -> Document:
    """Write what each one does, by when, and when it is followed up.

    It follows the plan as it stands, established or not, and says which.
    """
    voice = "_young_person" if copy.for_young_person else ""
    letter = copy.letter(f"measures_list{voice}")
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(_lead(copy, letter), style=ParagraphStyle.LEAD),
            *withheld(copy),
            *_status(copy, letter),
            *listed(_facts(copy)),
            *_groups(copy, letter),
            Paragraph(filled(letter, "wrong"), style=ParagraphStyle.SMALL),
        ),
        footer=day_or(copy.day),
    )


def _lead(copy: Copy, letter: Letter) -> str:
    own = any(m.party == copy.recipient for m in _shown(copy))
    parts = ("lead", "own-first") if own else ("lead",)
    return " ".join(filled(letter, part) for part in parts)


def _shown(copy: Copy) -> list[Measure]:
    measures = copy.case.plan.measures
    return [m for m in measures if goes_on(m) and copy.sees(m.area.kind)]


def _status(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    if copy.case.plan.versions:
        return ()
    said = filled(letter, "not-established")
    return (Paragraph(said, style=ParagraphStyle.NOTE, kind=Information.PROCESS),)


def _facts(copy: Copy) -> tuple[Fact, ...]:
    plan = copy.case.plan
    version = f"Version {plan.versions[-1].number}" if plan.versions else ""
    return (
        *(() if copy.for_young_person else about_young(copy)),
        Fact("Fastställd plan", version, kind=Information.PROCESS),
        Fact("Nästa uppföljning", day_or(plan.follow_up), kind=Information.PROCESS),
    )


def _groups(copy: Copy, letter: Letter) -> Iterator[Block]:
    shown = _shown(copy)
    if not shown:
        yield Paragraph(filled(letter, "none"), kind=Information.PROCESS)
    for party in _order(copy, shown):
        own = [m for m in shown if m.party == party]
        yield from _group(copy, party, own)


def _order(copy: Copy, measures: list[Measure]) -> list[str]:
    """Give those who do something, the reader first and the young person next."""
    doers = list(dict.fromkeys(m.party for m in measures))
    first = [copy.recipient, YOUNG_PERSON]
    return sorted(doers, key=lambda d: first.index(d) if d in first else len(first))


def _group(copy: Copy, party: str, measures: list[Measure]) -> Iterator[Block]:
    kind = copy.placed(Information.PROCESS)
    yield Heading(2, _heading(copy, party), kind=kind)
    if copy.for_young_person:
        concepts = copy.desk.content.read_concepts()
        for one in measures:
            told = (picture_of(one, concepts), _told(copy, one))
            yield pictured(copy, told, kind=one.area.kind)
        return
    rows = tuple(Row(_row(copy, one), kind=one.area.kind) for one in measures)
    yield Table(
        ("Vad", "Vem", "När", "Följs upp"), rows, (2.4, 1.9, 1.7, 1.6), kind=kind
    )


def _told(copy: Copy, one: Measure) -> str:
    named = _named(copy, one)
    said = told_to_young(one)
    return f"{named}: {said}" if named and one.party != copy.recipient else said


def _heading(copy: Copy, party: str) -> str:
    if party != copy.recipient:
        return begun(function(copy, party))
    agency = copy.party is not None and not copy.party.kind.is_private
    return "Det här gör ni" if agency else "Det här gör du"


def _row(copy: Copy, one: Measure) -> tuple[str, ...]:
    followed = one.follow_up or copy.case.plan.follow_up
    day = swedish.short_date(followed) if followed else "–"
    doer = _named(copy, one) or begun(who(copy, one.party))
    return one.what, doer, times_of_doing(one), day


def _named(copy: Copy, one: Measure) -> str:
    """Name the person in charge, who may give the place away."""
    return one.who.strip() if copy.sees(Information.PLACE) else ""
