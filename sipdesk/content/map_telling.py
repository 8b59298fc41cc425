"""What stands behind an answer of the map, told alike on the screen and on paper."""

from collections.abc import Mapping

from sipdesk.content.swedish import short_date
from sipdesk.content.words import lower_first, map_line, word
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay
from sipdesk.domain.ground import ChosenGround, Ground


def ground_title(chosen: ChosenGround, grounds: Mapping[str, Ground]) -> str:
    """Name a chosen ground; one that is known no more by its force alone."""
    ground = grounds.get(chosen.ground)
    return f"{ground.title if ground else word(chosen.force)}."


def judged(chosen: ChosenGround) -> tuple[str, str]:
    """Tell why a ground was chosen, and who judged so and when."""
    day = short_date(chosen.chosen)
    return (
        map_line("reason", reason=chosen.reason),
        f"{map_line('judged', by=chosen.by, day=day)}.",
    )


def on_paper(entry: Consent, who: str) -> str:
    """Tell how ``who`` agreed, when, and where that can be seen."""
    when = short_date(entry.decided) if entry.decided else ""
    if entry.state is ConsentState.BOARD_YES:
        told = (lower_first(map_line("board")), when, entry.reason)
    else:
        unsaid = entry.way is ConsentWay.NOT_SAID
        way = map_line("unsaid") if unsaid else word(entry.way)
        told = (way.casefold(), when, entry.way_detail)
    return f"{who}: {', '.join(filter(None, told))}"
