"""Draw Inställningar: looks, spelling, screen sharing, one's own passphrase."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.ui.doing import Runner
from sipdesk.ui.runner import while_alive
from sipdesk.ui.settings.capture import CaptureCard
from sipdesk.ui.settings.device import DeviceCard
from sipdesk.ui.settings.look import wear
from sipdesk.ui.settings.model import SettingsModel, SettingsState
from sipdesk.ui.settings.passphrase import PassphraseCard
from sipdesk.ui.settings.policies import PoliciesCard
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import RadioField, TicksField
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.speech import voice
from sipdesk.ui.widgets.spelling import speller
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.usecases.ports import Entrance, Ports

_THEMES: Final = (
    ("system", "Som datorn"),
    ("light", "Ljust"),
    ("dark", "Mörkt"),
    ("contrast", "Hög kontrast"),
)
_SCALES: Final = tuple(
    (str(size), f"{size} %") for size in (100, 110, 125, 150, 175, 200)
)
_SPELLING: Final = "spelling"
_PACES: Final = (("slow", "Sakta"), ("calm", "Lugnt"), ("plain", "Vanlig fart"))
_WIDTH: Final = 760


class SettingsPage(ScrollPage):
    """One's own settings. Each is worn at once and saved by itself.

    ``allows_capture`` with the minutes for which the window may be captured.
    """

    help_text = (
        "Utseende och skrivhjälp gäller bara dig på den här datorn och märks direkt.",
        (
            "Lösenfrasen byter du själv när du vill. Den som har glömt sin använder "
            "återställningsnyckeln."
        ),
        (
            "Lösenfrasen kan kräva just den här datorn. Då räcker den inte om någon "
            "har kopierat hemmets filer."
        ),
        "Hög kontrast använder datorns egna kontrastfärger om ett sådant tema är valt.",
        (
            "Vid skärmdelning syns fönstret inte, om du inte visar det i tio minuter. "
            "Ett möte visar du i mötesläget."
        ),
        "Det som gäller hela hemmet finns under Hemmet.",
        "Det som administratören har bestämt för datorn står längst ner.",
    )

    allows_capture = Signal(int)

    def __init__(
        self,
        runner: Runner[Entrance],
        inside: Runner[Ports],
        user: str,
        *,
        kept_out: bool = False,
    ) -> None:
        """``inside`` carries out what changes the home itself; ``user`` is one's id.

        ``kept_out`` is whether the system keeps the window out of screen captures.
        """
        super().__init__(most_width=_WIDTH, name="settings")
        self.notice = Notice(name="settings-notice")
        self.theme = RadioField("Färger", _THEMES, level=True, name="theme")
        self.scale = RadioField("Storlek på text", _SCALES, level=True, name="scale")
        self.spelling = TicksField(
            "Stavning",
            ((_SPELLING, "Stryk under ord som kan vara felstavade"),),
            name="spelling",
        )
        words = Muted(
            "Utseende och skrivhjälp sparas direkt, för dig på den här datorn."
        )
        self.pace = RadioField("Uppläsning", _PACES, level=True, name="pace")
        look = Section("Utseende", "", self.theme, self.scale, name="settings-look")
        writing = Section("Skrivhjälp", "", self.spelling, name="settings-writing")
        self.listening = Section("Lyssna", "", self.pace, name="settings-listening")
        self.capture = CaptureCard(inside, kept_out=kept_out)
        self.capture.allowed.connect(self.allows_capture)
        self.passphrase = PassphraseCard(inside)
        self.device = DeviceCard(inside, user)
        self.policies = PoliciesCard(inside)
        for part in (
            Title("Inställningar"),
            words,
            self.notice,
            look,
            writing,
            self.listening,
            self.capture,
            self.passphrase,
            self.device,
            self.policies,
        ):
            self.add(part)
        self.model = SettingsModel(runner, while_alive(self, self.draw), _wear)
        self.theme.edited.connect(lambda value: self.model.choose_theme(str(value)))
        self.scale.edited.connect(lambda value: self.model.choose_scale(int(value)))
        self.spelling.edited.connect(
            lambda value: self.model.check_spelling(on=_SPELLING in value)
        )
        self.pace.edited.connect(lambda value: self.model.choose_pace(str(value)))
        voice().changed.connect(self._offer_listening)
        self.draw(self.model.state)
        self._offer_listening()

    def draw(self, state: SettingsState) -> None:
        """Show a state, whatever was shown before."""
        self.theme.set_value(state.theme)
        self.scale.set_value(str(state.text_scale))
        ticked = {_SPELLING} if state.spelling else set()
        self.spelling.set_value(frozenset(ticked))
        self.pace.set_value(state.pace)
        self.notice.tell(state.notice)

    def refresh(self) -> None:
        """Read the settings."""
        self.model.refresh()
        self.capture.model.refresh()
        self.device.model.refresh()
        self.policies.model.refresh()

    def _offer_listening(self) -> None:
        self.listening.setVisible(voice().is_there)

    def leave(self) -> None:
        """Let go of a passphrase that is typed; the rest is saved as it is chosen."""
        self.passphrase.model.forget()
        self.device.model.forget()

    def begin(self) -> None:
        """Put the focus on the first setting."""
        self.theme.focus()


def _wear(state: SettingsState) -> None:
    wear(state.theme, state.text_scale)
    speller().switch(on=state.spelling)
    voice().speak_at(state.pace)
