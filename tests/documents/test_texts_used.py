"""The sentences in ``resources/texts`` are the ones that the papers say."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from types import MappingProxyType

import pytest

from sipdesk.content.content import Content, Letter
from sipdesk.content.document_text import as_text
from sipdesk.documents.address import address
from sipdesk.documents.calendar.event import event
from sipdesk.documents.compose import compose
from sipdesk.documents.fallback import LETTER, fallback
from sipdesk.documents.parts import Copy
from sipdesk.domain.admission import Admission, AdmissionItem, ItemState
from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.child_area import ChildArea
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.guard import FILE_COPY, GROUND_CARE_NEED
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Booking, Calls, MeetingForm
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.plan import Plan
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.sip_request import Purpose, SipAnswer
from sipdesk.domain.telling import UNTOLD, Telling, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import (
    BUP,
    FATHER,
    MADE,
    MEETING_DAY,
    MOTHER,
    SCHOOL,
    SOCIAL,
)
from tests.documents.papers import content, desk

FULL = cases.full()
ELSEWHERE = Told((Telling(MADE, Booking(place="Någon annanstans")),))


def marked(letter: Letter) -> Letter:
    """Put its own name in each passage, before what it says, and each field after."""
    fields = " ".join(f"{{{name}}}" for name in letter.placeholders)
    passages = {
        name: replace(
            passage,
            text=_marked(f"§{letter.id}/{name}§", f"{passage.text} {fields}".strip()),
        )
        for name, passage in letter.passages.items()
    }
    return replace(letter, passages=MappingProxyType(passages))


def _marked(mark: str, text: str) -> str:
    return "\n".join(f"{mark} {line}" for line in text.splitlines())


def variants() -> tuple[Case, ...]:
    """Give cases that between them come to every sentence."""
    meeting = FULL.meeting
    by_phone = replace(meeting.booking, form=MeetingForm.PHONE)
    other = replace(
        meeting,
        booking=by_phone,
        roles=replace(meeting.roles, calls=Calls.PRINCIPAL),
        record=replace(meeting.record, failed="Ingen kom."),
    )
    request = replace(FULL.requests[0], party=BUP)
    by_need = replace(request, ground=GROUND_CARE_NEED)
    sent = FULL.requests[0]
    answers = tuple(
        replace(sent, id=answer.value, answer=answer, answered=sent.written)
        for answer in (SipAnswer.DECLINES, SipAnswer.HAS_PLAN)
    )
    basis = Basis(BasisKind.AGREEMENT, "Nämnden", "1", MEETING_DAY, MEETING_DAY)
    basis = replace(basis, may_call=True)
    beside = tuple(
        replace(sent, id=purpose.value, purpose=purpose, basis=basis)
        for purpose in Purpose
    )
    by_law = replace(beside[-1], basis=Basis(BasisKind.LAW, since=MEETING_DAY))
    from_a_day = tuple(replace(c, valid_from=c.decided) for c in FULL.consents)
    child = replace(FULL.young_person, birth_date=date(2017, 3, 14))
    gone = tuple(
        replace(c, state=ConsentState.WITHDRAWN, withdrawn=c.decided)
        for c in FULL.consents
    )
    ahead = replace(meeting, record=replace(meeting.record, held=None))
    late = Flag("f", FlagKind.THREAT, YOUNG_PERSON, "Nämnden", review=date(2020, 1, 2))
    first, *rest = FULL.plan.goals
    named = replace(first, child_area=ChildArea.EDUCATION)
    grouped = replace(FULL.plan, goals=(named, *rest))
    no_measure = replace(FULL.plan, measures=(), follow_up=None)
    lacking = Admission(
        items=tuple(
            AdmissionItem(who, "care-plan", ItemState.ASKED, party=who, asked=asked)
            for who, asked in ((SOCIAL, date(2020, 1, 2)), (BUP, None), (MOTHER, None))
        )
    )
    return (
        FULL,
        replace(FULL, admission=lacking),
        replace(FULL, parties=(*FULL.parties, Party("care", PartyKind.SIS_CARE))),
        cases.empty(),
        replace(FULL, meetings=(other,), requests=(request,)),
        replace(FULL, consents=(), requests=(by_need,)),
        replace(FULL, plan=replace(FULL.plan, goals=(), kept_in="Annat system")),
        replace(FULL, plan=Plan()),
        replace(FULL, plan=grouped),
        replace(FULL, plan=no_measure, consents=gone, requests=answers[:1]),
        replace(FULL, requests=answers[1:], consents=from_a_day),
        replace(FULL, requests=beside),
        replace(FULL, placement=replace(FULL.placement, legal_basis="lsu")),
        replace(FULL, requests=(by_law,)),
        replace(FULL, young_person=child),
        replace(FULL, meetings=(ahead,), consents=gone, flags=(late,)),
    )


@cache
def everything_said() -> tuple[str, ...]:
    """Give what all papers say when each passage is marked and has every field."""
    letters = {name: marked(letter) for name, letter in content().texts.items()}
    texts = replace(content(), texts=letters)
    return (*_papers(texts), *_beside_papers(texts))


@pytest.mark.journey
def test_every_sentence_is_said_on_some_paper() -> None:
    said = "".join(everything_said())
    unsaid = [
        f"{letter.id}/{name}"
        for letter in content().texts.values()
        for name in letter.passages
        if f"§{letter.id}/{name}§" not in said
    ]
    assert unsaid == []


@pytest.mark.journey
def test_whatever_a_letter_fills_in_may_stand_in_any_of_its_passages() -> None:
    """A home may move a field from one sentence to another."""
    assert not any("{" in text for text in everything_said())


def _beside_papers(texts: Content) -> list[str]:
    """Give the words of address pages and calendar files."""
    here = replace(desk(frozenset({Information.PUBLIC})), content=texts)
    off = replace(FULL.meeting.booking, cancelled=MADE.date())
    cancelled = replace(FULL, meetings=(replace(FULL.meeting, booking=off),))
    people = (YOUNG_PERSON, MOTHER)
    copies = [Copy(c, who, here) for c in (FULL, cases.protected()) for who in people]
    addresses = ["\n".join(address(copy)) for copy in copies]
    events = [event(Copy(c, MOTHER, here)).description for c in (FULL, cancelled)]
    asked = replace(FULL, offer=replace(FULL.offer, ask_again=MEETING_DAY))
    ahead = replace(asked.placement, review_meeting=MEETING_DAY)
    planned = replace(asked, placement=ahead)
    fallbacks = [
        fallback(texts.texts[LETTER], c, MADE.date()) for c in (cases.empty(), planned)
    ]
    return [*addresses, *events, *fallbacks]


def _papers(texts: Content) -> list[str]:
    everything = frozenset(Information)
    little = frozenset({Information.PUBLIC, Information.PROCESS})
    people = (FILE_COPY, YOUNG_PERSON, MOTHER, FATHER, SOCIAL, SCHOOL, BUP)
    return [
        as_text(
            compose(
                kind,
                case,
                recipient,
                replace(desk(allowed, version), content=texts, told=told),
            )
        )
        for kind, case, allowed, version, told in product(
            PaperKind, variants(), (everything, little), (0, 2), (UNTOLD, ELSEWHERE)
        )
        for recipient in people
        if recipient in (FILE_COPY, YOUNG_PERSON) or case.parties
    ]
