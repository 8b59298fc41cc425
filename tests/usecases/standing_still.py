"""A home in which several stand still, each for a reason of their own."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.need import Need
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.ready import Ready
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.ready import Assessment, RecordReady, record_ready
from sipdesk.usecases.sip_request import (
    AnswerRequest,
    SendRequest,
    WriteRequest,
    answer_request,
    send_request,
    write_request,
)
from tests.home import TODAY

SEEN = TODAY - timedelta(days=40)
READY = TODAY - timedelta(days=20)
NORTH = "Socialnämnden, Nordhittade kommun"
SOUTH = "Socialnämnden, Sydhittade kommun"
HEALTH = "Väntar på tid hos psykiatrin"


@dataclass(frozen=True, slots=True)
class Stuck:
    """Who is to stand still, and how. ``board`` empty: no placing nämnd is known."""

    given: str
    family: str
    board: str = NORTH
    ready: date | None = READY
    notified: bool = True
    waiting_for: str = "hvb"
    missing: str = ""
    needs: bool = False
    answer: SipAnswer | None = None  # None: never told; NONE: told and silent
    protected: bool = False


def bring(stuck: Stuck, ports: Ports) -> Case:
    """Open a case and bring it to where it stands still."""
    case = open_case(OpenCase(stuck.given, stuck.family, date(2009, 5, 1)), ports).case
    if stuck.board:
        party = Party(
            f"soc-{case.id}",
            PartyKind.SOCIAL_SERVICES,
            organisation=stuck.board,
            places=True,
        )
        case = put_party(PutParty(case.id, case.version, party), ports).case
    stay = replace(case.placement, department="Granens avdelning")
    case = record_placement(RecordPlacement(case.id, case.version, stay), ports).case
    if stuck.protected:
        flag = Flag(f"flag-{case.id}", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden")
        case = put_flag(PutFlag(case.id, case.version, flag), ports).case
    if stuck.needs:
        case = _need(case, stuck, ports)
    return _ready(case, stuck, ports) if stuck.ready else case


def _need(case: Case, stuck: Stuck, ports: Ports) -> Case:
    need = Need(SEEN, "Karin Exempel", coordination=Answer.YES, reason=HEALTH)
    case = record_need(RecordNeed(case.id, case.version, need), ports).case
    if stuck.answer is None:
        return case
    asked = SipRequest(f"request-{case.id}", f"soc-{case.id}", SEEN, questions="Vem?")
    case = write_request(WriteRequest(case.id, case.version, asked), ports).case
    sent = SendRequest(case.id, case.version, asked.id, SEEN, "Brev")
    case = send_request(sent, ports).case
    if stuck.answer is SipAnswer.NONE:
        return case
    said = AnswerRequest(
        case.id, case.version, asked.id, stuck.answer, TODAY, "needs-met"
    )
    return answer_request(said, ports).case


def _ready(case: Case, stuck: Stuck, ports: Ports) -> Case:
    told = stuck.ready if stuck.notified else None
    found = Assessment(stuck.ready, "Chefen på Granen", told, stuck.waiting_for)
    known = Ready(missing=stuck.missing, missing_words=HEALTH if stuck.missing else "")
    order = RecordReady(case.id, case.version, found, known)
    return record_ready(order, ports).case


HOME = (
    Stuck("Nora", "Björkhitt", needs=True, answer=SipAnswer.NONE, missing="flat"),
    Stuck("Nils", "Norrhitt", notified=False),
    Stuck("Sara", "Lönnhitt", SOUTH, needs=True, ready=None),
    Stuck("Sven", "Söderhitt", SOUTH, needs=True, answer=SipAnswer.DECLINES),
    Stuck("Hemma", "Hemlighitt", missing="care", waiting_for="care", protected=True),
    Stuck("Ingen", "Nämndhitt", ""),
    Stuck("Lugn", "Stillhitt", ready=None),
)


def bring_home(ports: Ports) -> None:
    """Let everybody in the home stand still."""
    for stuck in HOME:
        bring(stuck, ports)
