"""Genomförandeplan: the text to copy into it while no SIP can be made."""

from sipdesk.documents.fallback import LETTER, fallback
from sipdesk.domain.case import CaseId
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import as_written


def read_fallback(case_id: CaseId, ports: Ports) -> str:
    """Write the text for a case as it is, by the home's own words if it has any.

    Raises:
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        letter = as_written(work, ports.content).texts[LETTER]
        return fallback(letter, work.cases.get(case_id), ports.clock.today())
