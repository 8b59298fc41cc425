"""Send a case to the home that takes the placement over, and read its receipt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sipdesk.domain.access import Act
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.ground import Ground
from sipdesk.domain.handover import handed_over, without_kinds
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.policy import ALLOW_CASE_TRANSFER
from sipdesk.domain.rights import Right, check
from sipdesk.domain.transfer import (
    Carried,
    CarriedPaper,
    CarriedReceived,
    Direction,
    HomeCard,
    Package,
    Transfer,
    TransferGround,
)
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, save
from sipdesk.usecases.transfer_ports import Outgoing


@dataclass(frozen=True, slots=True)
class ChooseTransferGround:
    """A ground of ``resources/transfer_grounds.toml``, and why it holds here."""

    ground: str
    kinds: frozenset[Information]  # some or all of those that it opens
    reason: str
    by: str  # who judged it: name and title
    licensed: bool = False  # they are licensed; some grounds ask for that


@dataclass(frozen=True, slots=True)
class SendCase:
    """A case, where the package is to lie, and on what it goes.

    ``card`` is the id of a home whose card is kept; where it is empty, a passphrase is
    made, and ``home_name`` says which home it is for.
    """

    case: CaseId
    seen: int
    to: Path
    grounds: tuple[ChooseTransferGround, ...]
    card: str = ""
    home_name: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A package that was made. ``passphrase`` is shown once and kept nowhere.

    ``path`` is where it lies: where it was ``asked`` for, unless the name could not be
    given. It is ``lost`` where the disk went away when the case had been closed.
    """

    change: Change
    transfer: Transfer
    asked: Path
    path: Path
    passphrase: str = field(default="", repr=False)
    lost: bool = False

    @property
    def case(self) -> Case:
        """The case as it is now: closed."""
        return self.change.case

    @property
    def label(self) -> str:
        """What was done, as the journal has it."""
        return self.change.label


@dataclass(frozen=True, slots=True)
class Transferable:
    """What can be sent of a case, on what, and to whom.

    ``grounds`` are those that fit the young person's age. Where they do not open all
    of ``CONSENTABLE``, papers, journal, locked versions and free text are left out, for
    they may be of any kind: ``papers`` and ``saves`` count them.
    """

    case: Case
    grounds: tuple[Ground, ...]
    cards: tuple[HomeCard, ...]
    papers: int
    saves: int
    transfers: tuple[Transfer, ...]  # of this case, newest first


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    """A receipt, as it came."""

    data: bytes


def prepare_transfer(case_id: CaseId, ports: Ports) -> Transferable:
    """Tell what can be sent of a case.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such case.

    """
    check(ports.user, Right.TRANSFER)
    age_day = ports.clock.today()
    with ports.store.reading() as work:
        case = work.cases.get(case_id)
        papers = len(work.papers.of_case(case_id)) + len(work.received.of_case(case_id))
        own = tuple(t for t in work.transfers.all() if t.case == case_id)
        cards, history = work.transfers.cards(), work.cases.saved(case_id)
    age = case.young_person.age_on(age_day)
    return Transferable(
        case=case,
        grounds=tuple(
            g for g in ports.content.transfer_grounds.values() if g.holds_at(age)
        ),
        cards=cards,
        papers=papers,
        saves=len(history),
        transfers=own,
    )


def send_case(order: SendCase, ports: Ports) -> Sent:
    """Close a case as handed over, and lay the package of it where it was asked for.

    What no ground was chosen for is left out, and the package says so. Photos do not
    go with it, and are taken away here as when a case is closed. The file gets
    its name when all is saved: nothing leaves that is not in the access log.

    Raises:
        RuleBroken: ``right-missing``, ``case-closed``, ``transfer-to-nobody``,
            ``transfer-without-placement``, ``transfer-ground-kinds``,
            ``transfer-ground-outgrown``, ``transfer-without-reason``,
            ``transfer-without-judge``, ``transfer-without-licence``,
            ``policy-forbids``.
        Conflict: the case has moved on since it was seen.
        Missing: there is no such case, card or ground.
        Unavailable: ALREADY_THERE, NO_SUCH_FOLDER, PACKAGE_TOO_BIG, or what the disk
            refuses; the case is as it was.

    """
    check(ports.user, Right.TRANSFER)
    ports.store.policies.check(ALLOW_CASE_TRANSFER)
    with ports.store.departing(order.to) as file:
        sent = _sent(order, file, ports)
        lies = file.lay()
    return replace(sent, path=lies or order.to, lost=lies is None)


