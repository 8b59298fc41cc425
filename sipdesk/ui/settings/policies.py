"""Draw what is decided on this computer, and what of it cannot be used."""

from typing import Final

from sipdesk.content.policy_words import (
    Language,
    fault_words,
    policy_words,
    value_words,
)
from sipdesk.domain.policy import Decided, Policy
from sipdesk.ui.doing import Runner
from sipdesk.ui.runner import while_alive
from sipdesk.ui.settings.policies_model import PoliciesModel, PoliciesState
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.usecases.policy import PolicyFallback
from sipdesk.usecases.ports import Ports

_ABOUT: Final = (
    "Det här gäller på datorn och går inte att ändra i programmet. Fråga den som "
    "administrerar datorn om något behöver vara annorlunda."
)
_SHARE: Final = "\\\\"
_JOINER: Final = "\u2060"
_MAY_BREAK: Final = "\u200b"
_ASK: Final = "Be den som administrerar datorn rätta det."


class PoliciesCard(Section):
    """What is decided; hidden where nothing is, and nothing was meant to be."""

    def __init__(self, runner: Runner[Ports]) -> None:
        self.notice = Notice(name="policies-notice")
        self.faults = Notice(name="policies-faults")
        self.rows = SummaryList(name="policies-rows")
        super().__init__(
            "Bestämt av administratören",
            _ABOUT,
            self.notice,
            self.faults,
            self.rows,
            name="settings-policies",
        )
        self.model = PoliciesModel(runner, while_alive(self, self.draw))
        self.draw(self.model.state)

    def draw(self, state: PoliciesState) -> None:
        """Show a state, whatever was shown before."""
        view = state.view
        self.setVisible(bool(view.in_force or view.fallbacks or state.notice))
        self.notice.tell(state.notice)
        if view.fallbacks:
            lines = [*map(_fallback, view.fallbacks), _ASK]
            self.faults.say("warn", "\n".join(lines), title=_title(view.fallbacks))
        else:
            self.faults.clear()
        self.rows.show_rows([_row(*one) for one in view.in_force])
        self.rows.setVisible(bool(view.in_force))


def _title(fallbacks: tuple[PolicyFallback, ...]) -> str:
    several = len(fallbacks) > 1
    return (
        f"{len(fallbacks)} policyer går inte att använda"
        if several
        else "En policy går inte att använda"
    )


def _row(policy: Policy, decided: Decided) -> SummaryRow:
    label = policy_words(policy).names[Language.SWEDISH]
    value = decided.value
    if isinstance(value, tuple):
        shown = "\n".join(map(_breaking, value))
    else:
        shown = _breaking(value_words(policy, value))
    return SummaryRow("", label, shown)


def _breaking(path: str) -> str:
    """Let a long path go over to the next line after a backslash, not in a word."""
    begins, rest = path[: len(_SHARE)], path[len(_SHARE) :]
    if begins == _SHARE:
        begins = _JOINER.join(_SHARE)
    return begins + rest.replace("\\", f"\\{_MAY_BREAK}")


def _fallback(one: PolicyFallback) -> str:
    said = fault_words(one.fault)
    if one.policy is None or one.instead is None:
        return said
    instead = value_words(one.policy, one.instead)
    return f"{said} Så länge gäller: {instead[:1].lower()}{instead[1:]}."
