"""Take in a case that another home sent: looked at first, then all of it or nothing."""

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from sipdesk.domain.access import Act
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken, SipdeskError
from sipdesk.domain.handover import Beginning, taken_over, to_confirm
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.rights import Right, check
from sipdesk.domain.search import Search
from sipdesk.domain.transfer import (
    Arrived,
    Arriving,
    Carried,
    Direction,
    Package,
    SenderKnown,
    Transfer,
    TransferGround,
    arriving,
    sender,
)
from sipdesk.domain.transfer_check import check_arrived
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, overview_of, save


@dataclass(frozen=True, slots=True)
class LookAtPackage:
    """A package, and the passphrase that was told by telephone, if it has one."""

    path: Path
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TakeCase:
    """A package that was looked at. ``sum`` is that of what was shown.

    ``unverified`` says that whoever takes it knows that the sender is not.
    """

    path: Path
    sum: str
    passphrase: str = field(default="", repr=False)
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a package holds, and what it is to this home. Nothing has changed yet.

    ``to_confirm`` counts the consents that were given; they will wait here.
    ``same_number`` are the numbers of other cases here of one with the same
    personnummer: nothing is put together with them.
    """

    sum: str
    package: str
    home_name: str
    sender: SenderKnown
    fingerprint_day: date | None  # when the card was compared
    arriving: Arriving
    number_here: str  # of the case here, if it is here
    same_number: tuple[str, ...]
    name: str
    birth_date: date | None
    parties: int
    meetings: int
    papers: int
    saves: int
    to_confirm: int
    grounds: tuple[TransferGround, ...]
    left_out: frozenset[Information]
    by_passphrase: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """The case as it begins here, and the receipt to send back."""

    change: Change
    transfer: Transfer
    receipt: bytes


def look_at_package(order: LookAtPackage, ports: Ports) -> Arrival:
    """Open a package and tell what it holds; that it was looked at is in the log.

    Raises:
        RuleBroken: ``right-missing``, ``package-passphrase-missing``,
            ``package-says-otherwise``.
        Unavailable: as ``Transfers.open``.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.reading() as work:
        arrived = _opened(work, order.path, order.passphrase, ports)
        work.access.did(Act.OPENED, arrived.carried.case.id, arrived.package.id)
        return _arrival(work, arrived)


def take_case(order: TakeCase, ports: Ports) -> Taken:
    """Take in a case as it came, and begin it here as the next version.

    Raises:
        RuleBroken: as ``look_at_package``; ``package-is-another``,
            ``package-used``, ``package-case-here``, ``package-changed-here``,
            ``package-partly``, ``package-other-history``, ``sender-changed``,
            ``sender-unverified``.
        Unavailable: as ``Transfers.open``. Nothing has changed.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.work() as work:
        arrived = _opened(work, order.path, order.passphrase, ports)
        if arrived.sum != order.sum:
            raise RuleBroken("package-is-another")
        package, came = arrived.package, arrived.carried
        _check_sender(_known(work, package), order)
        _check_arriving(_arriving(work, arrived))
        saved = _begun(work, came, package, ports)
        transfer = Transfer(
            id=package.id,
            direction=Direction.TAKEN,
            case=came.case.id,
            home=package.home,
            home_name=package.home_name,
            at=ports.clock.now(),
            by=ports.user.id,
            case_version=saved.version,
            sum=arrived.sum,
            left_out=package.left_out,
            received=ports.clock.today(),
        )
        work.transfers.put(transfer)
        work.access.did(Act.TOOK_CASE, saved.id, package.id)
        receipt = work.transfers.receipt(transfer, ports.clock.today())
    return Taken(Change(saved, "case-taken-over"), transfer, receipt)


def make_receipt(package: str, ports: Ports) -> bytes:
    """Give the receipt of a package that was taken in, once more.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: no such package was.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.work() as work:
        for one in work.transfers.all():
            if (one.id, one.direction) == (package, Direction.TAKEN):
                return work.transfers.receipt(one, one.received or one.at.date())
    raise Missing


