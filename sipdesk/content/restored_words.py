"""What a restored home is told to be, on the screen and by the command."""

from sipdesk.content.notices import Notice, notice
from sipdesk.content.swedish import SWEDEN, day_and_time
from sipdesk.domain.backup import Restored


def restored_notice(restored: Restored) -> Notice:
    """Say that a home has been put back, and what is and is not in it."""
    contents = restored.contents
    made = contents.made.astimezone(SWEDEN)
    facts = {
        "made": day_and_time(made.date(), made.time()),
        "cases": str(contents.cases),
        "saves": str(contents.saves),
    }
    return notice("home-restored", facts)
