"""Draw the rows of Idag, under their headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.alike import MANY, gather, so_many, some_names
from sipdesk.content.swedish import counted, listing, weekday
from sipdesk.content.words import word
from sipdesk.domain.overview import TOLD_APART
from sipdesk.ui.instead import instead_words
from sipdesk.ui.today.model import Asked, TodayState
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.foldinglist import Bundle, FoldingList, Piece
from sipdesk.ui.widgets.layout import Part, row
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import XS, L, S, Tone
from sipdesk.usecases.today import TodayRow, Urgency

_DAYS_AS_WEEKS: Final = 21
_BETWEEN: Final = "  ·  "
_FIRST: Final = 5
"""So many of what only waits are seen at once."""
_WHOLE: Final = (Urgency.AT_ONCE, Urgency.PUT_OFF)
"""Where every row is seen: a duty always, and what one has opened the fold to see."""


class Group(Panel):
    """One heading and what stands under it; hidden when nothing does."""

    keys = "Enter öppnar. Ctrl+U skjuter upp."

    def __init__(self, urgency: Urgency) -> None:
        self._title = word(urgency)
        self._name = urgency.value
        self.list = FoldingList(self._title, name=f"{self._name}-list")
        parts = self._parts()
        super().__init__("card", *parts, margins=(XS, L, XS, S), name=self._name)
        self.hide()

    def _parts(self) -> tuple[Part, ...]:
        self._found = Meta("", wrap=False)
        heading = Heading(self._title, level=2)
        # In line with the words of the cards.
        return row(heading, None, self._found, margins=(24, 0, 18, 0)), self.list

    def _count(self, rows: int) -> None:
        self._found.say(str(rows))

    def hold(self, card: QWidget) -> None:
        """Show a card below the rows, about one of them."""
        self.body.addWidget(card)

    def show_waiting(
        self, rows: Sequence[TodayRow], state: TodayState, *, works: bool
    ) -> None:
        """Show rows, all of them: the page scrolls, not the list.

        ``works`` when whoever looks may put them off.
        """
        self._count(len(rows))
        self.list.setAccessibleDescription(self.keys if works else "")
        whom = state.whom
        cards = {
            one.waiting.id: card(one, state.day, whom.get(one.waiting.id), works=works)
            for one in rows
        }
        self.list.show_pieces(pieces(rows, cards, state.day))
        self.setVisible(bool(rows))


class PutOffGroup(Group):
    """What is put off: folded behind its heading, which says how much it is."""

    keys = "Enter öppnar. Ctrl+U tar upp raden igen."

    @override
    def _parts(self) -> tuple[Part, ...]:
        self.fold = Fold(self._title, self.list, name=f"{self._name}-fold")
        return (row(self.fold, margins=(S, 0, S, 0)),)

    @override
    def _count(self, rows: int) -> None:
        self.fold.say(f"{self._title} ({rows})")


def pieces(
    rows: Sequence[TodayRow], cards: Mapping[str, ListRow], today: date
) -> list[Piece]:
    """Arrange the cards under one heading, so that the first things are seen first.

    What says the same of one case is one card till it is opened; so are many that do,
    and of what only waits the first few are shown. Not what is to be done at once: that
    is never behind anything.
    """
    if rows and rows[0].urgency in _WHOLE:
        return [cards[one.waiting.id] for one in rows]
    made: list[Piece] = [
        _bundle(alike, cards, today)
        if len(alike) > 1
        else _of_case(alike[0], cards, today)
        for alike in gather(_by_case(rows), lambda same: same[0].text)
    ]
    if rows and rows[0].urgency is Urgency.WAITING and len(made) >= _FIRST + MANY:
        made = [*made[:_FIRST], _rest(made[_FIRST:])]
    return made


def _by_case(rows: Sequence[TodayRow]) -> tuple[tuple[TodayRow, ...], ...]:
    """Give rows in their order, those of one case that lists say the same of together.

    They are of different rules, and are put off one by one. Rows that a list tells
    apart stay apart.
    """
    found: dict[tuple[str, ...], list[TodayRow]] = {}
    for one in rows:
        apart = one.waiting.id if one.waiting.kind in TOLD_APART else ""
        found.setdefault((one.case.id, one.text, apart), []).append(one)
    return tuple(tuple(same) for same in found.values())


def _of_case(
    same: Sequence[TodayRow], cards: Mapping[str, ListRow], today: date
) -> Piece:
    if len(same) == 1:
        return cards[same[0].waiting.id]
    case = same[0].case
    note = _BETWEEN.join((case.name or "Namn saknas", case.number))
    head = _head(same, today, key=f"{case.id} {same[0].text}")
    rows = tuple(cards[one.waiting.id] for one in same)
    return Bundle(replace(head, note=note), rows)


def _bundle(
    alike: Sequence[Sequence[TodayRow]], cards: Mapping[str, ListRow], today: date
) -> Bundle:
    rows = [one for same in alike for one in same]
    names = [one.case.name or "Namn saknas" for one in rows]
    worst = rows[0]
    head = _head(rows, today, key=f"{worst.urgency.value} {worst.text}")
    told = replace(
        head, note=some_names(names), tip=listing(tuple(dict.fromkeys(names)))
    )
    return Bundle(told, tuple(_of_case(same, cards, today) for same in alike))


def _head(rows: Sequence[TodayRow], today: date, *, key: str) -> ListRow:
    worst = rows[0]
    when, tone = when_words(worst, today)
    late = tone == "bad"
    first = "längst" if late or worst.waiting.due is None else "först"
    return ListRow(
        key=f"alike {key}",
        title=worst.text,
        meta=f"{first}: {when}" if when else "",
        chip_text=so_many(len(rows)),
        chip_tone="bad" if late else "idle",
    )


def _rest(left: Sequence[Piece]) -> Bundle:
    heads = [one.head if isinstance(one, Bundle) else one for one in left]
    count = sum(map(_size, left))
    titles = [one.title for one in heads]
    head = ListRow(
        key="alike rest", title=f"{count} rader till", note=some_names(titles)
    )
    return Bundle(head, tuple(left))


def _size(piece: Piece) -> int:
    return sum(map(_size, piece.rows)) if isinstance(piece, Bundle) else 1


def card(
    waits: TodayRow,
    today: date,
    whom: Asked | None = None,
    *,
    works: bool = False,
) -> ListRow:
    """Write one row: what, in whose case, when, and whether it was put off.

    ``whom`` is whose answer is waited for, where a case has several rows alike.
    ``works`` when whoever looks may put it off.
    """
    back = waits.urgency is Urgency.PUT_OFF
    when, tone = when_words(waits, today)
    name = waits.case.name or "Namn saknas"
    told = (
        name,
        waits.case.number,
        asked_words(whom, today) if whom else "",
        put_off_words(waits, today),
        waited_words(waits, today),
    )
    note = _BETWEEN.join(filter(None, told))
    return ListRow(
        key=waits.waiting.id,
        title=waits.text,
        meta=instead_words(waits.instead, today) if waits.instead else "",
        note=note,
        chip_text=when,
        chip_tone=tone,
        tip=note if waits.waiting.put_off is not None else "",
        act=("Ta upp nu" if back else "Skjut upp") if works else "",
        act_icon="undo-2" if back else "alarm-clock",
    )


def waited_words(waits: TodayRow, today: date) -> str:
    """Say for how long it has waited, where the chip says something else."""
    due, since = waits.waiting.due, waits.waiting.since
    if since is None or since >= today or since == due:
        return ""
    told_by_chip = due is None and waits.urgency is not Urgency.PUT_OFF
    return "" if told_by_chip else f"väntat {_long((today - since).days)}"


def put_off_words(waits: TodayRow, today: date) -> str:
    """Say by whom it is put off; of what is back, how often it was."""
    row = waits.waiting
    if row.put_off is None:
        return ""
    if row.is_put_off(today):
        by = f" av {waits.put_off_by}" if waits.put_off_by else ""
        till = f" till {dates.short(row.put_off, today)}"
        # The chip says till when, but for a duty, which stays where it was.
        return f"uppskjutet{'' if waits.urgency is Urgency.PUT_OFF else till}{by}"
    return f"uppskjutet {counted(row.times, 'gång', 'gånger')}"


def asked_words(whom: Asked, today: date) -> str:
    """Say whose answer is waited for."""
    name = whom.name or (word(whom.principal) if whom.principal else "")
    since = f"påtalat {dates.short(whom.since, today)}" if whom.since else ""
    return ", ".join(filter(None, (name, since)))


def when_words(waits: TodayRow, today: date) -> tuple[str, Tone]:
    """Say how late it is, when it is due, or for how long it has waited.

    Nothing, where none of it is known.
    """
    due, since = waits.waiting.due, waits.waiting.since
    put_off = waits.waiting.put_off
    if waits.urgency is Urgency.PUT_OFF and put_off is not None:
        return f"till {dates.short(put_off, today)}", "idle"
    if due is not None and due < today:
        return f"{_days((today - due).days)} försenat", "bad"
    if due is not None and waits.urgency in (Urgency.AT_ONCE, Urgency.THIS_WEEK):
        return _soon(due, today)
    if due is not None:
        return f"senast {dates.short(due, today)}", "idle"
    if since is not None and since < today:
        return f"väntat {_long((today - since).days)}", "idle"
    return ("" if since is None else "sedan i dag"), "idle"


def _soon(due: date, today: date) -> tuple[str, Tone]:
    ahead = (due - today).days
    if ahead <= 1:
        return ("i dag", "i morgon")[ahead], "warn"
    if ahead == 7:  # noqa: PLR2004  (the same weekday, one week on)
        return f"om en vecka, {dates.short(due, today)}", "idle"
    return f"på {weekday(due)}", "idle"


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagar"


def _long(days: int) -> str:
    return _days(days) if days < _DAYS_AS_WEEKS else f"{days // 7} veckor"