def _check_sender(known: SenderKnown, order: TakeCase) -> None:
    if known is SenderKnown.CHANGED:
        raise RuleBroken("sender-changed")
    if known is SenderKnown.UNKNOWN and not order.unverified:
        raise RuleBroken("sender-unverified", "unverified")


def _check_arriving(found: Arriving) -> None:
    if found is Arriving.USED:
        raise RuleBroken("package-used")
    if found is Arriving.HERE:
        raise RuleBroken("package-case-here")
    if found is Arriving.CHANGED_HERE:
        raise RuleBroken("package-changed-here")
    if found is Arriving.PARTLY:
        raise RuleBroken("package-partly")
    if found is Arriving.OTHER_HISTORY:
        raise RuleBroken("package-other-history")


def _opened(work: Work, path: Path, passphrase: str, ports: Ports) -> Arrived:
    """Open a package, and see that what it holds can be a case."""
    arrived = work.transfers.open(path, passphrase)
    check_arrived(arrived)
    try:
        overview_of(work, arrived.carried.case, ports)
    except (ArithmeticError, LookupError, TypeError, ValueError, SipdeskError):
        raise RuleBroken("package-says-otherwise") from None
    return arrived


def _arrival(work: Work, arrived: Arrived) -> Arrival:
    package, came = arrived.package, arrived.carried
    case, numbers = came.case, work.cases.numbers()
    card = next((c for c in work.transfers.cards() if c.id == package.home), None)
    return Arrival(
        sum=arrived.sum,
        package=package.id,
        home_name=card.name if card else package.home_name,
        sender=sender(package, card),
        fingerprint_day=card.compared if card else None,
        arriving=_arriving(work, arrived),
        number_here=numbers.get(case.id, ""),
        same_number=_same_number(work, case),
        name=case.young_person.name,
        birth_date=case.young_person.birth_date,
        parties=len(case.parties),
        meetings=len(case.meetings),
        papers=len(came.papers) + len(came.received),
        saves=len(came.history),
        to_confirm=len(to_confirm(case.consents)),
        grounds=package.grounds,
        left_out=package.left_out,
        by_passphrase=not package.to,
    )


def _known(work: Work, package: Package) -> SenderKnown:
    card = next((c for c in work.transfers.cards() if c.id == package.home), None)
    return sender(package, card)


def _arriving(work: Work, arrived: Arrived) -> Arriving:
    case_id = arrived.carried.case.id
    here = _here(work, case_id)
    before = work.cases.saved(case_id) if here is not None else ()
    return arriving(arrived, here, before, work.transfers.all())


def _here(work: Work, case_id: CaseId) -> Case | None:
    try:
        return work.cases.unseen(case_id)
    except Missing:
        return None


def _same_number(work: Work, case: Case) -> tuple[str, ...]:
    number = case.young_person.number
    if not number:
        return ()
    pages = [work.cases.page(Search(number, closed=c)) for c in (False, True)]
    return tuple(r.number for page in pages for r in page.rows if r.id != case.id)


def _begun(work: Work, came: Carried, package: Package, ports: Ports) -> Case:
    """Keep the case as it came, then as it begins here; the journal tells of both."""
    today, home = ports.clock.today(), work.house.home()
    numbers = work.cases.numbers()
    number = numbers.get(came.case.id) or work.cases.next_number(today.year)
    own = Party(ports.new_id(), PartyKind.SIS_CARE, organisation=home.name)
    was = _here(work, came.case.id)
    # Its old number may be another case's here.
    work.cases.take_in(replace(came.case, number=number), came.history)
    work.transfers.keep_papers(came)
    for text in came.texts:
        work.texts.keep(sha256(text.encode()).hexdigest(), text)
    begins = Beginning(number, ports.user.id, own, today)
    case = taken_over(came.case, package.home_name, begins, was)
    return save(work, case, "case-taken-over", ports)
