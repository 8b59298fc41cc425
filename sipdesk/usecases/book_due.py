"""What around the cases asks to be looked over: routines, contacts, trainings.

Facts for a reminder; nothing of any case, and no name of a person.
"""

from dataclasses import dataclass

from sipdesk.domain.settings import CONTACT_MONTHS
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class BookDue:
    """What has gone out of date, by the day it is asked.

    ``regions`` are those whose routine's last day has gone by; ``contacts`` how many
    were checked longer ago than the home wants; ``trainings`` how many trainings of
    those who work here have run out and are not done anew.
    """

    regions: tuple[str, ...]
    contacts: int
    trainings: int

    def __bool__(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.regions or self.contacts or self.trainings)


def read_book_due(_: None, ports: Ports) -> BookDue:
    """Tell what has gone out of date.

    Raises:
        RuleBroken: ``right-missing``.

    """
    today = ports.clock.today()
    with ports.store.reading() as work:
        regions = work.regions.all()
        contacts = work.contacts.all()
        staff = work.staff.all()
        months = int(work.house.settings()[CONTACT_MONTHS.key])
    old = sum(c.checked is not None and c.is_old(today, months) for c in contacts)
    late = {
        (member.id, training.kind)
        for member in staff
        if member.works_on(today)
        for training in member.trainings
        if not member.is_trained(training.kind, today)
    }
    outdated = sorted(p.id for p in regions if p.is_out_of_date(today))
    return BookDue(tuple(outdated), old, len(late))
