"""A passphrase that is to be told by telephone, in groups that stand apart."""

from typing import Final

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.tokens import XL, L

_GROUP: Final = 76  # so that the groups stand in columns
_GROUPS: Final = 5


class Groups(Panel):
    """Five groups of a passphrase; ``told`` names them: ``told-1`` to ``told-5``."""

    def __init__(self, *, name: str, told: str = "told") -> None:
        self._groups = [
            Text("", size="section", weight="semibold", wrap=False, name=f"{told}-{n}")
            for n in range(1, _GROUPS + 1)
        ]
        margins = (XL, L, XL, L)
        inside = holder(Flow(*self._groups, gap=L))
        super().__init__("card", inside, margins=margins, name=name)

    @property
    def labels(self) -> tuple[Text, ...]:
        """The groups, as they stand."""
        return tuple(self._groups)

    def say(self, passphrase: str) -> None:
        """Show a passphrase; none when it is empty."""
        groups = passphrase.split("-") if passphrase else []
        padded = [*groups, *[""] * _GROUPS][:_GROUPS]
        for label, group in zip(self._groups, padded, strict=True):
            label.setMinimumWidth(theme.px(_GROUP))
            label.say(group)
