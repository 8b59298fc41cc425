"""What is said of an order that was refused, and where; knows nothing of Qt."""

from collections.abc import Mapping

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError


def refusal(error: SipdeskError) -> Notice:
    """Give the notice of an error, with its facts."""
    facts = error.facts if isinstance(error, RuleBroken) else {}
    return notice(error.code, facts)


def placed(error: SipdeskError) -> tuple[Mapping[str, str], Notice | None]:
    """Give what is said beside the field it concerns, or else what is said of all."""
    said = refusal(error)
    if isinstance(error, RuleBroken) and error.field:
        return {error.field: said.whole}, None
    return {}, said
