"""Consent and secrecy: what leaves the program, read back from the bytes.

Cases are made by chance (``leaks.world``), papers are handed out by the real use cases
of a real encrypted home, and an oracle of plain rules (``leaks.oracle``) says what each
recipient may have.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import Missing
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Meeting, MeetingForm, Record
from sipdesk.domain.paper import (
    FINALISED,
    PRINTED,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.sip_request import SipRequest
from sipdesk.usecases.mailing import PrintLetters, print_letters, read_mailing
from tests.home import TODAY
from tests.proofs.claim import Claim, Outcome
from tests.proofs.leaks import expected, oracle, read_back
from tests.proofs.leaks.birds import Flock
from tests.proofs.leaks.changes import CHANGES, Changed, protected
from tests.proofs.leaks.plants import files, planted
from tests.proofs.leaks.trial import DUTIES, Desk, Order, Read, desk, orders
from tests.proofs.leaks.world import World, booking, world

_LONG, _SHORT = 600, 30
_PAPERS: Final = 8
_LONG_MAILS, _SHORT_MAILS = 60, 5
_LONG_DUTIES, _SHORT_DUTIES = 300, 10
_LONG_CHANGES, _SHORT_CHANGES = 100, 5
_WITH_ALL: Final = (PRINTED, SAVED_AS_WORD, SAVED_AS_FORM)


def nothing_leaks(long: bool) -> Outcome:  # noqa: FBT001
    """Hand papers out, and look at those that are refused, and read every byte."""
    tried, leaked, _, _ = _handed_out(long)
    return Outcome(tried, leaked)


def nothing_is_kept_back(long: bool) -> Outcome:  # noqa: FBT001
    """Count the canaries that should stand on the same papers, and those missing."""
    _, _, due, missing = _handed_out(long)
    return Outcome(due, missing)


@cache
def _handed_out(long: bool) -> tuple[int, int, int, int]:  # noqa: FBT001
    tried, leaked, due, missing = 0, 0, 0, 0
    with desk() as home:
        for seed in range(_LONG if long else _SHORT):
            case = home.take(world(seed))
            for order in _some(home, case, seed):
                read = home.hand_out(order, case)
                whole = read is not None and order.channel in _WITH_ALL
                read = read or home.look(order, case)
                tried += 1
                leaked += bool(read.leaked)
                printed = expected.PRINTED.get(order.kind) if whole else None
                if printed:
                    due += len(home.due(read, printed))
                    missing += home.lacking(order, read, printed)
    return tried, leaked, due, missing


def _some(home: Desk, case: Case, seed: int) -> list[Order]:
    chance = Random(seed)  # noqa: S311  (no secret)
    all_of_them = list(orders(case, home))
    return chance.sample(all_of_them, min(_PAPERS, len(all_of_them)))


def no_letter_of_a_mailing_leaks(long: bool) -> Outcome:  # noqa: FBT001
    """Print all letters of a meeting; move it, print again; cancel it, print again."""
    tried, leaked = 0, 0
    with desk() as home:
        for seed in range(_LONG_MAILS if long else _SHORT_MAILS):
            made = world(seed)
            meeting = replace(made.case.meeting, record=Record())  # still to be held
            case = home.take(replace(made, case=_booked(made.case, meeting)))
            for step in (None, _moved, _cancelled):
                if step is not None:
                    case = home.save(step(case, home))
                for read in _mailed(home, case):
                    tried += 1
                    leaked += bool(read)
    return Outcome(tried, leaked)


def _moved(case: Case, home: Desk) -> Case:
    chance = Random(home.seed)  # noqa: S311  (no secret)
    flock = Flock(chance, dict(home.told))
    now = booking(flock, chance.choice(tuple(MeetingForm)[1:]))
    home.told = flock.told
    return _booked(case, replace(case.meeting, booking=now))


def _cancelled(case: Case, home: Desk) -> Case:
    flock = Flock(Random(-home.seed - 1), dict(home.told))  # noqa: S311  (no secret)
    needs = (Information.PROCESS, Information.IDENTITY)
    why = flock.text("why it is cancelled", *needs)
    home.told = flock.told
    now = replace(case.meeting.booking, cancelled=TODAY, cancelled_words=why)
    return _booked(case, replace(case.meeting, booking=now))


def _booked(case: Case, meeting: Meeting) -> Case:
    return replace(case, meetings=(meeting,))


def _mailed(home: Desk, case: Case) -> Iterator[frozenset[str]]:
    mailing = read_mailing(case.id, home.ports)
    if not mailing.ready:
        return
    for letter in print_letters(PrintLetters(case.id, mailing), home.ports):
        record = letter.paper.record
        order = Order(record.kind, record.recipient)
        name = letter.paper.file_name
        yield home.read(order, case, (letter.paper.data, name)).leaked
        # An address page is for the post: it bears the reader's own name and address.
        yield home.read(order, case, (letter.address, "")).leaked


def no_duty_is_blocked(long: bool) -> Outcome:  # noqa: FBT001
    """Hand every duty out, also from a case in which next to nothing is known."""
    tried, blocked = 0, 0
    with desk() as home:
        for seed in range(_LONG_DUTIES if long else _SHORT_DUTIES):
            for made in (world(seed), _bare(world(seed, "-bare"))):
                case = home.take(made)
                for order in _duties(home, case):
                    read = home.hand_out(order, case)
                    if read is None:
                        home.complain(f"BLOCKED {order.named}")
                    tried += 1
                    blocked += read is None or bool(read.leaked)
    return Outcome(tried, blocked)


def _bare(made: World) -> World:
    """Leave of a case nothing but the request to the placing nämnd."""
    placing = made.case.placing
    if placing is None:
        raise Missing
    known = Case(
        id=made.case.id,
        number=made.case.number,
        opened=TODAY,
        coordinator="user-1",
        meetings=(Meeting(f"{made.case.id} meeting"),),
        parties=(placing,),
        requests=(SipRequest(f"{made.case.id} request", placing.id, TODAY),),
    )
    return replace(made, case=known)


def _duties(home: Desk, case: Case) -> Iterator[Order]:
    """Name the duties of a case: the placing nämnd is told of the need."""
    placing = case.placing
    for kind in sorted(DUTIES, key=lambda one: one.value):
        if kind is PaperKind.SIP_REQUEST and placing is not None:
            yield Order(kind, placing.id)
            continue
        whom = recipients(kind, case, home.clock.today())
        yield from (Order(kind, recipient) for recipient in whom or (oracle.BOARD,))


def one_fact_opens_nothing(long: bool) -> Outcome:  # noqa: FBT001
    """Hand papers out, let one fact be otherwise, and hand the same ones out again."""
    tried, opened = 0, 0
    with desk() as home:
        for seed in range(_LONG_CHANGES if long else _SHORT_CHANGES):
            for name, change in CHANGES.items():
                made = world(seed, f"-{name}")
                changed = change(made.case, Random(seed))  # noqa: S311  (no secret)
                if changed is not None:
                    outcome = _opened(home, made, changed)
                    tried, opened = tried + outcome.tried, opened + outcome.failed
    return Outcome(tried, opened)


def _opened(home: Desk, made: World, changed: Changed) -> Outcome:
    home.clock.day = TODAY
    before = home.take(replace(made, case=changed.before))
    # Of oneself and of the file nothing is secret: those are not asked about.
    everyone = _some(home, before, made.seed)
    asked = [o for o in everyone if o.recipient not in (oracle.YOUNG, oracle.FILE)]
    had = [home.hand_out(order, before) for order in asked]
    after = home.save(replace(changed.after, version=home.version(before)))
    home.clock.day = changed.day
    opened = 0
    for order, was in zip(asked, had, strict=True):
        now = _again(home, order, after)
        more = (now.seen if now else frozenset()) - (was.seen if was else frozenset())
        # Whom a letter is to may stand on it: that tells its reader nothing.
        more = frozenset(w for w in more if _named(home, w) != order.recipient)
        opened += bool(more)
        if more:
            home.complain(f"OPENED {sorted(more)} in {order.named} on {changed.day}")
    home.clock.day = TODAY
    return Outcome(len(asked), opened)


def _named(home: Desk, word: str) -> str:
    bird = home.told.get(word)
    return bird.names if bird else ""


def _again(home: Desk, order: Order, case: Case) -> Read | None:
    """Hand a paper out again; None if it is for nobody of that name any more."""
    try:
        return home.hand_out(order, case)
    except Missing:
        return None


def a_later_protection_holds(long: bool) -> Outcome:  # noqa: FBT001
    """Finalise, then put a protection, then hand the finalised papers out."""
    tried, leaked = 0, 0
    with desk() as home:
        for seed in range(_LONG_CHANGES if long else _SHORT_CHANGES):
            made = world(seed)
            changed = protected(made.case, Random(seed))  # noqa: S311  (no secret)
            if changed is None:
                continue
            before = home.take(made)
            after = home.save(replace(changed.after, version=home.version(before)))
            locked = [o for o in orders(after, home) if o.kind in FINALISED]
            for order in locked[::3]:
                read = home.hand_out(order, after)
                tried += read is not None
                leaked += bool(read and read.leaked)
    return Outcome(tried, leaked)


def every_planted_leak_is_seen(long: bool) -> Outcome:  # noqa: ARG001, FBT001
    """Put a canary where nobody may have it, in every place of every sort of file."""
    with desk() as home:
        case = home.take(world(0))
        seen = [(order.named, found) for order, found in planted(home, case)]
        word = next(w for w, bird in home.told.items() if bird.what == "place")
        seen += [
            (place, word in read_back.found(*file, ())) for place, file in files(word)
        ]
        for place, found in seen:
            if not found:
                home.complain(f"NOT SEEN {place}")
    return Outcome(len(seen), sum(not found for _, found in seen))


CLAIMS = (
    Claim(
        "every leak that is made on purpose is seen, in every sort of file",
        every_planted_leak_is_seen,
    ),
    Claim(
        "nothing that goes out holds a kind, a name or an address that its reader "
        "may not have",
        nothing_leaks,
    ),
    Claim(
        "what a reader may have and the paper prints stands there",
        nothing_is_kept_back,
    ),
    Claim(
        "no printed mailing holds what its reader may not have",
        no_letter_of_a_mailing_leaks,
    ),
    Claim(
        "no duty is blocked by a consent, a protection or what is missing",
        no_duty_is_blocked,
    ),
    Claim(
        "a withdrawal, a protection, a last day or an eighteenth birthday opens "
        "nothing",
        one_fact_opens_nothing,
    ),
    Claim(
        "a protection put later holds for what was finalised before it",
        a_later_protection_holds,
    ),
)
