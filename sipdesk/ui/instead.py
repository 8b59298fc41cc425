"""Say for whom somebody looks after a case."""

from datetime import date

from sipdesk.content.swedish import short_date
from sipdesk.domain.stand_in import Instead


def instead_words(instead: Instead, today: date) -> str:
    """Say for whom, and till when: ``åt Karin Exempel t.o.m. 14 mars``."""
    last = short_date(instead.last).removesuffix(f" {today.year}")
    return f"åt {instead.name} t.o.m. {last}"
