"""Draw who agrees with the plan, and the answer that is being noted."""

from datetime import date
from functools import partial
from typing import Final

from sipdesk.content.swedish import long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.plan import Agreement, Agrees, Asked
from sipdesk.ui.item import ItemModel
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.plan.agreement_model import (
    AgreementForm,
    agreement_form,
    asked_of,
    before,
    latest,
    save_agreement,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import ChoiceField, DateField, RadioField, TextArea
from sipdesk.ui.widgets.fold import Fold

ANSWERS: Final = [(a.value, word(a)) for a in Agrees]
PLACES: Final = [(a.value, word(a)) for a in Asked if a is not Asked.NOT_SAID]
SIGNS: Final = {
    Agrees.YES: "circle-check",
    Agrees.NO: "circle-slash",
    Agrees.COULD_NOT_SAY: "circle-dashed",
}


class AgreementCard(ListEditor):
    """Håller du med? The latest answer of each, and the ones before it."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Håller du med?",
            "Fråga där den unge väljer, gärna för sig efteråt och med sin stödperson. "
            "Svaret visas aldrig på en delad skärm, och ett nej hindrar ingenting.",
            save="Notera svaret",
            name="agreement",
        )
        self._today = around.today
        self.ask(
            RadioField("Håller du med om planen?", ANSWERS, level=True, name="agrees"),
            TextArea(
                "Vad sa personen?",
                "Med egna ord. Behövs när svaret är något annat än ja.",
                2,
                name="words",
            ),
            DateField("Vilken dag?", today=around.today, name="day"),
            ChoiceField(
                "Hur frågades det?",
                PLACES,
                unchosen=word(Asked.NOT_SAID),
                name="asked",
            ),
        )
        self._old = Lines(name="agreement-before")
        self._fold = Fold("Tidigare svar", self._old, name="agreement-fold")
        self.add(self._fold)
        self.model = ItemModel(
            "agreement",
            around,
            AgreementForm(),
            agreement_form,
            partial(save_agreement, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_case(self, case: Case) -> None:
        """List those who are asked, each with what they said last."""
        today = self._today()
        self.show_rows([_listed(case, one, today) for one in asked_of(case, today)])
        old = before(case, today)
        self._old.show_lines(
            [
                Line(SIGNS[a.agrees], "muted", _headed(case, a, today), _told(a))
                for a in old
            ]
        )
        self._fold.setVisible(bool(old))


def _listed(case: Case, whose: str, today: date) -> Listed:
    answer = latest(case, whose)
    return Listed(
        key=whose,
        title=person(case, whose, today),
        note="Inte tillfrågad än." if answer is None else _said(answer),
        change="Notera ett svar",
        remove="",
    )


def _said(answer: Agreement) -> str:
    head = f"{word(answer.agrees)} · {long_date(answer.day)}"
    return "\n".join(filter(None, (head, _told(answer))))


def _headed(case: Case, answer: Agreement, today: date) -> str:
    who = person(case, answer.whose, today)
    return f"{who}: {lower_first(word(answer.agrees))}, {short_date(answer.day)}"


def _told(answer: Agreement) -> str:
    """Tell what it was about, how it was asked, and what was said."""
    about = f"Version {answer.version}" if answer.version else "Utkastet"
    how = "" if answer.asked is Asked.NOT_SAID else lower_first(word(answer.asked))
    words = f"”{answer.words}”" if answer.words else ""
    return "\n".join(filter(None, (", ".join(filter(None, (about, how))), words)))
