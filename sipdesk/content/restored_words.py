"""What a restored home is told to be, on the screen and by the command."""

from sipdesk.content.notices import Notice, notice
from sipdesk.content.swedish import CASES, SAVES, SWEDEN, counted, day_and_time
from sipdesk.domain.backup import Restored


def restored_words(restored: Restored) -> Notice:
    """Say that a home has been put back, and what is and is not in it."""
    contents = restored.contents
    made = contents.made.astimezone(SWEDEN)
    facts = {
        "when": day_and_time(made.date(), made.time()),
        "cases": counted(contents.cases, *CASES),
        "saves": counted(contents.saves, *SAVES),
    }
    return notice("home-restored", facts)
