"""Draw the page of the time after SiS: who answers for what, and what goes over."""

from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import long_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.pathway_rules import changes_region
from sipdesk.ui.foot import LAW_STATUS
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.pathway.cover_notes import CoverNotes
from sipdesk.ui.pathway.matching import MatchingEditor
from sipdesk.ui.pathway.model import GroupForm, group_form, save_group
from sipdesk.ui.pathway.rows import PathwayList
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import DateField, TextArea, YesNoUnknownField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.pathway import RemoveMatching, remove_matching

_PAIR: Final = 480
_UNFILLED: Final = "Inte ifyllt"


class PathwaySheet(Sheet):
    """Efter SiS, open from the first day."""

    own_papers = frozenset({PaperKind.COVER_NOTE})

    def __init__(self, around: Around) -> None:
        super().__init__("pathway", around)
        self.ways = PathwayList(around)
        self._region = Notice(name="changes-region")
        self._facts = SummaryList(name="onward-facts")
        self._facts.change.connect(self.asked_step)
        facts = Section(
            "Planen och SiS uppdrag",
            "Planen lämnas över, den avslutas inte. SiS deltar efteråt bara på uppdrag "
            "av kommunen eller regionen.",
            self._facts,
            name="onward",
        )
        self.notes = CoverNotes(around)
        self.notes.asked_note.connect(self._show_note)
        self.own(self.notes.model)
        self.matching = MatchingEditor(around)
        self.matching.asked_remove.connect(self._remove_need)
        self.own(self.matching.model)
        self.group = self._social_group()
        self.put(self._region, self.ways, facts, self.notes, self.matching, self.group)

    @override
    def show_case(self, view: CaseView) -> None:
        self.ways.show_case(view)
        self.notes.show_case(view)
        self.matching.show_case(view)
        self._draw_region(view.case)
        self._facts.show_rows(self._fact_rows(view.case))
        super().show_case(view)
        can_write = self.around.can_write(view.case)
        for field in self.ways.findChildren(Field):
            field.setEnabled(can_write)

    @override
    def keep(self) -> None:
        super().keep()
        self.ways.keep()

    @override
    def leave(self) -> None:
        super().leave()
        self.ways.leave()

    def _draw_region(self, case: Case) -> None:
        stay = case.placement
        if not changes_region(stay):
            self._region.clear()
            return
        self._region.say(
            "info",
            "Be om att vården förs över, och skriv dagen på raderna om hälsa, psykisk "
            "hälsa och tandvård.",
            title=f"Från {stay.home_region} till {stay.receiving_region}.",
        )

    def _fact_rows(self, case: Case) -> list[SummaryRow]:
        stay, today = case.placement, self.around.today()
        known = {p.id for p in case.parties}
        lead = case.plan.lead
        leads = person(case, lead, today) if lead in known else "Ingen vald än"
        leaves = stay.discharged or stay.preliminary_discharge
        unknown = stay.discharge_unknown.strip()
        asked = stay.aftercare_asked
        regions = (stay.home_region, stay.receiving_region)
        told = " → ".join(region or _UNFILLED for region in regions)
        return [
            SummaryRow(
                "discharge_date",
                "Lämnar SiS",
                long_date(leaves) if leaves else unknown or _UNFILLED,
            ),
            SummaryRow("plan", "Huvudansvarig i planen", leads),
            SummaryRow(
                "move",
                "Hemregion och region som tar emot",
                told if any(regions) else _UNFILLED,
            ),
            SummaryRow(
                "move",
                "Frågade om uppdrag att delta",
                long_date(asked) if asked else _UNFILLED,
            ),
            SummaryRow("move", "Har SiS fått uppdraget?", word(stay.aftercare)),
            SummaryRow(
                "handover", "Tar över", stay.handed_over_to.strip() or _UNFILLED
            ),
        ]

    def _social_group(self) -> Form:
        guide, today = self.around.content.pathways.group, self.around.today
        form = Form("Social insatsgrupp", guide.text, name="social-group")
        proposed = DateField("Föreslaget för den unge", today=today, name="proposed")
        wants = YesNoUnknownField("Vill den unge veta mer?", name="wants_to_know")
        told = DateField("Socialtjänsten fick veta", today=today, name="told")
        decided = DateField("Socialtjänsten beslutade", today=today, name="decided")
        offered = YesNoUnknownField("Erbjuder socialtjänsten en plats?", name="offered")
        note = TextArea("Anteckning", "Stannar i ärendet.", rows=2, name="note")
        form.add(Body(guide.consent))
        form.hold(proposed, told, decided)
        form.ask(wants)
        form.add(Columns(proposed, told, breakpoint=_PAIR))
        form.ask(offered)
        form.add(decided)
        form.ask(note)
        if guide.status != "verified":
            form.add(Meta(f"{LAW_STATUS[guide.status]}: {guide.source}"))

        def draw(state: PartState[GroupForm]) -> None:
            form.draw(state)

        model: PartModel[GroupForm] = PartModel(
            "social-group",
            self.around,
            GroupForm(),
            group_form,
            lambda case, typed: save_group(case, typed, today()),
            while_alive(self, draw),
        )
        form.tie(model)
        self.own(model)
        return form

    def _show_note(self, recipient: str) -> None:
        if self.view is not None:
            order = PaperOrder(self.view.case.id, PaperKind.COVER_NOTE, recipient)
            self.asked_paper.emit(order)

    def _remove_need(self, need: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_matching, RemoveMatching(case.id, case.version, need))
