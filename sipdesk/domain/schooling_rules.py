"""What follows from the rows on school and from the placement together."""

from collections.abc import Iterator
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.cause import Cause


def receiving_school_unasked(case: Case, day: date) -> Iterator[Cause]:
    """Say that no receiving school is asked though the stay has a day to end."""
    stay, school = case.placement, case.schooling
    ends = stay.moves or stay.preliminary_discharge
    asked = school.receiving_asked or school.receiving.settled
    if stay.discharged is None and ends is not None and ends >= day and not asked:
        yield Cause(ends)
