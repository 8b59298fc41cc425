"""Draw what happens once the plan is written: established, and handed over."""

from functools import partial

from sipdesk.content.swedish import long_date, short_date
from sipdesk.domain.case import Case
from sipdesk.domain.plan_rules import in_force, kept_elsewhere
from sipdesk.ui.objection import Version
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.plan.model import (
    EstablishForm,
    HandOverForm,
    save_established,
    save_handed_over,
    save_objection,
    versions,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.versions import VersionsCard
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.fields import DateField, TextArea, TextField
from sipdesk.ui.widgets.layout import Flow, holder


class EstablishCard(Form):
    """Registering that the lead has established the plan."""

    def __init__(self, around: Around) -> None:
        super().__init__("Fastställd plan", name="establish")
        self._reason = TextArea(
            "Varför ersätter den förra versionen?", rows=2, name="reason"
        )
        self._button = primary(
            "Registrera att planen är fastställd",
            self._press,
            icon="check",
            name="establish-plan",
        )
        self.ask(
            DateField(
                "När fastställdes den av huvudansvarig?",
                today=around.today,
                name="day",
            ),
            TextField(
                "Vem hos huvudansvarig fastställde den?",
                "Namn och funktion. SiS fastställer aldrig, bara registrerar.",
                prose=False,
                name="by",
            ),
            self._reason,
        )
        self.add(holder(Flow(self._button)))
        self.model = PartModel(
            "establish",
            around,
            EstablishForm(),
            lambda _: EstablishForm(),
            partial(save_established, around=around),
            while_alive(self, self.draw),
            by_button=True,
        )
        self.tie(self.model)

    def show_case(self, case: Case) -> None:
        """Show whether another version stands already.

        A plan that is kept elsewhere is not established here too.
        """
        made = versions(case)
        self.setVisible(bool(made) or not kept_elsewhere(case.plan))
        self._reason.setVisible(bool(made))
        self.subtitle.say(_about(case))
        self.subtitle.show()

    def _press(self) -> None:
        self.model.save(self.model.forget)


class HandOverCard(Form):
    """Registering that the young person has been given the plan."""

    def __init__(self, around: Around) -> None:
        super().__init__("Till den unge", name="hand-over")
        self._day = DateField(
            "Vilken dag fick den unge planen?", today=around.today, name="day"
        )
        self._button = secondary(
            "Registrera att den unge har fått planen",
            self._press,
            icon="check",
            name="hand-over-plan",
        )
        self.ask(self._day)
        self.add(holder(Flow(self._button)))
        self.model = PartModel(
            "hand-over",
            around,
            HandOverForm(),
            lambda _: HandOverForm(),
            partial(save_handed_over, around=around),
            while_alive(self, self.draw),
            by_button=True,
        )
        self.tie(self.model)

    def show_case(self, case: Case) -> None:
        """Show whether the plan has been handed over."""
        self.setVisible(in_force(case.plan))
        handed = case.plan.handed_over
        told = "Skriv ut den unges eget exemplar nedan och gå igenom det tillsammans."
        if not case.plan.versions:
            told = "Den unge ska ha en egen kopia av planen. Gå igenom den tillsammans."
        if handed is not None:
            told = f"Den unge fick planen {long_date(handed)}."
        self.subtitle.say(told)
        self.subtitle.show()

    def _press(self) -> None:
        self.model.save(self.model.forget)


def versions_card(around: Around) -> VersionsCard:
    """Make the card of the established versions."""
    return VersionsCard(
        "Fastställda versioner",
        around,
        versions,
        _headed,
        save_objection,
        name="plan-versions",
    )


def _headed(case: Case, version: Version) -> str:
    made = next(v for v in case.plan.versions if v.id == version.id)
    day = short_date(made.established)
    by = f" av {made.established_by}" if made.established_by else ""
    return f"Version {made.number}, fastställd {day}{by}"


def _about(case: Case) -> str:
    if not case.plan.versions:
        return (
            "Huvudansvarig fastställer planen. SiS registrerar det. Versionen låses då "
            "och kan inte ångras."
        )
    return (
        "Har planen ändrats ska huvudansvarig fastställa den igen. Det blir en ny "
        "version, med skäl."
    )
