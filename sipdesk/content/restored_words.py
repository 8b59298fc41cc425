"""What a restored home is told to be, on the screen and by the command."""

from sipdesk.content.swedish import SWEDEN, counted, day_and_time
from sipdesk.domain.backup import Restored


def restored_words(restored: Restored) -> tuple[str, str]:
    """Say that a home has been put back, and what is and is not in it."""
    contents = restored.contents
    made = contents.made.astimezone(SWEDEN)
    when = day_and_time(made.date(), made.time())
    cases = counted(contents.cases, "ärende", "ärenden")
    saves = counted(contents.saves, "sparning", "sparningar")
    held = (
        f"Det är som det var {when}: {cases}, {saves}. "
        "Det som sparades efter det finns inte i den här filen."
    )
    return "Hemmet är återställt.", held
