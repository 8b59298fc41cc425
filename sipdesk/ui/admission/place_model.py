"""Who may know where the young person is; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.party import Party, PartyKind
from sipdesk.ui.page import Save
from sipdesk.ui.reading import answer, said
from sipdesk.usecases.consent import ClearPlace, clear_place


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """The question about one party, as it is answered."""

    item: str = ""
    may_know_place: str = ""
    decision: str = ""


def asked_of_place(case: Case) -> tuple[Party, ...]:
    """Give those of whom it is a question: the nämnd that placed and SiS care know."""
    return tuple(
        p for p in case.parties if not p.places and p.kind is not PartyKind.SIS_CARE
    )


def place_form(case: Case, party: str) -> PlaceForm:
    """Write the question about a party as a form; of one who has left it is empty."""
    found = [p for p in case.parties if p.id == party]
    if not found:
        return PlaceForm(party)
    return PlaceForm(party, said(found[0].may_know_place), found[0].place_decision)


def save_place(case: Case, form: PlaceForm) -> Save:
    """Turn the form into the use case that saves it; a decision only opens."""
    may_know = answer(form.may_know_place)
    decision = form.decision if may_know is Answer.YES else ""
    order = ClearPlace(case.id, case.version, form.item, may_know, decision)
    return clear_place, order