def _sent(order: SendCase, file: Outgoing, ports: Ports) -> Sent:
    with ports.store.work() as work:
        case = work.cases.get(order.case, order.seen)
        if case.closing.closed is not None:
            raise RuleBroken("case-closed")
        age = case.young_person.age_on(ports.clock.today())
        grounds = check_grounds(order.grounds, ports.content.transfer_grounds, age)
        card = _card(order, work)
        name = card.name if card else order.home_name.strip()
        today = ports.clock.today()
        leaving = handed_over(case, name, ports.user.signature, today)
        work.pictures.clear_photos(case.id)
        saved = save(work, leaving, "case-handed-over", ports)
        left_out = frozenset(CONSENTABLE).difference(*(g.kinds for g in grounds))
        own = work.transfers.own_card()
        package = Package(
            id=ports.new_id(),
            home=own.id,
            home_name=own.name,
            verify_key=own.verify_key,
            to=card.recipient if card else "",
            created=ports.clock.now(),
            grounds=grounds,
            left_out=left_out,
        )
        packed = work.transfers.pack(package, carried(work, saved, left_out))
        transfer = Transfer(
            id=package.id,
            direction=Direction.SENT,
            case=case.id,
            home=card.id if card else "",
            home_name=name,
            at=package.created,
            by=ports.user.id,
            case_version=saved.version,
            sum=packed.sum,
            left_out=left_out,
        )
        work.transfers.put(transfer)
        to = [card.id] if card else []
        told = " ".join((package.id, *to, *(g.ground for g in grounds)))
        work.access.did(Act.SENT_CASE, case.id, told)
        file.write(packed.data)
    change = Change(saved, "case-handed-over")
    return Sent(change, transfer, order.to, order.to, packed.passphrase)


def check_grounds(
    grounds: Iterable[ChooseTransferGround],
    known: Mapping[str, Ground],
    age: int | None,
) -> tuple[TransferGround, ...]:
    """Give what was chosen as a package tells it, if all of it can be.

    Raises:
        RuleBroken: ``transfer-without-placement``, ``transfer-ground-kinds``,
            ``transfer-ground-outgrown``, ``transfer-without-reason``,
            ``transfer-without-judge``, ``transfer-without-licence``.
        Missing: there is no such ground.

    """
    chosen = []
    for one in grounds:
        ground = known.get(one.ground)
        if ground is None:
            raise Missing
        if not ground.holds_at(age):
            raise RuleBroken("transfer-ground-outgrown", one.ground)
        if not one.kinds or not one.kinds <= ground.kinds:
            raise RuleBroken("transfer-ground-kinds", one.ground)
        if not one.reason.strip():
            raise RuleBroken("transfer-without-reason", one.ground)
        if not one.by.strip():
            raise RuleBroken("transfer-without-judge", one.ground)
        if ground.by_licensed and not one.licensed:
            raise RuleBroken("transfer-without-licence", one.ground)
        chosen.append(
            TransferGround(
                ground.id, ground.law, one.kinds, one.reason.strip(), one.by.strip()
            )
        )
    if not any(Information.CARE in ground.kinds for ground in chosen):
        raise RuleBroken("transfer-without-placement")
    return tuple(chosen)


def carried(work: Work, case: Case, left_out: frozenset[Information]) -> Carried:
    """Gather all of a case that goes along: whole where no kind is left out."""
    history = work.cases.saved(case.id)
    if left_out:
        last = replace(history[-1], before=None)
        return Carried(without_kinds(case, left_out), (last,))
    return Carried(
        case,
        history,
        tuple(
            CarriedPaper(
                record, work.papers.data(record.id), work.papers.archive_copy(record.id)
            )
            for record in work.papers.of_case(case.id)
        ),
        tuple(
            CarriedReceived(record, work.received.data(record.id))
            for record in work.received.of_case(case.id)
        ),
        tuple(_texts(work, case)),
    )


def read_transfers(_: None, ports: Ports) -> tuple[Transfer, ...]:
    """Read all that left or came, newest first.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.reading() as work:
        return work.transfers.all()


def read_receipt(order: ReadReceipt, ports: Ports) -> Transfer:
    """Note that a package was received, by the receipt of the home that took it.

    Where it went to a kept card, the receipt must be signed by that home. By a
    passphrase, only one who opened the package knows the sum that it must name.

    Raises:
        RuleBroken: ``right-missing``, ``receipt-of-nothing``, ``receipt-not-theirs``.
        Unavailable: NOT_A_RECEIPT, PACKAGE_TOO_NEW.

    """
    check(ports.user, Right.TRANSFER)
    with ports.store.work() as work:
        receipt = work.transfers.read_receipt(order.data)
        every = work.transfers.all()
        sent = next((t for t in every if _is_of(t, receipt.package)), None)
        if sent is None or sent.sum != receipt.sum:
            raise RuleBroken("receipt-of-nothing")
        card = next((c for c in work.transfers.cards() if c.id == receipt.home), None)
        stranger = sent.home and sent.home != receipt.home
        if stranger or (sent.home and card is None):
            raise RuleBroken("receipt-not-theirs")
        if card is not None and card.verify_key != receipt.verify_key:
            raise RuleBroken("receipt-not-theirs")
        received = replace(sent, received=receipt.day)
        work.transfers.put(received)
        return received


def _is_of(transfer: Transfer, package: str) -> bool:
    return transfer.id == package and transfer.direction is Direction.SENT


def _texts(work: Work, case: Case) -> Iterator[str]:
    """Read the texts that the case's locked versions were written with."""
    plans = case.plan.versions
    sums = {one for v in plans for one in (v.letter, v.shared)}
    for meeting in case.meetings:
        sums |= {one for v in meeting.minutes for one in (v.letter, v.shared)}
    for one in sorted(sums - {""}):
        yield work.texts.kept(one)


def _card(order: SendCase, work: Work) -> HomeCard | None:
    if order.card:
        card = next((c for c in work.transfers.cards() if c.id == order.card), None)
        if card is None:
            raise Missing
        return card
    if not order.home_name.strip():
        raise RuleBroken("transfer-to-nobody", "home_name")
    return None
