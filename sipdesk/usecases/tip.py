"""Tips, questions and texts shared between homes. None of them is of anybody."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.documents.check_in import check_in_document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.access import Act
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.free_text import Remark
from sipdesk.domain.policy import ALLOW_SHARING
from sipdesk.domain.rights import Right, check
from sipdesk.domain.sender import Sender
from sipdesk.domain.tip import (
    MOST_TIPS,
    TEXT_LONGEST,
    TITLE_LONGEST,
    Finding,
    SharedTip,
    Tip,
    TipKind,
    TipsSent,
    findings,
)
from sipdesk.domain.transfer import SenderKnown
from sipdesk.usecases.free_text import all_names
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class WriteTip:
    """A tip as it is written; ``id`` is empty for a new one."""

    kind: TipKind
    title: str
    text: str
    settled: bool = False
    id: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class TipsRead:
    """The tips, newest first, and where one's own may hold something of a person."""

    tips: tuple[Tip, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TipsCame:
    """What a file has, and how well it is known who sent it: shown before it is kept.

    ``here`` tells of each tip whether it is here already.
    """

    sender: Sender
    day: date
    known: SenderKnown
    tips: tuple[SharedTip, ...]
    here: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class TakeTips:
    """A file that was looked at, and which of its tips are wanted, by their places."""

    data: bytes
    wanted: frozenset[int]


@dataclass(frozen=True, slots=True)
class CheckInPaper:
    """The agenda of a check-in meeting on paper."""

    data: bytes
    file_name: str


def read_tips(_: None, ports: Ports) -> TipsRead:
    """Read the tips, and look through one's own for what is of somebody.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.HOME_CONTENT)
    with ports.store.reading() as work:
        tips = work.sharing.tips()
        own = [tip for tip in tips if tip.is_own]
        names = all_names(work)
    return TipsRead(tips, findings(own, names))


def write_tip(order: WriteTip, ports: Ports) -> Tip:
    """Save a tip of one's own. What came from others is never changed.

    Raises:
        RuleBroken: ``tip-without-title``, ``tip-without-text``, ``tip-too-long``,
            ``tip-of-others``, ``right-missing``.
        Conflict: it has been changed since it was seen.
        Missing: there is no such tip.

    """
    check(ports.user, Right.HOME_CONTENT)
    title, text = " ".join(order.title.split()), order.text.strip()
    if not title:
        raise RuleBroken("tip-without-title", "title")
    if not text:
        raise RuleBroken("tip-without-text", "text")
    if len(title) > TITLE_LONGEST:
        raise RuleBroken("tip-too-long", "title", {"most": str(TITLE_LONGEST)})
    if len(text) > TEXT_LONGEST:
        raise RuleBroken("tip-too-long", "text", {"most": str(TEXT_LONGEST)})
    today = ports.clock.today()
    with ports.store.work() as work:
        before = _own(work, order.id) if order.id else None
        settled = before.settled if before else None
        is_answered = order.settled and order.kind is TipKind.QUESTION
        tip = Tip(
            id=order.id or ports.new_id(),
            kind=order.kind,
            title=title,
            text=text,
            day=before.day if before else today,
            settled=(settled or today) if is_answered else None,
            version=order.seen,
        )
        return work.sharing.put_tip(tip)


def settle_tip(order: tuple[str, bool], ports: Ports) -> Tip:
    """Say whether a question, from whomever, has been answered here.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such tip.

    """
    tip_id, settled = order
    with ports.store.work() as work:
        tip = _find(work, tip_id)
        day = ports.clock.today() if settled else None
        return work.sharing.put_tip(replace(tip, settled=day))


def drop_tip(tip_id: str, ports: Ports) -> Tip:
    """Take a tip out, one's own or another's; give it as it was.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such tip.

    """
    with ports.store.work() as work:
        tip = _find(work, tip_id)
        work.sharing.drop_tip(tip_id)
    return tip


def put_tip_back(tip: Tip, ports: Ports) -> Tip:
    """Put back what was taken out.

    Raises:
        RuleBroken: ``right-missing``.
        Conflict: it is there.

    """
    with ports.store.work() as work:
        return work.sharing.put_tip(replace(tip, version=0))


def share_tips(chosen: frozenset[str], ports: Ports) -> bytes:
    """Write tips of one's own for other homes, unless one may be of somebody.

    Raises:
        RuleBroken: ``tips-none-chosen``, ``tips-too-many``, ``tip-of-others``,
            ``tip-holds-number``, ``tip-holds-name``, ``right-missing``,
            ``branch-closed``, ``policy-forbids``.
        Missing: there is no such tip.

    """
    ports.store.policies.check(ALLOW_SHARING)
    check(ports.user, Right.HOME_CONTENT)
    check(ports.user, Right.READ_CASES)  # else their names would not be looked for
    if not chosen:
        raise RuleBroken("tips-none-chosen")
    if len(chosen) > MOST_TIPS:
        raise RuleBroken("tips-too-many", facts={"most": str(MOST_TIPS)})
    with ports.store.work() as work:
        tips = [_own(work, tip_id) for tip_id in sorted(chosen)]
        _check_of_nobody(work, tips)
        told = tuple(SharedTip(t.kind, t.title, t.text, t.day) for t in tips)
        sent = TipsSent(work.sharing.sender(), ports.clock.today(), told)
        work.access.did(Act.HANDED_OUT, detail=f"tips {len(tips)}")
        return work.sharing.tips_file(sent)


def look_at_tips(data: bytes, ports: Ports) -> TipsCame:
    """Read a file of tips, and tell what it has; nothing is kept.

    Raises:
        RuleBroken: ``right-missing``, ``tips-are-own``.
        Unavailable: NOT_TIPS, TIPS_TOO_NEW.

    """
    check(ports.user, Right.HOME_CONTENT)
    with ports.store.reading() as work:
        return _came(work, data)


def take_tips(order: TakeTips, ports: Ports) -> int:
    """Keep tips that came, but those that are here already; tell how many were new.

    Raises:
        RuleBroken, Unavailable: as ``look_at_tips``.

    """
    check(ports.user, Right.HOME_CONTENT)
    with ports.store.work() as work:
        came = _came(work, order.data)
        sent = TipsSent(came.sender, came.day, came.tips)
        verified = came.known is SenderKnown.VERIFIED
        new = [
            sent.taken(tip, verified=verified)
            for at, tip in enumerate(came.tips)
            if at in order.wanted and not came.here[at]
        ]
        single = {tip.id: tip for tip in new}
        for tip in single.values():
            work.sharing.put_tip(tip)
        return len(single)


def print_check_in(_: None, ports: Ports) -> CheckInPaper:
    """Make the agenda of a check-in meeting of the open questions.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``, ``tip-holds-number``,
            ``tip-holds-name``.

    """
    check(ports.user, Right.HOME_CONTENT)
    check(ports.user, Right.READ_CASES)
    made = ports.clock.now()
    with ports.store.work() as work:
        home = work.house.home()
        questions = [tip for tip in work.sharing.tips() if tip.is_open]
        _check_of_nobody(work, [tip for tip in questions if tip.is_own])
        work.access.did(Act.HANDED_OUT, detail=f"check-in {len(questions)}")
    data = render(check_in_document(questions, home, made)).data
    return CheckInPaper(data, f"avstamning-{made.date().isoformat()}.pdf")


def _came(work: Work, data: bytes) -> TipsCame:
    sent = work.sharing.read_tips(data)
    if sent.sender.id == work.house.home().id:
        raise RuleBroken("tips-are-own")
    cards = {card.id: card for card in work.transfers.cards()}
    here = {tip.id for tip in work.sharing.tips()}
    ids = [sent.taken(tip, verified=False).id for tip in sent.tips]
    return TipsCame(
        sent.sender,
        sent.day,
        sent.sender.known_by(cards.get(sent.sender.id)),
        sent.tips,
        tuple(one in here for one in ids),
    )


def _check_of_nobody(work: Work, tips: list[Tip]) -> None:
    for found in findings(tips, all_names(work)):
        if found.remark is Remark.PERSONAL_NUMBER:
            raise RuleBroken("tip-holds-number", found.tip)
        raise RuleBroken("tip-holds-name", found.tip)


def _find(work: Work, tip_id: str) -> Tip:
    tip = next((one for one in work.sharing.tips() if one.id == tip_id), None)
    if tip is None:
        raise Missing
    return tip


def _own(work: Work, tip_id: str) -> Tip:
    tip = _find(work, tip_id)
    if not tip.is_own:
        raise RuleBroken("tip-of-others")
    return tip
