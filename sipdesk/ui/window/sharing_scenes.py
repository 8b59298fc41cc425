"""Pictures of what goes between homes: tips, figures, and several homes added up."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from sipdesk.content.figures import edition_of
from sipdesk.domain.aggregate import Aggregate, Count, CountTable, counted, half_years
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.outside import outward
from sipdesk.domain.sender import Sender
from sipdesk.domain.tip import TipKind
from sipdesk.ui.aggregate.model import Outside
from sipdesk.ui.aggregate.view import HomesPage
from sipdesk.ui.home.aggregate.model import NAMED
from sipdesk.ui.home.aggregate.view import GivePage
from sipdesk.ui.home.tips.view import TipsPage
from sipdesk.usecases.aggregate import CameFile, Desk, GivenFigures, read_homes
from sipdesk.usecases.figures import ReadReport, read_report
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.tip import WriteTip, read_tips, write_tip

Show = Callable[[str], QWidget]
"""Shows a part of Hemmet, and gives its page."""

_TIPS: Final = (
    WriteTip(
        TipKind.QUESTION,
        "Vem kallar när kommunen inte svarar?",
        "Vi har ringt tre gånger. Hur gör ni andra?",
    ),
    WriteTip(
        TipKind.TIP,
        "Ring alla två dagar före mötet",
        "Då vet var och en varför de kommer, och den unge slipper vänta.",
    ),
)
_NAMES: Final = ("Påhittsgården", "Låtsashemmet i norr", "Sagohemmet")
_KEY: Final = "0" * 64
_TO: Final = "age1" + "q" * 58


def sharing_scenes(
    show: Show, put: Callable[[QWidget], None], ports: Ports
) -> Mapping[str, Callable[[], object]]:
    """Give what sets each scene, by its name; ``put`` shows one without a home."""

    def tips() -> None:
        if not read_tips(None, ports).tips:
            for one in _TIPS:
                write_tip(one, ports)
        page = cast("TipsPage", show("tips"))
        page.model.cancel()
        page.refresh()

    def tip() -> None:
        tips()
        cast("TipsPage", show("tips")).model.begin()

    def give() -> None:
        page = cast("GivePage", show("figures"))
        page.model.leave()
        page.model.edit(to=NAMED, name="Sara Exempel, statistik", is_sis=True)

    def given() -> None:
        page = cast("GivePage", show("figures"))
        page.model.edit(to="", name="", is_sis=False)
        lies = Path("sagohemmet-2026H1.sipdesk-figures")
        page.draw(
            replace(
                page.model.state,
                given=GivenFigures(lies, lies, whole=True, passphrase=_PASSPHRASE),
            )
        )

    def homes() -> None:
        made = _Made(ports)

        def read(
            files: tuple[CameFile, ...], then: Callable[..., None], _: object
        ) -> None:
            then(read_homes(files, Desk(made, ports.content, ports.clock)))

        page = HomesPage(Outside(read, lambda *_: None))
        put(page)
        page.model.choose((*made.files, Path("Hittepåhemmet-2026H1.sipdesk-figures")))

    return {
        "home-tips": tips,
        "home-tips-new": tip,
        "home-figures": give,
        "home-figures-given": given,
        "homes": homes,
    }


_PASSPHRASE: Final = "exem-pel0-0000-0000-exem"  # noqa: S105  (opens nothing)


class _Made:
    """Files of made-up homes, of the demonstration home's own figures."""

    def __init__(self, ports: Ports) -> None:
        period = half_years(ports.clock.today(), 1)[0]
        report = read_report(ReadReport(period.first, period.last), ports)
        whole, cut = counted(report, report), counted(report, outward(report))
        one = Aggregate(
            Sender("home-0", _NAMES[0], _TO, _KEY),
            period.first,
            period.last,
            ports.clock.now(),
            "0.1.0",
            edition_of(ports.content.read_figures().definitions),
            whole=True,
            tables=whole,
        )
        other = replace(
            one,
            sender=replace(one.sender, id="home-1", name=_NAMES[1]),
            whole=False,
            tables=cut,
        )
        third = replace(
            one,
            sender=replace(one.sender, id="home-2", name=_NAMES[2]),
            tables=tuple(map(_doubled, whole)),
        )
        homes = dict(zip(_NAMES, (one, other, third), strict=True))
        self.files = {
            Path(f"{name}-2026H1.sipdesk-figures"): home for name, home in homes.items()
        }

    def open(self, path: Path, _: str) -> Aggregate:
        found = self.files.get(path)
        if found is None:
            raise Unavailable(Trouble.FIGURES_LOCKED)
        return found


def _doubled(table: CountTable) -> CountTable:
    rows = tuple(
        replace(row, counts=tuple(map(_twice, row.counts))) for row in table.rows
    )
    return replace(table, rows=rows)


def _twice(count: Count) -> Count:
    value = None if count.value is None else 2 * count.value
    of = None if count.of is None else 2 * count.of
    return replace(count, value=value, of=of, unknown=2 * count.unknown)
