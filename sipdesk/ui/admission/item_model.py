"""What should have come with the placement, thing by thing; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.domain.case import Case
from sipdesk.ui.page import Around, PartModel, Save
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.admission import PutItem, put_item


@dataclass(frozen=True, slots=True)
class ItemForm:
    """One thing of the list of what should come with the placement."""

    state: str = ""
    asked: str = ""
    reminded: str = ""
    party: str = ""
    day: str = ""
    whom: str = ""
    note: str = ""
    detail: str = ""


class ItemPart(PartModel[ItemForm]):
    """One thing of the list."""

    def choose(self, state: str) -> None:
        """Choose a state; one that is new is of today until another day is written."""
        form = self.state.form
        today = day_text(self.around.today())
        if state == form.state:
            self.edit(state=state)
        elif state == ItemState.ASKED.value:
            self.edit(state=state, asked=form.asked or today, day="")
        elif state:
            self.edit(state=state, day=form.day or today)
        else:
            self.edit(state=state, day="")


def item_form(item_id: str) -> Callable[[Case], ItemForm]:
    """Give what writes one thing of the list as a form."""

    def form_of(case: Case) -> ItemForm:
        item = _item(case, item_id)
        asked = item.state is not ItemState.NOT_ASKED
        return ItemForm(
            state=item.state.value if asked else "",
            asked=day_text(item.asked),
            reminded=day_text(item.reminded),
            party=item.party,
            day=day_text(item.day),
            whom=item.whom,
            note=item.note,
            detail=item.detail,
        )

    return form_of


def save_item(item_id: str, around: Around) -> Callable[[Case, ItemForm], Save]:
    """Give what turns one thing's form into the use case that saves it.

    What it makes raises ``Unread`` if a day cannot be read.
    """

    def save_of(case: Case, form: ItemForm) -> Save:
        reading = Reading(around.today())
        asked = reading.day("asked", form.asked)
        reminded = reading.day("reminded", form.reminded)
        day = reading.day("day", form.day)
        reading.done()
        item = replace(
            _item(case, item_id),
            state=ItemState(form.state or ItemState.NOT_ASKED.value),
            whom=form.whom.strip(),
            note=form.note,
            party=form.party,
            detail=form.detail.strip(),
            asked=asked,
            reminded=reminded,
            day=day,
        )
        return put_item, PutItem(case.id, case.version, item)

    return save_of


def _item(case: Case, item_id: str) -> AdmissionItem:
    found = [i for i in case.admission.items if i.id == item_id]
    return found[0] if found else AdmissionItem(item_id, "")
