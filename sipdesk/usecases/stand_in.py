"""Who looks after whose cases while somebody is away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.rights import Right, may
from sipdesk.domain.stand_in import StandIn, check_stand_in
from sipdesk.domain.user import User
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class Cover:
    """Who works with cases here, who looks after whose, and how many each has.

    ``left`` are those who have stopped and still have open cases. Somebody who only
    may say it of themselves is told of their own cases alone.
    """

    users: tuple[User, ...]
    stand_ins: tuple[StandIn, ...]  # that are not over
    open_cases: Mapping[str, int]  # by the coordinator's id
    for_all: bool  # whether whoever reads this may say it of others

    @property
    def working(self) -> tuple[User, ...]:
        """Those who can have a case."""
        return tuple(user for user in self.users if may(user, Right.WORK_CASES))

    @property
    def left(self) -> tuple[User, ...]:
        """Those who have cases and cannot work with them any more."""
        kept = {user.id for user in self.working}
        gone = (user for user in self.users if user.id not in kept)
        return tuple(user for user in gone if self.open_cases.get(user.id))


@dataclass(frozen=True, slots=True)
class PutStandIn:
    """Who is away, from and to which day, and who looks after the cases."""

    away: str
    stands_in: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class EndStandIn:
    """One that is to end now, or not to begin."""

    id: str


def read_cover(_: None, ports: Ports) -> Cover:
    """Read who looks after whose cases.

    Raises:
        RuleBroken: ``right-missing``.

    """
    today = ports.clock.today()
    for_all = may(ports.user, Right.ASSIGN_CASES)
    with ports.store.reading() as work:
        found = work.cases.open_cases("" if for_all else ports.user.id)
        known = work.house.stand_ins()
        users = work.house.users()
    counts = Counter(case.coordinator for case in found)
    ahead = tuple(one for one in known if not one.is_over(today))
    return Cover(users, ahead, counts, for_all)


def put_stand_in(order: PutStandIn, ports: Ports) -> Cover:
    """Have somebody look after the cases of one who is away.

    Of oneself by who works with cases; of another by who may assign cases.

    Raises:
        RuleBroken: ``right-missing``, ``stand-in-…``.
        Missing: there is nobody of that id who works with cases.

    """
    if order.first is None:
        raise RuleBroken("stand-in-without-day", "first")
    if order.last is None:
        raise RuleBroken("stand-in-without-day", "last")
    if not order.away:
        raise RuleBroken("stand-in-without-person", "away")
    if not order.stands_in:
        raise RuleBroken("stand-in-without-person", "stands_in")
    new = StandIn(
        ports.new_id(),
        order.away,
        order.stands_in,
        order.first,
        order.last,
        ports.user.id,
    )
    with ports.store.work() as work:
        working = {u.id for u in work.house.users() if may(u, Right.WORK_CASES)}
        if not {new.away, new.stands_in} <= working:
            raise Missing
        check_stand_in(new, work.house.stand_ins(), ports.clock.today())
        work.house.put_stand_in(new)
    return read_cover(None, ports)


def end_stand_in(order: EndStandIn, ports: Ports) -> Cover:
    """End it: from today on nobody stands in. What has been stays known.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is none of that id that is not over.

    """
    today = ports.clock.today()
    with ports.store.work() as work:
        found = _find(order.id, work)
        if found.is_over(today):
            raise Missing
        if found.first < today:
            ended = replace(found, last=today - timedelta(days=1))
            work.house.put_stand_in(ended)
        else:
            work.house.drop_stand_in(found)
    return read_cover(None, ports)


def _find(wanted: str, work: Work) -> StandIn:
    for one in work.house.stand_ins():
        if one.id == wanted:
            return one
    raise Missing
