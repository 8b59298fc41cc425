"""Draw whom somebody wants at the meeting, or does not."""

from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Wish
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.people import everyone, person
from sipdesk.ui.preparation.model import NO, YES, WishForm, save_wish, wish_form
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import ChoiceField, RadioField, TextArea

WANTED: Final = [(YES, "Vill gärna"), (NO, "Vill helst inte")]


class WishList(ListEditor):
    """The wishes, and the form of the one being written."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Vilka vill ni ha med?",
            "Fråga den unge först. Önskemålen står bara här, aldrig på ett papper, och "
            "de hindrar inget.",
            add="Lägg till önskemål",
            change="Ändra önskemålet",
            save="Spara önskemålet",
            empty="Inga önskemål än.",
            name="wishes",
        )
        self._around = around
        self._whose = ChoiceField("Vem har sagt det?", (), name="whose")
        self._about = ChoiceField("Vem gäller det?", (), name="about")
        self.ask(
            self._whose,
            RadioField("Vad vill hen?", WANTED, level=True, name="wanted"),
            self._about,
            TextArea("Med egna ord", rows=1, name="words"),
        )
        self.model = ItemModel(
            "wish",
            around,
            WishForm(),
            wish_form,
            save_wish,
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        today = self._around.today()
        people = [(key, person(case, key, today)) for key in everyone(case)]
        self._whose.set_choices(people)
        self._about.set_choices(people[1:])
        self.draw(self.model.state)
        names = dict(people)
        self.show_rows([_listed(wish, names) for wish in case.meeting.wishes])


def _listed(wish: Wish, names: dict[str, str]) -> Listed:
    whose, about = names.get(wish.whose, ""), names.get(wish.about, "")
    wants = "vill gärna att" if wish.wanted else "vill helst inte att"
    words = f"”{wish.words.strip()}”" if wish.words.strip() else ""
    return Listed(wish.id, f"{whose} {wants} {about} är med", words)
