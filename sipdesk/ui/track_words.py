"""What lies on the track, in words."""

from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.swedish import counted, listing, long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.track import DischargeChange, Milestone, Track, TrackUnit, Way
from sipdesk.domain.track_days import Late, Moved, Preview, Stop, StopState
from sipdesk.ui.foot import LAW_STATUS, short_reference

_VERIFIED: Final = "verified"
_MOST_TOLD: Final = 6
_SET: Final = {
    None: "Bestämd dag.",
    Late.PASSED: "Bestämd dag, men inte klar.",
    Late.AFTER_LIMIT: "Bestämd dag, men den ligger efter utskrivningen.",
}
_UNITS: Final = {
    TrackUnit.DAYS: ("dag", "dagar"),
    TrackUnit.WORKING_DAYS: ("arbetsdag", "arbetsdagar"),
    TrackUnit.WEEKS: ("vecka", "veckor"),
    TrackUnit.MONTHS: ("månad", "månader"),
}


def title(stop: Stop) -> str:
    """Name a stop, with which time it is of one that comes again."""
    again = f" {stop.number}" if stop.milestone.every else ""
    return f"{stop.milestone.title}{again}"


def state(stop: Stop) -> str:
    """Say how a stop stands: too late, or what is known of its day."""
    if stop.late is Late.PASSED and stop.state is StopState.PROPOSED:
        return "För sent"
    return word(stop.late) if stop.late else word(stop.state)


def note(stop: Stop, content: Content) -> str:
    """Say where a day comes from, and what to know about it."""
    milestone = stop.milestone
    match stop.state:
        case StopState.DONE:
            said = "" if stop.way is Way.NOT_SAID else word(stop.way)
            return said or "Klart"
        case StopState.SET:
            return _SET[stop.late]
        case StopState.UNKNOWN:
            return f"Okänt, därför att: {stop.why}"
        case StopState.PROPOSED:
            return f"{_counted(stop, content)} {_checked(milestone)}".strip()
        case StopState.NO_DAY:
            return _no_day(stop, content)


def told(preview: Preview) -> tuple[str, str]:
    """Say what a change would move, and what it would make too late; "" for none."""
    moved = [_moved(one) for one in preview.moved[:_MOST_TOLD]]
    more = len(preview.moved) - len(moved)
    if more > 0:
        moved.append(counted(more, "dag till", "dagar till"))
    late = [
        f"{lower_first(title(stop))} ({short_date(stop.day)})" if stop.day else ""
        for stop in preview.late
    ]
    return (
        f"Det här flyttas: {listing(moved)}." if moved else "",
        f"Det här blir för sent: {listing(late)}." if late else "",
    )


def changed(track: Track) -> str:
    """Count how often the discharge date moved, and was unknown for a reason."""
    parts = []
    if track.times_moved:
        parts.append(f"Ändrad {counted(track.times_moved, 'gång', 'gånger')}.")
    if track.times_unknown:
        times = counted(track.times_unknown, "gång", "gånger")
        parts.append(f"Svaret har varit ”okänt, därför att” {times}.")
    return " ".join(parts)


def changes(track: Track) -> tuple[tuple[str, str], ...]:
    """Tell each change of the discharge date, the newest first.

    Below each stands when it was made, why, and by whom.
    """
    found = [
        (_change(one, first=number == 0), _because(one))
        for number, one in enumerate(track.discharge_changes)
    ]
    return tuple(reversed(found))


def _change(one: DischargeChange, *, first: bool) -> str:
    became = short_date(one.became) if one.became else "okänt"
    if one.was is None and (first or one.became is None):
        return f"Först satt: {became}" if one.became else "Okänt"
    return f"Från {short_date(one.was) if one.was else 'okänt'} till {became}"


def _because(one: DischargeChange) -> str:
    why = one.why.strip() or "Inget skäl skrivet"
    end = "" if why.endswith((".", "!", "?", "…")) else "."
    by = f" {one.who}." if one.who else ""
    return f"{short_date(one.day)}. {why}{end}{by}"


def unit(milestone: Milestone) -> str:
    """Name what a milestone's figure counts, in the plural: ``veckor``."""
    return _UNITS[milestone.unit][1]


def _no_day(stop: Stop, content: Content) -> str:
    if stop.hangs_on:
        return f"Räknas när ”{content.track[stop.hangs_on].title}” har en dag."
    return stop.milestone.about or "Ingen har sagt någon dag än."


def _moved(one: Moved) -> str:
    name = lower_first(title(one.stop))
    if one.becomes is None:
        return f"{name} faller bort"
    if one.was is None:
        return f"{name} får dagen {short_date(one.becomes)}"
    return f"{name} från {short_date(one.was)} till {short_date(one.becomes)}"


def _counted(stop: Stop, content: Content) -> str:
    milestone = stop.milestone
    again = stop.hangs_on == milestone.id or stop.number > 1
    figure = milestone.every if milestone.every and again else milestone.offset
    amount = counted(abs(figure), *_UNITS[milestone.unit])
    side = "före" if figure < 0 else "efter"
    anchor = content.track.get(stop.hangs_on)
    of = "förra gången" if again or anchor is None else f"”{anchor.title}”"
    law = content.laws.get(milestone.law)
    if milestone.own:
        source = "hemmets egen siffra"
    else:
        source = short_reference(law) if law else ""
    when = f"{amount} {side} {of}" if figure else f"Samma dag som {of}"
    return f"Förslag: {lower_first(when)}{f', {source}' if source else ''}."


def _checked(milestone: Milestone) -> str:
    return "" if milestone.status == _VERIFIED else f"{LAW_STATUS[milestone.status]}."


def day(stop: Stop) -> str:
    """Write a stop's day in full, or that it has none."""
    return long_date(stop.day) if stop.day else "Ingen dag"
