"""Ways out that are shut by policy: their buttons are seen, closed, and say why.

The use case refuses them as well; this only tells before somebody has tried.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sipdesk.domain.policy import (
    ALLOW_CASE_TRANSFER,
    ALLOW_CONTACT_EXPORT,
    ALLOW_FIGURES_FILES,
    ALLOW_LOG_EXPORT,
    ALLOW_PAPER_COPY,
    ALLOW_PAPER_FILES,
    ALLOW_SHARING,
    Policies,
    Policy,
)
from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.text import Meta

_WHAT: Final[Mapping[Policy, str]] = MappingProxyType(
    {
        ALLOW_PAPER_FILES: "Papper ur ärenden sparas inte som fil på den här datorn.",
        ALLOW_PAPER_COPY: "Text ur papper kopieras inte på den här datorn.",
        ALLOW_CASE_TRANSFER: (
            "Ärenden lämnas inte till andra hem från den här datorn."
        ),
        ALLOW_FIGURES_FILES: "Siffror lämnas inte ut från den här datorn.",
        ALLOW_LOG_EXPORT: "Åtkomstloggen sparas inte som fil på den här datorn.",
        ALLOW_CONTACT_EXPORT: "Adressboken sparas inte som fil på den här datorn.",
        ALLOW_SHARING: "Tavlor och tips delas inte från den här datorn.",
    }
)


class ShutLine(Meta):
    """The line that says why buttons are closed; hidden while they are not.

    It closes ``buttons`` where ``policy`` is off. Put it beside them.
    """

    def __init__(self, policies: Policies, policy: Policy, *buttons: Button) -> None:
        super().__init__(
            f"{BY_ADMINISTRATOR} {_WHAT[policy]}",
            name=f"{buttons[0].objectName()}-shut",
        )
        self._buttons = buttons
        self._is_off = not policies.allows(policy)
        self._close(on=self._is_off)
        if not self._is_off:  # else it is shown with what it is put in
            self.hide()

    def hold(self, *, on: bool) -> None:
        """Close the buttons if the policy is off; ``on`` is whether it concerns them.

        What is opened again is as closed as whoever draws it says next.
        """
        closed = on and self._is_off
        self._close(on=closed)
        self.setVisible(closed)

    def _close(self, *, on: bool) -> None:
        for button in self._buttons:
            button.shut(self.text() if on else "")
