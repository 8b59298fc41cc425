"""A made-up case that has come some way, and what a screen about it needs."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.need import Need, NeedSource
from sipdesk.domain.offer import InformedBy, Offer, OfferAnswer
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.usecases.admission import (
    PutFlag,
    RecordYoungPerson,
    put_flag,
    record_young_person,
)
from sipdesk.usecases.case import CaseView, OpenCase, open_case, read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.consent import (
    ClearGuardian,
    RegisterConsent,
    clear_guardian,
    register_consent,
)
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.offer import RecordOffer, record_offer
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.sip_request import (
    SendRequest,
    WriteRequest,
    send_request,
    write_request,
)
from tests.home import (
    PASSPHRASE,
    TODAY,
    USER,
    SetClock,
    admit,
    content,
    open_ports,
    ports_of,
    vault,
)

GUARDIAN = Party("mother", PartyKind.GUARDIAN, "Sara Påhitt", "mamma")
PLACING = Party(
    "kommun",
    PartyKind.SOCIAL_SERVICES,
    "Nils Exempel",
    "socialsekreterare",
    "Socialtjänsten i Påhittstad",
    places=True,
)
PSYCHIATRY = Party(
    "bup", PartyKind.PSYCHIATRY, "Mona Test", "kurator", "BUP Påhittstad"
)
START = TODAY - timedelta(days=40)


@dataclass
class Desk:
    """An opened home at a screen: do things to its cases as another would."""

    ports: Ports
    clock: SetClock
    around: Around
    runner: DirectRunner[Ports]

    def view(self, case_id: CaseId) -> CaseView:
        """Read a case as it is now."""
        return read_case(case_id, self.ports)


def open_desk(folder: Path) -> Desk:
    """Open a new home; close ``desk.ports.store`` at the end."""
    clock = SetClock(START)
    return _desk(open_ports(folder, clock), clock)


def reopen_desk(folder: Path) -> Desk:
    """Open a home that ``open_desk`` made."""
    clock = SetClock(TODAY)
    opened = vault().open(folder / "hem.sipdesk", PASSPHRASE)
    return _desk(ports_of(opened, clock, ids="later"), clock)


def seen_by(desk: Desk, **rights: Any) -> Desk:
    """Give the desk to another, with these rights; the home stays open."""
    user = replace(USER, id="user-2", name="Lo Exempel", **rights)
    ports = admit(desk.ports, user)
    runner = DirectRunner(ports)
    around = replace(desk.around, user=user, runner=runner)
    return replace(desk, ports=ports, around=around, runner=runner)


def _desk(ports: Ports, clock: SetClock) -> Desk:
    runner = DirectRunner(ports)
    around = Around(
        runner=runner,
        content=content(),
        today=clock.today,
        new_id=ports.new_id,
        user=USER,
        clock_now=lambda: time(13, 26),
    )
    return Desk(ports, clock, around, runner)


def new_case(desk: Desk, given: str = "Alva", family: str = "Påhitt") -> CaseId:
    """Open a case of which no more is known than the name."""
    order = OpenCase(given, family, date(2010, 5, 17))
    return open_case(order, desk.ports).case.id


def walked_case(desk: Desk) -> CaseId:
    """Open a case and bring it to where the kommun has not answered for weeks."""
    case_id = new_case(desk)
    for party in (GUARDIAN, PLACING, PSYCHIATRY):
        put_party(PutParty(case_id, _seen(desk, case_id), party), desk.ports)
    clear = ClearGuardian(
        case_id, _seen(desk, case_id), GUARDIAN.id, Answer.YES, Answer.YES
    )
    clear_guardian(clear, desk.ports)
    young = replace(desk.view(case_id).case.young_person, custody=Custody.SOLE)
    known = RecordYoungPerson(case_id, _seen(desk, case_id), young, young.number)
    record_young_person(known, desk.ports)
    _place(desk, case_id)
    _see_the_need(desk, case_id)
    desk.clock.day = START + timedelta(days=9)
    for who in (YOUNG_PERSON, GUARDIAN.id):
        consent = RegisterConsent(case_id, _seen(desk, case_id), _consent(desk, who))
        register_consent(consent, desk.ports)
    _ask_for_a_sip(desk, case_id)
    desk.clock.day = TODAY
    return case_id


def protect(desk: Desk, case_id: CaseId) -> None:
    """Let the young person be protected."""
    flag = Flag(
        desk.ports.new_id(), FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Socialnämnden"
    )
    put_flag(PutFlag(case_id, _seen(desk, case_id), flag), desk.ports)


def close(desk: Desk, case_id: CaseId) -> None:
    """Close the case: there is no need."""
    seen = _seen(desk, case_id)
    closing = Closing(ClosingReason.NO_NEED, decided=TODAY, by="Karin Exempel")
    record_closing(RecordClosing(case_id, seen, closing), desk.ports)
    close_case(CloseCase(case_id, seen + 1), desk.ports)


def hand_out(
    desk: Desk,
    case_id: CaseId,
    kind: PaperKind,
    recipient: str,
    channel: str = PRINTED,
) -> str:
    """Print a paper, or let it go out in another way; give its id."""
    order = PaperOrder(case_id, kind, recipient)
    seen = preview_paper(order, desk.ports)
    wanted = HandOut(order, seen.made, seen.case_version, channel)
    return hand_out_paper(wanted, desk.ports).record.id


def file_copy(desk: Desk, case_id: CaseId) -> str:
    """Print the home's own checklist; give its id."""
    return hand_out(desk, case_id, PaperKind.CHECKLIST, FILE_COPY)


