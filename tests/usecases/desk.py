"""A case brought to where a test begins, by the use cases themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent
from sipdesk.domain.meeting import (
    Booking,
    Calls,
    MeetingForm,
    Preparation,
    Question,
    Record,
    Roles,
    TakingPart,
)
from sipdesk.domain.need import Need, NeedSource
from sipdesk.domain.plan import Measure
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.consent import RegisterConsent, register_consent
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import PutMeasure, RecordPlan, put_measure, record_plan
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    PutQuestion,
    RecordPreparation,
    choose_participant,
    put_question,
    record_preparation,
)
from sipdesk.usecases.roles import RecordRoles, record_roles
from sipdesk.usecases.saving import Change
from sipdesk.usecases.sip_request import WriteRequest, write_request
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.domain import cases as made
from tests.home import TODAY, open_brought


class Desk:
    """The ports, and the case as it was last saved; a new one if none is given."""

    def __init__(self, ports: Ports, case: Case | None = None) -> None:
        self.ports = ports
        self.case: Case = case or open_case(OpenCase("Alva", "Påhitt"), ports).case

    def do(
        self, use_case: Callable[[Any, Ports], Change], order: type[Any], *facts: Any
    ) -> Case:
        """Carry out an order on the case as it is, and keep the case."""
        made_order = order(self.case.id, self.case.version, *facts)
        self.case = use_case(made_order, self.ports).case
        return self.case

    def need(self) -> None:
        """Judge that a SIP is needed."""
        need = Need(
            TODAY,
            "Karin Exempel",
            NeedSource.STAFF,
            coordination=Answer.YES,
            areas=frozenset({Area.SCHOOL}),
            reason="Skolan och BUP vet inte vem som gör vad.",
        )
        self.do(record_need, RecordNeed, need)

    def agreed(self) -> None:
        """Bring the case to where those who matter may be called."""
        self.grown_up()
        self.parties()
        self.consent()
        self.prepare()

    def parties(self) -> None:
        """Bring in the placing nämnd, BUP and a school."""
        for party in (made.NAMND, made.BUP, made.SCHOOL):
            self.do(put_party, PutParty, party)

    def grown_up(self) -> None:
        """Make the young person eighteen, so that one consent is enough."""
        young = replace(self.case.young_person, birth_date=date(2008, 1, 1))
        self.do(record_young_person, RecordYoungPerson, young, "")

    def consent(self, **more: object) -> Consent:
        """Register the young person's whole yes."""
        given = replace(made.yes(YOUNG_PERSON), **more)  # type: ignore[arg-type]
        self.do(register_consent, RegisterConsent, given)
        return given

    def request(self, party: str = made.NAMND.id) -> str:
        """Write a request."""
        written = SipRequest("request", party, TODAY, questions="Vem gör vad?")
        self.do(write_request, WriteRequest, written)
        return written.id

    def prepare(self) -> None:
        """Name roles, purpose, one question, and those who are to come."""
        roles = Roles(
            convener=made.NAMND.id,
            calls=Calls.SIS_ON_COMMISSION,
            commissioned=TODAY,
            commissioned_by="Socialsekreterare Exempel",
            chair="Exempel Ledare",
            note_taker="Karin Exempel",
        )
        self.do(record_roles, RecordRoles, roles)
        how = Preparation("Komma överens.", TakingPart.IN_ROOM)
        self.do(record_preparation, RecordPreparation, how)
        question = Question("question", "Vem hjälper mig i skolan?", Area.CARE)
        self.do(put_question, PutQuestion, question)
        for party in (YOUNG_PERSON, made.NAMND.id, made.BUP.id):
            self.do(choose_participant, ChooseParticipant, party)

    def book(self, day: date = TODAY + timedelta(days=10)) -> None:
        """Set day, time and form."""
        booking = Booking(day, time(13), time(14), MeetingForm.ROOM, "Rum 3")
        self.do(book_meeting, BookMeeting, booking)

    def participant(self, party: str) -> str:
        """Give the id of the participant that is a party."""
        found = self.case.meeting.participant(party)
        assert found is not None
        return found.id

    def hold(self) -> None:
        """Hold the meeting today."""
        self.do(record_meeting, RecordMeeting, Record(held=TODAY))

    def plan(self) -> None:
        """Fill the plan with what the statute asks for."""
        for party in (made.NAMND.id, made.BUP.id):
            measure = Measure(f"measure of {party}", "Ringer skolan.", Area.CARE, party)
            self.do(put_measure, PutMeasure, measure)
        plan = replace(
            self.case.plan,
            important="Att få gå i skolan.",
            lead=made.NAMND.id,
            follow_up=TODAY + timedelta(days=60),
        )
        self.do(record_plan, RecordPlan, plan)


def nowhere(_: Desk) -> None:
    """Leave the case as it was opened."""


@cache
def _by(bring: Callable[[Desk], None]) -> Callable[[Ports], Case]:
    def brought(ports: Ports) -> Case:
        to = Desk(ports)
        bring(to)
        return to.case

    return brought


@contextmanager
def desk(folder: Path, bring: Callable[[Desk], None] = nowhere) -> Iterator[Desk]:
    """Open a home with one new case, brought to where a function brings it.

    That is done once for the whole run, so the function must stand in a module.
    """
    ports, case = open_brought(folder, _by(bring))
    try:
        yield Desk(ports, case)
    finally:
        ports.store.close()
