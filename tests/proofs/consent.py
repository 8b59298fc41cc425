"""Consent and secrecy: what leaves the program, read back from the bytes.

Cases are made by chance (``leaks.world``), papers are handed out by the real use cases
of a real encrypted home, and an oracle of plain rules (``leaks.oracle``) says what each
recipient may have.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from random import Random
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import Missing
from sipdesk.domain.meeting import Meeting, MeetingForm
from sipdesk.domain.paper import PRINTED, SAVED_AS_FORM, SAVED_AS_WORD, PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.young_person import YoungPerson
from sipdesk.usecases.mailing import PrintLetters, print_letters, read_mailing
from tests.home import TODAY
from tests.proofs.claim import Outcome
from tests.proofs.leaks import expected, oracle
from tests.proofs.leaks.birds import Flock
from tests.proofs.leaks.changes import CHANGES
from tests.proofs.leaks.trial import DUTIES, Desk, Order, desk, orders
from tests.proofs.leaks.world import World, booking, world

_LONG, _SHORT = 1500, 40
_PAPERS: Final = 10
_LONG_MAILS, _SHORT_MAILS = 120, 5
_LONG_CHANGES, _SHORT_CHANGES = 400, 12
_WITH_ALL: Final = (PRINTED, SAVED_AS_WORD, SAVED_AS_FORM)


def nothing_leaks(long: bool) -> Outcome:  # noqa: FBT001
    """Hand papers out, and look at those that are refused, and read every byte."""
    tried, leaked, _, _ = _handed_out(long)
    return Outcome(tried, leaked)


def nothing_is_kept_back(long: bool) -> Outcome:  # noqa: FBT001
    """Count the canaries that should stand on the same papers, and those that do not."""
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
                    due += home.due(read, printed)
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
            case = home.take(_called(world(seed)))
            for step in (None, _moved, _cancelled):
                if step is not None:
                    case = home.save(step(case, home))
                for read in _mailed(home, case):
                    tried += 1
                    leaked += bool(read)
    return Outcome(tried, leaked)


def _called(made: World) -> World:
    """Let the mailing be of a case in which the meeting can be called to."""
    return made


def _moved(case: Case, home: Desk) -> Case:
    chance = Random(home.seed)  # noqa: S311  (no secret)
    flock = Flock(chance, dict(home.told))
    now = booking(flock, chance.choice(tuple(MeetingForm)[1:]))
    home.told = flock.told
    return _booked(case, replace(case.meeting, booking=now))


def _cancelled(case: Case, home: Desk) -> Case:
    flock = Flock(Random(-home.seed - 1), dict(home.told))  # noqa: S311  (no secret)
    needs = (oracle.Kind.PROCESS, oracle.Kind.IDENTITY)
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
        for seed in range(_LONG if long else _SHORT):
            made = world(seed)
            for case in (made.case, _bare(made.case)):
                saved = home.take(replace(made, case=case))
                for order in _duties(home, saved):
                    read = home.hand_out(order, saved)
                    if read is None:
                        home.complain(f"BLOCKED {order}")
                    tried += 1
                    blocked += read is None or bool(read.leaked)
    return Outcome(tried, blocked)


def _bare(case: Case) -> Case:
    """Leave of a case what cannot be missing, and all that stands in the way."""
    placing = case.placing
    if placing is None:
        raise Missing
    return replace(
        case,
        id=type(case.id)(f"{case.id}-bare"),
        number=f"{case.number}-0",
        meetings=(Meeting(f"bare meeting {case.id}"),),
        young_person=YoungPerson(),
        placement=Placement(),
        parties=(replace(placing, id=f"{placing.id}-bare"),),
        consents=(),
        consent_deviation="",
        flags=(),
        grounds=(),
        requests=(SipRequest(f"bare {case.id}", f"{placing.id}-bare", TODAY),),
        plan=type(case.plan)(),
    )


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
    numbers = count(1)
    with desk() as home:
        for seed in range(_LONG_CHANGES if long else _SHORT_CHANGES):
            made = world(seed)
            for name, change in CHANGES.items():
                home.clock.day = TODAY
                changed = change(made.case, f"{next(numbers)}")
                if changed is None:
                    continue
                one, other, day = changed
                before = home.take(replace(made, case=one))
                asked = _some(home, before, seed)[: _PAPERS // 2]
                had = [home.hand_out(order, before) for order in asked]
                after = home.save(replace(other, version=before.version))
                home.clock.day = day
                for order, was in zip(asked, had, strict=True):
                    tried += 1
                    opened += _opens(home, name, order, after, was)
    return Outcome(tried, opened)