def _seen(desk: Desk, case_id: CaseId) -> int:
    return _case(desk, case_id).version


def _case(desk: Desk, case_id: CaseId) -> Case:
    return desk.view(case_id).case


def _place(desk: Desk, case_id: CaseId) -> None:
    stay = Placement(
        department="Avdelning Eken",
        legal_basis="lvu-3",
        placing_kommun="0180",
        home_region="Region Stockholm",
        admitted=START,
        start_meeting=TODAY + timedelta(days=3),
    )
    order = RecordPlacement(case_id, _seen(desk, case_id), stay)
    record_placement(order, desk.ports)


def _see_the_need(desk: Desk, case_id: CaseId) -> None:
    need = Need(
        assessed=START,
        by="Karin Exempel",
        source=NeedSource.STAFF,
        kommun=Answer.YES,
        kommun_what="Boende och skola efter placeringen",
        region=Answer.YES,
        region_what="Utredning på BUP",
        coordination=Answer.YES,
        areas=frozenset({Area.SCHOOL, Area.HOUSING, Area.MENTAL_HEALTH}),
        reason="Ingen vet vem som ordnar skola och stöd när Alva flyttar hem.",
    )
    record_need(RecordNeed(case_id, _seen(desk, case_id), need), desk.ports)
    offer = Offer(
        informed=START,
        how=frozenset({InformedBy.ORALLY, InformedBy.PICTURES}),
        by="Karin Exempel",
        offered=START,
        answer=OfferAnswer.YES,
        important="Att jag får bo kvar nära min syster.",
    )
    record_offer(RecordOffer(case_id, _seen(desk, case_id), offer), desk.ports)


def _consent(desk: Desk, who: str) -> Consent:
    kinds = frozenset({Information.CARE, Information.SCHOOL, Information.LIVING})
    grants = tuple(
        Grant(desk.ports.new_id(), party.id, kinds) for party in (PLACING, PSYCHIATRY)
    )
    day = desk.clock.today()
    return Consent(
        id=desk.ports.new_id(),
        consenter=who,
        state=ConsentState.YES,
        sip=Answer.YES,
        contact=Answer.YES,
        grants=grants,
        asked=day,
        decided=day,
        valid_to=day + timedelta(days=180),
        way=ConsentWay.PAPER,
        told=frozenset(Told),
        received_by="Karin Exempel, SIP-samordnare",
    )


def _ask_for_a_sip(desk: Desk, case_id: CaseId) -> None:
    request = SipRequest(
        "request-1",
        PLACING.id,
        desk.clock.today(),
        reason="Skola och boende behöver planeras tillsammans.",
        questions="Kan ni ta initiativ till en SIP?",
    )
    write = WriteRequest(case_id, _seen(desk, case_id), request)
    write_request(write, desk.ports)
    send = SendRequest(
        case_id, _seen(desk, case_id), request.id, desk.clock.today(), "Säker e-post"
    )
    send_request(send, desk.ports)
