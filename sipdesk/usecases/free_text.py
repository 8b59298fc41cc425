"""The names that free text is looked through for."""

from collections.abc import Iterator

from sipdesk.content.ordinary import ordinary_words
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.free_text import Names, names_of
from sipdesk.domain.rights import Right, may
from sipdesk.usecases.ports import Ports, Work


def other_names(work: Work, case: Case) -> Names:
    """Read words that may name a child in another of the home's cases.

    Of cases with a protection, of whomever and lifted or not, nothing is read: what is
    told is the same as if there were none. Nor is anybody in this case named.
    """
    others = work.cases.names_besides(case.id)
    return names_of(others, _own(case), ordinary_words())


def with_own(names: Names, case: Case) -> Names:
    """Add everybody in a case, whose names others' do not have among them.

    For what belongs to nobody, as an answer to a survey. Who has the case before them
    knows those names already, protected or not.
    """
    own = names_of(_own(case), (), ordinary_words())
    return Names(names.words | own.words, names.ordinary | own.ordinary)


def all_names(work: Work) -> Names:
    """Read words that may name a child of the home: as ``other_names``, of no case."""
    return names_of(work.cases.names_besides(CaseId("")), (), ordinary_words())


def read_names(case_id: str, ports: Ports) -> Names:
    """Read what is remarked on in a board of a case, or, for "", of the home.

    Who may not read cases is told of no name.

    Raises:
        RuleBroken: ``branch-closed``.
        Missing: there is no such case.

    """
    if not may(ports.user, Right.READ_CASES):
        return Names()
    with ports.store.reading() as work:
        if not case_id:
            return all_names(work)
        return other_names(work, work.cases.get(CaseId(case_id)))


def _own(case: Case) -> Iterator[str]:
    yield case.young_person.name
    for party in case.parties:
        yield party.name
