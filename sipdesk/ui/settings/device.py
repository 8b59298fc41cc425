"""Draw whether one's own passphrase opens the home on this computer alone."""

from typing import Final

from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.doing import Runner
from sipdesk.ui.runner import while_alive
from sipdesk.ui.settings.device_model import DeviceModel, DeviceState
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import SecretField
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Muted
from sipdesk.ui.widgets.tokens import Tone
from sipdesk.usecases.ports import Ports

_ON: Final = "Din lösenfras öppnar hemmet bara på den här datorn, i ditt konto."
_OFF: Final = "Din lösenfras öppnar hemmet på vilken dator som helst."
_NEEDS: Final = (
    "För att slå på det måste det finnas en återställningsnyckel. Administratören gör "
    "den under Hemmet, Personer."
)
_NOT_KEPT: Final = (
    "Den här datorn har inget ställe att spara sin del på. Det finns i Windows."
)
_LOST: Final = (
    "Datorns del är borta om du får en ny dator eller ett nytt Windows-konto, eller om "
    "ditt konto görs om. Då öppnar lösenfrasen inget. Du låser upp med "
    "återställningsnyckeln, väljer en ny lösenfras och slår på det här igen."
)
_CHECK: Final = "Ta reda på var återställningsnyckeln finns innan du slår på det."


class DeviceCard(Section):
    """The computer as a second factor: how it stands, and a way to turn it."""

    def __init__(self, runner: Runner[Ports], user: str) -> None:
        """``user`` is one's own id."""
        self.notice = Notice(name="device-notice")
        self._stands = Body("", name="device-stands")
        self._more = Muted("", name="device-more")
        self.lost = Notice(name="device-lost")
        self.passphrase = SecretField("Din lösenfras", name="device-passphrase")
        self.go = secondary("", self._turn, icon="laptop", name="device-go")
        self._line = holder(Flow(self.go))
        super().__init__(
            "Lösenfras och dator",
            "Kräver lösenfrasen den här datorn, räcker den inte för den som har "
            "kopierat hemmets filer.",
            self.notice,
            self._stands,
            self._more,
            self.lost,
            self.passphrase,
            self._line,
            name="settings-device",
        )
        self._wrong = ""
        self.model = DeviceModel(runner, user, while_alive(self, self.draw))
        self.passphrase.edited.connect(lambda typed: self.model.type(str(typed)))
        self.passphrase.entered.connect(self._turn)
        self.draw(self.model.state)

    def draw(self, state: DeviceState) -> None:
        """Show a state, whatever was shown before."""
        self._stands.say("" if state.keys is None else _ON if state.tied else _OFF)
        more = _more(state)
        self._more.say(more)
        self._more.setVisible(bool(more))
        self._draw_notice(state)
        if state.may:
            tone: Tone = "info" if state.tied else "warn"
            words = _LOST if state.tied else f"{_LOST} {_CHECK}"
            self.lost.say(tone, words, title="Om datorns del försvinner")
        else:
            self.lost.clear()
        self.passphrase.set_value(state.passphrase)
        self.passphrase.set_problem(state.wrong)
        for part in (self.passphrase, self._line):
            part.setVisible(state.may)
        self.go.say(_go_word(state))
        self.go.setEnabled(not state.busy)
        if state.wrong and state.wrong != self._wrong:
            self.passphrase.focus()
        self._wrong = state.wrong

    def _draw_notice(self, state: DeviceState) -> None:
        if state.changed:
            done = "Datorn krävs nu." if state.tied else "Datorn krävs inte längre."
            self.notice.say("ok", "Det gäller från nästa upplåsning.", title=done)
        else:
            self.notice.tell(state.notice, "warn")

    def _turn(self) -> None:
        self.model.turn()


def _more(state: DeviceState) -> str:
    """Say why it can't be turned on."""
    if state.keys is None or state.may:
        return ""
    if state.shut:
        return BY_ADMINISTRATOR
    return _NEEDS if state.keeps else _NOT_KEPT


def _go_word(state: DeviceState) -> str:
    if state.busy:
        return "Sparar …"
    return "Sluta kräva datorn" if state.tied else "Kräv den här datorn"
