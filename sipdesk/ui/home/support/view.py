"""Draw four questions about the support kit, for the coordinator."""

from collections.abc import Callable
from typing import Final

from sipdesk.content.surveys import Question
from sipdesk.domain.survey import DONT_KNOW, WONT_SAY
from sipdesk.ui.doing import Deliver
from sipdesk.ui.home.support.model import GROUP, SupportModel, SupportState
from sipdesk.ui.page import Around
from sipdesk.ui.remarks import said_of_answer
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say, say_done
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Value
from sipdesk.ui.widgets.fields import RadioField, TextArea
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.tokens import L, M

_WIDTH: Final = 760


class SupportPage(ScrollPage):
    """The questions on one page, and the same on paper.

    The ``ask`` arguments open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="support")
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self.model = SupportModel(around, while_alive(self, self.draw))
        state = self.model.state
        self.thanks = Notice(name="support-thanks")
        self.notice = Notice(name="support-notice")
        self.fields = {one.id: self._ask(one) for one in state.questions}
        self.words = TextArea(
            state.survey.remark[GROUP],
            "Valfritt. Skriv inget om någon person.",
            rows=3,
            name="support-words",
        )
        self.words.edited.connect(lambda words: self.model.write(str(words)))
        self.send = primary("Lämna svaren", self.model.send, name="support-send")
        self.add(self.thanks)
        self.add(
            Section(
                "Vad tycker du om SIP-stödet?",
                "Rutinen, checklistan, blanketterna och bilderna. Ditt namn sparas "
                "inte med svaren, bara kvartalet. Siffror visas när minst fem har "
                "svarat.",
                *self.fields.values(),
                self.words,
                self.notice,
                holder(Flow(self.send)),
                name="support-card",
            )
        )
        self.print = secondary(
            "Skriv ut", self._print, icon="printer", name="support-print"
        )
        self.save = secondary(
            "Spara som fil", self._save, icon="download", name="support-save"
        )
        self.printed = Notice(name="support-printed")
        self.add(
            Section(
                "På papper",
                "Samma frågor, till den som hellre svarar på papper. Skriv in svaren "
                "här ovanför, ett papper i taget.",
                holder(Flow(self.print, self.save, gap=M)),
                self.printed,
                gap=M,
                name="support-paper",
            )
        )
        self.draw(state)

    def refresh(self) -> None:
        """Show it as it is now."""
        self.model.show()

    def leave(self) -> None:
        """Keep nothing anywhere else: what is not sent stands here until then."""

    def draw(self, state: SupportState) -> None:
        """Show a state, whatever was shown before."""
        for name, field in self.fields.items():
            field.set_value(state.answers.get(name, ""))
        self.words.set_value(state.words)
        self.words.set_remark(said_of_answer(state.words, state.names))
        say(self.notice, state.notice)
        if state.thanked:
            say_done(
                self.thanks, "Tack! Svaren är sparade.", "Du kan svara igen senare."
            )
        else:
            self.thanks.clear()
        if state.printed:
            say_done(self.printed, "Enkäten är klar att lämna ut.")
        else:
            self.printed.clear()

    def _print(self) -> None:
        def ask(name: str) -> Deliver | None:
            printer = self._ask_printer(self, name)
            return to_printer(printer) if printer is not None else None

        self.model.hand_out(ask)

    def _save(self) -> None:
        def ask(name: str) -> Deliver | None:
            path = self._ask_file(self, name)
            return to_file(path) if path is not None else None

        self.model.hand_out(ask)

    def _ask(self, question: Question) -> RadioField:
        (scale,) = question.scales
        steps = [(step.value, step.words) for step in scale.steps]
        beside = [(DONT_KNOW, scale.dont_know), (WONT_SAY, scale.wont_say)]
        asked = RadioField(
            question.words,
            [*steps, *beside],
            level=True,
            clearable=True,
            name=f"support-{question.id}",
        )
        asked.edited.connect(self._answering(question.id))
        return asked

    def _answering(self, question: str) -> Callable[[Value], None]:
        return lambda value: self.model.answer(question, str(value))
