"""Reads what a calendar file of ours says, for one who looks at it again."""

from icalendar import Calendar

from sipdesk.content.swedish import clock, day_and_time


def words_of(data: bytes) -> str:
    """Give its words, line by line."""
    file = Calendar.from_ical(data)
    lines = ["Kalenderfil"]
    for entry in file.events:
        start, end = entry["dtstart"].dt, entry["dtend"].dt
        told = day_and_time(start.date(), start.time())
        lines += [
            str(entry["summary"]),
            f"Tid: {told}–{clock(end.time())}",
            *_line("Plats", str(entry.get("location", ""))),
            str(entry["description"]),
        ]
    if file["method"] == "CANCEL":
        lines.insert(1, "Mötet tas bort ur kalendern.")
    return "\n".join(lines)


def _line(label: str, value: str) -> list[str]:
    return [f"{label}: {value}"] if value else []
