"""What is asked beside the request for a SIP, and what was said to it."""

from dataclasses import replace
from random import Random

from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.information import Information as Kind
from sipdesk.domain.offer import Offered
from sipdesk.domain.sip_request import Attempt, ContactWay, Purpose, SipRequest
from tests.home import TODAY
from tests.proofs.leaks.birds import Flock
from tests.proofs.leaks.oracle import FILE


def asked_more(case: Case, chance: Random, flock: Flock) -> Case:
    """Ask the young person again, and principals for something else than a SIP."""
    offer = replace(
        case.offer,
        answer_words=flock.text("offer answer", only=(FILE,)),
        earlier=(Offered("earlier", TODAY, words=flock.text("earlier", only=(FILE,))),),
    )
    whom = [one for one in ("namnd", "bup") if chance.random() < 0.5]
    beside = tuple(_beside(chance, flock, one) for one in whom)
    return replace(case, offer=offer, requests=(*case.requests, *beside))


def _beside(chance: Random, flock: Flock, party: str) -> SipRequest:
    """Ask something else of one who may be asked for a SIP too."""
    purpose = chance.choice(tuple(Purpose)[1:])
    own, told = (party, FILE), purpose.value
    basis = Basis(
        BasisKind.AGREEMENT,
        counterpart=flock.text(f"{told} counterpart", Kind.PROCESS, only=own),
        reference=flock.text(f"{told} reference", Kind.PROCESS, only=own),
        since=TODAY,
    )
    return SipRequest(
        id=f"{told}-{party}",
        party=party,
        written=TODAY,
        purpose=purpose,
        basis=basis,
        reason=flock.text(f"{told} reason", Kind.CARE, only=own),
        questions=flock.text(f"{told} questions", Kind.CARE, only=own),
        ground=chance.choice(("", "osl-26-9")),
        sent=TODAY,
        next_by=flock.text(f"{told} next by", only=(FILE,)),
        attempts=(_attempt(flock, told, party),),
    )


def _attempt(flock: Flock, about: str, party: str) -> Attempt:
    return Attempt(
        f"attempt-{about}-{party}",
        TODAY,
        ContactWay.PHONE,
        flock.text(f"{about} tried by", only=(FILE,)),
        flock.text(f"{about} reached", only=(FILE,)),
        flock.text(f"{about} said", only=(FILE,)),
    )
