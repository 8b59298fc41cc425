"""Draw what openings found amiss, and the answer of who answers for the log."""

from typing import Final

from sipdesk.content.access_words import told
from sipdesk.content.swedish import clock, counted, in_sweden, short_date
from sipdesk.content.words import word
from sipdesk.domain.access import Access, Act
from sipdesk.ui.home.access.model import LogModel, LogState
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.widgets.buttons import primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.usecases.access import LogRow

_WHY: Final = (
    "Hemmet var inte det som datorn såg senast. En säkerhetskopia som lagts tillbaka "
    "syns så här, och det gör också den som har ändrat i efterhand. Varningen kommer "
    "igen på datorn tills någon som granskar loggen har svarat där."
)


class FaultsCard(Section):
    """What was found and nobody has answered for; hidden when there is nothing."""

    def __init__(self, model: LogModel) -> None:
        self._model = model
        self._found = Lines(name="access-found")
        self.answer = TextArea(
            "Vad hade hänt?",
            "Skriv vad du har fått veta, och vad som är gjort åt det. Det kommer med "
            "på nästa gransknings papper.",
            rows=2,
            name="answer",
        )
        self.answer.edited.connect(lambda typed: model.write_answer(str(typed)))
        self.send = primary(
            "Registrera svaret", model.answer, icon="check", name="access-answer"
        )
        self._to_send = holder(Flow(self.send))
        super().__init__(
            "Att svara för",
            _WHY,
            self._found,
            self.answer,
            self._to_send,
            name="access-faults",
        )
        self.hide()

    def draw(self, state: LogState) -> None:
        """Show a state, whatever was shown before."""
        faults = state.log.faults if state.log else ()
        self.setVisible(bool(faults))
        self._found.show_lines([_line(row) for row in faults])
        for part in (self.answer, self._to_send):
            part.setVisible(self._model.may_review)
        self.answer.set_value(state.answer)
        self.answer.set_problem(state.wrong.get("answer"))


def _more(access: Access) -> str:
    detail = access.detail or ""
    if access.act is Act.LOG_BROKEN:
        number = detail.partition(":")[0]
        return (
            f"Senast nådde den rad {number}, och den raden är nu en annan eller borta"
        )
    if access.act is Act.SAVES_MISSING and detail.isdigit():
        return f"{counted(int(detail), 'sparning', 'sparningar')} saknas"
    if access.act is Act.KEYS_OLDER and detail.isdigit():
        lost = counted(int(detail), "ändring", "ändringar")
        return f"{lost} av vem som kan öppna hemmet saknades"
    return told(access)


def _line(row: LogRow) -> Line:
    at = in_sweden(row.access.at)
    when = f"{short_date(at.date())} {clock(at.time())}"
    note = f"{when}, när {row.who or 'okänd'} låste upp. {_more(row.access)}."
    return Line("triangle-alert", "warn", word(row.access.act), note)
