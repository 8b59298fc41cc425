"""Draw one who may be at the meeting: a tick, remarks, what they are to prepare."""

from collections.abc import Iterator
from typing import Final

from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.swedish import short_date
from sipdesk.domain.case import Case
from sipdesk.ui.each import Block
from sipdesk.ui.page import Around, PartState
from sipdesk.ui.people import capacity, person
from sipdesk.ui.preparation.model import (
    CHOSEN,
    ParticipantForm,
    called_on,
    stopped_by,
)
from sipdesk.ui.widgets.fields import TextArea, TicksField
from sipdesk.ui.widgets.layout import column, row
from sipdesk.ui.widgets.text import Meta

_INDENT: Final = 30


class ParticipantBlock(Block):
    """One who may be there: a tick, and what they are to prepare."""

    def __init__(self, party: str, around: Around) -> None:
        super().__init__(name=f"participant-{party}")
        self._party = party
        self._around = around
        self._told = Meta(name=f"participant-{party}-note")
        self._tick = TicksField("", (), name="chosen")
        self._tick.label.hide()
        self._prepare = TextArea("Ska förbereda", rows=1, name="prepare")
        self.ask(self._tick)
        self.hold(self._prepare)
        self.add(row(_INDENT, column(self._told, self._prepare)))
        self.save_at_once(self._tick)

    @override
    def show_about(self, case: Case) -> None:
        today = self._around.today()
        name = person(case, self._party, today)
        what = capacity(case, self._party)
        text = name if name == what else f"{name} ({what})"
        self._tick.set_choices([(CHOSEN, text)])
        self._prepare.edit.setAccessibleName(f"{name} ska förbereda")
        self._told.say("\n".join(_told(case, self._party, self._around)))
        self._told.setVisible(bool(self._told.words))

    @override
    def draw(self, state: PartState[ParticipantForm]) -> None:
        super().draw(state)
        self._prepare.setVisible(CHOSEN in state.form.chosen)
        called = state.view is not None and called_on(state.case, self._party)
        for tick in self._tick.ticks.values():
            tick.setEnabled(not called)


def _told(case: Case, party: str, around: Around) -> Iterator[str]:
    called = called_on(case, party)
    stopped = stopped_by(case, party, around.today())
    if called is not None:
        yield f"Kallad {short_date(called)}. Kommer hen inte, registrera det som svar."
    elif stopped:
        yield notice(stopped).text
    for wish in case.meeting.unwanted_by(party):
        whose = person(case, wish.whose, around.today())
        words = f": ”{wish.words.strip()}”" if wish.words.strip() else "."
        yield f"{whose} vill helst inte att hen är med{words}"
