"""Draw the referrals and the motivating talks: lists with a form each."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.swedish import short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.health import (
    ExaminationKind,
    Profession,
    Referral,
    ReferralState,
    Talk,
)
from sipdesk.domain.health_rules import outside_home_region
from sipdesk.ui.health.model import (
    ReferralForm,
    TalkForm,
    referral_form,
    save_referral,
    save_talk,
    talk_form,
)
from sipdesk.ui.health.states import ReferralPart
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import L, Tone

_PAIR: Final = 440
_TONES: Final[dict[ReferralState, Tone]] = {ReferralState.RETURNED: "warn"}


class Referrals(ListEditor):
    """The referrals, and how each stands. ``asked_sip`` comes from a returned one."""

    asked_sip = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Remisser",
            "Vart och hur det står. Skriv aldrig vad remissen gäller eller svarar.",
            add="Ny remiss",
            save="Spara remissen",
            empty="Inga remisser är noterade.",
            name="referrals",
        )
        self._around = around
        take_up = secondary("Ta upp i en SIP", self.asked_sip.emit, name="returned-sip")
        self.returned = Notice(
            "info",
            "Bestäm i en SIP vem som tar den, och skicka den inte bara igen.",
            title="En remiss är i retur.",
            action=take_up,
            name="returned",
        )
        self._make_fields(around)
        self.model = ReferralPart(
            "health-referral",
            around,
            ReferralForm(),
            referral_form,
            partial(save_referral, around=around),
            while_alive(self, self.draw),
        )
        # Before the form's own: it must find what was chosen before.
        self._state.edited.connect(lambda value: self.model.choose(str(value)))
        self.tie_items(self.model)
        self.add(self.returned)

    def _make_fields(self, around: Around) -> None:
        to = TextField(
            "Vart skickades den?",
            "Mottagningen, till exempel BUP i Exempelstad. Högst 80 tecken.",
            prose=False,
            name="to",
        )
        about = ChoiceField(
            "Område",
            [(kind.value, word(kind)) for kind in ExaminationKind],
            unchosen=word(ExaminationKind.PHYSICAL),
            name="about",
        )
        region = ChoiceField(
            "Vilken regions vård?",
            [(r, r) for r in around.content.regions],
            unchosen="Inte känt",
            name="region",
        )
        self._state = ChoiceField(
            "Läge", [(s.value, word(s)) for s in ReferralState], name="state"
        )
        sent = DateField("Skickad", today=around.today, name="sent")
        day = DateField("Läget gäller från", today=around.today, name="day")
        self.ask(to)
        self.hold(about, region, self._state, sent, day)
        self.show_in_form(
            Columns(about, region, breakpoint=_PAIR, gap=L),
            Columns(self._state, sent, breakpoint=_PAIR, gap=L),
            day,
        )

    def show_about(self, case: Case) -> None:
        """List the referrals of a case."""
        referrals = case.health.referrals
        self.show_rows([_listed(case, one) for one in referrals])
        back = any(one.state is ReferralState.RETURNED for one in referrals)
        self.returned.setVisible(back)


class Talks(ListEditor):
    """The motivating talks: that they were held, and by what profession."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Motiverande samtal",
            "Att någon har berättat om undersökningen och frågat vad som gör den "
            "lättare. Inte vad som sades.",
            add="Nytt samtal",
            save="Spara samtalet",
            empty="Inga samtal är noterade.",
            name="talks",
        )
        day = DateField("Vilken dag?", today=around.today, name="day")
        profession = ChoiceField(
            "Vem höll i samtalet?",
            [(one.value, word(one)) for one in Profession],
            unchosen=word(Profession.NURSE),
            name="profession",
        )
        by = TextField("Namn", prose=False, name="by")
        self.hold(day, profession)
        self.show_in_form(Columns(day, profession, breakpoint=_PAIR, gap=L))
        self.ask(by)
        self.model = ItemModel(
            "health-talk",
            around,
            TalkForm(),
            talk_form,
            partial(save_talk, around=around),
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)

    def show_about(self, case: Case) -> None:
        """List the talks of a case."""
        self.show_rows([_talk(one) for one in case.health.talks])


def _listed(case: Case, one: Referral) -> Listed:
    told = [word(one.about)]
    if one.sent:
        told.append(f"skickad {short_date(one.sent)}")
    if one.day:
        told.append(f"{lower_first(word(one.state))} {short_date(one.day)}")
    if outside_home_region(case, one.region):
        told.append(f"{one.region}, utanför hemregionen")
    return Listed(
        one.id,
        one.to,
        " · ".join(told),
        chip=word(one.state),
        tone=_TONES.get(one.state, "idle"),
    )


def _talk(one: Talk) -> Listed:
    day = short_date(one.day) if one.day else ""
    return Listed(one.id, " · ".join(filter(None, (day, word(one.profession)))), one.by)
