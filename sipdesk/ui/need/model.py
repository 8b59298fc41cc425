"""What stands on the page about the need; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.need import Need, NeedSource
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, answer, day_text, said
from sipdesk.usecases.need import RecordNeed, record_need


@dataclass(frozen=True, slots=True)
class NeedForm:
    """The fields, as they were typed or chosen."""

    source: str = ""
    kommun: str = ""
    kommun_what: str = ""
    region: str = ""
    region_what: str = ""
    coordination: str = ""
    areas: frozenset[str] = frozenset()
    reason: str = ""
    assessed: str = ""
    by: str = ""


def form_of(case: Case) -> NeedForm:
    """Write the need as a form."""
    need = case.need
    return NeedForm(
        source="" if need.source is NeedSource.NOT_SAID else need.source.value,
        kommun=said(need.kommun),
        kommun_what=need.kommun_what,
        region=said(need.region),
        region_what=need.region_what,
        coordination=said(need.coordination),
        areas=frozenset(area.value for area in need.areas),
        reason=need.reason,
        assessed=day_text(need.assessed),
        by=need.by,
    )


def save_of(case: Case, form: NeedForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    assessed = reading.day("assessed", form.assessed)
    reading.done()
    need = Need(
        assessed=assessed,
        by=form.by.strip(),
        source=NeedSource(form.source or NeedSource.NOT_SAID.value),
        kommun=answer(form.kommun),
        kommun_what=form.kommun_what,
        region=answer(form.region),
        region_what=form.region_what,
        coordination=answer(form.coordination),
        areas=frozenset(Area(area) for area in form.areas),
        reason=form.reason,
        earlier=case.need.earlier,
    )
    return record_need, RecordNeed(case.id, case.version, need)
