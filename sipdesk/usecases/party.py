"""Those around the young person, entered once and picked after that."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.words import lower_first
from sipdesk.domain.address_book import Contact
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import place_is_hidden
from sipdesk.domain.many import put, without
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.plan_rules import may_lead
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class PutParty:
    """A party to add or change; ``remember`` puts an agency into the address book."""

    case: CaseId
    seen: int
    party: Party
    remember: bool = False


@dataclass(frozen=True, slots=True)
class RemoveParty:
    """A party to take out."""

    case: CaseId
    seen: int
    party: str


@dataclass(frozen=True, slots=True)
class PickContact:
    """A contact of the address book to bring into the case."""

    case: CaseId
    seen: int
    contact: str
    places: bool = False


def put_party(order: PutParty, ports: Ports) -> Change:
    """Add or change a party.

    Family is never put into the address book, and no address of the protected is kept.

    Raises:
        RuleBroken: ``party-without-name``, ``placing-is-kommun``; ``lead-is-principal``
            and ``convener-is-principal`` when one who is that would become another;
            ``place-hidden`` when it would let them know a place that is hidden:
            ``usecases.consent.clear_place`` is the door to that.

    """
    party = order.party
    if not party.label:
        raise RuleBroken("party-without-name", "name")
    if party.places and party.kind is not PartyKind.SOCIAL_SERVICES:
        raise RuleBroken("placing-is-kommun", "places")

    today = ports.clock.today()
    remember = order.remember and not party.kind.is_private and not party.contact
    if remember:
        party = replace(party, contact=ports.new_id())

    def edit(case: Case) -> Case:
        _check_roles(case, party)
        _check_place(case, party, today)
        parties = _placed(put(case.parties, party), party)
        return replace(case, parties=parties).without_addresses(today)

    changed = change(order.case, order.seen, "party-put", ports, edit)
    if remember:
        _remember(party, ports)
    return changed


def remove_party(order: RemoveParty, ports: Ports) -> Change:
    """Take a party out, if nothing in the case speaks of it.

    Raises:
        RuleBroken: ``party-in-use``.
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        if order.party in _spoken_of(case):
            raise RuleBroken("party-in-use")
        return replace(case, parties=without(case.parties, order.party))

    return change(order.case, order.seen, "party-removed", ports, edit)


def pick_contact(order: PickContact, ports: Ports) -> Change:
    """Bring a contact of the address book into the case.

    Raises:
        Missing: there is no such contact.
        RuleBroken: ``placing-is-kommun``.

    """
    with ports.store.reading() as work:
        contact = work.contacts.get(order.contact)
    party = Party(
        id=ports.new_id(),
        kind=contact.kind,
        name=contact.name,
        function=contact.function or _role(contact, ports),
        organisation=contact.organisation,
        phone=contact.phone,
        email=contact.email or _mail(contact.mailbox),
        address=contact.address,
        contact=contact.id,
        places=order.places,
        may_be_asked=Answer.NOT_ASKED,
    )
    return put_party(PutParty(order.case, order.seen, party), ports)


def _role(contact: Contact, ports: Ports) -> str:
    """Name the role of one whose function nobody has written."""
    roles = {role.code: role.text for role in ports.content.contact_roles}
    return lower_first(roles.get(contact.role, ""))


def _mail(mailbox: str) -> str:
    """Give a functional mailbox that mail can be sent to: an SDK address cannot."""
    return mailbox if "@" in mailbox else ""


def _placed(parties: tuple[Party, ...], latest: Party) -> tuple[Party, ...]:
    """Only one nämnd places."""
    if not latest.places:
        return parties
    return tuple(
        p if p.id == latest.id or not p.places else replace(p, places=False)
        for p in parties
    )


def _check_place(case: Case, party: Party, today: date) -> None:
    """See that no change of somebody lets them know a hidden place by the way."""
    before = next((p for p in case.parties if p.id == party.id), Party("", party.kind))
    told = (party.may_know_place, party.place_decision)
    is_new = told != (before.may_know_place, before.place_decision)
    if is_new and party.may_know_place is Answer.YES and place_is_hidden(case, today):
        raise RuleBroken("place-hidden")


def _check_roles(case: Case, party: Party) -> None:
    """See that one who leads or convenes goes on speaking for kommun or region."""
    if party.id == case.plan.lead and not may_lead(party):
        raise RuleBroken("lead-is-principal", "kind")
    convenes = any(m.roles.convener == party.id for m in case.meetings)
    if convenes and party.principal is None:
        raise RuleBroken("convener-is-principal", "kind")


def _spoken_of(case: Case) -> frozenset[str]:
    consents = {c.consenter for c in case.consents}
    granted = {g.recipient for c in case.consents for g in c.grants}
    granted |= {chosen.recipient for chosen in case.grounds}
    asked = {r.party for r in case.requests} | {case.promise.party}
    called = {p.party for m in case.meetings for p in m.participants}
    convening = {m.roles.convener for m in case.meetings}
    doing = {m.party for m in case.plan.measures} | {case.plan.lead}
    quoted = {check.said_by for check in case.plan.measure_checks}
    quoted |= {check.said_by for check in case.plan.goal_checks}
    going_on = {p.party for p in case.pathways} | {case.ready.missing_from}
    going_on |= {n.recipient for n in case.cover_notes}
    flagged = {f.about for f in case.flags} | going_on
    written_to = {i.party for i in case.admission.items if i.letters}
    told = {one.party for one in case.admission.told}
    return frozenset(
        consents
        | granted
        | asked
        | called
        | convening
        | doing
        | quoted
        | flagged
        | written_to
        | told
    ) - {""}


def _remember(party: Party, ports: Ports) -> None:
    contact = Contact(
        id=party.contact,
        kind=party.kind,
        organisation=party.organisation or party.label,
        name=party.name,
        function=party.function,
        phone=party.phone,
        email=party.email,
        address=party.address,
    )
    with ports.store.work() as work:
        work.contacts.put(contact)
