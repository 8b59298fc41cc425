"""A card with locked versions, on which somebody may say that it is not right."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.minutes import shown_sum
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.names import Names
from sipdesk.ui.objection import ObjectionForm, Version, Versions, objection_form
from sipdesk.ui.page import Around, Save
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.version_sum import Sum, check_versions

_SAID: Final = {
    Sum.HOLDS: "Det som är sparat stämmer med den.",
    Sum.DIFFERS: "Det som är sparat ger en annan summa nu. Det kan bero på att "
    "programmet eller någons namn har ändrats sedan dess. Jämför med pappret.",
    Sum.ELSEWHERE: "Jämför den med pappret.",
    Sum.UNKNOWN: "",
}


class VersionsCard(ListEditor):
    """The locked versions, as ``versions`` gives them and ``headed`` names them."""

    def __init__(  # noqa: PLR0913  (what the two kinds of versions differ in)
        self,
        title: str,
        around: Around,
        versions: Versions,
        headed: Callable[[Case, Version], str],
        save_of: Callable[[Case, ObjectionForm], Save],
        *,
        name: str,
    ) -> None:
        super().__init__(
            title,
            "En invändning noteras direkt på versionen, utan att den ändras.",
            save="Notera invändningen",
            name=name,
        )
        self._versions = versions
        self._headed = headed
        self._view: CaseView | None = None
        self.ask(
            TextArea(
                "Vad stämmer inte?",
                "Med personens egna ord. Skriv också vem som säger det.",
                name="words",
            )
        )
        self.model = ItemModel(
            f"{name}-objection",
            around,
            ObjectionForm(),
            partial(objection_form, versions=versions),
            save_of,
            while_alive(self, self.draw),
        )
        self.tie_items(self.model)
        self.hide()
        self._around = around
        self._sums: Mapping[str, Sum] = {}
        self._summed: tuple[str, ...] = ()
        self._names = Names(around, while_alive(self, self._list_with))

    def show_case(self, view: CaseView) -> None:
        """List the versions of a case."""
        self._view = view
        self._list_with(self._names)
        self._check_sums(view.case)

    def _check_sums(self, case: Case) -> None:
        """Check what is locked anew only when there is more of it."""
        locked = tuple(version.id for version in self._versions(case))
        if locked != self._summed:
            self._summed = locked
            take = while_alive(self, self._take_sums)
            self._around.runner.read(check_versions, case.id, take, _without)

    def _take_sums(self, sums: Mapping[str, Sum]) -> None:
        self._sums = sums
        self._list_with(self._names)

    def _list_with(self, names: Names) -> None:
        if self._view is None:
            return
        case = self._view.case
        rows = [
            Listed(
                key=version.id,
                title=self._headed(case, version),
                note="\n".join(_lines(version, names, self._sums.get(version.id))),
                chip="Invändning" if version.objection else "",
                tone="warn",
                change=_verb(version),
                remove="",
            )
            for version in self._versions(case)
        ]
        self.show_rows(rows)
        self.setVisible(bool(rows))


def _verb(version: Version) -> str:
    return "Ändra invändningen" if version.objection else "Det här stämmer inte"


def _without(_: SipdeskError) -> None:
    """Say nothing of sums that could not be read; the versions stand as they are."""


def _lines(version: Version, names: Names, found: Sum | None) -> Iterator[str]:
    by = names.of(version.by)
    if by:
        yield f"Registrerad av {by}"
    if version.reason:
        yield f"Skäl: {version.reason}"
    if version.objection:
        yield f"Invändning: {version.objection}"
    if found is Sum.ELSEWHERE:
        yield "Innehållet finns hos det hem som gjorde versionen."
    if found is not None and version.sha256:
        yield f"Kontrollsumma {shown_sum(version.sha256)}. {_SAID[found]}"
