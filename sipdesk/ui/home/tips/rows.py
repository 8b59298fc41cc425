"""Draw one tip as it stands on the list: whose it is, and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import notice
from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.tip import Finding, SharedTip, Tip, TipKind, TipPart
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.ticks import Tick
from sipdesk.ui.widgets.tokens import XS, M, S


@dataclass(frozen=True, slots=True)
class Deeds:
    """What can be done with a tip; each is given its id."""

    change: Callable[[str], None]
    remove: Callable[[str], None]
    settle: Callable[[str, bool], None]
    choose: Callable[[str, bool], None]


def tip_row(
    tip: Tip,
    deeds: Deeds,
    findings: Sequence[Finding] = (),
    *,
    chosen: bool = False,
    gives: bool = False,
) -> QWidget:
    """Draw a tip that is kept here. ``gives`` is whether it can be chosen."""
    state = "Besvarad" if tip.settled else ""
    parts = [_head(tip.title, tip.kind, state), Meta(_from(tip)), Body(tip.text)]
    if findings:
        told = "\n".join(dict.fromkeys(_where(one) for one in findings))
        found = Notice(name=f"tip-found-{tip.id}")
        found.say("warn", told, title="Får inte lämna hemmet så här")
        parts.append(found)
    if gives and tip.is_own:
        tick = Tick("Dela med andra hem", name=f"tip-share-{tip.id}")
        tick.setAccessibleName(f"Dela {tip.title} med andra hem")
        tick.setChecked(chosen)
        tick.toggled.connect(lambda on: deeds.choose(tip.id, on))
        parts.append(tick)
    parts.append(holder(Flow(*_buttons(tip, deeds), gap=M)))
    return holder(column(*parts, gap=XS))


def came_row(tip: SharedTip, *, is_here: bool) -> QWidget:
    """Draw a tip in a file that came."""
    parts: list[QWidget] = [
        _head(tip.title, tip.kind, "Finns redan" if is_here else ""),
        Meta(short_date(tip.day)),
        Body(tip.text),
    ]
    return holder(column(*parts, gap=XS))


def _head(title: str, kind: TipKind, state: str) -> QWidget:
    line = Flow(Body(title, weight="semibold"), Chip(word(kind)), gap=S)
    if state:
        line.addWidget(Chip(state, "ok"))
    return holder(line)


def _from(tip: Tip) -> str:
    day = short_date(tip.day)
    if tip.is_own:
        return f"Skrivet här {day}"
    known = "avsändaren bestyrkt" if tip.verified else "avsändaren inte bestyrkt"
    return f"Från {tip.home_name} {day} · {known}"


def _where(one: Finding) -> str:
    place = word(one.part)
    if one.part is TipPart.TEXT:
        place = f"{place}, rad {one.line}"
    return f"{place}: {notice(one.remark.value).text}"


def _buttons(tip: Tip, deeds: Deeds) -> list[QWidget]:
    buttons: list[QWidget] = []
    if tip.is_own:
        buttons.append(_button("Ändra", tip, "change", lambda: deeds.change(tip.id)))
    if tip.kind is TipKind.QUESTION:
        text = "Öppna igen" if tip.settled else "Besvarad"
        settled = tip.settled is None
        done = _button(text, tip, "settle", lambda: deeds.settle(tip.id, settled))
        buttons.append(done)
    buttons.append(_button("Ta bort", tip, "remove", lambda: deeds.remove(tip.id)))
    return buttons


def _button(text: str, tip: Tip, name: str, clicked: Callable[[], None]) -> QWidget:
    return Button(
        text, label=f"{text}: {tip.title}", name=f"tip-{name}-{tip.id}", clicked=clicked
    )
