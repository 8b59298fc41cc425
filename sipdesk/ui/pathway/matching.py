"""Draw the needs that a place to live must meet."""

from typing import Final

from sipdesk.content.words import word
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.pathway.model import AREAS, NeedForm, need_form, save_need
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import ChoiceField, TextArea
from sipdesk.usecases.case import CaseView

_EXPLAINS: Final = (
    "När nämnden söker ett boende. Skriv vad den unge behöver, inte diagnoser. Till "
    "ett privat hem går underlaget bara med samtycke."
)


class MatchingEditor(ListEditor):
    """The needs, each with its area of life, which decides who may read it."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Matchningsunderlag",
            _EXPLAINS,
            add="Lägg till behov",
            change="Ändra behovet",
            save="Spara behovet",
            empty="Inget behov är skrivet.",
            name="matching",
        )
        self._around = around
        self.ask(
            ChoiceField("Vad gäller det?", _areas(), name="area"),
            TextArea(
                "Vad behöver den unge?",
                "Till exempel: egen ingång, någon vaken på natten, nära till skolan.",
                rows=2,
                name="words",
            ),
        )
        self.model: ItemModel[NeedForm] = ItemModel(
            "matching",
            around,
            NeedForm(),
            need_form,
            save_need,
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_case(self, view: CaseView) -> None:
        """List those of a case, or of the same case as it is now."""
        case, writes = view.case, self._around.can_write(view.case)
        change, remove = ("Ändra", "Ta bort") if writes else ("Visa", "")
        rows = [
            Listed(n.id, n.words, word(n.area), change=change, remove=remove)
            for n in case.matching
        ]
        self.show_rows(rows)
        self.add_button.setEnabled(writes)


def _areas() -> list[tuple[str, str]]:
    return [(area.value, word(area)) for area in AREAS]
